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
    setTypes(types, {File, FilePath, Image, Slug}, {.type = u"varchar(%n)"});
    setTypes(types, {Auto}, {.type = u"integer AUTO_INCREMENT", .reference = u"integer", .cast = u"signed integer"});
    setTypes(types, {BigAuto}, {.type = u"bigint AUTO_INCREMENT", .reference = u"bigint", .cast = u"signed integer"});
    setTypes(types, {SmallAuto},
             {.type = u"smallint AUTO_INCREMENT", .reference = u"smallint", .cast = u"signed integer"});
    setTypes(types, {Binary}, {.type = u"longblob", .indexable = false});
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

// MariaDB cannot cast to JSON.
ColumnTypes mariadbTypes()
{
    ColumnTypes types = mysqlTypes(u"uuid");
    types[size_t(JSON)].castForm = u"JSON_EXTRACT(%1, '$')";
    return types;
}

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
            .fullTimes = true,
            .unsignedIntegers = true,
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
            .lookups = mariadbLookups(),
            .patterns = mysqlPatterns(),
            .functions = mariadbFunctions(),
            .operators = mysqlOperators(),
            .types = mariadbTypes()};
}

Dialect mysqlDialect()
{
    Dialect dialect = mariadbDialect();
    dialect.name = u"mysql"_s;
    dialect.nativeUuid = false;
    dialect.limitedDefaults = true;
    dialect.expressionIndexes = true;
    dialect.lookups = mysqlLookups();
    dialect.functions = mysqlFunctions();
    dialect.types = mysqlTypes(u"char(32)");
    return dialect;
}

} // namespace relata
