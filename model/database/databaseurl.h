// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QString>
#include <QStringList>

namespace relata {

enum class DatabaseKind : quint8 { Sqlite, Postgresql, Mysql };

/// Where a database is: `sqlite::memory:`, `sqlite:///path`, `postgresql://user[:password]@host:port/name`,
/// `mysql://user[:password]@host:port/name` (MariaDB, too).
struct DatabaseUrl
{
    DatabaseKind kind = DatabaseKind::Sqlite;
    QString user = {};
    QString password = {}; ///< only ever for connecting: in no text that is shown or kept
    QString host = {};     ///< without the brackets of IPv6; empty: the socket on this machine
    int port = 0;          ///< 0: the usual one
    QString name = {};     ///< the database; of SQLite the file as it stands behind `sqlite:///`, empty: in memory

    /// An error is a sentence that shows no password.
    static Result<DatabaseUrl> parse(const QString &text);
    /// As it may be shown and kept: without the password.
    QString text() const;
    /// The names of the dialects that such a server may speak; the usual one first.
    QStringList dialects() const;

    bool operator==(const DatabaseUrl &) const = default;
};

} // namespace relata
