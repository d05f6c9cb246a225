// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/editcontext.h"

namespace relata {

/// A field's place in a file: the model as it is to be, its class where it has one, and the names of the class body.
struct FieldPlace
{
    const Model &model;
    const PyStatement *owner = nullptr;
    int at = 0; ///< classes that end before it can be named there
};

/// The call that makes a field: `models.CharField(max_length=40)`.
QByteArray fieldCall(EditContext &context, const Field &field, const FieldPlace &place);

/// A call of an index or a constraint: a field without a name, whose positional arguments are expressions.
Field callOf(const Index &index);
Field callOf(const Constraint &constraint);
/// Changes such a call, or that of a field, argument by argument; false if it cannot be understood so.
bool editCall(EditContext &context, const PyExpr &call, const Field &before, const Field &after,
              const FieldPlace &place, TextEdits &edits);

/// The statement of a field changed so that it says `after`, without what stands around it.
QByteArray editedField(EditContext &context, const PyStatement &statement, const Field &before, const Field &after,
                       const FieldPlace &place);

/// `models.CASCADE`, `models.SET(get_sentinel)`.
QByteArray onDeleteSource(EditContext &context, const OnDelete &onDelete, const QSet<QString> &local);

/// The names that the body of a class binds.
QSet<QString> localNames(const PyStatement *owner);

} // namespace relata
