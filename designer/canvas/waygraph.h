// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/ports.h"

#include <vector>

namespace relata {

/// Finds the way with the least length and bends between two ports around obstacles: A* over the lines that run beside them.
/// Empty if there is none, or none within `steps`.
QPolygonF wayAround(const Port &start, const Port &end, const std::vector<QRectF> &obstacles, qreal distance, int steps);

} // namespace relata
