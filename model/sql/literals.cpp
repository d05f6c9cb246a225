// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/literals.h"

#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = Literal::Kind;
using Maybe = std::optional<Literal>;

// As str(Decimal(text)) writes it: no sign in front, no needless zeros in front of the point.
QString decimalText(QString text)
{
    const bool negative = text.startsWith(u'-');
    if (negative || text.startsWith(u'+'))
        text.remove(0, 1);
    while (text.size() > 1 && text[0] == u'0' && text[1].isDigit())
        text.remove(0, 1);
    if (text.startsWith(u'.'))
        text.prepend(u'0');
    if (text.endsWith(u'.'))
        text.chop(1);
    return negative ? u'-' + text : text;
}

std::optional<int> small(const Expr *expression, int otherwise)
{
    if (!expression)
        return otherwise;
    bool read = false;
    const int value = expression->text.toInt(&read);
    return expression->kind == Expr::Kind::Integer && read ? std::optional(value) : std::nullopt;
}

Maybe dateFrom(const Expr &call)
{
    const auto year = small(call.argument(0, u"year"), 0), month = small(call.argument(1, u"month"), 0),
               day = small(call.argument(2, u"day"), 0);
    const QDate date = year && month && day ? QDate(*year, *month, *day) : QDate();
    return date.isValid() ? Maybe(Literal{.kind = Kind::Date, .date = date}) : std::nullopt;
}

bool isUtc(const Expr *zone)
{
    static const QStringList names = {u"datetime.timezone.utc"_s, u"timezone.utc"_s, u"datetime.UTC"_s, u"UTC"_s,
                                      u"dt.timezone.utc"_s};
    return !zone || zone->kind == Expr::Kind::None || (zone->kind == Expr::Kind::Name && names.contains(zone->text));
}

Maybe timeFrom(const Expr &call, qsizetype first)
{
    const auto hour = small(call.argument(first, u"hour"), 0), minute = small(call.argument(first + 1, u"minute"), 0),
               second = small(call.argument(first + 2, u"second"), 0),
               micro = small(call.argument(first + 3, u"microsecond"), 0);
    if (!hour || !minute || !second || !micro || !isUtc(call.argument(first + 4, u"tzinfo")))
        return std::nullopt;
    const QTime time(*hour, *minute, *second);
    if (!time.isValid() || *micro < 0 || *micro > 999999)
        return std::nullopt;
    return Literal{.kind = Kind::Time, .time = time, .microseconds = *micro};
}

