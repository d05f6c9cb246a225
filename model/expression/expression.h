// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"
#include "model/schema/value.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace relata {

/// A Python expression as read from its source: literals, names, calls and operators; nothing is evaluated.
struct Expr
{
    enum class Kind : quint8 {
        None,
        Bool,
        Integer,
        Float,
        Text,
        Bytes,
        List,      ///< a list, tuple or set: `items`; `text` is empty, "(" or "{"
        Dict,      ///< `items` hold keys and values in turn
        Name,      ///< `text` is dotted: `models.Deferrable.DEFERRED`
        Call,      ///< `text` is what is called, of `receiver` if there is one
        Attribute, ///< `text` of `receiver`
        Unary,     ///< `text` is the operator, the operand in `items`
        Binary,    ///< likewise, two operands
    };

    Kind kind = Kind::None;
    QString text = {}; ///< also the digits of a number
    QByteArray bytes = {};
    QList<Expr> items = {}; ///< positional arguments of a call
    QList<std::pair<QString, Expr>> keywords = {};
    QList<Expr> receiver = {}; ///< one at most

    /// The last part of a dotted name: `Q` of `models.Q`.
    QString lastName() const { return text.mid(text.lastIndexOf(u'.') + 1); }
    bool isCallOf(QStringView name) const { return kind == Kind::Call && receiver.isEmpty() && lastName() == name; }
    const Expr *keyword(QStringView name) const;
    /// A positional argument or the keyword of that name; null if neither is given.
    const Expr *argument(qsizetype position, QStringView name) const;

    bool operator==(const Expr &) const = default;
};

/// Reads the part of Python's expression syntax that model options are made of.
Result<Expr> parseExpression(const QString &source);

/// A value of an option as an expression: a literal as itself, source text read.
Result<Expr> expressionOf(const Value &value);

/// An expression as the value of an option: plain literals as such, everything else as source.
Value valueOf(const Expr &expression, const QString &source);

} // namespace relata
