// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/canvastool.h"

#include <optional>

namespace relata {

/// Places a new model with a click.
class ModelTool : public CanvasTool
{
public:
    using CanvasTool::CanvasTool;

    void press(const CanvasPoint &point) override;
    void move(const CanvasPoint &point) override;
    void release(const CanvasPoint &point) override;
    bool key(QKeyEvent &event) override;
    bool cancel() override;
    void paint(QPainter &painter, qreal pixel) const override;
    Qt::CursorShape cursor(const CanvasPoint &) const override { return Qt::CrossCursor; }

private:
    std::optional<QPointF> m_place; ///< of the box to be, while the mouse is on the canvas
    bool m_pressed = false;
};

} // namespace relata
