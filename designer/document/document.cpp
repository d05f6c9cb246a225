// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/document.h"

#include "model/project/delta.h"

#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace relata {

/// The one command of the program: what differs between the project before and after.
class EditCommand : public QUndoCommand
{
public:
    EditCommand(Document &document, const QString &text, const QString &mergeKey, bool continues, const Delta &delta)
        : QUndoCommand(text)
        , m_document(document)
        , m_delta(delta)
        , m_mergeKey(mergeKey)
        , m_continues(continues)
    {
    }

    void undo() override { m_document.apply(reverted(m_document.project(), m_delta)); }
    void redo() override { m_document.apply(applied(m_document.project(), m_delta)); }
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    // Typing into one control: the step so far takes the newer state, which the document has already.
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &next = static_cast<const EditCommand &>(*other);
        if (!next.m_continues || next.m_mergeKey != m_mergeKey)
            return false;
        const Project &after = m_document.project();
        const Project before = reverted(reverted(after, next.m_delta), m_delta);
        m_delta = delta(before, after);
        setObsolete(before == after);
        return true;
    }

private:
    Document &m_document;
    Delta m_delta;
    QString m_mergeKey;
    bool m_continues = false; ///< may become part of the step before it
};

Document::Document(QObject *parent)
    : QObject(parent)
{
    // Undo and redo end a burst of typing.
    connect(&m_undoStack, &QUndoStack::indexChanged, this, [this] {
        if (m_undoStack.index() != m_undoStack.count())
            endMerge();
    });
}

const Registry &Document::registry() const
{
    if (!m_registry)
        m_registry.emplace(m_project.schema);
    else if (!m_registryIsCurrent)
        m_registry = Registry(m_project.schema, *m_registry);
    m_registryIsCurrent = true;
    return *m_registry;
}

void Document::edit(const QString &text, const std::function<void(Project &)> &change, const QString &mergeKey)
{
    Project after = m_project;
    change(after);
    if (after == m_project)
        return;
    // A saved state stays a step of its own, so that undo can go back to it.
    const bool continues = mergeKey == m_mergeKey && !m_undoStack.isClean();
    m_mergeKey = mergeKey;
    // What was read again since is newer than what was written.
    for (const SourceFile &source : std::as_const(after.sources)) {
        const auto written = m_written.constFind(source.path);
        if (written != m_written.constEnd() && written->record.digest != source.digest)
            m_written.erase(written);
    }
    m_undoStack.push(new EditCommand(*this, text, mergeKey, continues, delta(m_project, after)));
}

void Document::endMerge()
{
    m_mergeKey.clear();
}

void Document::noteWritten(const QList<SourceFile> &records)
{
    endMerge();
    for (const SourceFile &record : records) {
        const bool known = std::any_of(m_project.sources.begin(), m_project.sources.end(),
                                       [&](const SourceFile &source) { return source.path == record.path; });
        const auto earlier = m_written.constFind(record.path);
        m_written.insert(record.path, {record, earlier == m_written.constEnd() ? !known : earlier->fresh});
    }
    Project project = m_project;
    // The project file that was saved holds older records, whichever step is gone back to.
    m_undoStack.resetClean();
    apply(project);
}

void Document::reset(const Project &project, const QString &path)
{
    endMerge();
    m_written.clear();
    m_project = project;
    m_registry.reset();
    m_undoStack.clear();
    m_path = path;
    Q_EMIT pathChanged();
    Q_EMIT changed(Changes{.everything = true});
}

void Document::setSaved(const QString &path)
{
    endMerge();
    m_path = path;
    m_undoStack.setClean();
    Q_EMIT pathChanged();
}

void Document::keepWritten(Project &project) const
{
    for (const Written &written : m_written) {
        const auto isIt = [&](const SourceFile &source) { return source.path == written.record.path; };
        const auto known = std::find_if(project.sources.begin(), project.sources.end(), isIt);
        if (known != project.sources.end())
            *known = written.record;
        else if (written.fresh && project.schema.find(written.record.app))
            project.sources.append(written.record);
    }
    std::sort(project.sources.begin(), project.sources.end(),
              [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
}

void Document::apply(Project project)
{
    if (!m_written.isEmpty())
        keepWritten(project);
    const Changes changes = diff(m_project, project);
    m_project = project;
    if (changes.schema())
        m_registryIsCurrent = false;
    Q_EMIT changed(changes);
}

} // namespace relata
