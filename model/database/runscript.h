// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/scriptrun.h"

namespace relata {

class MemoryDatabase;

// What running a script and building sample rows have in common.

/// One by one until one fails; leaves transactions to the caller.
ScriptOutcome runStatements(const MemoryDatabase &database, const QList<Statement> &statements, const CancelFlag *cancel);
bool isCancelled(const CancelFlag *cancel);
ScriptOutcome cancelledOutcome(ScriptOutcome outcome);
ScriptOutcome failedOutcome(ScriptOutcome outcome, const Statement &statement, const QString &why);

} // namespace relata
