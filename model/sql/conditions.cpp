// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/lookuptable.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

QString connectorOf(const Expr &expression)
{
    if (expression.kind != Expr::Kind::Binary)
        return {};
    return expression.text == u"&"   ? u"AND"_s
           : expression.text == u"|" ? u"OR"_s
           : expression.text == u"^" ? u"XOR"_s
                                     : QString();
}

} // namespace

// A Q, or conditions joined by & | ^; search queries have these signs of their own.
bool Compiler::isCondition(const Expr &expression) const
{
    if (expression.isCallOf(u"Q"))
        return true;
    if (expression.kind == Expr::Kind::Unary && expression.text == u"~")
        return isCondition(expression.items.first());
    if (connectorOf(expression).isEmpty())
        return false;
    return std::all_of(expression.items.begin(), expression.items.end(), [&](const Expr &item) {
        const bool search = item.isCallOf(u"SearchQuery") || item.isCallOf(u"SearchVector");
        const Expr *inner = item.kind == Expr::Kind::Unary ? &item.items.first() : &item;
        const bool joined = !connectorOf(*inner).isEmpty();
        return !search && !inner->isCallOf(u"SearchQuery") && (!joined || isCondition(*inner));
    });
}

// What Q objects combine to: django/utils/tree.py (Node.add).
QNode Compiler::q(const Expr &expression)
{
    const QString connector = connectorOf(expression);
    if (!connector.isEmpty()) {
        const QNode left = q(expression.items[0]), right = q(expression.items[1]);
        if (left.children.isEmpty() || right.children.isEmpty())
            return left.children.isEmpty() ? right : left;
        QNode node{.connector = connector};
        node.add(left);
        node.add(right);
        return node;
    }
    if (expression.kind == Expr::Kind::Unary && expression.text == u"~" && isCondition(expression)) {
        QNode node = q(expression.items[0]);
        node.negated = !node.negated;
        return node;
    }
    if (!expression.isCallOf(u"Q"))
        return {.children = {{.expression = expression}}};
    QNode node;
    for (const Expr &item : expression.items) {
        if (item.kind == Expr::Kind::List && item.items.size() == 2 && item.items[0].kind == Expr::Kind::Text)
            node.children.append({.path = item.items[0].text, .expression = item.items[1]});
        else if (isCondition(item))
            node.children.append({.node = {q(item)}});
        else
            node.children.append({.expression = item});
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
        else if (!child.path.isEmpty())
            out.add(filter(child.path, child.expression, inside));
        else if (child.expression.isCallOf(u"F"))
            fail(tr("a field by itself is no condition for Django; compare it with True"));
        else
            out.add({.children = {{.term = asCondition(compileAgain(child.expression))}}});
    }
    return out;
}

// What is compared with True is resolved a second time, a comparison is not.
Term Compiler::compileAgain(const Expr &expression)
{
    const int again = lookupOfClass(expression).isEmpty() ? 1 : 0;
    m_inLeftSide += again;
    const Term term = compile(expression);
    m_inLeftSide -= again;
    return term;
}

// Whether a condition can stand as it is, without a comparison with True.
bool Compiler::isConditionAlone(const Term &term) const
{
    const Term *inner = &term;
    while ((inner->made == u"ExpressionWrapper" || inner->made == u"NegatedExpression") && !inner->sources.isEmpty())
        inner = &inner->sources.first();
    return m_dialect.booleanColumns || inner->lookup;
}

// Query.build_filter: what is no comparison is compared with True.
Term Compiler::asCondition(const Term &term)
{
    if (term.lookup)
        return term;
    if (!term.output.is(FieldType::Boolean))
        return fail(tr("a condition has to be made of Q objects"));
    if (isConditionAlone(term))
        return {.sql = term.sql, .output = term.output, .lookup = true, .truth = term.truth};
    m_literals = true;
    return {.sql = term.sql + u" = "_s + m_dialect.trueLiteral.toString(), .output = term.output, .lookup = true};
}

