// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/jsonwriter.h"
#include "model/project/objectreader.h"
#include "model/project/project.h"

namespace relata {

// The parts of a project as JSON, for files and for the clipboard.

/// An app as it stands in a file.
struct FileApp
{
    App app = {};
    QList<ModelId> declared = {}; ///< its models in the order of declaration
    bool saysOrigin = false;      ///< it stands in place of an app of Django's own that has its id
};

void writeApp(JsonWriter &out, const FileApp &entry);
void writeModel(JsonWriter &out, const Model &model);
void writePlaces(JsonWriter &out, const QMap<ModelId, QPointF> &places);
/// Nothing where there are none.
void writeSources(JsonWriter &out, QList<SourceFile> sources);

FileApp readApp(const QJsonValue &json, const QString &place, FileFault &fault);
Model readModel(const QJsonValue &json, const QString &place, FileFault &fault);
QMap<ModelId, QPointF> readPlaces(const QJsonObject &json, FileFault &fault);
QList<SourceFile> readSources(const QJsonArray &json, FileFault &fault);

/// With paths relative to `folder`, as a project file in it names them, and the way back.
QList<SourceFile> relativeSources(QList<SourceFile> sources, const QString &folder);
QList<SourceFile> absoluteSources(QList<SourceFile> sources, const QString &folder);

/// By app label, then name, as they stand in a file.
void sortForFile(QList<Model> &models, const Schema &schema);

/// One of Django's own, which are in every project.
bool isBuiltIn(AppId id);
bool isBuiltIn(ModelId id);

} // namespace relata
