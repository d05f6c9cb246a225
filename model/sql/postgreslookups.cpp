// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/foreigntypes.h"
#include "model/sql/pythonconstants.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

constexpr std::array<std::pair<QStringView, QStringView>, 14> operators = {{{u"contains", u"@>"},
                                                                            {u"contained_by", u"<@"},
                                                                            {u"overlap", u"&&"},
                                                                            {u"has_key", u"?"},
                                                                            {u"has_keys", u"?&"},
                                                                            {u"has_any_keys", u"?|"},
                                                                            {u"fully_lt", u"<<"},
                                                                            {u"fully_gt", u">>"},
                                                                            {u"not_lt", u"&>"},
                                                                            {u"not_gt", u"&<"},
                                                                            {u"adjacent_to", u"-|-"},
                                                                            {u"trigram_similar", u"%"},
                                                                            {u"trigram_word_similar", u"%>"},
                                                                            {u"trigram_strict_word_similar", u"%>>"}}};

QString operatorOf(QStringView name)
{
    for (const auto &[lookup, sign] : operators) {
        if (lookup == name)
            return sign.toString();
    }
    return {};
}

bool hasValue(const Expr &list)
{
    return std::any_of(list.items.begin(), list.items.end(), [](const Expr &item) {
        return item.kind == Expr::Kind::List ? hasValue(item) : item.kind != Expr::Kind::None;
    });
}

Expr callOf(const QString &name, const Expr &argument)
{
    return {.kind = Expr::Kind::Call, .text = name, .items = {argument}};
}

} // namespace

// The lookups of django.contrib.postgres: arrays, ranges, hstore, search, trigrams.
std::optional<Term> Compiler::postgresLookup(const Term &left, const QString &name, const Expr &right)
{
    const Output &output = left.output;
    const QString sign = operatorOf(name);
    const bool search = name == u"search" || (name == u"exact" && output.is(u"SearchVectorField"));
    const bool array = output.is(u"ArrayField") && (name == u"exact" || !sign.isEmpty());
    const bool mapped = (output.is(u"RangeField") || output.is(u"HStoreField")) && !sign.isEmpty();
    const bool other = name != u"contains" && output.stored() != FieldType::JSON && !sign.isEmpty();
    if (!search && !array && !mapped && !other)
        return std::nullopt;
    if (word(u"arrays").isEmpty())
        return fail(tr("\"%1\" is for PostgreSQL only").arg(name));
    if (search) {
        const bool query = right.isCallOf(u"SearchQuery") || !isDirect(right);
        const bool vector = output.is(u"SearchVectorField");
        const QString text = vector ? left.sql
                                    : u"to_tsvector("_s +
                                          (right.keyword(u"config")
                                               ? compile(*right.keyword(u"config")).sql + u"::regconfig, "_s
                                               : QString()) +
                                          u"COALESCE("_s + left.sql + u", ''))"_s;
        return made(text + u" @@ "_s + expressionSide(query ? right : callOf(u"SearchQuery"_s, right)));
    }
    if (array)
        return made(left.sql + (name == u"exact" ? u" = "_s : u' ' + sign + u' ') + arrayValue(left, right));
    if (output.is(u"RangeField") && name == u"contains")
        return rangeContains(left, right);
    if (!mapped && name == u"contained_by")
        return containedByRange(left, right);
    if (output.is(u"HStoreField")) {
        const bool several = name == u"has_keys" || name == u"has_any_keys";
        if (right.kind == Expr::Kind::Dict) {
            QStringList keys, values;
            for (qsizetype i = 0; i + 1 < right.items.size(); i += 2) {
                keys.append(textSql(right.items[i].text, m_dialect));
                const Expr &value = right.items[i + 1];
                values.append(value.kind == Expr::Kind::None ? u"NULL"_s : textSql(value.text, m_dialect));
            }
            m_literals = true;
            const QString map = keys.isEmpty() ? u"''::hstore"_s
                                               : u"hstore(ARRAY[%1], ARRAY[%2])"_s.arg(keys.join(u", "_s),
                                                                                       values.join(u", "_s));
            return made(left.sql + u' ' + sign + u' ' + map);
        }
        const std::optional<QString> value = several || right.kind == Expr::Kind::List
                                                 ? arrayText(right, {.type = FieldType::Opaque})
                                                 : std::optional(side(left, right));
        m_literals = true;
        return value ? made(left.sql + u' ' + sign + u' ' + *value) : fail(tr("a value does not fit HStoreField"));
    }
    return made(left.sql + u' ' + sign + u' ' + side(left, right));
}

