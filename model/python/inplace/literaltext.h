// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/value.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace relata {

/// A string literal in that kind of quotes, in the other kind where that saves backslashes.
QString quotedText(const QString &text, char quote);

/// How source text of a value (`Q(status="draft")`) is to be written in a file, whose names may be others.
using CodeText = std::function<QString(const QString &)>;

/// A value as Python source.  Lists within lists are tuples where `tuples` says so: pairs of choices.
QString valueText(const Value &value, char quote, bool tuples, const CodeText &code);

} // namespace relata
