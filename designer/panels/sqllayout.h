// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace relata {

/// A statement laid out for reading: a column a line.  Only white space outside of quotes differs from the statement.
/// `backslashEscapes`: a backslash in a string hides the quote after it.
QString pretty(QStringView statement, bool backslashEscapes = false);

/// For each byte of the laid out text, and for its end, where it stands in the statement.
QList<qsizetype> alignment(const QByteArray &statement, const QByteArray &laidOut);

} // namespace relata
