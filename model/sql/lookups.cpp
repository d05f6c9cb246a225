// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/functiontable.h"
#include "model/sql/lookuptable.h"
#include "model/sql/pythonconstants.h"

#include <QCoreApplication>

#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

bool isYear(const Term &left, QStringView name)
{
    return (left.made == u"Extract year" || left.made == u"Extract iso_year") && !comparisonSign(name).isEmpty();
}

bool hasPostgresLookup(const Term &left, QStringView name)
{
    static const QStringList text = {u"search"_s, u"trigram_similar"_s, u"trigram_word_similar"_s,
                                     u"trigram_strict_word_similar"_s};
    static const QStringList ranges = {u"contained_by"_s, u"overlap"_s, u"fully_lt"_s,   u"fully_gt"_s,
                                       u"not_lt"_s,       u"not_gt"_s,  u"adjacent_to"_s};
    static const QStringList keys = {u"contained_by"_s, u"has_key"_s, u"has_keys"_s, u"has_any_keys"_s};
    using enum FieldType;
    if (left.output.is(u"RangeField"))
        return ranges.contains(name);
    if (left.output.is(u"ArrayField"))
        return name == u"contained_by" || name == u"overlap";
    if (left.output.stored() == JSON || left.output.is(u"HStoreField"))
        return keys.contains(name);
    if (left.output.is(Char) || left.output.is(Text))
        return text.contains(name);
    const bool number = left.output.is(Integer) || left.output.is(Float) || left.output.is(Decimal);
    return name == u"contained_by" && (number || left.output.is(Date));
}

bool hasLookup(const Term &left, const QString &name)
{
    if (left.relation)
        return !comparisonSign(name).isEmpty() || name == u"in" || name == u"isnull";
    if (left.output.is(u"RangeField") && (name == u"startswith" || name == u"endswith"))
        return false;
    return isPlainLookup(name) || hasPostgresLookup(left, name);
}

} // namespace

Term Compiler::made(const QString &sql) const
{
    return {.sql = sql, .output = Output::of(FieldType::Boolean), .lookup = true, .early = true};
}

// Exact(F("a"), 1) and its kind: the class as it stands, not the one a field would choose.
Term Compiler::lookupCall(const Expr &call)
{
    const Expr *left = call.argument(0, u"lhs"), *right = call.argument(1, u"rhs");
    if (!left || !right)
        return fail(tr("%1 takes two arguments").arg(call.text));
    ++m_inLeftSide;
    const bool text = left->kind == Expr::Kind::Text;
    Term term = text ? plainValue({.kind = Literal::Kind::Text, .text = left->text}) : compile(*left);
    --m_inLeftSide;
    const QString name = lookupOfClass(call).toString();
    if (!term.early && isDirect(*right)) {
        if (term.output.state == Output::State::Mixed)
            return fail(tr("the type of what is compared is not known; it needs an output_field"));
        term.unprepared = true;
        if (!comparisonSign(name).isEmpty()) // the value is wrapped before the field is known
            return lookup(term, name, {.kind = Expr::Kind::Call, .text = u"Value"_s, .items = {*right}}, true);
    }
    return lookup(term, name, *right, true);
}

// Query.build_lookup
Term Compiler::buildLookup(Term left, const QStringList &names, const Expr &right)
{
    const QStringList all = names.isEmpty() ? QStringList{u"exact"_s} : names;
    QString name = all.last();
    const auto through = [&](const QString &transform) {
        const std::optional<Term> next = left.relation ? std::nullopt : transformed(left, transform);
        if (!next)
            fail(tr("%1 has no lookup \"%2\"").arg(className(left.output.field), transform));
        left = next.value_or(Term());
        return next.has_value();
    };
    for (qsizetype i = 0; i + 1 < all.size(); ++i) {
        if (!through(all[i]))
            return {};
    }
    if (!hasLookup(left, name)) {
        if (!through(name))
            return {};
        name = u"exact"_s;
    }
    const bool json = left.output.stored() == FieldType::JSON;
    if (right.kind == Expr::Kind::None && name != u"isnull" && !(json && name == u"exact")) {
        if (name != u"exact" && name != u"iexact")
            return fail(tr("None can only be compared with exact"));
        return lookup(left, u"isnull"_s, {.kind = Expr::Kind::Bool, .text = u"True"_s});
    }
    Term out = lookup(left, name, right);
    if (right.kind == Expr::Kind::None)
        out.key = u"none"_s;
    return out;
}

