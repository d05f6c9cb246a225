// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/syntax.h"
#include "model/schema/result.h"

namespace relata {

/// Text in UTF-8 in the encoding of a module's file, with its byte order mark.  An error where a letter cannot be said
/// in it.
Result<QByteArray> encodedAs(const PyModule &module, const QByteArray &source);

} // namespace relata
