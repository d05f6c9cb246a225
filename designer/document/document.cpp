// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/document.h"

#include <QUndoCommand>

#include <utility>

namespace relata {

/// The one command of the program: the project before and after, shared values both.
class EditCommand : public QUndoCommand
{
public:
    EditCommand(Document &document, const QString &text, const QString &mergeKey, bool continues, Project before, Project after)
        : QUndoCommand(text)
        , m_document(document)
        , m_before(std::move(before))
        , m_after(std::move(after))
        , m_mergeKey(mergeKey)
        , m_continues(continues)
    {
    }

    void undo() override { m_document.apply(m_before); }
    void redo() override { m_document.apply(m_after); }
    // Typing into one control: the step so far takes the newer state.
    int id() const override { return m_mergeKey.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto &next = static_cast<const EditCommand &>(*other);
        if (!next.m_continues || next.m_mergeKey != m_mergeKey)
            return false;
        m_after = next.m_after;
        setObsolete(m_after == m_before);
        return true;
    }

private:
    Document &m_document;
    Project m_before;
    Project m_after;
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
    if (diff(m_project, after).isEmpty() && after == m_project)
        return;
    // A saved state stays a step of its own, so that undo can go back to it.
    const bool continues = mergeKey == m_mergeKey && !m_undoStack.isClean();
    m_mergeKey = mergeKey;
    m_undoStack.push(new EditCommand(*this, text, mergeKey, continues, m_project, std::move(after)));
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
