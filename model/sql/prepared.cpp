// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/sql/literals.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = Literal::Kind;
using Maybe = std::optional<Literal>;

Maybe integerFrom(const Literal &literal)
{
    if (literal.kind == Kind::Integer)
        return literal;
    if (literal.kind == Kind::Bool)
        return Literal{.kind = Kind::Integer, .text = literal.text == u"True" ? u"1"_s : u"0"_s};
    bool read = false;
    if (literal.kind == Kind::Text) {
        const qint64 value = literal.text.trimmed().toLongLong(&read);
        return read ? Maybe(Literal{.kind = Kind::Integer, .text = QString::number(value)}) : std::nullopt;
    }
    if (literal.kind != Kind::Float && literal.kind != Kind::Decimal)
        return std::nullopt;
    const double value = literal.text.toDouble(&read);
    return read && std::abs(value) < 9e15
               ? Maybe(Literal{.kind = Kind::Integer, .text = QString::number(qint64(value))})
               : std::nullopt;
}

Maybe booleanFrom(const Literal &literal)
{
    static const QStringList yes = {u"t"_s, u"True"_s, u"1"_s}, no = {u"f"_s, u"False"_s, u"0"_s};
    if (yes.contains(literal.text))
        return Literal{.kind = Kind::Bool, .text = u"True"_s};
    return no.contains(literal.text) ? Maybe(Literal{.kind = Kind::Bool, .text = u"False"_s}) : std::nullopt;
}

// The exact value of a float, rounded to max_digits where it has more: DecimalField.to_python.
Maybe decimalFromFloat(const QString &text, const Field &field)
{
    const int digits = int(std::clamp<qint64>(field.options.integer(u"max_digits", 28), 1, 60));
    const double value = text.toDouble();
    QString exact = QString::number(value, 'f', 60);
    while (exact.endsWith(u'0') && exact.contains(u'.'))
        exact.chop(1);
    const QString rounded = QString::number(value, 'e', digits - 1);
    const qsizetype length = std::count_if(exact.begin(), exact.end(), [](QChar c) { return c.isDigit(); });
    if (length <= digits)
        return decimalFrom(exact);
    const int exponent = rounded.mid(rounded.indexOf(u'e') + 1).toInt();
    return digits - 1 < exponent ? std::nullopt : decimalFrom(QString::number(value, 'f', digits - 1 - exponent));
}

Maybe decimalOf(const Literal &literal, const Field &field)
{
    switch (literal.kind) {
    case Kind::Decimal:
        return literal;
    case Kind::Integer:
    case Kind::Text:
        return decimalFrom(literal.text);
    case Kind::Float:
        return decimalFromFloat(literal.text, field);
    default:
        return std::nullopt;
    }
}

Maybe floatFrom(const Literal &literal)
{
    bool read = false;
    const double value = literal.text.toDouble(&read);
    const bool number = literal.kind == Kind::Integer || literal.kind == Kind::Float || literal.kind == Kind::Decimal ||
                        literal.kind == Kind::Text;
    return number && read ? Maybe(Literal{.kind = Kind::Float, .text = floatText(value)}) : std::nullopt;
}

Maybe textFrom(const Literal &literal)
{
    switch (literal.kind) {
    case Kind::Text:
        return literal;
    case Kind::Integer:
    case Kind::Decimal:
    case Kind::Bool:
        return Literal{.kind = Kind::Text, .text = literal.text};
    case Kind::Float:
        return Literal{.kind = Kind::Text, .text = floatText(literal.text.toDouble())};
    default:
        return std::nullopt;
    }
}

