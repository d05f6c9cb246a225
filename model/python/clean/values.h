// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/clean/filenames.h"

namespace relata::clean {

/// How lists within a value are written: Django's documentation has tuples in some places.
enum class Brackets : quint8 { Lists, ListOfTuples, Tuple, Set };

/// A string literal that survives any file: also half a surrogate pair is escaped.
QString textLiteral(const QString &text);

/// A value as the source of an argument; nothing, and a note, where it holds source that is no Python.
std::optional<QString> valueSource(const Value &value, const Place &place, FileNames &names,
                                   Brackets brackets = Brackets::Lists);

/// `, ` between arguments; a comment at the end of one does not swallow the next.
QString joined(const QStringList &arguments);

} // namespace relata::clean
