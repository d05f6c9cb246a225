// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/notetool.h"

#include "designer/canvas/canvasview.h"
#include "designer/canvas/livediagram.h"
#include "designer/canvas/noteediting.h"

#include <QKeyEvent>

#include <utility>

namespace relata {

void NoteTool::release(const CanvasPoint &point)
{
    if (m_pressed)
        write(point.scene);
}

bool NoteTool::key(QKeyEvent &event)
{
    CanvasView &canvas = view();
    if (event.key() == Qt::Key_Escape)
        canvas.setTool(CanvasView::Tool::Select);
    else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter)
        write(canvas.live().freePlace(canvas.viewCentre(), NoteEditing::newRect({}).size()));
    else
        return false;
    return true;
}

void NoteTool::write(const QPointF &scene)
{
    CanvasView &canvas = view();
    canvas.setTool(CanvasView::Tool::Select); // this tool is gone from here on
    canvas.editNewNote(NoteEditing::newRect(scene));
}

bool NoteTool::cancel()
{
    return std::exchange(m_pressed, false);
}

} // namespace relata
