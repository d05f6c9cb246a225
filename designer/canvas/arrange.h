// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/geometry.h"

namespace relata {

/// Gives each model of the project that has no place one, app by app in rows below what is there, and in a layout
/// without any place also Django's own models that they point at.  Abstract models too; what has a place stays where it
/// is.
Layout withPlaces(const Registry &registry, const Layout &layout, const Metrics &metrics);

/// No model of the project has a place, though there are models.
bool isUnplaced(const Schema &schema, const Layout &layout);

} // namespace relata
