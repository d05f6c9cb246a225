// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/emptystate.h"

#include <QLabel>

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

} // namespace relata
