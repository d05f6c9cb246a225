// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/rowcondition.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = Expr::Kind;

enum class Truth : quint8 { No, Yes, Unknown };

Truth truth(bool value)
{
    return value ? Truth::Yes : Truth::No;
}

Truth negated(Truth value)
{
    return value == Truth::Unknown ? value : truth(value == Truth::No);
}

Truth joined(const QString &connector, Truth a, Truth b)
{
    if (connector == u"^")
        return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : truth(a != b);
    const Truth deciding = connector == u"|" ? Truth::Yes : Truth::No;
    if (a == deciding || b == deciding)
        return deciding;
    return a == Truth::Unknown || b == Truth::Unknown ? Truth::Unknown : negated(deciding);
}

bool isConnector(const Expr &expression)
{
    return expression.kind == Kind::Binary && (expression.text == u"&" || expression.text == u"|" || expression.text == u"^");
}

bool isNegation(const Expr &expression)
{
    return expression.kind == Kind::Unary && expression.text == u"~";
}

bool isPair(const Expr &expression)
{
    return expression.kind == Kind::List && expression.items.size() == 2 && expression.items[0].kind == Kind::Text;
}

bool isDecimal(const Expr &expression)
{
    return expression.kind == Kind::Call && expression.lastName() == u"Decimal" && expression.items.size() == 1;
}

bool isDate(const Expr &expression)
{
    const auto whole = [](const Expr &item) { return item.kind == Kind::Integer; };
    return expression.kind == Kind::Call && expression.lastName() == u"date" && expression.items.size() == 3
        && std::all_of(expression.items.begin(), expression.items.end(), whole);
}

bool isColumn(const Expr &expression)
{
    return expression.isCallOf(u"F") && expression.items.size() == 1 && expression.items[0].kind == Kind::Text;
}

bool isValueCall(const Expr &expression)
{
    return expression.isCallOf(u"Value") && expression.items.size() == 1;
}

QVariant arithmetic(const QString &sign, const QVariant &a, const QVariant &b)
{
    if (a.isNull() || b.isNull())
        return {};
    const double x = a.toDouble();
    const double y = b.toDouble();
    return sign == u"+" ? x + y : sign == u"-" ? x - y : x * y;
}

QVariant evaluated(const Expr &value, const RowCondition::Getter &valueOf)
{
    switch (value.kind) {
    case Kind::None: return {};
    case Kind::Bool: return value.text == u"True" ? 1 : 0;
    case Kind::Integer: return value.text.toLongLong();
    case Kind::Float: return value.text.toDouble();
    case Kind::Text: return value.text;
    case Kind::Unary: return arithmetic(u"-"_s, 0, evaluated(value.items[0], valueOf));
    case Kind::Binary: return arithmetic(value.text, evaluated(value.items[0], valueOf), evaluated(value.items[1], valueOf));
    default: break;
    }
    if (isColumn(value))
        return valueOf(value.items[0].text);
    if (isDate(value))
        return QDate(value.items[0].text.toInt(), value.items[1].text.toInt(), value.items[2].text.toInt()).toString(Qt::ISODate);
    if (isDecimal(value))
        return evaluated(value.items[0], valueOf).toDouble();
    return isValueCall(value) ? evaluated(value.items[0], valueOf) : QVariant();
}

// Numbers by size, also where decimals are kept as text; everything else as text.
int compared(const QVariant &a, const QVariant &b)
{
    bool numbers = true;
    bool ok = false;
    const double x = a.toDouble(&ok);
    numbers = ok;
    const double y = b.toDouble(&ok);
    numbers = numbers && ok;
    if (numbers)
        return x < y ? -1 : x > y ? 1 : 0;
    return QString::compare(a.toString(), b.toString());
}

using Comparison = bool (*)(const QVariant &, const QVariant &);

struct Lookup
{
    QStringView name;
    Comparison holds;
};

const std::array lookups = {
    Lookup{u"exact", [](const QVariant &a, const QVariant &b) { return compared(a, b) == 0; }},
    Lookup{u"gt", [](const QVariant &a, const QVariant &b) { return compared(a, b) > 0; }},
    Lookup{u"gte", [](const QVariant &a, const QVariant &b) { return compared(a, b) >= 0; }},
    Lookup{u"lt", [](const QVariant &a, const QVariant &b) { return compared(a, b) < 0; }},
    Lookup{u"lte", [](const QVariant &a, const QVariant &b) { return compared(a, b) <= 0; }},
    Lookup{u"iexact", [](const QVariant &a, const QVariant &b) { return a.toString().compare(b.toString(), Qt::CaseInsensitive) == 0; }},
    // SQLite's LIKE does not tell capital letters from small ones, so neither do these.
    Lookup{u"contains", [](const QVariant &a, const QVariant &b) { return a.toString().contains(b.toString(), Qt::CaseInsensitive); }},
    Lookup{u"icontains", [](const QVariant &a, const QVariant &b) { return a.toString().contains(b.toString(), Qt::CaseInsensitive); }},
    Lookup{u"startswith", [](const QVariant &a, const QVariant &b) { return a.toString().startsWith(b.toString(), Qt::CaseInsensitive); }},
    Lookup{u"istartswith", [](const QVariant &a, const QVariant &b) { return a.toString().startsWith(b.toString(), Qt::CaseInsensitive); }},
    Lookup{u"endswith", [](const QVariant &a, const QVariant &b) { return a.toString().endsWith(b.toString(), Qt::CaseInsensitive); }},
    Lookup{u"iendswith", [](const QVariant &a, const QVariant &b) { return a.toString().endsWith(b.toString(), Qt::CaseInsensitive); }},
    Lookup{u"regex", [](const QVariant &a, const QVariant &b) { return QRegularExpression(b.toString()).match(a.toString()).hasMatch(); }},
};

