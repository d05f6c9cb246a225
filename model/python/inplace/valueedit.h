// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/editcontext.h"

#include <functional>

namespace relata {

/// What an edit of a value has to know of its place.
struct ValuePlace
{
    bool tuples = false;                ///< new lists within lists are tuples (choices, permissions)
    QSet<QString> local = {};           ///< names that the class body binds
    const PyStatement *owner = nullptr; ///< the class in which it stands
    bool choices = false;               ///< the value of a field's `choices`
};

/// Changes an expression that says `before` so that it says `after`: of a list only the elements that differ, of a call
/// like
/// `_("title")` only the words.  `whole` is the expression with the parentheses around it.
void editValue(EditContext &context, const PyExpr &old, SourceRange whole, const Value &before, const Value &after,
               const ValuePlace &place, TextEdits &edits);

/// The quotes of the first string in a range, else those of the file.
char quoteIn(const EditContext &context, SourceRange range);

/// Which elements of a new list are those of an old one: index in the old list, -1 for new ones; `changed` says of a
/// pair that stands in the same place but differs.
struct ListMatch
{
    int old = -1;
    bool changed = false;
};
QList<ListMatch> matchLists(int before, int after, const std::function<bool(int, int)> &same,
                            const std::function<bool(int, int)> &alike);

} // namespace relata
