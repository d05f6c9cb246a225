// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/schema/result.h"
#include "model/sql/dialect.h"

#include <QString>

#include <optional>

namespace relata {

/// The definition of a column as it stands in CREATE TABLE, without its name.
struct ColumnSql
{
    QString text = {};
    bool hasLiterals = false; ///< values that are sent apart from the SQL
};

/// What a column is written with beyond what its field says.
struct ColumnContext
{
    QString tablespace = {};                ///< the table's
    std::optional<QString> defaultSql = {}; ///< DEFAULT for rows that are there already (ADD COLUMN)
};

/// Django's column_sql() with CHECK, suffix and REFERENCES.
Result<ColumnSql> columnSql(const Registry &registry, int model, const ResolvedField &field, const Dialect &dialect,
                            const ColumnContext &context = {});

/// Type alone: `varchar(20)`; of a foreign key that of the column it refers to.
Result<QString> columnType(const Registry &registry, const ResolvedField &field, const Dialect &dialect);

/// The field whose class says what is stored: the output_field of a GeneratedField, else the field itself.
Field columnField(const Field &field);
/// The type's name in a CAST.
QString castType(const Field &field, const Dialect &dialect);
/// Its own collation or, of a foreign key, that of the column it refers to.
QString collation(const Registry &registry, const ResolvedField &field);
/// ` ON DELETE CASCADE` of a rule that the database carries out (Django 6.1); empty for all other rules.
QString onDeleteClause(const ResolvedField &field);
/// The table's name in the dialect: automatic names are cut.
QString tableName(const Registry &registry, int model, const Dialect &dialect);

} // namespace relata
