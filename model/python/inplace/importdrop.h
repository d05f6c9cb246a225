// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/editcontext.h"

namespace relata {

/// The models that are gone.
QList<const Model *> removedModels(const Schema &before, const Schema &after);

/// Takes models of other files that are gone out of the imports, once the classes of this file are edited: the file
/// could not be loaded with them. Where something still uses one, a person is told instead.
void dropImports(EditContext &context);

} // namespace relata
