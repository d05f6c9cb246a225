// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/objectreader.h"
#include "model/schema/schema.h"

namespace relata {

/// May ids name models that are not in the schema?  On the clipboard they may.
enum class Outside : quint8 { Refused, Allowed };

/// Reports the first thing in a schema that the rest of the program takes for granted and that does not hold: ids and
/// names are there but once, what is pointed at exists, and no model is its own ancestor.
void checkIntegrity(const Schema &schema, Outside outside, FileFault &fault);

} // namespace relata
