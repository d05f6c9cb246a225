// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace relata {

/// A quiet label in the middle of a panel that has nothing to show: it says what to do.
QLabel *emptyState(const QString &objectName);

/// A label below a panel's bar for what a person has to know, as long as it is; hidden until there is something.
QLabel *messageLabel(const QString &objectName, const QString &role);

/// Gives a widget another role of the style sheet (`quiet`, `success`, `warning`, `error`).
void setRole(QWidget *widget, const QString &role);

} // namespace relata