Term Compiler::lookup(const Term &left, const QString &name, const Expr &right, bool plain)
{
    if (!left.output.isKnown())
        return fail(tr("the type of what is compared is not known; it needs an output_field"));
    if (!plain) {
        if (isYear(left, name) && isDirect(right))
            return yearLookup(left, name, right);
        if (const std::optional<Term> special = jsonLookup(left, name, right))
            return *special;
        if (const std::optional<Term> special = postgresLookup(left, name, right))
            return *special;
        if (left.output.stored() == FieldType::UUID && !m_dialect.nativeUuid && (isPattern(name) || name == u"iexact"))
            return uuidPattern(left, name, right);
        const Term bounds = integerBounds(left, name, right);
        if (bounds.truth != Truth::Sql)
            return bounds;
    }
    if (name == u"isnull") {
        if (right.kind != Expr::Kind::Bool)
            return fail(tr("\"isnull\" takes True or False"));
        Term out = made(leftSql(left, name) + (right.text == u"True" ? u" IS NULL"_s : u" IS NOT NULL"_s));
        out.key = name;
        if (left.value)
            out.truth = (right.text == u"True") == (left.sql == u"NULL") ? Truth::Full : Truth::Empty;
        return out;
    }
    if (name == u"in")
        return inLookup(left, right);
    if (name == u"range")
        return rangeLookup(left, right);
    if (!wording(m_dialect.lookups, name).isEmpty())
        return patternLookup(left, name, right);
    return comparison(left, name, right);
}

// What stands on the left of an operator: DatabaseOperations.lookup_cast.
QString Compiler::leftSql(const Term &left, const QString &name) const
{
    const QString sql = left.lookup ? u'(' + left.sql + u')' : left.sql;
    if (left.output.stored() != FieldType::JSON)
        return sql;
    const bool text = isPattern(name) || name == u"iexact" || name == u"regex" || name == u"iregex";
    const QString form = text ? word(u"json unquote text") : word(u"json unquote");
    return form.isEmpty() ? sql : filled(form, {sql});
}

bool Compiler::isDirect(const Expr &right) const
{
    return constantOf(right).has_value();
}

QString Compiler::expressionSide(const Expr &right)
{
    const Term term = compile(right);
    return term.value || term.sql.startsWith(u'(') ? term.sql : u'(' + term.sql + u')';
}

QString Compiler::directSide(const Term &left, const Expr &right)
{
    const std::optional<Expr> constant = constantOf(right);
    const std::optional<QString> sql = constant ? fieldValue(*constant, left.output.field) : std::nullopt;
    if (!sql)
        return fail<QString>(tr("a value does not fit %1").arg(className(left.output.field)));
    m_literals = true;
    return *sql;
}

QString Compiler::side(const Term &left, const Expr &right)
{
    if (left.made == u"Unaccent" && isDirect(right))
        return u"(UNACCENT("_s + directSide(left, right) + u"))"_s;
    return isDirect(right) ? directSide(left, right) : expressionSide(right);
}

// Numbers beyond what the column can hold decide the comparison: IntegerFieldOverflow.
Term Compiler::integerBounds(const Term &left, const QString &name, const Expr &right)
{
    const std::optional<Expr> constant = constantOf(right);
    const std::optional<Literal> literal = constant ? literalOf(*constant) : std::nullopt;
    if (!literal || left.relation || !left.output.is(FieldType::Integer) || comparisonSign(name).isEmpty())
        return {};
    const std::optional<Literal> ready = prepared(*literal, left.output.field);
    if (!ready || ready->kind != Literal::Kind::Integer)
        return {};
    const IntegerRange range = integerRange(m_dialect, left.output.stored());
    const bool low = ready->text.startsWith(u'-');
    bool fits = false;
    const quint64 size = QStringView(ready->text).mid(low ? 1 : 0).toULongLong(&fits);
    const bool under = low && size != 0 && (!fits || size > range.lowest);
    const bool over = !low && (!fits || size > range.highest);
    Term out = made({});
    if (under)
        out.truth = name.startsWith(u'g') ? Truth::Full : Truth::Empty;
    else if (over)
        out.truth = name.startsWith(u'l') ? Truth::Full : Truth::Empty;
    return out;
}

