// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/standardobjects.h"

#include "model/python/migration/integers.h"

#include <QHash>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <array>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PythonObject::Kind;
using Keywords = QMap<QString, PythonObject>;

// Python's Decimal: sign, digits and exponent, printed as str() prints them.
std::optional<PythonObject> decimalObject(const PythonObject &argument)
{
    static const QRegularExpression number(u"^\\s*([+-]?)(\\d*)(?:\\.(\\d*))?(?:[eE]([+-]?\\d+))?\\s*$"_s);
    if (!argument.is(Kind::Text) && !argument.is(Kind::Integer))
        return std::nullopt;
    const QRegularExpressionMatch match = number.match(QString(argument.text).remove(u'_'));
    if (!match.hasMatch() || (match.captured(2) + match.captured(3)).isEmpty())
        return std::nullopt;
    QString digits = match.captured(2) + match.captured(3);
    const qint64 exponent = match.captured(4).toLongLong() - match.captured(3).size();
    while (digits.size() > 1 && digits.startsWith(u'0'))
        digits.remove(0, 1);
    const qint64 left = exponent + digits.size(); // digits before the point
    QString text;
    if (exponent <= 0 && left > -6) {
        const QString padded = left > 0 ? digits : QString(1 - left, u'0') + digits;
        const qsizetype point = left > 0 ? qsizetype(left) : 1;
        text = padded.left(point) + (padded.size() > point ? u'.' + padded.mid(point) : QString());
    } else {
        text = digits.left(1) + (digits.size() > 1 ? u'.' + digits.mid(1) : QString());
        if (left != 1)
            text += (left > 1 ? u"E+"_s : u"E"_s) + QString::number(left - 1);
    }
    const QString sign = match.captured(1) == u"-" ? u"-"_s : QString();
    return plainObject(u"Decimal('"_s + sign + text + u"')"_s, {u"from decimal import Decimal"_s});
}

std::optional<double> numberOf(const PythonObject &object)
{
    bool read = false;
    const double number = object.text.toDouble(&read);
    return read && (object.is(Kind::Integer) || object.is(Kind::Plain)) ? std::optional(number) : std::nullopt;
}

std::optional<PythonObject> timedeltaObject(const QList<PythonObject> &arguments, const Keywords &keywords)
{
    static constexpr std::array<std::pair<QStringView, double>, 7> units = {{{u"days", 86400e6},
                                                                             {u"seconds", 1e6},
                                                                             {u"microseconds", 1},
                                                                             {u"milliseconds", 1e3},
                                                                             {u"minutes", 60e6},
                                                                             {u"hours", 3600e6},
                                                                             {u"weeks", 604800e6}}};
    long double sum = 0;
    for (qsizetype i = 0; i < qsizetype(units.size()); ++i) {
        const QString unit = units[size_t(i)].first.toString();
        if (i >= arguments.size() && !keywords.contains(unit))
            continue;
        const std::optional<double> count = numberOf(i < arguments.size() ? arguments[i] : keywords.value(unit));
        if (!count)
            return std::nullopt;
        sum += static_cast<long double>(*count) * static_cast<long double>(units[size_t(i)].second);
    }
    if (arguments.size() > qsizetype(units.size()) || std::abs(sum) > 9e18L)
        return std::nullopt;
    const auto all = qint64(std::llrint(sum));
    constexpr qint64 day = 86400000000;
    const qint64 days = all >= 0 ? all / day : -((-all + day - 1) / day);
    const qint64 rest = all - days * day;
    QStringList parts;
    const auto add = [&](QStringView unit, qint64 count) {
        if (count != 0)
            parts.append(u"%1=%2"_s.arg(unit).arg(count));
    };
    add(u"days", days);
    add(u"seconds", rest / 1000000);
    add(u"microseconds", rest % 1000000);
    return plainObject(u"datetime.timedelta("_s + (parts.isEmpty() ? u"0"_s : parts.join(u", "_s)) + u')',
                       {u"import datetime"_s});
}

