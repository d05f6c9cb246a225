// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/catalogue.h"
#include "model/schema/result.h"

#include <optional>

namespace relata {

// How the value of an option is written in a line of text, and read from it.

/// What stands in the line: words as they are, names with commas between them, all else as Python.
QString textOfOption(ValueType type, const Value &value);

/// What a person typed; nothing for an empty line: the option is not set.  `before` is the value it takes the place of:
/// a line that held source may hold other source.  The error says what to type.
Result<std::optional<Value>> optionOfText(ValueType type, const QString &text, const std::optional<Value> &before);

/// Setting the option to that value says no more than leaving it out.
bool saysNothing(const OptionRow &row, const Value &value, const Value &otherwise);

/// Something that Python could read as an expression: a name, a call, a literal; else it was meant as text.
bool looksLikeSource(const QString &text);

/// `-created, title` -> its names; an error if one is no name of a field.
Result<QStringList> namesOfText(const QString &text);

/// [value, label] pairs; none if it is anything else (groups, source).
std::optional<QList<std::pair<Value, Value>>> pairsOfChoices(const Value &choices);
Value choicesOfPairs(const QList<std::pair<Value, Value>> &pairs);

} // namespace relata
