// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/schema/result.h"
#include "model/sql/dialect.h"
#include "model/sql/sqltext.h"
#include "model/sql/tablenames.h"

#include <QString>

#include <optional>

namespace relata {

/// What SQL asks of a field again and again, looked up once.
struct ColumnFacts
{
    const ResolvedField *target = nullptr; ///< the column a foreign key refers to
    const ResolvedField *stored = nullptr; ///< the field that says what is stored; null: that cannot be told
    const Value *databaseDefault = nullptr;
    const Value *comment = nullptr;
    QString tablespace = {};
    bool indexed = false;
    bool constrained = true;
};
ColumnFacts columnFacts(const Registry &registry, const ResolvedField &field);

/// What a column is written with beyond what its field says.
struct ColumnContext
{
    QString tablespace = {};                ///< the table's
    std::optional<QString> defaultSql = {}; ///< DEFAULT for rows that are there already (ADD COLUMN)
};

/// Appends a column as it stands in CREATE TABLE, its name first: Django's column_sql() with CHECK, suffix and
/// REFERENCES.  Says whether it has literals: values that are sent apart from the SQL.
Result<bool> putColumn(SqlText &out, TableNames &names, int model, const ResolvedField &field,
                       const ColumnFacts &facts, const ColumnContext &context = {});

/// Type alone: `varchar(20)`; of a foreign key that of the column it refers to.
Result<QString> columnType(const Registry &registry, const ResolvedField &field, const Dialect &dialect);

/// The field whose class says what is stored: the output_field of a GeneratedField, else the field itself.
Field columnField(const Field &field);
/// Its own collation or, of a foreign key, that of the column it refers to.
QString collation(const Registry &registry, const ResolvedField &field);
/// ` ON DELETE CASCADE` of a rule that the database carries out (Django 6.1); empty for all other rules.
QStringView onDeleteClause(const ResolvedField &field);

} // namespace relata
