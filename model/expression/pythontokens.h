// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace relata {

/// A token of Python source; the last of a list is the End.
struct PythonToken
{
    enum class Kind : quint8 { Name, Integer, Float, Text, Bytes, Operator, End };

    Kind kind = Kind::End;
    QString text = {}; ///< of Text and Bytes what the literal stands for; of an Integer its decimal digits
    QByteArray bytes = {};
};

/// The tokens of an expression, comments and line ends left out.  Python language reference, 2 Lexical analysis.
Result<QList<PythonToken>> pythonTokens(const QString &source);

} // namespace relata
