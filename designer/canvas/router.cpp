// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/router.h"

#include "designer/canvas/waygraph.h"

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr qreal lane = 10;          // between parallel edges
constexpr qreal together = 8;       // nearer than this they look like one
constexpr qreal clearance = 10;     // from boxes that are passed by
constexpr qreal crossing = 26;      // what crossing another edge costs
constexpr qreal sharing = 60;       // what running upon another edge costs, and beside that ...
constexpr qreal sharingPerPixel = 3;
constexpr int tried = 7;            // free simple ways that are compared
constexpr int considerateSteps = 5000;
constexpr int laneSteps = 40000;
constexpr int searchSteps = 6000;
constexpr int mostObstacles = 40;
constexpr qreal room = 400;         // beside the boxes, for ways around all of them

QRectF rectOf(const QPointF &a, const QPointF &b)
{
    return {QPointF(std::min(a.x(), b.x()), std::min(a.y(), b.y())), QPointF(std::max(a.x(), b.x()), std::max(a.y(), b.y()))};
}

// QRectF::intersects() knows no rectangle without an area.
bool crosses(const QRectF &line, const QRectF &box)
{
    return line.left() < box.right() && line.right() > box.left() && line.top() < box.bottom() && line.bottom() > box.top();
}

QRectF grown(const QRectF &rect, qreal by)
{
    return rect.adjusted(-by, -by, by, by);
}

QRectF boundsOf(const Diagram &diagram)
{
    QRectF bounds;
    for (const Box &box : diagram.boxes)
        bounds |= box.rect;
    return grown(bounds, 200);
}

// How far two parallel parts run side by side nearer than lanes do; 0 if they don't.
qreal sideBySide(const QPointF &a, const QPointF &b, const QPointF &c, const QPointF &d)
{
    const bool level = a.y() == b.y();
    if (level != (c.y() == d.y()))
        return 0;
    const qreal distance = level ? std::abs(a.y() - c.y()) : std::abs(a.x() - c.x());
    if (distance >= together)
        return 0;
    const auto [low1, high1] = std::minmax({level ? a.x() : a.y(), level ? b.x() : b.y()});
    const auto [low2, high2] = std::minmax({level ? c.x() : c.y(), level ? d.x() : d.y()});
    return std::max(0.0, std::min(high1, high2) - std::max(low1, low2));
}

bool keepsStubs(const QPolygonF &path)
{
    return path.size() < 3 || ((path[1] - path[0]).manhattanLength() >= leastStub
                               && (path[path.size() - 1] - path[path.size() - 2]).manhattanLength() >= leastStub);
}

} // namespace

Router::Router(const Diagram &diagram, const QRectF &area)
    : m_diagram(diagram)
    , m_area(area)
    , m_boxes(boundsOf(diagram), int(diagram.boxes.size()))
    , m_parts(boundsOf(diagram), 0)
    , m_ports(diagram)
{
    for (int i = 0; i < diagram.boxes.size(); ++i)
        m_boxes.insert(i, grown(diagram.boxes[i].rect, clearance));
}

void Router::add(int edge)
{
    const Edge &added = m_diagram.edges[edge];
    m_ports.take(added);
    for (qsizetype i = 1; i < added.path.size(); ++i) {
        const int part = int(m_list.size());
        m_list.push_back({added.path[i - 1], added.path[i], edge});
        m_parts.insert(part, grown(rectOf(added.path[i - 1], added.path[i]), together));
        if (!m_lanes.isEmpty())
            m_lanes.use(added.path[i - 1], added.path[i], 1);
    }
}

// The index of a box that stands in the way of a part, -1 if there is none.
int Router::blocker(const QPointF &a, const QPointF &b, const Ends &ends, qreal distance, bool first, bool last) const
{
    constexpr qreal rim = 0.5;
    const QRectF line = rectOf(a, b);
    int found = -1;
    m_boxes.visit(line, [&](int box) {
        qreal room = distance;
        if ((first && box == ends.from) || (last && box == ends.to))
            room = -rim;
        else if (box == ends.from || box == ends.to)
            room = std::min(distance, leastStub - 2);
        if (crosses(line, grown(m_diagram.boxes[box].rect, room)))
            found = box;
        return found < 0;
    });
    return found;
}

