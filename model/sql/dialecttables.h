// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sql/dialect.h"

#include <initializer_list>

namespace relata {

// The tables of each dialect, for dialect.cpp.
Dialect sqliteDialect();
Dialect postgresqlDialect();
Dialect mariadbDialect();
Dialect mysqlDialect();

using ColumnTypes = decltype(Dialect::types);

/// The same column type for several field classes.
void setTypes(ColumnTypes &types, std::initializer_list<FieldType> fields, const ColumnType &column);
/// For the classes that are stored as text of limited length.
void setTexts(ColumnTypes &types, const ColumnType &column);

} // namespace relata
