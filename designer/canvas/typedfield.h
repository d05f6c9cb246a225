// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"
#include "model/schema/schema.h"

namespace relata {

/// What a person typed into a field's row.
struct TypedField
{
    QString name = {};
    std::optional<FieldType> type = {}; ///< none: only a name was given
    Options options = {};               ///< what stands in the parentheses
    ModelId target = {};                ///< relations

    bool operator==(const TypedField &) const = default;
};

/// Understands `title`, `title: Char(200)`, `price: Decimal(8, 2)`, `slug: Slug(unique=True)`, `born: Date?` (null),
/// `author -> User`, `author: FK User`, `tags: ManyToMany(Tag)`.  Classes are found in any case, with or without
/// "Field". `field` is the one that is edited, null for a new one: its own name is free for it.  Errors say what to
/// type instead.
Result<TypedField> parseTypedField(const Schema &schema, const Model &model, FieldId field, const QString &text);

/// A field made from what was typed: a type that needs a size gets one; without a type it is a CharField.
Field newField(const TypedField &typed);

/// Puts a new field into the model, after the field `after` or at the end.
FieldId insertField(Schema &schema, ModelId model, FieldId after, const TypedField &typed);
/// Renames a field and gives it the type, if one was typed.
void changeField(Schema &schema, ModelId model, FieldId field, const TypedField &typed);

/// Why a model can't have that name; empty if it can.
QString modelNameProblem(const Schema &schema, const Model &model, const QString &name);

} // namespace relata