// ARRAY[...]::varchar(10)[]: the column's type, whatever the values are.
QString Compiler::arrayValue(const Term &left, const Expr &right)
{
    const Result<QString> type = castName(left.output.field, m_dialect);
    if (!type)
        return fail<QString>(type.error());
    QString value;
    if (right.kind == Expr::Kind::List && hasValue(right)) {
        const std::optional<Field> base = baseField(left.output.field);
        QStringList parts;
        for (const Expr &item : right.items) {
            if (!isDirect(item)) {
                parts.append(compile(item).sql);
                continue;
            }
            const std::optional<QString> part =
                item.kind == Expr::Kind::List ? arrayText(item, base.value_or(Field{.type = FieldType::Opaque}))
                                              : fieldValue(item, base.value_or(Field{.type = FieldType::Opaque}));
            if (!part)
                return fail<QString>(tr("a value does not fit %1").arg(className(left.output.field)));
            parts.append(*part);
            m_literals = true;
        }
        value = u"(ARRAY["_s + parts.join(u", "_s) + u"])"_s;
    } else if (right.kind == Expr::Kind::List) {
        QStringList nulls(right.items.size(), u"NULL"_s);
        value = nulls.isEmpty() ? u"'{}'"_s : u"'{"_s + nulls.join(u',') + u"}'"_s;
        m_literals = true;
    } else {
        value = side(left, right);
    }
    return value + u"::"_s + *type;
}

// RangeContains and DateTimeRangeContains: a single value takes the type of the range's ends.
Term Compiler::rangeContains(const Term &left, const Expr &right)
{
    const std::optional<Field> base = baseField(left.output.field);
    const bool dated = base && (base->type == FieldType::Date || base->type == FieldType::DateTime);
    const QString start = left.sql + u" @> "_s;
    const bool range = right.kind == Expr::Kind::List || right.lastName().endsWith(u"Range"_s);
    if (!base || (range && right.kind != Expr::Kind::None))
        return made(start + side(left, right));
    if (!dated) {
        const QString sql = castTo(compile(right), *base).sql;
        return made(start + (sql.startsWith(u'(') ? sql : u'(' + sql + u')'));
    }
    const Term term = compile(right);
    const QString inner = term.value || term.sql.startsWith(u'(') ? term.sql : u'(' + term.sql + u')';
    const bool same = term.output.is(foreignClass(left.output.field));
    const bool text = right.kind == Expr::Kind::Text;
    const QString type = m_dialect.typeOf(base->type).type.toString();
    return made(start + inner + (term.output.isKnown() && !same && !text ? u"::"_s + type : QString()));
}

// RangeContainedBy: a number or a date in a range of the type that goes with it.
Term Compiler::containedByRange(const Term &left, const Expr &right)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 7> ranges = {
        {{u"smallint", u"int4range"},
         {u"integer", u"int4range"},
         {u"bigint", u"int8range"},
         {u"double precision", u"numrange"},
         {u"numeric", u"numrange"},
         {u"date", u"daterange"},
         {u"timestamp with time zone", u"tstzrange"}}};
    const Result<QString> own = castName(left.output.field, m_dialect);
    const QString type = own ? own->section(u'(', 0, 0) : QString();
    for (const auto &[of, range] : ranges) {
        if (of != type)
            continue;
        QString sql = left.sql;
        if (left.output.is(FieldType::Float))
            sql += u"::numeric"_s;
        else if (left.output.is(FieldType::SmallInteger))
            sql += u"::integer"_s;
        Field field{.type = FieldType::Opaque};
        field.customClass = left.output.is(FieldType::DateTime) ? u"DateTimeRangeField"_s
                            : left.output.is(FieldType::Date)   ? u"DateRangeField"_s
                                                                : u"IntegerRangeField"_s;
        const QString value = isDirect(right) ? directSide({.output = Output::of(field)}, right) : expressionSide(right);
        return made(sql + u" <@ "_s + value + u"::"_s + range.toString());
    }
    return fail(tr("%1 has no lookup \"contained_by\"").arg(className(left.output.field)));
}

} // namespace relata
