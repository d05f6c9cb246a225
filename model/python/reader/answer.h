// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/syntax.h"
#include "model/schema/result.h"

namespace relata {

/// The statements, source, encoding or error that an answer of resources/python/read.py holds; `content` are the bytes
/// that were parsed.  Answers are checked as all input is: one that makes no sense is an error.
Result<PyModule> moduleOf(const QByteArray &answer, const QByteArray &content);

} // namespace relata
