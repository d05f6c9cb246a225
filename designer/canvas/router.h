// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/candidates.h"
#include "designer/canvas/grid.h"
#include "designer/canvas/lanegrid.h"

namespace relata {

/// Finds paths for edges one after another, and remembers what lies where: boxes, ends and the parts of other paths.
class Router
{
public:
    /// `area` is around the boxes whose edges will be asked for.
    Router(const Diagram &diagram, const QRectF &area);

    /// Makes an edge's path known: the ones that follow keep away from it.
    void add(int edge);

    /// A path for the edge, which must not be known yet.
    QPolygonF route(const Edge &edge);
    /// A thin line from the middle of the edge's path to the box of its through model.
    QPolygonF association(const Edge &edge) const;

private:
    /// A part of a path, level or upright.
    struct Part
    {
        QPointF a = {};
        QPointF b = {};
        int edge = -1;
    };
    /// The boxes that an edge may touch, and the place that it may share.
    struct Ends
    {
        int from = -1;
        int to = -1;
        int group = -1;
    };

    QPolygonF selfLoop(const Edge &edge) const;
    QPolygonF openEnd(const Edge &edge) const;
    QPolygonF best(const Edge &edge, const Ends &ends);
    QPolygonF cheapest(const QList<Candidate> &ways, const Ends &ends) const;
    QPolygonF inLanes(const Edge &edge, const Ends &ends);
    QPolygonF squeezed(const Edge &edge, const Ends &ends);
    QPolygonF straightened(QPolygonF path, const Ends &ends) const;
    QList<Candidate> simpleWays(const Edge &edge) const;
    QPolygonF apart(QPolygonF path, const Ends &ends) const;
    qreal trouble(const QPolygonF &path, const Ends &ends) const;
    qreal overlap(const QPointF &a, const QPointF &b, const Ends &ends) const;
    bool isFree(const QPolygonF &path, const Ends &ends, qreal distance) const;
    int blocker(const QPointF &a, const QPointF &b, const Ends &ends, qreal distance, bool first, bool last) const;

    const Diagram &m_diagram;
    QRectF m_area;
    LaneGrid m_lanes; ///< made when first needed
    SpatialGrid m_boxes;
    SpatialGrid m_parts;
    std::vector<Part> m_list;
    PortUse m_ports;
};

} // namespace relata
