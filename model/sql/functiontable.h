// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <array>

namespace relata {

/// Of what type a function's result is.
enum class FunctionOutput : quint8 { Same, First, Number, Integer, Float, Text, DateTime, Uuid };

struct FunctionRow
{
    QStringView name = {}; ///< Django's class
    QStringView sql = {};
    int fewest = 1;
    int most = 1;
    FunctionOutput output = FunctionOutput::Same;
    std::array<QStringView, 3> parameters = {}; ///< keywords that the arguments can be given by
    QStringView otherwise = {};                 ///< the SQL of a last argument that is not given
    bool exact = false;                         ///< takes floats only where the dialect says how
    QStringView transform = {};                 ///< its name in a path, if a field registers it
    bool plain = false;                         ///< a decimal result is not cast anew
};

/// A database function by its class in Django; null if Relata does not know it.
const FunctionRow *functionRow(QStringView name);
const FunctionRow *functionOfTransform(QStringView name);

} // namespace relata
