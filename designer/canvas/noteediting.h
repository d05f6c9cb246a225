// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"

#include <QPlainTextEdit>
#include <QPointer>

namespace relata {

class CanvasView;

/// The text of a note while it is written: Ctrl+Enter or leaving it takes the text, Esc gives up.
class NoteEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    NoteEditor(const QString &text, QWidget *parent);

Q_SIGNALS:
    void finished(bool take);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
};

/// Writes notes in their place on the canvas.
class NoteEditing : public QObject
{
    Q_OBJECT

public:
    explicit NoteEditing(CanvasView &view);

    bool isActive() const { return !m_editor.isNull(); }
    static QRectF newRect(const QPointF &place);
    void edit(NoteId note);
    /// The note is made when something has been written.
    void editNew(const QRectF &rect);
    void conclude() { finish(true); }
    void reposition();

private:
    void open(const Note &note);
    void finish(bool take);

    CanvasView &m_view;
    QPointer<NoteEditor> m_editor;
    Note m_note;
};

} // namespace relata
