// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/compiler.h"

#include "model/fields/catalogue.h"
#include "model/sql/columns.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/foreigntypes.h"
#include "model/sql/functiontable.h"
#include "model/sql/lookuptable.h"
#include "model/sql/pythonconstants.h"

#include <QCoreApplication>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

} // namespace

/// An expression class that is more than a function of its arguments.
struct Compiler::SpecialRow
{
    QStringView name;
    Special make;
};

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

QString Compiler::word(QStringView name) const
{
    return wording(m_dialect.functions, name).toString();
}

Result<QString> Compiler::expression(const Expr &expression)
{
    return finished(argument(expression).sql);
}

Result<QString> Compiler::columnDefault(const Expr &expression, const Field &field)
{
    const std::optional<Expr> constant = constantOf(expression);
    if (constant)
        return finished(valueOfField(*constant, Output::of(field)).sql);
    m_unresolved = true;
    const Term term = compile(expression);
    return finished(term.value ? term.sql : u'(' + term.sql + u')');
}

// SQLite keeps decimals as floats: each expression of that type is cast there.
Term Compiler::decimal(Term term) const
{
    if (!m_dialect.decimalValue.isEmpty() && term.output.stored() == FieldType::Decimal)
        term.sql = filled(m_dialect.decimalValue, {term.sql});
    return term;
}

// What stands as a decimal in Python may be cast otherwise than what only becomes one.
Term Compiler::decimalValue(Term term, const Literal &literal) const
{
    if (m_dialect.decimalLiteral.isEmpty() || literal.kind != Literal::Kind::Decimal)
        return decimal(term);
    term.sql = filled(m_dialect.decimalLiteral, {term.sql});
    return term;
}

Term Compiler::plainValue(const Literal &literal)
{
    QString sql;
    if (m_likeText && literal.kind != Literal::Kind::None) {
        sql = textSql(escapedForLike(pythonText(literal)), m_dialect);
        m_likeText = false;
    } else {
        sql = literalSql(literal, m_dialect);
    }
    m_literals = m_literals || literal.kind != Literal::Kind::None;
    const bool none = literal.kind == Literal::Kind::None;
    if (literal.kind == Literal::Kind::Bytes && !word(u"value BinaryField").isEmpty())
        sql = filled(word(u"value BinaryField"), {sql});
    return decimalValue({.sql = sql,
                         .output = none ? Output() : Output::of(inferredType(literal)),
                         .made = u"Value"_s,
                         .value = true,
                         .early = true},
                        literal);
}

Term Compiler::valueOfField(const Expr &expression, const Output &output)
{
    const std::optional<QString> sql = fieldValue(expression, output.field);
    if (!sql)
        return fail(tr("a value does not fit %1").arg(className(output.field)));
    m_literals = m_literals || *sql != u"NULL";
    QString text = *sql;
    if (expression.kind == Expr::Kind::Bytes && !word(u"value BinaryField").isEmpty())
        text = filled(word(u"value BinaryField"), {text});
    const bool placed = output.is(u"ArrayField") || output.is(u"RangeField");
    if (placed) {
        const Result<QString> type = foreignType(output.field, m_dialect);
        text += u"::"_s + (type ? *type : QString());
    }
    return decimalValue({.sql = text, .output = output, .made = u"Value"_s, .value = true, .early = true},
                        literalOf(expression).value_or(Literal()));
}

Term Compiler::value(const Expr &call)
{
    const Expr *given = call.argument(0, u"value");
    if (!given)
        return fail(tr("Value() takes a literal"));
    const Output output = outputField(call, {});
    const std::optional<Expr> constant = constantOf(*given);
    if (!constant)
        return fail(tr("Value() takes a literal"));
    if (output.isKnown())
        return valueOfField(*constant, output);
    const std::optional<Literal> literal = literalOf(*constant);
    if (literal)
        return plainValue(*literal);
    const std::optional<QString> list = arrayText(*constant, {.type = FieldType::Opaque});
    if (!list)
        return fail(tr("Value() takes a literal"));
    m_literals = true;
    return {.sql = *list, .made = u"Value"_s, .value = true, .early = true};
}

