// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"

namespace relata {

/// The edges between the boxes of a diagram, without paths: every relation at the box of the model that declares it (or, where
/// an abstract parent is not drawn, at those that inherit it), and an arrow to every parent.
QList<Edge> edgesOf(const Registry &registry, const Diagram &diagram);

} // namespace relata
