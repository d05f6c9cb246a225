// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"
#include "designer/panels/pythonpanel.h"
#include "model/exchange/modelfiles.h"
#include "model/project/projectfile.h"
#include "model/sql/dialect.h"
#include "model/sql/schemascript.h"
#include "tests/bench/generate.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

double milliseconds(const std::function<void()> &run)
{
    QElapsedTimer timer;
    timer.start();
    run();
    return double(timer.nsecsElapsed()) / 1e6;
}

struct Figures
{
    double median = 0;
    double worst = 0;
};

Figures repeated(int times, const std::function<void(int)> &run)
{
    QList<double> all;
    for (int i = 0; i < times; ++i)
        all.append(milliseconds([&] { run(i); }));
    std::sort(all.begin(), all.end());
    return {all[all.size() / 2], all.last()};
}

void print(const char *what, const Figures &figures)
{
    std::printf("  %-52s %8.2f ms median %8.2f ms worst\n", what, figures.median, figures.worst);
}

// All that an edit sets off in the window: views, checks and SQL, up to the painted frame.
void settle(MainWindow &window)
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    window.repaint();
}

// The models go to files, so that each edit is an edit in place of one of them.
void measurePython(MainWindow &window, const QList<ModelId> &ids)
{
    Document &document = window.document();
    const QTemporaryDir folder;
    const QList<ModelFile> files = modelFiles(document.project(), {});
    if (!writeModelFiles(files, folder.path(), false))
        return;
    const QList<SourceFile> sources = sourcesWhenWritten(document.project(), files, folder.path());
    document.edit(u"Write"_s, [&](Project &project) { project.sources = sources; });
    auto *panel = window.findChild<PythonPanel *>(u"pythonPanel"_s);
    window.findChild<QTabWidget *>(u"tabs"_s)->setCurrentWidget(panel);
    const auto untilShown = [&] {
        settle(window);
        while (!panel->isUpToDate())
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    };
    std::printf("  %-52s %8.2f ms\n", "the Python tab: read the files and show them", milliseconds(untilShown));
    double blocked = 0;
    print("an edit, up to the new models.py in the Python tab", repeated(20, [&](int i) {
              document.edit(u"Longer"_s, [&](Project &project) {
                  project.schema.find(ids[i * 7 % ids.size()])->fields[0].name = u"named_%1"_s.arg(i);
              });
              blocked = std::max(blocked, milliseconds([&] { settle(window); }));
              untilShown();
          }));
    std::printf("  %-52s %8.2f ms worst\n", "of that: the window waits", blocked);
}

void measure(int models, int relations)
{
    std::printf("%d models, %d relations\n", models, relations);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"large.relata"_s);
    const Result<void> saved = saveProject(generatedProject(models, relations, 1), path);
    if (!saved)
        return;
    MainWindow window;
    window.resize(1600, 1000);
    window.show();
    settle(window);
    std::printf("  %-52s %8.2f ms\n", "open the file, up to the painted window", milliseconds([&] {
                    window.openFile(path);
                    settle(window);
                }));
    Document &document = window.document();
    QList<ModelId> ids;
    for (const Model &model : document.schema().models) {
        if (model.origin == Origin::Project)
            ids.append(model.id);
    }
    const auto editName = [&](int i) {
        document.edit(u"Rename"_s, [&](Project &project) {
            project.schema.find(ids[i * 7 % ids.size()])->fields[0].name = u"renamed_%1"_s.arg(i);
        });
    };
    print("an edit, up to the painted window (SQL tab shown)", repeated(30, [&](int i) {
              editName(i);
              settle(window);
          }));
    print("of that: the edit and what listens at once", repeated(30, [&](int i) { editName(100 + i); }));
    Registry registry = document.registry();
    Schema schema = document.schema();
    SchemaScript script;
    const Dialect &postgres = *dialectNamed(u"postgresql");
    script.update(registry, postgres);
    const auto follow = [&](int i) {
        schema.find(ids[(200 + i) * 7 % ids.size()])->fields[0].name = u"followed_%1"_s.arg(i);
        registry = Registry(schema, registry);
    };
    print("of that: the registry", repeated(20, follow));
    print("of that: the registry and the SQL", repeated(20, [&](int i) {
              follow(20 + i);
              script.update(registry, postgres);
          }));
    print("the registry of the whole schema", repeated(20, [&](int) { Registry whole(document.schema()); }));
    for (const QString &name : {u"sqlite"_s, u"postgresql"_s, u"mariadb"_s, u"mysql"_s}) {
        const Registry whole(document.schema());
        const QByteArray label = "the SQL of the whole schema, " + name.toUtf8();
        print(label.constData(), repeated(20, [&](int) { createSchema(whole, *dialectNamed(name)); }));
    }
    print("a move, up to the painted window", repeated(30, [&](int i) {
              document.edit(u"Move"_s, [&](Project &project) { project.layout.places[ids[i]] += QPointF(16, 8); });
              settle(window);
          }));
    print("undo, up to the painted window", repeated(20, [&](int) {
              document.undoStack().undo();
              settle(window);
          }));
    measurePython(window, ids);
    window.canvas().zoomFit();
    settle(window);
    print("a frame of everything", repeated(30, [&](int) { window.canvas().viewport()->repaint(); }));
    window.canvas().zoomReset();
    settle(window);
    print("a frame at 100 %", repeated(30, [&](int) { window.canvas().viewport()->repaint(); }));
    window.session().close();
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"RelataBench"_s);
    QApplication application(argc, argv);
    const QTemporaryDir settings;
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings.path());
    measure(60, 150);
    measure(500, 1500);
    measure(1000, 3000);
    return 0;
}
