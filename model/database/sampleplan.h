// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/rowcondition.h"
#include "model/database/samplerows.h"

#include <QSet>

namespace relata {

/// How a column of the sample data comes by its values.
enum class Filling : quint8 {
    Value,      ///< by its class and name
    Key,        ///< a row of another table
    ObjectKey,  ///< the key of a row that the content type beside it tells the table of
    Nothing,    ///< the database computes it
};

struct ColumnPlan
{
    ResolvedField field = {};
    Filling filling = Filling::Value;
    int toTable = -1;
    int toColumn = -1;
    bool late = false;       ///< filled when all tables have their rows: part of a circle, or of a generic key
    bool unique = false;
};

/// Columns that are unique together (one alone too).
struct UniqueSet
{
    QList<int> columns = {};
    bool nullsCount = false; ///< nulls_distinct=False
    bool wish = false;       ///< nothing demands it, but rows look better so

    bool operator==(const UniqueSet &) const = default;
};

/// A content type column and the object key beside it.
struct GenericPlan
{
    int typeColumn = -1;
    int keyColumn = -1;
    bool concrete = true;     ///< for_concrete_model
    QList<int> models = {};   ///< what it may point at: indexes in the registry
};

struct TablePlan
{
    int model = -1;
    QList<ColumnPlan> columns = {};
    QList<UniqueSet> unique = {};
    QList<GenericPlan> generic = {};
    QList<RowCondition> conditions = {};
    bool contentTypes = false;   ///< one row per model instead
    bool symmetrical = false;    ///< a link table whose rows come in pairs
    bool selfLink = false;       ///< a link table both of whose keys go to one table
    QStringList notes = {};
};

/// Which tables get rows, in which order, and what binds their columns.
struct SamplePlan
{
    QList<TablePlan> tables = {};        ///< targets before those that point at them, as far as that goes
    QList<int> contentTypes = {};        ///< models that have a row in django_content_type
    QStringList notes = {};

    int tableOf(int model) const;
};

SamplePlan planSamples(const Registry &registry);

} // namespace relata
