// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QVariant;

namespace relata {

/// Gives a connection to SQLite the functions that Django adds to it, by name and number of arguments only: they let statements
/// that use them be tried, and answer NULL.  `handle` is that of the driver.
void addDjangoFunctions(const QVariant &handle);

/// Keeps a connection to SQLite in memory from opening files (ATTACH, VACUUM INTO).
void forbidFiles(const QVariant &handle);

} // namespace relata
