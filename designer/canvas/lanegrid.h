// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/ports.h"

#include <QHash>

#include <vector>

namespace relata {

/// An even grid of lanes over a part of the canvas, for ways that no simple shape can take: A* over lanes that boxes leave open,
/// which prefers lanes that no edge runs in yet.
class LaneGrid
{
public:
    LaneGrid() = default;
    explicit LaneGrid(const QRectF &area);

    bool isEmpty() const { return m_columns == 0; }
    /// No lane runs inside the rectangle.
    void close(const QRectF &rect);
    /// An edge's part, level or upright, runs in the lanes next to it, or no more.
    void use(const QPointF &a, const QPointF &b, int by);

    /// A cheap way from any of the ports to any of the others; empty if there is none, or none within `steps`.
    /// A considerate one keeps out of lanes that are used, which takes longer to find.
    QPolygonF find(const QList<Port> &starts, const QList<Port> &ends, bool considerate, int steps);

private:
    struct Node
    {
        int x = 0, y = 0;
    };
    /// Where a port's straight part meets the grid, and in which direction the way goes on.
    struct Joint
    {
        int state = -1;
        qreal cost = 0;
        QPointF corner = {};
        int port = -1;
    };
    struct Open
    {
        float estimate = 0;
        int state = 0;
        bool operator<(const Open &other) const { return estimate > other.estimate; }
    };

    QList<Joint> joints(const Port &port, int index, bool arrival) const;
    void reach(int state, float cost, int parent);
    void expand(int state);
    float estimate(int state) const;
    QPolygonF trace(int state) const;

    bool isOpen(int x, int y) const { return x >= 0 && y >= 0 && x < m_columns && y < m_rows && !m_closed[node(x, y)]; }
    size_t node(int x, int y) const { return size_t(y) * size_t(m_columns) + size_t(x); }
    int stateOf(int x, int y, int direction) const { return int(node(x, y)) * 4 + direction; }
    QPointF place(int state) const;

    QPointF m_origin;
    qreal m_cell = 16;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<char> m_closed;
    std::vector<quint8> m_used[2]; ///< how many edges run through a node level, upright
    // Of the search that runs; what bears an older number is stale.
    struct Visit
    {
        quint32 round = 0;
        float cost = 0;
        int parent = -1;
    };
    std::vector<Visit> m_visits;
    quint32 m_round = 0;
    std::vector<Open> m_open;
    bool m_considerate = true;
    Node m_low, m_high;            ///< around the goals
};

} // namespace relata
