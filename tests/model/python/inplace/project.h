// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/import.h"
#include "model/python/inplace/inplace.h"

#include <QTemporaryDir>

/// A project folder on the disk, imported, and edits of its files tried and checked.
class EditedProject
{
public:
    /// Adds a file under the folder; the folders to it become packages.
    void add(const QString &path, const QByteArray &content);
    QString pathOf(const QString &path) const { return m_folder.filePath(path); }

    /// Reads the folder; a sentence if that fails.
    QString read();
    const relata::Import &imported() const { return m_import; }
    qsizetype count() const { return m_import.sources.size(); }

    /// Edits file `index` so that it says `after`.
    relata::Result<relata::InPlaceEdit> edit(qsizetype index, const relata::Schema &after,
                                             const QList<relata::SourceFile> &sources) const;
    /// The file changed back from `content`, which says `after`.
    relata::Result<relata::InPlaceEdit> undo(qsizetype index, const QByteArray &content, const relata::Schema &after,
                                             const QList<relata::SourceFile> &sources) const;
    QByteArray contentOf(qsizetype index) const;

private:
    QTemporaryDir m_folder;
    relata::Import m_import;
};
