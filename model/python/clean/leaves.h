// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/clean/tokens.h"

namespace relata::clean {

/// How readily a line breaks at a place; the greater, the sooner.
enum class Break : quint8 {
    Never = 0,
    Dot = 1,
    Power = 2,
    Times = 4,
    Plus,
    Shift,
    And,
    Xor,
    Or,
    Compare = 10,
    Text = 12,
    Logic = 14,
    Ternary = 16,
    Comma = 18,
    Loop = 20
};

/// A token as the layout sees it: with the blank before it, its bracket, and where a line may break.
struct Leaf
{
    enum class Kind : quint8 { Word, Operator, Open, Close, Comma, Dot, Remark };

    Kind kind = Kind::Word;
    QString text = {};
    bool space = false; ///< a blank before it, unless it begins its line
    int id = 0;
    int opener = -1;        ///< of a Close: the id of its Open
    bool literal = false;   ///< of an Open: of a list, tuple, dict or set, and not of a call or subscript
    bool isText = false;    ///< a string literal
    bool isLambda = false;  ///< `lambda`, whose parameters are no place to break
    bool isFor = false;     ///< `for`, whose variables are no place to break
    bool endsNames = false; ///< the `:` or `in` that ends these
    bool hugs = false;      ///< `**` without blanks, where both operands are on its line
    Break before = Break::Never;
    QStringList remarks = {}; ///< comments that follow it on its line
};

/// The leaves of one logical line: `name = value` or a value or a header.  Blanks, quotes and numbers are as Black has
/// them; commas before closing brackets are left out where they mean nothing, so that only the length decides.
QList<Leaf> leavesOf(const QList<SourceToken> &tokens);

} // namespace relata::clean
