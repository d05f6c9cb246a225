// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"
#include "model/schema/result.h"

#include <QByteArray>

namespace relata {

// Project files (`*.relata`): the format is described in resources/relata-format.md.
// An error is one sentence that begins with the file's name, names the place in it and says what to do.

/// Files beyond this size in bytes are not read.
constexpr qint64 largestProjectFile = qint64(64) * 1024 * 1024;

/// What a file held when it was read or written, to notice that another program has changed it since.
struct FileStamp
{
    qint64 size = -1; ///< bytes; -1: there was no file
    QByteArray hash = {};

    bool operator==(const FileStamp &) const = default;
};

enum class OnDisk : quint8 { Same, Changed, Gone };

/// What became of a file since it was stamped: bytes count, a file that was merely touched is the same.
OnDisk compareOnDisk(const QString &path, const FileStamp &stamp);
FileStamp stampOf(const QByteArray &content);

/// The one canonical text of a project. Two projects that differ only in how models of different apps are interleaved
/// (which means nothing to Django) have the same text.
QByteArray toJson(const Project &project);
/// `fileName` is what messages call it. Checks all that the rest of the program relies on: ids, references, names,
/// bases.
Result<Project> fromJson(const QByteArray &json, const QString &fileName);

Result<Project> loadProject(const QString &path, FileStamp *stamp = nullptr);
/// Whole or not at all: the old file stays until the new one is on the disk. What could not be read again is not
/// written.
Result<void> saveProject(const Project &project, const QString &path, FileStamp *stamp = nullptr);

/// Models that were copied, with what is needed to paste them into the same or another project.
struct ModelSet
{
    QList<App> apps = {};     ///< those of the models
    QList<Model> models = {}; ///< with the ids they had where they were copied
    QMap<ModelId, QPointF> places = {};
    QMap<ModelId, QString> outside = {}; ///< `app_label.ModelName` of the models they point at that were not copied

    bool isEmpty() const { return models.isEmpty(); }
    bool operator==(const ModelSet &) const = default;
};

constexpr QStringView modelsMimeType = u"application/x-relata-models";

/// Django's own models are left out: they are in every project.
ModelSet copyModels(const Project &project, const QList<ModelId> &ids);
QByteArray modelsToJson(const Project &project, const QList<ModelId> &ids);
Result<ModelSet> modelsFromJson(const QByteArray &json);
/// Adds the models with fresh ids and unused names, moved by `offset`; returns their ids, in the order of the set.
/// Relations among them lead to the new ones; those to others keep leading there, found by id, then by label; where
/// there is no such model the label stays as source.
QList<ModelId> pasteModels(Project &project, const ModelSet &set, QPointF offset = {});

} // namespace relata