bool Router::isFree(const QPolygonF &path, const Ends &ends, qreal distance) const
{
    for (qsizetype i = 1; i < path.size(); ++i) {
        if (blocker(path[i - 1], path[i], ends, distance, i == 1, i == path.size() - 1) >= 0)
            return false;
    }
    return true;
}

// The length of `a`-`b` that runs upon other edges; those that end at the same generic key may.
qreal Router::overlap(const QPointF &a, const QPointF &b, const Ends &ends) const
{
    qreal length = 0;
    m_parts.visit(rectOf(a, b), [&](int index) {
        const Part &part = m_list[size_t(index)];
        const Edge &other = m_diagram.edges[part.edge];
        if (ends.group < 0 || other.toBox != ends.group || other.kind != Edge::Kind::Generic)
            length += sideBySide(a, b, part.a, part.b);
        return true;
    });
    return length;
}

qreal Router::trouble(const QPolygonF &path, const Ends &ends) const
{
    qreal cost = 0;
    for (qsizetype i = 1; i < path.size(); ++i) {
        const QPointF &a = path[i - 1];
        const QPointF &b = path[i];
        const QRectF line = rectOf(a, b);
        m_parts.visit(line, [&](int index) {
            const Part &part = m_list[size_t(index)];
            if (const qreal length = sideBySide(a, b, part.a, part.b); length > 0) {
                const Edge &other = m_diagram.edges[part.edge];
                if (ends.group < 0 || other.toBox != ends.group || other.kind != Edge::Kind::Generic)
                    cost += sharing + length * sharingPerPixel;
            } else if ((a.y() == b.y()) != (part.a.y() == part.b.y()) && crosses(line, grown(rectOf(part.a, part.b), 0.5))) {
                cost += crossing;
            }
            return true;
        });
    }
    return cost;
}

// Moves inner parts that run upon other edges to the lane nearby where the least of them does.
QPolygonF Router::apart(QPolygonF path, const Ends &ends) const
{
    constexpr int lanes = 9; // to either side
    for (qsizetype i = 2; i + 1 < path.size(); ++i) {
        qreal least = overlap(path[i - 1], path[i], ends);
        const bool level = path[i - 1].y() == path[i].y();
        const QPolygonF before = path;
        for (int step = 2; step < 2 * (lanes + 1) && least > 0; ++step) {
            const qreal offset = lane * (step / 2) * (step % 2 ? -1 : 1);
            const QPointF by = level ? QPointF(0, offset) : QPointF(offset, 0);
            QPolygonF moved = before;
            moved[i - 1] += by;
            moved[i] += by;
            const auto keeps = [&](qsizetype from, qsizetype to) {
                const QPointF now = moved[to] - moved[from];
                return QPointF::dotProduct(before[to] - before[from], now) > 0 && now.manhattanLength() >= leastStub;
            };
            if (!keeps(i - 2, i - 1) || !keeps(i, i + 1))
                continue;
            const qreal left = overlap(moved[i - 1], moved[i], ends);
            if (left < least && isFree(moved, ends, clearance)) {
                least = left;
                path = moved;
            }
        }
    }
    return path;
}

QList<Candidate> Router::simpleWays(const Edge &edge) const
{
    const QRectF &from = m_diagram.boxes[edge.fromBox].rect;
    const QRectF &to = m_diagram.boxes[edge.toBox].rect;
    QList<Candidate> ways;
    for (const Port &start : m_ports.departures(edge)) {
        for (const Port &end : m_ports.arrivals(edge, start.at))
            ways.append(candidates(start, end, from, to));
    }
    std::stable_sort(ways.begin(), ways.end(), [](const Candidate &a, const Candidate &b) { return a.cost < b.cost; });
    return ways;
}

