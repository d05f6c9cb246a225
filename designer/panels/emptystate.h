// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;

namespace relata {

/// A quiet label in the middle of a panel that has nothing to show: it says what to do.
QLabel *emptyState(const QString &objectName);

} // namespace relata
