// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

/// What stands around an index's expression, from the inside: COLLATE, operator class, order.
struct Wrappers
{
    Expr root = {};
    QString collation = {};
    QString operatorClass = {};
    Expr order = {}; ///< OrderBy, asc() or desc()
    bool ordered = false;
    bool twice = false;
};

bool isOrder(const Expr &expression)
{
    const QString name = expression.lastName();
    return expression.kind == Expr::Kind::Call &&
           ((!expression.receiver.isEmpty() && (name == u"desc" || name == u"asc")) || expression.isCallOf(u"OrderBy"));
}

Wrappers unwrapped(Expr expression, bool collates)
{
    Wrappers out;
    for (;;) {
        if (isOrder(expression)) {
            out.twice = out.twice || out.ordered;
            out.order = expression;
            out.ordered = true;
            const Expr *inner = expression.argument(0, u"expression");
            expression = !expression.receiver.isEmpty() ? Expr(expression.receiver.first()) : inner ? Expr(*inner) : Expr();
        } else if (expression.isCallOf(u"OpClass") && expression.argument(1, u"name")) {
            out.twice = out.twice || !out.operatorClass.isEmpty();
            out.operatorClass = expression.argument(1, u"name")->text;
            expression = Expr(*expression.argument(0, u"expression"));
        } else if (!collates && expression.isCallOf(u"Collate") && expression.argument(1, u"collation")) {
            out.twice = out.twice || !out.collation.isEmpty();
            out.collation = expression.argument(1, u"collation")->text;
            expression = Expr(*expression.argument(0, u"expression"));
        } else {
            break;
        }
    }
    out.root = expression;
    return out;
}

bool contains(const Expr &expression, bool collates)
{
    if (isOrder(expression) || expression.isCallOf(u"OpClass") || (!collates && expression.isCallOf(u"Collate")))
        return true;
    const auto inside = [&](const Expr &inner) { return contains(inner, collates); };
    return std::any_of(expression.items.begin(), expression.items.end(), inside) ||
           std::any_of(expression.receiver.begin(), expression.receiver.end(), inside);
}

} // namespace

QString Compiler::indexRoot(const Expr &expression)
{
    const Term term = argument(expression);
    return term.column ? term.sql : decimal({.sql = u'(' + term.sql + u')', .output = term.output}).sql;
}

QString Compiler::order(const QString &root, const Expr &ordered, bool descending)
{
    const Expr *last = ordered.keyword(u"nulls_last"), *first = ordered.keyword(u"nulls_first");
    const bool nullsLast = last && last->text == u"True", nullsFirst = first && first->text == u"True";
    const QString sorted = root + (descending ? u" DESC"_s : u" ASC"_s);
    if (m_dialect.nullsModifier)
        return sorted + (nullsLast ? u" NULLS LAST"_s : nullsFirst ? u" NULLS FIRST"_s : QString());
    if (nullsLast && !descending)
        return root + u" IS NULL, "_s + sorted;
    return nullsFirst && descending ? root + u" IS NOT NULL, "_s + sorted : sorted;
}

// IndexExpression: the wrappers have to be topmost, each once.
Result<QString> Compiler::indexed(const Expr &expression)
{
    const Wrappers entry = unwrapped(expression, m_dialect.collationsInParentheses);
    if (entry.twice || contains(entry.root, m_dialect.collationsInParentheses))
        return Error{tr("order, collation and operator class have to stand once and around the whole expression")};
    m_joins = true;
    QString sql = indexRoot(entry.root);
    if (!entry.collation.isEmpty())
        sql += u" COLLATE "_s + m_dialect.quoted(entry.collation);
    if (!entry.operatorClass.isEmpty())
        sql += u' ' + entry.operatorClass;
    if (!entry.ordered)
        return finished(sql);
    const Expr *given = entry.order.isCallOf(u"OrderBy") ? entry.order.argument(1, u"descending") : nullptr;
    const bool descending = given ? given->text == u"True" : entry.order.lastName() == u"desc";
    return finished(order(sql, entry.order, descending));
}

} // namespace relata
