// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/arithmetic.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestRepeat = 10'000;

// None of the three operations overflows unnoticed: https://gcc.gnu.org/onlinedocs/gcc/Integer-Overflow-Builtins.html
MaybeKnown checked(QChar sign, qint64 a, qint64 b)
{
    qint64 result = 0;
    const bool overflow = sign == u'+'   ? __builtin_add_overflow(a, b, &result)
                          : sign == u'-' ? __builtin_sub_overflow(a, b, &result)
                                         : __builtin_mul_overflow(a, b, &result);
    return overflow ? std::nullopt : known(result);
}

MaybeKnown power(qint64 base, qint64 exponent)
{
    if (exponent < 0 || exponent > 64)
        return std::nullopt;
    qint64 result = 1;
    for (qint64 i = 0; i < exponent; ++i) {
        if (__builtin_mul_overflow(result, base, &result))
            return std::nullopt;
    }
    return known(result);
}

// Towards minus infinity, as Python divides.
MaybeKnown floorDivided(qint64 a, qint64 b, bool remainder)
{
    if (b == 0 || (b == -1 && a == std::numeric_limits<qint64>::min()))
        return std::nullopt;
    const qint64 quotient = a / b - ((a % b != 0 && (a % b < 0) != (b < 0)) ? 1 : 0);
    return known(remainder ? a - quotient * b : quotient);
}

MaybeKnown shifted(qint64 a, qint64 by, bool left)
{
    if (by < 0 || by > 62)
        return std::nullopt;
    return left ? checked(u'*', a, qint64(1) << by) : known(a >> by);
}

MaybeKnown integers(const QString &sign, qint64 a, qint64 b)
{
    if (sign == u"+" || sign == u"-" || sign == u"*")
        return checked(sign.front(), a, b);
    if (sign == u"//" || sign == u"%")
        return floorDivided(a, b, sign == u"%");
    if (sign == u"**")
        return power(a, b);
    if (sign == u"<<" || sign == u">>")
        return shifted(a, b, sign == u"<<");
    if (sign == u"|")
        return known(a | b);
    if (sign == u"&")
        return known(a & b);
    return sign == u"^" ? known(a ^ b) : std::nullopt;
}

MaybeKnown repeated(const Known &what, qint64 times)
{
    if (times > longestRepeat || what.weight * std::max<qint64>(1, times) > 200'000)
        return std::nullopt;
    times = std::max<qint64>(0, times);
    if (what.value.isText())
        return knownText(what.value.toText().repeated(times));
    ValueList out;
    for (qint64 i = 0; i < times; ++i)
        out += what.value.toList();
    return known(out, what.weight * times + 1);
}

std::optional<QString> shown(const Value &value, bool number)
{
    if (number && !value.isInteger())
        return std::nullopt;
    if (value.isText())
        return value.toText();
    if (value.isInteger() || value.isBool() || value.isNone())
        return value.literal();
    return std::nullopt;
}

} // namespace

MaybeKnown unaryResult(const QString &sign, const Known &operand)
{
    if (!operand.value.isInteger())
        return std::nullopt;
    const qint64 number = operand.value.toInteger();
    if (sign == u"-")
        return integers(sign, 0, number);
    return sign == u"+" ? MaybeKnown(operand) : sign == u"~" ? known(~number) : std::nullopt;
}

MaybeKnown binaryResult(const QString &sign, const Known &left, const Known &right)
{
    const Value &a = left.value, &b = right.value;
    if (a.isInteger() && b.isInteger())
        return integers(sign, a.toInteger(), b.toInteger());
    const qint64 weight = left.weight + right.weight;
    if (sign == u"+" && a.isText() && b.isText())
        return known(a.toText() + b.toText(), weight);
    if (sign == u"+" && a.isList() && b.isList())
        return known(a.toList() + b.toList(), weight);
    if (sign == u"*" && b.isInteger() && (a.isText() || a.isList()))
        return repeated(left, b.toInteger());
    if (sign == u"*" && a.isInteger() && (b.isText() || b.isList()))
        return repeated(right, a.toInteger());
    return std::nullopt;
}

std::optional<WideInteger> wideResult(const QString &sign, WideInteger left, WideInteger right)
{
    WideInteger result = 0;
    if (sign == u"+")
        return __builtin_add_overflow(left, right, &result) ? std::nullopt : std::optional(result);
    if (sign == u"-")
        return __builtin_sub_overflow(left, right, &result) ? std::nullopt : std::optional(result);
    if (sign == u"*")
        return __builtin_mul_overflow(left, right, &result) ? std::nullopt : std::optional(result);
    if (sign == u"//" && left >= 0 && right > 0)
        return left / right;
    const bool shift = sign == u"<<";
    if ((sign != u"**" && !shift) || right < 0 || right > 126)
        return std::nullopt;
    result = shift ? left : 1;
    for (WideInteger i = 0; i < right; ++i) {
        if (__builtin_mul_overflow(result, shift ? WideInteger(2) : left, &result))
            return std::nullopt;
    }
    return result;
}

std::optional<WideInteger> wideInteger(const QString &digits)
{
    if (digits.size() > 36)
        return std::nullopt;
    WideInteger result = 0;
    const bool minus = digits.startsWith(u'-');
    for (const QChar digit : QStringView(digits).mid(minus ? 1 : 0)) {
        if (!digit.isDigit())
            return std::nullopt;
        result = result * 10 + digit.digitValue();
    }
    return minus ? -result : result;
}

std::optional<QString> percentFormatted(const QString &pattern, const QHash<QString, Value> &fields)
{
    QString out;
    int position = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] != u'%') {
            out += pattern[i];
            continue;
        }
        if (++i >= pattern.size())
            return std::nullopt;
        if (pattern[i] == u'%') {
            out += u'%';
            continue;
        }
        QString field;
        if (pattern[i] == u'(') {
            const qsizetype end = pattern.indexOf(u')', i);
            if (end < 0 || end + 1 >= pattern.size())
                return std::nullopt;
            field = pattern.mid(i + 1, end - i - 1);
            i = end + 1;
        } else {
            field = QString::number(position++);
        }
        const QChar type = pattern[i];
        if ((type != u's' && type != u'd' && type != u'i') || !fields.contains(field))
            return std::nullopt;
        const std::optional<QString> text = shown(fields.value(field), type != u's');
        if (!text)
            return std::nullopt;
        out += *text;
    }
    // Python refuses positional arguments that are left over.
    return fields.contains(QString::number(position)) ? std::nullopt : std::optional(out);
}

std::optional<QString> braceFormatted(const QString &pattern, const QHash<QString, Value> &fields)
{
    QString out;
    int position = 0;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        const bool twice = i + 1 < pattern.size() && pattern[i + 1] == c;
        if (c != u'{' && c != u'}') {
            out += c;
        } else if (twice) {
            out += c;
            ++i;
        } else {
            const qsizetype end = pattern.indexOf(u'}', i);
            if (c == u'}' || end < 0)
                return std::nullopt;
            const QString given = pattern.mid(i + 1, end - i - 1);
            const QString field = given.isEmpty() ? QString::number(position++) : given;
            const std::optional<QString> text =
                fields.contains(field) ? shown(fields.value(field), false) : std::nullopt;
            if (!text)
                return std::nullopt;
            out += *text;
            i = end;
        }
    }
    return out;
}

} // namespace relata
