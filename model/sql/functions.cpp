// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/sql/columns.h"
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/functiontable.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

bool isInteger(FieldType type)
{
    using enum FieldType;
    switch (type) {
    case Integer:
    case BigInteger:
    case SmallInteger:
    case PositiveInteger:
    case PositiveBigInteger:
    case PositiveSmallInteger:
    case Auto:
    case BigAuto:
    case SmallAuto:
        return true;
    default:
        return false;
    }
}

// expressions.py, _connector_combinations: what arithmetic on two types gives; Opaque where Django asks for an
// output_field.
FieldType combinedType(FieldType left, FieldType right)
{
    using enum FieldType;
    if (left == Opaque || right == Opaque)
        return left == Opaque ? right : left;
    if (isInteger(left) && isInteger(right))
        return Integer;
    if (left == right && (left == Float || left == Decimal))
        return left;
    if ((left == Decimal && isInteger(right)) || (isInteger(left) && right == Decimal))
        return Decimal;
    if ((left == Float && isInteger(right)) || (isInteger(left) && right == Float))
        return Float;
    return Opaque;
}

FieldType outputType(FunctionOutput output, FieldType ofArguments)
{
    switch (output) {
    case FunctionOutput::Same:
        break;
    case FunctionOutput::Number:
        return ofArguments == FieldType::Decimal ? ofArguments : FieldType::Float;
    case FunctionOutput::Integer:
        return FieldType::Integer;
    case FunctionOutput::Text:
        return FieldType::Char;
    case FunctionOutput::DateTime:
        return FieldType::DateTime;
    }
    return ofArguments;
}

bool isTemporal(FieldType type)
{
    using enum FieldType;
    return type == Date || type == DateTime || type == Time || type == Duration;
}

} // namespace

Compiler::Compiler(const Registry &registry, int model, const Dialect &dialect)
    : m_registry(registry)
    , m_model(registry.at(model))
    , m_dialect(dialect)
{
}

Result<QString> Compiler::finished(const QString &sql) const
{
    if (!m_fault.isEmpty())
        return Error{m_fault};
    return sql;
}

Result<QString> Compiler::expression(const Expr &expression)
{
    return finished(argument(expression).sql);
}

Result<QString> Compiler::columnDefault(const Expr &expression, const Field &field)
{
    if (const std::optional<Literal> literal = literalOf(expression)) {
        const std::optional<Literal> ready = prepared(*literal, field);
        if (!ready)
            return Error{tr("%1 is no value for %2").arg(expression.text, className(field))};
        return valueSql(*ready).sql;
    }
    const Term term = compile(expression);
    return finished(term.value ? term.sql : u'(' + term.sql + u')');
}

Compiler::Term Compiler::column(const QString &name)
{
    const ResolvedField *found = name == u"pk" ? m_model.key() : m_model.column(name);
    if (!found) {
        for (const ResolvedField &field : m_model.columns) {
            if (field.attname == name)
                found = &field;
        }
    }
    if (!found)
        return fail(tr("%1 has no column for \"%2\"").arg(m_model.label(), name));
    const ResolvedField *stored = m_registry.storedField(*found);
    const Field field = columnField(stored ? stored->field : found->field);
    return {.sql = m_dialect.quoted(found->column),
            .type = fieldClass(field.type).storedAs,
            .field = field,
            .column = found};
}

// On a database that keeps decimals as floats each expression of that type is cast.
Compiler::Term Compiler::numeric(Term term) const
{
    if (term.type == FieldType::Decimal && !m_dialect.decimalValue.isEmpty())
        term.sql = filled(m_dialect.decimalValue, {term.sql});
    return term;
}

Compiler::Term Compiler::valueSql(const Literal &literal)
{
    const FieldType type = inferredType(literal);
    m_literals = m_literals || literal.kind != Literal::Kind::None;
    return numeric({.sql = literalSql(literal, m_dialect), .type = type, .field = {.type = type}, .value = true});
}

Compiler::Term Compiler::value(const Expr &expression, const Expr *outputField)
{
    const std::optional<Literal> literal = literalOf(expression);
    if (!literal)
        return fail(tr("Value() takes a literal"));
    const std::optional<Field> field = outputField ? fieldFromExpression(*outputField) : std::nullopt;
    if (!field)
        return valueSql(*literal);
    const std::optional<Literal> ready = prepared(*literal, *field);
    return ready ? valueSql(*ready) : fail(tr("a value does not fit %1").arg(className(*field)));
}

Compiler::Term Compiler::argument(const Expr &expression)
{
    return expression.kind == Expr::Kind::Text ? column(expression.text) : compile(expression);
}

