// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/arithmetic.h"
#include "model/python/importing/djangonames.h"
#include "model/python/importing/lookup.h"

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyExpr::Kind;

// Constants are short; what grows beyond this is kept as source.
constexpr qint64 heaviest = 200'000;
constexpr int deepest = 60;
constexpr int mostSteps = 300'000;

constexpr QStringView settingsPath = u"django.conf.settings";

// django.VERSION
ValueList versionTuple(const QString &version)
{
    const QStringList numbers = version.split(u'.');
    return {numbers.value(0).toLongLong(), numbers.value(1).toLongLong(), 0, u"final"_s, 0};
}

} // namespace

MaybeKnown known(const Value &value, qint64 weight)
{
    return weight > heaviest ? std::nullopt : MaybeKnown(Known{value, weight});
}

MaybeKnown knownText(const QString &text)
{
    return known(text, 1 + text.size() / 4);
}

MaybeKnown knownList(const QList<Known> &items)
{
    ValueList values;
    qint64 weight = 1;
    for (const Known &item : items) {
        values.append(item.value);
        weight += item.weight;
    }
    return known(values, weight);
}

QString Lookup::source(const Scope &scope, const PyExpr &expression) const
{
    return m_tree.modules[scope.module].text(expression.range);
}

MaybeKnown Lookup::evaluate(const Scope &scope, const PyExpr &expression)
{
    if (m_depth >= deepest || ++m_steps > mostSteps) {
        m_cut = true;
        return std::nullopt;
    }
    ++m_depth;
    MaybeKnown out = evaluateKind(scope, expression);
    --m_depth;
    return out;
}

MaybeKnown Lookup::evaluateKind(const Scope &scope, const PyExpr &expression)
{
    switch (expression.kind) {
    case Kind::None:
        return known({});
    case Kind::Bool:
        return known(expression.text == u"True");
    case Kind::Integer: {
        bool fits = false;
        const qint64 number = expression.text.toLongLong(&fits);
        return fits ? known(number) : std::nullopt;
    }
    case Kind::Text:
        return knownText(expression.text);
    case Kind::List:
    case Kind::Tuple:
    case Kind::Set:
        return list(scope, expression);
    case Kind::Name:
        return name(scope, expression);
    case Kind::Call:
        return call(scope, expression);
    case Kind::Unary: {
        const MaybeKnown operand = evaluate(scope, expression.items.first());
        return operand ? unaryResult(expression.text, *operand) : integerResult(scope, expression);
    }
    case Kind::Binary:
        return binary(scope, expression);
    case Kind::Subscript:
        return subscript(scope, expression);
    case Kind::Compare:
    case Kind::Logic:
    case Kind::Condition:
        return decided(scope, expression);
    case Kind::Loop:
        return repeatedFor(scope, expression);
    case Kind::Attribute:
    case Kind::Float:
    case Kind::Bytes:
    case Kind::Dict:
    case Kind::Starred:
    case Kind::Other:
        break;
    }
    return std::nullopt;
}

MaybeKnown Lookup::list(const Scope &scope, const PyExpr &expression, int without)
{
    QList<Known> items;
    for (qsizetype i = 0; i < expression.items.size() - without; ++i) {
        const PyExpr &item = expression.items[i];
        const bool starred = item.is(Kind::Starred) && !item.items.isEmpty();
        const MaybeKnown value = evaluate(scope, starred ? item.items.first() : item);
        if (!value || (starred && !value->value.isList()))
            return std::nullopt;
        if (!starred) {
            items.append(*value);
            continue;
        }
        const qint64 share = value->weight / std::max<qint64>(1, value->value.toList().size()) + 1;
        for (const Value &inner : value->value.toList())
            items.append({inner, share});
    }
    return knownList(items);
}

MaybeKnown Lookup::name(const Scope &scope, const PyExpr &expression)
{
    const auto local = m_locals.constFind(expression.text);
    return local != m_locals.cend() ? *local : attributeOf(scope, expression.text, expression.range.begin);
}

// `Status.choices`, `Status.DRAFT`, `Status.DRAFT.value`, `MAX`, `module.MAX`, `settings.MAX`.
MaybeKnown Lookup::attributeOf(const Scope &scope, const QString &dotted, int before)
{
    const Meaning whole = meaning(scope, dotted, before);
    if (whole.kind == Meaning::Kind::Constant)
        return constant(whole);
    if (whole.kind == Meaning::Kind::External && whole.dotted.startsWith(settingsPath)) {
        const QString setting = whole.dotted.mid(settingsPath.size() + 1);
        // A model by its setting is a relation of its own kind.
        return setting == u"AUTH_USER_MODEL" ? std::nullopt : this->setting(setting);
    }
    if (whole.dotted == u"django.VERSION")
        return known(versionTuple(m_tree.djangoVersion));
    const QString last = lastPart(dotted), path = allButLast(dotted);
    if (path.isEmpty() || whole.kind == Meaning::Kind::Class || whole.kind == Meaning::Kind::Function)
        return std::nullopt;
    const Meaning owner = meaning(scope, path, before);
    if (last == u"choices" || last == u"values" || last == u"labels" || last == u"names")
        return choicesAttribute(owner, last);
    const bool ofMember = last == u"value" || last == u"label" || last == u"name";
    Meaning enumeration = ofMember ? meaning(scope, allButLast(path), before) : owner;
    const std::optional<EnumMember> member = memberNamed(enumeration, ofMember ? lastPart(path) : last);
    if (!member)
        return std::nullopt;
    return last == u"label" ? member->label : last == u"name" ? knownText(member->name) : member->value;
}