// date, time and datetime print their parts; seconds and microseconds only where they are not zero.
std::optional<PythonObject> momentObject(const QString &path, const QList<PythonObject> &arguments, Keywords keywords)
{
    static constexpr std::array<QStringView, 7> names = {u"year",   u"month",  u"day",        u"hour",
                                                         u"minute", u"second", u"microsecond"};
    const qsizetype first = path == u"datetime.time" ? 3 : 0;
    const qsizetype last = path == u"datetime.date" ? 3 : 7;
    QStringList parts;
    for (qsizetype i = first; i < last; ++i) {
        const bool positional = i - first < arguments.size();
        const PythonObject part = positional ? arguments[i - first] : keywords.take(names[size_t(i)].toString());
        if (!part.is(Kind::Integer) && !(part.isNone() && !positional && i >= 3))
            return std::nullopt;
        parts.append(part.is(Kind::Integer) ? part.text : u"0"_s);
    }
    for (qsizetype least = path == u"datetime.time" ? 2 : 5; parts.size() > least && parts.last() == u"0";)
        parts.removeLast();
    const PythonObject zone = keywords.take(u"tzinfo"_s);
    if (!keywords.isEmpty() || arguments.size() > last - first)
        return std::nullopt;
    if (zone.isPlain(u"datetime.timezone.utc"))
        parts.append(u"tzinfo=datetime.timezone.utc"_s);
    else if (!zone.isNone())
        return std::nullopt;
    return plainObject(path + u'(' + parts.join(u", "_s) + u')', {u"import datetime"_s});
}

std::optional<PythonObject> uuidObject(const QList<PythonObject> &arguments, const Keywords &keywords)
{
    const PythonObject text = arguments.isEmpty() ? keywords.value(u"hex"_s) : arguments.first();
    QString digits = text.text;
    digits.remove(u"urn:"_s).remove(u"uuid:"_s).remove(u'{').remove(u'}').remove(u'-');
    const QUuid uuid = digits.size() == 32
                           ? QUuid::fromString(digits.left(8) + u'-' + digits.mid(8, 4) + u'-' + digits.mid(12, 4) +
                                               u'-' + digits.mid(16, 4) + u'-' + digits.mid(20))
                           : QUuid();
    if (!text.is(Kind::Text) || (uuid.isNull() && digits.count(u'0') != 32))
        return std::nullopt;
    return plainObject(u"uuid.UUID('"_s + uuid.toString(QUuid::WithoutBraces) + u"')"_s, {u"import uuid"_s});
}

std::optional<PythonObject> containerObject(const QString &path, const QList<PythonObject> &arguments,
                                            const Keywords &keywords)
{
    static const QHash<QString, Kind> kinds = {
        {u"set"_s, Kind::Set}, {u"frozenset"_s, Kind::FrozenSet}, {u"list"_s, Kind::List}, {u"tuple"_s, Kind::Tuple}};
    const bool plain = arguments.isEmpty() || (arguments.size() == 1 && arguments[0].kind >= Kind::List &&
                                               arguments[0].kind <= Kind::FrozenSet);
    if (kinds.contains(path) && plain && keywords.isEmpty())
        return sequenceObject(kinds.value(path), arguments.isEmpty() ? QList<PythonObject>() : arguments[0].items);
    if (path != u"dict" || !arguments.isEmpty())
        return std::nullopt;
    PythonObject dict{.kind = Kind::Dict};
    for (auto keyword = keywords.cbegin(); keyword != keywords.cend(); ++keyword)
        dict.items += {textObject(keyword.key()), keyword.value()};
    return dict;
}

std::optional<PythonObject> rangeObject(const QList<PythonObject> &arguments)
{
    QStringList parts;
    for (const PythonObject &argument : arguments) {
        if (!argument.is(Kind::Integer))
            return std::nullopt;
        parts.append(argument.text);
    }
    if (parts.size() == 1)
        parts.prepend(u"0"_s);
    if (parts.size() == 3 && parts[2] == u"1")
        parts.removeLast();
    return parts.size() < 2 ? std::nullopt : std::optional(plainObject(u"range("_s + parts.join(u", "_s) + u')'));
}

// re.IGNORECASE and its like, members of an enumeration that stand side by side in the order of their bits.
struct RegexFlag
{
    QStringView name;
    QStringView letter;
    int bit;
};
constexpr std::array regexFlags = {RegexFlag{u"IGNORECASE", u"I", 2}, RegexFlag{u"MULTILINE", u"M", 8},
                                   RegexFlag{u"DOTALL", u"S", 16}, RegexFlag{u"VERBOSE", u"X", 64},
                                   RegexFlag{u"ASCII", u"A", 256}};

