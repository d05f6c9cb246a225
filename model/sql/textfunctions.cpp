// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/foreigntypes.h"
#include "model/sql/functiontable.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

bool isText(const Output &output)
{
    return output.is(FieldType::Char) || output.is(FieldType::Text);
}

} // namespace

// Concat pairs its arguments from the right; where NULL swallows the rest it is taken for an empty text.
Term Compiler::concat(const Expr &call)
{
    if (call.items.size() < 2)
        return fail(tr("Concat takes two arguments or more"));
    const Output given = outputField(call, {});
    const QList<Term> terms = arguments(call.items);
    const bool typed = !word(u"concat typed").isEmpty();
    const auto part = [&](const Term &term) {
        if (typed && !term.output.isKnown())
            return fail<QString>(tr("Concat needs an output_field for arguments of different types"));
        return typed && !isText(term.output) ? castTo(term, {.type = FieldType::Text}).sql : term.sql;
    };
    Term out = terms.last();
    for (qsizetype i = terms.size() - 2; i >= 0; --i) {
        m_literals = true;
        const QString sql = filled(m_dialect.concatenation, {part(terms[i]), part(out)});
        out = {.sql = sql,
               .output = given.isKnown() ? given : common({terms[i].output, out.output}),
               .made = u"Concat"_s,
               .early = given.isKnown() || (terms[i].early && out.early)};
    }
    return call.isCallOf(u"Concat") ? decimal(out) : out;
}

Term Compiler::collate(const Expr &call)
{
    const Expr *source = call.argument(0, u"expression"), *name = call.argument(1, u"collation");
    if (!source || !name || name->kind != Expr::Kind::Text)
        return fail(tr("Collate takes an expression and the name of a collation"));
    const Term term = argument(*source);
    return decimal({.sql = term.sql + u" COLLATE "_s + m_dialect.quoted(name->text),
                    .output = term.output,
                    .made = u"Collate"_s,
                    .sources = {term},
                    .early = term.early});
}

// Left and Right
Term Compiler::substring(const Expr &call)
{
    const Expr *source = call.argument(0, u"expression"), *size = call.argument(1, u"length");
    if (!source || !size)
        return fail(tr("%1() has the wrong number of arguments").arg(call.lastName()));
    if (size->kind == Expr::Kind::Integer && size->text.toInt() < 1)
        return fail(tr("the length has to be greater than 0"));
    const Term term = argument(*source), length = argument(*size);
    m_literals = true;
    return apply(*functionRow(call.lastName()), {term, length}, outputField(call, {}));
}

Term Compiler::jsonObject(const Expr &call)
{
    if (!call.items.isEmpty())
        return fail(tr("JSONObject takes named arguments"));
    QStringList parts;
    const QString key = word(u"json object key");
    for (const auto &[name, value] : call.keywords) {
        const QString quoted = textSql(name, m_dialect);
        parts.append(key.isEmpty() ? quoted : filled(key, {quoted}));
        parts.append(argument(value).sql);
        m_literals = true;
    }
    return {.sql = word(u"json object") + u'(' + parts.join(u", "_s) + u')',
            .output = Output::of(FieldType::JSON),
            .made = u"JSONObject"_s,
            .early = true};
}

Term Compiler::jsonArray(const Expr &call)
{
    QStringList parts;
    const bool typed = !word(u"json object key").isEmpty();
    const QList<Term> terms = arguments(call.items);
    for (const Term &term : terms) {
        if (typed && term.made != u"Cast" && !term.output.isKnown())
            return fail(tr("JSONArray needs to know the types of its arguments"));
        parts.append(typed && term.made != u"Cast" ? castTo(term, term.output.field).sql : term.sql);
    }
    return {.sql = word(u"json array") + u'(' + parts.join(u", "_s) + u')',
            .output = Output::of(FieldType::JSON),
            .made = u"JSONArray"_s,
            .early = true};
}

Term Compiler::keyTransform(const Expr &call)
{
    const Expr *key = call.argument(0, u"key_name");
    if (!key || call.items.size() < 2 || (key->kind != Expr::Kind::Text && key->kind != Expr::Kind::Integer))
        return fail(tr("%1() takes a key and an expression").arg(call.lastName()));
    const Term source = argument(call.items[1]);
    const Output output = outputField(call, {});
    Term term = jsonKey(source, key->text, call.isCallOf(u"KeyTextTransform"));
    if (output.isKnown())
        term.output = output;
    return term;
}

// KT("data__a__b")
Term Compiler::keyText(const Expr &call)
{
    const Expr *path = call.argument(0, u"lookup");
    QStringList keys = path ? path->text.split(u"__"_s) : QStringList();
    if (keys.size() < 2)
        return fail(tr("KT() takes a path to a key"));
    Term term = column(keys.takeFirst());
    for (const QString &key : std::as_const(keys))
        term = jsonKey(term, key, true);
    return term;
}

Term Compiler::operatorClass(const Expr &call)
{
    const Expr *source = call.argument(0, u"expression"), *name = call.argument(1, u"name");
    if (!source || !name)
        return fail(tr("OpClass takes an expression and a name"));
    Term term = argument(*source);
    term.sql += u' ' + name->text;
    term.column = nullptr;
    return term;
}

