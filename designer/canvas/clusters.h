// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/graphviz.h"

#include <functional>

namespace relata {

/// Boxes of one app, laid out among themselves: the block's top left corner is the origin.
struct Block
{
    QList<int> boxes = {};      ///< indexes into the graph
    QList<QPointF> places = {}; ///< of each of them
    QSizeF size = {};
};

/// Lays out each group (an app's boxes, indexes into the graph) as a block: what is joined by Graphviz, the rest in
/// columns.  `fault` is a sentence where Graphviz was no help.
QList<Block> blocksOf(const Graph &graph, const QList<QList<int>> &groups, const Graphviz &graphviz,
                      const std::function<bool()> &isCancelled, QString &fault);

} // namespace relata
