// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/serverconnection.h"

namespace relata {

/// A place of its own on a server, where tables can be made and fail, and that is gone with this object, whatever happened:
/// PostgreSQL takes a transaction back, in which there is a schema of a random name; where it cannot hold so many tables in one
/// transaction that schema is dropped instead.  MariaDB and MySQL drop a database of a random name.
class ScratchPlace
{
public:
    explicit ScratchPlace(const ServerConnection &connection)
        : m_connection(connection)
    {
    }
    ~ScratchPlace();
    ScratchPlace(const ScratchPlace &) = delete;
    ScratchPlace &operator=(const ScratchPlace &) = delete;

    /// For about that many statements.  An error says what right is missing.
    Result<void> make(qsizetype statements);
    /// Everything is taken back, also what is done outside the place.
    bool takesAllBack() const { return m_takesAllBack; }
    /// To be called between statements.
    Result<void> next();
    /// What the destructor does; an error says what was left behind.
    Result<void> remove();

private:
    Result<void> makeSchema(qsizetype statements);
    Result<void> makeDatabase();
    Result<void> begin() const;
    Result<void> all(const QStringList &statements) const;
    Result<void> removeWith(const ServerConnection &connection) const;
    Result<void> refused(const QString &why, const QString &right) const;

    const ServerConnection &m_connection;
    QString m_name;
    QString m_path; ///< PostgreSQL: where names are looked for
    bool m_made = false;
    bool m_takesAllBack = false;
    int m_run = 0; ///< statements since the last transaction began
};

} // namespace relata
