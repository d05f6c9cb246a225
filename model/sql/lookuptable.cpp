// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/lookuptable.h"

#include <algorithm>
#include <array>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Pair = std::pair<QStringView, QStringView>;

// https://docs.djangoproject.com/en/5.2/ref/models/lookups/
constexpr std::array<Pair, 18> lookupClasses = {{{u"Exact", u"exact"},
                                                 {u"IExact", u"iexact"},
                                                 {u"GreaterThan", u"gt"},
                                                 {u"GreaterThanOrEqual", u"gte"},
                                                 {u"LessThan", u"lt"},
                                                 {u"LessThanOrEqual", u"lte"},
                                                 {u"In", u"in"},
                                                 {u"Contains", u"contains"},
                                                 {u"IContains", u"icontains"},
                                                 {u"StartsWith", u"startswith"},
                                                 {u"IStartsWith", u"istartswith"},
                                                 {u"EndsWith", u"endswith"},
                                                 {u"IEndsWith", u"iendswith"},
                                                 {u"Range", u"range"},
                                                 {u"IsNull", u"isnull"},
                                                 {u"Regex", u"regex"},
                                                 {u"IRegex", u"iregex"},
                                                 {u"IntegerFieldExact", u"exact"}}};

constexpr std::array<Pair, 5> comparisons = {
    {{u"exact", u"="}, {u"gt", u">"}, {u"gte", u">="}, {u"lt", u"<"}, {u"lte", u"<="}}};

constexpr std::array<Pair, 5> bitMethods = {{{u"bitand", u"&"},
                                             {u"bitor", u"|"},
                                             {u"bitxor", u"#"},
                                             {u"bitleftshift", u"<<"},
                                             {u"bitrightshift", u">>"}}};

constexpr std::array<QStringView, 6> patterns = {u"contains",    u"icontains", u"startswith",
                                                 u"istartswith", u"endswith",  u"iendswith"};

QStringView second(std::span<const Pair> pairs, QStringView first)
{
    const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const Pair &pair) { return pair.first == first; });
    return found == pairs.end() ? QStringView() : found->second;
}

} // namespace

QStringView lookupOfClass(const Expr &call)
{
    if (call.kind != Expr::Kind::Call || !call.receiver.isEmpty())
        return {};
    return second(lookupClasses, call.lastName());
}

QStringView comparisonSign(QStringView lookup)
{
    return second(comparisons, lookup);
}

bool isPlainLookup(QStringView lookup)
{
    return std::any_of(lookupClasses.begin(), lookupClasses.end(),
                       [&](const Pair &pair) { return pair.second == lookup; });
}

bool isPattern(QStringView lookup)
{
    return std::find(patterns.begin(), patterns.end(), lookup) != patterns.end();
}

QString bitSign(QStringView method)
{
    return second(bitMethods, method).toString();
}

IntegerRange integerRange(const Dialect &dialect, FieldType type)
{
    using enum FieldType;
    const bool positive = type == PositiveInteger || type == PositiveBigInteger || type == PositiveSmallInteger;
    const bool small = type == SmallInteger || type == SmallAuto || type == PositiveSmallInteger;
    const bool big = type == BigInteger || type == BigAuto || type == PositiveBigInteger;
    const int bits = dialect.wideIntegers || big ? 64 : small ? 16 : 32;
    const quint64 half = quint64(1) << (bits - 1);
    if (!positive)
        return {half, half - 1};
    return {0, dialect.unsignedIntegers ? half - 1 + half : half - 1};
}

QString escapedForLike(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
}

} // namespace relata
