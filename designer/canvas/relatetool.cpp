// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/relatetool.h"

#include "designer/canvas/canvasedits.h"
#include "designer/canvas/canvasview.h"
#include "designer/canvas/livediagram.h"

#include <QApplication>
#include <QCoreApplication>
#include <QKeyEvent>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("RelateTool", text);
}

QString nameOf(Relationship kind)
{
    switch (kind) {
    case Relationship::ForeignKey:
        return tr("foreign key");
    case Relationship::OneToOne:
        return tr("one-to-one");
    case Relationship::ManyToMany:
        return tr("many-to-many");
    case Relationship::Generic:
        return tr("generic relation");
    }
    Q_UNREACHABLE();
}

/// The model whose box is under the pointer.
ModelId modelAt(const CanvasView &view, const CanvasPoint &point)
{
    for (const int index : view.live().grid().boxes({point.scene, QSizeF(1, 1)})) {
        const Box &box = view.diagram().boxes[index];
        if (box.rect.contains(point.scene))
            return box.model;
    }
    return {};
}

} // namespace

RelateTool::RelateTool(CanvasView &view, Relationship kind)
    : CanvasTool(view)
    , m_kind(kind)
{
    const Selected single = view.selection().single();
    if (single.field.isNull() && isEditable(view.document().schema(), single.model))
        m_source = single.model;
    say(m_source.isNull()
            ? tr("Drag a %1 from one model to another.").arg(nameOf(kind))
            : tr("Drag a %1 from one model to another, or choose the target with Tab and Enter.").arg(nameOf(kind)));
}

void RelateTool::say(const QString &text) const
{
    Q_EMIT view().statusMessage(text);
}

bool RelateTool::canStartFrom(ModelId model) const
{
    if (isEditable(view().document().schema(), model))
        return true;
    if (const Model *foreign = view().document().schema().find(model))
        say(tr("%1 is not this project's own: draw from a model of yours to it.").arg(foreign->name));
    return false;
}

void RelateTool::startFrom(ModelId source, const CanvasPoint &point)
{
    m_gesture = Gesture::Dragging;
    m_source = source;
    setTarget({});
    m_left = false;
    m_pressedAt = point.view;
    m_pointer = point.scene;
}

void RelateTool::press(const CanvasPoint &point)
{
    const ModelId model = modelAt(view(), point);
    if (m_gesture == Gesture::Clicked) {
        setTarget(model);
        m_pointer = point.scene;
        if (model.isNull())
            cancel();
        return;
    }
    cancel();
    if (!model.isNull() && canStartFrom(model))
        startFrom(model, point);
    view().viewport()->update();
}

void RelateTool::move(const CanvasPoint &point)
{
    if (m_gesture != Gesture::Dragging && m_gesture != Gesture::Clicked)
        return;
    m_left = m_left || (point.view - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    m_pointer = point.scene;
    const ModelId under = modelAt(view(), point);
    setTarget(m_left ? under : ModelId());
    view().viewport()->update();
}

void RelateTool::release(const CanvasPoint &point)
{
    const ModelId target = modelAt(view(), point);
    const bool stay = point.modifiers & Qt::ShiftModifier;
    if (m_gesture == Gesture::Dragging && !m_left) {
        m_gesture = Gesture::Clicked; // the second click says where to
        say(tr("Click the model that the %1 leads to; Esc gives up.").arg(nameOf(m_kind)));
    } else if (m_gesture == Gesture::Dragging || (m_gesture == Gesture::Clicked && !m_target.isNull())) {
        if (target.isNull())
            cancel();
        else
            make(target, stay);
    }
}

void RelateTool::make(ModelId target, bool stay)
{
    const ModelId source = m_source;
    const Relationship kind = m_kind;
    cancel();
    Document &document = view().document();
    const Model *from = document.schema().find(source);
    const Model *to = document.schema().find(target);
    if (!from || !to)
        return;
    const QString text = tr("Add %1 from %2 to %3").arg(nameOf(kind), from->name, to->name);
    FieldId made;
    document.edit(text, [&](Project &project) { made = addRelationship(project.schema, kind, source, target); });
    if (made.isNull())
        return;
    CanvasView &canvas = view();
    canvas.selection().select({.model = source, .field = made});
    if (!stay)
        canvas.setTool(CanvasView::Tool::Select); // this tool is gone from here on
}

bool RelateTool::key(QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape) {
        CanvasView &canvas = view();
        if (!cancel())
            canvas.setTool(CanvasView::Tool::Select);
        return true;
    }
    if (event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter)
        return false;
    if (m_gesture == Gesture::Keyboard) {
        make(m_target, event.modifiers() & Qt::ShiftModifier);
    } else if (m_gesture == Gesture::None) {
        const ModelId chosen = view().selection().single().model;
        if (canStartFrom(chosen)) {
            m_source = chosen;
            say(tr("Choose the model that the %1 leads to with Tab, then press Enter.").arg(nameOf(m_kind)));
        }
    }
    return true;
}

