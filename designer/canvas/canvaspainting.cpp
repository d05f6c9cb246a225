// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/canvasview.h"

#include "designer/canvas/livediagram.h"
#include "designer/canvas/nameediting.h"
#include "designer/canvas/noteediting.h"
#include "designer/document/livechecks.h"

#include <QPaintEvent>

#include <array>
#include <utility>

namespace relata {

PaintState CanvasView::paintState() const
{
    PaintState state{.selected = m_selection.items(), .hovered = m_hovered};
    QSet<ModelId> bright;
    for (const Selected &item : std::as_const(state.selected)) {
        const QList<ModelId> near = diagram().neighbours(item.model);
        bright.unite({near.begin(), near.end()});
    }
    if (m_focusMode && !bright.isEmpty())
        state.focus = bright;
    return state;
}

void CanvasView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const PaintState state = paintState();
    for (const QRect &rect : event->region()) {
        painter.save();
        painter.setClipRect(rect);
        painter.setTransform(m_view.transform());
        const QRectF exposed = m_view.toScene(QRectF(rect).adjusted(-1, -1, 1, 1));
        m_painter.paint(painter, m_live->diagram(), m_live->grid(), exposed, zoom(), state);
        paintProblemMarks(painter, m_live->diagram(), m_marks, exposed, zoom(), m_painter.theme());
        paintHandle(painter);
        m_activeTool->paint(painter, 1 / zoom());
        painter.resetTransform();
        if (m_live->diagram().isEmpty() && !m_editing->isActive() && !m_noteEditing->isActive())
            paintEmpty(painter);
        painter.restore();
    }
}

void CanvasView::showProblems()
{
    const ProblemMarks marks = problemMarks(m_checks.problems());
    if (marks == m_marks)
        return;
    m_marks = marks;
    viewport()->update();
}

void CanvasView::paintHandle(QPainter &painter) const
{
    const QPointF place = handlePlace();
    if (place.isNull())
        return;
    const Theme &theme = m_painter.theme();
    painter.setPen(QPen(theme.selection, 1.8));
    painter.setBrush(theme.box);
    constexpr qreal handleRadius = 7; // scene units
    painter.drawEllipse(place, handleRadius, handleRadius);
    painter.drawLine(place - QPointF(3, 0), place + QPointF(3, 0));
    painter.drawLine(place - QPointF(0, 3), place + QPointF(0, 3));
}

void CanvasView::paintEmpty(QPainter &painter) const
{
    const std::array lines = {
        std::pair(tr("Double-click, Insert"), tr("make a model")),
        std::pair(tr("Enter"), tr("makes the next field, like title: Char(200)")),
        std::pair(tr("Drag"), tr("from one model to another draws a relationship")),
        std::pair(tr("Right-click"), tr("adds Django's own models, like auth.User")),
        std::pair(tr("Wheel, Space"), tr("zoom and pan")),
        std::pair(tr("Ctrl+I"), tr("opens the models of a Django project")),
    };
    const Theme &theme = m_painter.theme();
    const QRectF window = viewport()->rect();
    constexpr qreal lineHeight = 28;
    qreal y = window.center().y() - lineHeight * (lines.size() + 1.5) / 2;
    painter.setFont(uiFont(20, QFont::DemiBold));
    painter.setPen(theme.text);
    painter.drawText(QRectF(0, y - 8, window.width(), 32), Qt::AlignCenter, tr("Draw the first model"));
    y += lineHeight * 1.5;
    for (const auto &[how, what] : lines) {
        painter.setFont(uiFont(13, QFont::DemiBold));
        painter.setPen(theme.text);
        painter.drawText(QRectF(0, y, window.center().x() - 84, lineHeight), Qt::AlignRight | Qt::AlignVCenter, how);
        painter.setFont(uiFont(13));
        painter.setPen(theme.quietText);
        painter.drawText(QRectF(window.center().x() - 68, y, window.width() / 2 + 60, lineHeight),
                         Qt::AlignLeft | Qt::AlignVCenter, what);
        y += lineHeight;
    }
}

} // namespace relata
