// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/ports.h"

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr qreal slot = 14;      // between ends at one side
constexpr qreal tooNear = 11;
constexpr qreal corner = 12;    // no end is nearer to a corner
constexpr qreal sharing = 160;  // the price of an end that another edge has already
constexpr int perSide = 3;      // ends that are tried at a side

const QPointF leftwards(-1, 0);
const QPointF rightwards(1, 0);
const QPointF upwards(0, -1);
const QPointF downwards(0, 1);

QList<Port> rowPorts(const Box &box, int row, int group)
{
    const qreal y = box.rect.top() + box.rows[row].centre();
    return {{.at = {box.rect.right(), y}, .out = rightwards, .group = group},
            {.at = {box.rect.left(), y}, .out = leftwards, .group = group}};
}

// The height at which the side of a box best takes an edge: the key's row, else the header.
qreal bestHeight(const Box &box)
{
    const int key = box.keyRow();
    return box.rect.top() + (key < 0 ? box.headerHeight / 2 : box.rows[key].centre());
}

void keepCheapest(QList<Port> &ports, qsizetype count)
{
    std::stable_sort(ports.begin(), ports.end(), [](const Port &a, const Port &b) { return a.cost < b.cost; });
    ports.resize(std::min(count, ports.size()));
}

} // namespace

PortUse::PortUse(const Diagram &diagram)
    : m_diagram(diagram)
    , m_taken(size_t(diagram.boxes.size()))
{
}

void PortUse::take(const Edge &edge)
{
    if (edge.path.isEmpty())
        return;
    m_taken[size_t(edge.fromBox)].push_back(edge.path.first());
    if (edge.toBox >= 0)
        m_taken[size_t(edge.toBox)].push_back(edge.path.last());
}

bool PortUse::isTaken(int box, const QPointF &at) const
{
    const std::vector<QPointF> &taken = m_taken[size_t(box)];
    return std::any_of(taken.begin(), taken.end(), [&](const QPointF &other) {
        return std::abs(other.x() - at.x()) + std::abs(other.y() - at.y()) < tooNear;
    });
}

bool PortUse::isRow(const Box &box, qreal y) const
{
    return std::any_of(box.rows.begin(), box.rows.end(), [&](const Row &row) {
        return row.relation && std::abs(box.rect.top() + row.centre() - y) < tooNear;
    });
}

void PortUse::addSide(int box, bool right, qreal wanted, QList<Port> &out) const
{
    const Box &target = m_diagram.boxes[box];
    const QRectF &rect = target.rect;
    const qreal best = bestHeight(target);
    const int key = target.keyRow();
    const qreal zone = rect.top() + (key < 0 ? target.headerHeight : target.rows[key].top + target.rows[key].height);
    QList<Port> found;
    const auto add = [&](qreal y, qreal cost) {
        const QPointF at(right ? rect.right() : rect.left(), y);
        if (y > zone && isRow(target, y))
            return;
        found.append({.at = at, .out = right ? rightwards : leftwards, .cost = cost + (isTaken(box, at) ? sharing : 0)});
    };
    if (wanted >= rect.top() + corner && wanted <= zone - corner / 2 && wanted != best)
        add(wanted, 0);
    for (qreal y = best; y >= rect.top() + corner - 2; y -= slot)
        add(y, (best - y) / 2);
    for (qreal y = best + slot; y <= rect.bottom() - corner; y += slot)
        add(y, (y <= zone ? 0 : 30) + (y - best) / 2);
    keepCheapest(found, perSide);
    out.append(found);
}

void PortUse::addLevel(int box, bool bottom, qreal wanted, qreal cost, QList<Port> &out) const
{
    const QRectF &rect = m_diagram.boxes[box].rect;
    const qreal half = rect.width() / 2 - 2 * corner;
    const qreal middle = rect.center().x();
    QList<Port> found;
    for (qreal offset = 0; offset <= half; offset += slot + 2) {
        for (const qreal x : {middle - offset, middle + offset}) {
            const QPointF at(x, bottom ? rect.bottom() : rect.top());
            found.append({.at = at,
                          .out = bottom ? downwards : upwards,
                          .cost = cost + std::abs(x - std::clamp(wanted, middle - half, middle + half)) / 4
                              + (isTaken(box, at) ? sharing : 0)});
        }
    }
    keepCheapest(found, perSide);
    out.append(found);
}

// Parents stand above their children, if a person has any say in it.
QList<Port> PortUse::around(const Edge &edge, bool child) const
{
    constexpr qreal sideways = 40;
    const int box = child ? edge.fromBox : edge.toBox;
    const qreal wanted = m_diagram.boxes[child ? edge.toBox : edge.fromBox].rect.center().x();
    QList<Port> ports;
    addLevel(box, !child, wanted, 0, ports);
    addLevel(box, child, wanted, 60, ports);
    QList<Port> sides;
    addSide(box, true, m_diagram.boxes[box].rect.top(), sides);
    addSide(box, false, m_diagram.boxes[box].rect.top(), sides);
    for (Port &port : sides)
        port.cost += sideways;
    return ports + sides;
}

QList<Port> PortUse::departures(const Edge &edge) const
{
    if (edge.fromRow >= 0)
        return rowPorts(m_diagram.boxes[edge.fromBox], edge.fromRow, -1);
    return around(edge, true);
}

QList<Port> PortUse::arrivals(const Edge &edge, const QPointF &source) const
{
    if (edge.toRow >= 0)
        return rowPorts(m_diagram.boxes[edge.toBox], edge.toRow, edge.toBox);
    if (edge.kind == Edge::Kind::Inheritance)
        return around(edge, false);
    constexpr qreal level = 56;
    QList<Port> ports;
    addSide(edge.toBox, true, source.y(), ports);
    addSide(edge.toBox, false, source.y(), ports);
    addLevel(edge.toBox, false, source.x(), level, ports);
    addLevel(edge.toBox, true, source.x(), level, ports);
    return ports;
}

} // namespace relata
