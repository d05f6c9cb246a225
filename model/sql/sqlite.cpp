// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/dialecttables.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

ColumnTypes sqliteTypes()
{
    ColumnTypes types;
    setTexts(types, {.type = u"varchar(%n)", .withoutLength = u"varchar"});
    setTypes(types, {Auto}, {.type = u"integer", .suffix = u"AUTOINCREMENT"});
    setTypes(types, {BigAuto}, {.type = u"integer", .suffix = u"AUTOINCREMENT", .reference = u"bigint"});
    setTypes(types, {SmallAuto}, {.type = u"integer", .suffix = u"AUTOINCREMENT", .reference = u"smallint"});
    setTypes(types, {Binary}, {.type = u"BLOB"});
    setTypes(types, {Boolean, NullBoolean}, {.type = u"bool"});
    setTypes(types, {Date}, {.type = u"date", .castForm = u"date(%1)"});
    setTypes(types, {DateTime}, {.type = u"datetime", .castForm = u"strftime('%Y-%m-%d %H:%M:%f', %1)"});
    setTypes(types, {Decimal}, {.type = u"decimal"});
    setTypes(types, {Duration, BigInteger}, {.type = u"bigint"});
    setTypes(types, {Float}, {.type = u"real"});
    setTypes(types, {GenericIPAddress}, {.type = u"char(39)"});
    setTypes(types, {IPAddress}, {.type = u"char(15)"});
    setTypes(types, {Integer}, {.type = u"integer"});
    setTypes(types, {JSON}, {.type = u"text", .check = u"(JSON_VALID(%c) OR %c IS NULL)"});
    setTypes(types, {PositiveBigInteger}, {.type = u"bigint unsigned", .check = u"%c >= 0", .reference = u"bigint"});
    setTypes(types, {PositiveInteger}, {.type = u"integer unsigned", .check = u"%c >= 0", .reference = u"integer"});
    setTypes(types, {PositiveSmallInteger},
             {.type = u"smallint unsigned", .check = u"%c >= 0", .reference = u"smallint"});
    setTypes(types, {SmallInteger}, {.type = u"smallint"});
    setTypes(types, {Text}, {.type = u"text"});
    setTypes(types, {Time}, {.type = u"time", .castForm = u"strftime('%H:%M:%f', %1)"});
    setTypes(types, {UUID}, {.type = u"char(32)"});
    return types;
}

constexpr std::array sqliteLookups = {
    Wording{u"iexact", u"%1 LIKE %2 ESCAPE '\\'"},      Wording{u"contains", u"%1 LIKE %2 ESCAPE '\\'"},
    Wording{u"icontains", u"%1 LIKE %2 ESCAPE '\\'"},   Wording{u"startswith", u"%1 LIKE %2 ESCAPE '\\'"},
    Wording{u"istartswith", u"%1 LIKE %2 ESCAPE '\\'"}, Wording{u"endswith", u"%1 LIKE %2 ESCAPE '\\'"},
    Wording{u"iendswith", u"%1 LIKE %2 ESCAPE '\\'"},   Wording{u"regex", u"%1 REGEXP %2"},
    Wording{u"iregex", u"%1 REGEXP '(?i)' || %2"},
};

constexpr std::array sqlitePatterns = {
    Wording{u"", u"REPLACE(REPLACE(REPLACE(%2, '\\', '\\\\'), '%', '\\%'), '_', '\\_')"},
    Wording{u"contains", u"%1 LIKE '%' || %2 || '%' ESCAPE '\\'"},
    Wording{u"icontains", u"%1 LIKE '%' || UPPER(%2) || '%' ESCAPE '\\'"},
    Wording{u"startswith", u"%1 LIKE %2 || '%' ESCAPE '\\'"},
    Wording{u"istartswith", u"%1 LIKE UPPER(%2) || '%' ESCAPE '\\'"},
    Wording{u"endswith", u"%1 LIKE '%' || %2 ESCAPE '\\'"},
    Wording{u"iendswith", u"%1 LIKE '%' || UPPER(%2) ESCAPE '\\'"},
};

constexpr std::array sqliteFunctions = {
    Wording{u"Now", u"STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')"},
    Wording{u"Greatest", u"MAX"},
    Wording{u"Least", u"MIN"},
    Wording{u"Left", u"SUBSTR(%1, 1, %2)"},
    Wording{u"Right", u"SUBSTR(%1, (%2 * -1), %2)"},
    Wording{u"Substr", u"SUBSTR"},
    Wording{u"Chr", u"CHAR"},
    Wording{u"Ord", u"UNICODE"},
    Wording{u"Random", u"RAND"},
};

constexpr std::array sqliteOperators = {
    Wording{u"**", u"POWER(%1,%2)"},
};

constexpr std::array<QStringView, 28> sqliteFeatures = {u"supports_json_field",
                                                        u"supports_stored_generated_columns",
                                                        u"supports_virtual_generated_columns",
                                                        u"supports_partial_indexes",
                                                        u"supports_expression_indexes",
                                                        u"supports_functions_in_partial_indexes",
                                                        u"supports_foreign_keys",
                                                        u"supports_transactions",
                                                        u"supports_column_check_constraints",
                                                        u"supports_table_check_constraints",
                                                        u"supports_unlimited_charfield",
                                                        u"supports_over_clause",
                                                        u"can_rollback_ddl",
                                                        u"can_defer_constraint_checks",
                                                        u"supports_collation_on_charfield",
                                                        u"supports_collation_on_textfield",
                                                        u"supports_update_conflicts",
                                                        u"supports_update_conflicts_with_target",
                                                        u"supports_expression_defaults",
                                                        u"requires_literal_defaults",
                                                        u"supports_index_column_ordering",
                                                        u"supports_nullable_unique_constraints",
                                                        u"can_return_columns_from_insert",
                                                        u"can_return_rows_from_bulk_insert",
                                                        u"supports_aggregate_filter_clause",
                                                        u"supports_primitives_in_json_field",
                                                        u"has_json_object_function",
                                                        u"supports_ignore_conflicts"};

} // namespace

Dialect sqliteDialect()
{
    return {.name = u"sqlite"_s,
            .vendor = u"sqlite",
            .decimalsAreText = true,
            .decimalValue = u"(CAST(%1 AS NUMERIC))",
            .inlineForeignKeys = true,
            .foreignKeyEnd = u" DEFERRABLE INITIALLY DEFERRED",
            .rebuildsTables = true,
            .quotesCollations = false,
            .parametersPutOff = false,
            .addUnique = u"CREATE UNIQUE INDEX %2 ON %1 (%3)",
            .concatenation = u"(COALESCE(%1, '') || COALESCE(%2, ''))",
            .lookups = sqliteLookups,
            .patterns = sqlitePatterns,
            .functions = sqliteFunctions,
            .operators = sqliteOperators,
            .types = sqliteTypes(),
            .features = sqliteFeatures};
}

} // namespace relata
