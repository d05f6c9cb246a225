// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/sampledatabase.h"

#include "model/database/connection.h"
#include "model/database/runscript.h"
#include "model/sql/dialect.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

QString bare(const QString &name)
{
    return name.size() > 1 && name.startsWith(u'"') && name.endsWith(u'"') ? name.mid(1, name.size() - 2) : name;
}

// Tables that no migration makes (unmanaged models, models defined elsewhere) get a plain stand-in, so that rows can point there.
QList<Statement> standIns(const MemoryDatabase &database, SampleData &data, const Dialect &dialect)
{
    QList<Statement> statements;
    const QStringList there = database.tables();
    for (SampleTable &table : data.tables) {
        if (there.contains(bare(table.table), Qt::CaseInsensitive))
            continue;
        QStringList columns;
        for (const SampleColumn &column : table.columns)
            columns.append(dialect.quoted(column.name) + (column.primaryKey ? u" PRIMARY KEY"_s : QString()));
        statements.append({.text = u"CREATE TABLE %1 (%2)"_s.arg(dialect.quoted(table.table), columns.join(u", "_s)), .model = table.id});
        table.notes.append(Databases::tr("No migration makes the table of %1; a plain one stands in for it here.").arg(table.label));
    }
    return statements;
}

QList<Statement> inserts(const SampleData &data)
{
    QList<Statement> statements;
    // Told apart again, so that a failure can be told with its model: the inserts come table by table.
    QList<ModelId> owners;
    for (const SampleTable &table : data.tables)
        owners += QList<ModelId>(table.rows.size(), table.id);
    const QStringList texts = insertStatements(data);
    for (qsizetype i = 0; i < texts.size(); ++i)
        statements.append({.text = texts[i], .model = i < owners.size() ? owners[i] : ModelId()});
    return statements;
}

// SQLite makes numbers of decimals, and of some numbers text; rows read back are to look like those that went in.
QVariant normalised(const QVariant &value, const SampleColumn &column)
{
    if (value.isNull())
        return {};
    switch (column.storedType) {
    case FieldType::Decimal: return QString::number(value.toDouble(), 'f', column.decimalPlaces);
    case FieldType::Float: return value.toDouble();
    case FieldType::Boolean:
    case FieldType::NullBoolean: return value.toLongLong();
    default: break;
    }
    return value.typeId() == QMetaType::Int || value.typeId() == QMetaType::Bool ? QVariant(value.toLongLong()) : value;
}

Result<void> readBack(const MemoryDatabase &database, SampleData &data, const Dialect &dialect, const CancelFlag *cancel)
{
    for (SampleTable &table : data.tables) {
        QStringList columns;
        for (const SampleColumn &column : table.columns)
            columns.append(dialect.quoted(column.name));
        QSqlQuery query(database.connection());
        query.setForwardOnly(true);
        if (!query.exec(u"SELECT %1 FROM %2 ORDER BY rowid"_s.arg(columns.join(u", "_s), dialect.quoted(table.table))))
            return Error{Databases::tr("The rows of %1 could not be read: %2").arg(table.label, query.lastError().databaseText())};
        table.rows.clear();
        while (query.next()) {
            QList<QVariant> row;
            for (int column = 0; column < table.columns.size(); ++column)
                row.append(normalised(query.value(column), table.columns[column]));
            table.rows.append(row);
        }
        if (isCancelled(cancel))
            return Error{Databases::tr("Stopped before the end.")};
    }
    return {};
}

// Which key points nowhere: the commit only says that one does.
QString danglingKey(const MemoryDatabase &database)
{
    QSqlQuery query(database.connection());
    query.exec(u"PRAGMA foreign_key_check"_s);
    if (!query.next())
        return {};
    return Databases::tr("a row of \"%1\" points at a row of \"%2\" that is not there").arg(query.value(0).toString(), query.value(2).toString());
}

ScriptOutcome makeSchema(const MemoryDatabase &database, const SqlScript &script, SampleData &data, const Dialect &dialect,
                         const CancelFlag *cancel)
{
    // As Django does: tables that are made anew must not take their references along.
    ScriptOutcome outcome;
    if (!database.failure().isEmpty()) {
        outcome.message = database.failure();
        return outcome;
    }
    (void)database.run(u"PRAGMA foreign_keys = OFF"_s);
    outcome = runStatements(database, script.statements, cancel);
    if (outcome.ok)
        outcome = runStatements(database, standIns(database, data, dialect), cancel);
    (void)database.run(u"PRAGMA foreign_keys = ON"_s);
    return outcome;
}

ScriptOutcome insertRows(const MemoryDatabase &database, const SampleData &data, const CancelFlag *cancel)
{
    ScriptOutcome outcome;
    if (const Result<void> begun = database.run(u"BEGIN"_s); !begun) {
        outcome.message = begun.error();
        return outcome;
    }
    outcome = runStatements(database, inserts(data), cancel);
    if (!outcome.ok)
        return outcome;
    if (const Result<void> done = database.run(u"COMMIT"_s); !done) {
        const QString key = danglingKey(database);
        outcome.ok = false;
        outcome.message = Databases::tr("The rows went in, but could not be committed: %1").arg(key.isEmpty() ? done.error() : key);
    }
    return outcome;
}

} // namespace

Result<SampleDatabase> buildSampleDatabase(const Registry &registry, const SampleOptions &options, const CancelFlag *cancel)
{
    const Dialect &dialect = *dialectNamed(u"sqlite");
    SampleDatabase made;
    made.data = sampleRows(registry, options);
    if (isCancelled(cancel))
        return Error{Databases::tr("Stopped before the end.")};
    const bool contrib = std::any_of(made.data.tables.begin(), made.data.tables.end(), [&](const SampleTable &table) {
        return registry.at(table.model).origin == Origin::Contrib;
    });
    const SqlScript script = createSchema(registry, dialect, {.apps = {}, .contrib = contrib});
    if (!script.refusals.isEmpty())
        return Error{Databases::tr("The SQL cannot be told, so there are no rows: %1").arg(script.refusals.first().message)};

    const MemoryDatabase database;
    made.outcome = makeSchema(database, script, made.data, dialect, cancel);
    if (made.outcome.ok)
        made.outcome = insertRows(database, made.data, cancel);
    if (made.outcome.cancelled)
        return Error{made.outcome.message};
    if (!made.outcome.ok)
        return made;
    if (const Result<void> read = readBack(database, made.data, dialect, cancel); !read)
        return Error{read.error()};
    qsizetype rows = 0;
    for (const SampleTable &table : std::as_const(made.data.tables))
        rows += table.rows.size();
    made.outcome.message = Databases::tr("Ran: %1 tables, %2 rows.").arg(made.outcome.tables).arg(rows);
    return made;
}

} // namespace relata
