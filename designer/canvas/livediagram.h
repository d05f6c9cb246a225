// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/geometry.h"
#include "designer/canvas/grid.h"
#include "designer/document/document.h"
#include "designer/document/selection.h"

namespace relata {

/// The diagram in a window: follows the document change by change, shows boxes elsewhere while they are dragged, and
/// makes room for a field that is being typed.
class LiveDiagram
{
public:
    explicit LiveDiagram(const Document &document);

    const Diagram &diagram() const { return m_diagram; }
    const DiagramGrid &grid() const { return m_grid; }
    const Metrics &metrics() const { return m_metrics; }

    void sync(const Changes &changes);
    /// Measures everything again: the fonts have changed.
    void rebuild();

    /// Shows models and notes `offset` away from their places in the document.
    void setDragged(const QList<Selected> &items, const QPointF &offset);
    /// Shows a note in another size.
    void setNoteRect(NoteId note, const QRectF &rect);
    /// Everything is shown as the document has it.
    void endDrag();

    /// Makes room in a box for a row that is not there yet, below that of `after` or below its fields; until the next
    /// change.
    void openRow(ModelId model, FieldId after);
    void closeRow() { endDrag(); }
    /// Where the room is, in scene units.
    QRectF openedRow() const { return m_openedRow; }
    /// The way that an edge between two models would take.
    QPolygonF wayBetween(ModelId from, ModelId to) const;

    const Box *box(ModelId model) const;
    /// Where a model or a field's row is; null where it is not drawn.
    QRectF rectOf(const Selected &item) const;
    /// Around all of them; null if none is drawn.
    QRectF rectOf(const QList<Selected> &items) const;
    /// The models that are drawn, as one reads: in rows from the top left.
    QList<ModelId> readingOrder() const;
    /// The fields of a box that can be selected, from the top.
    QList<Selected> fieldsOf(ModelId model) const;
    /// A place near `wanted` at which a new box of `size` covers no other.
    QPointF freePlace(const QPointF &wanted, const QSizeF &size) const;

private:
    void moveLightly(const QList<ModelId> &models, const QPointF &offset);

    const Document &m_document;
    Metrics m_metrics;
    Diagram m_diagram;
    DiagramGrid m_grid;
    std::optional<Diagram> m_atRest; ///< what the document says, while something else is shown
    QList<Selected> m_dragged;
    QPointF m_offset;
    QRectF m_openedRow;
};

} // namespace relata
