// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace relata {

/// How a file lays its code out, as its own lines show.
struct CodeStyle
{
    char quote = '"';
    QByteArray step = "    "; ///< one level of indentation
    QByteArray newline = "\n";
    int limit = 88; ///< the widest line that its author lets be
};

/// A statement (without the indentation of its first line) whose lines that are wider than the limit are broken as
/// Black breaks them: what stands in the outermost brackets goes into a line of its own, or into a line for each item.
/// Lines that `before` has too stay as they are.
QByteArray wrapped(const QByteArray &statement, const QByteArray &before, const QByteArray &indentation,
                   const CodeStyle &style);

} // namespace relata
