// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"
#include "model/schema/result.h"

#include <QDateTime>
#include <QStringList>

namespace relata {

// Work that was not saved is kept in a side file, `.shop.relata.autosave` beside shop.relata.  Whoever holds the
// project's FileLock and finds one has found what a crash left over.

/// A side file that was read.
struct Autosave
{
    QString path = {}; ///< the project file it belongs to; empty if the project was never saved
    QDateTime written = {};
    Project project = {};
};

/// Where the unsaved work on a project file is kept: beside it, or in `folder` where its own folder can't be written
/// to.
QString autosaveFile(const QString &projectPath, const QString &folder);
/// A new name in `folder`, for a project that has no file yet.  Hold a FileLock on it while it is in use.
QString newAutosaveFile(const QString &folder);

/// Side files of projects without a file, and of those in folders that can't be written to, that nobody has in use.
QStringList leftOverAutosaves(const QString &folder);

/// Makes the folder if need be; whole or not at all.  `projectPath` is empty for a project without a file.
Result<void> writeAutosave(const Project &project, const QString &projectPath, const QString &sideFile);
Result<Autosave> readAutosave(const QString &sideFile);
void removeAutosave(const QString &sideFile);

} // namespace relata
