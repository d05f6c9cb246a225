// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/integers.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

__extension__ using Wide = __int128;

// Up to 36 digits, so that sums cannot overflow.
constexpr int mostDigits = 36;

std::optional<Wide> wideOf(const QString &digits)
{
    const bool negative = digits.startsWith(u'-');
    Wide out = 0;
    if (digits.size() > mostDigits)
        return std::nullopt;
    for (const QChar digit : QStringView(digits).mid(negative ? 1 : 0))
        out = out * 10 + digit.digitValue();
    return negative ? -out : out;
}

QString digitsOf(Wide number)
{
    QString out;
    const bool negative = number < 0;
    do {
        const int digit = int(number % 10);
        out.prepend(QChar(u'0' + char16_t(negative ? -digit : digit)));
        number /= 10;
    } while (number != 0);
    return negative ? u'-' + out : out;
}

std::optional<Wide> product(Wide x, Wide y)
{
    Wide out = 0;
    return __builtin_mul_overflow(x, y, &out) ? std::nullopt : std::optional(out);
}

std::optional<Wide> power(Wide base, Wide exponent)
{
    if (exponent < 0 || exponent > 200)
        return std::nullopt;
    std::optional<Wide> out = 1;
    for (Wide i = 0; i < exponent && out; ++i)
        out = product(*out, base);
    return out;
}

// As Python computes with whole numbers; nothing where the result is out of reach or no whole number.
std::optional<Wide> wholeNumber(Wide x, const QString &sign, Wide y)
{
    if (sign == u"+")
        return x + y;
    if (sign == u"-")
        return x - y;
    if (sign == u"*")
        return product(x, y);
    if (sign == u"**")
        return power(x, y);
    if (sign == u"<<" && y >= 0) {
        const std::optional<Wide> factor = power(2, y);
        return factor ? product(x, *factor) : std::nullopt;
    }
    if ((sign == u"//" || sign == u"%") && y != 0) {
        const Wide rest = x % y;
        const bool down = rest != 0 && (rest < 0) != (y < 0); // Python rounds towards minus infinity
        return sign == u"//" ? x / y - (down ? 1 : 0) : down ? rest + y : rest;
    }
    return std::nullopt;
}

} // namespace

std::optional<QString> computedInteger(const QString &left, const QString &sign, const QString &right)
{
    const std::optional<Wide> x = wideOf(left);
    const std::optional<Wide> y = wideOf(right);
    const std::optional<Wide> out = x && y ? wholeNumber(*x, sign, *y) : std::nullopt;
    return out ? std::optional(digitsOf(*out)) : std::nullopt;
}

} // namespace relata
