// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/samplerows.h"
#include "model/database/scriptrun.h"
#include "model/schema/result.h"

#include <QByteArray>

namespace relata {

/// INSERT statements without the final `;`, in an order that satisfies foreign keys that are checked at once where there is
/// one; rows of cycles come in with their keys, to be checked at the end of a transaction.
/// `dialect` is one of sqlite, postgresql, mariadb, mysql.
QStringList insertStatements(const SampleData &data, const QString &dialect = QStringLiteral("sqlite"));

/// Django's fixture form, as `loaddata` reads it: [{"model": "blog.article", "pk": 1, "fields": {...}}].
QByteArray toFixture(const Registry &registry, const SampleData &data);

/// Rows that have been in a database.
struct SampleDatabase
{
    SampleData data = {};       ///< as read back
    ScriptOutcome outcome = {}; ///< of schema and rows; `ok` only if every statement ran and no foreign key dangles

    bool operator==(const SampleDatabase &) const = default;
};

/// Makes the schema in a new SQLite in memory, inserts sample rows with foreign keys checked, and reads them back.
/// Fails where the rows never came to be (the schema's SQL cannot be told, or it was cancelled); a statement that SQLite refuses
/// is told in the outcome, with the rows as they were meant.  May be called in any thread.
Result<SampleDatabase> buildSampleDatabase(const Registry &registry, const SampleOptions &options = {},
                                           const CancelFlag *cancel = nullptr);

} // namespace relata
