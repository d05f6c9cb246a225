// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/clean/leaves.h"

#include <QMap>

namespace relata::clean {

constexpr int lineLength = 88;

/// A line, or a part of one that became a line.
struct Line
{
    int depth = 0;
    bool inside = false;  ///< in brackets that were opened on a line before
    bool explode = false; ///< one item a line, even if all fit on one
    QList<Leaf> leaves = {};
};

/// The line as it is written, with its indentation and its comments at the end.
QString text(const Line &line);
/// It holds a comment that had a line of its own.
bool hasOwnRemark(const Line &line);
/// It holds a text of several lines.
bool hasLongText(const Line &line);
/// It can stand as one line.
bool fits(const Line &line);
/// What a leaf adds to the line.
qsizetype lengthOf(const Line &line, qsizetype index);
/// After which leaves of the outermost level a line may break, and how readily.
QMap<qsizetype, Break> breaksOf(const Line &line);
/// The most ready of the breaks but the one at `except`.
Break mostReady(const QMap<qsizetype, Break> &breaks, qsizetype except);

} // namespace relata::clean
