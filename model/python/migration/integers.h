// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace relata {

/// What Python makes of two whole numbers, written in decimal digits, with `+ - * // % ** <<`; nothing where that is
/// out of reach (36 digits) or no whole number.
std::optional<QString> computedInteger(const QString &left, const QString &sign, const QString &right);

} // namespace relata
