// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/editcontext.h"

namespace relata {

/// Changes the list of what a class inherits from; `suffix` follows each model's name (`.Meta`).
void editBases(EditContext &context, const PyStatement &cls, const QList<ModelRef> &before,
               const QList<ModelRef> &after, const QString &suffix = {});

} // namespace relata
