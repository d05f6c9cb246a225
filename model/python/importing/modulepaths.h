// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/folderscan.h"

#include <QHash>

namespace relata {

/// Finds the file that an import means, within the source roots.
class ModulePaths
{
public:
    explicit ModulePaths(const FolderScan &scan);

    /// The file of module `dotted`, imported in `file` with `level` dots before it; empty where it is none of the
    /// sources'.
    QString find(const QString &file, int level, const QString &dotted);
    /// A module or package of that name in a folder; empty if there is none.
    QString inFolder(const QString &folder, const QString &dotted);
    QString root(const QString &file);
    /// The dotted name of a file as its root makes it; a package by its folder.
    QString dottedName(const QString &file);
    /// Folders that are no roots by what lies in them, but from which some import can only be meant.
    const QSet<QString> &guessedRoots() const { return m_guessed; }

private:
    QString absolute(const QString &file, const QString &dotted);
    QString fromAbove(const QString &file, const QString &dotted);
    bool isOutside(const QString &root, const QString &file, const QString &candidate, const QString &dotted) const;

    const FolderScan &m_scan;
    QHash<QString, QString> m_roots;  ///< folder -> its root
    QHash<QString, QString> m_inside; ///< path without ending -> file
    QHash<QString, QStringList> m_order;
    QHash<QString, QString> m_absolute;
    QSet<QString> m_guessed;
};

/// The dotted name of a file as seen from a root above it.
QString dottedFrom(const QString &root, const QString &file);
/// The folder that the dots before the module of an import in `file` mean.
QString relativeFolder(const QString &file, int level);

} // namespace relata
