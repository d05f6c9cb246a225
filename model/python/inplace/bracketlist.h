// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/inplace/filetext.h"
#include "model/python/inplace/textedits.h"

namespace relata {

/// What stands between two commas of a call, a list, a tuple, a dict or the bases of a class.
struct BracketItem
{
    SourceRange range = {};  ///< with `name=` or stars before it, without comments
    QByteArray keyword = {}; ///< of a call: `max_length`
    SourceRange value = {};  ///< what stands after `name=`, with its parentheses
    int comma = -1;          ///< where the comma after it stands; -1 if there is none
    bool starred = false;    ///< `*x`
    bool mapping = false;    ///< `**x`
};

struct BracketList
{
    SourceRange range = {}; ///< with the brackets; empty if there are none
    QList<BracketItem> items = {};

    bool isValid() const { return range.size() >= 2; }
    SourceRange inside() const { return {range.begin + 1, range.end - 1}; }
    bool hasTrailingComma() const { return !items.isEmpty() && items.last().comma >= 0; }
    /// -1 if there is none.
    int indexOf(QByteArrayView keyword) const;
    /// The item that holds a position; -1 if none does.
    int itemAt(int at) const;
};

/// The list whose opening bracket stands at `open`.
BracketList bracketList(const FileText &text, int open);

/// What is to stand in a list: an item that is there already, or new text.
struct PlannedItem
{
    int kept = -1;
    QByteArray text = {};
};

/// Items that are left out go, with the comments that belong to them; new ones are set as their neighbours are: a line
/// each, or in one line.  Kept items stand in their old order.  `tuple`: a single item needs its comma.
void editBrackets(const FileText &text, const BracketList &list, const QList<PlannedItem> &plan, bool tuple,
                  TextEdits &edits);

} // namespace relata
