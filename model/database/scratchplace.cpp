// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/scratchplace.h"

#include <QCoreApplication>
#include <QUuid>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

// How often a schema that is not taken back is committed, and how many tables are dropped at a time: PostgreSQL keeps a lock
// for each table, index and sequence until the end of a transaction.
constexpr int batch = 100;

} // namespace

ScratchPlace::~ScratchPlace()
{
    (void)remove();
}

Result<void> ScratchPlace::make(qsizetype statements)
{
    m_name = u"relata_"_s + QUuid::createUuid().toString(QUuid::Id128).first(16);
    switch (m_connection.where().kind) {
    case DatabaseKind::Sqlite:
        // As Django does: tables that are made anew must not take their references along.
        m_made = true;
        m_takesAllBack = true;
        return all({u"PRAGMA foreign_keys = OFF"_s, u"BEGIN"_s});
    case DatabaseKind::Postgresql: return makeSchema(statements);
    case DatabaseKind::Mysql: return makeDatabase();
    }
    return {};
}

Result<void> ScratchPlace::all(const QStringList &statements) const
{
    for (const QString &statement : statements) {
        if (Result<void> done = m_connection.run(statement); !done)
            return done;
    }
    return {};
}

Result<void> ScratchPlace::refused(const QString &why, const QString &right) const
{
    return Error{Databases::tr("%1 lets no scratch place be made (%2): it takes %3.").arg(m_connection.where().text(), why, right)};
}

// The schemas that are looked into otherwise stay behind the new one, for the types and operators of extensions.
Result<void> ScratchPlace::makeSchema(qsizetype statements)
{
    const QStringList others = m_connection.column(u"SELECT quote_ident(s) FROM unnest(current_schemas(false)) AS s"_s);
    m_path = (QStringList{u'"' + m_name + u'"'} + others).join(u", "_s);
    const qlonglong locks = m_connection
                                .value(u"SELECT current_setting('max_locks_per_transaction')::int8 * "
                                       "(current_setting('max_connections')::int8 + current_setting('max_prepared_transactions')::int8)"_s)
                                .toLongLong();
    m_takesAllBack = statements * 8 < locks; // a table alone takes six
    m_made = true;
    QString code;
    Result<void> done = m_connection.run(u"BEGIN"_s);
    if (done)
        done = m_connection.run(u"CREATE SCHEMA \"%1\""_s.arg(m_name), &code);
    if (!done && code == u"42501"_s)
        return refused(done.error(), Databases::tr("the right CREATE on the database"));
    if (!done)
        return refused(done.error(), Databases::tr("a database that can be written"));
    if (!m_takesAllBack)
        done = all({u"COMMIT"_s, u"BEGIN"_s});
    return done ? begin() : done;
}

// What holds until the end of the transaction.
Result<void> ScratchPlace::begin() const
{
    return all({u"SET LOCAL search_path TO "_s + m_path, u"SET LOCAL standard_conforming_strings = on"_s, u"SET LOCAL lock_timeout = '30s'"_s});
}

// As Django does in tests, the new database writes as the named one.  The rules of quoting are those that the guard reads by.
Result<void> ScratchPlace::makeDatabase()
{
    const QString charset = m_connection.value(u"SELECT @@character_set_database"_s);
    const QString collation = m_connection.value(u"SELECT @@collation_database"_s);
    QString create = u"CREATE DATABASE `%1`"_s.arg(m_name);
    if (!charset.isEmpty() && !collation.isEmpty())
        create += u" CHARACTER SET %1 COLLATE %2"_s.arg(charset, collation);
    m_made = true;
    if (const Result<void> done = m_connection.run(create); !done)
        return refused(done.error(), Databases::tr("the right CREATE on databases named relata_...: GRANT ALL ON `relata\\_%`.* TO the user"));
    return all({u"USE `%1`"_s.arg(m_name), u"SET SESSION sql_mode = 'STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'"_s,
                u"SET SESSION lock_wait_timeout = 30"_s});
}

Result<void> ScratchPlace::next()
{
    const bool inBatches = m_connection.where().kind == DatabaseKind::Postgresql && !m_takesAllBack;
    if (!inBatches || ++m_run < batch)
        return {};
    m_run = 0;
    const Result<void> done = all({u"COMMIT"_s, u"BEGIN"_s});
    return done ? begin() : done;
}

Result<void> ScratchPlace::remove()
{
    if (!std::exchange(m_made, false))
        return {};
    Result<void> removed = removeWith(m_connection);
    if (removed)
        return removed;
    // The connection may have broken, or a late word to stop has met the removal.
    ServerConnection again(m_connection.where());
    if (const Result<void> opened = again.open(); opened)
        removed = removeWith(again);
    if (removed || m_takesAllBack)
        return {}; // a transaction ends with its connection
    return Error{Databases::tr("The scratch place %1 on %2 could not be removed (%3): drop it by hand.")
                     .arg(m_name, m_connection.where().text(), removed.error())};
}

Result<void> ScratchPlace::removeWith(const ServerConnection &connection) const
{
    if (connection.where().kind == DatabaseKind::Mysql)
        return connection.run(u"DROP DATABASE IF EXISTS `%1`"_s.arg(m_name));
    Result<void> done = connection.run(u"ROLLBACK"_s);
    if (m_takesAllBack)
        return done;
    const QString tables = u"SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = '%1' LIMIT %2"_s.arg(m_name).arg(batch);
    for (QStringList left = connection.column(tables); !left.isEmpty(); left = connection.column(tables)) {
        if (done = connection.run(u"DROP TABLE %1 CASCADE"_s.arg(left.join(u", "_s))); !done)
            return done;
    }
    return connection.run(u"DROP SCHEMA IF EXISTS \"%1\" CASCADE"_s.arg(m_name));
}

} // namespace relata
