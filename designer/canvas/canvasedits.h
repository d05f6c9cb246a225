// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "model/project/project.h"

namespace relata {

// What the canvas does to a project, apart from mouse and keys: each is the inside of one Document::edit.

/// Where a new model goes: the app `preferred` if it is the project's own, else the project's first app, else a new app
/// "app".
AppId appForNewModels(Schema &schema, AppId preferred);

/// Adds a model named `Model` (made unused) at a place.
ModelId addModelAt(Project &project, AppId preferred, const QPointF &place);

/// Models and notes; fields stay where they are.
void moveItems(Project &project, const QList<Selected> &items, const QPointF &by);
/// The models and notes among them.
QList<Selected> movable(const QList<Selected> &items);
/// `Move Article`, `Move 3 models`, given as "Move %1" and so on.
QString movedText(const Project &project, const QList<Selected> &items, const QString &pattern);

/// Removes what is selected.  One of Django's own models only loses its place: it is always there.
void deleteItems(Project &project, const QList<Selected> &items);
/// What can be deleted of it: fields of models that are not the project's can't.
QList<Selected> deletable(const Project &project, const QList<Selected> &items);
/// `Delete model Article`, `Delete 3 fields`, `Delete 5 items`.
QString deleteText(const Project &project, const QList<Selected> &items);

/// `place` on the grid of 8.
QPointF snapped(const QPointF &place);

/// The model may be changed.
bool isEditable(const Schema &schema, ModelId model);

} // namespace relata
