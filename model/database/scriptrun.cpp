// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/scriptrun.h"

#include "model/database/connection.h"
#include "model/database/runscript.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

} // namespace

bool isCancelled(const CancelFlag *cancel)
{
    return cancel && cancel->load(std::memory_order_relaxed);
}

ScriptOutcome cancelledOutcome(ScriptOutcome outcome)
{
    outcome.ok = false;
    outcome.cancelled = true;
    outcome.message = Databases::tr("Stopped before the end.");
    return outcome;
}

ScriptOutcome failedOutcome(ScriptOutcome outcome, const Statement &statement, const QString &why)
{
    outcome.ok = false;
    outcome.failed = statement.text;
    outcome.model = statement.model;
    outcome.field = statement.field;
    outcome.message = Databases::tr("Statement %1 failed: %2.").arg(outcome.done + 1).arg(why);
    if (why.startsWith("no such function"_L1))
        outcome.message += u' ' + Databases::tr("Django brings this function along; SQLite itself does not have it.");
    return outcome;
}

ScriptOutcome runStatements(const MemoryDatabase &database, const QList<Statement> &statements, const CancelFlag *cancel)
{
    ScriptOutcome outcome;
    if (!database.failure().isEmpty()) {
        outcome.message = database.failure();
        return outcome;
    }
    for (const Statement &statement : statements) {
        if (isCancelled(cancel))
            return cancelledOutcome(outcome);
        if (const Result<void> done = database.run(statement.text); !done)
            return failedOutcome(outcome, statement, done.error());
        ++outcome.done;
    }
    outcome.tables = int(database.tables().size());
    outcome.ok = true;
    outcome.message = Databases::tr("Ran: %n table(s).", nullptr, outcome.tables);
    return outcome;
}

ScriptOutcome runInMemory(const SqlScript &script, const CancelFlag *cancel)
{
    const MemoryDatabase database;
    if (database.failure().isEmpty()) {
        // As Django does: tables that are made anew must not take their references along.
        (void)database.run(u"PRAGMA foreign_keys = OFF"_s);
        (void)database.run(u"BEGIN"_s);
    }
    ScriptOutcome outcome = runStatements(database, script.statements, cancel);
    if (!outcome.ok)
        return outcome;
    if (const Result<void> done = database.run(u"COMMIT"_s); !done) {
        outcome.ok = false;
        outcome.message = Databases::tr("The statements ran, but could not be committed: %1").arg(done.error());
    }
    return outcome;
}

} // namespace relata
