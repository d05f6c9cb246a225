// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/dialecttables.h"

namespace relata {

namespace {

constexpr std::array lookups = {
    Wording{u"iexact", u"%1 LIKE %2 ESCAPE '\\'"},      Wording{u"contains", u"%1 LIKE %2 ESCAPE '\\'"},
    Wording{u"icontains", u"%1 LIKE %2 ESCAPE '\\'"},   Wording{u"startswith", u"%1 LIKE %2 ESCAPE '\\'"},
    Wording{u"istartswith", u"%1 LIKE %2 ESCAPE '\\'"}, Wording{u"endswith", u"%1 LIKE %2 ESCAPE '\\'"},
    Wording{u"iendswith", u"%1 LIKE %2 ESCAPE '\\'"},   Wording{u"regex", u"%1 REGEXP %2"},
    Wording{u"iregex", u"%1 REGEXP '(?i)' || %2"},
};

constexpr std::array patterns = {
    Wording{u"", u"REPLACE(REPLACE(REPLACE(%2, '\\', '\\\\'), '%', '\\%'), '_', '\\_')"},
    Wording{u"contains", u"%1 LIKE '%' || %2 || '%' ESCAPE '\\'"},
    Wording{u"icontains", u"%1 LIKE '%' || UPPER(%2) || '%' ESCAPE '\\'"},
    Wording{u"startswith", u"%1 LIKE %2 || '%' ESCAPE '\\'"},
    Wording{u"istartswith", u"%1 LIKE UPPER(%2) || '%' ESCAPE '\\'"},
    Wording{u"endswith", u"%1 LIKE '%' || %2 ESCAPE '\\'"},
    Wording{u"iendswith", u"%1 LIKE '%' || UPPER(%2) ESCAPE '\\'"},
};

constexpr QStringView jsonKey = u"(CASE WHEN JSON_TYPE(%1, %2) IN ('null','false','true') THEN JSON_TYPE(%1, %2) "
                                u"ELSE JSON_EXTRACT(%1, %2) END)";

constexpr std::array functions = {
    Wording{u"Now", u"STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')"},
    Wording{u"Greatest", u"MAX"},
    Wording{u"Least", u"MIN"},
    Wording{u"Left", u"SUBSTR(%1, 1, %2)"},
    Wording{u"Right", u"SUBSTR(%1, (%2 * -1), %2)"},
    Wording{u"Substr", u"SUBSTR"},
    Wording{u"Chr", u"CHAR"},
    Wording{u"Ord", u"UNICODE"},
    Wording{u"Random", u"RAND"},
    Wording{u"extract Date", u"django_date_extract('%2', %1)"},
    Wording{u"extract DateTime", u"django_datetime_extract('%2', %1, %3, %4)"},
    Wording{u"extract Time", u"django_time_extract('%2', %1)"},
    Wording{u"trunc Date", u"django_date_trunc('%2', %1, %3, %4)"},
    Wording{u"trunc DateTime", u"django_datetime_trunc('%2', %1, %3, %4)"},
    Wording{u"trunc Time", u"django_time_trunc('%2', %1, %3, %4)"},
    Wording{u"cast text", u"text"},
    Wording{u"cast date", u"django_datetime_cast_date(%1, %3, %4)"},
    Wording{u"cast time", u"django_datetime_cast_time(%1, %3, %4)"},
    Wording{u"combine duration", u"django_format_dtdelta('%3', %1, %2)"},
    Wording{u"subtract", u"django_timestamp_diff(%1, %2)"},
    Wording{u"subtract TimeField", u"django_time_diff(%1, %2)"},
    Wording{u"json key", jsonKey},
    Wording{u"json text", jsonKey},
    Wording{u"json has_key", u"JSON_TYPE(%1, %2) IS NOT NULL"},
    Wording{u"json key is null", u"JSON_TYPE(%1, %2) IS NULL"},
    Wording{u"json exact key", u"JSON_EXTRACT(%1, '$')"},
    Wording{u"json in", u"JSON_EXTRACT(%1, '$')"},
    Wording{u"json words", u"%1"},
    Wording{u"json object", u"JSON_OBJECT"},
    Wording{u"json array", u"JSON_ARRAY"},
};

constexpr std::array operators = {
    Wording{u"**", u"POWER(%1,%2)"},
    Wording{u"#", u"BITXOR(%1,%2)"},
};

} // namespace

std::span<const Wording> sqliteLookups()
{
    return lookups;
}

std::span<const Wording> sqlitePatterns()
{
    return patterns;
}

std::span<const Wording> sqliteFunctions()
{
    return functions;
}

std::span<const Wording> sqliteOperators()
{
    return operators;
}

} // namespace relata
