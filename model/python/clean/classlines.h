// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/clean/filenames.h"

namespace relata::clean {

/// The class of a model, in lines.  `written` holds the models whose classes stand above it.
QStringList classLines(const Schema &schema, const Model &model, const QSet<ModelId> &written, FileNames &names);

/// Lines one level deeper; those within a text of several lines stay where they are.
QStringList indented(const QString &source);

} // namespace relata::clean
