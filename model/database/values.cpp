// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/values.h"

#include "model/database/words.h"
#include "model/fields/catalogue.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <limits>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

constexpr qint64 plenty = 1'000'000;
constexpr qint64 microseconds = 1'000'000; // of a second

bool isInteger(FieldType type)
{
    switch (type) {
    case Auto: case BigAuto: case SmallAuto: case BigInteger: case Integer: case PositiveBigInteger: case PositiveInteger:
    case PositiveSmallInteger: case SmallInteger: return true;
    default: return false;
    }
}

bool isText(FieldType type)
{
    switch (type) {
    case Char: case CommaSeparatedInteger: case Email: case File: case FilePath: case Image: case Slug: case Text: case URL: return true;
    default: return false;
    }
}

qint64 most(FieldType type)
{
    return type == SmallInteger || type == PositiveSmallInteger || type == SmallAuto ? 32767 : std::numeric_limits<qint32>::max();
}

qsizetype lengthLimit(const Field &field)
{
    const Value length = effective(field, u"max_length");
    return length.isInteger() && length.toInteger() > 0 ? qsizetype(length.toInteger()) : std::numeric_limits<qsizetype>::max();
}

// Digits that a double keeps, which is what SQLite makes of a decimal.
struct DecimalShape
{
    int places = 2;
    qint64 count = plenty; ///< different values without sign

    explicit DecimalShape(const Field &field)
    {
        places = int(std::clamp<qint64>(field.options.integer(u"decimal_places", 2), 0, 10));
        const qint64 digits = std::clamp<qint64>(field.options.integer(u"max_digits", 10), 1, 15);
        count = 1;
        for (qint64 i = 0; i < digits && count < plenty * plenty; ++i)
            count *= 10;
    }
    QString text(qint64 units) const
    {
        QString digits = QString::number(units % count);
        if (places == 0)
            return digits;
        digits = digits.rightJustified(places + 1, u'0');
        return digits.chopped(places) + u'.' + digits.right(places);
    }
};

QDateTime moment(qint64 minutes)
{
    return QDateTime(QDate(2024, 1, 1), QTime(8, 0), QTimeZone::utc()).addSecs(minutes * 60);
}

