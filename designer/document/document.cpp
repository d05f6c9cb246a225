// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/document.h"

#include "model/project/delta.h"

#include <QUndoCommand>

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
    m_undoStack.push(new EditCommand(*this, text, mergeKey, continues, delta(m_project, after)));
}

void Document::endMerge()
{
    m_mergeKey.clear();
}

void Document::reset(const Project &project, const QString &path)
{
    endMerge();
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

void Document::apply(const Project &project)
{
    const Changes changes = diff(m_project, project);
    m_project = project;
    if (changes.schema())
        m_registry.reset();
    Q_EMIT changed(changes);
}

} // namespace relata
