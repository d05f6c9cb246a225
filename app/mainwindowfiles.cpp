// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "designer/canvas/arrange.h"
#include "designer/canvas/build.h"
#include "designer/canvas/picture.h"
#include "designer/theme/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QStandardPaths>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRecent = 10;

QString projectFilter()
{
    return MainWindow::tr("Relata projects (*.relata)");
}

QString homeFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

QString withEnding(const QString &path, const QString &ending)
{
    return QFileInfo(path).suffix().isEmpty() ? path + ending : path;
}

} // namespace

void MainWindow::newProject()
{
    if (!mayDiscard())
        return;
    m_selection.clear();
    m_session.startNew();
    m_messageBar->hide();
}

void MainWindow::openWithDialog()
{
    const QString start = m_document.path().isEmpty() ? homeFolder() : QFileInfo(m_document.path()).path();
    const QString path = m_fileDialogs.open(this, tr("Open Project"), start, projectFilter());
    if (!path.isEmpty())
        openFile(path);
}

bool MainWindow::openFile(const QString &path)
{
    if (!mayDiscard())
        return false;
    const bool isOpenHere = QFileInfo(path).absoluteFilePath() == m_document.path();
    const QString other = isOpenHere ? QString() : ProjectSession::otherHolder(path);
    Result<void> opened;
    if (other.isEmpty()) {
        opened = m_session.open(path);
    } else {
        const int answer = m_questions.ask(this, tr("%1 is open in another window").arg(QFileInfo(path).fileName()),
                                           tr("%1 has it open. Two windows that save one file would undo each other's "
                                              "work. You can look at a copy, and "
                                              "save it under another name.")
                                               .arg(other),
                                           {tr("Open a Copy"), tr("Cancel")});
        if (answer != 0)
            return false;
        opened = m_session.openCopy(path);
    }
    if (!opened) {
        tell(tr("The project can't be opened"), opened.error());
        return false;
    }
    m_selection.clear();
    m_messageBar->hide();
    if (other.isEmpty()) {
        addRecent(m_document.path());
        offerLeftOver();
    }
    placeModels();
    m_canvas->zoomFit();
    return true;
}

// A file that was written by hand or by another program may say nothing of where its models stand.
void MainWindow::placeModels()
{
    const Project &project = m_document.project();
    if (!isUnplaced(project.schema, project.layout))
        return;
    const Graphviz quick{.milliseconds = 3000}; // the window waits
    const Layout layout = arranged(m_document.registry(), project.layout, Metrics::standard(), {}, {}, quick).layout;
    m_document.edit(tr("Place models"), [&](Project &changed) { changed.layout = layout; });
}

void MainWindow::openExample()
{
    if (!mayDiscard())
        return;
    const Result<void> opened = m_session.openCopy(u":/examples/blog.relata"_s);
    if (!opened) {
        tell(tr("The example can't be opened"), opened.error());
        return;
    }
    m_selection.clear();
    m_canvas->zoomFit();
}

void MainWindow::offerLeftOver()
{
    if (!m_session.hasLeftOver())
        return;
    const Result<Autosave> work = m_session.leftOver();
    if (!work) {
        tell(tr("Unsaved work was found, but it can't be read"), work.error());
        return;
    }
    if (work->project == m_document.project()) {
        m_session.discardLeftOver();
        return;
    }
    const int answer = m_questions.ask(this, tr("Recover unsaved changes?"),
                                       tr("Relata ended without saving %1. Changes from %2 are still there. Recovering "
                                          "puts them into the open project; "
                                          "undo goes back to the file.")
                                           .arg(QFileInfo(m_document.path()).fileName(),
                                                QLocale().toString(work->written.toLocalTime(), QLocale::ShortFormat)),
                                       {tr("Recover"), tr("Discard Them"), tr("Decide Later")});
    if (answer == 0)
        m_session.recover(*work);
    else if (answer == 1)
        m_session.discardLeftOver();
}

bool MainWindow::offerWorkLeftByACrash()
{
    const QStringList recent = QSettings().value(u"files/recent"_s).toStringList();
    for (const QString &path : recent) {
        if (QFileInfo::exists(path) && ProjectSession::isLeftOver(path, m_session.folder()) && openFile(path))
            return true;
    }
    return offerOrphans();
}

