// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/noteediting.h"

#include "designer/canvas/canvasedits.h"
#include "designer/canvas/canvasview.h"
#include "designer/canvas/livediagram.h"

#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

NoteEditor::NoteEditor(const QString &text, QWidget *parent)
    : QPlainTextEdit(text, parent)
{
    setObjectName(u"noteEditor"_s);
    setAccessibleName(tr("Note"));
    setPlaceholderText(tr("Write a note"));
    setTabChangesFocus(true);
    selectAll();
}

void NoteEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape || (isEnter && event->modifiers() & Qt::ControlModifier)) {
        Q_EMIT finished(isEnter);
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
    event->accept(); // what the editor has no use for must not move models
}

void NoteEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT finished(true);
}

bool NoteEditor::event(QEvent *event)
{
    // The window may have shortcuts on these keys; while a note is written they are meant for the editor.
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape || key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2 ||
            key == Qt::Key_Insert) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

NoteEditing::NoteEditing(CanvasView &view)
    : QObject(&view)
    , m_view(view)
{
}

QRectF NoteEditing::newRect(const QPointF &place)
{
    return {snapped(place), QSizeF(208, 88)};
}

void NoteEditing::edit(NoteId id)
{
    const QList<Note> &notes = m_view.document().project().layout.notes;
    const auto found = std::find_if(notes.begin(), notes.end(), [&](const Note &note) { return note.id == id; });
    if (found != notes.end())
        open(*found);
}

void NoteEditing::editNew(const QRectF &rect)
{
    open({.id = NoteId::create(), .rect = rect});
}

void NoteEditing::open(const Note &note)
{
    m_view.concludeEditing();
    m_note = note;
    m_view.makeReadable(note.rect.center());
    m_view.ensureVisible(note.rect);
    m_editor = new NoteEditor(note.text, m_view.viewport());
    connect(m_editor, &NoteEditor::finished, this, &NoteEditing::finish);
    reposition();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
    m_view.viewport()->update();
}

void NoteEditing::finish(bool take)
{
    if (!m_editor)
        return;
    NoteEditor *editor = std::exchange(m_editor, nullptr);
    const QString text = editor->toPlainText().trimmed();
    const bool hadFocus = editor->hasFocus();
    editor->disconnect(this);
    editor->hide();
    editor->deleteLater();
    if (hadFocus)
        m_view.setFocus(Qt::OtherFocusReason);
    m_view.viewport()->update();
    if (!take || text == m_note.text)
        return;
    const QString step = m_note.text.isEmpty() ? tr("Add note") : text.isEmpty() ? tr("Delete note") : tr("Edit note");
    m_view.document().edit(step, [&](Project &project) {
        QList<Note> &notes = project.layout.notes;
        const auto found =
            std::find_if(notes.begin(), notes.end(), [&](const Note &note) { return note.id == m_note.id; });
        if (text.isEmpty())
            notes.removeIf([&](const Note &note) { return note.id == m_note.id; });
        else if (found != notes.end())
            found->text = text;
        else // it is new, or was deleted while it was written: what is typed is kept
            notes.append({.id = m_note.id, .text = text, .rect = m_note.rect});
    });
    if (!text.isEmpty())
        m_view.selection().select({.note = m_note.id});
}

void NoteEditing::reposition()
{
    if (!m_editor)
        return;
    QFont font = m_view.live().metrics().font(TextRole::Note);
    font.setPixelSize(std::max(11, qRound(font.pixelSize() * m_view.zoom())));
    m_editor->setFont(font);
    m_editor->setGeometry(m_view.view().toView(m_note.rect).toAlignedRect());
}

} // namespace relata
