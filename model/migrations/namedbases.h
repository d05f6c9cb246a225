// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"

#include <QList>

namespace relata {

/// The models that the class statement of a model names, abstract ones looked through.  Unlike ResolvedModel::bases a
/// proxy stands for itself: a migration makes its child after it.
QList<int> namedBases(const Registry &registry, int model);

} // namespace relata
