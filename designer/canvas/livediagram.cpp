// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/livediagram.h"

#include "designer/canvas/build.h"
#include "designer/canvas/canvasedits.h"
#include "designer/canvas/routing.h"

#include <algorithm>
#include <utility>

namespace relata {

namespace {

// Beyond this many edges a mouse move is too short a time to route again: dragged edges are bent, and routed on
// release.
constexpr qsizetype mostEdgesToRoute = 150;

/// The path with its ends moved, in three parts: for the moment.
QPolygonF bent(const QPolygonF &path, const QPointF &startBy, const QPointF &endBy)
{
    if (path.size() < 2 || startBy == endBy)
        return path.translated(startBy);
    const QPointF start = path.first() + startBy;
    const QPointF end = path.last() + endBy;
    if (qFuzzyCompare(path[0].x(), path[1].x())) {
        const qreal y = (start.y() + end.y()) / 2;
        return QPolygonF({start, {start.x(), y}, {end.x(), y}, end});
    }
    const qreal x = (start.x() + end.x()) / 2;
    return QPolygonF({start, {x, start.y()}, {x, end.y()}, end});
}

} // namespace

LiveDiagram::LiveDiagram(const Document &document)
    : m_document(document)
{
    rebuild();
}

void LiveDiagram::rebuild()
{
    m_atRest.reset();
    m_metrics = Metrics::standard();
    m_diagram = buildDiagram(m_document.registry(), m_document.project().layout, m_metrics);
    m_grid = DiagramGrid(m_diagram);
}

void LiveDiagram::sync(const Changes &changes)
{
    if (m_atRest)
        m_diagram = *m_atRest;
    m_atRest.reset();
    updateDiagram(m_diagram, m_document.registry(), m_document.project().layout, m_metrics, changes);
    m_grid = DiagramGrid(m_diagram);
}

void LiveDiagram::setDragged(const QList<Selected> &items, const QPointF &offset)
{
    if (!m_atRest || m_dragged != items) {
        endDrag();
        m_atRest = m_diagram;
        m_dragged = items;
        m_offset = {};
    }
    if (offset == m_offset)
        return;
    QList<ModelId> models;
    for (const Selected &item : items) {
        if (!item.model.isNull())
            models << item.model;
    }
    if (m_diagram.edges.size() <= mostEdgesToRoute)
        moveBoxes(m_diagram, models, offset - m_offset);
    else
        moveLightly(models, offset);
    for (qsizetype i = 0; i < m_diagram.notes.size(); ++i) {
        if (items.contains(Selected{.note = m_diagram.notes[i].id}))
            m_diagram.notes[i].rect = m_atRest->notes[i].rect.translated(offset);
    }
    m_offset = offset;
    m_grid = DiagramGrid(m_diagram);
}

void LiveDiagram::setNoteRect(NoteId id, const QRectF &rect)
{
    if (!m_atRest)
        m_atRest = m_diagram;
    for (Note &note : m_diagram.notes) {
        if (note.id == id)
            note.rect = rect;
    }
    m_grid = DiagramGrid(m_diagram);
}

void LiveDiagram::moveLightly(const QList<ModelId> &models, const QPointF &offset)
{
    m_diagram = *m_atRest;
    QSet<int> moved;
    for (const ModelId &model : models) {
        const int index = m_diagram.box(model);
        if (index < 0)
            continue;
        moved.insert(index);
        m_diagram.boxes[index].rect.translate(offset);
    }
    for (qsizetype i = 0; i < m_diagram.edges.size(); ++i) {
        const Edge &edge = std::as_const(m_diagram.edges)[i];
        const bool from = moved.contains(edge.fromBox);
        const bool to = moved.contains(edge.toBox) || (from && edge.toBox < 0);
        const bool through = edge.throughBox >= 0 && (from || to || moved.contains(edge.throughBox));
        if (from || to)
            m_diagram.edges[i].path = bent(edge.path, from ? offset : QPointF(), to ? offset : QPointF());
        if (through)
            m_diagram.edges[i].association.clear();
    }
}

void LiveDiagram::endDrag()
{
    m_dragged.clear();
    if (!m_atRest)
        return;
    m_diagram = *m_atRest;
    m_atRest.reset();
    m_grid = DiagramGrid(m_diagram);
}

void LiveDiagram::openRow(ModelId model, FieldId after)
{
    endDrag();
    const int index = m_diagram.box(model);
    if (index < 0)
        return;
    m_atRest = m_diagram;
    Box &changed = m_diagram.boxes[index];
    const int afterRow = after.isNull() ? -1 : changed.rowOf(after);
    qsizetype at = afterRow + 1;
    while (afterRow < 0 && at < changed.rows.size() && changed.rows[at].kind == Row::Kind::Field)
        ++at;
    const qreal top =
        at > 0 ? changed.rows[at - 1].top + changed.rows[at - 1].height : changed.headerHeight + m_metrics.blockPadding;
    const qreal height = m_metrics.rowHeight;
    for (qsizetype i = at; i < changed.rows.size(); ++i)
        changed.rows[i].top += height;
    changed.rows.insert(at, Row{.model = model, .top = top, .height = height});
    if (changed.accessorsTop > 0)
        changed.accessorsTop += height;
    changed.rect.setHeight(changed.rect.height() + height);
    for (Edge &edge : m_diagram.edges) {
        const bool from = edge.fromBox == index && edge.fromRow >= at;
        const bool to = edge.toBox == index && edge.toRow >= at;
        edge.fromRow += from;
        edge.toRow += to;
        if (from || to)
            edge.path = bent(edge.path, {0, from ? height : 0}, {0, to ? height : 0});
    }
    if (m_diagram.edges.size() <= mostEdgesToRoute)
        routeAround(m_diagram, {index});
    m_grid = DiagramGrid(m_diagram);
    m_openedRow = m_diagram.boxes[index].rowRect(int(at));
}

QPolygonF LiveDiagram::wayBetween(ModelId from, ModelId to) const
{
    Edge edge{.model = from, .to = to, .fromBox = m_diagram.box(from), .toBox = m_diagram.box(to)};
    if (edge.fromBox < 0 || edge.toBox < 0)
        return {};
    Diagram with = m_diagram;
    with.edges << edge;
    routeAround(with, {});
    return with.edges.last().path;
}

const Box *LiveDiagram::box(ModelId model) const
{
    const int index = m_diagram.box(model);
    return index < 0 ? nullptr : &m_diagram.boxes[index];
}

QRectF LiveDiagram::rectOf(const Selected &item) const
{
    for (const Note &note : m_diagram.notes) {
        if (!item.note.isNull() && note.id == item.note)
            return note.rect;
    }
    const Box *found = box(item.model);
    if (!found)
        return {};
    const int row = item.field.isNull() ? -1 : found->rowOf(item.field);
    return row < 0 ? found->rect : found->rowRect(row);
}

QRectF LiveDiagram::rectOf(const QList<Selected> &items) const
{
    QRectF all;
    for (const Selected &item : items)
        all |= rectOf(item);
    return all;
}

QList<ModelId> LiveDiagram::readingOrder() const
{
    QList<const Box *> boxes;
    for (const Box &candidate : m_diagram.boxes)
        boxes << &candidate;
    // Boxes whose tops differ by less than a header or so stand in one row for the eye.
    const auto band = [](const Box *candidate) { return std::floor(candidate->rect.top() / 64); };
    std::sort(boxes.begin(), boxes.end(), [&](const Box *a, const Box *b) {
        return std::tuple(band(a), a->rect.left(), a->rect.top()) < std::tuple(band(b), b->rect.left(), b->rect.top());
    });
    QList<ModelId> models;
    for (const Box *candidate : std::as_const(boxes))
        models << candidate->model;
    return models;
}

QList<Selected> LiveDiagram::fieldsOf(ModelId model) const
{
    QList<Selected> fields;
    const Box *found = box(model);
    for (const Row &row : found ? found->rows : QList<Row>()) {
        if (row.kind == Row::Kind::Field && row.model == model && !row.field.isNull())
            fields << Selected{.model = model, .field = row.field};
    }
    return fields;
}

QPointF LiveDiagram::freePlace(const QPointF &wanted, const QSizeF &size) const
{
    constexpr qreal step = 32;
    for (int ring = 0; ring < 60; ++ring) {
        for (int y = -ring; y <= ring; ++y) {
            for (int x = -ring; x <= ring; ++x) {
                if (std::max(std::abs(x), std::abs(y)) != ring)
                    continue;
                const QPointF place = snapped(wanted + QPointF(x, y) * step);
                if (m_grid.boxes(QRectF(place, size).adjusted(-16, -16, 16, 16)).isEmpty())
                    return place;
            }
        }
    }
    return snapped(wanted);
}

} // namespace relata
