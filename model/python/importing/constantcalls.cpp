// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/arithmetic.h"
#include "model/python/importing/djangonames.h"
#include "model/python/importing/lookup.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyExpr::Kind;

constexpr qint64 longestRange = 1000;
constexpr qint64 longestText = 100'000;
constexpr QStringView settingsPath = u"django.conf.settings";

} // namespace

MaybeKnown Lookup::call(const Scope &scope, const PyExpr &expression)
{
    const PyExpr &callee = expression.items.first();
    if (callee.is(Kind::Attribute) && callee.text == u"format")
        return formatted(scope, expression);
    const QString method = callee.is(Kind::Name) ? lastPart(callee.text) : callee.text;
    if (method == u"join" && expression.items.size() == 2)
        return joinedTexts(scope, expression);
    if (!callee.is(Kind::Name))
        return std::nullopt;
    if (callee.text.endsWith(u".format"))
        return formatted(scope, expression);
    if (callee.text.contains(u'.') && expression.items.size() == 1) {
        if (MaybeKnown entries = mapping(scope, callee))
            return entries;
    }
    const Meaning function = meaning(scope, callee.text, callee.range.begin);
    if (function.kind != Meaning::Kind::External)
        return std::nullopt;
    if (function.dotted == u"django.apps.apps.is_installed" && expression.items.size() == 2) {
        const std::optional<bool> is = installed(expression.items[1].text);
        return is ? known(*is) : std::nullopt;
    }
    const int argument = textArgument(function.dotted);
    return argument >= 0 ? translated(scope, expression, argument) : builtinCall(scope, expression, function.dotted);
}

MaybeKnown Lookup::translated(const Scope &scope, const PyExpr &expression, int argument)
{
    const qsizetype given = expression.items.size() - 1 - expression.keywords.size();
    const PyExpr *text = argument < given ? &expression.items[1 + argument] : expression.keyword(u"message");
    const MaybeKnown value = text ? evaluate(scope, *text) : std::nullopt;
    return value && value->value.isText() ? value : std::nullopt;
}

MaybeKnown Lookup::builtinCall(const Scope &scope, const PyExpr &expression, const QString &function)
{
    if (function == u"getattr")
        return settingCall(scope, expression);
    const bool list = function == u"list" || function == u"tuple";
    const bool text = function == u"str", number = function == u"int", length = function == u"len";
    if (function == u"range")
        return rangeOf(scope, expression);
    if (expression.items.size() != 2 || !expression.keywords.isEmpty() || !(list || text || number || length))
        return std::nullopt;
    const MaybeKnown argument = evaluate(scope, expression.items[1]);
    if (!argument)
        return std::nullopt;
    const Value &value = argument->value;
    if (list || length) {
        if (length && value.isText())
            return known(qint64(value.toText().toUcs4().size()));
        return !value.isList() ? std::nullopt : list ? argument : known(qint64(value.toList().size()));
    }
    if (text)
        return value.isText() ? argument : value.isInteger() ? knownText(value.literal()) : std::nullopt;
    return value.isInteger() ? argument : std::nullopt;
}

MaybeKnown Lookup::rangeOf(const Scope &scope, const PyExpr &expression)
{
    QList<qint64> given;
    for (const PyExpr &argument : expression.arguments()) {
        const MaybeKnown value = evaluate(scope, argument);
        if (!value || !value->value.isInteger())
            return std::nullopt;
        given.append(value->value.toInteger());
    }
    if (given.isEmpty() || given.size() > 3)
        return std::nullopt;
    const qint64 first = given.size() > 1 ? given[0] : 0, end = given.size() > 1 ? given[1] : given[0];
    const qint64 step = given.value(2, 1);
    QList<Known> numbers;
    // Numbers that nobody counts to: no sum of them overflows.
    constexpr qint64 far = 1'000'000'000'000;
    if (step == 0 || std::abs(first) > far || std::abs(end) > far || std::abs(step) > far)
        return std::nullopt;
    for (qint64 i = first; step > 0 ? i < end : i > end; i += step) {
        if (numbers.size() == longestRange)
            return std::nullopt;
        numbers.append({i, 1});
    }
    return knownList(numbers);
}

// `getattr(settings, "MAX", 100)`: what the settings say, or what holds without them.
MaybeKnown Lookup::settingCall(const Scope &scope, const PyExpr &expression)
{
    const QList<PyExpr> &items = expression.items;
    if (items.size() < 3 || !items[1].is(Kind::Name) || !items[2].is(Kind::Text))
        return std::nullopt;
    if (meaning(scope, items[1].text, items[1].range.begin).dotted != settingsPath)
        return std::nullopt;
    const MaybeKnown said = setting(items[2].text);
    return said || items.size() < 4 ? said : evaluate(scope, items[3]);
}

