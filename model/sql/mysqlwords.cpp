// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/dialecttables.h"

#include <vector>

namespace relata {

namespace {

constexpr std::array mariadbOwnLookups = {
    Wording{u"iexact", u"%1 LIKE %2"},      Wording{u"contains", u"%1 LIKE BINARY %2"},
    Wording{u"icontains", u"%1 LIKE %2"},   Wording{u"startswith", u"%1 LIKE BINARY %2"},
    Wording{u"istartswith", u"%1 LIKE %2"}, Wording{u"endswith", u"%1 LIKE BINARY %2"},
    Wording{u"iendswith", u"%1 LIKE %2"},   Wording{u"regex", u"%1 REGEXP BINARY %2"},
    Wording{u"iregex", u"%1 REGEXP %2"},
};

constexpr std::array mysqlOwnLookups = {
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

constexpr std::array patterns = {
    Wording{u"", u"REPLACE(REPLACE(REPLACE(%2, '\\\\', '\\\\\\\\'), '%', '\\%'), '_', '\\_')"},
    Wording{u"contains", u"%1 LIKE BINARY CONCAT('%', %2, '%')"},
    Wording{u"icontains", u"%1 LIKE CONCAT('%', %2, '%')"},
    Wording{u"startswith", u"%1 LIKE BINARY CONCAT(%2, '%')"},
    Wording{u"istartswith", u"%1 LIKE CONCAT(%2, '%')"},
    Wording{u"endswith", u"%1 LIKE BINARY CONCAT('%', %2)"},
    Wording{u"iendswith", u"%1 LIKE CONCAT('%', %2)"},
};

// What MariaDB and MySQL share.
constexpr std::array shared = {
    Wording{u"Now", u"CURRENT_TIMESTAMP(6)"},
    Wording{u"Length", u"CHAR_LENGTH"},
    Wording{u"Chr", u"CHAR(%1 USING utf16)"},
    Wording{u"Ord", u"ORD"},
    Wording{u"Random", u"RAND"},
    Wording{u"SHA224", u"SHA2(%1, 224)"},
    Wording{u"SHA256", u"SHA2(%1, 256)"},
    Wording{u"SHA384", u"SHA2(%1, 384)"},
    Wording{u"SHA512", u"SHA2(%1, 512)"},
    Wording{u"extract", u"EXTRACT(%2 FROM %1)"},
    Wording{u"extract week_day", u"DAYOFWEEK(%1)"},
    Wording{u"extract iso_week_day", u"WEEKDAY(%1) + 1"},
    Wording{u"extract week", u"WEEK(%1, 3)"},
    Wording{u"extract iso_year", u"TRUNCATE(YEARWEEK(%1, 3), -2) / 100"},
    Wording{u"zoned elsewhere", u"CONVERT_TZ(%1, 'UTC', %2)"},
    Wording{u"trunc Date", u"DATE(%1)"},
    Wording{u"trunc Date year", u"CAST(DATE_FORMAT(%1, '%Y-01-01') AS DATE)"},
    Wording{u"trunc Date quarter", u"MAKEDATE(YEAR(%1), 1) + INTERVAL QUARTER(%1) QUARTER - INTERVAL 1 QUARTER"},
    Wording{u"trunc Date month", u"CAST(DATE_FORMAT(%1, '%Y-%m-01') AS DATE)"},
    Wording{u"trunc Date week", u"DATE_SUB(%1, INTERVAL WEEKDAY(%1) DAY)"},
    Wording{u"trunc DateTime", u"%1"},
    Wording{u"trunc DateTime year", u"CAST(DATE_FORMAT(%1, '%Y-01-01 00:00:00') AS DATETIME)"},
    Wording{u"trunc DateTime quarter", u"CAST(DATE_FORMAT(MAKEDATE(YEAR(%1), 1) + INTERVAL QUARTER(%1) QUARTER - "
                                       u"INTERVAL 1 QUARTER, '%Y-%m-01 00:00:00') AS DATETIME)"},
    Wording{u"trunc DateTime month", u"CAST(DATE_FORMAT(%1, '%Y-%m-01 00:00:00') AS DATETIME)"},
    Wording{u"trunc DateTime week",
            u"CAST(DATE_FORMAT(DATE_SUB(%1, INTERVAL WEEKDAY(%1) DAY), '%Y-%m-%d 00:00:00') AS DATETIME)"},
    Wording{u"trunc DateTime day", u"CAST(DATE_FORMAT(%1, '%Y-%m-%d 00:00:00') AS DATETIME)"},
    Wording{u"trunc DateTime hour", u"CAST(DATE_FORMAT(%1, '%Y-%m-%d %H:00:00') AS DATETIME)"},
    Wording{u"trunc DateTime minute", u"CAST(DATE_FORMAT(%1, '%Y-%m-%d %H:%i:00') AS DATETIME)"},
    Wording{u"trunc DateTime second", u"CAST(DATE_FORMAT(%1, '%Y-%m-%d %H:%i:%s') AS DATETIME)"},
    Wording{u"trunc Time", u"TIME(%1)"},
    Wording{u"trunc Time hour", u"CAST(DATE_FORMAT(%1, '%H:00:00') AS TIME)"},
    Wording{u"trunc Time minute", u"CAST(DATE_FORMAT(%1, '%H:%i:00') AS TIME)"},
    Wording{u"trunc Time second", u"CAST(DATE_FORMAT(%1, '%H:%i:%s') AS TIME)"},
    Wording{u"cast date", u"DATE(%1)"},
    Wording{u"cast time", u"TIME(%1)"},
    Wording{u"duration", u"INTERVAL %1 MICROSECOND"},
    Wording{u"subtract", u"TIMESTAMPDIFF(MICROSECOND, %2, %1)"},
    Wording{u"json key", u"JSON_EXTRACT(%1, %2)"},
    Wording{u"json has_key", u"JSON_CONTAINS_PATH(%1, 'one', %2)"},
    Wording{u"json exact", u"JSON_EXTRACT(%1, '$')"},
    Wording{u"json exact key", u"JSON_EXTRACT(%1, '$')"},
    Wording{u"json contains", u"JSON_CONTAINS(%1, %2)"},
    Wording{u"json contained_by", u"JSON_CONTAINS(%2, %1)"},
    Wording{u"json unquote text", u"JSON_UNQUOTE(%1)"},
    Wording{u"json fold", u"LOWER(%1)"},
    Wording{u"json object", u"JSON_OBJECT"},
    Wording{u"json array", u"JSON_ARRAY"},
    Wording{u"value BinaryField", u"_binary %1"},
};

constexpr std::array mariadbOwn = {
    Wording{u"subtract TimeField", u"CAST((TIME_TO_SEC(%1) - TIME_TO_SEC(%2)) * 1000000 AS SIGNED)"},
    Wording{u"json text", u"JSON_UNQUOTE(JSON_EXTRACT(%1, %2))"},
    Wording{u"json unquote", u"JSON_UNQUOTE(%1)"},
    Wording{u"json in", u"JSON_UNQUOTE(JSON_EXTRACT(%1, '$'))"},
};

constexpr std::array mysqlOwn = {
    Wording{u"subtract TimeField", u"((TIME_TO_SEC(%1) * 1000000 + MICROSECOND(%1)) - "
                                   u"(TIME_TO_SEC(%2) * 1000000 + MICROSECOND(%2)))"},
    Wording{u"json text", u"(%1 ->> %2)"},
    Wording{u"json in", u"JSON_EXTRACT(%1, '$')"},
};

constexpr std::array operators = {
    Wording{u"**", u"POW(%1,%2)"},
    Wording{u"&", u"CONVERT(%1&%2, SIGNED)"},
    Wording{u"|", u"CONVERT(%1|%2, SIGNED)"},
    Wording{u"#", u"CONVERT(%1^%2, SIGNED)"},
    Wording{u"<<", u"CONVERT(%1<<%2, SIGNED)"},
    Wording{u">>", u"FLOOR(%1 / POW(2, %2))"},
};

std::vector<Wording> withShared(std::span<const Wording> own)
{
    std::vector<Wording> all(own.begin(), own.end());
    all.insert(all.end(), shared.begin(), shared.end());
    return all;
}

} // namespace

std::span<const Wording> mariadbLookups()
{
    return mariadbOwnLookups;
}

std::span<const Wording> mysqlLookups()
{
    return mysqlOwnLookups;
}

std::span<const Wording> mysqlPatterns()
{
    return patterns;
}

std::span<const Wording> mariadbFunctions()
{
    static const std::vector<Wording> all = withShared(mariadbOwn);
    return all;
}

std::span<const Wording> mysqlFunctions()
{
    static const std::vector<Wording> all = withShared(mysqlOwn);
    return all;
}

std::span<const Wording> mysqlOperators()
{
    return operators;
}

} // namespace relata
