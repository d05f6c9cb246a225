// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/connection.h"

#include "model/database/djangofunctions.h"

#include <QCoreApplication>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUuid>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

} // namespace

MemoryDatabase::MemoryDatabase()
    : m_name(u"relata-%1"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces)))
{
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
    database.setDatabaseName(u":memory:"_s);
    database.setConnectOptions(u"QSQLITE_ENABLE_REGEXP"_s);
    if (!database.isValid())
        m_failure = Databases::tr("Qt's driver for SQLite is missing: install the package libqt6sql6-sqlite.");
    else if (!database.open())
        m_failure = Databases::tr("SQLite could not be started: %1").arg(database.lastError().databaseText());
    else if (const Result<void> done = run(u"PRAGMA foreign_keys = ON"_s); !done)
        m_failure = done.error();
    else
        forbidFiles(database.driver()->handle());
}

MemoryDatabase::~MemoryDatabase()
{
    connection().close();
    QSqlDatabase::removeDatabase(m_name);
}

QSqlDatabase MemoryDatabase::connection() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<void> MemoryDatabase::run(const QString &sql) const
{
    for (const QString &statement : singleStatements(sql)) {
        QSqlQuery query(connection());
        if (!query.exec(statement))
            return Error{query.lastError().databaseText()};
    }
    return {};
}

QStringList MemoryDatabase::tables() const
{
    QStringList names;
    QSqlQuery query(connection());
    query.exec(u"SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"_s);
    while (query.next())
        names.append(query.value(0).toString());
    return names;
}

QStringList singleStatements(const QString &sql)
{
    QStringList statements;
    qsizetype begin = 0;
    QChar quote;
    const auto add = [&](qsizetype end) {
        const QString statement = sql.mid(begin, end - begin).trimmed();
        if (!statement.isEmpty())
            statements.append(statement);
        begin = end + 1;
    };
    for (qsizetype i = 0; i < sql.size(); ++i) {
        const QChar c = sql[i];
        if (!quote.isNull()) {
            quote = c == quote ? QChar() : quote; // a doubled quote ends and begins a string
        } else if (c == u'\'' || c == u'"' || c == u'`') {
            quote = c;
        } else if (c == u'-' && i + 1 < sql.size() && sql[i + 1] == u'-') {
            const qsizetype end = sql.indexOf(u'\n', i);
            i = end < 0 ? sql.size() : end;
        } else if (c == u';') {
            add(i);
        }
    }
    add(sql.size());
    return statements;
}

} // namespace relata
