// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/grid.h"

#include <QPainter>

class QKeyEvent;

namespace relata {

class CanvasView;

/// A place on the canvas under the mouse, with what is there.
struct CanvasPoint
{
    QPointF scene = {};
    QPointF view = {}; ///< pixels of the window
    Hit hit = {};
    bool handle = false; ///< the circle beside the selected model, from which a relationship is drawn
    Qt::KeyboardModifiers modifiers = {};
};

/// Turns mouse and keys into a gesture and one edit.  What is half-drawn is painted by the tool and never in the
/// project.
class CanvasTool
{
public:
    explicit CanvasTool(CanvasView &view)
        : m_view(view)
    {
    }
    virtual ~CanvasTool() = default;
    Q_DISABLE_COPY_MOVE(CanvasTool)

    virtual void press(const CanvasPoint &point) = 0;
    /// With or without a button held.
    virtual void move(const CanvasPoint &point) = 0;
    virtual void release(const CanvasPoint &point) = 0;
    virtual void doubleClick(const CanvasPoint &) {}
    /// True if the key meant something to the tool.
    virtual bool key(QKeyEvent &) { return false; }
    /// Tab or Shift+Tab; false lets the focus go on to the next widget.
    virtual bool tab(bool) { return false; }
    /// Gives up what is half-drawn; false if there was nothing.
    virtual bool cancel() = 0;
    /// Something follows the mouse while its button is held: near the edge of the window the view pans.
    virtual bool isDragging() const { return false; }
    /// Over the diagram, in scene units; `pixel` is the size of a pixel in them.
    virtual void paint(QPainter &, qreal) const {}
    virtual Qt::CursorShape cursor(const CanvasPoint &) const { return Qt::ArrowCursor; }

protected:
    CanvasView &view() const { return m_view; }

private:
    CanvasView &m_view;
};

} // namespace relata