bool MainWindow::offerOrphans()
{
    for (const QString &sideFile : m_session.orphans()) {
        const Result<Autosave> work = readAutosave(sideFile);
        if (!work || !work->path.isEmpty())
            continue;
        int models = 0;
        for (const Model &model : work->project.schema.models)
            models += model.origin == Origin::Project ? 1 : 0;
        const int answer =
            m_questions.ask(this, tr("Recover an unsaved project?"),
                            tr("Relata ended before a new project with %n model(s) was saved (%1).", nullptr, models)
                                .arg(QLocale().toString(work->written.toLocalTime(), QLocale::ShortFormat)),
                            {tr("Recover"), tr("Discard It"), tr("Decide Later")});
        if (answer == 1)
            removeAutosave(sideFile);
        if (answer != 0)
            continue;
        const Result<void> recovered = m_session.recoverOrphan(sideFile);
        if (recovered) {
            m_canvas->zoomFit();
            return true;
        }
        tell(tr("The project can't be recovered"), recovered.error());
    }
    return false;
}

bool MainWindow::save()
{
    m_canvas->concludeEditing();
    return m_document.path().isEmpty() ? saveAs() : saveTo(m_document.path());
}

bool MainWindow::saveAs()
{
    m_canvas->concludeEditing();
    const QString start =
        m_document.path().isEmpty() ? QDir(homeFolder()).filePath(u"models.relata"_s) : m_document.path();
    const QString path = m_fileDialogs.save(this, tr("Save Project As"), start, projectFilter());
    return !path.isEmpty() && saveTo(withEnding(path, u".relata"_s));
}

bool MainWindow::saveTo(const QString &path)
{
    const bool same = QFileInfo(path).absoluteFilePath() == m_document.path();
    if (same && m_session.onDisk() == OnDisk::Changed) {
        const int answer =
            m_questions.ask(this, tr("%1 was changed by another program").arg(QFileInfo(path).fileName()),
                            tr("Saving would replace what the other program wrote since you opened it."),
                            {tr("Save Under Another Name…"), tr("Replace It"), tr("Cancel")});
        if (answer == 0)
            return saveAs();
        if (answer != 1)
            return false;
    }
    const Result<void> saved = m_session.saveAs(path);
    if (!saved) {
        tell(tr("The project was not saved"), saved.error());
        return false;
    }
    m_messageBar->hide();
    addRecent(m_document.path());
    return true;
}

bool MainWindow::mayDiscard()
{
    m_canvas->concludeEditing();
    if (!m_document.isModified())
        return true;
    const QString name = m_document.path().isEmpty() ? tr("the new project") : QFileInfo(m_document.path()).fileName();
    const int answer =
        m_questions.ask(this, tr("Save the changes to %1?").arg(name), tr("They are lost if you don't save them."),
                        {tr("Save"), tr("Don't Save"), tr("Cancel")});
    return answer == 0 ? save() : answer == 1;
}

void MainWindow::fileChanged(OnDisk state)
{
    const QString name = QFileInfo(m_document.path()).fileName();
    if (state == OnDisk::Gone) {
        showMessage(tr("%1 was removed or renamed by another program. Your project is still here.").arg(name),
                    tr("Save"), [this] { save(); });
        return;
    }
    const QString text = m_document.isModified()
                             ? tr("%1 was changed by another program, and you have changes of your own.").arg(name)
                             : tr("%1 was changed by another program.").arg(name);
    showMessage(text, tr("Reload"), [this] {
        if (!mayDiscard())
            return;
        const Result<void> reloaded = m_session.reload();
        if (!reloaded)
            tell(tr("The project can't be read again"), reloaded.error());
    });
}

void MainWindow::exportPicture()
{
    const QFileInfo file(m_document.path().isEmpty() ? QDir(homeFolder()).filePath(u"models"_s) : m_document.path());
    const QString path =
        m_fileDialogs.save(this, tr("Export Picture"), file.dir().filePath(file.completeBaseName() + u".svg"_s),
                           tr("Pictures (*.svg *.png *.pdf)"));
    if (path.isEmpty())
        return;
    const Metrics metrics = Metrics::standard();
    const Diagram diagram = buildDiagram(m_document.registry(), m_document.project().layout, metrics);
    const Result<void> saved = savePicture(diagram, lightTheme(), metrics, withEnding(path, u".svg"_s));
    if (!saved)
        tell(tr("The picture was not written"), saved.error());
}

void MainWindow::addRecent(const QString &path)
{
    QSettings settings;
    QStringList recent = settings.value(u"files/recent"_s).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    while (recent.size() > mostRecent)
        recent.removeLast();
    settings.setValue(u"files/recent"_s, recent);
}

void MainWindow::fillRecentMenu()
{
    m_recentMenu->clear();
    const QStringList recent = QSettings().value(u"files/recent"_s).toStringList();
    for (const QString &path : recent) {
        QAction *action = m_recentMenu->addAction(QFileInfo(path).fileName());
        action->setToolTip(QDir::toNativeSeparators(path));
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { openFile(path); });
    }
    if (recent.isEmpty())
        m_recentMenu->addAction(tr("No files yet"))->setEnabled(false);
}

} // namespace relata
