// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/expression.h"
#include "model/sql/dialect.h"

#include <QString>
#include <QStringView>

namespace relata {

/// The lookup that a class stands for, `gt` for GreaterThan(F("a"), 1); empty if the call makes none.
QStringView lookupOfClass(const Expr &call);
/// The sign of `exact`, `gt` and the like; empty for all others.
QStringView comparisonSign(QStringView lookup);
/// Whether every field has a lookup of that name.
bool isPlainLookup(QStringView lookup);
/// contains, startswith, endswith and their forms that ignore case.
bool isPattern(QStringView lookup);
/// `&` for bitand(); empty for all other methods.
QString bitSign(QStringView method);
/// The numbers that a column can hold: down to -lowest, up to highest.
struct IntegerRange
{
    quint64 lowest = 0;
    quint64 highest = 0;
};
IntegerRange integerRange(const Dialect &dialect, FieldType type);
/// What is to be found by LIKE as it stands.
QString escapedForLike(QString text);

} // namespace relata
