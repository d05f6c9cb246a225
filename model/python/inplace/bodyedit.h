// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/editcontext.h"

namespace relata {

/// The indentation of the statements of a class.
QByteArray bodyIndentation(const EditContext &context, const PyStatement &cls);

/// The value of an assignment with the parentheses around it.
SourceRange valueRange(const EditContext &context, const PyStatement &assignment);

/// The end of the line after which a statement that follows `statement` in the body of the class goes: blocks in which
/// it stands are left first.
int lineEndAfter(const EditContext &context, const PyStatement &cls, const PyStatement &statement);

/// `pass` or `...`.
bool isPass(const EditContext &context, const PyStatement &statement);

/// Adds statements at the end of the body of a class, of whose statements some are `removed`.
void addToBody(EditContext &context, const PyStatement &cls, const QList<QByteArray> &statements,
               const QList<SourceRange> &removed);

/// Sets a body that stands in the line of its header in lines of its own.
void openBody(EditContext &context, const PyStatement &cls);

} // namespace relata