// `NAMES.items()` of a dict.
MaybeKnown Lookup::mapping(const Scope &scope, const PyExpr &callee)
{
    const QString method = lastPart(callee.text);
    const Meaning owner = meaning(scope, allButLast(callee.text), callee.range.begin);
    if (owner.kind != Meaning::Kind::Constant || !owner.value)
        return std::nullopt;
    const Place place = followed(owner.scope, *owner.value);
    if (!place.expression->is(Kind::Dict))
        return std::nullopt;
    if (method == u"items")
        return pairsOfDict(place.scope, *place.expression, 1);
    if (method != u"keys" && method != u"values")
        return std::nullopt;
    QList<Known> out;
    for (qsizetype i = method == u"keys" ? 0 : 1; i < place.expression->items.size(); i += 2) {
        const MaybeKnown item = evaluate(place.scope, place.expression->items[i]);
        if (!item)
            return std::nullopt;
        out.append(*item);
    }
    return knownList(out);
}

MaybeKnown Lookup::joinedTexts(const Scope &scope, const PyExpr &expression)
{
    const PyExpr &callee = expression.items.first();
    const MaybeKnown between = callee.is(Kind::Attribute)
                                   ? evaluate(scope, callee.items.first())
                                   : attributeOf(scope, allButLast(callee.text), callee.range.begin);
    const MaybeKnown parts = between && between->value.isText() ? evaluate(scope, expression.items[1]) : std::nullopt;
    if (!parts || parts->value.toStrings().size() != parts->value.toList().size() || !parts->value.isList())
        return std::nullopt;
    if (parts->weight + between->weight * parts->value.toList().size() > longestText)
        return std::nullopt;
    return knownText(parts->value.toStrings().join(between->value.toText()));
}

// `"{} of {name}".format(...)` with plain fields only.
MaybeKnown Lookup::formatted(const Scope &scope, const PyExpr &expression)
{
    const PyExpr &callee = expression.items.first();
    MaybeKnown pattern = callee.is(Kind::Attribute) ? evaluate(scope, callee.items.first())
                                                    : attributeOf(scope, allButLast(callee.text), callee.range.begin);
    if (!pattern || !pattern->value.isText())
        return std::nullopt;
    QHash<QString, Value> fields;
    for (qsizetype i = 1; i < expression.items.size(); ++i) {
        const MaybeKnown value = evaluate(scope, expression.items[i]);
        if (!value || !(value->value.isText() || value->value.isInteger()))
            return std::nullopt;
        fields.insert(QString::number(i - 1), value->value);
    }
    for (const PyExpr::Keyword &keyword : expression.keywords)
        fields.insert(keyword.name, fields.value(QString::number(keyword.value - 1)));
    const std::optional<QString> text = braceFormatted(pattern->value.toText(), fields);
    return text ? knownText(*text) : std::nullopt;
}

// What the settings among the sources say; those come first that manage.py names.
MaybeKnown Lookup::setting(const QString &name)
{
    for (const int module : m_tree.settings) {
        const Meaning found = inModule(module, name, anywhere);
        if (found.kind == Meaning::Kind::Constant)
            return constant(found);
    }
    return std::nullopt;
}

MaybeKnown Lookup::percent(const Scope &scope, const QString &pattern, const PyExpr &arguments)
{
    QHash<QString, Value> fields;
    if (arguments.is(Kind::Dict)) {
        for (qsizetype i = 0; i + 1 < arguments.items.size(); i += 2) {
            const MaybeKnown value = evaluate(scope, arguments.items[i + 1]);
            if (!arguments.items[i].is(Kind::Text) || !value)
                return std::nullopt;
            fields.insert(arguments.items[i].text, value->value);
        }
    } else {
        const MaybeKnown value = evaluate(scope, arguments);
        if (!value)
            return std::nullopt;
        const ValueList list = arguments.is(Kind::Tuple) ? value->value.toList() : ValueList{value->value};
        for (qsizetype i = 0; i < list.size(); ++i)
            fields.insert(QString::number(i), list[i]);
    }
    const std::optional<QString> text = percentFormatted(pattern, fields);
    return text ? knownText(*text) : std::nullopt;
}

} // namespace relata
