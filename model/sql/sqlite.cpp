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

} // namespace

Dialect sqliteDialect()
{
    return {.name = u"sqlite"_s,
            .vendor = u"sqlite",
            .decimalsAreText = true,
            .decimalValue = u"(CAST(%1 AS NUMERIC))",
            .wideIntegers = true,
            .inlineForeignKeys = true,
            .foreignKeyEnd = u" DEFERRABLE INITIALLY DEFERRED",
            .rebuildsTables = true,
            .quotesCollations = false,
            .parametersPutOff = false,
            .addUnique = u"CREATE UNIQUE INDEX %2 ON %1 (%3)",
            .concatenation = u"(COALESCE(%1, '') || COALESCE(%2, ''))",
            .lookups = sqliteLookups(),
            .patterns = sqlitePatterns(),
            .functions = sqliteFunctions(),
            .operators = sqliteOperators(),
            .types = sqliteTypes()};
}

} // namespace relata
