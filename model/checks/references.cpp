// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/references.h"

#include "model/expression/expression.h"
#include "model/fields/catalogue.h"

#include <algorithm>
#include <array>
#include <limits>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// A function whose later positional arguments are words, not names of fields.
struct WordyFunction
{
    QStringView name;
    int names; ///< how many arguments come first that can be names
};
constexpr std::array wordyFunctions = {
    WordyFunction{u"Value", 0},   WordyFunction{u"RawSQL", 0}, WordyFunction{u"Collate", 1}, WordyFunction{u"Extract", 1},
    WordyFunction{u"Trunc", 1},   WordyFunction{u"OpClass", 1}, WordyFunction{u"Decimal", 0}, WordyFunction{u"UUID", 0},
    WordyFunction{u"Deferrable", 0},
};

int namesOf(const QString &function)
{
    for (const WordyFunction &row : wordyFunctions) {
        if (row.name == function)
            return row.names;
    }
    const bool expression = !function.isEmpty() && !function.front().isLower() && !function.endsWith("Field"_L1);
    return expression ? std::numeric_limits<int>::max() : 0;
}

/// Gathers names in the order in which they stand.
class Names
{
public:
    const QStringList &all() const { return m_all; }

    /// `bare`: text stands for a field here.
    void collect(const Expr &expression, bool bare)
    {
        switch (expression.kind) {
        case Expr::Kind::Text:
            if (bare)
                add(expression.text);
            break;
        case Expr::Kind::Unary:
        case Expr::Kind::Binary:
            for (const Expr &operand : expression.items)
                collect(operand, false);
            break;
        case Expr::Kind::Call:
            collectCall(expression);
            break;
        default:
            break; // a list holds values
        }
    }

private:
    void add(const QString &name)
    {
        const QString plain = name.startsWith(u'-') ? name.mid(1) : name;
        if (!plain.isEmpty() && !m_all.contains(plain))
            m_all.append(plain);
    }

    void collectCall(const Expr &call)
    {
        if (!call.receiver.isEmpty()) {
            collect(call.receiver.first(), false); // F("name").desc()
            return;
        }
        const QString function = call.lastName();
        if (function == u"Q") {
            collectCondition(call);
            return;
        }
        for (qsizetype i = 0; i < call.items.size() && i < namesOf(function); ++i)
            collect(call.items[i], true);
        if (namesOf(function) == 0)
            return;
        static const QStringList taken{u"expression"_s, u"then"_s, u"default"_s, u"string"_s, u"substring"_s, u"text"_s, u"replacement"_s, u"name"_s};
        for (const auto &[keyword, value] : call.keywords) {
            if (function == u"When" && keyword != u"then" && keyword != u"condition")
                add(keyword);
            const bool bare = function == u"JSONObject" || (taken.contains(keyword) && (keyword != u"name" || function == u"F"));
            collect(value, bare);
        }
    }

    void collectCondition(const Expr &call)
    {
        for (const Expr &item : call.items) {
            if (item.kind == Expr::Kind::List && item.items.size() == 2 && item.items.first().kind == Expr::Kind::Text) {
                add(item.items.first().text);
                collect(item.items.last(), false);
            } else {
                collect(item, false);
            }
        }
        for (const auto &[keyword, value] : call.keywords) {
            if (keyword.startsWith(u'_'))
                continue; // _connector, _negated
            add(keyword);
            collect(value, false);
        }
    }

    QStringList m_all;
};

bool calls(const Expr &expression, QStringView function)
{
    const auto inside = [&](const Expr &part) { return calls(part, function); };
    return expression.isCallOf(function) || std::any_of(expression.items.begin(), expression.items.end(), inside)
        || std::any_of(expression.receiver.begin(), expression.receiver.end(), inside)
        || std::any_of(expression.keywords.begin(), expression.keywords.end(), [&](const auto &entry) { return inside(entry.second); });
}

bool isCondition(const Expr &expression)
{
    const bool combined = expression.kind == Expr::Kind::Unary || expression.kind == Expr::Kind::Binary;
    return expression.isCallOf(u"Q") || (combined && std::any_of(expression.items.begin(), expression.items.end(), [](const Expr &part) { return isCondition(part); }));
}

