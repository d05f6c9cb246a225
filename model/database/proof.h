// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/databaseurl.h"
#include "model/database/scriptrun.h"

namespace relata {

/// What is proved, and where.
struct ProofTask
{
    DatabaseUrl where = {};
    QString dialect = {};  ///< empty: what the server speaks; a server that does not speak it refuses
    QStringList apps = {}; ///< whose tables are counted; empty: all of the project's
    bool contrib = false;  ///< Django's own tables are counted, too; they are made in any case
};

/// What became of it.
struct Proof
{
    ScriptOutcome outcome = {}; ///< `tables` are those of the task; `message` for a person, without a password
    bool reached = false;       ///< false: no connection, no driver, or no right to make a scratch place
    QString server = {};        ///< "PostgreSQL 15.8"; empty if it was not reached
    QString dialect = {};       ///< whose SQL was run
    qint64 milliseconds = 0;    ///< from the first statement to the last
};

/// Runs all SQL of the project in a scratch place that is gone afterwards, whatever happens: in SQLite in memory, in a
/// transaction of PostgreSQL that is rolled back, in a database of MariaDB or MySQL that is dropped.  Nothing that was there is
/// read, changed or locked.  Django's own tables that the project refers to and plain stand-ins for tables that no migration
/// makes are there first.  Blocks until it is done; may be called in any thread, and another one may set `cancel`, which
/// also ends a statement that is under way.
Proof prove(const Registry &registry, const ProofTask &task, const CancelFlag *cancel = nullptr);

} // namespace relata
