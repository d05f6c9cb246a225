// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/lookup.h"

namespace relata {

// What Python's operators and formats make of constants; nothing where they would fail, or where the result is none
// that a Value holds.

MaybeKnown unaryResult(const QString &sign, const Known &operand);
MaybeKnown binaryResult(const QString &sign, const Known &left, const Known &right);
std::optional<WideInteger> wideResult(const QString &sign, WideInteger left, WideInteger right);
/// Of decimal digits, with a minus before them or none.
std::optional<WideInteger> wideInteger(const QString &digits);
/// `"%(name)s of %d"`: fields by name, or by position from "0".
std::optional<QString> percentFormatted(const QString &pattern, const QHash<QString, Value> &fields);
/// `"{} of {name}"`, without conversions and format specifications.
std::optional<QString> braceFormatted(const QString &pattern, const QHash<QString, Value> &fields);

} // namespace relata
