// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/formrow.h"

#include "designer/panels/properties/linecontrols.h"

#include <QGridLayout>

namespace relata {

FormRow::FormRow(const QString &text, QWidget *control, QWidget *parent, bool wide)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_label(rowLabel(text, this))
    , m_control(control)
    , m_notes(new ProblemNotes(this))
    , m_trailing(new QWidget(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(0);
    m_grid->setVerticalSpacing(4);
    m_grid->addWidget(m_label, 0, 0, Qt::AlignVCenter);
    m_grid->addWidget(control, wide ? 1 : 0, wide ? 0 : 1, 1, wide ? 2 : 1);
    m_grid->addWidget(m_notes, 2, 0, 1, 2);
    m_grid->setColumnStretch(1, 1);
    m_trailing->setFixedWidth(resetWidth);
    m_grid->addWidget(m_trailing, 0, 2);
    m_label->setBuddy(control);
    if (wide)
        m_label->setFixedWidth(2 * labelWidth);
}

void FormRow::setTrailing(QWidget *widget)
{
    widget->setParent(m_trailing);
    widget->move(4, 4);
}

void FormRow::setRefusal(const QString &sentence)
{
    m_notes->setRefusal(sentence);
    QWidget *input = m_control->focusProxy() ? m_control->focusProxy() : m_control;
    setLook(input, "invalid", !sentence.isEmpty());
}

void FormRow::setMarked(bool marked)
{
    setRole(m_label, marked ? "set" : "quiet");
}

} // namespace relata
