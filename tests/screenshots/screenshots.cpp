// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"
#include "tests/bench/generate.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Takes pictures of the real window: `screenshots FOLDER`.
namespace {

void take(MainWindow &window, const QString &file)
{
    QTest::qWait(1500); // the rows and the proof come from another thread
    if (!window.grab().save(file))
        qFatal("%s can't be written", qPrintable(file));
}

void selectAuthor(MainWindow &window)
{
    const Model *article = window.document().schema().model(u"blog.Article");
    window.selection().select({.model = article->id, .field = article->field(u"author")->id});
}

void showTab(const MainWindow &window, const QString &panel)
{
    window.findChild<QTabWidget *>(u"tabs"_s)->setCurrentWidget(window.findChild<QWidget *>(panel));
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QApplication application(argc, argv);
    if (argc != 2)
        qFatal("usage: screenshots FOLDER");
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    for (const QString &theme : {u"light"_s, u"dark"_s}) {
        MainWindow window;
        window.resize(1440, 900);
        window.show();
        window.findChild<QAction *>(u"theme_"_s + theme)->trigger();
        take(window, folder.filePath(u"empty-%1.png"_s.arg(theme)));
        window.openExample();
        selectAuthor(window);
        take(window, folder.filePath(u"blog-%1.png"_s.arg(theme)));
        showTab(window, u"pythonPanel"_s);
        take(window, folder.filePath(u"python-%1.png"_s.arg(theme)));
        showTab(window, u"samplePanel"_s);
        take(window, folder.filePath(u"rows-%1.png"_s.arg(theme)));
        showTab(window, u"problemsPanel"_s);
        window.document().reset(generatedProject(500, 1500, 1));
        window.canvas().zoomFit();
        take(window, folder.filePath(u"large-%1.png"_s.arg(theme)));
        window.canvas().zoomReset();
        take(window, folder.filePath(u"large-close-%1.png"_s.arg(theme)));
        window.session().close();
    }
    return 0;
}
