// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/sampledatabase.h"

#include "model/database/values.h"
#include "model/fields/catalogue.h"
#include "model/sql/dialect.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

/// How the literals of a database differ.
struct LiteralStyle
{
    QStringView dialect = {};
    bool booleans = false;          ///< true and false are no numbers
    bool hyphenUuids = false;
    bool intervals = false;         ///< durations are intervals
    bool backslashes = false;       ///< a backslash in text stands for something else
    bool zones = false;             ///< date and time carry a time zone
    bool escapeBytes = false;       ///< '\x00ff' instead of X'00FF'
    bool sequences = false;         ///< automatic keys go on counting only if they are told
};

constexpr std::array styles = {
    LiteralStyle{.dialect = u"sqlite"},
    LiteralStyle{.dialect = u"postgresql", .booleans = true, .hyphenUuids = true, .intervals = true, .zones = true,
                 .escapeBytes = true, .sequences = true},
    LiteralStyle{.dialect = u"mariadb", .hyphenUuids = true, .backslashes = true},
    LiteralStyle{.dialect = u"mysql", .backslashes = true},
};

const LiteralStyle &styleOf(const QString &dialect)
{
    for (const LiteralStyle &style : styles) {
        if (style.dialect == dialect)
            return style;
    }
    return styles.front();
}

QString textLiteral(QString text, const LiteralStyle &style)
{
    text.replace(u'\'', u"''"_s);
    if (style.backslashes)
        text.replace(u'\\', u"\\\\"_s);
    return u'\'' + text + u'\'';
}

QString literal(const QVariant &value, const SampleColumn &column, const LiteralStyle &style)
{
    if (value.isNull())
        return u"NULL"_s;
    if (value.typeId() == QMetaType::QByteArray) {
        const QString digits = QString::fromLatin1(value.toByteArray().toHex());
        return style.escapeBytes ? u"'\\x%1'"_s.arg(digits) : u"X'%1'"_s.arg(digits.toUpper());
    }
    switch (column.storedType) {
    case Boolean: case NullBoolean:
        if (style.booleans)
            return value.toBool() ? u"true"_s : u"false"_s;
        break;
    case UUID:
        if (style.hyphenUuids)
            return textLiteral(hyphenated(value.toString()), style);
        break;
    case Duration:
        if (style.intervals)
            return u"'%1 microseconds'::interval"_s.arg(value.toLongLong());
        break;
    case DateTime: return textLiteral(value.toString() + (style.zones ? u"+00:00"_s : QString()), style);
    case Decimal: return value.toString();
    default: break;
    }
    if (value.typeId() == QMetaType::Double)
        return QString::number(value.toDouble(), 'g', 17);
    if (value.typeId() == QMetaType::QString)
        return textLiteral(value.toString(), style);
    return QString::number(value.toLongLong());
}

/// Keys to rows that come later, to be set when those are there.
struct PutOff
{
    int table = -1;
    int row = -1;
    int column = -1;
};

bool pointsForward(const SampleColumn &column, int table)
{
    return column.toTable > table && column.null;
}

QString insertRow(const SampleTable &table, int index, int row, const Dialect &dialect, const LiteralStyle &style, QList<PutOff> &putOff)
{
    QStringList names;
    QStringList values;
    for (int column = 0; column < table.columns.size(); ++column) {
        const SampleColumn &described = table.columns[column];
        if (described.generated)
            continue;
        const QVariant &value = table.rows[row][column];
        names.append(dialect.quoted(described.name));
        if (pointsForward(described, index) && !value.isNull()) {
            putOff.append({index, row, column});
            values.append(u"NULL"_s);
        } else {
            values.append(literal(value, described, style));
        }
    }
    return u"INSERT INTO %1 (%2) VALUES (%3)"_s.arg(dialect.quoted(table.table), names.join(u", "_s), values.join(u", "_s));
}

QString update(const SampleData &data, const PutOff &cell, const Dialect &dialect, const LiteralStyle &style)
{
    const SampleTable &table = data.tables[cell.table];
    const auto equals = [&](int column) {
        const SampleColumn &described = table.columns[column];
        return dialect.quoted(described.name) + u" = "_s + literal(table.rows[cell.row][column], described, style);
    };
    QStringList where;
    for (int column = 0; column < table.columns.size(); ++column) {
        if (table.columns[column].primaryKey)
            where.append(equals(column));
    }
    // Without a key of one column all the other values tell the row.
    const bool keyless = where.isEmpty();
    for (int column = 0; column < table.columns.size() && keyless; ++column) {
        const SampleColumn &described = table.columns[column];
        if (!described.generated && !pointsForward(described, cell.table) && !table.rows[cell.row][column].isNull())
            where.append(equals(column));
    }
    return u"UPDATE %1 SET %2 WHERE %3"_s.arg(dialect.quoted(table.table), equals(cell.column), where.join(u" AND "_s));
}

} // namespace

QStringList insertStatements(const SampleData &data, const QString &dialectName)
{
    const Dialect *dialect = dialectNamed(dialectName);
    if (!dialect)
        return {};
    const LiteralStyle &style = styleOf(dialectName);
    QStringList statements;
    QList<PutOff> putOff;
    for (int index = 0; index < data.tables.size(); ++index) {
        const SampleTable &table = data.tables[index];
        for (int row = 0; row < table.rows.size(); ++row)
            statements.append(insertRow(table, index, row, *dialect, style, putOff));
    }
    for (const PutOff &cell : std::as_const(putOff))
        statements.append(update(data, cell, *dialect, style));
    for (const SampleTable &table : data.tables) {
        for (const SampleColumn &column : table.columns) {
            if (style.sequences && isAutoField(column.type) && !table.rows.isEmpty())
                statements.append(u"SELECT setval(pg_get_serial_sequence(%1, %2), %3)"_s.arg(
                    textLiteral(dialect->quoted(table.table), style), textLiteral(column.name, style)).arg(table.rows.size()));
        }
    }
    return statements;
}

} // namespace relata
