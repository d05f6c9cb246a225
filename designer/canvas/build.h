// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"
#include "designer/canvas/geometry.h"
#include "model/project/changes.h"

namespace relata {

/// The diagram of the models that have a place, with all edges routed.
Diagram buildDiagram(const Registry &registry, const Layout &layout, const Metrics &metrics);

/// Brings a diagram up to date: boxes that stayed the same keep their edges' paths.
void updateDiagram(Diagram &diagram, const Registry &registry, const Layout &layout, const Metrics &metrics,
                   const Changes &changes);

/// While boxes are dragged: moves them and routes their edges again.  Nothing of a project is changed.
void moveBoxes(Diagram &diagram, const QList<ModelId> &models, const QPointF &by);

/// The hue of an app: a person's choice, else its place among the project's apps.
int hueOf(const Schema &schema, const Layout &layout, AppId app);

} // namespace relata
