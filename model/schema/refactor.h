// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

namespace relata {

// Changes to a schema that reach further than one value: what else has to follow is done in the same step.

/// Renames a field and what names it: Meta (ordering, unique_together, ...), indexes, constraints, through_fields,
/// to_field, the fields that GenericForeignKey and unique_for_date name, in the model, its children and the models that
/// point at it.
void renameField(Schema &schema, ModelId modelId, FieldId fieldId, const QString &newName);

/// Removes a field, and what names it in Meta, indexes and constraints of the model.
void removeField(Schema &schema, ModelId modelId, FieldId fieldId);

/// Removes a model, the relations that point at it or go through it, and its place among the bases of others.
void removeModel(Schema &schema, ModelId modelId);

/// Only abstract models have a Meta that other classes can inherit (`class Meta(Base.Meta)`).  Where a base is abstract no
/// more, what its Meta says goes to the models that inherited it so, which mean the same as before.
void settleMetaBases(Schema &schema);

/// Gives a field another class: options that the new class does not take are dropped, a relation is made or dropped.
void changeFieldType(Field &field, FieldType type);

/// The app with that label, made if there is none.
AppId appNamed(Schema &schema, const QString &label);

/// A model with that name in the app, at the end; its name is made unused.
ModelId addModel(Schema &schema, AppId app, const QString &name);

/// What drawing a relationship from one model to another makes.
enum class Relationship : quint8 { ForeignKey, OneToOne, ManyToMany, Generic };

/// Adds the field (for Generic: content_type, object_id and content_object on `from`, a GenericRelation on `to`), with
/// a name that fits the target and is unused.  Returns the field that a person will want to rename; null if either
/// model is missing or not editable.
FieldId addRelationship(Schema &schema, Relationship kind, ModelId from, ModelId to);

} // namespace relata