QString dateTimeText(const QDateTime &time)
{
    return time.toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

QString timeText(qint64 seconds)
{
    return QTime(0, 0).addSecs(int(seconds % 86400)).toString(u"HH:mm:ss"_s);
}

QString uuidText(quint64 high, quint64 low)
{
    // Version 4 and its variant, as uuid.uuid4() makes them.
    high = (high & ~0xF000ULL) | 0x4000ULL;
    low = (low & ~(3ULL << 62)) | (2ULL << 62);
    return u"%1%2"_s.arg(high, 16, 16, QChar(u'0')).arg(low, 16, 16, QChar(u'0'));
}

QString addressText(const Field &field, qint64 n)
{
    if (field.options.text(u"protocol").compare("ipv6"_L1, Qt::CaseInsensitive) == 0)
        return u"2001:db8::%1"_s.arg(n + 1, 0, 16);
    return u"198.%1.%2.%3"_s.arg(18 + n / 65536 % 2).arg(n / 256 % 256).arg(n % 256);
}

QString folder(const Field &field)
{
    QString text = field.options.text(field.type == FilePath ? u"path"_s : u"upload_to"_s);
    text.replace("%Y"_L1, "2024"_L1).replace("%m"_L1, "05"_L1).replace("%d"_L1, "17"_L1);
    return text.isEmpty() || text.endsWith(u'/') ? text : text + u'/';
}

QString fileText(const Field &field, const QString &name)
{
    return folder(field) + name + (field.type == Image ? u".jpg"_s : u".pdf"_s);
}

// Created dates grow from row to row, changed ones follow them.
qint64 minutesFor(const ValuePlace &place, Random &random)
{
    const QString name = place.field.name.toLower();
    const bool changed = place.field.options.flag(u"auto_now") || name.contains("updated"_L1) || name.contains("modified"_L1);
    const bool created = place.field.options.flag(u"auto_now_add") || name.contains("created"_L1) || name.contains("added"_L1);
    const qint64 step = std::max<qint64>(1, 300LL * 1440 / std::max(1, place.rows));
    if (created || changed)
        return place.row * step + random.below(step) + (changed ? 60 * 1440 : 0);
    if (name.contains("birth"_L1))
        return -random.between(20LL * 365, 70LL * 365) * 1440;
    return random.below(600LL * 1440);
}

qint64 integerFor(const ValuePlace &place, Random &random)
{
    const QString name = place.field.name.toLower();
    if (isAutoField(place.field.type))
        return place.row + 1;
    if (name.contains("year"_L1))
        return random.between(1990, 2025);
    if (name.contains("order"_L1) || name.contains("position"_L1) || name.contains("rank"_L1))
        return place.row + 1;
    if (name == "age"_L1 || name.endsWith("_age"_L1))
        return random.between(18, 80);
    if (name.contains("rating"_L1) || name.contains("stars"_L1) || name.contains("score"_L1))
        return random.between(1, 5);
    if (name.contains("percent"_L1))
        return random.between(0, 100);
    if (name.contains("quantity"_L1) || name.contains("count"_L1) || name.contains("number"_L1))
        return random.between(1, 40);
    return random.between(1, 1000);
}

QString textFor(const ValuePlace &place, Random &random)
{
    const Field &field = place.field;
    const QString login = place.person.isEmpty() ? QString() : slugOf(place.person).replace(u'-', u'.');
    if (!login.isEmpty() && (field.type == Email || field.name.contains("email"_L1)))
        return login + u'@' + domainName(random);
    if (!login.isEmpty() && field.name.contains("username"_L1))
        return login;
    switch (field.type) {
    case Email: return wordsFor(u"email"_s, random);
    case URL: return wordsFor(u"url"_s, random);
    case Slug: return place.title.isEmpty() ? wordsFor(u"slug"_s, random) : slugOf(place.title);
    case CommaSeparatedInteger: return u"%1,%2,%3"_s.arg(random.below(10)).arg(random.below(10)).arg(random.below(10));
    case File: case Image: case FilePath: return fileText(field, wordsFor(u"slug"_s, random));
    case Text: {
        const QString name = field.name.toLower();
        return name.contains("title"_L1) || name.contains("name"_L1) ? wordsFor(field.name, random) : proseFor(random);
    }
    default: return wordsFor(field.name, random);
    }
}

// Cut at a word where that leaves enough of it.
QString fitted(const QString &text, qsizetype limit)
{
    if (text.size() <= limit)
        return text;
    QString cut = text.left(limit);
    const qsizetype space = cut.lastIndexOf(u' ');
    if (space > limit / 2)
        cut.truncate(space);
    return cut.trimmed();
}

QString counterText(qint64 n, qsizetype length)
{
    const QString digits = QString::number(n, 36);
    return digits.rightJustified(std::min<qsizetype>(length, 8), u'0');
}

// The text with a number that makes it another one: before the dot of a file, before the @ of an address.
QString numbered(const Field &field, const QString &text, int number)
{
    const bool words = (field.type == Char || field.type == Text) && text.contains(u' ');
    const QString tail = (field.type == Slug ? u"-%1"_s : words ? u" %1"_s : u"%1"_s).arg(number);
    const bool file = field.type == File || field.type == Image || field.type == FilePath;
    qsizetype at = file ? text.lastIndexOf(u'.') : text.indexOf(u'@');
    const QString end = at < 0 ? QString() : text.mid(at);
    const QString begin = at < 0 ? text : text.left(at);
    const qsizetype room = lengthLimit(field) - tail.size() - end.size();
    return room < 1 ? QString() : begin.left(room).trimmed() + tail + end;
}

QVariant plainValue(const ValuePlace &place, Random &random)
{
    const Field &field = place.field;
    if (isInteger(field.type))
        return std::min(integerFor(place, random), most(field.type));
    if (isText(field.type))
        return fitted(textFor(place, random), lengthLimit(field));
    switch (field.type) {
    case Boolean: case NullBoolean: return random.chance(50) ? 1 : 0;
    case Date: return moment(minutesFor(place, random)).date().toString(Qt::ISODate);
    case DateTime: return dateTimeText(moment(minutesFor(place, random)));
    case Time: return timeText(random.below(24 * 4) * 900);
    case Decimal: {
        const DecimalShape shape(field);
        return shape.text(random.between(1, std::min<qint64>(shape.count - 1, 99'999)));
    }
    case Duration: return random.between(1, 96) * 900 * microseconds;
    case Float: return double(random.between(1, 10000)) / 100;
    case GenericIPAddress: case IPAddress: return addressText(field, random.below(65536));
    case UUID: {
        const quint64 high = random.next();
        return uuidText(high, random.next());
    }
    case JSON: return u"{\"note\": \"%1\", \"score\": %2}"_s.arg(wordsFor({}, random)).arg(random.between(1, 9));
    case Binary: return wordsFor({}, random).toUtf8().left(lengthLimit(field));
    default: return {};
    }
}

} // namespace

QString hyphenated(const QString &digits)
{
    if (digits.size() != 32)
        return digits;
    return QStringList{digits.left(8), digits.mid(8, 4), digits.mid(12, 4), digits.mid(16, 4), digits.mid(20)}.join(u'-');
}

QList<Value> literalChoices(const Field &field)
{
    QList<Value> values;
    const auto add = [&](const Value &pair) {
        const Value value = pair.toList().size() == 2 ? pair.toList().first() : Value(Code{u"?"_s});
        if (!value.isCode() && !value.isList() && !value.isNone() && !values.contains(value))
            values.append(value);
    };
    const Value choices = field.options.value(u"choices");
    for (const Value &entry : choices.toList()) {
        if (entry.toList().size() == 2 && entry.toList().last().isList()) {
            for (const Value &pair : entry.toList().last().toList())
                add(pair);
        } else {
            add(entry);
        }
    }
    return values;
}

QVariant storedLiteral(const Value &value, FieldType type)
{
    if (value.isBool())
        return type == JSON ? QVariant(value.toBool() ? u"true"_s : u"false"_s) : QVariant(value.toBool() ? 1 : 0);
    if (value.isInteger())
        return type == JSON || isText(type) || type == Decimal ? QVariant(QString::number(value.toInteger())) : QVariant(value.toInteger());
    if (value.isText())
        return type == JSON ? u'"' + QString(value.toText()).replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"' : value.toText();
    return {};
}

qint64 valueCount(const Field &field)
{
    if (const QList<Value> choices = literalChoices(field); !choices.isEmpty())
        return choices.size();
    if (field.type == Boolean || field.type == NullBoolean)
        return 2;
    if (field.type == Decimal)
        return std::min(plenty, DecimalShape(field).count);
    if (field.type == SmallInteger || field.type == PositiveSmallInteger || field.type == SmallAuto)
        return 32767;
    if (isText(field.type) || field.type == Binary) {
        const qsizetype length = lengthLimit(field);
        return length >= 4 ? plenty : length == 3 ? 46656 : length == 2 ? 1296 : 36;
    }
    return plenty;
}

QVariant nthValue(const Field &field, qint64 n)
{
    if (const QList<Value> choices = literalChoices(field); !choices.isEmpty())
        return storedLiteral(choices[n % choices.size()], field.type);
    if (isInteger(field.type))
        return n % most(field.type) + 1;
    if (isText(field.type))
        return counterText(n % valueCount(field), lengthLimit(field));
    switch (field.type) {
    case Boolean: case NullBoolean: return n % 2;
    case Date: return moment(n * 1440).date().toString(Qt::ISODate);
    case DateTime: return dateTimeText(moment(n));
    case Time: return timeText(n);
    case Decimal: return DecimalShape(field).text(n);
    case Duration: return n * 60 * microseconds;
    case Float: return double(n) / 4;
    case GenericIPAddress: case IPAddress: return addressText(field, n);
    case UUID: return uuidText(0x5EEDULL << 32, quint64(n));
    case JSON: return u"{\"n\": %1}"_s.arg(n);
    case Binary: return counterText(n % valueCount(field), lengthLimit(field)).toUtf8();
    default: return {};
    }
}

QVariant likelyValue(const ValuePlace &place, Random &random)
{
    const QList<Value> choices = literalChoices(place.field);
    const Value standard = place.field.options.value(u"default");
    const QVariant literal = storedLiteral(standard, place.field.type);
    // Most rows of a real table have the default.
    const bool empty = literal.toString().isEmpty() && !place.field.options.flag(u"blank"); // what forms would refuse
    if (literal.isValid() && !empty && random.chance(60))
        return literal;
    if (!choices.isEmpty())
        return storedLiteral(random.pick(choices), place.field.type);
    const QVariant value = plainValue(place, random);
    return value.isValid() ? value : literal;
}

QVariant distinctValue(const ValuePlace &place, int attempt, Random &random)
{
    if (!literalChoices(place.field).isEmpty())
        return nthValue(place.field, place.row + attempt);
    if (isText(place.field.type)) {
        const QString text = numbered(place.field, plainValue(place, random).toString(), attempt + 1);
        return text.isEmpty() ? nthValue(place.field, place.row + attempt) : QVariant(text);
    }
    return attempt < 4 ? plainValue(place, random) : nthValue(place.field, place.row + attempt);
}

} // namespace relata