int flagBits(const PythonObject &object)
{
    int bits = object.is(Kind::Integer) ? object.text.toInt() : 0;
    for (const RegexFlag &flag : regexFlags) {
        if (object.text.contains(u"re.RegexFlag['"_s + flag.name.toString() + u"']"_s))
            bits |= flag.bit;
    }
    return bits;
}

PythonObject flagsObject(int bits)
{
    QStringList parts;
    for (const RegexFlag &flag : regexFlags) {
        if (bits & flag.bit)
            parts.append(u"re.RegexFlag['%1']"_s.arg(flag.name));
    }
    return plainObject(parts.join(u" | "_s), {u"import re"_s});
}

bool isFlags(const PythonObject &object)
{
    return object.is(Kind::Plain) && object.text.startsWith("re.RegexFlag["_L1);
}

std::optional<PythonObject> patternObject(const QList<PythonObject> &arguments, const Keywords &keywords)
{
    const PythonObject flags = arguments.size() > 1 ? arguments[1] : keywords.value(u"flags"_s, integerObject(u"0"_s));
    const PythonObject pattern = arguments.isEmpty() ? keywords.value(u"pattern"_s) : arguments.first();
    if (!pattern.is(Kind::Text) || (!flags.is(Kind::Integer) && !isFlags(flags)))
        return std::nullopt;
    const int number = flagBits(flags);
    const QString bits = number == 0 ? QString() : u", "_s + QString::number(number);
    return plainObject(u"re.compile("_s + pythonRepr(pattern.text) + bits + u')', {u"import re"_s});
}

std::optional<PythonObject> partialObject(const QList<PythonObject> &arguments, const Keywords &keywords)
{
    if (arguments.isEmpty())
        return std::nullopt;
    PythonObject rest = sequenceObject(Kind::Tuple, arguments.mid(1));
    QSet<QString> imports = {u"import functools"_s};
    const QString function = written(arguments.first(), imports);
    const QString positional = written(rest, imports);
    const QString named = written(*containerObject(u"dict"_s, {}, keywords), imports);
    return plainObject(u"functools.partial(%1, *%2, **%3)"_s.arg(function, positional, named),
                       QStringList(imports.cbegin(), imports.cend()));
}

// Paths become pure ones, so that a migration runs on any system; as Python joins and tidies their parts.
std::optional<PythonObject> pathObject(const QList<PythonObject> &arguments)
{
    QString whole;
    for (const PythonObject &part : arguments) {
        if (!part.is(Kind::Text))
            return std::nullopt;
        whole = part.text.startsWith(u'/') ? part.text : whole + u'/' + part.text;
    }
    QStringList parts = whole.split(u'/', Qt::SkipEmptyParts);
    parts.removeAll(u"."_s);
    const bool absolute = std::any_of(arguments.begin(), arguments.end(),
                                      [](const PythonObject &part) { return part.text.startsWith(u'/'); });
    const QString text = (absolute ? u"/"_s : QString()) + parts.join(u'/');
    return plainObject(u"pathlib.PurePosixPath("_s + pythonRepr(text.isEmpty() ? u"."_s : text) + u')',
                       {u"import pathlib"_s});
}

} // namespace

std::optional<PythonObject> standardObject(const QString &path, const QList<PythonObject> &arguments,
                                           const Keywords &keywords)
{
    if (path == u"decimal.Decimal")
        return decimalObject(arguments.isEmpty() ? integerObject(u"0"_s) : arguments.first());
    if (path == u"datetime.timedelta")
        return timedeltaObject(arguments, keywords);
    if (path == u"datetime.date" || path == u"datetime.time" || path == u"datetime.datetime")
        return momentObject(path, arguments, keywords);
    if (path == u"uuid.UUID")
        return uuidObject(arguments, keywords);
    if (path.startsWith("pathlib."_L1) && keywords.isEmpty())
        return pathObject(arguments);
    if (path == u"range")
        return rangeObject(arguments);
    if (path == u"re.compile")
        return patternObject(arguments, keywords);
    if (path == u"functools.partial")
        return partialObject(arguments, keywords);
    if ((path == u"float" || path == u"int" || path == u"str") && arguments.size() == 1 && keywords.isEmpty()) {
        // QString reads "inf" and "nan" too.
        bool read = false;
        const double parsed = arguments[0].text.trimmed().toDouble(&read);
        const std::optional<double> number =
            arguments[0].is(Kind::Text) && read ? std::optional(parsed) : numberOf(arguments[0]);
        if (path == u"float" && number)
            return plainObject(pythonRepr(*number));
        const Kind wanted = path == u"int" ? Kind::Integer : Kind::Text;
        return path != u"float" && arguments[0].is(wanted) ? std::optional(arguments[0]) : std::nullopt;
    }
    return containerObject(path, arguments, keywords);
}

