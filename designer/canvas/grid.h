// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"

#include <vector>

namespace relata {

/// Finds the numbered rectangles near a place without looking at all of them.
class SpatialGrid
{
public:
    SpatialGrid() = default;
    /// What lies outside `bounds` is found too, only slower.
    SpatialGrid(const QRectF &bounds, int items);

    void insert(int item, const QRectF &rect);
    void remove(int item, const QRectF &rect);

    /// Calls `visit(item)` once for each item of the cells that `rect` touches, until it returns false.
    template<typename Visit>
    bool visit(const QRectF &rect, Visit visit) const
    {
        const Span span = cells(rect);
        ++m_round;
        for (int y = span.top; y <= span.bottom; ++y) {
            for (int x = span.left; x <= span.right; ++x) {
                for (const int item : m_cells[size_t(y) * size_t(m_columns) + size_t(x)]) {
                    if (m_seen[size_t(item)] == m_round)
                        continue;
                    m_seen[size_t(item)] = m_round;
                    if (!visit(item))
                        return false;
                }
            }
        }
        return true;
    }

private:
    struct Span
    {
        int left = 0, top = 0, right = -1, bottom = -1;
    };
    Span cells(const QRectF &rect) const;

    QPointF m_origin;
    qreal m_cell = 256;
    int m_columns = 0;
    int m_rows = 0;
    std::vector<std::vector<int>> m_cells;
    mutable std::vector<quint32> m_seen;
    mutable quint32 m_round = 0;
};

/// What lies under a point of the canvas.
struct Hit
{
    enum class Kind : quint8 { Nothing, EdgeEnd, Row, Header, Box, Note, NoteCorner, Edge };

    Kind kind = Kind::Nothing;
    ModelId model = {};   ///< for an edge and its end: the model that has the field
    FieldId field = {};   ///< of a row or an edge
    NoteId note = {};
    int box = -1;
    int row = -1;         ///< in the box
    int edge = -1;
    bool atTarget = false; ///< EdgeEnd: the end at the model that is pointed at

    bool operator==(const Hit &) const = default;
};

/// Answers where things of a diagram are; made anew when the diagram changes.
class DiagramGrid
{
public:
    DiagramGrid() = default;
    explicit DiagramGrid(const Diagram &diagram);

    /// Indexes, ascending, of what touches the rectangle.
    QList<int> boxes(const QRectF &rect) const;
    QList<int> edges(const QRectF &rect) const;
    QList<int> notes(const QRectF &rect) const;
    /// The boxes and notes that lie inside wholly: for the rubber band.
    QList<int> boxesInside(const QRectF &rect) const;
    QList<int> notesInside(const QRectF &rect) const;

    /// Small things before large ones: ends of edges, rows and headers, boxes, notes, then edges.  `tolerance` in scene units.
    Hit at(const QPointF &point, qreal tolerance) const;

private:
    Hit boxAt(const QPointF &point) const;
    Hit edgeEndAt(const QPointF &point, qreal tolerance) const;
    Hit noteAt(const QPointF &point, qreal tolerance) const;
    Hit edgeAt(const QPointF &point, qreal tolerance) const;
    Hit hitEdge(Hit::Kind kind, int edge) const;

    Diagram m_diagram;
    SpatialGrid m_boxes;
    SpatialGrid m_edges;
};

} // namespace relata
