// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

namespace relata {

/// An option of Meta as a class has it, and the model whose Meta says it.
struct MetaEntry
{
    QString name = {};
    Value value = {};
    ModelId declaredBy = {};
};

/// Options.original_attrs: what the Meta of a model says, with what comes from abstract bases and base Metas.  Of
/// `indexes` and `constraints` only who declares them.
QList<MetaEntry> originalMeta(const Schema &schema, const Model &model);

/// A class that a model inherits: a model of the schema, models.Model (both null), or a class that only its source
/// names.
struct BaseClass
{
    const Model *model = nullptr;
    QString source = {};
    ModelId declaredBy = {}; ///< the model whose class statement names it

    bool isModelsModel() const { return !model && source.isEmpty(); }
};

/// The direct bases, those of abstract ones in their place, each once, in the order of Python's method resolution.
QList<BaseClass> flattenedBases(const Schema &schema, const Model &model);

/// The model and all models that it inherits, in the order of Python's method resolution.
QList<const Model *> modelsInOrder(const Schema &schema, const Model &model);

} // namespace relata
