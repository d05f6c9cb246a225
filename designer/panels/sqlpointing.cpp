// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqlview.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QStyleHints>
#include <QToolTip>

#include <algorithm>

// What is marked in the SQL, and what a person points at in it.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// The name that a line of CREATE TABLE begins with; empty where it is no column.
QString columnOf(const QString &line)
{
    const QStringView text = QStringView(line).trimmed();
    const QChar quote = text.isEmpty() ? QChar() : text.front();
    if (quote != u'"' && quote != u'`')
        return {};
    qsizetype end = 1;
    while (end < text.size() && (text[end] != quote || (end + 1 < text.size() && text[end + 1] == quote)))
        end += text[end] == quote ? 2 : 1;
    return text.sliced(1, std::min(end, text.size()) - 1).toString().replace(QString(2, quote), quote);
}

} // namespace

void SqlView::setMarked(const QList<Selected> &items)
{
    m_markedModels.clear();
    m_markedColumns.clear();
    m_markedFields.clear();
    for (const Selected &item : items) {
        if (item.model.isNull())
            continue;
        if (item.field.isNull()) {
            m_markedModels.insert(item.model);
        } else {
            m_markedColumns[item.model].insert(item.field);
            m_markedFields.insert(item.field);
        }
    }
    forgetMarks();
    viewport()->update();
}

void SqlView::setFailed(const QString &statement)
{
    if (statement == m_failed)
        return;
    m_failed = statement;
    forgetMarks();
    viewport()->update();
}

bool SqlView::revealFailed()
{
    const auto failed = std::find_if(m_statements.cbegin(), m_statements.cend(),
                                     [&](const Statement &statement) { return statement.text == m_failed; });
    if (m_failed.isEmpty() || failed == m_statements.cend())
        return false;
    const qsizetype block = failed - m_statements.cbegin();
    const int line = lineOf({.block = block});
    const int shown = int(SendScintilla(SCI_LINESONSCREEN));
    if (line < firstVisibleLine() || line + m_blocks[block].lines > firstVisibleLine() + shown)
        setFirstVisibleLine(std::max(0, line - std::max(1, (shown - m_blocks[block].lines) / 2)));
    return true;
}

// They come back with what is seen next.
void SqlView::forgetMarks()
{
    for (const Marker marker : {SelectedMarker, PointedMarker, FailedMarker}) {
        if (m_marks & (1u << marker))
            markerDeleteAll(marker);
    }
    m_marks = 0;
    for (Block &block : m_blocks)
        block.marked = false;
    markLines(m_pointed.line, m_pointed.lines, PointedMarker);
}

void SqlView::mark(qsizetype block, int line)
{
    const Statement &statement = m_statements[block];
    const int lines = m_blocks[block].lines;
    if (!m_failed.isEmpty() && statement.text == m_failed)
        markLines(line, lines, FailedMarker);
    const auto columns = m_markedColumns.constFind(statement.model);
    if (m_markedModels.contains(statement.model) || m_markedFields.contains(statement.field)) {
        markLines(line, lines, SelectedMarker);
    } else if (columns != m_markedColumns.constEnd()) {
        for (int i = line; i < line + lines; ++i) {
            if (columns->contains(fieldAt(i, statement)))
                markLines(i, 1, SelectedMarker);
        }
    }
}

void SqlView::markLines(int line, int count, int marker)
{
    for (int i = line; i < line + count; ++i)
        markerAdd(i, marker);
    if (count > 0)
        m_marks |= 1u << marker;
}

// The field that a line of CREATE TABLE makes a column for.
FieldId SqlView::fieldAt(int line, const Statement &statement) const
{
    if (!statement.field.isNull() || !statement.text.startsWith("CREATE TABLE"_L1))
        return {};
    const QString column = columnOf(text(line));
    return column.isEmpty() ? FieldId() : m_fieldOfColumn(statement.model, column);
}

SqlSpot SqlView::spotAtLine(int line) const
{
    const Place place = placeAt(line);
    if (place.block >= m_blocks.size())
        return {};
    const Statement &statement = m_statements[place.block];
    if (const FieldId field = fieldAt(line, statement); !field.isNull())
        return {.statement = place.block, .model = statement.model, .field = field, .line = line, .lines = 1};
    return {.statement = place.block,
            .model = statement.model,
            .field = statement.field,
            .line = line - place.line,
            .lines = m_blocks[place.block].lines};
}

SqlSpot SqlView::spotAt(QPoint point) const
{
    const long position = SendScintilla(SCI_POSITIONFROMPOINT, static_cast<unsigned long>(std::max(0, point.x())), long(point.y()));
    const int line = int(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(position)));
    const long top = SendScintilla(SCI_POINTYFROMPOSITION, 0UL, position);
    const bool onLine = point.y() >= top && point.y() < top + SendScintilla(SCI_TEXTHEIGHT, static_cast<unsigned long>(line));
    return onLine ? spotAtLine(line) : SqlSpot();
}

SqlSpot SqlView::spotAtCursor() const
{
    const long position = SendScintilla(SCI_GETCURRENTPOS);
    return spotAtLine(int(SendScintilla(SCI_LINEFROMPOSITION, static_cast<unsigned long>(position))));
}

void SqlView::point(const SqlSpot &spot)
{
    if (spot == m_pointed)
        return;
    for (int i = 0; i < m_pointed.lines; ++i)
        markerDelete(m_pointed.line + i, PointedMarker);
    m_pointed = spot;
    markLines(spot.line, spot.lines, PointedMarker);
    QToolTip::hideText();
    Q_EMIT pointedAt(spot);
}

bool SqlView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        point({});
    return CodeView::viewportEvent(event);
}

void SqlView::mouseMoveEvent(QMouseEvent *event)
{
    CodeView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        point(spotAt(event->position().toPoint()));
}

void SqlView::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->position().toPoint();
    CodeView::mousePressEvent(event);
}

// A click chooses; whoever drags or double-clicks selects text.
void SqlView::mouseReleaseEvent(QMouseEvent *event)
{
    CodeView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    const bool moved = (at - m_pressed).manhattanLength() >= QGuiApplication::styleHints()->startDragDistance();
    if (event->button() != Qt::LeftButton || event->modifiers() != Qt::NoModifier || moved || hasSelectedText())
        return;
    if (const SqlSpot spot = spotAt(at); spot.statement >= 0)
        Q_EMIT chosen(spot);
}

void SqlView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        const long before = SendScintilla(SCI_GETCURRENTPOS);
        CodeView::keyPressEvent(event);
        if (SendScintilla(SCI_GETCURRENTPOS) != before)
            point(spotAtCursor());
        return;
    }
    if (const SqlSpot spot = spotAtCursor(); spot.statement >= 0) {
        Q_EMIT chosen(spot);
        Q_EMIT revealAsked(spot);
    }
}

} // namespace relata
