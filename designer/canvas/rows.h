// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"

namespace relata {

/// The rows of a model's box, with whole texts and without places: its fields as Django has them, in the order in which they
/// are declared, then the accessors that other models' relations make.  An abstract model has what its class says.
QList<Row> rowsOf(const Registry &registry, const Model &model);

/// `PK`, `FK?`, `M2M`, `U`, `?`: what a field is, in the column of marks.
QString markOf(const Field &field, bool primaryKey, bool unique, bool null);

/// The name of the model that a relation points at, as the schema or the source has it; empty if it says nothing.
QString targetName(const Registry &registry, const Model &owner, const Relation &relation);

} // namespace relata