Term Compiler::rangeBoundary(const Expr &call)
{
    const Expr *lower = call.argument(0, u"inclusive_lower"), *upper = call.argument(1, u"inclusive_upper");
    const QString open = lower && lower->text == u"False" ? u"("_s : u"["_s;
    const QString close = upper && upper->text == u"True" ? u"]"_s : u")"_s;
    return {.sql = u'\'' + open + close + u'\'', .made = u"RangeBoundary"_s};
}

Term Compiler::searchVector(const Expr &call)
{
    QStringList parts;
    const QList<Term> terms = arguments(call.items);
    for (const Term &term : terms) {
        if (!term.output.isKnown())
            return fail(tr("SearchVector needs to know the types of its arguments"));
        const Term text = isText(term.output) ? term : castTo(term, {.type = FieldType::Text});
        parts.append(coalesce(text, u"''"_s).sql);
    }
    m_literals = true;
    const Expr *config = call.keyword(u"config"), *weight = call.keyword(u"weight");
    const QString language =
        config && config->kind != Expr::Kind::None ? compile(*config).sql + u"::regconfig, "_s : QString();
    QString sql = u"to_tsvector("_s + language + parts.join(u" || ' ' || "_s) + u')';
    if (weight && weight->kind != Expr::Kind::None)
        sql = u"setweight("_s + sql + u", "_s + compile(*weight).sql + u')';
    Field vector{.type = FieldType::Opaque};
    vector.customClass = u"SearchVectorField"_s;
    return {.sql = sql, .output = Output::of(vector), .made = u"SearchVector"_s, .key = language};
}

Term Compiler::searchQuery(const Expr &call)
{
    const Expr *value = call.argument(0, u"value"), *config = call.keyword(u"config"),
               *invert = call.keyword(u"invert"), *type = call.keyword(u"search_type");
    const QString kind = type ? type->text : u"plain"_s;
    const QString prefix = kind == u"plain"    ? u"plain"_s
                           : kind == u"phrase" ? u"phrase"_s
                           : kind == u"raw"    ? QString()
                                               : u"websearch_"_s;
    if (!value)
        return fail(tr("SearchQuery takes a text"));
    QString sql = compile(*value).sql;
    if (config && config->kind != Expr::Kind::None)
        sql = compile(*config).sql + u"::regconfig, "_s + sql;
    sql = prefix + u"to_tsquery("_s + sql + u')';
    if (invert && invert->text == u"True")
        sql = u"!!("_s + sql + u')';
    Field query{.type = FieldType::Opaque};
    query.customClass = u"SearchQueryField"_s;
    return {.sql = sql, .output = Output::of(query), .made = u"SearchQuery"_s};
}

Term Compiler::searchRank(const Expr &call)
{
    if (call.items.size() < 2)
        return fail(tr("SearchRank takes a vector and a query"));
    const Expr vector = call.items[0], query = call.items[1];
    const auto made = [](const Expr &text, const QString &name) {
        return text.kind == Expr::Kind::Text ? Expr{.kind = Expr::Kind::Call, .text = name, .items = {text}} : text;
    };
    const Expr *cover = call.argument(4, u"cover_density"), *normalization = call.argument(3, u"normalization");
    QStringList parts{compile(made(vector, u"SearchVector"_s)).sql, compile(made(query, u"SearchQuery"_s)).sql};
    if (call.argument(2, u"weights"))
        return fail(tr("the weights of SearchRank are not understood"));
    if (normalization && normalization->kind != Expr::Kind::None)
        parts.append(compile(*normalization).sql);
    const QString function = cover && cover->text == u"True" ? u"ts_rank_cd("_s : u"ts_rank("_s;
    return {.sql = function + parts.join(u", "_s) + u')',
            .output = Output::of(FieldType::Float),
            .made = u"SearchRank"_s,
            .early = true};
}

// The functions of trigrams: similarities are functions, distances operators.
Term Compiler::similarity(const Expr &call)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 6> forms = {
        {{u"TrigramSimilarity", u"SIMILARITY(%1, %2)"},
         {u"TrigramDistance", u"(%1 <-> %2)"},
         {u"TrigramWordSimilarity", u"WORD_SIMILARITY(%1, %2)"},
         {u"TrigramWordDistance", u"(%1 <<-> %2)"},
         {u"TrigramStrictWordSimilarity", u"STRICT_WORD_SIMILARITY(%1, %2)"},
         {u"TrigramStrictWordDistance", u"(%1 <<<-> %2)"}}};
    const QString name = call.lastName();
    if (call.items.size() != 2)
        return fail(tr("%1() has the wrong number of arguments").arg(name));
    const bool wordFirst = name.contains(u"Word"_s);
    const Term one = wordFirst ? compile(call.items[0]) : argument(call.items[0]);
    const Term other = wordFirst ? argument(call.items[1]) : compile(call.items[1]);
    for (const auto &[className, form] : forms) {
        if (className == name)
            return {.sql = filled(form, {one.sql, other.sql}), .output = Output::of(FieldType::Float), .made = name, .early = true};
    }
    return fail(tr("%1() is not known").arg(name));
}

} // namespace relata
