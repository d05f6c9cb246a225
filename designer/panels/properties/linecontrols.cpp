// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/linecontrols.h"

#include <QApplication>
#include <QKeyEvent>
#include <QStyle>
#include <QWheelEvent>

namespace relata {

using namespace Qt::StringLiterals;

void LineEdit::setInvalid(bool invalid)
{
    setLook(this, "invalid", invalid);
}

bool LineEdit::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->ignore();
            return true;
        }
    }
    return QLineEdit::event(event);
}

void LineEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT abandoned();
        return;
    }
    QLineEdit::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT left();
}

void LineEdit::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        Q_EMIT left();
}

ComboBox::ComboBox(QWidget *parent)
    : QComboBox(parent)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(6);
    setMaxVisibleItems(16);
    setFocusPolicy(Qt::StrongFocus);
}

void ComboBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

QLabel *rowLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(QString(text).replace(u'_', u"_\u200b"_s), parent);
    label->setWordWrap(true);
    label->setFixedWidth(labelWidth);
    setRole(label, "quiet");
    return label;
}

QLabel *sentence(const QString &text, QWidget *parent, const char *role)
{
    auto *label = new QLabel(text, parent);
    label->setWordWrap(true);
    setRole(label, role);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

namespace {

// Before a widget is first shown there is nothing to renew, and a font that is set later would be lost.
void renewLook(QWidget *widget)
{
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace

void setRole(QWidget *label, const char *role)
{
    const QString wanted = QString::fromLatin1(role);
    if (label->property("role").toString() == wanted)
        return;
    label->setProperty("role", wanted);
    renewLook(label);
}

void setLook(QWidget *widget, const char *property, bool on)
{
    if (widget->property(property).toBool() == on)
        return;
    widget->setProperty(property, on);
    renewLook(widget);
}

void leaveControls(const QWidget &ancestor)
{
    QWidget *focus = QApplication::focusWidget();
    if (focus && ancestor.isAncestorOf(focus))
        focus->clearFocus();
}

} // namespace relata
