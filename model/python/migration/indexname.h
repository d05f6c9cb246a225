// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"

namespace relata {

/// The name that Django gives an entry of Meta.indexes that has none: django/db/models/indexes.py,
/// set_name_with_model().
QString automaticIndexName(const Registry &registry, int model, const Index &index);

} // namespace relata
