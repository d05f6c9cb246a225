// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/routing.h"

#include "designer/canvas/router.h"

#include <algorithm>

namespace relata {

namespace {

// Short ways first, since they have the least choice; the order of edges decides among equals, so that the result is always the same.
void sortByLength(std::vector<int> &edges, const Diagram &diagram)
{
    std::vector<std::pair<qreal, int>> order;
    for (const int index : edges) {
        const Edge &edge = diagram.edges[index];
        const QPointF from = diagram.boxes[edge.fromBox].rect.center();
        const QPointF to = edge.toBox < 0 ? from : diagram.boxes[edge.toBox].rect.center();
        order.emplace_back((to - from).manhattanLength(), index);
    }
    std::sort(order.begin(), order.end());
    std::transform(order.begin(), order.end(), edges.begin(), [](const auto &entry) { return entry.second; });
}

QRectF around(const std::vector<int> &edges, const Diagram &diagram)
{
    QRectF area;
    for (const int edge : edges) {
        for (const int box : {diagram.edges[edge].fromBox, diagram.edges[edge].toBox}) {
            if (box >= 0)
                area |= diagram.boxes[box].rect;
        }
    }
    return area;
}

void route(Diagram &diagram, Router &router, std::vector<int> edges)
{
    sortByLength(edges, diagram);
    for (const int index : edges) {
        diagram.edges[index].path = router.route(diagram.edges[index]);
        router.add(index);
    }
    for (const int index : edges)
        diagram.edges[index].association = router.association(diagram.edges[index]);
}

} // namespace

void routeAll(Diagram &diagram)
{
    std::vector<int> all;
    for (int i = 0; i < diagram.edges.size(); ++i) {
        diagram.edges[i].path.clear();
        all.push_back(i);
    }
    Router router(diagram, around(all, diagram));
    route(diagram, router, all);
}

void routeAround(Diagram &diagram, const QSet<int> &boxes)
{
    std::vector<int> again;
    const auto inTheWay = [&](const QPolygonF &path) {
        return std::any_of(boxes.begin(), boxes.end(), [&](int box) {
            return runsThrough(path, diagram.boxes[box].rect.adjusted(-2, -2, 2, 2));
        });
    };
    for (int i = 0; i < diagram.edges.size(); ++i) {
        Edge &edge = diagram.edges[i];
        if (edge.path.isEmpty() || boxes.contains(edge.fromBox) || boxes.contains(edge.toBox) || inTheWay(edge.path)) {
            edge.path.clear();
            again.push_back(i);
        }
    }
    const auto needsAssociation = [&](const Edge &edge) {
        return edge.throughBox >= 0
            && (edge.association.isEmpty() || boxes.contains(edge.throughBox) || inTheWay(edge.association));
    };
    if (again.empty() && std::none_of(diagram.edges.cbegin(), diagram.edges.cend(), needsAssociation))
        return;
    Router router(diagram, around(again, diagram));
    for (int i = 0; i < diagram.edges.size(); ++i) {
        if (!diagram.edges[i].path.isEmpty())
            router.add(i);
    }
    route(diagram, router, again);
    for (Edge &edge : diagram.edges) {
        if (needsAssociation(edge))
            edge.association = router.association(edge);
    }
}

} // namespace relata