Output Compiler::outputField(const Expr &call, const Output &otherwise)
{
    const Expr *given = call.keyword(u"output_field");
    const qsizetype position = call.isCallOf(u"Value") || call.isCallOf(u"ExpressionWrapper") || call.isCallOf(u"Cast")
                                   ? 1
                               : call.isCallOf(u"RawSQL") ? 2
                                                          : -1;
    if (!given && position >= 0 && position < call.items.size())
        given = &call.items[position];
    if (!given || given->kind == Expr::Kind::None)
        return otherwise;
    const std::optional<Field> field = fieldFromExpression(*given);
    if (!field)
        return fail<Output>(tr("the output_field %1 is not known").arg(given->text));
    return Output::of(*field);
}

Term Compiler::argument(const Expr &expression)
{
    return expression.kind == Expr::Kind::Text ? column(expression.text) : compile(expression);
}

QList<Term> Compiler::arguments(const QList<Expr> &expressions)
{
    QList<Term> terms;
    for (const Expr &expression : expressions)
        terms.append(argument(expression));
    return terms;
}

Term Compiler::compile(const Expr &expression)
{
    if (const std::optional<Expr> constant = constantOf(expression)) {
        if (const std::optional<Literal> literal = literalOf(*constant))
            return plainValue(*literal);
        return fail(tr("a list or a dict is not understood here"));
    }
    switch (expression.kind) {
    case Expr::Kind::Call:
        return call(expression);
    case Expr::Kind::Binary:
        if (isCondition(expression))
            return conditionTerm(expression);
        return arithmetic(expression);
    case Expr::Kind::Unary:
        if (expression.text == u"~")
            return negated(expression);
        return arithmetic({.kind = Expr::Kind::Binary,
                           .text = u"*"_s,
                           .items = {expression.items.first(), {.kind = Expr::Kind::Integer, .text = u"-1"_s}}});
    default:
        return fail(tr("\"%1\" is not understood").arg(expression.text));
    }
}

// ~Q is a Q; everything else that is a condition is wrapped: NegatedExpression.
Term Compiler::negated(const Expr &expression)
{
    const Expr &inner = expression.items.first();
    if (inner.kind == Expr::Kind::Unary && inner.text == u"~" && !isCondition(inner))
        return compile(inner.items.first());
    if (isCondition(inner))
        return conditionTerm(expression);
    if (inner.isCallOf(u"SearchQuery") || inner.kind == Expr::Kind::Binary) {
        Term term = compile(inner);
        term.sql = u"!!("_s + term.sql + u')';
        return term;
    }
    const Term term = compile(inner);
    if (!term.output.is(FieldType::Boolean))
        return fail(tr("only a condition can be negated"));
    const QString sql = isConditionAlone(term) ? u"NOT "_s + term.sql
                                               : u"CASE WHEN "_s + term.sql + u" = 0 THEN 1 ELSE 0 END"_s;
    return {.sql = sql,
            .output = Output::of(FieldType::Boolean),
            .made = u"NegatedExpression"_s,
            .sources = {term},
            .early = true};
}

