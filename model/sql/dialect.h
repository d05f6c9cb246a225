// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/fieldtype.h"

#include <QString>

#include <array>
#include <initializer_list>
#include <span>

namespace relata {

/// What a field class is in the database of a dialect.  In the texts `%n`, `%d`, `%p` stand for max_length, max_digits
/// and decimal_places, `%c` for the quoted column.
struct ColumnType
{
    QStringView type = {};          ///< `varchar(%n)`; empty: the class has no column there
    QStringView withoutLength = {}; ///< the type where max_length or max_digits is not set; empty: `type`
    QStringView suffix = {};        ///< after PRIMARY KEY: `AUTOINCREMENT`
    QStringView check = {};         ///< `%c >= 0`
    QStringView reference = {};     ///< the type of a foreign key to such a column; empty: `type`
    QStringView cast = {};          ///< the name in CAST(... AS ...); empty: `type`
    QStringView castForm = {};      ///< how a value is cast to it; empty: as the dialect casts
    QStringView likeClass = {};     ///< the operator class of a second index that serves LIKE; empty: there is none
    bool indexable =
        true; ///< false: the type takes no index, and a default only in parentheses (where the dialect says so)
};

/// How something that a person writes in Python is written in SQL; `%1`, `%2` stand for what it is applied to.
struct Wording
{
    QStringView name = {};
    QStringView sql = {};
};

enum class Comments : quint8 { None, InColumn, Statements };

/// How a database writes schemas: names, types, what it can do.  Plain data: nothing in the code asks for a dialect by
/// name.  Values are those of a version of Django for SQLite 3.40, PostgreSQL 15, MariaDB 10.11 and MySQL 8.
struct Dialect
{
    QString name = {};
    QStringView vendor = {}; ///< what Meta.required_db_vendor is compared with
    QChar quote = u'"';
    int nameLength = 0; ///< the most characters of a name; 0: no limit

    // Literals
    bool backslashEscapes = false; ///< in text: \' and \\ rather than ''
    bool doublesPercents = false;  ///< in text: %% for %
    QStringView falseLiteral = u"0";
    QStringView trueLiteral = u"1";
    QStringView dateEnd = {}; ///< behind a date: `::date`
    QStringView timeEnd = {};
    QStringView dateTimeEnd = {};
    QStringView durationForm = {};     ///< `%1` days, `%2` seconds, `%3` microseconds; empty: a count of microseconds
    QStringView binaryForm = u"X'%1'"; ///< `%1` hexadecimal digits
    bool zonedDateTimes = false;       ///< date and time are written with their offset from UTC
    bool decimalsAreText = false;      ///< decimals are written in quotes ...
    QStringView decimalValue = {};     ///< ... and as a value of an expression like this,
    QStringView decimalLiteral = {};   ///< or like this where it stands as a decimal in Python; empty: the same
    bool blankBeforeMinus = false;     ///< negative numbers keep off an operator
    bool floatExponent = false;        ///< 1.5e0
    bool nativeUuid = false;           ///< with hyphens
    bool fullTimes = false;            ///< times are written with their microseconds, even where there are none
    bool wideIntegers = false;         ///< every integer column holds 64 bits
    bool unsignedIntegers = false;     ///< positive integers have a type of their own
    bool uuidWithCast = false;         ///< `::uuid`

    // Columns and tables
    bool inlineForeignKeys = false; ///< REFERENCES stands in the column
    QStringView foreignKeyEnd = {}; ///< ` DEFERRABLE INITIALLY DEFERRED`
    QStringView addedForeignKey =
        {}; ///< behind an added column: `%1` constraint, `%2` column, `%3` table, `%4` its column, `%5` ON DELETE
    bool rebuildsTables = false; ///< ALTER TABLE can do so little that tables are made anew
    bool quotesCollations = true;
    Comments comments = Comments::None;
    bool commentsLast = false; ///< within a column: behind NOT NULL and the keys
    bool tablespaces = false;
    bool parametersPutOff = true; ///< literals among the columns: constraints are added afterwards
    QStringView dropDefaultIfNull = u"DROP DEFAULT";
    bool limitedDefaults = false; ///< defaults of types that take no index stand in parentheses
    QStringView addUnique = {};   ///< `%1` table, `%2` name, `%3` columns, `%4` NULLS [NOT] DISTINCT, `%5` DEFERRABLE

    // Indexes
    bool indexesForeignKeys = true; ///< false: a foreign key with a constraint has an index already
    bool conditionalIndexes = true;
    bool coveringIndexes = false;
    bool expressionIndexes = true;
    bool operatorClasses = false;
    bool usingClause = false; ///< CREATE INDEX ... USING gin

    // Constraints
    bool deferrableConstraints = false;
    bool nullsDistinct = false;

    // Expressions
    bool booleanColumns = true; ///< `"flag"` is a condition by itself
    bool logicalXor = false;
    bool xorOfMany = true;                ///< of three and more an odd number (since Django 5.0), else exactly one
    bool nullsModifier = true;            ///< ORDER BY ... NULLS LAST
    bool collationsInParentheses = false; ///< in an index COLLATE is an expression
    QStringView castForm = u"CAST(%1 AS %2)";
    QStringView concatenation = {};          ///< of two texts, NULL taken for an empty one
    QStringView exactFloats = {};            ///< how rounding takes a float: `(%1)::numeric(1000, 15)`; empty: as it is
    std::span<const Wording> lookups = {};   ///< `contains`: `%1 LIKE %2`
    std::span<const Wording> patterns = {};  ///< the same where what is looked for is an expression
    std::span<const Wording> functions = {}; ///< `Length`: `CHAR_LENGTH`, where it is not Django's own name
    std::span<const Wording> operators = {}; ///< `^`: `POWER(%1, %2)`, where it is not `%1 ^ %2`

    std::array<ColumnType, size_t(FieldType::Opaque) + 1> types = {};
    std::span<const QStringView> features = {}; ///< Django's feature flags that are on, for Meta.required_db_features

    const ColumnType &typeOf(FieldType type) const { return types[size_t(type)]; }
    /// A name wrapped in the dialect's quotes; one that is wrapped already stays as it is.
    QString quoted(const QString &identifier) const;
};

/// `sqlite`, `postgresql`, `mariadb` and `mysql`, in that order, as that version of Django writes them.
std::span<const Dialect> dialects(QStringView djangoVersion = u"5.2");
/// Null if there is no such dialect.
const Dialect *dialectNamed(QStringView name, QStringView djangoVersion = u"5.2");
/// The same dialect as that version of Django writes it.
const Dialect &dialectOf(const Dialect &dialect, QStringView djangoVersion);
/// A form with its `%1`, `%2`, ... filled in, in one go; all other percent signs stay.
QString filled(QStringView form, std::initializer_list<QString> parts);
/// The wording of that name; empty if there is none.
QStringView wording(std::span<const Wording> list, QStringView name);

} // namespace relata
