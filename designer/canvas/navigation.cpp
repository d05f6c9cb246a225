// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/navigation.h"

#include "designer/canvas/canvasedits.h"
#include "designer/canvas/canvasview.h"
#include "designer/canvas/livediagram.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Navigation", text);
}

QPoint direction(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return {-1, 0};
    case Qt::Key_Right:
        return {1, 0};
    case Qt::Key_Up:
        return {0, -1};
    case Qt::Key_Down:
        return {0, 1};
    default:
        return {};
    }
}

} // namespace

bool Navigation::key(QKeyEvent &event)
{
    Selection &selection = m_view.selection();
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        return arrow(event);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (event.modifiers() & Qt::ControlModifier) {
            m_view.addField();
            return true;
        }
        return enter();
    case Qt::Key_Escape:
        if (selection.isEmpty())
            return false;
        if (!selection.single().field.isNull() && m_view.live().box(selection.single().model))
            show({.model = selection.single().model});
        else
            selection.clear();
        return true;
    default:
        return false;
    }
}

bool Navigation::arrow(const QKeyEvent &event)
{
    const QPoint way = direction(event.key());
    const Selected single = m_view.selection().single();
    if (!single.field.isNull()) {
        if (way.y() != 0)
            return stepInRows(single, way.y());
        show({.model = single.model});
        return true;
    }
    if (event.modifiers() & Qt::AltModifier)
        return way.y() != 0 && !single.model.isNull() && enterRows(single.model, way.y() < 0);
    if (movable(m_view.selection().items()).isEmpty()) {
        m_view.panBy(way * -64);
        return true;
    }
    nudge(way * (event.modifiers() & Qt::ShiftModifier ? 1 : 8));
    return true;
}

bool Navigation::stepInRows(const Selected &field, int step)
{
    const QList<Selected> fields = m_view.live().fieldsOf(field.model);
    const qsizetype next = fields.indexOf(field) + step;
    if (next < 0)
        show({.model = field.model});
    else if (next < fields.size())
        show(fields[next]);
    return true;
}

bool Navigation::enterRows(ModelId model, bool atEnd)
{
    const QList<Selected> fields = m_view.live().fieldsOf(model);
    if (fields.isEmpty())
        return false;
    show(atEnd ? fields.last() : fields.first());
    return true;
}

bool Navigation::enter()
{
    const Selected single = m_view.selection().single();
    if (!single.field.isNull() || !single.note.isNull())
        m_view.rename(single);
    else if (!single.model.isNull() && !enterRows(single.model, false))
        m_view.addFieldTo(single.model);
    return single != Selected{};
}

void Navigation::nudge(const QPointF &by)
{
    const QList<Selected> items = movable(m_view.selection().items());
    QString key = u"nudge"_s;
    for (const Selected &item : items)
        key += u' ' + (item.note.isNull() ? item.model.text() : item.note.text());
    const QString text = movedText(m_view.document().project(), items, tr("Nudge %1"));
    m_view.document().edit(
        text, [&](Project &project) { moveItems(project, items, by); }, key);
    m_view.ensureVisible(m_view.live().rectOf(items));
}

bool Navigation::tab(bool forward)
{
    const QList<ModelId> order = m_view.live().readingOrder();
    const QList<Selected> items = m_view.selection().items();
    const qsizetype at = items.isEmpty() ? -1 : order.indexOf(items.last().model);
    const qsizetype next = at < 0 ? (forward ? 0 : order.size() - 1) : at + (forward ? 1 : -1);
    if (next < 0 || next >= order.size())
        return false;
    show({.model = order[next]});
    return true;
}

void Navigation::show(const Selected &item)
{
    m_view.selection().select(item);
    m_view.ensureVisible(m_view.live().rectOf(item));
}

} // namespace relata
