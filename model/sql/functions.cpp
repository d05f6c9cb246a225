// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/foreigntypes.h"
#include "model/sql/functiontable.h"
#include "model/sql/pythonconstants.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

Output resultOf(FunctionOutput rule, const QList<Term> &terms)
{
    QList<Output> outputs;
    for (const Term &term : terms)
        outputs.append(term.output);
    switch (rule) {
    case FunctionOutput::Same:
        break;
    case FunctionOutput::First:
        return outputs.value(0);
    case FunctionOutput::Number:
        return numeric(outputs);
    case FunctionOutput::Integer:
        return Output::of(FieldType::Integer);
    case FunctionOutput::Float:
        return Output::of(FieldType::Float);
    case FunctionOutput::Text:
        return Output::of(FieldType::Char);
    case FunctionOutput::DateTime:
        return Output::of(FieldType::DateTime);
    case FunctionOutput::Uuid:
        return Output::of(FieldType::UUID);
    }
    return common(outputs);
}

bool saysOutput(FunctionOutput rule)
{
    return rule != FunctionOutput::Same && rule != FunctionOutput::First && rule != FunctionOutput::Number;
}

bool areEarly(const QList<Term> &terms)
{
    return std::all_of(terms.begin(), terms.end(), [](const Term &term) { return term.early; });
}

// A class's template with its `%(name)s` filled in.
QString fromTemplate(QString text, const QList<std::pair<QString, QString>> &parts)
{
    for (const auto &[name, value] : parts)
        text.replace(u"%("_s + name + u")s"_s, value);
    return text.replace(u"%%"_s, u"%"_s);
}

} // namespace

Term Compiler::function(const Expr &call)
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
        const bool left = given && given->kind == Expr::Kind::None && name == u"Substr";
        if (given && !left)
            terms.append(argument(*given));
    }
    if (call.items.size() > row->most || terms.size() < row->fewest)
        return fail(tr("%1() has the wrong number of arguments").arg(name));
    return apply(*row, terms, outputField(call, {}));
}

Term Compiler::apply(const FunctionRow &row, QList<Term> terms, const Output &output)
{
    if (terms.size() < row.most && !row.otherwise.isEmpty()) {
        const bool text = row.otherwise.startsWith(u'\'');
        terms.append({.sql = row.otherwise.toString(),
                      .output = Output::of(text ? FieldType::Char : FieldType::Integer),
                      .made = u"Value"_s,
                      .value = true,
                      .early = true});
        m_literals = true;
    }
    QStringList arguments;
    for (const Term &term : std::as_const(terms)) {
        const bool checked = row.exact && !m_dialect.exactFloats.isEmpty();
        if (checked && !term.output.isKnown())
            return fail(tr("%1() needs to know the type of its argument").arg(row.name));
        const bool inexact = checked && term.output.is(FieldType::Float);
        arguments.append(inexact ? filled(m_dialect.exactFloats, {term.sql}) : term.sql);
    }
    const QString own = word(row.name);
    Term out{.output = output.isKnown() ? output : resultOf(row.output, terms),
             .made = row.name.toString(),
             .sources = terms,
             .early = output.isKnown() || saysOutput(row.output) || areEarly(terms)};
    if (own.contains(u'('))
        out.sql = filled(own, {arguments.value(0), arguments.value(1)});
    else if (own.isEmpty() && row.sql == u"CURRENT_TIMESTAMP")
        out.sql = row.sql.toString();
    else
        out.sql = (own.isEmpty() ? row.sql.toString() : own) + u'(' + arguments.join(u", "_s) + u')';
    return row.plain ? out : decimal(out);
}

