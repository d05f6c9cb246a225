// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

// A condition made of a lookup class: `GreaterThan(F("a"), 1)`.
constexpr std::array<std::pair<QStringView, QStringView>, 16> lookupClasses = {{{u"Exact", u"exact"},
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
                                                                                {u"Regex", u"regex"}}};

QStringView lookupOfClass(const Expr &expression)
{
    if (expression.kind != Expr::Kind::Call || !expression.receiver.isEmpty())
        return {};
    const QString name = expression.lastName();
    for (const auto &[className, lookup] : lookupClasses) {
        if (name == className)
            return lookup;
    }
    return {};
}

constexpr std::array<std::pair<QStringView, QStringView>, 5> comparisons = {
    {{u"exact", u"="}, {u"gt", u">"}, {u"gte", u">="}, {u"lt", u"<"}, {u"lte", u"<="}}};

QString escapedForLike(QString text)
{
    return text.replace(u'\\', u"\\\\"_s).replace(u'%', u"\\%"_s).replace(u'_', u"\\_"_s);
}

} // namespace

// What Q objects combine to: django/utils/tree.py (Node.add).
QNode Compiler::q(const Expr &expression)
{
    const QStringView connector = expression.text == u"&"   ? u"AND"
                                  : expression.text == u"|" ? u"OR"
                                  : expression.text == u"^" ? u"XOR"
                                                            : u"";
    if (expression.kind == Expr::Kind::Binary && !connector.isEmpty()) {
        const QNode left = q(expression.items[0]), right = q(expression.items[1]);
        if (left.children.isEmpty() || right.children.isEmpty())
            return left.children.isEmpty() ? right : left;
        QNode node{.connector = connector.toString()};
        node.add(left);
        node.add(right);
        return node;
    }
    if (expression.kind == Expr::Kind::Unary && expression.text == u"~") {
        QNode node = q(expression.items[0]);
        node.negated = !node.negated;
        return node;
    }
    if (!lookupOfClass(expression).isEmpty())
        return {.children = {{.expression = expression}}};
    if (!expression.isCallOf(u"Q"))
        return fail<QNode>(tr("a condition has to be made of Q objects"));
    QNode node;
    for (const Expr &item : expression.items) {
        if (item.kind == Expr::Kind::List && item.items.size() == 2 && item.items[0].kind == Expr::Kind::Text)
            node.children.append({.path = item.items[0].text, .expression = item.items[1]});
        else
            node.children.append({.node = {q(item)}});
    }
    QList<std::pair<QString, Expr>> keywords = expression.keywords;
    std::stable_sort(keywords.begin(), keywords.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (const auto &[key, value] : std::as_const(keywords)) {
        if (key == u"_connector")
            node.connector = value.text;
        else if (key == u"_negated")
            node.negated = value.text == u"True";
        else
            node.children.append({.path = key, .expression = value});
    }
    return node;
}

WhereNode Compiler::where(const QNode &node, bool negated)
{
    const bool inside = negated != node.negated;
    WhereNode out{.connector = node.connector, .negated = node.negated};
    for (const QNode::Child &child : node.children) {
        if (!child.node.isEmpty())
            out.add(where(child.node.first(), inside));
        else if (child.path.isEmpty())
            out.add({.children = {{.sql = lookupClass(child.expression).value_or(QString())}}});
        else
            out.add(filter(child.path, child.expression, inside));
    }
    return out;
}

std::optional<QString> Compiler::lookupClass(const Expr &call)
{
    const Expr *left = call.argument(0, u"lhs"), *right = call.argument(1, u"rhs");
    if (!left || !right)
        return fail<std::optional<QString>>(tr("%1 takes two arguments").arg(call.text));
    return lookup(compile(*left), lookupOfClass(call).toString(), *right);
}

// Query.build_filter: under a NOT a comparison with a nullable column also asks that it is not null.
WhereNode Compiler::filter(const QString &path, const Expr &value, bool negated)
{
    const QStringList parts = path.split(u"__"_s);
    const Term left = column(parts.first());
    QString name = parts.size() > 1 ? parts[1] : u"exact"_s;
    if (parts.size() > 2)
        return fail<WhereNode>(tr("the lookup \"%1\" is not known").arg(path));
    const bool none = value.kind == Expr::Kind::None && (name == u"exact" || name == u"iexact");
    const Expr right = none ? Expr{.kind = Expr::Kind::Bool, .text = u"True"_s} : value;
    if (none)
        name = u"isnull"_s;
    WhereNode node{.children = {{.sql = lookup(left, name, right)}}};
    if (!negated || name == u"isnull" || !left.column)
        return node;
    if (left.column->null)
        node.children.append({.sql = left.sql + u" IS NOT NULL"_s});
    if (right.isCallOf(u"F")) {
        const Term other = compile(right);
        if (other.column && other.column->null)
            node.children.append({.sql = other.sql + u" IS NOT NULL"_s});
    }
    return node;
}

QString Compiler::whereSql(const WhereNode &node)
{
    if (node.connector == u"XOR" && !m_dialect.logicalXor)
        return xorSql(node);
    QStringList parts;
    for (const WhereNode::Child &child : node.children)
        parts.append(child.node.isEmpty() ? child.sql : whereSql(child.node.first()));
    parts.removeAll(QString());
    if (parts.isEmpty())
        return fail<QString>(tr("the condition is empty"));
    const QString joined = parts.join(u' ' + node.connector + u' ');
    if (node.negated)
        return u"NOT ("_s + joined + u')';
    return parts.size() > 1 ? u'(' + joined + u')' : joined;
}

// a XOR b is (a OR b) AND 1 = (a + b), of three and more the sum modulo 2.
QString Compiler::xorSql(const WhereNode &node)
{
    WhereNode any = node;
    any.connector = u"OR"_s;
    any.negated = false;
    QString sum;
    for (const WhereNode::Child &child : node.children) {
        const QString condition = child.node.isEmpty() ? child.sql : whereSql(child.node.first());
        const QString one = u"CASE WHEN "_s + condition + u" THEN 1 ELSE 0 END"_s;
        sum = sum.isEmpty() ? one : u'(' + sum + u" + "_s + one + u')';
    }
    if (node.children.size() > 2)
        sum = u"(MOD("_s + sum + u", 2))"_s;
    else if (!sum.startsWith(u'('))
        sum = u'(' + sum + u')';
    m_literals = true;
    const QString both = whereSql(any) + u" AND 1 = "_s + sum;
    return node.negated ? u"NOT ("_s + both + u')' : u'(' + both + u')';
}

QString Compiler::parameter(const Term &left, const Expr &right, bool inParentheses)
{
    const std::optional<Literal> literal = literalOf(right);
    if (!literal) {
        const Term term = compile(right);
        const bool plain = term.value || term.sql.startsWith(u'(') || !inParentheses;
        return plain ? term.sql : u'(' + term.sql + u')';
    }
    if (literal->kind == Literal::Kind::None)
        return fail<QString>(tr("None can only be compared with exact"));
    const std::optional<Literal> ready = prepared(*literal, left.field);
    if (!ready)
        return fail<QString>(tr("a value does not fit %1").arg(className(left.field)));
    m_literals = true;
    return literalSql(*ready, m_dialect);
}

QString Compiler::comparison(const Term &left, const QString &name, const Expr &right)
{
    const std::optional<Literal> literal = literalOf(right);
    const std::optional<Literal> ready = literal ? prepared(*literal, left.field) : std::nullopt;
    if (name == u"exact" && ready && ready->kind == Literal::Kind::Bool && left.type == FieldType::Boolean &&
        m_dialect.booleanColumns)
        return ready->text == u"True" ? left.sql : u"NOT "_s + left.sql;
    Expr value = right;
    // Integers compare with a float by the next whole number.
    const bool whole = ready && ready->kind == Literal::Kind::Integer && right.kind == Expr::Kind::Float;
    if (whole && (name == u"gte" || name == u"lt"))
        value = {.kind = Expr::Kind::Integer, .text = QString::number(qint64(std::ceil(right.text.toDouble())))};
    for (const auto &[lookupName, sign] : comparisons) {
        if (name == lookupName)
            return left.sql + u' ' + sign.toString() + u' ' + parameter(left, value, true);
    }
    return fail<QString>(tr("the lookup \"%1\" is not known").arg(name));
}

QString Compiler::rangeOrIn(const Term &left, const QString &name, const Expr &right)
{
    if (right.kind != Expr::Kind::List)
        return fail<QString>(tr("\"%1\" takes a list").arg(name));
    QStringList values;
    for (const Expr &item : right.items) {
        if (name == u"in" && item.kind == Expr::Kind::None)
            continue;
        const QString sql = parameter(left, item, false);
        if (name == u"range" || !values.contains(sql))
            values.append(sql);
    }
    if (name == u"range" && values.size() == 2)
        return left.sql + u" BETWEEN "_s + values[0] + u" AND "_s + values[1];
    if (name == u"range" || values.isEmpty())
        return fail<QString>(name == u"in" ? tr("\"in\" needs at least one value") : tr("\"range\" takes two values"));
    return left.sql + u" IN ("_s + values.join(u", "_s) + u')';
}

QString Compiler::patternLookup(const Term &left, const QString &name, const Expr &right)
{
    const QStringView form = wording(m_dialect.lookups, name);
    const std::optional<Literal> literal = literalOf(right);
    if (!literal) {
        const Term term = compile(right);
        const QString inner = term.value || term.sql.startsWith(u'(') ? term.sql : u'(' + term.sql + u')';
        const QStringView pattern = wording(m_dialect.patterns, name);
        if (pattern.isEmpty())
            return filled(form, {left.sql, inner});
        return filled(pattern, {left.sql, filled(wording(m_dialect.patterns, u""), {left.sql, inner})});
    }
    const std::optional<Literal> text = prepared(*literal, {.type = FieldType::Text});
    if (!text)
        return fail<QString>(tr("\"%1\" takes text").arg(name));
    QString value = text->text;
    const bool regex = name.endsWith(u"regex"_s);
    if (!regex && form.contains(u"LIKE"))
        value = escapedForLike(value);
    if (name.endsWith(u"contains"_s) || name.endsWith(u"startswith"_s))
        value += u'%';
    if (name.endsWith(u"contains"_s) || name.endsWith(u"endswith"_s))
        value.prepend(u'%');
    m_literals = true;
    return filled(form, {left.sql, textSql(value, m_dialect)});
}

QString Compiler::lookup(const Term &left, const QString &name, const Expr &right)
{
    if (name == u"isnull") {
        if (right.kind != Expr::Kind::Bool)
            return fail<QString>(tr("\"isnull\" takes True or False"));
        return left.sql + (right.text == u"True" ? u" IS NULL"_s : u" IS NOT NULL"_s);
    }
    if (name == u"in" || name == u"range")
        return rangeOrIn(left, name, right);
    if (!wording(m_dialect.lookups, name).isEmpty())
        return patternLookup(left, name, right);
    return comparison(left, name, right);
}

Result<QString> Compiler::condition(const Expr &expression)
{
    return finished(whereSql(where(q(expression), false)));
}

} // namespace relata
