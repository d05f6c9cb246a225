// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/canvastool.h"
#include "model/schema/refactor.h"

#include <QPolygonF>

namespace relata {

/// Draws a relationship from one model to another: by dragging, by two clicks, or with Tab and Enter.
class RelateTool : public CanvasTool
{
public:
    /// A single selected model is the one it starts from, until the mouse chooses another.
    RelateTool(CanvasView &view, Relationship kind);

    void press(const CanvasPoint &point) override;
    void move(const CanvasPoint &point) override;
    void release(const CanvasPoint &point) override;
    bool key(QKeyEvent &event) override;
    bool tab(bool forward) override;
    bool cancel() override;
    bool isDragging() const override { return m_gesture == Gesture::Dragging && m_left; }
    void paint(QPainter &painter, qreal pixel) const override;
    Qt::CursorShape cursor(const CanvasPoint &) const override { return Qt::CrossCursor; }

    /// The mouse went down on the handle of a model: the drag has begun.
    void startFrom(ModelId source, const CanvasPoint &point);

private:
    enum class Gesture : quint8 { None, Dragging, Clicked, Keyboard };

    bool canStartFrom(ModelId model) const;
    void make(ModelId target, bool stay);
    void say(const QString &text) const;
    void setTarget(ModelId target);
    QPolygonF preview() const;

    Relationship m_kind;
    Gesture m_gesture = Gesture::None;
    ModelId m_source;
    ModelId m_target;
    QPolygonF m_way;     ///< to the target
    QPointF m_pressedAt; ///< view pixels
    QPointF m_pointer;   ///< scene
    bool m_left = false; ///< the drag has left the spot where it began
};

} // namespace relata