bool RelateTool::tab(bool forward)
{
    const QList<ModelId> order = view().live().readingOrder();
    if (m_gesture == Gesture::Dragging || m_gesture == Gesture::Clicked || order.isEmpty())
        return true;
    if (m_source.isNull()) {
        const qsizetype at = order.indexOf(view().selection().single().model);
        const qsizetype next = at < 0 ? 0 : (at + (forward ? 1 : order.size() - 1)) % order.size();
        view().selection().select({.model = order[next]});
        say(tr("Press Enter to draw the %1 from here.").arg(nameOf(m_kind)));
        return true;
    }
    m_gesture = Gesture::Keyboard;
    const qsizetype at = order.indexOf(m_target.isNull() ? m_source : m_target);
    setTarget(order[(at + (forward ? 1 : order.size() - 1)) % order.size()]);
    const QRectF rect = view().live().rectOf(Selected{.model = m_target});
    m_pointer = rect.center();
    view().ensureVisible(rect);
    view().viewport()->update();
    if (const Model *target = view().document().schema().find(m_target))
        say(tr("To %1: press Enter to make the %2, Tab for the next model, Esc to give up.")
                .arg(target->name, nameOf(m_kind)));
    return true;
}

bool RelateTool::cancel()
{
    const bool wasBusy = m_gesture != Gesture::None;
    m_gesture = Gesture::None;
    setTarget({});
    view().viewport()->update();
    return wasBusy;
}

void RelateTool::setTarget(ModelId target)
{
    if (target == m_target)
        return;
    m_target = target;
    m_way = target.isNull() ? QPolygonF() : view().live().wayBetween(m_source, target);
}

/// The way to the target as it will be drawn; a line that follows the pointer while there is none.
QPolygonF RelateTool::preview() const
{
    const Box *source = view().live().box(m_source);
    if (!m_way.isEmpty() || !source)
        return m_way;
    const bool rightwards = m_pointer.x() >= source->rect.center().x();
    const QPointF start(rightwards ? source->rect.right() : source->rect.left(), source->header().center().y());
    const bool between = rightwards ? m_pointer.x() > start.x() : m_pointer.x() < start.x();
    const qreal bend = between ? (start.x() + m_pointer.x()) / 2 : start.x() + (rightwards ? 24 : -24);
    return QPolygonF({start, {bend, start.y()}, {bend, m_pointer.y()}, m_pointer});
}

void RelateTool::paint(QPainter &painter, qreal pixel) const
{
    if (m_gesture == Gesture::None)
        return;
    const QColor colour = currentTheme().selection;
    const auto outline = [&](ModelId model) {
        if (const Box *box = view().live().box(model)) {
            painter.setPen(QPen(colour, std::max(2.0, 2 * pixel)));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(box->rect.adjusted(-4, -4, 4, 4), 11, 11);
        }
    };
    outline(m_source);
    outline(m_target);
    const QPolygonF line = preview();
    if (line.isEmpty() || (!m_left && m_gesture == Gesture::Dragging))
        return;
    painter.setPen(QPen(colour, std::max(2.0, 1.5 * pixel), m_target.isNull() ? Qt::DashLine : Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(line);
    painter.setBrush(colour);
    painter.setPen(Qt::NoPen);
    painter.drawEllipse(line.last(), 4, 4);
}

} // namespace relata