Term Compiler::call(const Expr &call)
{
    static constexpr std::array<SpecialRow, 32> specials = {{
        {u"Value", &Compiler::value},
        {u"ExpressionWrapper", &Compiler::wrapped},
        {u"RawSQL", &Compiler::rawSql},
        {u"Cast", &Compiler::cast},
        {u"Case", &Compiler::caseWhen},
        {u"Func", &Compiler::genericFunction},
        {u"Concat", &Compiler::concat},
        {u"ConcatPair", &Compiler::concat},
        {u"Collate", &Compiler::collate},
        {u"Left", &Compiler::substring},
        {u"Right", &Compiler::substring},
        {u"JSONObject", &Compiler::jsonObject},
        {u"JSONArray", &Compiler::jsonArray},
        {u"KeyTransform", &Compiler::keyTransform},
        {u"KeyTextTransform", &Compiler::keyTransform},
        {u"KT", &Compiler::keyText},
        {u"Extract", &Compiler::extract},
        {u"Trunc", &Compiler::truncate},
        {u"OpClass", &Compiler::operatorClass},
        {u"SearchVector", &Compiler::searchVector},
        {u"SearchQuery", &Compiler::searchQuery},
        {u"SearchRank", &Compiler::searchRank},
        {u"TrigramSimilarity", &Compiler::similarity},
        {u"TrigramDistance", &Compiler::similarity},
        {u"TrigramWordSimilarity", &Compiler::similarity},
        {u"TrigramWordDistance", &Compiler::similarity},
        {u"TrigramStrictWordSimilarity", &Compiler::similarity},
        {u"TrigramStrictWordDistance", &Compiler::similarity},
        {u"RangeBoundary", &Compiler::rangeBoundary},
        {u"__getitem__", &Compiler::slice},
        {u"Q", &Compiler::conditionTerm},
        {u"OuterRef", nullptr},
    }};
    const QString name = call.lastName();
    if (name == u"__getitem__" && !call.receiver.isEmpty())
        return slice(call);
    if (!call.receiver.isEmpty()) {
        const QString sign = bitSign(name);
        if (sign.isEmpty() || call.items.size() != 1)
            return fail(tr("%1() is not understood here").arg(name));
        return combine(sign, compile(call.receiver.first()), argument(call.items.first()));
    }
    if (name == u"F" && call.argument(0, u"name") && call.argument(0, u"name")->kind == Expr::Kind::Text)
        return column(call.argument(0, u"name")->text);
    if (!lookupOfClass(call).isEmpty())
        return lookupCall(call);
    for (const SpecialRow &row : specials) {
        if (row.name == name && row.make)
            return (this->*row.make)(call);
    }
    if (name.startsWith(u"Extract"_s))
        return extract(call);
    if (name.startsWith(u"Trunc"_s))
        return truncate(call);
    return function(call);
}

Term Compiler::wrapped(const Expr &call)
{
    const Expr *inner = call.argument(0, u"expression");
    const Output output = outputField(call, {});
    if (!inner || !output.isKnown())
        return fail(tr("ExpressionWrapper needs an output_field that is known"));
    const Term term = compile(*inner);
    return decimal({.sql = term.sql,
                    .output = output,
                    .made = u"ExpressionWrapper"_s,
                    .sources = {term},
                    .early = true,
                    .truth = term.truth});
}

Term Compiler::rawSql(const Expr &call)
{
    const Expr *sql = call.argument(0, u"sql"), *parameters = call.argument(1, u"params");
    if (!sql || sql->kind != Expr::Kind::Text || !parameters || parameters->kind != Expr::Kind::List)
        return fail(tr("RawSQL takes its SQL and a list of parameters as they stand"));
    QString text = sql->text;
    qsizetype from = 0;
    for (const Expr &parameter : parameters->items) {
        const qsizetype at = text.indexOf(u"%s"_s, from);
        const std::optional<Literal> literal = literalOf(parameter);
        if (at < 0 || !literal)
            return fail(tr("RawSQL has parameters that are not understood"));
        const QString value = literalSql(*literal, m_dialect);
        text.replace(at, 2, value);
        from = at + value.size();
        m_literals = true;
    }
    if (!parameters->items.isEmpty() || !m_unresolved)
        text.replace(u"%%"_s, u"%"_s);
    Field any{.type = FieldType::Opaque};
    any.customClass = u"Field"_s;
    return {.sql = u'(' + text + u')', .output = outputField(call, Output::of(any)), .made = u"RawSQL"_s, .early = true};
}

std::optional<Field> fieldFromExpression(const Expr &expression)
{
    if (expression.kind != Expr::Kind::Call || !expression.receiver.isEmpty())
        return std::nullopt;
    const QString name = expression.lastName();
    const std::optional<FieldType> type = fieldTypeNamed(name);
    if (!type && !isForeignClass(name))
        return std::nullopt;
    Field field{.type = type.value_or(FieldType::Opaque)};
    if (!type)
        field.customClass = name;
    for (const auto &[option, value] : expression.keywords)
        field.options.set(option, valueOf(value, pythonSource(value)));
    for (const Expr &item : expression.items)
        field.arguments.append(valueOf(item, pythonSource(item)));
    return field;
}

} // namespace relata
