// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/databaseurl.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QStringList>

namespace relata {

/// A connection that nobody else has and that is gone with this object.  Belongs to the thread that made it.
class ServerConnection
{
public:
    explicit ServerConnection(DatabaseUrl where);
    ~ServerConnection();
    ServerConnection(const ServerConnection &) = delete;
    ServerConnection &operator=(const ServerConnection &) = delete;

    /// Gives up after 5 s.  A file of SQLite is only looked at: the connection is to an empty one in memory.
    Result<void> open();
    const DatabaseUrl &where() const { return m_where; }

    /// Runs one statement; an error is the server's own words, and `code` its code.
    Result<void> run(const QString &statement, QString *code = nullptr) const;
    /// The first column of all rows; empty where the query fails.
    QStringList column(const QString &query) const;
    QString value(const QString &query) const { return column(query).value(0); }

private:
    QSqlDatabase connection() const { return QSqlDatabase::database(m_name, false); }
    Result<void> lookAtFile() const;

    DatabaseUrl m_where;
    QString m_name;
};

} // namespace relata
