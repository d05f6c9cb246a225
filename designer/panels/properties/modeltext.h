// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"
#include "model/schema/schema.h"

namespace relata {

// How models that are pointed at are written in a panel, and read from it.

/// `self`, then the project's models, settings.AUTH_USER_MODEL, and Django's own, by label.
QStringList modelChoices(const Schema &schema);
/// The models that can be a link table: the project's concrete ones.
QStringList throughChoices(const Schema &schema);

/// `self`, `blog.Article`, or the source of what is not in the schema; empty for null.
QString textOfModel(const Schema &schema, ModelId owner, const ModelRef &ref);
/// A label, a name in the owner's app, or the only model of that name; anything else is kept as source.
ModelRef modelOfText(const Schema &schema, ModelId owner, const QString &text);

/// The classes that a model inherits from, with commas between them.
QString textOfBases(const Schema &schema, const Model &model);
/// An error where Python could not make the class: itself, or one of its descendants, among its bases.
Result<QList<ModelRef>> basesOfText(const Schema &schema, const Model &model, const QString &text);

/// Why a model can't have that name in its app; empty if it can.
QString modelNameRefusal(const Schema &schema, const Model &model, const QString &name);
QString fieldNameRefusal(const Model &model, FieldId field, const QString &name);
QString appLabelRefusal(const QString &label);

} // namespace relata
