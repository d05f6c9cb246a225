// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/canvastool.h"
#include "designer/canvas/navigation.h"
#include "designer/document/selection.h"

namespace relata {

/// Selects, moves what is selected, and opens names for editing.
class SelectTool : public CanvasTool
{
public:
    explicit SelectTool(CanvasView &view);

    void press(const CanvasPoint &point) override;
    void move(const CanvasPoint &point) override;
    void release(const CanvasPoint &point) override;
    void doubleClick(const CanvasPoint &point) override;
    bool key(QKeyEvent &event) override;
    bool tab(bool forward) override;
    bool cancel() override;
    bool isDragging() const override { return m_gesture == Gesture::Dragging || !m_band.isNull(); }
    void paint(QPainter &painter, qreal pixel) const override;
    Qt::CursorShape cursor(const CanvasPoint &point) const override;

private:
    enum class Gesture : quint8 { None, Pressed, Dragging, Resizing, RubberBand };

    void pressOn(const Selected &item, const CanvasPoint &point);
    void startDrag();
    void drag(const CanvasPoint &point);
    void commitDrag();
    void resizeNote(const CanvasPoint &point);
    void commitResize();
    void stretchBand(const CanvasPoint &point);

    Navigation m_navigation;
    Gesture m_gesture = Gesture::None;
    CanvasPoint m_start;
    Selected m_pressed; ///< what the button went down on
    Selected m_grabbed; ///< the box or the note it is in; null for an edge
    QRectF m_grabbedRect;
    bool m_selectOnRelease = false; ///< a click, if it does not become a drag
    QList<Selected> m_dragged;
    QPointF m_offset;
    QRectF m_noteRect; ///< while resizing
    QRectF m_band;
    QList<Selected> m_before; ///< the selection that a rubber band adds to
};

} // namespace relata
