// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/syntax.h"

namespace relata {

/// How an expression was read: `Call(Name 'f', Integer '1', key=Text 'x')`.
QString shown(const PyExpr &expression);

/// How a statement was read, without ranges: `If1 Assign x = Integer '1'`, the branch and depth only where there is
/// one.
QString shown(const PyStatement &statement);

/// The source of an expression and of all that is in it, the outer ones first; keywords as a whole after their call's
/// items.
QStringList slices(const PyModule &module, const PyExpr &expression);

} // namespace relata
