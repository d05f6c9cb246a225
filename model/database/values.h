// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/random.h"
#include "model/schema/schema.h"

#include <QVariant>

namespace relata {

/// Where a value is to stand.
struct ValuePlace
{
    const Field &field;      ///< no relation
    int row = 0;
    int rows = 1;
    QString title = {};      ///< the row's title or name, if it has one: slugs come from it
    QString person = {};     ///< the row's first and last name, if it has them: user names and addresses come from them
};

/// A value that fits the field's class and options, as SQLite stores it; may repeat.  Never NULL: an invalid QVariant
/// says that the class is not known.
QVariant likelyValue(const ValuePlace &place, Random &random);
/// The same with something that tells it from others: `attempt` counts from 1.
QVariant distinctValue(const ValuePlace &place, int attempt, Random &random);
/// The n-th of all values that the field can have, for small fields where guessing would not find a free one.
QVariant nthValue(const Field &field, qint64 n);
/// How many different values the field can have; beyond a million it no longer matters.
qint64 valueCount(const Field &field);

/// A UUID of 32 digits with hyphens, as Python writes it.
QString hyphenated(const QString &digits);

/// The literal values among the choices, groups opened; values that are source are left out.
QList<Value> literalChoices(const Field &field);
/// The value as SQLite stores it; invalid for source.
QVariant storedLiteral(const Value &value, FieldType type);

} // namespace relata