// As Django's parse_datetime() reads it, in UTC.
Maybe momentFrom(const QString &text)
{
    static const QRegularExpression form(
        uR"(^(\d{4}-\d{2}-\d{2})([T ](\d{1,2}:\d{2})(:\d{2})?([.,](\d{1,6}))?\s*(Z|[+-]\d{2}(:?\d{2})?)?)?$)"_s);
    const QRegularExpressionMatch found = form.match(text);
    const QDate date = QDate::fromString(found.captured(1), u"yyyy-MM-dd"_s);
    const QString seconds = found.captured(4).isEmpty() ? u":00"_s : found.captured(4);
    const QTime time = found.captured(3).isEmpty()
                           ? QTime(0, 0)
                           : QTime::fromString(found.captured(3).rightJustified(5, u'0') + seconds, u"HH:mm:ss"_s);
    if (!date.isValid() || !time.isValid())
        return std::nullopt;
    const QString zone = found.captured(7);
    const int minutes = zone.size() < 3 ? 0 : zone.mid(1, 2).toInt() * 60 + (zone.size() > 3 ? zone.right(2).toInt() : 0);
    const QDateTime utc =
        QDateTime(date, time, Qt::UTC).addSecs(zone.startsWith(u'-') ? minutes * 60 : -minutes * 60);
    return Literal{.kind = Kind::DateTime,
                   .date = utc.date(),
                   .time = utc.time(),
                   .microseconds = found.captured(6).leftJustified(6, u'0').toInt()};
}

Maybe dateTimeFrom(const Literal &literal, FieldType type)
{
    const bool dated = type != FieldType::Time;
    if (literal.kind == Kind::Text) {
        const QDate date = QDate::fromString(literal.text, u"yyyy-MM-dd"_s);
        const QTime time = QTime::fromString(literal.text, literal.text.count(u':') == 1 ? u"HH:mm"_s : u"HH:mm:ss"_s);
        if (type == FieldType::Date && date.isValid())
            return Literal{.kind = Kind::Date, .date = date};
        if (type == FieldType::Time && time.isValid())
            return Literal{.kind = Kind::Time, .time = time};
        return type == FieldType::DateTime ? momentFrom(literal.text) : std::nullopt;
    }
    Literal out = literal;
    out.kind = type == FieldType::Date ? Kind::Date : type == FieldType::Time ? Kind::Time : Kind::DateTime;
    if (literal.kind == Kind::Date && type == FieldType::DateTime)
        out.time = QTime(0, 0);
    const bool hasDate = literal.kind == Kind::Date || literal.kind == Kind::DateTime;
    const bool hasTime = literal.kind == Kind::Time || literal.kind == Kind::DateTime;
    return (dated ? hasDate : hasTime) ? Maybe(out) : std::nullopt;
}

} // namespace

std::optional<Literal> prepared(const Literal &literal, const Field &field)
{
    if (literal.kind == Kind::None)
        return literal;
    switch (fieldClass(field.type).storedAs) {
    case FieldType::Auto:
    case FieldType::BigAuto:
    case FieldType::SmallAuto:
    case FieldType::Integer:
    case FieldType::BigInteger:
    case FieldType::SmallInteger:
    case FieldType::PositiveBigInteger:
    case FieldType::PositiveInteger:
    case FieldType::PositiveSmallInteger:
        return integerFrom(literal);
    case FieldType::Boolean:
        return booleanFrom(literal);
    case FieldType::Float:
        return floatFrom(literal);
    case FieldType::Decimal:
        return decimalOf(literal, field);
    case FieldType::Char:
    case FieldType::Slug:
    case FieldType::File:
    case FieldType::FilePath:
    case FieldType::GenericIPAddress:
    case FieldType::IPAddress:
    case FieldType::Text:
        return textFrom(literal);
    case FieldType::Binary:
        return literal.kind == Kind::Bytes ? Maybe(literal) : std::nullopt;
    case FieldType::Date:
    case FieldType::Time:
    case FieldType::DateTime:
        return dateTimeFrom(literal, fieldClass(field.type).storedAs);
    case FieldType::Duration:
        return literal.kind == Kind::Duration ? Maybe(literal) : std::nullopt;
    case FieldType::UUID:
        if (literal.kind == Kind::Text)
            return uuidFrom({.kind = Expr::Kind::Call, .items = {{.kind = Expr::Kind::Text, .text = literal.text}}});
        return literal.kind == Kind::Uuid ? Maybe(literal) : std::nullopt;
    case FieldType::Opaque:
        return literal;
    default:
        return std::nullopt;
    }
}

} // namespace relata