MaybeKnown Lookup::constant(const Meaning &meaning)
{
    if (!meaning.value)
        return std::nullopt;
    // Of `A, B = range(2)` each has its own part of one value.
    const bool part =
        meaning.statement->kind == PyStatement::Kind::Other && meaning.value == &meaning.statement->value.first();
    const auto kept = m_constants.constFind(meaning.value);
    if (kept != m_constants.cend())
        return *kept;
    if (m_working.contains(meaning.statement)) {
        m_cut = true;
        return std::nullopt;
    }
    m_working.insert(meaning.statement);
    const bool outerCut = std::exchange(m_cut, false);
    QHash<QString, Known> locals;
    std::swap(m_locals, locals); // they are none of the constant's
    MaybeKnown out = constantValue(meaning);
    std::swap(m_locals, locals);
    if (part && out) {
        const ValueList values = out->value.toList();
        const qsizetype at = meaning.statement->targets.indexOf(lastPart(meaning.dotted));
        const bool even = values.size() == meaning.statement->targets.size() && at >= 0;
        out = even ? known(values[at], out->weight) : std::nullopt;
    }
    m_working.remove(meaning.statement);
    if (!m_cut && !part)
        m_constants.insert(meaning.value, out);
    m_cut = (m_cut || outerCut) && !m_working.isEmpty();
    return out;
}

MaybeKnown Lookup::constantValue(const Meaning &meaning)
{
    const Scope &scope = meaning.scope;
    if (!scope.classes.isEmpty()) {
        Scope outside = scope;
        const PyStatement *owner = outside.classes.takeLast();
        const Meaning enumeration{.kind = Meaning::Kind::Class, .scope = outside, .statement = owner};
        const EnumKind kind = enumKind(enumeration);
        if (kind.enumeration) {
            const std::optional<EnumMember> member = memberNamed(enumeration, lastPart(meaning.dotted));
            // A member of a plain Enum is an object, not its value.
            if (member)
                return kind.django || kind.text || kind.integer ? member->value : std::nullopt;
        }
    }
    const MaybeKnown own = evaluate(scope, *meaning.value);
    if (!own || meaning.statement->kind != PyStatement::Kind::Augment)
        return own;
    // `CHOICES += [...]`: what it was before, and this.
    const QString name = meaning.statement->targets.value(0);
    const QList<Binding> bindings =
        (scope.classes.isEmpty() ? moduleBindings(scope.module) : classBindings(scope.classes.last()))
            .names.value(name);
    QList<Binding> earlier;
    for (const Binding &binding : bindings) {
        if (binding.statement->range.begin < meaning.statement->range.begin)
            earlier.append(binding);
    }
    const std::optional<Binding> before = chosen(scope, earlier, anywhere);
    const Meaning was = before ? resolved(scope, *before) : Meaning();
    const MaybeKnown start = was.kind == Meaning::Kind::Constant ? constant(was) : std::nullopt;
    return start ? binaryResult(u"+"_s, *start, *own) : std::nullopt;
}

MaybeKnown Lookup::binary(const Scope &scope, const PyExpr &expression)
{
    // A long sum leans to the left: taken from its far end so that its length is no depth.
    QList<const PyExpr *> chain = {&expression};
    while (chain.last()->items.size() == 2 && chain.last()->items.first().is(Kind::Binary) && chain.size() < 5000)
        chain.append(&chain.last()->items.first());
    MaybeKnown left = evaluate(scope, chain.last()->items.value(0));
    while (!chain.isEmpty() && left) {
        const PyExpr &next = *chain.takeLast();
        if (next.items.size() != 2)
            return std::nullopt;
        if (next.text == u"%" && left->value.isText()) {
            left = percent(scope, left->value.toText(), next.items[1]);
            continue;
        }
        const MaybeKnown right = evaluate(scope, next.items[1]);
        left = right ? binaryResult(next.text, *left, *right) : std::nullopt;
    }
    return left ? left : integerResult(scope, expression);
}