const Lookup *lookupNamed(QStringView name)
{
    const auto found = std::find_if(lookups.begin(), lookups.end(), [&](const Lookup &lookup) { return lookup.name == name; });
    return found == lookups.end() ? nullptr : &*found;
}

struct Path
{
    QString field = {};
    QString lookup = {};
};

Path split(const QString &path)
{
    const qsizetype at = path.indexOf("__"_L1);
    return at < 0 ? Path{path, u"exact"_s} : Path{path.left(at), path.mid(at + 2)};
}

Truth looked(const QString &text, const Expr &value, const RowCondition::Getter &valueOf)
{
    const Path path = split(text);
    const QVariant left = valueOf(path.field);
    if (path.lookup == u"isnull" || (path.lookup == u"exact" && value.kind == Kind::None))
        return truth(left.isNull() == (value.kind == Kind::None || value.text == u"True"));
    if (left.isNull())
        return Truth::Unknown;
    if (path.lookup == u"in") {
        return truth(std::any_of(value.items.begin(), value.items.end(),
                                 [&](const Expr &item) { return compared(left, evaluated(item, valueOf)) == 0; }));
    }
    if (path.lookup == u"range") {
        const QVariant least = evaluated(value.items[0], valueOf);
        const QVariant most = evaluated(value.items[1], valueOf);
        if (least.isNull() || most.isNull())
            return Truth::Unknown;
        return truth(compared(left, least) >= 0 && compared(left, most) <= 0);
    }
    const QVariant right = evaluated(value, valueOf);
    return right.isNull() ? Truth::Unknown : truth(lookupNamed(path.lookup)->holds(left, right));
}

Truth judged(const Expr &condition, const RowCondition::Getter &valueOf)
{
    if (isConnector(condition))
        return joined(condition.text, judged(condition.items[0], valueOf), judged(condition.items[1], valueOf));
    if (isNegation(condition))
        return negated(judged(condition.items[0], valueOf));
    Truth all = Truth::Yes;
    for (const Expr &item : condition.items)
        all = joined(u"&"_s, all, isPair(item) ? looked(item.items[0].text, item.items[1], valueOf) : judged(item, valueOf));
    for (const auto &[path, value] : condition.keywords)
        all = joined(u"&"_s, all, looked(path, value, valueOf));
    return all;
}

} // namespace

std::optional<RowCondition> RowCondition::read(const QString &name, const QString &source)
{
    const Result<Expr> parsed = parseExpression(source);
    if (!parsed)
        return std::nullopt;
    RowCondition condition;
    condition.m_name = name;
    condition.m_condition = *parsed;
    if (!condition.survey(*parsed))
        return std::nullopt;
    condition.m_fields.removeDuplicates();
    return condition;
}

bool RowCondition::survey(const Expr &condition)
{
    if (isConnector(condition))
        return survey(condition.items[0]) && survey(condition.items[1]);
    if (isNegation(condition))
        return survey(condition.items[0]);
    if (!condition.isCallOf(u"Q"))
        return false;
    for (const Expr &item : condition.items) {
        if (!(isPair(item) ? surveyLookup(item.items[0].text, item.items[1]) : survey(item)))
            return false;
    }
    return std::all_of(condition.keywords.begin(), condition.keywords.end(), [&](const auto &keyword) {
        return !keyword.first.startsWith(u'_') && surveyLookup(keyword.first, keyword.second);
    });
}

bool RowCondition::surveyLookup(const QString &text, const Expr &value)
{
    const Path path = split(text);
    m_fields.append(path.field);
    if (path.lookup == u"isnull")
        return value.kind == Kind::Bool;
    if (path.lookup == u"in" || path.lookup == u"range") {
        return value.kind == Kind::List && (path.lookup == u"in" || value.items.size() == 2)
            && std::all_of(value.items.begin(), value.items.end(), [&](const Expr &item) { return surveyValue(item); });
    }
    return lookupNamed(path.lookup) && surveyValue(value);
}

bool RowCondition::surveyValue(const Expr &value)
{
    if (isColumn(value)) {
        m_fields.append(value.items[0].text);
        return !value.items[0].text.contains("__"_L1);
    }
    if (value.kind == Kind::Binary)
        return QStringView(u"+-*").contains(value.text) && surveyValue(value.items[0]) && surveyValue(value.items[1]);
    const bool negative = value.kind == Kind::Unary && value.text == u"-" && value.items[0].kind != Kind::Text;
    const bool literal = value.kind == Kind::None || value.kind == Kind::Bool || value.kind == Kind::Integer
        || value.kind == Kind::Float || value.kind == Kind::Text || isDate(value);
    const bool wrapped = isDecimal(value) || isValueCall(value);
    if (!literal && !(negative && surveyValue(value.items[0])) && !(wrapped && surveyValue(value.items[0])))
        return false;
    if (const QVariant known = evaluated(value, [](const QString &) { return QVariant(); }); !known.isNull())
        m_literals.append(known);
    return true;
}

bool RowCondition::holds(const Getter &valueOf) const
{
    return judged(m_condition, valueOf) != Truth::No;
}

} // namespace relata