// The cheapest of the first free ways; empty if none is free.
QPolygonF Router::cheapest(const QList<Candidate> &ways, const Ends &ends) const
{
    QPolygonF chosen;
    qreal least = 0;
    int compared = 0;
    for (const Candidate &way : ways) {
        if (!chosen.isEmpty() && (way.cost >= least || compared >= tried))
            break;
        if (!isFree(way.path, ends, clearance))
            continue;
        ++compared;
        const QPolygonF path = apart(way.path, ends);
        const qreal cost = way.cost + trouble(path, ends);
        if (chosen.isEmpty() || cost < least) {
            chosen = path;
            least = cost;
        }
    }
    return chosen;
}

QPolygonF Router::best(const Edge &edge, const Ends &ends)
{
    const QList<Candidate> ways = simpleWays(edge);
    QPolygonF found = cheapest(ways, ends);
    if (found.isEmpty())
        found = inLanes(edge, ends);
    if (found.isEmpty())
        found = squeezed(edge, ends);
    // There is no way: through a box then.
    return found.isEmpty() && !ways.isEmpty() ? ways.first().path : found;
}

QPolygonF Router::inLanes(const Edge &edge, const Ends &ends)
{
    if (m_lanes.isEmpty()) {
        m_lanes = LaneGrid(grown(m_area, room));
        for (const Box &box : m_diagram.boxes)
            m_lanes.close(grown(box.rect, clearance));
        for (const Part &part : m_list)
            m_lanes.use(part.a, part.b, 1);
    }
    const QList<Port> starts = m_ports.departures(edge);
    const QList<Port> arrivals = m_ports.arrivals(edge, starts.first().at);
    QPolygonF way = m_lanes.find(starts, arrivals, true, considerateSteps);
    if (way.isEmpty())
        way = m_lanes.find(starts, arrivals, false, laneSteps);
    way = simplified(way);
    if (way.isEmpty() || runsBack(way) || !isFree(way, ends, clearance / 2))
        return {};
    return apart(straightened(way, ends), ends);
}

// Where boxes stand so close that no lane runs between them.
QPolygonF Router::squeezed(const Edge &edge, const Ends &ends)
{
    constexpr qreal margin = 200;
    const QRectF window = grown(m_diagram.boxes[edge.fromBox].rect | m_diagram.boxes[edge.toBox].rect, margin);
    std::vector<QRectF> obstacles;
    m_boxes.visit(window, [&](int box) {
        if (crosses(m_diagram.boxes[box].rect, window))
            obstacles.push_back(m_diagram.boxes[box].rect);
        return true;
    });
    if (obstacles.size() > mostObstacles)
        return {};
    QPolygonF found;
    qreal least = 0;
    for (const Port &start : m_ports.departures(edge)) {
        QList<QPointF> sides;
        for (const Port &end : m_ports.arrivals(edge, start.at)) {
            if (sides.contains(end.out))
                continue;
            sides.append(end.out);
            const QPolygonF way = wayAround(start, end, obstacles, 6, searchSteps);
            const qreal cost = wayCost(way) + start.cost + end.cost;
            if (!way.isEmpty() && isFree(way, ends, 4) && (found.isEmpty() || cost < least)) {
                found = way;
                least = cost;
            }
        }
    }
    return found.isEmpty() ? found : apart(found, ends);
}

// Irons out short jogs between two parts that go the same way.
QPolygonF Router::straightened(QPolygonF path, const Ends &ends) const
{
    constexpr qreal shortJog = 60;
    for (qsizetype i = 1; i + 2 < path.size(); ++i) {
        const QPointF jog = path[i + 1] - path[i];
        const QPointF before = path[i] - path[i - 1];
        const QPointF after = path[i + 2] - path[i + 1];
        if (jog.manhattanLength() > shortJog || QPointF::dotProduct(before, after) <= 0)
            continue;
        const bool earlier = i >= 2;                // the part before it may move
        const bool later = i + 3 < path.size();     // the part after it may move
        for (const bool moveEarlier : {false, true}) {
            if (moveEarlier ? !earlier : !later)
                continue;
            QPolygonF moved = path;
            if (moveEarlier) {
                moved[i - 1] += jog;
                moved[i] += jog;
            } else {
                moved[i + 1] -= jog;
                moved[i + 2] -= jog;
            }
            moved = simplified(moved);
            if (!runsBack(moved) && keepsStubs(moved) && isFree(moved, ends, clearance / 2)
                && trouble(moved, ends) <= trouble(path, ends)) {
                path = moved;
                i = 0;
                break;
            }
        }
    }
    return path;
}

