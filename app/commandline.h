// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace relata {

/// `relata --help`, `--version` and the commands that need no window.
bool isCommand(const QString &word);
/// The command draws: it needs fonts, though no display.
bool commandNeedsFonts(const QString &word);
/// `arguments` begin with the command.  Returns the exit status: 0 done, 1 the schema or the data has errors,
/// 2 wrong usage or a file that can't be read or written (one line on standard error).
int runCommand(const QStringList &arguments);

/// The text of `relata --help`.
QString helpText();

} // namespace relata
