// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/lanegrid.h"

#include "designer/canvas/candidates.h"

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr qreal leastCell = 16;
constexpr qreal mostNodes = 160000;
constexpr float bendCost = 40;
constexpr float usedCost = 0.6F;    // times the cell: to run in a lane that is taken
constexpr float crossingCost = 3;
constexpr float haste = 1.8F;        // a little dearer than the cheapest way, for a search that is much shorter

// Right, down, left, up: even ones are level.
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

} // namespace

LaneGrid::LaneGrid(const QRectF &area)
    : m_origin(area.topLeft())
    , m_cell(std::max(leastCell, std::ceil(std::sqrt(area.width() * area.height() / mostNodes))))
    , m_columns(int(area.width() / m_cell) + 1)
    , m_rows(int(area.height() / m_cell) + 1)
    , m_closed(size_t(m_columns) * size_t(m_rows), 0)
    , m_used{std::vector<quint8>(m_closed.size(), 0), std::vector<quint8>(m_closed.size(), 0)}
    , m_visits(m_closed.size() * 4)
{
}

void LaneGrid::close(const QRectF &rect)
{
    const int left = std::max(0, int(std::floor((rect.left() - m_origin.x()) / m_cell)) + 1);
    const int right = std::min(m_columns - 1, int(std::ceil((rect.right() - m_origin.x()) / m_cell)) - 1);
    const int top = std::max(0, int(std::floor((rect.top() - m_origin.y()) / m_cell)) + 1);
    const int bottom = std::min(m_rows - 1, int(std::ceil((rect.bottom() - m_origin.y()) / m_cell)) - 1);
    for (int y = top; y <= bottom && left <= right; ++y)
        std::fill_n(m_closed.begin() + qptrdiff(node(left, y)), right - left + 1, 1);
}

void LaneGrid::use(const QPointF &a, const QPointF &b, int by)
{
    const QPointF from = (a - m_origin) / m_cell;
    const QPointF to = (b - m_origin) / m_cell;
    const bool upright = a.x() == b.x();
    const auto [x1, x2] = std::minmax({int(std::round(from.x())), int(std::round(to.x()))});
    const auto [y1, y2] = std::minmax({int(std::round(from.y())), int(std::round(to.y()))});
    for (int y = std::max(0, y1); y <= std::min(y2, m_rows - 1); ++y) {
        for (int x = std::max(0, x1); x <= std::min(x2, m_columns - 1); ++x) {
            quint8 &used = m_used[upright ? 1 : 0][node(x, y)];
            used = quint8(std::clamp(used + by, 0, 255));
        }
    }
}

QPointF LaneGrid::place(int state) const
{
    const int index = state / 4;
    return m_origin + QPointF(index % m_columns, index / m_columns) * m_cell;
}

// A port's straight part runs to the first lane beyond its stub; there the way goes on along that lane to either side, or
// straight on in the nearest lane (the small jog that this leaves is ironed out later).
QList<LaneGrid::Joint> LaneGrid::joints(const Port &port, int index, bool arrival) const
{
    const QPointF stub = (port.at + port.out * (arrival ? arrivalStub : departureStub) - m_origin) / m_cell;
    const bool level = port.out.x() != 0;
    const int out = directionOf(port.out);
    const qreal along = level ? stub.x() : stub.y();
    const qreal across = level ? stub.y() : stub.x();
    const bool forwards = out < 2;
    const int line = int(forwards ? std::ceil(along) : std::floor(along));
    QList<Joint> found;
    const auto add = [&](int lane, int away, float cost) {
        const int x = level ? line : lane;
        const int y = level ? lane : line;
        if (!isOpen(x, y))
            return;
        const qreal port0 = level ? port.at.y() : port.at.x();
        const qreal line0 = (level ? m_origin.x() : m_origin.y()) + line * m_cell;
        const qreal off = std::abs(across - lane) * m_cell;
        found.append({.state = stateOf(x, y, arrival ? (away + 2) % 4 : away),
                      .cost = port.cost + cost + off,
                      .corner = level ? QPointF(line0, port0) : QPointF(port0, line0),
                      .port = index});
    };
    add(int(std::round(across)), out, 0);
    add(int(std::floor(across)), level ? 3 : 2, bendCost);
    add(int(std::ceil(across)), level ? 1 : 0, bendCost);
    return found;
}