Maybe durationFrom(const Expr &call)
{
    static constexpr std::array<std::pair<QStringView, qint64>, 7> units = {{{u"days", 86'400'000'000},
                                                                             {u"seconds", 1'000'000},
                                                                             {u"microseconds", 1},
                                                                             {u"milliseconds", 1000},
                                                                             {u"minutes", 60'000'000},
                                                                             {u"hours", 3'600'000'000},
                                                                             {u"weeks", 604'800'000'000}}};
    double total = 0;
    qsizetype understood = 0;
    for (size_t i = 0; i < units.size(); ++i) {
        const Expr *part = call.argument(qsizetype(i), units[i].first);
        if (!part)
            continue;
        bool read = false;
        total += part->text.toDouble(&read) * double(units[i].second);
        if (!read)
            return std::nullopt;
        ++understood;
    }
    if (understood != call.items.size() + call.keywords.size() || std::abs(total) > 9e15)
        return std::nullopt;
    return Literal{.kind = Kind::Duration, .duration = qint64(std::llround(total))};
}

Maybe callOf(const Expr &call)
{
    const QString name = call.lastName();
    if (name == u"Decimal" && call.items.size() + call.keywords.size() == 1) {
        const Expr *value = call.argument(0, u"value");
        const bool plain = value && (value->kind == Expr::Kind::Text || value->kind == Expr::Kind::Integer);
        return plain ? decimalFrom(value->text) : std::nullopt;
    }
    if (name == u"date")
        return dateFrom(call);
    if (name == u"time")
        return timeFrom(call, 0);
    if (name == u"datetime") {
        const Maybe date = dateFrom(call), time = timeFrom(call, 3);
        return date && time ? Maybe(Literal{.kind = Kind::DateTime,
                                            .date = date->date,
                                            .time = time->time,
                                            .microseconds = time->microseconds,
                                            .aware = call.argument(7, u"tzinfo") != nullptr})
                            : std::nullopt;
    }
    if (name == u"timedelta")
        return durationFrom(call);
    if (name == u"UUID")
        return uuidFrom(call);
    return std::nullopt;
}

QString fraction(int microseconds)
{
    return microseconds == 0 ? QString() : u".%1"_s.arg(microseconds, 6, 10, QChar(u'0'));
}

QString temporalSql(const Literal &literal, const Dialect &dialect)
{
    const QString day = literal.date.toString(u"yyyy-MM-dd"_s);
    const bool full = literal.kind == Kind::Time && dialect.fullTimes && literal.microseconds == 0;
    const QString clock =
        literal.time.toString(u"HH:mm:ss"_s) + (full ? u".000000"_s : fraction(literal.microseconds));
    if (literal.kind == Kind::Date)
        return u'\'' + day + u'\'' + dialect.dateEnd.toString();
    if (literal.kind == Kind::Time)
        return u'\'' + clock + u'\'' + dialect.timeEnd.toString();
    const QString both = dialect.zonedDateTimes ? day + u'T' + clock + u"+00:00"_s : day + u' ' + clock;
    return u'\'' + both + u'\'' + dialect.dateTimeEnd.toString();
}

QString durationSql(qint64 microseconds, const Dialect &dialect)
{
    if (dialect.durationForm.isEmpty())
        return QString::number(microseconds);
    constexpr qint64 day = 86'400'000'000;
    const qint64 days = microseconds >= 0 ? microseconds / day : -((-microseconds + day - 1) / day);
    const qint64 rest = microseconds - days * day;
    const QString seconds = QString::number(rest / 1'000'000);
    return filled(dialect.durationForm,
                  {QString::number(days), seconds, u"%1"_s.arg(rest % 1'000'000, 6, 10, QChar(u'0'))});
}

} // namespace

std::optional<Literal> decimalFrom(const QString &text)
{
    static const QRegularExpression plain(uR"(^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$)"_s);
    if (!plain.match(text).hasMatch())
        return std::nullopt;
    return Literal{.kind = Kind::Decimal, .text = decimalText(text.trimmed())};
}

std::optional<Literal> uuidFrom(const Expr &call)
{
    const Expr *hex = call.argument(0, u"hex");
    if (!hex || hex->kind != Expr::Kind::Text)
        return std::nullopt;
    QString digits = hex->text;
    digits.remove(u'-').remove(u'{').remove(u'}').remove(u"urn:uuid:"_s);
    if (digits.size() != 32)
        return std::nullopt;
    for (const int at : {20, 16, 12, 8})
        digits.insert(at, u'-');
    const QUuid uuid = QUuid::fromString(digits);
    return uuid.isNull() && digits.count(u'0') != 32
               ? std::nullopt
               : Maybe(Literal{.kind = Kind::Uuid, .text = uuid.toString(QUuid::WithoutBraces)});
}

QString floatText(double value)
{
    QString text = QString::number(value, 'g', QLocale::FloatingPointShortest);
    if (const qsizetype e = text.indexOf(u'e'); e >= 0) {
        const int exponent = text.mid(e + 1).toInt();
        if (exponent >= 16 || exponent < -4)
            return text;
        text = QString::number(value, 'f', QLocale::FloatingPointShortest);
    }
    return text.contains(u'.') ? text : text + u".0"_s;
}

std::optional<Literal> literalOf(const Expr &expression)
{
    switch (expression.kind) {
    case Expr::Kind::None:
        return Literal{};
    case Expr::Kind::Bool:
        return Literal{.kind = Kind::Bool, .text = expression.text};
    case Expr::Kind::Integer:
        return Literal{.kind = Kind::Integer, .text = expression.text};
    case Expr::Kind::Float:
        return Literal{.kind = Kind::Float, .text = floatText(expression.text.toDouble())};
    case Expr::Kind::Text:
        return Literal{.kind = Kind::Text, .text = expression.text};
    case Expr::Kind::Bytes:
        return Literal{.kind = Kind::Bytes, .bytes = expression.bytes};
    case Expr::Kind::Call:
        return expression.receiver.isEmpty() ? callOf(expression) : std::nullopt;
    default:
        return std::nullopt;
    }
}

FieldType inferredType(const Literal &literal)
{
    switch (literal.kind) {
    case Kind::None:
        return FieldType::Opaque;
    case Kind::Bool:
        return FieldType::Boolean;
    case Kind::Integer:
        return FieldType::Integer;
    case Kind::Float:
        return FieldType::Float;
    case Kind::Decimal:
        return FieldType::Decimal;
    case Kind::Text:
        return FieldType::Char;
    case Kind::Bytes:
        return FieldType::Binary;
    case Kind::Date:
        return FieldType::Date;
    case Kind::Time:
        return FieldType::Time;
    case Kind::DateTime:
        return FieldType::DateTime;
    case Kind::Duration:
        return FieldType::Duration;
    case Kind::Uuid:
        return FieldType::UUID;
    }
    return FieldType::Opaque;
}

QString textSql(const QString &text, const Dialect &dialect)
{
    QString out = text;
    if (dialect.doublesPercents)
        out.replace(u'%', u"%%"_s);
    if (dialect.backslashEscapes)
        out.replace(u'\\', u"\\\\"_s)
            .replace(u'\'', u"\\'"_s)
            .replace(u'\n', u"\\n"_s)
            .replace(u'\r', u"\\r"_s)
            .replace(u'"', u"\\\""_s);
    else
        out.replace(u'\'', u"''"_s);
    return u'\'' + out + u'\'';
}

QString literalSql(const Literal &literal, const Dialect &dialect)
{
    const QString blank = dialect.blankBeforeMinus && literal.text.startsWith(u'-') ? u" "_s : QString();
    switch (literal.kind) {
    case Kind::None:
        return u"NULL"_s;
    case Kind::Bool:
        return (literal.text == u"True" ? dialect.trueLiteral : dialect.falseLiteral).toString();
    case Kind::Integer:
        return blank + literal.text;
    case Kind::Decimal:
        return dialect.decimalsAreText ? textSql(literal.text, dialect) : blank + literal.text;
    case Kind::Float:
        return dialect.floatExponent && !literal.text.contains(u'e') ? literal.text + u"e0"_s : blank + literal.text;
    case Kind::Text:
        return textSql(literal.text, dialect);
    case Kind::Bytes:
        return filled(dialect.binaryForm, {QString::fromLatin1(literal.bytes.toHex())});
    case Kind::Date:
    case Kind::Time:
    case Kind::DateTime:
        return temporalSql(literal, dialect);
    case Kind::Duration:
        return durationSql(literal.duration, dialect);
    case Kind::Uuid: {
        const QString text = dialect.nativeUuid ? literal.text : QString(literal.text).remove(u'-');
        return u'\'' + text + u'\'' + (dialect.uuidWithCast ? u"::uuid"_s : QString());
    }
    }
    return {};
}

} // namespace relata
