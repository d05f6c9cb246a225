// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"

#include <vector>

namespace relata {

/// A place at the side of a box where an edge can begin or end.
struct Port
{
    QPointF at = {};
    QPointF out = {}; ///< away from the box: one of four unit vectors
    qreal cost = 0;   ///< how much worse than the best place
    int group = -1;   ///< edges that end at the same generic key share a place on purpose
};

/// Which places at the sides of the boxes are taken.
class PortUse
{
public:
    explicit PortUse(const Diagram &diagram);

    void take(const Edge &edge);

    /// Where the edge can leave: both sides of its row, or around the box.
    QList<Port> departures(const Edge &edge) const;
    /// Where it can arrive, seen from `source`: at its row, or near the header and the key, above, below.
    QList<Port> arrivals(const Edge &edge, const QPointF &source) const;

private:
    bool isTaken(int box, const QPointF &at) const;
    bool isRow(const Box &box, qreal y) const;
    void addSide(int box, bool right, qreal wanted, QList<Port> &out) const;
    void addLevel(int box, bool bottom, qreal wanted, qreal cost, QList<Port> &out) const;
    QList<Port> around(const Edge &edge, bool child) const;

    const Diagram &m_diagram;
    std::vector<std::vector<QPointF>> m_taken;
};

} // namespace relata
