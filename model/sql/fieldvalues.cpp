// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/foreigntypes.h"
#include "model/sql/jsontext.h"
#include "model/sql/pythonconstants.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Within a range a time without a zone stays without one.
QString momentSql(const Literal &literal, const Dialect &dialect)
{
    const QString sql = literalSql(literal, dialect);
    const bool naive = literal.kind == Literal::Kind::DateTime && !literal.aware;
    return naive ? QString(sql).replace(u"+00:00'::timestamptz"_s, u"'::timestamp"_s) : sql;
}

} // namespace

// What a field makes of a value (get_prep_value, get_db_prep_value), as it stands in SQL.
std::optional<QString> Compiler::fieldValue(const Expr &expression, const Field &field)
{
    const Output output = Output::of(field);
    if (output.stored() == FieldType::JSON) {
        const std::optional<QString> json = jsonText(expression);
        const QString form = word(u"json value");
        if (!json)
            return std::nullopt;
        const QString quoted = textSql(*json, m_dialect);
        return form.isEmpty() ? quoted : filled(form, {quoted});
    }
    if (expression.kind == Expr::Kind::None)
        return u"NULL"_s;
    if (output.is(u"RangeField"))
        return rangeText(expression, field);
    if (expression.kind == Expr::Kind::List)
        return arrayText(expression, field);
    const std::optional<Literal> literal = literalOf(expression);
    const std::optional<Literal> ready = literal ? prepared(*literal, field) : std::nullopt;
    if (!ready)
        return std::nullopt;
    const QString sql = literalSql(*ready, m_dialect);
    const QString form = output.stored() == FieldType::GenericIPAddress ? word(u"address") : QString();
    if (!form.isEmpty() && ready->text.isEmpty())
        return u"NULL"_s;
    return form.isEmpty() ? sql : filled(form, {sql});
}

// A list as the driver of PostgreSQL writes it.
std::optional<QString> Compiler::arrayText(const Expr &list, const Field &field)
{
    if (word(u"arrays").isEmpty() || list.kind != Expr::Kind::List)
        return std::nullopt;
    const std::optional<Field> base = baseField(field);
    QStringList parts;
    for (const Expr &item : list.items) {
        const std::optional<QString> part =
            item.kind == Expr::Kind::List ? arrayText(item, base.value_or(Field{.type = FieldType::Opaque}))
                                          : fieldValue(item, base.value_or(Field{.type = FieldType::Opaque}));
        if (!part)
            return std::nullopt;
        parts.append(part->trimmed());
    }
    return parts.isEmpty() ? u"'{}'"_s : u"ARRAY["_s + parts.join(u',') + u']';
}

// (1, 5) or NumericRange(1, 5, "[]") as the driver of PostgreSQL writes it.
std::optional<QString> Compiler::rangeText(const Expr &range, const Field &field)
{
    const bool called = range.kind == Expr::Kind::Call && range.lastName().endsWith(u"Range"_s);
    const std::optional<Field> base = baseField(field);
    if (word(u"arrays").isEmpty() || (!called && range.kind != Expr::Kind::List) || !base || range.items.size() < 2)
        return std::nullopt;
    const Expr *given = called ? range.argument(2, u"bounds") : nullptr;
    const Value *usual = field.options.find(u"default_bounds");
    const QString bounds = given ? given->text : !called && usual && usual->isText() ? usual->toText() : u"[)"_s;
    const bool number = base->type != FieldType::Date && base->type != FieldType::DateTime;
    QStringList ends;
    for (const Expr &end : {range.items[0], range.items[1]}) {
        const std::optional<Literal> literal = literalOf(end);
        if (!literal)
            return std::nullopt;
        if (literal->kind == Literal::Kind::None)
            ends.append(number ? QString() : u"NULL"_s);
        else
            ends.append(number ? pythonText(*literal) : momentSql(*literal, m_dialect));
    }
    if (number)
        return u'\'' + bounds.left(1) + ends[0] + u',' + ends[1] + bounds.right(1) + u'\'';
    QString sql = (base->type == FieldType::Date ? u"daterange("_s : u"tstzrange("_s) + ends.join(u", "_s);
    return sql + u", '"_s + bounds + u"')"_s;
}

} // namespace relata