// Literals as such, other things as source that says no more than what is called.
Value literal(const Expr &expression)
{
    switch (expression.kind) {
    case Expr::Kind::List: {
        ValueList list;
        for (const Expr &item : expression.items)
            list.append(literal(item));
        return list;
    }
    case Expr::Kind::Dict:
        return Code{expression.items.isEmpty() ? u"{}"_s : u"{...}"_s};
    case Expr::Kind::Call:
        return Code{expression.text + u"()"_s};
    default:
        return valueOf(expression, expression.text.isEmpty() ? u"..."_s : expression.text);
    }
}

ValueList pairs(const Expr &choices)
{
    if (choices.kind != Expr::Kind::Dict)
        return choices.kind == Expr::Kind::List ? literal(choices).toList() : ValueList();
    ValueList list;
    for (qsizetype i = 0; i + 1 < choices.items.size(); i += 2) {
        const Expr &label = choices.items[i + 1];
        const bool group = label.kind == Expr::Kind::Dict;
        list.append(Value(ValueList{literal(choices.items[i]), group ? Value(pairs(label)) : literal(label)}));
    }
    return list;
}

// The call of a field's class as source again.
QString sourceOf(const Expr &expression)
{
    if (expression.kind != Expr::Kind::Call)
        return literal(expression).literal();
    QStringList arguments;
    for (const Expr &item : expression.items)
        arguments.append(sourceOf(item));
    for (const auto &[name, value] : expression.keywords)
        arguments.append(name + u'=' + sourceOf(value));
    return expression.text + u'(' + arguments.join(u", "_s) + u')';
}

std::optional<Expr> read(const QString &source)
{
    if (source.isEmpty())
        return std::nullopt;
    Result<Expr> expression = parseExpression(source);
    return expression ? std::optional(*expression) : std::nullopt;
}

} // namespace

QStringList namesInExpression(const QString &source)
{
    Names names;
    if (const std::optional<Expr> expression = read(source))
        names.collect(*expression, true);
    return names.all();
}

QStringList namesInPairs(const Value &pairs)
{
    Names names;
    const Result<Expr> list = expressionOf(pairs);
    if (!list)
        return {};
    for (const Expr &pair : list->items) {
        if (!pair.items.isEmpty() && pair.kind == Expr::Kind::List)
            names.collect(pair.items.first(), true);
    }
    return names.all();
}

bool isCondition(const QString &source)
{
    const std::optional<Expr> expression = read(source);
    return expression && isCondition(*expression);
}

bool mentionsRows(const QString &source)
{
    const std::optional<Expr> expression = read(source);
    constexpr std::array asking{u"F", u"OuterRef", u"Subquery", u"Exists", u"Window", u"ArraySubquery", u"Collate", u"Q"};
    return expression
        && std::any_of(asking.begin(), asking.end(), [&](const char16_t *name) { return calls(*expression, QStringView(name)); });
}

bool mentionsRawSql(const QString &source)
{
    const std::optional<Expr> expression = read(source);
    return expression && calls(*expression, u"RawSQL");
}

Value literalFromSource(const QString &source)
{
    const std::optional<Expr> expression = read(source);
    return expression ? literal(*expression) : Value();
}

ValueList pairsFromSource(const QString &source)
{
    const std::optional<Expr> expression = read(source);
    return expression ? pairs(*expression) : ValueList();
}

std::optional<Field> fieldFromSource(const QString &source)
{
    const std::optional<Expr> call = read(source);
    if (!call || call->kind != Expr::Kind::Call || !call->receiver.isEmpty())
        return std::nullopt;
    const std::optional<FieldType> type = fieldTypeNamed(call->lastName());
    static const QStringList postgres{u"ArrayField"_s, u"CICharField"_s, u"CIEmailField"_s, u"CITextField"_s};
    if (!type && !postgres.contains(call->lastName()))
        return std::nullopt;
    Field field;
    field.type = type.value_or(FieldType::Opaque);
    if (!type)
        field.customClass = u"django.contrib.postgres.fields."_s + call->lastName();
    if (!type && !call->items.isEmpty())
        field.options.set(u"base_field"_s, Code{sourceOf(call->items.first())});
    for (const auto &[name, value] : call->keywords)
        field.options.set(name, literal(value));
    return field;
}

} // namespace relata
