// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/schema/result.h"
#include "model/sql/dialect.h"
#include "model/sql/sqltext.h"

#include <QString>
#include <QStringList>

namespace relata {

// Clauses that indexes and constraints share.

/// `-name` of a list of fields.
bool isDescending(QStringView field);
QStringView withoutOrder(QStringView field);
/// Own fields by name or attname, and `pk`; null if there is none.
const ResolvedField *fieldWithColumn(const ResolvedModel &model, QStringView fieldName);

QString quotedList(const QStringList &columns, const Dialect &dialect);
/// Columns with operator class and order.
Result<void> putColumnList(SqlText &out, const ResolvedModel &model, const QStringList &fields,
                           const QStringList &classes, const Dialect &dialect);
Result<QString> expressionList(const Registry &registry, int model, const QStringList &sources, const Dialect &dialect);
/// Empty without a condition.
Result<QString> conditionSql(const Registry &registry, int model, const Value *condition, const Dialect &dialect);
/// ` INCLUDE (...)`, where the dialect has it.
Result<QString> includeSql(const ResolvedModel &model, const Options &options, const Dialect &dialect);

} // namespace relata