Term Compiler::comparison(const Term &left, const QString &name, const Expr &right)
{
    const QString sign = comparisonSign(name).toString();
    if (sign.isEmpty())
        return fail(tr("the lookup \"%1\" is not known").arg(name));
    const std::optional<Expr> constant = constantOf(right);
    const std::optional<Literal> literal = constant ? literalOf(*constant) : std::nullopt;
    const std::optional<Literal> ready = literal ? prepared(*literal, left.output.field) : std::nullopt;
    if (name == u"exact" && ready && ready->kind == Literal::Kind::Bool && left.output.is(FieldType::Boolean) &&
        isConditionAlone(left)) {
        const QString sql = leftSql(left, name);
        return made(ready->text == u"True" ? sql : u"NOT "_s + sql);
    }
    Expr value = right;
    // Integers compare with a float by the next whole number.
    const bool rounds = name == u"gte" || name == u"lt";
    if (rounds && left.output.is(FieldType::Integer) && constant && constant->kind == Expr::Kind::Float)
        value = {.kind = Expr::Kind::Integer,
                 .text = QString::number(qint64(std::ceil(constant->text.toDouble())))};
    return made(leftSql(left, name) + u' ' + sign + u' ' + side(left, value));
}

// A year is a span of days, so that an index on the column serves.
Term Compiler::yearLookup(const Term &left, const QString &name, const Expr &right)
{
    const Term &source = left.sources.first();
    const std::optional<Literal> literal = literalOf(*constantOf(right));
    const std::optional<Literal> year =
        literal ? prepared(*literal, {.type = FieldType::Integer}) : std::nullopt;
    if (!year)
        return fail(tr("a year has to be a number"));
    const int number = year->text.toInt();
    const bool iso = left.made == u"Extract iso_year";
    const auto begin = [&](int of) {
        if (!iso)
            return QDate(of, 1, 1);
        const QDate fourth(of, 1, 4); // it is in the first week
        return fourth.addDays(1 - fourth.dayOfWeek());
    };
    const bool timed = source.output.is(FieldType::DateTime);
    const Literal::Kind kind = timed ? Literal::Kind::DateTime : Literal::Kind::Date;
    const QString first =
        literalSql({.kind = kind, .date = begin(number), .time = QTime(0, 0)}, m_dialect);
    const QString last = literalSql({.kind = kind,
                                     .date = begin(number + 1).addDays(-1),
                                     .time = QTime(23, 59, 59),
                                     .microseconds = 999999},
                                    m_dialect);
    m_literals = true;
    const QString sql = leftSql(source, name);
    if (name == u"exact")
        return made(sql + u" BETWEEN "_s + first + u" AND "_s + last);
    const bool ofEnd = name == u"gt" || name == u"lte";
    return made(sql + u' ' + comparisonSign(name).toString() + u' ' + (ofEnd ? last : first));
}

Term Compiler::patternLookup(const Term &left, const QString &name, const Expr &right, bool folds)
{
    QString form = wording(m_dialect.lookups, name).toString(), pattern = wording(m_dialect.patterns, name).toString();
    const QString host = word(u"host");
    const bool address = left.output.stored() == FieldType::GenericIPAddress;
    if (address && !host.isEmpty()) {
        form.replace(u"%1::text"_s, host);
        pattern.replace(u"%1::text"_s, host);
    }
    const QString fold = folds ? word(u"json fold") : QString();
    const auto folded = [&](const QString &text) { return fold.isEmpty() ? text : filled(fold, {text}); };
    const QString sql = folded(leftSql(left, name));
    const bool exact = name == u"iexact";
    const bool escapes = form.contains(u"LIKE"_s);
    const bool bilateral = left.made == u"Unaccent";
    if (!isDirect(right) || bilateral) {
        m_likeText = exact && escapes;
        const QString inner = folded(bilateral ? side(left, right) : expressionSide(right));
        m_likeText = false;
        if (!isPattern(name))
            return made(filled(form, {sql, inner}));
        return made(filled(pattern, {sql, filled(wording(m_dialect.patterns, u""), {sql, inner})}));
    }
    const Expr constant = *constantOf(right);
    const std::optional<Literal> literal = literalOf(constant);
    m_literals = true;
    if (literal && !isPattern(name) && !(exact && escapes))
        return made(filled(form, {sql, folded(literalSql(*literal, m_dialect))}));
    if (!isPattern(name) && !exact)
        return fail(tr("\"%1\" takes text").arg(name));
    QString value = escapedForLike(literal ? pythonText(*literal) : pythonSource(constant));
    if (name.endsWith(u"contains"_s) || name.endsWith(u"startswith"_s))
        value += u'%';
    if (name.endsWith(u"contains"_s) || name.endsWith(u"endswith"_s))
        value.prepend(u'%');
    return made(filled(form, {sql, folded(textSql(value, m_dialect))}));
}