Compiler::Term Compiler::compile(const Expr &expression)
{
    if (const std::optional<Literal> literal = literalOf(expression))
        return valueSql(*literal);
    switch (expression.kind) {
    case Expr::Kind::Call:
        return call(expression);
    case Expr::Kind::Binary:
        if (expression.text == u"&" || expression.text == u"|" || expression.text == u"^")
            return {.sql = whereSql(where(q(expression), false)), .type = FieldType::Boolean};
        return arithmetic(expression);
    case Expr::Kind::Unary:
        if (expression.text == u"~")
            return {.sql = whereSql(where(q(expression), false)), .type = FieldType::Boolean};
        return arithmetic({.kind = Expr::Kind::Binary,
                           .text = u"*"_s,
                           .items = {expression.items.first(), {.kind = Expr::Kind::Integer, .text = u"-1"_s}}});
    default:
        return fail(tr("\"%1\" is not understood").arg(expression.text));
    }
}

Compiler::Term Compiler::arithmetic(const Expr &expression)
{
    const Term left = compile(expression.items[0]), right = compile(expression.items[1]);
    if (isTemporal(left.type) || isTemporal(right.type))
        return fail(tr("arithmetic with dates and durations is not supported"));
    const QString sign = expression.text;
    static const QStringList known = {u"+"_s, u"-"_s, u"*"_s, u"/"_s, u"%"_s, u"**"_s};
    if (!known.contains(sign))
        return fail(tr("the operator %1 is not understood").arg(sign));
    const QStringView form = wording(m_dialect.operators, sign);
    const QString inner =
        form.isEmpty() ? left.sql + u' ' + sign + u' ' + right.sql : filled(form, {left.sql, right.sql});
    const FieldType type = combinedType(left.type, right.type);
    return numeric({.sql = u'(' + inner + u')', .type = type, .field = {.type = type}});
}

Compiler::Term Compiler::call(const Expr &call)
{
    const QString name = call.lastName();
    if (!call.receiver.isEmpty())
        return fail(tr("%1() is not understood here").arg(name));
    const Expr *first = call.items.isEmpty() ? nullptr : &call.items.first();
    if (name == u"F" && call.argument(0, u"name") && call.argument(0, u"name")->kind == Expr::Kind::Text)
        return column(call.argument(0, u"name")->text);
    if (name == u"Value" && call.argument(0, u"value"))
        return value(*call.argument(0, u"value"), call.argument(1, u"output_field"));
    if (name == u"Q")
        return {.sql = whereSql(where(q(call), false)), .type = FieldType::Boolean};
    if (name == u"ExpressionWrapper" && call.argument(0, u"expression"))
        return wrapped(call);
    if (name == u"Cast" && first)
        return cast(call);
    if (name == u"Case")
        return caseWhen(call);
    if (name == u"Concat" && call.items.size() > 1)
        return concat(call.items, 0);
    if (name == u"Collate" && first && call.argument(1, u"collation")) {
        Term term = argument(*first);
        term.sql += u" COLLATE "_s + m_dialect.quoted(call.argument(1, u"collation")->text);
        term.column = nullptr;
        return term;
    }
    return function(call);
}

Compiler::Term Compiler::wrapped(const Expr &call)
{
    Term term = compile(*call.argument(0, u"expression"));
    const Expr *output = call.argument(1, u"output_field");
    const std::optional<Field> field = output ? fieldFromExpression(*output) : std::nullopt;
    if (!field)
        return fail(tr("ExpressionWrapper needs an output_field that is known"));
    return numeric({.sql = term.sql, .type = fieldClass(field->type).storedAs, .field = *field});
}

Compiler::Term Compiler::concat(const QList<Expr> &parts, qsizetype from)
{
    const Term left = argument(parts[from]);
    const Term right = from + 2 == parts.size() ? argument(parts[from + 1]) : concat(parts, from + 1);
    if (m_dialect.concatenation.isEmpty())
        return fail(tr("Concat is not supported"));
    m_literals = true;
    return {.sql = filled(m_dialect.concatenation, {left.sql, right.sql}),
            .type = FieldType::Char,
            .field = {.type = FieldType::Char}};
}

Compiler::Term Compiler::cast(const Expr &call)
{
    const Expr *output = call.argument(1, u"output_field");
    const std::optional<Field> field = output ? fieldFromExpression(*output) : std::nullopt;
    if (!field)
        return fail(tr("Cast needs an output_field that is known"));
    const FieldType type = fieldClass(field->type).storedAs;
    const Term term = argument(call.items.first());
    const QStringView special = m_dialect.typeOf(field->type).castForm;
    const QStringView form = special.isEmpty() ? m_dialect.castForm : special;
    return {.sql = filled(form, {term.sql, castType(*field, m_dialect)}), .type = type, .field = *field};
}

