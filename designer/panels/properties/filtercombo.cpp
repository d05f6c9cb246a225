// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/filtercombo.h"

#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QSignalBlocker>

namespace relata {

FilterCombo::FilterCombo(bool open, QWidget *parent)
    : ComboBox(parent)
    , m_open(open)
{
    setEditable(true);
    setInsertPolicy(QComboBox::NoInsert);
    completer()->setFilterMode(Qt::MatchContains);
    completer()->setCaseSensitivity(Qt::CaseInsensitive);
    completer()->setCompletionMode(QCompleter::PopupCompletion);
    connect(this, &QComboBox::activated, this, [this](int index) { take(itemText(index)); });
}

void FilterCombo::setItems(const QStringList &items)
{
    if (items == m_items)
        return;
    m_items = items;
    const QSignalBlocker blocker(this);
    const QString text = currentText();
    clear();
    addItems(items);
    setCurrentIndex(int(items.indexOf(text)));
    setEditText(text);
}

void FilterCombo::display(const QString &text, const QString &placeholder)
{
    lineEdit()->setPlaceholderText(placeholder);
    if (text == m_shown && lineEdit()->hasFocus())
        return;
    m_shown = text;
    const QSignalBlocker blocker(this);
    setCurrentIndex(findText(text, Qt::MatchExactly | Qt::MatchCaseSensitive));
    setEditText(text);
    lineEdit()->setCursorPosition(0);
}

void FilterCombo::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && currentText() != m_shown)
        return setEditText(m_shown);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return take(currentText());
    ComboBox::keyPressEvent(event);
}

void FilterCombo::focusOutEvent(QFocusEvent *event)
{
    ComboBox::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        take(currentText());
}

void FilterCombo::take(const QString &text)
{
    const int known = findText(text, Qt::MatchFixedString);
    const QString wanted = known >= 0 ? itemText(known) : text.trimmed();
    if (wanted == m_shown || wanted.isEmpty() || (known < 0 && !m_open))
        return setEditText(m_shown);
    m_shown = wanted;
    setEditText(wanted);
    Q_EMIT chosen(wanted);
}

} // namespace relata
