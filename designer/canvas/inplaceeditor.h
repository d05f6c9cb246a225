// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

#include <functional>

namespace relata {

/// A line edit that stands over a name on the canvas.  It accepts only what `check` has nothing to say against, and
/// says why otherwise; Esc and leaving it with something invalid give up.
class InPlaceEditor : public QLineEdit
{
    Q_OBJECT

public:
    /// How the editing ended: with Enter, with Tab, or because the focus went elsewhere.
    enum class End : quint8 { Enter, Tab, BackTab, FocusLost };

    /// `check` tells why a text won't do, in a sentence; an empty one means that it will.
    using Check = std::function<QString(const QString &text)>;

    InPlaceEditor(const QString &text, Check check, QWidget *parent);

    const QString &problem() const { return m_problem; }
    /// The text with which the editing began.
    const QString &before() const { return m_before; }
    /// An empty text ends the editing as Esc does: for a row that is not there yet.
    void setEmptyMeansGivingUp(bool on);
    /// Takes what was typed if it will do, else gives up: as if the focus went elsewhere.
    void conclude() { finish(End::FocusLost); }

Q_SIGNALS:
    void accepted(const QString &text, relata::InPlaceEditor::End how);
    void abandoned();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent *event) override;

private:
    void validate();
    void finish(End how);
    void abandon();
    void showProblem();

    Check m_check;
    QString m_before;
    QString m_problem;
    bool m_emptyGivesUp = false;
    bool m_done = false;
};

} // namespace relata
