// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"
#include "model/sql/dialect.h"
#include "model/expression/expression.h"

#include <QDate>
#include <QTime>

#include <optional>

namespace relata {

/// A value that a Python expression stands for by itself, without a database.
struct Literal
{
    enum class Kind : quint8 { None, Bool, Integer, Float, Decimal, Text, Bytes, Date, Time, DateTime, Duration, Uuid };

    Kind kind = Kind::None;
    QString text = {}; ///< Text; the digits of a number; a UUID in lower case with hyphens; `True` or `False`
    QByteArray bytes = {};
    QDate date = {};
    QTime time = {}; ///< whole seconds; what is below them is in `microseconds`
    int microseconds = 0;
    bool aware = false; ///< with a time zone, which is UTC
    qint64 duration = 0; ///< in microseconds
};

/// None if the expression is no literal (a function of the database, a callable).
std::optional<Literal> literalOf(const Expr &expression);

/// The class that Django infers for a literal; Opaque for None.
FieldType inferredType(const Literal &literal);

/// What a field makes of a literal before it goes to the database (get_prep_value): `"5"` is 5 for an IntegerField.
/// None where Django would raise, or where Relata cannot tell.
std::optional<Literal> prepared(const Literal &literal, const Field &field);

/// A decimal, UUID or float from its text or its call; none if it is none.
std::optional<Literal> decimalFrom(const QString &text);
std::optional<Literal> uuidFrom(const Expr &call);
/// A float as Python's repr writes it: the shortest digits that read back as the same number.
QString floatText(double value);

/// As it stands in SQL.
QString literalSql(const Literal &literal, const Dialect &dialect);
/// Text in quotes.
QString textSql(const QString &text, const Dialect &dialect);

} // namespace relata