std::optional<PythonObject> computed(const PythonObject &left, const QString &sign, const PythonObject &right)
{
    if (sign == u"|" && isFlags(left) && isFlags(right))
        return flagsObject(flagBits(left) | flagBits(right));
    const std::optional<double> a = numberOf(left);
    const std::optional<double> b = numberOf(right);
    if (!a || !b)
        return std::nullopt;
    if (left.is(Kind::Integer) && right.is(Kind::Integer) && sign != u"/") {
        const std::optional<QString> out = computedInteger(left.text, sign, right.text);
        return out ? std::optional(integerObject(*out)) : std::nullopt;
    }
    const double out = sign == u"+"   ? *a + *b
                       : sign == u"-" ? *a - *b
                       : sign == u"*" ? *a * *b
                       : sign == u"/" ? *a / *b
                                      : NAN;
    return std::isfinite(out) ? std::optional(plainObject(pythonRepr(out))) : std::nullopt;
}

PythonObject standardConstant(const QString &path)
{
    static const QHash<QString, QString> range = {
        {u"EQUAL"_s, u"="_s},     {u"NOT_EQUAL"_s, u"<>"_s},   {u"CONTAINS"_s, u"@>"_s}, {u"CONTAINED_BY"_s, u"<@"_s},
        {u"OVERLAPS"_s, u"&&"_s}, {u"FULLY_LT"_s, u"<<"_s},    {u"FULLY_GT"_s, u">>"_s}, {u"NOT_LT"_s, u"&>"_s},
        {u"NOT_GT"_s, u"&<"_s},   {u"ADJACENT_TO"_s, u"-|-"_s}};
    static const QHash<QString, QString> validators = {
        {u"validate_email"_s, u"EmailValidator()"_s},
        {u"validate_domain_name"_s, u"DomainNameValidator()"_s},
        {u"validate_slug"_s,
         u"RegexValidator(re.compile('^[-a-zA-Z0-9_]+\\\\Z'), 'Enter a valid “slug” consisting of letters, "
         "numbers, underscores or hyphens.', 'invalid')"_s},
        {u"validate_unicode_slug"_s,
         u"RegexValidator(re.compile('^[-\\\\w]+\\\\Z'), 'Enter a valid “slug” consisting of Unicode "
         "letters, numbers, underscores, or hyphens.', 'invalid')"_s},
        {u"validate_comma_separated_integer_list"_s,
         u"RegexValidator(re.compile('^\\\\d+(?:,\\\\d+)*\\\\Z'), code='invalid', "
         "message='Enter only digits separated by commas.')"_s}};
    const QString last = path.mid(path.lastIndexOf(u'.') + 1);
    if (path.startsWith("re."_L1)) {
        for (const RegexFlag &flag : regexFlags) {
            if (last == flag.name || last == flag.letter)
                return flagsObject(flag.bit);
        }
    }
    if (path.startsWith("django.contrib.postgres."_L1))
        return textObject(range.value(last));
    if (path.startsWith("django.db.models.Q."_L1))
        return textObject(last);
    if (path.startsWith("django.db.models.Deferrable"_L1))
        return plainObject(u"django.db.models.constraints.Deferrable['"_s + last + u"']"_s,
                           {u"import django.db.models.constraints"_s});
    if (path == u"datetime.timezone.utc")
        return plainObject(path, {u"import datetime"_s});
    const QString text = validators.value(last);
    QStringList imports{u"import django.core.validators"_s};
    if (text.contains("re.compile"_L1))
        imports.append(u"import re"_s);
    return plainObject(u"django.core.validators."_s + text, imports);
}

} // namespace relata
