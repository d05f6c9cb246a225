// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"

namespace relata {

/// A project in which everything occurs that a file can hold: each field class with each of its options, each Meta
/// option, each rule, indexes, constraints, bases of all kinds, notes, and words of a newer format at every level.
Project everything();

} // namespace relata
