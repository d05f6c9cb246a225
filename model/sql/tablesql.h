// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/schema/result.h"
#include "model/sql/columns.h"
#include "model/sql/dialect.h"
#include "model/sql/sqltext.h"
#include "model/sql/tablenames.h"

#include <QString>
#include <QStringList>
#include <QVarLengthArray>

namespace relata {

// Texts of single statements and clauses: django/db/backends/base/schema.py, indexes.py and constraints.py of 5.2.
// An empty text means that the dialect does not make the thing.

QString foreignKeyName(const Registry &registry, const TableRef &table, const ResolvedField &field,
                       const Dialect &dialect);
void putForeignKeyName(SqlText &out, TableNames &names, const TableRef &table, const ResolvedField &field,
                       const ColumnFacts &facts);
void putForeignKey(SqlText &out, TableNames &names, const TableRef &table, const ResolvedField &field,
                   const ColumnFacts &facts);
QString addUniqueTogether(const TableRef &table, const QStringList &columns, const Dialect &dialect);
/// The index of a column and, where the dialect has it, the second one that serves LIKE.
QStringList fieldIndexes(const Registry &registry, const TableRef &table, const ResolvedField &field,
                         const Dialect &dialect);
using FieldIndexes = QVarLengthArray<QString, 2>;
FieldIndexes fieldIndexes(TableNames &names, const TableRef &table, const ResolvedField &field,
                          const ColumnFacts &facts);
Result<QString> createIndex(const Registry &registry, const TableRef &table, const Index &index,
                            const Dialect &dialect);
Result<QString> createIndex(TableNames &names, const TableRef &table, const Index &index);

/// A constraint of Meta.constraints: either a clause of CREATE TABLE or a statement that follows it, or neither.
struct ConstraintSql
{
    QString clause = {};   ///< inside CREATE TABLE
    QString putOff = {};   ///< instead: afterwards
    QString added = {};    ///< as a statement of its own, when the table is there already
    bool rebuilds = false; ///< where tables are rebuilt: adding it does
};
Result<ConstraintSql> constraintSql(const Registry &registry, const TableRef &table, const Constraint &constraint,
                                    const Dialect &dialect);

/// The column of a field named in Meta: own fields by name or attname; empty if there is none.
QString columnNamed(const ResolvedModel &model, QStringView fieldName);

} // namespace relata
