// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/syntax.h"

namespace relata {

/// Whether a module keeps what every module promises: an error is one short line and stands alone; ranges lie within
/// the source and within the range of what they are part of.
bool isSound(const PyModule &module);

} // namespace relata
