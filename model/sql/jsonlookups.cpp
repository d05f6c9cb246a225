// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/jsontext.h"
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

bool isWord(const QString &json)
{
    return json == u"null" || json == u"true" || json == u"false";
}

bool isKey(const Term &term)
{
    return term.made == u"KeyTransform" || term.made == u"KeyTextTransform";
}

} // namespace

// The lookups that JSONField has of its own: django/db/models/fields/json.py.
std::optional<Term> Compiler::jsonLookup(const Term &left, const QString &name, const Expr &right)
{
    if (left.output.stored() != FieldType::JSON)
        return std::nullopt;
    if (left.made == u"KeyTransform") {
        if (const std::optional<Term> own = keyLookup(left, name, right))
            return own;
    }
    if (name == u"contains" || name == u"contained_by") {
        const QString form = word(QString(u"json "_s + name));
        if (form.isEmpty())
            return fail(tr("this database has no \"%1\" for JSON").arg(name));
        return made(filled(form, {left.sql, side(left, right)}));
    }
    if (name.startsWith(u"has_"_s))
        return hasKeys(left, name, right, false, word(u"json has_key"));
    const QString inColumn = word(u"json in column"); // since Django 6.1
    if (name == u"in" && right.kind == Expr::Kind::List && !inColumn.isEmpty())
        return jsonIn(filled(inColumn, {leftSql(left, name)}), right);
    if (name == u"icontains")
        return patternLookup(left, name, right, true);
    if (name == u"exact") {
        const QString value = side(left, right);
        const QString form = isDirect(right) || right.isCallOf(u"Value") ? word(u"json exact") : QString();
        return made(leftSql(left, name) + u" = "_s + (form.isEmpty() ? value : filled(form, {value})));
    }
    return std::nullopt;
}

Term Compiler::jsonIn(const QString &left, const Expr &right)
{
    QStringList values;
    for (const Expr &item : right.items) {
        const std::optional<QString> one = jsonText(item);
        if (!one)
            return fail(tr("a value does not fit JSON"));
        const bool bare = isWord(*one) && !word(u"json words").isEmpty();
        const QString quoted = textSql(*one, m_dialect);
        if (item.kind != Expr::Kind::None)
            values.append(bare ? quoted : filled(word(u"json in"), {quoted}));
    }
    const bool hashed = std::none_of(right.items.begin(), right.items.end(), [](const Expr &item) {
        return item.kind == Expr::Kind::List || item.kind == Expr::Kind::Dict;
    });
    if (hashed)
        values.removeDuplicates();
    m_literals = true;
    Term out = made(left + u" IN ("_s + values.join(u", "_s) + u')');
    out.truth = values.isEmpty() ? Truth::Empty : Truth::Sql;
    return out;
}

// What KeyTransform registers: text lookups look at the text of the key, numbers are compared as such.
std::optional<Term> Compiler::keyLookup(const Term &left, const QString &name, const Expr &right)
{
    const std::optional<Expr> constant = constantOf(right);
    const bool text = isPattern(name) || name == u"iexact" || name == u"regex" || name == u"iregex";
    if (text && name != u"contains")
        return patternLookup(jsonKey(left.sources.first(), left.key, true), name, right, name.startsWith(u'i'));
    if (name == u"isnull") {
        const bool none = right.text == u"True";
        const QString form = word(u"json has_key");
        if (word(u"json key is null").isEmpty())
            return std::nullopt;
        const QString own = none ? word(u"json key is null") : form;
        Term out = hasKeys(left.sources.first(), u"has_key"_s, {.kind = Expr::Kind::Text, .text = left.key}, true, own);
        out.key = name;
        return out;
    }
    const std::optional<QString> json = constant ? jsonText(*constant) : std::nullopt;
    const QString wrap = word(u"json exact key");
    if (name == u"exact" && right.isCallOf(u"Value") && !wrap.isEmpty())
        return made(leftSql(left, name) + u" = "_s + filled(wrap, {compile(right).sql}));
    if (name == u"exact" && constant && !wrap.isEmpty()) {
        if (!json)
            return fail(tr("a value does not fit JSON"));
        const QString value = textSql(*json, m_dialect);
        const bool bare = isWord(*json) && !word(u"json words").isEmpty();
        m_literals = true;
        return made(leftSql(left, name) + u" = "_s + (bare ? value : filled(wrap, {value})));
    }
    if (name == u"in" && right.kind == Expr::Kind::List && !word(u"json in").isEmpty())
        return jsonIn(leftSql(left, name), right);
    const bool ordered = !comparisonSign(name).isEmpty() && name != u"exact";
    if (ordered && constant && word(u"json value").isEmpty()) {
        const std::optional<Literal> literal = literalOf(*constant);
        if (!literal)
            return fail(tr("a value does not fit JSON"));
        m_literals = true;
        return made(leftSql(left, name) + u' ' + comparisonSign(name).toString() + u' ' +
                    literalSql(*literal, m_dialect));
    }
    return std::nullopt;
}

// has_key, has_keys, has_any_keys: keys where the database knows them, else paths.
Term Compiler::hasKeys(const Term &left, const QString &name, const Expr &right, bool indexes, QStringView form)
{
    const bool several = name != u"has_key";
    QList<Expr> keys = several ? right.items : QList<Expr>{right};
    if (several && right.kind != Expr::Kind::List)
        return fail(tr("\"%1\" takes a list").arg(name));
    m_literals = true;
    if (!word(u"json keys").isEmpty()) {
        const QString sign = !several ? u" ? "_s : name == u"has_keys" ? u" ?& "_s : u" ?| "_s;
        Term base = left;
        QString value;
        if (several) {
            QStringList quoted;
            for (const Expr &key : std::as_const(keys))
                quoted.append(textSql(key.text, m_dialect));
            value = quoted.isEmpty() ? u"'{}'"_s : u"ARRAY["_s + quoted.join(u',') + u']';
        } else if (right.isCallOf(u"KeyTransform")) {
            const Term key = compile(right);
            QStringList path{key.key};
            for (const Term *at = &key.sources.first(); isKey(*at); at = &at->sources.first())
                path.prepend(at->key);
            value = textSql(path.takeLast(), m_dialect);
            for (const QString &part : std::as_const(path))
                base = jsonKey(base, part, false);
        } else {
            const std::optional<Literal> literal = literalOf(right);
            if (!literal)
                return fail(tr("\"%1\" takes a key").arg(name));
            value = literalSql(*literal, m_dialect);
        }
        return made(base.sql + sign + value);
    }
    QStringList path;
    const Term *base = &left;
    for (; isKey(*base); base = &base->sources.first())
        path.prepend(base->key);
    QStringList parts;
    for (const Expr &key : std::as_const(keys)) {
        QString full = jsonPath(path);
        if (key.isCallOf(u"KeyTransform")) {
            const Term inner = compile(key);
            QStringList own{inner.key};
            for (const Term *at = &inner.sources.first(); isKey(*at); at = &at->sources.first())
                own.prepend(at->key);
            const QString last = own.takeLast();
            full += jsonPath(own, false) + u'.' + jsonQuoted(last);
        } else if (indexes) {
            full += jsonPath({key.text}, false);
        } else {
            full += u'.' + (several || key.kind == Expr::Kind::Text ? jsonQuoted(key.text) : key.text);
        }
        parts.append(filled(form, {base->sql, textSql(full, m_dialect)}));
    }
    const QString joined = parts.join(name == u"has_any_keys" ? u" OR "_s : u" AND "_s);
    return made(several ? u'(' + joined + u')' : joined);
}

} // namespace relata