float LaneGrid::estimate(int state) const
{
    const int x = state / 4 % m_columns;
    const int y = state / 4 / m_columns;
    const int dx = std::max({0, m_low.x - x, x - m_high.x});
    const int dy = std::max({0, m_low.y - y, y - m_high.y});
    return haste * (float((dx + dy) * m_cell) + (dx > 0 && dy > 0 ? bendCost : 0));
}

void LaneGrid::reach(int state, float cost, int parent)
{
    Visit &visit = m_visits[size_t(state)];
    if (visit.round == m_round && visit.cost <= cost)
        return;
    visit = {m_round, cost, parent};
    m_open.push_back({cost + estimate(state), state});
    std::push_heap(m_open.begin(), m_open.end());
}

void LaneGrid::expand(int state)
{
    const int direction = state % 4;
    const int x = state / 4 % m_columns;
    const int y = state / 4 / m_columns;
    const float cost = m_visits[size_t(state)].cost;
    for (const int turn : {0, 1, 3}) {
        const int way = (direction + turn) % 4;
        const int nx = x + stepX[way];
        const int ny = y + stepY[way];
        if (!isOpen(nx, ny))
            continue;
        const size_t next = node(nx, ny);
        float step = float(m_cell) + (turn == 0 ? 0 : bendCost);
        if (m_considerate) {
            step += usedCost * float(m_cell) * float(std::min<int>(m_used[way % 2][next], 3));
            step += crossingCost * float(std::min<int>(m_used[1 - way % 2][next], 3));
        }
        reach(stateOf(nx, ny, way), cost + step, state);
    }
}

QPolygonF LaneGrid::trace(int state) const
{
    QPolygonF path;
    for (; state >= 0; state = m_visits[size_t(state)].parent)
        path.append(place(state));
    std::reverse(path.begin(), path.end());
    return path;
}

QPolygonF LaneGrid::find(const QList<Port> &starts, const QList<Port> &ends, bool considerate, int steps)
{
    m_considerate = considerate;
    QHash<int, Joint> goals;
    m_low = {m_columns, m_rows};
    m_high = {0, 0};
    for (int i = 0; i < ends.size(); ++i) {
        for (const Joint &joint : joints(ends[i], i, true)) {
            const int x = joint.state / 4 % m_columns;
            const int y = joint.state / 4 / m_columns;
            m_low = {std::min(m_low.x, x), std::min(m_low.y, y)};
            m_high = {std::max(m_high.x, x), std::max(m_high.y, y)};
            if (!goals.contains(joint.state) || goals[joint.state].cost > joint.cost)
                goals.insert(joint.state, joint);
        }
    }
    if (goals.isEmpty())
        return {};
    ++m_round;
    m_open.clear();
    QHash<int, Joint> begins;
    for (int i = 0; i < starts.size(); ++i) {
        for (const Joint &joint : joints(starts[i], i, false)) {
            if (!begins.contains(joint.state) || begins[joint.state].cost > joint.cost) {
                begins.insert(joint.state, joint);
                reach(joint.state, float(joint.cost), -1);
            }
        }
    }
    int bestGoal = -1;
    float least = 0;
    for (; !m_open.empty() && steps > 0; --steps) {
        std::pop_heap(m_open.begin(), m_open.end());
        const Open current = m_open.back();
        m_open.pop_back();
        if (bestGoal >= 0 && current.estimate >= least)
            break;
        const float cost = m_visits[size_t(current.state)].cost;
        if (current.estimate > cost + estimate(current.state))
            continue;
        if (const auto goal = goals.constFind(current.state); goal != goals.cend()) {
            const float total = cost + float(goal->cost);
            if (bestGoal < 0 || total < least) {
                bestGoal = current.state;
                least = total;
            }
        }
        expand(current.state);
    }
    if (bestGoal < 0)
        return {};
    int first = bestGoal;
    while (m_visits[size_t(first)].parent >= 0)
        first = m_visits[size_t(first)].parent;
    const Joint &begin = begins[first];
    const Joint &goal = goals[bestGoal];
    return QPolygonF() << starts[begin.port].at << begin.corner << trace(bestGoal) << goal.corner << ends[goal.port].at;
}

} // namespace relata