Compiler::Term Compiler::caseWhen(const Expr &call)
{
    QString sql = u"CASE"_s;
    FieldType type = FieldType::Opaque;
    for (const Expr &item : call.items) {
        const Expr *then = item.keyword(u"then");
        if (!item.isCallOf(u"When") || !then)
            return fail(tr("Case takes When(..., then=...)"));
        Expr condition{.kind = Expr::Kind::Call, .text = u"Q"_s, .items = item.items};
        for (const auto &keyword : item.keywords) {
            if (keyword.first != u"then")
                condition.keywords.append(keyword);
        }
        const bool single = item.items.size() == 1 && condition.keywords.isEmpty();
        const QNode node = q(single ? item.items.first() : condition);
        const Term result = argument(*then);
        type = type == FieldType::Opaque ? result.type : type;
        sql += u" WHEN "_s + whereSql(where(node, false)) + u" THEN "_s + result.sql;
    }
    const Expr *otherwise = call.keyword(u"default");
    sql += u" ELSE "_s + (otherwise ? argument(*otherwise).sql : u"NULL"_s) + u" END"_s;
    if (const Expr *output = call.keyword(u"output_field")) {
        if (const std::optional<Field> field = fieldFromExpression(*output))
            type = fieldClass(field->type).storedAs;
    }
    return numeric({.sql = sql, .type = type, .field = {.type = type}});
}

Compiler::Term Compiler::function(const Expr &call)
{
    const QString name = call.lastName();
    const FunctionRow *row = functionRow(name);
    if (!row)
        return fail(tr("%1() is not known").arg(name));
    QList<Term> terms;
    for (int i = 0; i < row->most; ++i) {
        const QStringView keyword = i < int(row->parameters.size()) ? row->parameters[size_t(i)] : QStringView();
        const Expr *given = i < call.items.size() ? &call.items[i]
                            : keyword.isEmpty()   ? nullptr
                                                  : call.keyword(keyword);
        if (given)
            terms.append(argument(*given));
    }
    if (call.items.size() > row->most || terms.size() < row->fewest)
        return fail(tr("%1() has the wrong number of arguments").arg(name));
    if (terms.size() < row->most && !row->otherwise.isEmpty()) {
        terms.append({.sql = row->otherwise.toString()});
        m_literals = true;
    }
    QStringList arguments;
    FieldType type = terms.isEmpty() ? FieldType::Opaque : terms.first().type;
    for (const Term &term : std::as_const(terms)) {
        const bool inexact = row->exact && term.type == FieldType::Float && !m_dialect.exactFloats.isEmpty();
        arguments.append(inexact ? filled(m_dialect.exactFloats, {term.sql}) : term.sql);
        if (type == FieldType::Opaque)
            type = term.type;
    }
    type = outputType(row->output, type);
    if (const Expr *output = call.keyword(u"output_field")) {
        if (const std::optional<Field> field = fieldFromExpression(*output))
            type = fieldClass(field->type).storedAs;
    }
    const QStringView own = wording(m_dialect.functions, name);
    Term out{.type = type, .field = {.type = type}};
    if (own.contains(u'('))
        out.sql = filled(own, {arguments.value(0), arguments.value(1)});
    else
        out.sql = (own.isEmpty() ? row->sql : own).toString() + u'(' + arguments.join(u", "_s) + u')';
    return numeric(out);
}

QString Compiler::indexRoot(const Expr &expression)
{
    const Term term = argument(expression);
    return term.column ? term.sql : numeric({.sql = u'(' + term.sql + u')', .type = term.type}).sql;
}

QString Compiler::order(const Expr &expression, const Expr &ordered, bool descending)
{
    const Expr *last = ordered.keyword(u"nulls_last"), *first = ordered.keyword(u"nulls_first");
    const bool nullsLast = last && last->text == u"True", nullsFirst = first && first->text == u"True";
    const QString root = indexRoot(expression);
    const QString sorted = root + (descending ? u" DESC"_s : u" ASC"_s);
    if (m_dialect.nullsModifier)
        return sorted + (nullsLast ? u" NULLS LAST"_s : nullsFirst ? u" NULLS FIRST"_s : QString());
    if (nullsLast && !descending)
        return root + u" IS NULL, "_s + sorted;
    return nullsFirst && descending ? root + u" IS NOT NULL, "_s + sorted : sorted;
}

Result<QString> Compiler::indexed(const Expr &expression)
{
    const QString name = expression.lastName();
    if (expression.kind == Expr::Kind::Call && !expression.receiver.isEmpty() && (name == u"desc" || name == u"asc"))
        return finished(order(expression.receiver.first(), expression, name == u"desc"));
    if (expression.isCallOf(u"OrderBy") && expression.argument(0, u"expression")) {
        const Expr *descending = expression.argument(1, u"descending");
        return finished(
            order(*expression.argument(0, u"expression"), expression, descending && descending->text == u"True"));
    }
    if (expression.isCallOf(u"Collate") && !m_dialect.collationsInParentheses && expression.items.size() == 2)
        return finished(indexRoot(expression.items[0]) + u" COLLATE "_s + m_dialect.quoted(expression.items[1].text));
    return finished(indexRoot(expression));
}

std::optional<Field> fieldFromExpression(const Expr &expression)
{
    const std::optional<FieldType> type = expression.kind == Expr::Kind::Call && expression.receiver.isEmpty()
                                              ? fieldTypeNamed(expression.lastName())
                                              : std::nullopt;
    if (!type)
        return std::nullopt;
    Field field{.type = *type};
    for (const auto &[name, value] : expression.keywords)
        field.options.set(name, valueOf(value, value.text));
    return field;
}

} // namespace relata
