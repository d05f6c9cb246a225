// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/expression.h"
#include "model/sql/literals.h"

#include <QString>

#include <optional>

namespace relata {

/// What Python makes of an expression before Django sees it: arithmetic on numbers done, literals, lists and dicts as
/// they are. None if it is something for the database.
std::optional<Expr> constantOf(const Expr &expression);
/// An expression as Python source.
QString pythonSource(const Expr &expression);
/// str() of a literal.
QString pythonText(const Literal &literal);

} // namespace relata
