// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/fieldcall.h"

namespace relata {

/// Changes `class Meta` so that it says what the model says now; the place names the model as it is to be.
void editMeta(EditContext &context, const PyStatement &meta, const Model &before, const FieldPlace &place);

/// The lines of a new `class Meta`, the first without indentation.
QByteArray metaSource(EditContext &context, const FieldPlace &place, const QByteArray &indentation);

} // namespace relata
