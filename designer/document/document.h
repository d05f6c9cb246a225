// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/changes.h"
#include "model/project/project.h"
#include "model/schema/registry.h"

#include <QMap>
#include <QObject>
#include <QUndoStack>

#include <functional>
#include <optional>

namespace relata {

/// Owns the open project and its undo stack.  edit() is the only door to change; everybody else reads and listens to
/// changed().
class Document : public QObject
{
    Q_OBJECT

public:
    explicit Document(QObject *parent = nullptr);

    const Project &project() const { return m_project; }
    const Schema &schema() const { return m_project.schema; }
    /// Django's view of the schema; made once per state, when first asked for.
    const Registry &registry() const;

    /// Applies `change` to a copy and makes it one undo step named `text`; nothing happens if nothing differs.
    /// Edits that follow one another with the same non-empty `mergeKey` become one step (typing into one control).
    void edit(const QString &text, const std::function<void(Project &)> &change, const QString &mergeKey = {});
    /// The next edit starts a step of its own, whatever its mergeKey.
    void endMerge();
    /// Files of models were written, and these are their records.  No undo step: undo takes back what the models were, but
    /// the files stay on the disk as they are, and so do their records.  The project has to be saved.
    void noteWritten(const QList<SourceFile> &records);

    /// Another project takes the place of this one; the undo stack is emptied.
    void reset(const Project &project, const QString &path = {});

    QUndoStack &undoStack() { return m_undoStack; }
    const QUndoStack &undoStack() const { return m_undoStack; }

    /// The file it was opened from or saved to; empty if there is none.
    const QString &path() const { return m_path; }
    void setSaved(const QString &path);
    bool isModified() const { return !m_undoStack.isClean(); }

Q_SIGNALS:
    void changed(const relata::Changes &changes);
    void pathChanged();

private:
    friend class EditCommand;
    void apply(Project project);
    void keepWritten(Project &project) const;

    struct Written
    {
        SourceFile record = {};
        bool fresh = false; ///< the project had no record of the file before
    };

    Project m_project;
    QUndoStack m_undoStack;
    QString m_path;
    QString m_mergeKey;
    QMap<QString, Written> m_written; ///< by path: files that were written since the project was opened
    mutable std::optional<Registry> m_registry;
    mutable bool m_registryIsCurrent = false; ///< else it is that of an earlier state, from which the present one is made
};

} // namespace relata
