// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"

namespace relata {

/// An attribute of a model that leads to another model: `article.author`, `user.articles`.
struct Accessor
{
    enum class Kind : quint8 { Forward, Reverse, ManyToMany, Generic };

    int model = -1;    ///< whose attribute it is
    QString name = {}; ///< empty: there is no accessor (hidden)
    Kind kind = Kind::Forward;
    bool reverse = false;
    bool many = false;      ///< a manager (`.all()`), else one object
    FieldKey field = {};    ///< the field behind it
    int to = -1;            ///< the model it leads to; -1 for a GenericForeignKey
    QString queryName = {}; ///< what filters call it from the other side
    int inheritedFrom = -1; ///< the parent that has it; -1 if the model itself

    bool operator==(const Accessor &) const = default;
};

/// All accessors of a model, reverse ones first, as Django's _meta.get_fields() orders them.
QList<Accessor> accessors(const Registry &registry, int model);

/// The name of the attribute that a relation makes on the model it points at; empty if it makes none.
QString reverseAccessorName(const Registry &registry, const FieldKey &relation);

/// As a person would type it: `user.articles.all()`, `article.author`.
QString accessExpression(const Registry &registry, const Accessor &accessor);

} // namespace relata
