// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"

namespace relata {

/// A valid project of that size, the same for the same numbers at any time: apps of about 50 models, ten columns a
/// model, relations of all kinds and rules (those that can't be null only lead to models declared before), boxes on a
/// grid.
Project generatedProject(int models, int relations, unsigned seed);

/// Models that are all of one shape, by which generators of SQL are compared: ten columns (key, seven plain ones, two
/// foreign keys to models declared before) and three indexes without names, in apps of 50 models.
Schema regularSchema(int models);

} // namespace relata
