// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/fieldcall.h"

namespace relata {

// What calls of field classes, indexes and constraints are written of.

/// New lists within the option's list are tuples: pairs of choices.
bool hasTuples(const QString &option);

/// The class as the file names it.
QByteArray classSource(EditContext &context, const Field &field);

/// Options in the order in which they are written; names that the catalogue does not know come first.
QList<Options::Entry> orderedOptions(const Options &options);

} // namespace relata
