// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/canvasview.h"

#include "designer/canvas/canvasedits.h"
#include "designer/canvas/livediagram.h"
#include "designer/document/livechecks.h"
#include "model/fields/catalogue.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QTimer>
#include <QToolTip>
#include <QWheelEvent>

#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal hitTolerance = 6; // pixels
constexpr qreal handleReach = 11; // pixels

bool isTouchPad(const QWheelEvent &event)
{
    return event.device()->type() == QInputDevice::DeviceType::TouchPad ||
           (event.phase() != Qt::NoScrollPhase && !event.pixelDelta().isNull());
}

/// `Article.author → User, CASCADE`; empty for a plain box.
QString describe(const Schema &schema, const Selected &item)
{
    const Model *model = schema.find(item.model);
    const Field *field = model ? model->find(item.field) : nullptr;
    if (!field)
        return {};
    const QString name = model->name + u'.' + field->name;
    if (!field->relation)
        return u"%1: %2"_s.arg(name, shortType(*field));
    const Model *target = schema.find(field->relation->to.id);
    const QString to = target ? target->name : field->relation->to.source;
    const QString rule = hasOnDelete(field->type) ? u", "_s + onDeleteText(field->relation->onDelete) : QString();
    return u"%1: %2 → %3%4"_s.arg(name, className(*field), to, rule);
}

} // namespace

CanvasPoint CanvasView::pointAt(const QPointF &view, Qt::KeyboardModifiers modifiers) const
{
    CanvasPoint point{.scene = m_view.toScene(view), .view = view, .modifiers = modifiers};
    point.hit = m_live->grid().at(point.scene, hitTolerance / zoom());
    const QPointF handle = handlePlace();
    point.handle = !handle.isNull() && QLineF(m_view.toView(handle), view).length() <= handleReach;
    return point;
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    concludeEditing();
    m_mouse = event->position();
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld)) {
        m_panning = true;
        m_panFrom = event->position().toPoint();
        viewport()->setCursor(Qt::ClosedHandCursor);
    } else if (event->button() == Qt::LeftButton) {
        m_leftHeld = true;
        m_autoPan->start();
        m_activeTool->press(pointAt(event->position(), event->modifiers()));
    }
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    if (m_panning) {
        const QPoint now = event->position().toPoint();
        panBy(now - m_panFrom);
        m_panFrom = now;
        return;
    }
    const CanvasPoint point = pointAt(event->position(), event->modifiers());
    m_activeTool->move(point);
    if (!m_leftHeld)
        hover(point);
    updateCursor(point);
}

void CanvasView::autoPan()
{
    constexpr int reach = 16;
    constexpr int step = 12;
    const QRect inner = viewport()->rect().adjusted(reach, reach, -reach, -reach);
    const QPoint at = m_mouse.toPoint();
    const QPoint by((at.x() < inner.left()) * step - (at.x() > inner.right()) * step,
                    (at.y() < inner.top()) * step - (at.y() > inner.bottom()) * step);
    if (by.isNull() || !m_activeTool->isDragging())
        return;
    panBy(by);
    m_activeTool->move(pointAt(m_mouse, QGuiApplication::keyboardModifiers()));
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    m_mouse = event->position();
    const CanvasPoint point = pointAt(event->position(), event->modifiers());
    if (m_panning && event->button() != Qt::RightButton) {
        m_panning = false;
    } else if (event->button() == Qt::LeftButton && m_leftHeld) {
        m_leftHeld = false;
        m_autoPan->stop();
        m_activeTool->release(point);
    }
    updateCursor(point);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_spaceHeld)
        m_activeTool->doubleClick(pointAt(event->position(), event->modifiers()));
}

void CanvasView::hover(const CanvasPoint &point)
{
    const Selected item = point.handle ? Selected{} : itemAt(point.hit);
    if (item == m_hovered)
        return;
    m_hovered = item;
    viewport()->update();
    if (m_tool == Tool::Select)
        Q_EMIT statusMessage(describe(m_document.schema(), item));
}

