// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/editcontext.h"

namespace relata {

/// Tells where the methods of a class still use fields that were renamed or removed: nobody but a person can change
/// these.
void noteUses(EditContext &context, const PyStatement &cls, const Model &before, const Model &after);

/// Tells where the functions of the file still use models that were renamed or removed.
void noteModelUses(EditContext &context);

/// Tells where the file still uses a model that it imports and that is gone; whether it does.
bool noteImported(EditContext &context, const QString &name);

} // namespace relata
