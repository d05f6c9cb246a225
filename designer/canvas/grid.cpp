// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/grid.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace relata {

namespace {

constexpr qreal cellSize = 192;
constexpr int mostCells = 400; // to a side

qreal distance(const QPointF &point, const QPointF &a, const QPointF &b)
{
    const QPointF along = b - a;
    const qreal length = QPointF::dotProduct(along, along);
    const qreal share = length == 0 ? 0 : std::clamp(QPointF::dotProduct(point - a, along) / length, 0.0, 1.0);
    const QPointF off = point - (a + along * share);
    return std::hypot(off.x(), off.y());
}

qreal distance(const QPointF &point, const QPolygonF &path)
{
    qreal least = std::numeric_limits<qreal>::infinity();
    for (qsizetype i = 1; i < path.size(); ++i)
        least = std::min(least, distance(point, path[i - 1], path[i]));
    return least;
}

bool touches(const QRectF &a, const QRectF &b)
{
    return a.left() <= b.right() && a.right() >= b.left() && a.top() <= b.bottom() && a.bottom() >= b.top();
}

} // namespace

SpatialGrid::SpatialGrid(const QRectF &bounds, int items)
    : m_origin(bounds.topLeft())
    , m_cell(std::max({cellSize, bounds.width() / mostCells, bounds.height() / mostCells}))
    , m_columns(std::clamp(int(bounds.width() / m_cell) + 1, 1, mostCells + 1))
    , m_rows(std::clamp(int(bounds.height() / m_cell) + 1, 1, mostCells + 1))
    , m_cells(size_t(m_columns) * size_t(m_rows))
    , m_seen(size_t(items), 0)
{
}

SpatialGrid::Span SpatialGrid::cells(const QRectF &rect) const
{
    const auto clamped = [](qreal cell, int count) { return int(std::clamp(std::floor(cell), 0.0, qreal(count - 1))); };
    if (m_cells.empty())
        return {};
    return {clamped((rect.left() - m_origin.x()) / m_cell, m_columns), clamped((rect.top() - m_origin.y()) / m_cell, m_rows),
            clamped((rect.right() - m_origin.x()) / m_cell, m_columns), clamped((rect.bottom() - m_origin.y()) / m_cell, m_rows)};
}

void SpatialGrid::insert(int item, const QRectF &rect)
{
    if (size_t(item) >= m_seen.size())
        m_seen.resize(size_t(item) + 1, 0);
    const Span span = cells(rect);
    for (int y = span.top; y <= span.bottom; ++y) {
        for (int x = span.left; x <= span.right; ++x)
            m_cells[size_t(y) * size_t(m_columns) + size_t(x)].push_back(item);
    }
}

void SpatialGrid::remove(int item, const QRectF &rect)
{
    const Span span = cells(rect);
    for (int y = span.top; y <= span.bottom; ++y) {
        for (int x = span.left; x <= span.right; ++x) {
            std::vector<int> &cell = m_cells[size_t(y) * size_t(m_columns) + size_t(x)];
            cell.erase(std::remove(cell.begin(), cell.end(), item), cell.end());
        }
    }
}

DiagramGrid::DiagramGrid(const Diagram &diagram)
    : m_diagram(diagram)
{
    const QRectF bounds = diagram.bounds();
    m_boxes = SpatialGrid(bounds, int(diagram.boxes.size()));
    m_edges = SpatialGrid(bounds, int(diagram.edges.size()));
    for (int i = 0; i < diagram.boxes.size(); ++i)
        m_boxes.insert(i, diagram.boxes[i].rect);
    for (int i = 0; i < diagram.edges.size(); ++i) {
        // Part by part: the rectangle around a long edge covers half the canvas.
        for (const QPolygonF *line : {&diagram.edges[i].path, &diagram.edges[i].association}) {
            for (qsizetype k = 1; k < line->size(); ++k)
                m_edges.insert(i, QRectF(line->at(k - 1), line->at(k)).normalized().adjusted(-8, -8, 8, 8));
        }
    }
}

QList<int> DiagramGrid::boxes(const QRectF &rect) const
{
    QList<int> found;
    m_boxes.visit(rect, [&](int box) {
        if (touches(m_diagram.boxes[box].rect, rect))
            found.append(box);
        return true;
    });
    std::sort(found.begin(), found.end());
    return found;
}

QList<int> DiagramGrid::edges(const QRectF &rect) const
{
    QList<int> found;
    m_edges.visit(rect, [&](int edge) {
        if (touches(edgeBounds(m_diagram.edges[edge]), rect))
            found.append(edge);
        return true;
    });
    std::sort(found.begin(), found.end());
    return found;
}

