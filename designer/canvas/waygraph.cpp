// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/waygraph.h"

#include "designer/canvas/candidates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace relata {

namespace {

constexpr qreal bendCost = 36;

// Right, down, left, up.
constexpr int stepX[] = {1, 0, -1, 0};
constexpr int stepY[] = {0, 1, 0, -1};

int directionOf(const QPointF &out)
{
    for (int i = 0; i < 4; ++i) {
        if (out.x() == stepX[i] && out.y() == stepY[i])
            return i;
    }
    return 0;
}

void sortUnique(std::vector<qreal> &values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
}

/// The crossings of all lines, with the ways between neighbours that an obstacle closes.
class WayGraph
{
public:
    WayGraph(std::vector<qreal> xs, std::vector<qreal> ys)
        : m_xs(std::move(xs))
        , m_ys(std::move(ys))
        , m_closed(m_xs.size() * m_ys.size() * 2, 0)
    {
    }

    // Lines that run inside the rectangle, not on its rim, are closed.
    void close(const QRectF &rect)
    {
        const auto [left, right] = inside(m_xs, rect.left(), rect.right());
        const auto [top, bottom] = inside(m_ys, rect.top(), rect.bottom());
        for (int y = top; y < bottom; ++y) {
            for (int x = std::max(0, left - 1); x < std::min(right, columns() - 1); ++x)
                m_closed[way(x, y, false)] = 1;
        }
        for (int x = left; x < right; ++x) {
            for (int y = std::max(0, top - 1); y < std::min(bottom, rows() - 1); ++y)
                m_closed[way(x, y, true)] = 1;
        }
    }

    QPolygonF find(const QPointF &from, int fromDirection, const QPointF &to, int toDirection, int steps) const;

private:
    struct Open
    {
        qreal estimate = 0;
        int state = 0;
        bool operator<(const Open &other) const { return estimate > other.estimate; }
    };

    int columns() const { return int(m_xs.size()); }
    int rows() const { return int(m_ys.size()); }
    size_t way(int x, int y, bool down) const { return (size_t(y) * m_xs.size() + size_t(x)) * 2 + (down ? 1 : 0); }

    static std::pair<int, int> inside(const std::vector<qreal> &lines, qreal low, qreal high)
    {
        const auto first = std::upper_bound(lines.begin(), lines.end(), low);
        const auto last = std::lower_bound(first, lines.end(), high);
        return {int(first - lines.begin()), int(last - lines.begin())};
    }

    static int indexOf(const std::vector<qreal> &lines, qreal value)
    {
        return int(std::lower_bound(lines.begin(), lines.end(), value) - lines.begin());
    }

    bool isOpen(int x, int y, int direction) const
    {
        switch (direction) {
        case 0: return x + 1 < columns() && !m_closed[way(x, y, false)];
        case 1: return y + 1 < rows() && !m_closed[way(x, y, true)];
        case 2: return x > 0 && !m_closed[way(x - 1, y, false)];
        default: return y > 0 && !m_closed[way(x, y - 1, true)];
        }
    }

    QPolygonF path(const std::vector<int> &before, int state) const;

    std::vector<qreal> m_xs;
    std::vector<qreal> m_ys;
    std::vector<char> m_closed;
};

QPolygonF WayGraph::path(const std::vector<int> &before, int state) const
{
    QPolygonF points;
    for (; state >= 0; state = before[size_t(state)]) {
        const int node = state / 4;
        points.prepend({m_xs[size_t(node % columns())], m_ys[size_t(node / columns())]});
    }
    return points;
}

QPolygonF WayGraph::find(const QPointF &from, int fromDirection, const QPointF &to, int toDirection, int steps) const
{
    const int goalX = indexOf(m_xs, to.x());
    const int goalY = indexOf(m_ys, to.y());
    std::vector<qreal> cost(m_xs.size() * m_ys.size() * 4, std::numeric_limits<qreal>::infinity());
    std::vector<int> before(cost.size(), -1);
    std::priority_queue<Open> open;
    const auto estimate = [&](int x, int y) {
        const qreal dx = std::abs(m_xs[size_t(x)] - to.x());
        const qreal dy = std::abs(m_ys[size_t(y)] - to.y());
        return dx + dy + (dx > 0 && dy > 0 ? bendCost : 0);
    };
    const auto reach = [&](int x, int y, int direction, qreal newCost, int parent) {
        const int state = (y * columns() + x) * 4 + direction;
        if (newCost >= cost[size_t(state)])
            return;
        cost[size_t(state)] = newCost;
        before[size_t(state)] = parent;
        open.push({newCost + estimate(x, y), state});
    };
    reach(indexOf(m_xs, from.x()), indexOf(m_ys, from.y()), fromDirection, 0, -1);
    for (; !open.empty() && steps > 0; --steps) {
        const Open current = open.top();
        open.pop();
        const int direction = current.state % 4;
        const int x = current.state / 4 % columns();
        const int y = current.state / 4 / columns();
        if (x == goalX && y == goalY && direction == toDirection)
            return path(before, current.state);
        const qreal soFar = cost[size_t(current.state)];
        if (current.estimate > soFar + estimate(x, y))
            continue;
        for (const int turn : {0, 1, 3}) {
            const int next = (direction + turn) % 4;
            // A turn on the spot costs a bend; the step that follows costs its length.
            if (turn != 0) {
                reach(x, y, next, soFar + bendCost, current.state);
                continue;
            }
            if (!isOpen(x, y, next))
                continue;
            const int nx = x + stepX[next];
            const int ny = y + stepY[next];
            const qreal length = std::abs(m_xs[size_t(nx)] - m_xs[size_t(x)]) + std::abs(m_ys[size_t(ny)] - m_ys[size_t(y)]);
            reach(nx, ny, next, soFar + length, current.state);
        }
    }
    return {};
}

} // namespace

QPolygonF wayAround(const Port &start, const Port &end, const std::vector<QRectF> &obstacles, qreal distance, int steps)
{
    for (const auto &[out, in] : {std::pair(departureStub, arrivalStub), std::pair(leastStub, leastStub)}) {
        const QPointF a = start.at + start.out * out;
        const QPointF b = end.at + end.out * in;
        std::vector<qreal> xs = {a.x(), b.x(), (a.x() + b.x()) / 2};
        std::vector<qreal> ys = {a.y(), b.y(), (a.y() + b.y()) / 2};
        for (const QRectF &rect : obstacles) {
            xs.insert(xs.end(), {rect.left() - distance, rect.right() + distance});
            ys.insert(ys.end(), {rect.top() - distance, rect.bottom() + distance});
        }
        sortUnique(xs);
        sortUnique(ys);
        WayGraph graph(std::move(xs), std::move(ys));
        for (const QRectF &rect : obstacles)
            graph.close(rect.adjusted(-distance, -distance, distance, distance));
        const QPolygonF middle = graph.find(a, directionOf(start.out), b, (directionOf(end.out) + 2) % 4, steps);
        if (!middle.isEmpty())
            return simplified(QPolygonF() << start.at << middle << end.at);
    }
    return {};
}

} // namespace relata
