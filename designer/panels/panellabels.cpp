// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/panellabels.h"

#include <QLabel>
#include <QStyle>

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

void setRole(QWidget *widget, const QString &role)
{
    if (widget->property("role").toString() == role)
        return;
    widget->setProperty("role", role);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

} // namespace relata
