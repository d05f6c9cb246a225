// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/expression.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace relata {

/// A Python literal (numbers, texts, lists, dicts) as json.dumps() writes it; none if it is no such literal.
std::optional<QString> jsonText(const Expr &value);
/// A text as json.dumps() writes it: in quotes, everything beyond ASCII escaped.
QString jsonQuoted(const QString &text);
/// The path to a key in JSON: `$."a"[0]`; a number is a place in a list.
QString jsonPath(const QStringList &keys, bool fromRoot = true);

} // namespace relata
