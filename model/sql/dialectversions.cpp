// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/dialecttables.h"

#include <array>
#include <vector>

namespace relata {

namespace {

using enum FieldType;

/// What a version of Django writes otherwise than 5.2 for a dialect.
struct Departure
{
    QStringView version = {};
    QStringView dialect = {};
    void (*make)(Dialect &dialect) = nullptr;
};

void doublePercents(Dialect &dialect)
{
    dialect.doublesPercents = true;
}

void writeCommentsLast(Dialect &dialect)
{
    dialect.commentsLast = true;
}

void countOneInXor(Dialect &dialect)
{
    dialect.xorOfMany = false;
}

// `kept` holds the dialect's words from then on.
void addWord(Dialect &dialect, std::vector<Wording> &kept, const Wording &word)
{
    kept.assign(dialect.functions.begin(), dialect.functions.end());
    kept.push_back(word);
    dialect.functions = kept;
}

// A JSON column is looked for among values that are read as JSON too.
void readJsonOnSqlite(Dialect &dialect)
{
    static std::vector<Wording> words;
    addWord(dialect, words,
            {u"json in column", u"(CASE WHEN JSON_TYPE(%1, '$') IN ('null','false','true') THEN JSON_TYPE(%1, '$') "
                                u"ELSE JSON_EXTRACT(%1, '$') END)"});
}

void readJsonOnMariadb(Dialect &dialect)
{
    static std::vector<Wording> words;
    addWord(dialect, words, {u"json in column", u"JSON_EXTRACT(%1, '$')"});
}

void readJsonOnMysql(Dialect &dialect)
{
    static std::vector<Wording> words;
    addWord(dialect, words, {u"json in column", u"JSON_EXTRACT(%1, '$')"});
}

constexpr std::array departures = {
    Departure{u"4.2", u"sqlite", countOneInXor},
    Departure{u"4.2", u"postgresql", countOneInXor},
    Departure{u"4.2", u"postgresql", doublePercents},
    Departure{u"4.2", u"mariadb", doublePercents},
    Departure{u"4.2", u"mysql", doublePercents},
    // MariaDB's own type for UUIDs came with 5.0.
    Departure{u"4.2", u"mariadb",
              [](Dialect &dialect) {
                  dialect.nativeUuid = false;
                  dialect.types[size_t(UUID)].type = u"char(32)";
              }},
    Departure{u"6.1", u"sqlite",
              [](Dialect &dialect) {
                  dialect.booleanColumns = false;
                  dialect.decimalLiteral = u"(CAST(%1 AS REAL))";
              }},
    Departure{u"6.1", u"postgresql",
              [](Dialect &dialect) { dialect.types[size_t(Decimal)].withoutLength = u"numeric"; }},
    Departure{u"6.1", u"mariadb", writeCommentsLast},
    Departure{u"6.1", u"mysql", writeCommentsLast},
    Departure{u"6.1", u"sqlite", readJsonOnSqlite},
    Departure{u"6.1", u"mariadb", readJsonOnMariadb},
    Departure{u"6.1", u"mysql", readJsonOnMysql},
};

} // namespace

void makeDialectOf(Dialect &dialect, QStringView djangoVersion)
{
    for (const Departure &departure : departures) {
        if (departure.version == djangoVersion && departure.dialect == dialect.name)
            departure.make(dialect);
    }
}

} // namespace relata