// Func("a", function="...", template="...", arg_joiner="...")
Term Compiler::genericFunction(const Expr &call)
{
    const QList<Term> terms = arguments(call.items);
    QString function = u"None"_s, joiner = u", "_s, text = u"%(function)s(%(expressions)s)"_s;
    QList<std::pair<QString, QString>> parts;
    for (const auto &[name, value] : call.keywords) {
        if (name == u"output_field")
            continue;
        const std::optional<Literal> literal = literalOf(value);
        if (!literal)
            return fail(tr("Func() has an argument \"%1\" that is not understood").arg(name));
        if (name == u"function")
            function = literal->text;
        else if (name == u"arg_joiner")
            joiner = literal->text;
        else if (name == u"template")
            text = literal->text;
        else
            parts.append({name, pythonText(*literal)});
    }
    QStringList arguments;
    QList<Output> outputs;
    for (const Term &term : terms) {
        arguments.append(term.sql);
        outputs.append(term.output);
    }
    parts.prepend({u"function"_s, function});
    const QString joined = arguments.join(joiner);
    parts.append({u"expressions"_s, joined});
    parts.append({u"field"_s, joined});
    return decimal({.sql = fromTemplate(text, parts),
                    .output = outputField(call, common(outputs)),
                    .made = u"Func"_s,
                    .sources = terms,
                    .early = call.keyword(u"output_field") || areEarly(terms)});
}

Term Compiler::cast(const Expr &call)
{
    const Output output = outputField(call, {});
    const Expr *source = call.argument(0, u"expression");
    if (!output.isKnown() || !source)
        return fail(tr("Cast needs an output_field that is known"));
    return castTo(argument(*source), output.field);
}

Term Compiler::castTo(const Term &term, const Field &field)
{
    const Result<QString> type = castName(field, m_dialect);
    if (!type)
        return fail(type.error());
    const QStringView special = m_dialect.typeOf(field.type).castForm;
    m_literals = m_literals || special.contains(u'\'');
    return {.sql = filled(special.isEmpty() ? m_dialect.castForm : special, {term.sql, *type}),
            .output = Output::of(field),
            .made = u"Cast"_s,
            .sources = {term},
            .early = true};
}

Term Compiler::coalesce(const Term &term, const QString &otherwise) const
{
    return {.sql = u"COALESCE("_s + term.sql + u", "_s + otherwise + u')', .output = term.output};
}

Term Compiler::caseWhen(const Expr &call)
{
    QString cases, otherwise;
    QList<Output> outputs;
    bool early = true;
    for (const Expr &item : call.items) {
        const bool positional = item.items.size() > 1;
        const Expr *then = positional ? &item.items[1] : item.keyword(u"then");
        if (!item.isCallOf(u"When") || !then)
            return fail(tr("Case takes When(..., then=...)"));
        Expr condition{.kind = Expr::Kind::Call, .text = u"Q"_s, .items = item.items.mid(0, 1)};
        for (const auto &keyword : item.keywords) {
            if (keyword.first == u"condition")
                condition.items = {keyword.second};
            else if (keyword.first != u"then")
                condition.keywords.append(keyword);
        }
        const bool single = condition.items.size() == 1 && condition.keywords.isEmpty();
        const bool alone = single && !isCondition(condition.items.first());
        const Term test = alone ? compile(condition.items.first())
                                : conditionTerm(single ? condition.items.first() : condition);
        const Term result = argument(*then);
        outputs.append(result.output);
        early = early && result.early;
        if (test.truth == Truth::Empty || !otherwise.isEmpty())
            continue;
        if (test.truth == Truth::Full)
            otherwise = result.sql;
        else
            cases += u" WHEN "_s + test.sql + u" THEN "_s + result.sql;
    }
    const Expr *last = call.keyword(u"default");
    const Term fallback = last ? argument(*last) : plainValue({});
    outputs.append(fallback.output);
    if (otherwise.isEmpty())
        otherwise = fallback.sql;
    const Output output = outputField(call, common(outputs));
    Term out{.sql = otherwise, .output = output, .made = u"Case"_s,
             .early = call.keyword(u"output_field") || (early && fallback.early)};
    if (!cases.isEmpty()) {
        if (output.state == Output::State::Mixed)
            return fail(tr("the results of Case are of different types and it has no output_field"));
        out.sql = u"CASE"_s + cases + u" ELSE "_s + otherwise + u" END"_s;
        const QString unify = word(QString(u"unify "_s + fieldClass(output.stored()).name.toString()));
        if (output.isKnown() && !unify.isEmpty())
            out.sql = filled(unify, {out.sql});
    }
    return decimal(out);
}

} // namespace relata
