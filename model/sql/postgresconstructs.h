// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/schema/result.h"
#include "model/sql/tablesql.h"

#include <QString>

namespace relata {

// What django.contrib.postgres adds to indexes and constraints.

/// ` WITH (fastupdate = off)`: the storage parameters of an index, in the order in which its class writes them.
QString storageParameters(const Index &index);
/// EXCLUDE: the same text for every dialect, as Django makes it.
Result<ConstraintSql> exclusionSql(const Registry &registry, const TableRef &table, const Constraint &constraint,
                                   const Dialect &dialect);

} // namespace relata
