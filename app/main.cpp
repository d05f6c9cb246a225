// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/mainwindow.h"

#include <QApplication>
#include <QFileInfo>
#include <QSettings>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

void nameApplication()
{
    QCoreApplication::setOrganizationName(u"Relata"_s);
    QCoreApplication::setApplicationName(u"Relata"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RELATA_VERSION));
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

// A command's standard error is one line of its own: what Qt has to say about the desktop does not belong there.
void onlyFatalMessages(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtFatalMsg || type == QtCriticalMsg)
        std::fprintf(stderr, "%s\n", qPrintable(message));
}

int runDesigner(int argc, char *argv[])
{
    if (!hasDisplay()) {
        std::fputs("relata: there is no display to open a window on; relata --help tells what works without one\n",
                   stderr);
        return 2;
    }
    QApplication application(argc, argv);
    QGuiApplication::setDesktopFileName(u"relata"_s);
    const QStringList files = application.arguments().mid(1);
    if (files.size() > 1) {
        std::fputs("relata: one FILE at a time; see relata --help\n", stderr);
        return 2;
    }
    if (!files.isEmpty() && files.first().startsWith(u'-')) {
        std::fprintf(stderr, "relata: unknown option %s; see relata --help\n", qPrintable(files.first()));
        return 2;
    }
    relata::MainWindow window;
    window.show();
    if (!files.isEmpty())
        window.openFile(files.first());
    else
        window.offerWorkLeftByACrash();
    return application.exec();
}

} // namespace

int main(int argc, char *argv[])
{
    nameApplication();
    const QString word = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    if (!relata::isCommand(word))
        return runDesigner(argc, argv);
    qInstallMessageHandler(onlyFatalMessages);
    if (relata::commandNeedsFonts(word)) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication application(argc, argv);
        return relata::runCommand(application.arguments().mid(1));
    }
    const QCoreApplication application(argc, argv);
    return relata::runCommand(application.arguments().mid(1));
}
