// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace relata::clean {

/// One logical line of Python (`name = value`, `class Name(Base):`) in Black's layout, `depth` levels of four blanks
/// deep: on one line where it fits 88 columns, else broken at its brackets.  Its brackets have to match.
/// https://black.readthedocs.io/en/stable/the_black_code_style/current_style.html
QStringList laidOut(const QString &source, int depth);
/// The same for an item of a list that has one item a line: with the comma after it.
QStringList laidOutItem(const QString &source, int depth);

} // namespace relata::clean
