// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/modeltool.h"

#include "designer/canvas/canvasedits.h"
#include "designer/canvas/canvasview.h"
#include "designer/canvas/livediagram.h"

#include <QKeyEvent>

namespace relata {

void ModelTool::press(const CanvasPoint &point)
{
    m_pressed = true;
    move(point);
}

void ModelTool::move(const CanvasPoint &point)
{
    m_place = snapped(point.scene);
    view().viewport()->update();
}

void ModelTool::release(const CanvasPoint &point)
{
    if (!m_pressed)
        return;
    m_pressed = false;
    m_place.reset();
    CanvasView &canvas = view();
    canvas.setTool(CanvasView::Tool::Select); // this tool is gone from here on
    canvas.newModelAt(point.scene);
}

bool ModelTool::key(QKeyEvent &event)
{
    CanvasView &canvas = view();
    if (event.key() == Qt::Key_Escape) {
        canvas.setTool(CanvasView::Tool::Select);
        return true;
    }
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
        return false;
    canvas.setTool(CanvasView::Tool::Select);
    canvas.newModel();
    return true;
}

bool ModelTool::cancel()
{
    const bool pressed = m_pressed;
    m_pressed = false;
    m_place.reset();
    view().viewport()->update();
    return pressed;
}

void ModelTool::paint(QPainter &painter, qreal pixel) const
{
    if (!m_place)
        return;
    const Metrics &metrics = view().live().metrics();
    const QRectF box(*m_place,
                     QSizeF(metrics.minimumWidth, metrics.headerHeight + metrics.rowHeight + 2 * metrics.blockPadding));
    QColor fill = currentTheme().selection;
    painter.setPen(QPen(fill, 1.5 * pixel, Qt::DashLine));
    fill.setAlphaF(0.1F);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, 8, 8);
}

} // namespace relata
