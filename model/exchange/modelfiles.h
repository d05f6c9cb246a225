// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"
#include "model/python/inplace/inplace.h"
#include "model/python/pythonfile.h"

namespace relata {

/// A file of a project's models as it is and as it would be written.
struct ModelFile
{
    QString relative = {};   ///< `shop/models.py`, made of its module
    QString path = {};       ///< where it was read from or written to; empty for one that was never written
    AppId app = {};
    bool inPlace = false;    ///< edited in place; else written anew
    QByteArray before = {};  ///< what is on the disk; empty where there is nothing
    QByteArray after = {};
    QList<RemovedCode> removed = {};
    QStringList notes = {};
    QString error = {};      ///< why it can't be written; then `after` is `before`

    bool isChanged() const { return before != after; }
};

/// The records of a project's files with the models that were drawn since: each goes where most of its app's models are.
QList<SourceFile> withNewModels(const Project &project);

/// All files of the models of a project's apps, in the order of apps.  `baseline` is what readBaseline() says of
/// project.sources; files that are gone are written anew, those that were changed by others have an error.
QList<ModelFile> modelFiles(const Project &project, const Baseline &baseline);

/// The records of files once they hold what `files` say: digests, ids, models; what a project keeps in Project::sources.
/// `folder` is where new files go.
QList<SourceFile> sourcesWhenWritten(const Project &project, const QList<ModelFile> &files, const QString &folder);

/// Parses and imports the changed files as they would be and compares them with the project; an error names the first file
/// that would not say what the project says.  Blocks.
Result<void> verifyModelFiles(const Project &project, const QList<ModelFile> &files);

/// Where a file goes: its own path, or `folder`/relative.
QString targetOf(const ModelFile &file, const QString &folder);

/// Whether a file would be written to the place it was read from.
bool goesHome(const ModelFile &file, const QString &folder);

/// What becomes of files that stand where others should go and hold more than models as Relata writes them.
enum class Strangers : quint8 { Kept, Replaced };

/// Writes the changed files, each atomically, after all were checked: one that is no longer what it was read as, or a
/// stranger that is to be kept, stops all.  With `elsewhere` every file, changed or not, goes below `folder`; else each to
/// its own path and only new ones below `folder`.
Result<void> writeModelFiles(const QList<ModelFile> &files, const QString &folder, bool elsewhere,
                             Strangers strangers = Strangers::Kept);

} // namespace relata
