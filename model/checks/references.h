// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

#include <QStringList>

#include <optional>

namespace relata {

// What the checks read out of source text that is otherwise left alone: conditions and expressions of Meta, output fields.

/// The fields and lookups that an expression names, in order, each once: `Q(author__name="x") & Q(n=F("m"))` -> author__name, n, m.
/// Django's Model._get_expr_references of 5.2.
QStringList namesInExpression(const QString &source);
/// Those of the pairs of an ExclusionConstraint: `[("room", "="), (F("period"), "&&")]` -> room, period.
QStringList namesInPairs(const Value &pairs);
/// Whether it is a Q, or Q that are combined, and no other expression that is true or false.
bool isCondition(const QString &source);
/// Whether it asks for a column or another row (F, Subquery, Exists, Window), or is nothing that Django takes as db_default.
bool mentionsRows(const QString &source);
bool mentionsRawSql(const QString &source);

/// What a list, a tuple or another literal says; of what is called or named its source. None where it is no literal at all.
Value literalFromSource(const QString &source);
/// The (value, label) pairs of a dict of choices, `{"a": "A", "Group": {"b": "B"}}`, or of a list; empty for other source.
ValueList pairsFromSource(const QString &source);
/// The field of `models.CharField(max_length=5)`; nullopt where the class is none of Django's.
std::optional<Field> fieldFromSource(const QString &source);

} // namespace relata
