// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/clean/choices.h"

namespace relata::clean {

/// A model as an argument: the class, `"self"`, `"Model"`, `"app.Model"` or the setting that names it.
std::optional<QString> modelSource(const ModelRef &ref, const Model &owner, const QSet<ModelId> &written,
                                   const Place &place, FileNames &names, const Schema &schema);

/// What a field's line depends on besides the field.
struct FieldSurroundings
{
    const Schema &schema;
    const Model &model;
    const QSet<ModelId> &written;          ///< models whose classes stand above this one
    const ChoicesClass *choices = nullptr; ///< the class that its choices were made into
};

/// `title = models.CharField(max_length=200)`, not laid out yet.
QString fieldSource(const Field &field, const FieldSurroundings &around, FileNames &names);

} // namespace relata::clean
