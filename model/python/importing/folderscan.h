// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/import.h"

#include <QSet>

namespace relata {

/// What a walk through the folders that were named came upon; absolute paths,
/// sorted within each source, those of the source that was named first in front.
struct FolderScan
{
    QStringList models = {};     ///< models.py, the files of models packages, and files that were named
    QStringList configs = {};    ///< apps.py
    QStringList settings = {};   ///< what is named like settings
    QStringList appFolders = {}; ///< with models.py, a models package or apps.py
    QStringList roots = {};      ///< folders that absolute imports may start from
    QStringList manage = {};     ///< manage.py
    QStringList named = {};      ///< the sources
    QList<UnreadFile> unread = {};
    QSet<QString> modelSet = {};
    QSet<QString> appSet = {};

    /// In a source that was named.
    bool isNamed(const QString &path) const;
};

/// Walks through the folders of the sources; an error where a source is not there, is too large, or on cancel.
Result<FolderScan> scanFolders(const QStringList &sources, const ImportProgress &progress);

/// The folder that imports of a file in this folder start from: the first above that is no package.
QString sourceRoot(const FolderScan &scan, const QString &folder);

/// Path of the folder or file that holds a path; empty for the root of the file system.
QString parentFolder(const QString &path);
QString fileNameOf(const QString &path);

} // namespace relata
