// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/pythonpanel.h"

#include <QFileInfo>
#include <QPushButton>

#include <algorithm>

// Writing models.py from the panel: what is asked, written and remembered.

namespace relata {

using namespace Qt::StringLiterals;

bool PythonPanel::confirm(const QList<ModelFile> &changed, const QString &folder)
{
    QStringList lines;
    QStringList lost;
    for (const ModelFile &file : changed) {
        const QList<DiffLine> difference = lineDiff(textOf(file.before), textOf(file.after), 0);
        const auto count = [&](DiffLine::Kind kind) {
            return std::count_if(difference.begin(), difference.end(), [&](const DiffLine &line) { return line.kind == kind; });
        };
        lines.append(file.inPlace ? tr("%1: +%2 −%3 lines")
                                        .arg(targetOf(file, folder))
                                        .arg(count(DiffLine::Kind::Added))
                                        .arg(count(DiffLine::Kind::Removed))
                                  : tr("%1: a new file").arg(targetOf(file, folder)));
        for (const RemovedCode &removed : file.removed)
            lost.append(tr("%1 was deleted from the diagram. This code goes with it:").arg(removed.model) + u"\n\n"_s + removed.source);
    }
    constexpr qsizetype mostLines = 12;
    constexpr qsizetype longestCode = 1500;
    if (lines.size() > mostLines)
        lines = lines.mid(0, mostLines) << tr("and %1 more files").arg(lines.size() - mostLines);
    QString text = lines.join(u'\n');
    if (!lost.isEmpty()) {
        QString code = lost.join(u"\n\n"_s);
        if (code.size() > longestCode)
            code = code.left(longestCode) + u"…\n"_s + tr("(The rest is under Changes.)");
        text += u"\n\n"_s + code;
    }
    const QString title = changed.size() == 1 ? tr("Write 1 file?") : tr("Write %1 files?").arg(changed.size());
    return m_questions.ask(this, title, text, {tr("Write"), tr("Cancel")}) == 0;
}

void PythonPanel::writeModels()
{
    if (m_dirty || m_isMaking) {
        m_writeWhenMade = true;
        if (m_dirty)
            refresh();
        return;
    }
    QList<ModelFile> changed = m_made.files;
    changed.removeIf([](const ModelFile &file) { return !file.isChanged(); });
    if (changed.isEmpty())
        return;
    QString folder;
    const bool fresh = std::any_of(changed.begin(), changed.end(), [](const ModelFile &file) { return file.path.isEmpty(); });
    if (fresh) {
        const QString start = m_document.path().isEmpty() ? QString() : QFileInfo(m_document.path()).path();
        folder = m_dialogs.folder(this, tr("Folder of the Django Project"), start);
        if (folder.isEmpty())
            return;
    }
    if (confirm(changed, folder))
        write(changed, folder);
}

void PythonPanel::write(const QList<ModelFile> &files, const QString &folder)
{
    m_write->setEnabled(false);
    m_isWriting = true;
    setStatus(tr("writing…"), "quiet");
    const Project project = m_document.project();
    m_writing.start(
        [project, files, folder](const CancelFlag &) {
            const Result<void> sound = verifyModelFiles(project, files);
            return sound ? writeModelFiles(files, folder, false) : sound;
        },
        [this, project, files, folder](const Result<void> &written) {
            m_isWriting = false;
            if (written) {
                noteWritten(project, files, folder);
                return;
            }
            setStatus(tr("✗ not written"), "error");
            showMessages({written.error()}, true);
            m_write->setEnabled(true);
        });
}

// `project` is what was written: the document may have been changed since.
void PythonPanel::noteWritten(const Project &project, const QList<ModelFile> &files, const QString &folder)
{
    QList<SourceFile> records = sourcesWhenWritten(project, files, folder);
    records.removeIf([&](const SourceFile &record) {
        return std::none_of(files.begin(), files.end(),
                            [&](const ModelFile &file) { return targetOf(file, folder) == record.path; });
    });
    m_document.noteWritten(records);
    setDirty();
}

} // namespace relata
