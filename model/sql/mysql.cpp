// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/dialecttables.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

ColumnTypes mysqlTypes(QStringView uuid)
{
    ColumnTypes types;
    setTexts(types, {.type = u"varchar(%n)", .cast = u"char(%n)"});
    setTypes(types, {Auto}, {.type = u"integer AUTO_INCREMENT", .reference = u"integer", .cast = u"signed integer"});
    setTypes(types, {BigAuto}, {.type = u"bigint AUTO_INCREMENT", .reference = u"bigint", .cast = u"signed integer"});
    setTypes(types, {SmallAuto},
             {.type = u"smallint AUTO_INCREMENT", .reference = u"smallint", .cast = u"signed integer"});
    setTypes(types, {Binary}, {.type = u"longblob", .cast = u"binary", .indexable = false});
    setTypes(types, {Boolean, NullBoolean}, {.type = u"bool"});
    setTypes(types, {Date}, {.type = u"date"});
    setTypes(types, {DateTime}, {.type = u"datetime(6)"});
    setTypes(types, {Decimal}, {.type = u"numeric(%d, %p)", .cast = u"decimal(%d, %p)"});
    setTypes(types, {Duration}, {.type = u"bigint", .cast = u"signed integer"});
    setTypes(types, {BigInteger}, {.type = u"bigint", .cast = u"signed integer"});
    setTypes(types, {PositiveBigInteger},
             {.type = u"bigint UNSIGNED", .check = u"%c >= 0", .cast = u"unsigned integer"});
    setTypes(types, {Float}, {.type = u"double precision", .castForm = u"(%1 + 0.0)"});
    setTypes(types, {GenericIPAddress}, {.type = u"char(39)"});
    setTypes(types, {IPAddress}, {.type = u"char(15)"});
    setTypes(types, {Integer}, {.type = u"integer", .cast = u"signed integer"});
    setTypes(types, {PositiveInteger}, {.type = u"integer UNSIGNED", .check = u"%c >= 0", .cast = u"unsigned integer"});
    setTypes(types, {JSON}, {.type = u"json", .indexable = false});
    setTypes(types, {SmallInteger}, {.type = u"smallint", .cast = u"signed integer"});
    setTypes(types, {PositiveSmallInteger},
             {.type = u"smallint UNSIGNED", .check = u"%c >= 0", .cast = u"unsigned integer"});
    setTypes(types, {Text}, {.type = u"longtext", .cast = u"char", .indexable = false});
    setTypes(types, {Time}, {.type = u"time(6)"});
    setTypes(types, {UUID}, {.type = uuid});
    return types;
}

constexpr std::array mariadbLookups = {
    Wording{u"iexact", u"%1 LIKE %2"},      Wording{u"contains", u"%1 LIKE BINARY %2"},
    Wording{u"icontains", u"%1 LIKE %2"},   Wording{u"startswith", u"%1 LIKE BINARY %2"},
    Wording{u"istartswith", u"%1 LIKE %2"}, Wording{u"endswith", u"%1 LIKE BINARY %2"},
    Wording{u"iendswith", u"%1 LIKE %2"},   Wording{u"regex", u"%1 REGEXP BINARY %2"},
    Wording{u"iregex", u"%1 REGEXP %2"},
};

constexpr std::array mysqlLookups = {
    Wording{u"iexact", u"%1 LIKE %2"},
    Wording{u"contains", u"%1 LIKE BINARY %2"},
    Wording{u"icontains", u"%1 LIKE %2"},
    Wording{u"startswith", u"%1 LIKE BINARY %2"},
    Wording{u"istartswith", u"%1 LIKE %2"},
    Wording{u"endswith", u"%1 LIKE BINARY %2"},
    Wording{u"iendswith", u"%1 LIKE %2"},
    Wording{u"regex", u"REGEXP_LIKE(%1, %2, 'c')"},
    Wording{u"iregex", u"REGEXP_LIKE(%1, %2, 'i')"},
};

constexpr std::array mysqlPatterns = {
    Wording{u"", u"REPLACE(REPLACE(REPLACE(%2, '\\\\', '\\\\\\\\'), '%', '\\%'), '_', '\\_')"},
    Wording{u"contains", u"%1 LIKE BINARY CONCAT('%', %2, '%')"},
    Wording{u"icontains", u"%1 LIKE CONCAT('%', %2, '%')"},
    Wording{u"startswith", u"%1 LIKE BINARY CONCAT(%2, '%')"},
    Wording{u"istartswith", u"%1 LIKE CONCAT(%2, '%')"},
    Wording{u"endswith", u"%1 LIKE BINARY CONCAT('%', %2)"},
    Wording{u"iendswith", u"%1 LIKE CONCAT('%', %2)"},
};

