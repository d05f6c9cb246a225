// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace relata::clean {

/// The columns that a text takes in an editor: two for wide letters of East Asia and pictures, none for combining
/// marks. Unicode Standard Annex 11.
int columnsOf(const QString &text);

} // namespace relata::clean
