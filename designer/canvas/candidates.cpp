// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/candidates.h"

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr qreal bend = 36;         // what a bend costs, in pixels of way
constexpr qreal detour = 28;       // distance from the boxes of ways around them
constexpr qreal shortStub = 3;     // what each missing pixel of a stub costs

QPointF turned(const QPointF &point)
{
    return {point.y(), point.x()};
}

QRectF turned(const QRectF &rect)
{
    return {rect.y(), rect.x(), rect.height(), rect.width()};
}

Port turned(const Port &port)
{
    Port other = port;
    other.at = turned(port.at);
    other.out = turned(port.out);
    return other;
}

/// Makes ways from a port that faces left or right.
struct LevelWays
{
    Port start;
    Port end;
    QRectF from;
    QRectF to;
    QList<Candidate> found = {};

    // How far beyond the port `value` lies, along its direction.
    static qreal beyond(qreal value, qreal port, qreal out) { return (value - port) * out; }

    void add(const QPolygonF &path, qreal startStub, qreal endStub)
    {
        if (startStub < leastStub || endStub < leastStub)
            return;
        const QPolygonF simple = simplified(path);
        const qreal missing = std::max(0.0, departureStub - startStub) + std::max(0.0, arrivalStub - endStub);
        found.append({simple, wayCost(simple) + start.cost + end.cost + missing * shortStub});
    }

    // One upright part at x.
    void addTurn(qreal x)
    {
        const qreal startStub = beyond(x, start.at.x(), start.out.x());
        add({start.at, {x, start.at.y()}, {x, end.at.y()}, end.at}, startStub, beyond(x, end.at.x(), end.out.x()));
    }

    // Out, along y, and in again.
    void addChannel(qreal y)
    {
        const qreal x1 = start.at.x() + start.out.x() * departureStub;
        const qreal x2 = end.at.x() + end.out.x() * arrivalStub;
        add({start.at, {x1, start.at.y()}, {x1, y}, {x2, y}, {x2, end.at.y()}, end.at}, departureStub, arrivalStub);
    }

    void level(const QList<QPointF> &more)
    {
        const qreal gap = end.at.x() - start.at.x();
        const bool facing = start.out.x() * end.out.x() < 0 && gap * start.out.x() > 0;
        if (facing && start.at.y() == end.at.y()) {
            const qreal share = std::abs(gap) / 2;
            add({start.at, end.at}, share, share);
        }
        if (facing)
            addTurn(start.at.x() + gap / 2);
        addTurn(start.at.x() + start.out.x() * departureStub);
        addTurn(end.at.x() + end.out.x() * arrivalStub);
        addTurn(std::min(from.left(), to.left()) - detour - 6);
        addTurn(std::max(from.right(), to.right()) + detour + 6);
        addChannel(std::min(from.top(), to.top()) - detour);
        addChannel(std::max(from.bottom(), to.bottom()) + detour);
        if (from.bottom() < to.top())
            addChannel((from.bottom() + to.top()) / 2);
        if (to.bottom() < from.top())
            addChannel((to.bottom() + from.top()) / 2);
        for (const QPointF &point : more) {
            addTurn(point.x());
            addChannel(point.y());
        }
    }

    // One upright part at x, then along y to above or below the end.
    void addHook(qreal x, qreal y)
    {
        const qreal startStub = beyond(x, start.at.x(), start.out.x());
        const qreal endStub = beyond(y, end.at.y(), end.out.y());
        add({start.at, {x, start.at.y()}, {x, y}, {end.at.x(), y}, end.at}, startStub, endStub);
    }

    void upright(const QList<QPointF> &more)
    {
        add({start.at, {end.at.x(), start.at.y()}, end.at}, beyond(end.at.x(), start.at.x(), start.out.x()),
            beyond(start.at.y(), end.at.y(), end.out.y()));
        const qreal stub = start.at.x() + start.out.x() * departureStub;
        const qreal near = end.at.y() + end.out.y() * arrivalStub;
        addHook(stub, near);
        const bool below = end.out.y() > 0;
        if (below ? to.bottom() < from.top() : to.top() > from.bottom())
            addHook(stub, below ? (to.bottom() + from.top()) / 2 : (to.top() + from.bottom()) / 2);
        addHook(start.out.x() < 0 ? std::min(from.left(), to.left()) - detour : std::max(from.right(), to.right()) + detour, near);
        for (const QPointF &point : more)
            addHook(point.x(), near);
    }
};

} // namespace

QPolygonF simplified(const QPolygonF &path)
{
    QPolygonF out;
    for (const QPointF &point : path) {
        if (!out.isEmpty() && out.last() == point)
            continue;
        if (out.size() > 1) {
            const QPointF a = out.last() - out[out.size() - 2];
            const QPointF b = point - out.last();
            if (a.x() * b.y() == a.y() * b.x() && QPointF::dotProduct(a, b) > 0)
                out.removeLast();
        }
        out.append(point);
    }
    return out;
}

bool runsBack(const QPolygonF &path)
{
    for (qsizetype i = 2; i < path.size(); ++i) {
        const QPointF a = path[i - 1] - path[i - 2];
        const QPointF b = path[i] - path[i - 1];
        if (QPointF::dotProduct(a, b) < 0)
            return true;
    }
    return false;
}

bool runsThrough(const QPolygonF &path, const QRectF &rect)
{
    for (qsizetype i = 1; i < path.size(); ++i) {
        const auto [left, right] = std::minmax({path[i - 1].x(), path[i].x()});
        const auto [top, bottom] = std::minmax({path[i - 1].y(), path[i].y()});
        if (left < rect.right() && right > rect.left() && top < rect.bottom() && bottom > rect.top())
            return true;
    }
    return false;
}

qreal wayCost(const QPolygonF &path)
{
    qreal cost = bend * qreal(std::max<qsizetype>(0, path.size() - 2));
    for (qsizetype i = 1; i < path.size(); ++i)
        cost += (path[i] - path[i - 1]).manhattanLength();
    return cost;
}

QList<Candidate> candidates(const Port &start, const Port &end, const QRectF &from, const QRectF &to,
                            const QList<QPointF> &more)
{
    const bool turn = start.out.x() == 0;
    LevelWays ways = turn ? LevelWays{turned(start), turned(end), turned(from), turned(to)} : LevelWays{start, end, from, to};
    QList<QPointF> places = more;
    if (turn)
        std::transform(places.begin(), places.end(), places.begin(), [](const QPointF &point) { return turned(point); });
    if (ways.end.out.x() != 0)
        ways.level(places);
    else
        ways.upright(places);
    ways.found.removeIf([](const Candidate &way) { return runsBack(way.path); });
    if (turn) {
        for (Candidate &way : ways.found) {
            for (QPointF &point : way.path)
                point = turned(point);
        }
    }
    return ways.found;
}

} // namespace relata