// Query.build_filter: under a NOT a comparison with a nullable column also asks that it is not null.
WhereNode Compiler::filter(const QString &path, const Expr &value, bool negated)
{
    QStringList parts = path.split(u"__"_s);
    const ResolvedField *field = fieldOf(parts.takeFirst());
    if (!field)
        return fail<WhereNode>(tr("%1 has no column for \"%2\"").arg(m_model.label(), path.section(u"__"_s, 0, 0)));
    Term left = columnTerm(*field);
    left.relation = field->target >= 0;
    if (left.relation && !parts.isEmpty() && m_joins && !isJoined(*field, parts.first()))
        parts.removeFirst();
    if (left.relation && !parts.isEmpty() && m_registry.fieldNamed(field->target, parts.first()))
        return fail<WhereNode>(tr("\"%1\" would need a join, which Django refuses here").arg(path));
    const Term condition = buildLookup(left, parts, value);
    WhereNode node{.children = {{.term = condition}}};
    if (!negated || condition.key == u"isnull" || condition.key == u"none")
        return node;
    const auto notNull = [&](const ResolvedField &of) {
        Term term = columnTerm(of);
        return Term{.sql = leftSql(term, u"isnull"_s) + u" IS NOT NULL"_s, .lookup = true};
    };
    if (field->null)
        node.children.append({.term = notNull(*field)});
    if (value.isCallOf(u"F")) {
        const Term other = compile(value);
        if (other.column && other.column->null)
            node.children.append({.term = notNull(*other.column)});
    }
    return node;
}

// WhereNode.as_sql
Term Compiler::whereTerm(const WhereNode &node)
{
    if (node.connector == u"XOR" && !m_dialect.logicalXor)
        return xorTerm(node);
    const bool all = node.connector == u"AND";
    qsizetype fullNeeded = all ? node.children.size() : 1, emptyNeeded = all ? 1 : node.children.size();
    const auto boolean = [](Truth truth) { return Term{.output = Output::of(FieldType::Boolean), .truth = truth}; };
    QStringList parts;
    for (const WhereNode::Child &child : node.children) {
        const Term term = child.node.isEmpty() ? child.term : whereTerm(child.node.first());
        if (term.truth == Truth::Empty)
            --emptyNeeded;
        else if (term.truth == Truth::Full)
            --fullNeeded;
        else
            parts.append(term.sql);
        if (emptyNeeded == 0)
            return boolean(node.negated ? Truth::Full : Truth::Empty);
        if (fullNeeded == 0)
            return boolean(node.negated ? Truth::Empty : Truth::Full);
    }
    if (parts.isEmpty())
        return boolean(Truth::Full);
    const QString joined = parts.join(u' ' + node.connector + u' ');
    Term out = boolean(Truth::Sql);
    out.made = node.negated || parts.size() > 1 ? u"Where"_s : u"Single"_s;
    out.sql = node.negated ? u"NOT ("_s + joined + u')' : parts.size() > 1 ? u'(' + joined + u')' : joined;
    return out;
}

// a XOR b is (a OR b) AND 1 = (a + b), of three and more the sum modulo 2.
Term Compiler::xorTerm(const WhereNode &node)
{
    WhereNode any = node;
    any.connector = u"OR"_s;
    any.negated = false;
    QString sum;
    for (const WhereNode::Child &child : node.children) {
        const Term condition = child.node.isEmpty() ? child.term : whereTerm(child.node.first());
        const QString one = condition.truth == Truth::Empty  ? u"0"_s
                            : condition.truth == Truth::Full ? u"1"_s
                                                             : u"CASE WHEN "_s + condition.sql +
                                                                   u" THEN 1 ELSE 0 END"_s;
        sum = sum.isEmpty() ? one : u'(' + sum + u" + "_s + one + u')';
    }
    if (node.children.size() > 2 && m_dialect.xorOfMany)
        sum = u"(MOD("_s + sum + u", 2))"_s;
    else if (!sum.startsWith(u'('))
        sum = u'(' + sum + u')';
    m_literals = true;
    WhereNode both{.negated = node.negated};
    both.children.append({.node = {any}});
    both.children.append({.term = made(u"1 = "_s + sum)});
    return whereTerm(both);
}

// A condition as a value: Q.resolve_expression.
Term Compiler::conditionTerm(const Expr &expression)
{
    if (m_unresolved)
        return fail(tr("Django cannot use a Q in a default; write the comparison as a lookup"));
    Term term = whereTerm(where(q(expression), false));
    if (m_inLeftSide > 0 && term.made == u"Single")
        term.sql = u'(' + term.sql + u')';
    return term;
}

Result<QString> Compiler::condition(const Expr &expression)
{
    if (expression.isCallOf(u"F"))
        fail(tr("a field by itself is no condition for Django; compare it with True"));
    const Term term = whereTerm(where(q(expression), false));
    if (m_fault.isEmpty() && term.truth != Truth::Sql)
        fail(term.truth == Truth::Full ? tr("the condition is empty or always true, for which Django has no SQL")
                                       : tr("the condition can never be true, for which Django has no SQL"));
    return finished(term.sql);
}

} // namespace relata
