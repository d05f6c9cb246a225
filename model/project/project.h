// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"
#include "model/schema/source.h"

#include <QMap>
#include <QPointF>
#include <QRectF>

namespace relata {

/// A text on the canvas.
struct Note
{
    NoteId id = {};
    QString text = {};
    QRectF rect = {};
    QJsonObject unknown = {};

    bool operator==(const Note &) const = default;
};

/// Where things stand on the canvas, in scene units (pixels at 100 %).  A model without a place is not drawn.
struct Layout
{
    QMap<ModelId, QPointF> places = {}; ///< top left corner of the box
    QMap<AppId, int> hues = {};         ///< a person's choice; others go by the order of apps
    QList<Note> notes = {};
    QJsonObject unknown = {};

    bool operator==(const Layout &) const = default;
};

/// What a project file holds.
struct Project
{
    Schema schema = emptySchema();
    Layout layout = {};
    QList<SourceFile> sources = {};             ///< the files of models that were read or written, sorted by path
    QString dialect = QStringLiteral("sqlite"); ///< the dialect last used
    QJsonObject unknown = {};                   ///< what a newer file format says at the top

    bool operator==(const Project &) const = default;
};

} // namespace relata
