// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/canvastool.h"

namespace relata {

/// Places a note with a click and opens it for writing.
class NoteTool : public CanvasTool
{
public:
    using CanvasTool::CanvasTool;

    void press(const CanvasPoint &) override { m_pressed = true; }
    void move(const CanvasPoint &) override {}
    void release(const CanvasPoint &point) override;
    bool key(QKeyEvent &event) override;
    bool cancel() override;
    Qt::CursorShape cursor(const CanvasPoint &) const override { return Qt::CrossCursor; }

private:
    void write(const QPointF &scene);

    bool m_pressed = false;
};

} // namespace relata
