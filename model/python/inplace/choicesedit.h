// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/valueedit.h"

namespace relata {

/// Changes what a field's choices are named after (`Status.choices`, `STATUS_CHOICES`), a class of choices or a list of
/// the same file that nothing else uses.  False where it cannot: then the choices are written out, and a note says so.
bool editChoices(EditContext &context, const PyExpr &old, const Value &before, const Value &after,
                 const ValuePlace &place);

/// `Status.DRAFT` where the old value was another member of a class of choices in the file; empty if there is none for
/// the value.
QByteArray memberSource(const EditContext &context, const PyExpr &old, const Value &after, const ValuePlace &place);

} // namespace relata
