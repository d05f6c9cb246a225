// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/panellabels.h"

#include <QHBoxLayout>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace relata {

using namespace Qt::StringLiterals;

QLabel *emptyState(const QString &objectName)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setProperty("role", u"quiet"_s);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setMargin(16);
    return label;
}

QLabel *messageLabel(const QString &objectName, const QString &role)
{
    auto *label = new QLabel;
    label->setObjectName(objectName);
    label->setProperty("role", role);
    label->setWordWrap(true);
    // A name without a place to break at must not widen the window.
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setContentsMargins(16, 0, 16, 8);
    label->hide();
    return label;
}

ElidedLabel::ElidedLabel(const QString &objectName)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ElidedLabel::setFullText(const QString &text)
{
    m_text = text;
    elide();
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_text, Qt::ElideRight, contentsRect().width());
    setText(shown);
    setToolTip(shown == m_text ? QString() : m_text);
}

void setNames(QWidget *widget, const QString &objectName, const QString &accessibleName)
{
    widget->setObjectName(objectName);
    widget->setAccessibleName(accessibleName);
}

QWidget *panelBar(const QList<QWidget *> &left, const QList<QWidget *> &right)
{
    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    for (QWidget *widget : left)
        layout->addWidget(widget);
    layout->addStretch(1);
    for (QWidget *widget : right)
        layout->addWidget(widget);
    return bar;
}

QStackedLayout *layOutPanel(QWidget *panel, QWidget *bar, QWidget *messages, const QList<QWidget *> &pages)
{
    auto *stack = new QStackedLayout;
    for (QWidget *page : pages)
        stack->addWidget(page);
    auto *layout = new QVBoxLayout(panel);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(messages);
    layout->addLayout(stack, 1);
    return stack;
}

void setRole(QWidget *widget, const QString &role)
{
    if (widget->property("role").toString() == role)
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace relata
