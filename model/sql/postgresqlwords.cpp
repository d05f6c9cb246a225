// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/dialecttables.h"

namespace relata {

namespace {

constexpr std::array lookups = {
    Wording{u"iexact", u"UPPER(%1::text) = UPPER(%2)"},
    Wording{u"contains", u"%1::text LIKE %2"},
    Wording{u"icontains", u"UPPER(%1::text) LIKE UPPER(%2)"},
    Wording{u"startswith", u"%1::text LIKE %2"},
    Wording{u"istartswith", u"UPPER(%1::text) LIKE UPPER(%2)"},
    Wording{u"endswith", u"%1::text LIKE %2"},
    Wording{u"iendswith", u"UPPER(%1::text) LIKE UPPER(%2)"},
    Wording{u"regex", u"%1::text ~ %2"},
    Wording{u"iregex", u"%1::text ~* %2"},
};

constexpr std::array patterns = {
    Wording{u"", u"REPLACE(REPLACE(REPLACE(%2, E'\\\\', E'\\\\\\\\'), E'%', E'\\\\%'), E'_', E'\\\\_')"},
    Wording{u"contains", u"%1::text LIKE '%' || %2 || '%'"},
    Wording{u"icontains", u"UPPER(%1::text) LIKE '%' || UPPER(%2) || '%'"},
    Wording{u"startswith", u"%1::text LIKE %2 || '%'"},
    Wording{u"istartswith", u"UPPER(%1::text) LIKE UPPER(%2) || '%'"},
    Wording{u"endswith", u"%1::text LIKE '%' || %2"},
    Wording{u"iendswith", u"UPPER(%1::text) LIKE '%' || UPPER(%2)"},
};

constexpr std::array functions = {
    Wording{u"Now", u"STATEMENT_TIMESTAMP()"},
    Wording{u"StrIndex", u"STRPOS"},
    Wording{u"SHA1", u"ENCODE(DIGEST(%1, 'sha1'), 'hex')"},
    Wording{u"SHA224", u"ENCODE(DIGEST(%1, 'sha224'), 'hex')"},
    Wording{u"SHA256", u"ENCODE(DIGEST(%1, 'sha256'), 'hex')"},
    Wording{u"SHA384", u"ENCODE(DIGEST(%1, 'sha384'), 'hex')"},
    Wording{u"SHA512", u"ENCODE(DIGEST(%1, 'sha512'), 'hex')"},
    Wording{u"extract", u"EXTRACT(%2 FROM %1)"},
    Wording{u"extract week_day", u"EXTRACT(DOW FROM %1) + 1"},
    Wording{u"extract iso_week_day", u"EXTRACT(ISODOW FROM %1)"},
    Wording{u"extract iso_year", u"EXTRACT(ISOYEAR FROM %1)"},
    Wording{u"extract DateTime second", u"EXTRACT(SECOND FROM DATE_TRUNC('second', %1))"},
    Wording{u"extract Time second", u"EXTRACT(SECOND FROM DATE_TRUNC('second', %1))"},
    Wording{u"zoned", u"%1 AT TIME ZONE %2"},
    Wording{u"zoned elsewhere", u"%1 AT TIME ZONE %2"},
    Wording{u"trunc Date", u"DATE_TRUNC('%2', %1)"},
    Wording{u"trunc DateTime", u"DATE_TRUNC('%2', %1)"},
    Wording{u"trunc Time", u"DATE_TRUNC('%2', %1)::time"},
    Wording{u"cast date", u"(%1)::date"},
    Wording{u"cast time", u"(%1)::time"},
    Wording{u"subtract", u"(%1 - %2)"},
    Wording{u"subtract DateField", u"(interval '1 day' * (%1 - %2))"},
    Wording{u"unify GenericIPAddressField", u"CAST(%1 AS inet)"},
    Wording{u"unify IPAddressField", u"CAST(%1 AS inet)"},
    Wording{u"unify TimeField", u"CAST(%1 AS time)"},
    Wording{u"unify UUIDField", u"CAST(%1 AS uuid)"},
    Wording{u"json value", u"%1::jsonb"},
    Wording{u"json key", u"(%1 -> %2)"},
    Wording{u"json text", u"(%1 ->> %2)"},
    Wording{u"json keys", u"(%1 #> %2)"},
    Wording{u"json texts", u"(%1 #>> %2)"},
    Wording{u"json contains", u"%1 @> %2"},
    Wording{u"json contained_by", u"%1 <@ %2"},
    Wording{u"json object", u"JSONB_BUILD_OBJECT"},
    Wording{u"json object key", u"(%1)::text"},
    Wording{u"json array", u"JSONB_BUILD_ARRAY"},
    Wording{u"concat typed", u"%1"},
    Wording{u"arrays", u"%1"},
    Wording{u"host", u"HOST(%1)"},
    Wording{u"address", u"%1::inet"},
};

constexpr std::array operators = {
    Wording{u"**", u"%1 ^ %2"},
};

} // namespace

std::span<const Wording> postgresqlLookups()
{
    return lookups;
}

std::span<const Wording> postgresqlPatterns()
{
    return patterns;
}

std::span<const Wording> postgresqlFunctions()
{
    return functions;
}

std::span<const Wording> postgresqlOperators()
{
    return operators;
}

} // namespace relata
