// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/import.h"
#include "model/python/inplace/fieldcall.h"

namespace relata {

/// Changes, adds, moves and removes the fields in the body of a class, with what it drops of inherited ones (`x =
/// None`); `last` are statements that come after the fields, `gone` others of the body that go.
void editFields(EditContext &context, const ClassPlace &place, const Model &before, const FieldPlace &now,
                const QList<QByteArray> &last, const QList<SourceRange> &gone);

} // namespace relata
