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
};

void writeApp(JsonWriter &out, const FileApp &entry);
void writeModel(JsonWriter &out, const Model &model);
void writePlaces(JsonWriter &out, const QMap<ModelId, QPointF> &places);

FileApp readApp(const QJsonValue &json, const QString &place, FileFault &fault);
Model readModel(const QJsonValue &json, const QString &place, FileFault &fault);
QMap<ModelId, QPointF> readPlaces(const QJsonObject &json, FileFault &fault);

/// By app label, then name, as they stand in a file.
void sortForFile(QList<Model> &models, const Schema &schema);

} // namespace relata
