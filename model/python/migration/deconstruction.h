// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace relata {

/// What the deconstruct() of a field class does with the options that its base gives, as far as its source says so.
struct Deconstruction
{
    QStringList left = {};      ///< options it takes away
    QStringList sometimes = {}; ///< options it takes away under a condition: that they are what the class sets itself
    QStringList added = {};     ///< options it gives
    bool anotherClass = false;  ///< it gives another path
};

/// From the source of the function.
Deconstruction deconstructionOf(const QString &function);

} // namespace relata