constexpr std::array mysqlFunctions = {
    Wording{u"Now", u"CURRENT_TIMESTAMP(6)"},
    Wording{u"Length", u"CHAR_LENGTH"},
    Wording{u"Chr", u"CHAR(%1 USING utf16)"},
    Wording{u"Ord", u"ORD"},
    Wording{u"Random", u"RAND"},
};

constexpr std::array mysqlOperators = {
    Wording{u"**", u"POW(%1,%2)"},
};

constexpr std::array<QStringView, 22> mariadbFeatures = {u"supports_json_field",
                                                         u"supports_stored_generated_columns",
                                                         u"supports_virtual_generated_columns",
                                                         u"supports_foreign_keys",
                                                         u"supports_transactions",
                                                         u"supports_column_check_constraints",
                                                         u"supports_table_check_constraints",
                                                         u"supports_over_clause",
                                                         u"supports_comments",
                                                         u"supports_comments_inline",
                                                         u"supports_logical_xor",
                                                         u"supports_collation_on_charfield",
                                                         u"supports_collation_on_textfield",
                                                         u"supports_update_conflicts",
                                                         u"supports_expression_defaults",
                                                         u"supports_index_column_ordering",
                                                         u"supports_json_field_contains",
                                                         u"supports_primitives_in_json_field",
                                                         u"related_fields_match_type",
                                                         u"has_json_object_function",
                                                         u"has_native_uuid_field",
                                                         u"can_return_columns_from_insert"};

constexpr std::array<QStringView, 21> mysqlFeatures = {u"supports_json_field",
                                                       u"supports_stored_generated_columns",
                                                       u"supports_virtual_generated_columns",
                                                       u"supports_foreign_keys",
                                                       u"supports_transactions",
                                                       u"supports_column_check_constraints",
                                                       u"supports_table_check_constraints",
                                                       u"supports_over_clause",
                                                       u"supports_comments",
                                                       u"supports_comments_inline",
                                                       u"supports_logical_xor",
                                                       u"supports_collation_on_charfield",
                                                       u"supports_collation_on_textfield",
                                                       u"supports_update_conflicts",
                                                       u"supports_expression_defaults",
                                                       u"supports_index_column_ordering",
                                                       u"supports_json_field_contains",
                                                       u"supports_primitives_in_json_field",
                                                       u"related_fields_match_type",
                                                       u"has_json_object_function",
                                                       u"supports_expression_indexes"};

} // namespace

Dialect mariadbDialect()
{
    return {.name = u"mariadb"_s,
            .vendor = u"mysql",
            .quote = u'`',
            .nameLength = 64,
            .backslashEscapes = true,
            .falseLiteral = u"b'0'",
            .trueLiteral = u"b'1'",
            .floatExponent = true,
            .nativeUuid = true,
            .addedForeignKey = u", ADD CONSTRAINT %1 FOREIGN KEY (%2) REFERENCES %3(%4)%5",
            .comments = Comments::InColumn,
            .dropDefaultIfNull = u"SET DEFAULT NULL",
            .addUnique = u"ALTER TABLE %1 ADD CONSTRAINT %2 UNIQUE%4 (%3)%5",
            .indexesForeignKeys = false,
            .conditionalIndexes = false,
            .expressionIndexes = false,
            .booleanColumns = false,
            .logicalXor = true,
            .nullsModifier = false,
            .collationsInParentheses = true,
            .concatenation = u"CONCAT_WS('', %1, %2)",
            .lookups = mariadbLookups,
            .patterns = mysqlPatterns,
            .functions = mysqlFunctions,
            .operators = mysqlOperators,
            .types = mysqlTypes(u"uuid"),
            .features = mariadbFeatures};
}

Dialect mysqlDialect()
{
    Dialect dialect = mariadbDialect();
    dialect.name = u"mysql"_s;
    dialect.nativeUuid = false;
    dialect.limitedDefaults = true;
    dialect.expressionIndexes = true;
    dialect.lookups = mysqlLookups;
    dialect.types = mysqlTypes(u"char(32)");
    dialect.features = mysqlFeatures;
    return dialect;
}

} // namespace relata
