// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/selecttool.h"

#include "designer/canvas/canvasedits.h"
#include "designer/canvas/canvasview.h"
#include "designer/canvas/livediagram.h"

#include <QApplication>
#include <QCoreApplication>
#include <QKeyEvent>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SelectTool", text);
}

bool adds(Qt::KeyboardModifiers modifiers)
{
    return modifiers & (Qt::ControlModifier | Qt::ShiftModifier);
}

} // namespace

SelectTool::SelectTool(CanvasView &view)
    : CanvasTool(view)
    , m_navigation(view)
{
}

void SelectTool::press(const CanvasPoint &point)
{
    cancel();
    m_start = point;
    if (point.handle) {
        view().drawRelationshipFrom(view().selection().single().model, point);
        return;
    }
    const Selected item = view().itemAt(point.hit);
    if (item == Selected{}) {
        m_gesture = Gesture::RubberBand;
        m_band = {};
        m_before = adds(point.modifiers) ? view().selection().items() : QList<Selected>();
        view().selection().set(m_before);
        return;
    }
    pressOn(item, point);
}

void SelectTool::pressOn(const Selected &item, const CanvasPoint &point)
{
    m_gesture = Gesture::Pressed;
    m_pressed = item;
    m_grabbed = !item.note.isNull() ? item
                : point.hit.box < 0 ? Selected{}
                                    : Selected{.model = view().diagram().boxes[point.hit.box].model};
    m_selectOnRelease = false;
    Selection &selection = view().selection();
    if (adds(point.modifiers))
        selection.toggle(item);
    else if (item.field.isNull() && !selection.contains(item))
        selection.select(item);
    else
        m_selectOnRelease = true;
}

void SelectTool::move(const CanvasPoint &point)
{
    const bool far = (point.view - m_start.view).manhattanLength() >= QApplication::startDragDistance();
    if (m_gesture == Gesture::Pressed && far && m_grabbed != Selected{})
        startDrag();
    if (m_gesture == Gesture::Dragging)
        drag(point);
    if (m_gesture == Gesture::Resizing)
        resizeNote(point);
    if (m_gesture == Gesture::RubberBand && (far || !m_band.isNull()))
        stretchBand(point);
}

void SelectTool::startDrag()
{
    Selection &selection = view().selection();
    if (!selection.contains(m_grabbed)) {
        if (adds(m_start.modifiers))
            selection.toggle(m_grabbed);
        else
            selection.select(m_grabbed);
    }
    m_offset = {};
    m_grabbedRect = view().live().rectOf(m_grabbed);
    if (m_start.hit.kind == Hit::Kind::NoteCorner) {
        m_gesture = Gesture::Resizing;
        return;
    }
    m_gesture = Gesture::Dragging;
    m_dragged = movable(selection.items());
    m_dragged.removeIf([this](const Selected &item) { return view().live().rectOf(item).isNull(); });
}

void SelectTool::drag(const CanvasPoint &point)
{
    const QPointF place = m_grabbedRect.topLeft();
    const QPointF wanted = place + point.scene - m_start.scene;
    m_offset = (point.modifiers & Qt::AltModifier ? wanted : snapped(wanted)) - place;
    view().showDragged(m_dragged, m_offset);
}

void SelectTool::commitDrag()
{
    view().endDrag();
    const QList<Selected> items = m_dragged;
    const QPointF by = m_offset;
    Document &document = view().document();
    if (!by.isNull())
        document.edit(movedText(document.project(), items, tr("Move %1")),
                      [&](Project &project) { moveItems(project, items, by); });
}

void SelectTool::resizeNote(const CanvasPoint &point)
{
    constexpr QPointF smallest(64, 40);
    const QPointF corner = m_grabbedRect.bottomRight() + point.scene - m_start.scene;
    const QPointF size = snapped(corner - m_grabbedRect.topLeft());
    m_noteRect =
        QRectF(m_grabbedRect.topLeft(), QSizeF(std::max(size.x(), smallest.x()), std::max(size.y(), smallest.y())));
    view().showNoteRect(m_grabbed.note, m_noteRect);
}

void SelectTool::commitResize()
{
    view().endDrag();
    view().document().edit(tr("Resize note"), [this](Project &project) {
        for (Note &note : project.layout.notes) {
            if (note.id == m_grabbed.note)
                note.rect = m_noteRect;
        }
    });
}

void SelectTool::stretchBand(const CanvasPoint &point)
{
    m_band = QRectF(m_start.scene, point.scene).normalized();
    QList<Selected> items = m_before;
    const auto add = [&](const Selected &item) {
        if (!items.contains(item))
            items << item;
    };
    for (const int box : view().live().grid().boxes(m_band)) {
        if (view().diagram().boxes[box].rect.intersects(m_band))
            add({.model = view().diagram().boxes[box].model});
    }
    for (const int note : view().live().grid().notes(m_band))
        add({.note = view().diagram().notes[note].id});
    view().selection().set(items);
    view().viewport()->update();
}

void SelectTool::release(const CanvasPoint &)
{
    const Gesture gesture = m_gesture;
    m_gesture = Gesture::None;
    if (gesture == Gesture::Dragging)
        commitDrag();
    else if (gesture == Gesture::Resizing)
        commitResize();
    else if (gesture == Gesture::Pressed && m_selectOnRelease)
        view().selection().select(m_pressed);
    m_band = {};
    if (gesture == Gesture::RubberBand)
        view().viewport()->update();
}

void SelectTool::doubleClick(const CanvasPoint &point)
{
    cancel();
    switch (point.hit.kind) {
    case Hit::Kind::Nothing:
        if (!point.handle)
            view().newModelAt(point.scene);
        return;
    case Hit::Kind::Header:
        view().rename({.model = point.hit.model});
        return;
    case Hit::Kind::Row:
        view().rename(view().itemAt(point.hit));
        return;
    case Hit::Kind::Box:
        view().addFieldTo(point.hit.model);
        return;
    case Hit::Kind::Note:
        view().rename(view().itemAt(point.hit));
        return;
    default:
        return;
    }
}

bool SelectTool::key(QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape && cancel())
        return true;
    return m_gesture == Gesture::None && m_navigation.key(event);
}

bool SelectTool::tab(bool forward)
{
    return m_gesture != Gesture::None || m_navigation.tab(forward);
}

bool SelectTool::cancel()
{
    const Gesture gesture = m_gesture;
    m_gesture = Gesture::None;
    m_band = {};
    if (gesture == Gesture::Dragging || gesture == Gesture::Resizing)
        view().endDrag();
    if (gesture == Gesture::RubberBand) {
        view().selection().set(m_before);
        view().viewport()->update();
    }
    return gesture != Gesture::None;
}

void SelectTool::paint(QPainter &painter, qreal pixel) const
{
    if (m_gesture != Gesture::RubberBand || m_band.isNull())
        return;
    QColor fill = currentTheme().selection;
    painter.setPen(QPen(fill, pixel));
    fill.setAlphaF(0.12F);
    painter.setBrush(fill);
    painter.drawRect(m_band);
}

Qt::CursorShape SelectTool::cursor(const CanvasPoint &point) const
{
    if (m_gesture == Gesture::Dragging)
        return Qt::SizeAllCursor;
    if (m_gesture == Gesture::Resizing || point.hit.kind == Hit::Kind::NoteCorner)
        return Qt::SizeFDiagCursor;
    if (point.handle)
        return Qt::CrossCursor;
    return point.hit.kind == Hit::Kind::Edge || point.hit.kind == Hit::Kind::EdgeEnd ? Qt::PointingHandCursor
                                                                                     : Qt::ArrowCursor;
}

} // namespace relata
