// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace relata {

/// A line of the difference between two texts.
struct DiffLine
{
    enum class Kind : quint8 { Same, Removed, Added, Gap }; ///< Gap: lines that are the same were left out here

    Kind kind = Kind::Same;
    QString text = {};
    int number = 0; ///< of the line in the new text, of a removed one in the old; counted from 1

    bool operator==(const DiffLine &) const = default;
};

/// The fewest lines that have to be removed and added (Myers, "An O(ND) Difference Algorithm", 1986), with `context` unchanged
/// lines around them.  Nothing for equal texts.
QList<DiffLine> lineDiff(const QString &before, const QString &after, int context = 3);

} // namespace relata
