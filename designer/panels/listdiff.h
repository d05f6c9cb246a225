// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace relata {

/// Neighbours in a list, and those of another list that take their place.
struct Replacement
{
    qsizetype first = 0;   ///< in the list before
    qsizetype removed = 0;
    qsizetype from = 0;    ///< in the list after
    qsizetype added = 0;

    bool operator==(const Replacement &) const = default;
};

/// What turns one list into the other, in order, with as much left in place as can be where all entries of a list differ.
/// Takes no longer for lists that have little in common than for those that are nearly the same.
QList<Replacement> replacements(const QList<QStringView> &before, const QList<QStringView> &after);

} // namespace relata
