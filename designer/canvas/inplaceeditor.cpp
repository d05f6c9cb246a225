// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/inplaceeditor.h"

#include "designer/theme/theme.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

InPlaceEditor::InPlaceEditor(const QString &text, Check check, QWidget *parent)
    : QLineEdit(text, parent)
    , m_check(std::move(check))
    , m_before(text)
{
    setObjectName(u"inPlaceEditor"_s);
    setAccessibleName(tr("Name"));
    setFrame(false);
    connect(this, &QLineEdit::textChanged, this, &InPlaceEditor::validate);
    validate();
    selectAll();
}

void InPlaceEditor::setEmptyMeansGivingUp(bool on)
{
    m_emptyGivesUp = on;
    validate();
}

void InPlaceEditor::validate()
{
    const bool nothingYet = m_emptyGivesUp && text().trimmed().isEmpty();
    m_problem = nothingYet ? QString() : m_check(text().trimmed());
    setAccessibleDescription(m_problem);
    setToolTip(m_problem);
    const Theme &theme = currentTheme();
    setStyleSheet(u"QLineEdit { border: 2px solid %1; border-radius: 4px; padding: 0 3px; background: %2; color: %3; "
                  "min-height: 0; selection-background-color: %4; selection-color: %5; }"_s.arg(
                      (m_problem.isEmpty() ? theme.selection : theme.error).name(), theme.control.name(),
                      theme.text.name(), theme.selection.name(), theme.selectionText.name()));
    if (m_problem.isEmpty())
        QToolTip::hideText();
}

void InPlaceEditor::showProblem()
{
    QToolTip::showText(mapToGlobal(QPoint(0, height())), m_problem, this);
}

void InPlaceEditor::finish(End how)
{
    if (m_done)
        return;
    if (m_emptyGivesUp && text().trimmed().isEmpty()) {
        abandon();
    } else if (m_problem.isEmpty()) {
        m_done = true;
        Q_EMIT accepted(text().trimmed(), how);
    } else if (how == End::FocusLost) {
        abandon();
    } else {
        showProblem();
    }
}

void InPlaceEditor::abandon()
{
    if (m_done)
        return;
    m_done = true;
    Q_EMIT abandoned();
}

void InPlaceEditor::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish(End::Enter);
        return;
    case Qt::Key_Escape:
        abandon();
        return;
    default:
        QLineEdit::keyPressEvent(event);
        event->accept(); // what the line edit has no use for must not move models
        if (!m_problem.isEmpty())
            showProblem();
    }
}

bool InPlaceEditor::focusNextPrevChild(bool next)
{
    finish(next ? End::Tab : End::BackTab);
    return true;
}

void InPlaceEditor::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        finish(End::FocusLost);
}

bool InPlaceEditor::event(QEvent *event)
{
    // The window may have shortcuts on these keys; while a name is edited they are meant for the editor.
    if (event->type() == QEvent::ShortcutOverride) {
        constexpr std::array keys = {Qt::Key_Return,  Qt::Key_Enter, Qt::Key_Escape, Qt::Key_Tab,
                                     Qt::Key_Backtab, Qt::Key_F2,    Qt::Key_Insert};
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool duplicates = key->key() == Qt::Key_D && key->modifiers() == Qt::ControlModifier;
        if (duplicates || std::find(keys.begin(), keys.end(), key->key()) != keys.end()) {
            event->accept();
            return true;
        }
    }
    return QLineEdit::event(event);
}

} // namespace relata