void CanvasView::updateCursor(const CanvasPoint &point)
{
    const Qt::CursorShape shape = m_panning     ? Qt::ClosedHandCursor
                                  : m_spaceHeld ? Qt::OpenHandCursor
                                                : m_activeTool->cursor(point);
    if (viewport()->cursor().shape() != shape)
        viewport()->setCursor(shape);
}

bool CanvasView::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Leave:
        m_hovered = {};
        m_mouse = {-1, -1};
        viewport()->update();
        break;
    case QEvent::ToolTip: {
        auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), helpAt(pointAt(help->pos(), {})), viewport());
        return true;
    }
    case QEvent::NativeGesture: {
        auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture)
            zoomAt(zoom() * (1 + gesture->value()), gesture->position());
        return true;
    }
    default:
        break;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    if (!control && isTouchPad(*event)) {
        panBy(event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta());
    } else if (!control && shift) {
        const QPoint turn = event->angleDelta();
        panBy({(turn.x() != 0 ? turn.x() : turn.y()) / 2, 0});
    } else {
        zoomAt(zoom() * std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
    }
    event->accept();
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space) {
        m_spaceHeld = true;
        if (!m_panning)
            viewport()->setCursor(Qt::OpenHandCursor);
        return;
    }
    if (m_activeTool->key(*event) || actionKey(*event))
        return;
    QAbstractScrollArea::keyPressEvent(event);
}

void CanvasView::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_spaceHeld = false;
        if (!m_panning)
            viewport()->setCursor(m_activeTool->cursor({}));
        return;
    }
    QAbstractScrollArea::keyReleaseEvent(event);
}

bool CanvasView::actionKey(const QKeyEvent &event)
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    if (event.key() == Qt::Key_Delete || event.key() == Qt::Key_Backspace)
        deleteSelected();
    else if (event.key() == Qt::Key_F2)
        renameSelected();
    else if (event.key() == Qt::Key_Insert && event.modifiers() == Qt::NoModifier)
        addField();
    else if (event.matches(QKeySequence::Copy))
        copy();
    else if (event.matches(QKeySequence::Cut))
        cut();
    else if (event.matches(QKeySequence::Paste))
        paste();
    else if (event.matches(QKeySequence::SelectAll))
        selectAll();
    else if (control && event.key() == Qt::Key_D)
        duplicate();
    else
        return false;
    return true;
}

void CanvasView::contextMenuEvent(QContextMenuEvent *event)
{
    concludeEditing();
    QPointF scene = viewCentre();
    QPoint where = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const CanvasPoint point = pointAt(event->pos(), {});
        scene = point.scene;
        const Selected item = itemAt(point.hit);
        if (!m_selection.contains(item))
            m_selection.set(item == Selected{} ? QList<Selected>() : QList<Selected>{item});
    } else if (const QRectF rect = m_live->rectOf(m_selection.items()); !rect.isNull()) {
        ensureVisible(rect);
        where = viewport()->mapToGlobal(m_view.toView(rect).center().toPoint());
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(u"canvasMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillContextMenu(*menu, scene);
    menu->popup(where);
}

void CanvasView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && m_selection.isEmpty())
        m_activeTool->tab(event->reason() == Qt::TabFocusReason);
}

void CanvasView::focusOutEvent(QFocusEvent *event)
{
    m_spaceHeld = false;
    QAbstractScrollArea::focusOutEvent(event);
}

bool CanvasView::focusNextPrevChild(bool next)
{
    return m_activeTool->tab(next) || QAbstractScrollArea::focusNextPrevChild(next);
}

void CanvasView::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_painter.setTheme(currentTheme());
        viewport()->update();
    } else if (event->type() == QEvent::FontChange) {
        updateMetrics();
    }
}

QString CanvasView::helpAt(const CanvasPoint &point) const
{
    if (point.handle)
        return tr("Drag to another model to make a foreign key");
    const Selected item = itemAt(point.hit);
    QStringList parts{describe(m_document.schema(), item)};
    if (!item.model.isNull())
        parts.append(problemText(m_checks.problems(), item.model, item.field));
    parts.removeAll(QString());
    return parts.join(u'\n');
}

} // namespace relata