QPolygonF Router::selfLoop(const Edge &edge) const
{
    const Box &box = m_diagram.boxes[edge.fromBox];
    const Ends ends{edge.fromBox, edge.toBox, -1};
    QPolygonF chosen;
    qreal least = 0;
    for (const Port &start : m_ports.departures(edge)) {
        for (const Port &end : m_ports.arrivals(edge, {start.at.x(), box.rect.top()})) {
            if (end.out != start.out || std::abs(end.at.y() - start.at.y()) < lane)
                continue;
            for (int i = 0; i < 6; ++i) {
                const qreal x = start.at.x() + start.out.x() * (arrivalStub + i * lane);
                const QPolygonF path{start.at, {x, start.at.y()}, {x, end.at.y()}, end.at};
                const qreal cost = wayCost(path) + end.cost + trouble(path, ends) + (start.out.x() < 0 ? 60 : 0)
                    + (isFree(path, ends, clearance) ? 0 : 2000);
                if (chosen.isEmpty() || cost < least) {
                    chosen = path;
                    least = cost;
                }
            }
        }
    }
    return chosen;
}

QPolygonF Router::openEnd(const Edge &edge) const
{
    constexpr qreal length = 40;
    QPolygonF chosen;
    for (const Port &start : m_ports.departures(edge)) {
        const QPolygonF path{start.at, start.at + start.out * length};
        if (isFree(path, {edge.fromBox, -1, -1}, clearance))
            return path;
        if (chosen.isEmpty())
            chosen = path;
    }
    return chosen;
}

QPolygonF Router::route(const Edge &edge)
{
    if (edge.toBox < 0)
        return openEnd(edge);
    if (edge.isSelf())
        return selfLoop(edge);
    return best(edge, {edge.fromBox, edge.toBox, edge.toRow >= 0 ? edge.toBox : -1});
}

QPolygonF Router::association(const Edge &edge) const
{
    if (edge.throughBox < 0 || edge.path.size() < 2)
        return {};
    constexpr qreal corner = 16;
    const QRectF rect = m_diagram.boxes[edge.throughBox].rect;
    QPolygonF chosen;
    qreal least = 0;
    const auto offer = [&](const QPolygonF &path) {
        const Ends ends{-1, edge.throughBox, -1};
        const qreal cost = wayCost(path) + trouble(path, ends) + (isFree(path, ends, 2) ? 0 : 3000);
        if (chosen.isEmpty() || cost < least) {
            chosen = path;
            least = cost;
        }
    };
    for (qsizetype i = 1; i < edge.path.size(); ++i) {
        const QPointF part = edge.path[i] - edge.path[i - 1];
        if (edge.path.size() > 2 && part.manhattanLength() < 2 * departureStub)
            continue;
        const QPointF p = (edge.path[i] + edge.path[i - 1]) / 2;
        const qreal x = std::clamp(p.x(), rect.left() + corner, rect.right() - corner);
        const qreal y = std::clamp(p.y(), rect.top() + corner, rect.bottom() - corner);
        const QPointF level(p.x() < rect.left() ? rect.left() : rect.right(), y);
        const QPointF upright(x, p.y() < rect.top() ? rect.top() : rect.bottom());
        offer(simplified({p, {p.x(), y}, level}));
        offer(simplified({p, {x, p.y()}, upright}));
    }
    return chosen;
}

} // namespace relata
