// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/graphviz.h"

namespace relata {

/// Takes out room that a layout does not need: each box moves, up and down and to both sides in turn, as far towards
/// what it is joined with and towards the middle as its neighbours let it, and never past one of them.
QList<QPointF> compacted(const Graph &graph, QList<QPointF> places, const QSizeF &gap);

} // namespace relata
