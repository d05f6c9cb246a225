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
/// Changes a dialect from what Django 5.2 writes to what another version does.
void makeDialectOf(Dialect &dialect, QStringView djangoVersion);
/// The feature flags that are on; both by their place in dialects() and djangoVersions().
std::span<const QStringView> featuresOf(size_t dialect, size_t version);

// How expressions are written: sqlitewords.cpp and so on.
std::span<const Wording> sqliteLookups();
std::span<const Wording> sqlitePatterns();
std::span<const Wording> sqliteFunctions();
std::span<const Wording> sqliteOperators();
std::span<const Wording> postgresqlLookups();
std::span<const Wording> postgresqlPatterns();
std::span<const Wording> postgresqlFunctions();
std::span<const Wording> postgresqlOperators();
std::span<const Wording> mariadbLookups();
std::span<const Wording> mysqlLookups();
std::span<const Wording> mysqlPatterns();
std::span<const Wording> mariadbFunctions();
std::span<const Wording> mysqlFunctions();
std::span<const Wording> mysqlOperators();

using ColumnTypes = decltype(Dialect::types);

/// The same column type for several field classes.
void setTypes(ColumnTypes &types, std::initializer_list<FieldType> fields, const ColumnType &column);
/// For the classes that are stored as text of limited length.
void setTexts(ColumnTypes &types, const ColumnType &column);

} // namespace relata