MaybeKnown Lookup::integerResult(const Scope &scope, const PyExpr &expression)
{
    const std::optional<WideInteger> result = wide(scope, expression);
    const bool fits =
        result && *result >= std::numeric_limits<qint64>::min() && *result <= std::numeric_limits<qint64>::max();
    return fits ? known(qint64(*result)) : std::nullopt;
}

std::optional<WideInteger> Lookup::wide(const Scope &scope, const PyExpr &expression)
{
    if (expression.is(Kind::Integer))
        return wideInteger(expression.text);
    if (expression.is(Kind::Unary)) {
        const std::optional<WideInteger> operand = wide(scope, expression.items.first());
        return operand && expression.text == u"-" ? wideResult(u"-"_s, 0, *operand) : std::nullopt;
    }
    if (expression.is(Kind::Binary) && expression.items.size() == 2) {
        const std::optional<WideInteger> left = wide(scope, expression.items[0]);
        const std::optional<WideInteger> right = left ? wide(scope, expression.items[1]) : std::nullopt;
        return right ? wideResult(expression.text, *left, *right) : std::nullopt;
    }
    const MaybeKnown value = expression.is(Kind::Binary) ? std::nullopt : evaluate(scope, expression);
    return value && value->value.isInteger() ? std::optional<WideInteger>(value->value.toInteger()) : std::nullopt;
}

Lookup::Place Lookup::followed(const Scope &scope, const PyExpr &expression)
{
    Place place{scope, &expression};
    for (int round = 0; round < 20 && place.expression->is(Kind::Name); ++round) {
        const Meaning next = meaning(place.scope, place.expression->text, place.expression->range.begin);
        if (next.kind != Meaning::Kind::Constant || !next.value)
            break;
        place = {next.scope, next.value};
    }
    return place;
}

// `SIZES["small"]`, `NAMES[0]`, `Status["DRAFT"]`.
MaybeKnown Lookup::subscript(const Scope &scope, const PyExpr &expression)
{
    if (expression.items.size() != 2)
        return std::nullopt;
    const MaybeKnown key = evaluate(scope, expression.items[1]);
    if (!key)
        return std::nullopt;
    const Place place = followed(scope, expression.items.first());
    if (place.expression->is(Kind::Dict)) {
        MaybeKnown found;
        for (qsizetype i = 0; i + 1 < place.expression->items.size(); i += 2) {
            const MaybeKnown candidate = evaluate(place.scope, place.expression->items[i]);
            if (!candidate)
                return std::nullopt;
            if (candidate->value == key->value)
                found = evaluate(place.scope, place.expression->items[i + 1]);
        }
        return found;
    }
    if (place.expression->is(Kind::Name) && key->value.isText()) {
        const Meaning enumeration = meaning(place.scope, place.expression->text, place.expression->range.begin);
        const EnumKind kind = enumeration.kind == Meaning::Kind::Class ? enumKind(enumeration) : EnumKind();
        const std::optional<EnumMember> member =
            kind.enumeration ? memberNamed(enumeration, key->value.toText()) : std::nullopt;
        if (member)
            return kind.django || kind.text || kind.integer ? member->value : std::nullopt;
    }
    const MaybeKnown sequence = evaluate(scope, expression.items.first());
    if (!sequence || !sequence->value.isList() || !key->value.isInteger())
        return std::nullopt;
    const ValueList &items = sequence->value.toList();
    const qint64 index = key->value.toInteger() + (key->value.toInteger() < 0 ? items.size() : 0);
    return index < 0 || index >= items.size() ? std::nullopt : known(items[index], sequence->weight);
}

// Django 5.0 and later take a mapping, and an enumeration itself, as choices.
MaybeKnown Lookup::choicePairs(const Scope &scope, const PyExpr &expression)
{
    const Place place = followed(scope, expression);
    if (place.expression->is(Kind::Dict))
        return pairsOfDict(place.scope, *place.expression, 0);
    if (expression.is(Kind::Name)) {
        const Meaning owner = meaning(scope, expression.text, expression.range.begin);
        if (MaybeKnown pairs = choicesAttribute(owner, u"choices"))
            return pairs;
    }
    return evaluate(scope, expression);
}

MaybeKnown Lookup::pairsOfDict(const Scope &scope, const PyExpr &dict, int depth)
{
    QList<Known> pairs;
    for (qsizetype i = 0; i + 1 < dict.items.size(); i += 2) {
        const Place inner = followed(scope, dict.items[i + 1]);
        const MaybeKnown key = evaluate(scope, dict.items[i]);
        const MaybeKnown value = inner.expression->is(Kind::Dict) && depth == 0
                                     ? pairsOfDict(inner.scope, *inner.expression, 1)
                                     : evaluate(scope, dict.items[i + 1]);
        const MaybeKnown pair = key && value ? knownList({*key, *value}) : std::nullopt;
        if (!pair)
            return std::nullopt;
        pairs.append(*pair);
    }
    return knownList(pairs);
}

} // namespace relata
