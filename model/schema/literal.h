// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/value.h"

namespace relata {

/// Reads what a person typed as Python: None, True, False, whole numbers, strings, and lists and tuples of these become
/// plain values; all else is source and kept unchanged.  Nothing is evaluated.
/// https://docs.python.org/3/reference/lexical_analysis.html#literals
Value valueFromPython(const QString &source);

} // namespace relata
