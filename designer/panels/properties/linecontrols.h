// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>

namespace relata {

/// A line that says when a person is done with it, and when Esc was pressed.  Undo is left to the document: one history
/// for all.
class LineEdit : public QLineEdit
{
    Q_OBJECT

public:
    using QLineEdit::QLineEdit;

    /// A red border.
    void setInvalid(bool invalid);

Q_SIGNALS:
    void left();
    void abandoned();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
};

/// A combo box that leaves the wheel to the panel that scrolls, unless it has the focus.
class ComboBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ComboBox(QWidget *parent = nullptr);

protected:
    void wheelEvent(QWheelEvent *event) override;
};

/// The label at the left of a control; long names break at their underscores.
QLabel *rowLabel(const QString &text, QWidget *parent);
/// A sentence in quiet text, or in the colour of the role.
QLabel *sentence(const QString &text, QWidget *parent, const char *role = "quiet");
/// Says to the style sheet what a label is.
void setRole(QWidget *label, const char *role);
/// Gives a widget a property that the style sheet goes by.
void setLook(QWidget *widget, const char *property, bool on);
/// Takes the keyboard from what has it in there, before that is destroyed: a line that is left has something to say, and those
/// who listen must still be whole.
void leaveControls(const QWidget &ancestor);

/// What all panels of properties measure by.
constexpr int labelWidth = 112;
constexpr int resetWidth = 24;

} // namespace relata
