// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"

#include <QSqlDatabase>
#include <QStringList>

namespace relata {

/// A SQLite in memory, behind a QtSql connection that nobody else has and that is gone with this object.  Belongs to the
/// thread that made it.
class MemoryDatabase
{
public:
    MemoryDatabase();
    ~MemoryDatabase();
    MemoryDatabase(const MemoryDatabase &) = delete;
    MemoryDatabase &operator=(const MemoryDatabase &) = delete;

    /// Why there is none: empty if all is well.
    const QString &failure() const { return m_failure; }
    QSqlDatabase connection() const;

    /// Runs one entry, which may hold several statements divided by `;`.
    Result<void> run(const QString &sql) const;
    QStringList tables() const;

private:
    QString m_name;
    QString m_failure;
};

/// The statements of an entry, divided at each `;` that stands in no string, name or comment.
QStringList singleStatements(const QString &sql);

} // namespace relata
