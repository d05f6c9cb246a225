// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/proof.h"

#include "model/database/interrupter.h"
#include "model/database/proofscript.h"
#include "model/database/runscript.h"
#include "model/database/scratchplace.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

Proof unreached(Proof proof, const QString &why)
{
    proof.outcome.message = why;
    return proof;
}

Proof stopped(Proof proof)
{
    proof.reached = true;
    proof.outcome = cancelledOutcome(proof.outcome);
    return proof;
}

// What the server says it is: its name, its version, and the dialect it speaks.
void introduce(const ServerConnection &connection, Proof &proof)
{
    switch (connection.where().kind) {
    case DatabaseKind::Sqlite:
        proof.server = u"SQLite "_s + connection.value(u"SELECT sqlite_version()"_s);
        proof.dialect = u"sqlite"_s;
        break;
    case DatabaseKind::Postgresql:
        proof.server = u"PostgreSQL "_s + connection.value(u"SHOW server_version"_s).section(u' ', 0, 0);
        proof.dialect = u"postgresql"_s;
        break;
    case DatabaseKind::Mysql: {
        const QString version = connection.value(u"SELECT VERSION()"_s);
        const bool isMariadb = version.contains(u"MariaDB"_s, Qt::CaseInsensitive);
        proof.server = (isMariadb ? u"MariaDB "_s : u"MySQL "_s) + version.section(u'-', 0, 0);
        proof.dialect = isMariadb ? u"mariadb"_s : u"mysql"_s;
        break;
    }
    }
}

StatementGuard::Rules rulesOf(DatabaseKind kind, const ScratchPlace &place)
{
    return {.caseSensitive = kind == DatabaseKind::Postgresql,
            .namesElsewhere = place.takesAllBack(),
            .danglingKeys = kind == DatabaseKind::Sqlite};
}

/// Runs entries one by one, each looked at before.
class Run
{
public:
    Run(const ServerConnection &connection, ScratchPlace &place, const Dialect &dialect, const CancelFlag *cancel)
        : m_connection(connection)
        , m_place(place)
        , m_guard(dialect, rulesOf(connection.where().kind, place))
        , m_cancel(cancel)
    {
    }

    /// Goes on counting in `outcome`.
    ScriptOutcome all(ScriptOutcome outcome, const QList<Statement> &statements)
    {
        for (const Statement &statement : statements) {
            const Result<void> done = isCancelled(m_cancel) ? Result<void>() : one(statement);
            if (isCancelled(m_cancel))
                return cancelledOutcome(outcome);
            if (!done)
                return failedOutcome(outcome, statement, done.error());
            ++outcome.done;
        }
        outcome.ok = true;
        return outcome;
    }

    const QHash<QString, ModelId> &tables() const { return m_guard.tables(); }

private:
    Result<void> one(const Statement &statement)
    {
        const Result<QStringList> singles = m_guard.admit(statement);
        if (!singles)
            return Error{Databases::tr("it was not run, as %1").arg(singles.error())};
        for (const QString &single : *singles) {
            if (Result<void> done = m_connection.run(single); !done)
                return done;
        }
        return m_place.next();
    }

    const ServerConnection &m_connection;
    ScratchPlace &m_place;
    StatementGuard m_guard;
    const CancelFlag *m_cancel;
};

// Stand-ins are nobody's.
int counted(const QHash<QString, ModelId> &tables, const Registry &registry, const ProofTask &task)
{
    return int(std::count_if(tables.cbegin(), tables.cend(), [&](ModelId owner) {
        const ResolvedModel *model = registry.find(owner);
        if (!model)
            return false;
        if (model->origin == Origin::Contrib)
            return task.contrib;
        return task.apps.isEmpty() || task.apps.contains(model->app);
    }));
}

ScriptOutcome tryScript(Run &run, const ProofScript &script, const Registry &registry, const ProofTask &task)
{
    ScriptOutcome outcome = run.all({}, script.before);
    if (!outcome.ok)
        return outcome;
    outcome = run.all({}, script.statements);
    if (outcome.ok && !script.after.isEmpty()) {
        const int done = outcome.done;
        outcome = run.all(outcome, script.after);
        outcome.done = outcome.ok ? done : outcome.done;
    }
    outcome.tables = counted(run.tables(), registry, task);
    if (outcome.ok)
        outcome.message = Databases::tr("Ran: %n table(s).", nullptr, outcome.tables);
    return outcome;
}

} // namespace

Proof prove(const Registry &registry, const ProofTask &task, const CancelFlag *cancel)
{
    Proof proof;
    ServerConnection connection(task.where);
    if (const Result<void> opened = connection.open(); !opened)
        return unreached(proof, opened.error());
    introduce(connection, proof);
    if (!task.dialect.isEmpty() && task.dialect != proof.dialect)
        return unreached(proof, Databases::tr("%1 is %2, which speaks the dialect %3, not %4.")
                                    .arg(task.where.text(), proof.server, proof.dialect, task.dialect));
    const Dialect &dialect = *dialectNamed(proof.dialect, registry.schema().settings.djangoVersion);
    const ProofScript script = proofScript(registry, dialect, task.contrib);

    ScratchPlace place(connection);
    {
        const Interrupter interrupter(connection, cancel); // its end comes before the removal, which must not be stopped
        if (const Result<void> made = place.make(script.before.size() + script.statements.size() + script.after.size()); !made)
            return isCancelled(cancel) ? stopped(proof) : unreached(proof, made.error());
        proof.reached = true;
        QElapsedTimer timer;
        timer.start();
        Run run(connection, place, dialect, cancel);
        proof.outcome = tryScript(run, script, registry, task);
        proof.milliseconds = timer.elapsed();
    }
    if (const Result<void> removed = place.remove(); !removed) {
        proof.outcome.ok = false;
        proof.outcome.message += (proof.outcome.message.isEmpty() ? QString() : u" "_s) + removed.error();
    }
    return proof;
}

} // namespace relata