QList<int> DiagramGrid::notes(const QRectF &rect) const
{
    QList<int> found;
    for (int i = 0; i < m_diagram.notes.size(); ++i) {
        if (touches(m_diagram.notes[i].rect, rect))
            found.append(i);
    }
    return found;
}

QList<int> DiagramGrid::boxesInside(const QRectF &rect) const
{
    QList<int> found = boxes(rect);
    found.removeIf([&](int box) { return !rect.contains(m_diagram.boxes[box].rect); });
    return found;
}

QList<int> DiagramGrid::notesInside(const QRectF &rect) const
{
    QList<int> found = notes(rect);
    found.removeIf([&](int note) { return !rect.contains(m_diagram.notes[note].rect); });
    return found;
}

Hit DiagramGrid::at(const QPointF &point, qreal tolerance) const
{
    for (const Hit &hit : {edgeEndAt(point, tolerance), boxAt(point), noteAt(point, tolerance)}) {
        if (hit.kind != Hit::Kind::Nothing)
            return hit;
    }
    return edgeAt(point, tolerance);
}

Hit DiagramGrid::hitEdge(Hit::Kind kind, int edge) const
{
    const Edge &hit = m_diagram.edges[edge];
    return {.kind = kind, .model = hit.model, .field = hit.field, .edge = edge};
}

Hit DiagramGrid::boxAt(const QPointF &point) const
{
    const QList<int> found = boxes({point, QSizeF(0, 0)});
    if (found.isEmpty())
        return {};
    const Box &box = m_diagram.boxes[found.last()];
    Hit hit{.kind = Hit::Kind::Box, .model = box.model, .box = found.last()};
    if (point.y() < box.rect.top() + box.headerHeight) {
        hit.kind = Hit::Kind::Header;
        return hit;
    }
    for (int i = 0; i < box.rows.size(); ++i) {
        const QRectF rect = box.rowRect(i);
        if (point.y() >= rect.top() && point.y() < rect.bottom()) {
            hit.kind = Hit::Kind::Row;
            hit.row = i;
            hit.field = box.rows[i].field;
        }
    }
    return hit;
}

// The stubs at both ends, outside the boxes, where the marks stand.
Hit DiagramGrid::edgeEndAt(const QPointF &point, qreal tolerance) const
{
    constexpr qreal reach = 16;
    Hit found;
    qreal least = tolerance;
    m_edges.visit(QRectF(point, QSizeF()).adjusted(-tolerance, -tolerance, tolerance, tolerance), [&](int index) {
        const QPolygonF &path = m_diagram.edges[index].path;
        if (path.size() < 2)
            return true;
        for (const bool target : {false, true}) {
            const QPointF end = target ? path.last() : path.first();
            const QPointF next = target ? path[path.size() - 2] : path[1];
            const QPointF along = next - end;
            const qreal length = std::hypot(along.x(), along.y());
            if (length == 0 || QPointF::dotProduct(point - end, along) <= 0)
                continue;
            const qreal off = distance(point, end, end + along * (std::min(reach, length / 3) / length));
            if (off < least) {
                least = off;
                found = hitEdge(Hit::Kind::EdgeEnd, index);
                found.atTarget = target;
            }
        }
        return true;
    });
    return found;
}

Hit DiagramGrid::noteAt(const QPointF &point, qreal tolerance) const
{
    const QList<int> found = notes({point, QSizeF(0, 0)});
    if (found.isEmpty())
        return {};
    const Note &note = m_diagram.notes[found.last()];
    const qreal corner = std::max(12.0, tolerance);
    const QPointF off = note.rect.bottomRight() - point;
    const bool atCorner = off.x() <= corner && off.y() <= corner;
    return {.kind = atCorner ? Hit::Kind::NoteCorner : Hit::Kind::Note, .note = note.id};
}

Hit DiagramGrid::edgeAt(const QPointF &point, qreal tolerance) const
{
    int found = -1;
    qreal least = tolerance;
    m_edges.visit(QRectF(point, QSizeF()).adjusted(-tolerance, -tolerance, tolerance, tolerance), [&](int index) {
        const Edge &edge = m_diagram.edges[index];
        const qreal off = std::min(distance(point, edge.path), distance(point, edge.association));
        if (off < least || (off == least && index < found)) {
            least = off;
            found = index;
        }
        return true;
    });
    return found < 0 ? Hit{} : hitEdge(Hit::Kind::Edge, found);
}

} // namespace relata
