// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"
#include "model/sql/dialect.h"

#include <QList>
#include <QString>

namespace relata {

/// A piece of a statement, as the database will see it.
struct SqlToken
{
    enum class Kind : quint8 {
        Word,   ///< a keyword or a name without quotes
        Name,   ///< in quotes, which `text` leaves out
        Text,   ///< a string
        Number,
        Symbol, ///< one character
    };

    Kind kind = Kind::Symbol;
    QString text = {};
    qsizetype begin = 0;
    qsizetype end = 0;

    bool isWord(QStringView word) const { return kind == Kind::Word && text.compare(word, Qt::CaseInsensitive) == 0; }
    bool isSymbol(QChar c) const { return kind == Kind::Symbol && text == c; }
};

/// Divides SQL into its pieces by the dialect's rules of quoting.  What Django never writes and what databases read differently
/// (comments, strings between dollars) is an error, so that a name cannot smuggle in a statement.
Result<QList<SqlToken>> sqlTokens(const QString &sql, const Dialect &dialect);

} // namespace relata
