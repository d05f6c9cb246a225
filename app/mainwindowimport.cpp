// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importrun.h"
#include "app/mainwindow.h"

#include "designer/panels/importpanel.h"

#include <QDir>
#include <QDockWidget>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool isBelow(const QString &path, const QString &folder)
{
    return path == folder || path.startsWith(folder + u'/');
}

// Whether files that the project knows are among what is imported.
bool holdsSourcesOf(const Project &project, const QString &path)
{
    const QString imported = QFileInfo(path).absoluteFilePath();
    return std::any_of(project.sources.begin(), project.sources.end(),
                       [&](const SourceFile &source) { return isBelow(source.path, imported); });
}

} // namespace

void MainWindow::importFolder()
{
    const QString path = m_fileDialogs.folder(this, tr("Import the Models of a Project or App"), importStart());
    if (!path.isEmpty())
        importFrom(path);
}

void MainWindow::importFile()
{
    const QString path =
        m_fileDialogs.open(this, tr("Import Models"), importStart(), tr("Python files (*.py)"));
    if (!path.isEmpty())
        importFrom(path);
}

QString MainWindow::importStart() const
{
    if (!m_document.project().sources.isEmpty())
        return QFileInfo(m_document.project().sources.first().path).path();
    const QString last = QSettings().value(u"files/import"_s).toString();
    return last.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::HomeLocation) : last;
}

void MainWindow::importFrom(const QString &path)
{
    m_canvas->concludeEditing();
    if (m_import->isRunning())
        return;
    const Project &project = m_document.project();
    const bool empty = std::none_of(project.schema.models.begin(), project.schema.models.end(),
                                    [](const Model &model) { return model.origin == Origin::Project; });
    if (!empty && !holdsSourcesOf(project, path)) {
        const int answer = m_questions.ask(this, tr("Import %1 into this project?").arg(QFileInfo(path).fileName()),
                                           tr("Its models can be added to the open project, or make a project of their own."),
                                           {tr("Add to This Project"), tr("New Project"), tr("Cancel")});
        if (answer == 2 || (answer == 1 && !mayDiscard()))
            return;
        if (answer == 1) {
            m_selection.clear();
            m_session.startNew();
        }
    }
    QSettings().setValue(u"files/import"_s, QFileInfo(path).absolutePath());
    runImport(path);
}

void MainWindow::runImport(const QString &path)
{
    m_import->start({path}, m_document.project(), [this, path, base = m_document.project()](const ImportRun::Outcome &outcome) {
        takeImport(path, base, outcome);
    });
}

void MainWindow::takeImport(const QString &path, const Project &base, const ImportRun::Outcome &outcome)
{
    if (outcome.cancelled)
        return;
    // Until its progress shows, an import blocks nothing: what was drawn meanwhile is merged with, not replaced.
    if (m_document.project() != base) {
        runImport(path);
        return;
    }
    if (!outcome.error.isEmpty()) {
        tell(tr("%1 can't be imported").arg(QFileInfo(path).fileName()), outcome.error);
        return;
    }
    const bool first = m_document.project().layout.places.isEmpty();
    m_document.edit(tr("Import %1").arg(QFileInfo(path).fileName()), [&](Project &project) { project = outcome.project; });
    m_importReport->setReport(outcome.report);
    const int tab = m_tabs->indexOf(m_importReport);
    m_tabs->setTabVisible(tab, true);
    m_tabsDock->show();
    m_tabs->setCurrentIndex(tab);
    if (first)
        m_canvas->zoomFit();
}

} // namespace relata
