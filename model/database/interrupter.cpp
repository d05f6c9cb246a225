// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/interrupter.h"

#include "model/database/runscript.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace relata {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// How a session is named, and how another one ends what it does.
struct Stop
{
    QStringView session = {};
    QStringView statement = {};
};

Stop stopOf(DatabaseKind kind)
{
    switch (kind) {
    case DatabaseKind::Postgresql: return {u"SELECT pg_backend_pid()", u"SELECT pg_cancel_backend(%1)"};
    case DatabaseKind::Mysql: return {u"SELECT CONNECTION_ID()", u"KILL QUERY %1"};
    case DatabaseKind::Sqlite: break; // nothing blocks in memory
    }
    return {};
}

void watch(std::stop_token done, const DatabaseUrl &where, const QString &statement, const CancelFlag *cancel)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any woken;
    const auto pause = [&](std::chrono::milliseconds time) { (void)woken.wait_for(lock, done, time, [] { return false; }); };
    while (!done.stop_requested() && !isCancelled(cancel))
        pause(50ms);
    while (!done.stop_requested()) { // again, as the word may come between two statements
        ServerConnection other(where);
        if (other.open())
            (void)other.run(statement);
        pause(500ms);
    }
}

} // namespace

Interrupter::Interrupter(const ServerConnection &connection, const CancelFlag *cancel)
{
    const Stop stop = stopOf(connection.where().kind);
    const QString session = cancel && !stop.session.isEmpty() ? connection.value(stop.session.toString()) : QString();
    if (!session.isEmpty())
        m_thread.emplace(watch, connection.where(), stop.statement.toString().arg(session), cancel);
}

} // namespace relata
