// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"

#include <QList>
#include <QVariant>

namespace relata {

struct SampleOptions
{
    int rows = 10;     ///< per model; link tables get about as many
    quint32 seed = 1;

    bool operator==(const SampleOptions &) const = default;
};

/// A column of a sample table.
struct SampleColumn
{
    QString name = {};            ///< in the database
    QString field = {};           ///< the field's name, `author`
    QString attname = {};         ///< the attribute that holds the value, `author_id`
    FieldId id = {};              ///< null for automatic columns
    FieldType type = FieldType::Char;       ///< what the model says
    FieldType storedType = FieldType::Char; ///< what is stored: for a foreign key its target's class
    bool primaryKey = false;
    bool null = false;
    bool generated = false;       ///< the database computes it: no value until read back
    int decimalPlaces = 0;
    int toTable = -1;             ///< foreign keys: index of the table pointed at ...
    int toColumn = -1;            ///< ... and of the column in it; -1 otherwise
    int contentTypeColumn = -1;   ///< the key of a GenericForeignKey: the column with the content type; -1 otherwise

    bool operator==(const SampleColumn &) const = default;
};

/// The rows of one table.  Values are as SQLite stores them: whole numbers (also bool, and durations in microseconds),
/// doubles, text (dates as `2024-05-01`, UUIDs as 32 digits, decimals and JSON as text) and byte arrays; a null QVariant is NULL.
struct SampleTable
{
    int model = -1;               ///< index in the registry
    ModelId id = {};              ///< null for an automatic link table
    QString label = {};           ///< `blog.Article`
    QString table = {};
    QList<SampleColumn> columns = {};
    QList<QList<QVariant>> rows = {};
    QStringList notes = {};       ///< what could not be filled as asked and why, a sentence each

    int column(QStringView fieldOrColumn) const; ///< -1 where there is none

    bool operator==(const SampleTable &) const = default;
};

/// Sample rows for each table of the project and for those of Django's own models that it points at, in an order in which
/// the rows can be inserted as long as foreign keys are checked at the end of the transaction.
struct SampleData
{
    QList<SampleTable> tables = {};
    QStringList notes = {};       ///< what concerns no single table

    int tableOf(int model) const; ///< index in tables of the model's (concrete) table; -1 where there is none

    bool operator==(const SampleData &) const = default;
};

/// The same options give the same rows, on any machine.
SampleData sampleRows(const Registry &registry, const SampleOptions &options = {});

/// A row of the sample data; -1, -1 for none.
struct SampleTarget
{
    int table = -1;
    int row = -1;

    bool operator==(const SampleTarget &) const = default;
};

/// The row that a cell of a foreign key, or the object key of a GenericForeignKey, points at.
SampleTarget targetOf(const SampleData &data, int table, int row, int column);
/// The same in words: the first text of that row, else its key; empty where there is none.
QString pointsAt(const SampleData &data, int table, int row, int column);
/// A row in words: `Quiet river`, else `Article 3`.
QString rowLabel(const SampleData &data, int table, int row);

} // namespace relata
