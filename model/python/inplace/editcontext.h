// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/importblock.h"
#include "model/python/inplace/inplace.h"

namespace relata {

/// What the edits of one file share: its text and style, both schemas, and what was found on the way.
struct EditContext
{
    EditContext(const PyModule &parsed, const SourceFile &file, const Schema &old, const Schema &now,
                const QList<SourceFile> &all);

    const PyModule &module;
    const SourceFile &source;
    const Schema &before;
    const Schema &after;
    const QList<SourceFile> &sources;
    FileText text;
    CodeStyle style;
    ImportBlock imports;
    TextEdits edits = {};
    QStringList notes = {};
    QList<RemovedCode> removed = {};
    QString error = {};                        ///< the first thing that cannot be done
    QList<const PyStatement *> doomed = {};    ///< classes that go
    QList<ModelId> written = {};               ///< new classes whose text is made already
    QList<const PyStatement *> rewritten = {}; ///< classes and lists of choices that are changed already

    QMap<QByteArray, QByteArray> renamed = {}; ///< names by which the file says models that are renamed

    bool hasRenamedModels() const { return m_anyRenamed; }
    /// Gives renamed models their new names in a part of the file.
    void renameIn(SourceRange range, TextEdits &into) const;

    void note(const QString &sentence)
    {
        if (!notes.contains(sentence))
            notes.append(sentence);
    }
    void fail(const QString &sentence)
    {
        if (error.isEmpty())
            error = sentence;
    }
    /// An option's value as this file would write it; `quote` of the literal in whose place it comes.
    QByteArray valueSource(const Value &value, bool tuples, char quote, const QSet<QString> &local);
    QByteArray valueSource(const Value &value, bool tuples = false)
    {
        return valueSource(value, tuples, style.quote, {});
    }
    /// `models.CharField`, or whatever the file calls `module.name`.
    QByteArray nameOf(const QString &moduleName, const QString &name)
    {
        return imports.nameOf(moduleName, name).toUtf8();
    }

private:
    void findRenamed();

    bool m_anyRenamed = false;
};

/// The models that have another name now, and that name.
QList<std::pair<ModelId, QString>> renamedModels(const Schema &before, const Schema &after);

/// How a module is laid out: its quotes, its indentation, its widest line of code.
CodeStyle styleOf(const PyModule &module, const FileText &text);

} // namespace relata