// A UUID that is kept without hyphens is looked for without them.
Term Compiler::uuidPattern(const Term &left, const QString &name, const Expr &right)
{
    const QString form = wording(m_dialect.lookups, name).toString();
    m_likeText = name == u"iexact";
    const std::optional<Expr> constant = constantOf(right);
    const std::optional<Literal> literal = constant ? literalOf(*constant) : std::nullopt;
    const bool native = literal && literal->kind == Literal::Kind::Uuid;
    const QString hex = native ? QString(literal->text).remove(u'-') : QString();
    const Term value = compile(native ? Expr{.kind = Expr::Kind::Text, .text = hex} : right);
    m_likeText = false;
    m_literals = true;
    const QString inner = u"(REPLACE("_s + value.sql + u", '-', ''))"_s;
    const QString sql = leftSql(left, name);
    if (!isPattern(name))
        return made(filled(form, {sql, inner}));
    return made(filled(wording(m_dialect.patterns, name),
                       {sql, filled(wording(m_dialect.patterns, u""), {sql, inner})}));
}

QStringList Compiler::listItems(const Term &left, const QString &name, const Expr &right)
{
    const bool mixed = !isDirect(right);
    // Python can drop what stands twice only where it can hash it.
    const bool hashed = std::none_of(right.items.begin(), right.items.end(), [](const Expr &item) {
        return item.kind == Expr::Kind::List || item.kind == Expr::Kind::Dict;
    });
    QStringList values;
    for (const Expr &item : right.items) {
        if (name == u"in" && item.kind == Expr::Kind::None)
            continue;
        QString sql;
        const std::optional<Literal> literal = isDirect(item) ? literalOf(*constantOf(item)) : std::nullopt;
        if (!isDirect(item))
            sql = compile(item).sql;
        else if (left.unprepared && literal && left.output.stored() != FieldType::Decimal)
            sql = literalSql(*literal, m_dialect);
        else if (mixed && item.kind == Expr::Kind::Text)
            sql = valueOfField(item, left.output).sql;
        else if (const auto ready = literal ? prepared(*literal, left.output.field) : std::nullopt; mixed && ready)
            sql = plainValue(*ready).sql;
        else
            sql = directSide(left, item);
        if (name == u"range" || !hashed || !values.contains(sql))
            values.append(sql);
    }
    return values;
}

Term Compiler::inLookup(const Term &left, const Expr &right)
{
    const QString sql = leftSql(left, u"in"_s);
    if (right.kind != Expr::Kind::List) {
        if (isDirect(right))
            return fail(tr("\"%1\" takes a list").arg(u"in"));
        return made(sql + u" IN "_s + expressionSide(right));
    }
    const QStringList values = listItems(left, u"in"_s, right);
    Term out = made(sql + u" IN ("_s + values.join(u", "_s) + u')');
    out.truth = values.isEmpty() ? Truth::Empty : Truth::Sql;
    return out;
}

Term Compiler::rangeLookup(const Term &left, const Expr &right)
{
    const QStringList values = listItems(left, u"range"_s, right);
    if (right.kind != Expr::Kind::List || values.size() < 2)
        return fail(tr("\"range\" takes two values"));
    return made(leftSql(left, u"range"_s) + u" BETWEEN "_s + values[0] + u" AND "_s + values[1]);
}

} // namespace relata
