// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/bindings.h"
#include "model/python/importing/lookup.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyExpr::Kind;

// Conditions lead to constants that stand under conditions.
constexpr int deepest = 40;

constexpr QStringView installedPath = u"django.conf.settings.INSTALLED_APPS";

std::optional<bool> isTrue(const Value &value)
{
    if (value.isCode())
        return std::nullopt;
    if (value.isBool())
        return value.toBool();
    if (value.isInteger())
        return value.toInteger() != 0;
    if (value.isText())
        return !value.toText().isEmpty();
    return value.isList() && !value.toList().isEmpty();
}

std::optional<int> order(const Value &left, const Value &right)
{
    if (left.isInteger() && right.isInteger())
        return left.toInteger() < right.toInteger() ? -1 : left.toInteger() > right.toInteger() ? 1 : 0;
    if (left.isText() && right.isText())
        return QString::compare(left.toText(), right.toText());
    if (!left.isList() || !right.isList())
        return std::nullopt;
    const ValueList &a = left.toList(), &b = right.toList();
    for (qsizetype i = 0; i < std::min(a.size(), b.size()); ++i) {
        const std::optional<int> item = order(a[i], b[i]);
        if (!item || *item != 0)
            return item;
    }
    return a.size() < b.size() ? -1 : a.size() > b.size() ? 1 : 0;
}

bool holdsIn(const QString &sign, int order)
{
    return sign == u"<" ? order < 0 : sign == u"<=" ? order <= 0 : sign == u">" ? order > 0 : order >= 0;
}

std::optional<bool> negatedIf(bool negated, std::optional<bool> truth)
{
    return truth ? std::optional(*truth != negated) : std::nullopt;
}

} // namespace

// A name that was imported stands for something; a constant of a library for nobody knows what.
std::optional<bool> Lookup::nameIsTrue(const Scope &scope, const PyExpr &name)
{
    const Meaning found = meaning(scope, name.text, name.range.begin);
    const QString last = lastPart(found.dotted);
    if (last == u"TYPE_CHECKING")
        return false;
    switch (found.kind) {
    case Meaning::Kind::Class:
    case Meaning::Kind::Function:
    case Meaning::Kind::Module:
        return true;
    case Meaning::Kind::External:
        if (!found.dotted.startsWith(u"django.conf.settings."_s) && last != last.toUpper())
            return true;
        break;
    case Meaning::Kind::Constant:
    case Meaning::Kind::Unknown:
        break;
    }
    const MaybeKnown value = evaluate(scope, name);
    return value ? isTrue(value->value) : std::nullopt;
}

std::optional<bool> Lookup::isNone(const Scope &scope, const PyExpr &expression)
{
    const MaybeKnown value = evaluate(scope, expression);
    if (value)
        return value->value.isNone();
    const std::optional<bool> something = expression.is(Kind::Name) ? nameIsTrue(scope, expression) : std::nullopt;
    return something.value_or(false) ? std::optional(false) : std::nullopt;
}

// What a variable of the environment says is nothing: it is not set, unless somebody does.
bool Lookup::asksEnvironment(const Scope &scope, const PyExpr &expression)
{
    if (!expression.is(Kind::Call) || expression.items.size() != 2 || !expression.items.first().is(Kind::Name))
        return false;
    const PyExpr &callee = expression.items.first();
    const QString called = meaning(scope, callee.text, callee.range.begin).dotted;
    return called == u"os.environ.get" || called == u"os.getenv";
}

// `"shop" in settings.INSTALLED_APPS`, `django.VERSION >= (5, 0)`, `Image is not None`.
std::optional<bool> Lookup::compared(const Scope &scope, const PyExpr &comparison)
{
    const PyExpr &left = comparison.items[0], &right = comparison.items[1];
    const QString &sign = comparison.text;
    if (sign == u"is" || sign == u"is not") {
        if (!right.is(Kind::None))
            return std::nullopt;
        return negatedIf(sign == u"is not", isNone(scope, left));
    }
    const MaybeKnown a = evaluate(scope, left);
    const bool apps = right.is(Kind::Name) && meaning(scope, right.text, right.range.begin).dotted == installedPath;
    if (a && apps && a->value.isText())
        return negatedIf(sign == u"not in", installed(a->value.toText()));
    if (right.is(Kind::Name) && meaning(scope, right.text, right.range.begin).dotted == u"os.environ")
        return sign == u"not in";
    const MaybeKnown b = a ? evaluate(scope, right) : std::nullopt;
    if (!b)
        return std::nullopt;
    if (sign == u"in" || sign == u"not in") {
        if (b->value.isList())
            return negatedIf(sign == u"not in", b->value.toList().contains(a->value.plain()));
        return std::nullopt;
    }
    const std::optional<int> found = order(a->value, b->value);
    if (sign == u"==" || sign == u"!=")
        return found ? negatedIf(sign == u"!=", *found == 0) : std::nullopt;
    return found ? std::optional(holdsIn(sign, *found)) : std::nullopt;
}

