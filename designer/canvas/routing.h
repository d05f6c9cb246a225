// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"

#include <QSet>

namespace relata {

/// Gives every edge its path: level and upright parts that leave the row at the near side, go around boxes and keep apart.
void routeAll(Diagram &diagram);

/// Routes again the edges that touch one of the boxes (indexes) that moved or changed, those whose path one of them now
/// stands in, and those that have no path yet; all others stay as they are.
void routeAround(Diagram &diagram, const QSet<int> &boxes);

} // namespace relata
