// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/clean/filenames.h"

namespace relata::clean {

/// `class Meta` of a model, in lines; none where it has no Meta of its own.
QStringList metaLines(const Schema &schema, const Model &model, FileNames &names);

} // namespace relata::clean