std::optional<bool> Lookup::truth(const Scope &scope, const PyExpr &expression)
{
    if (m_depth >= deepest)
        return std::nullopt;
    if (expression.is(Kind::Unary) && expression.text == u"not")
        return negatedIf(true, truth(scope, expression.items.first()));
    if (expression.is(Kind::Compare) && expression.items.size() == 2)
        return compared(scope, expression);
    if (expression.is(Kind::Name))
        return nameIsTrue(scope, expression);
    if (asksEnvironment(scope, expression))
        return false;
    if (!expression.is(Kind::Logic)) {
        const MaybeKnown value = evaluate(scope, expression);
        return value ? isTrue(value->value) : std::nullopt;
    }
    const bool decisive = expression.text == u"or";
    bool open = false;
    for (const PyExpr &item : expression.items) {
        const std::optional<bool> part = truth(scope, item);
        if (part == decisive)
            return decisive;
        open = open || !part;
    }
    return open ? std::nullopt : std::optional(!decisive);
}

// What is not there unless somebody sees to it (`if not settings.SHOP_MODEL`, `if not is_registered("Product")`) is
// taken not to be there.
std::optional<bool> Lookup::holds(const Scope &scope, int condition)
{
    if (condition < 0)
        return true;
    const QList<PyCondition> &all = m_tree.modules[scope.module].conditions;
    const std::pair key(scope.module, condition);
    if (const auto known = m_conditions.constFind(key); known != m_conditions.cend())
        return *known;
    if (m_depth >= deepest || condition >= all.size())
        return std::nullopt;
    // Until it is known: a condition may lead back to itself.
    m_conditions.insert(key, std::nullopt);
    ++m_depth;
    const PyCondition &own = all[condition];
    std::optional<bool> result = negatedIf(own.negated, truth(scope, own.test));
    if (!result && !own.negated && own.test.is(Kind::Unary) && own.test.text == u"not")
        result = true;
    const std::optional<bool> around = holds(scope, own.within);
    if (around == false || result == false)
        result = false;
    else if (!around)
        result = std::nullopt;
    --m_depth;
    m_conditions.insert(key, result);
    return result;
}

// `a or b` as a value, `a if b else c`, `a == b`.
MaybeKnown Lookup::decided(const Scope &scope, const PyExpr &expression)
{
    if (expression.is(Kind::Condition) && expression.items.size() == 3) {
        const std::optional<bool> test = truth(scope, expression.items[0]);
        return test ? evaluate(scope, expression.items[*test ? 1 : 2]) : std::nullopt;
    }
    if (expression.is(Kind::Compare)) {
        const std::optional<bool> result = truth(scope, expression);
        return result ? known(*result) : std::nullopt;
    }
    for (qsizetype i = 0; i < expression.items.size(); ++i) {
        const MaybeKnown value = evaluate(scope, expression.items[i]);
        const std::optional<bool> is = value ? isTrue(value->value) : std::nullopt;
        if (!is)
            return std::nullopt;
        if (i + 1 == expression.items.size() || *is == (expression.text == u"or"))
            return value;
    }
    return std::nullopt;
}

std::optional<bool> Lookup::installed(const QString &app)
{
    const bool here = std::any_of(m_tree.apps.cbegin(), m_tree.apps.cend(),
                                  [&](const SourceApp &source) { return source.package == app; });
    if (here)
        return true;
    const MaybeKnown apps = setting(u"INSTALLED_APPS"_s);
    if (!apps || !apps->value.isList())
        return std::nullopt;
    const QStringList names = apps->value.toStrings();
    return std::any_of(names.cbegin(), names.cend(),
                       [&](const QString &name) { return name == app || name.startsWith(app + u".apps."_s); });
}

} // namespace relata
