// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/sql/columns.h"
#include "model/sql/compiler.h"
#include "model/sql/conditionnodes.h"
#include "model/sql/foreigntypes.h"
#include "model/sql/functiontable.h"
#include "model/sql/jsontext.h"

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

// Which parts of a date or time a field has: DateField, DateTimeField and TimeField register them.
bool hasPart(const Output &output, const QString &name)
{
    static const QStringList days = {u"year"_s,     u"iso_year"_s,     u"month"_s, u"day"_s,
                                     u"week_day"_s, u"iso_week_day"_s, u"week"_s,  u"quarter"_s};
    static const QStringList clock = {u"hour"_s, u"minute"_s, u"second"_s};
    if (output.is(FieldType::Date) && days.contains(name))
        return true;
    return (output.is(FieldType::DateTime) || output.is(FieldType::Time)) && clock.contains(name);
}

} // namespace

const ResolvedField *Compiler::fieldOf(const QString &name) const
{
    if (name == u"pk")
        return m_model.key();
    if (const ResolvedField *found = m_model.column(name))
        return found;
    const auto found = std::find_if(m_model.columns.begin(), m_model.columns.end(),
                                    [&](const ResolvedField &field) { return field.attname == name; });
    return found == m_model.columns.end() ? nullptr : &*found;
}

Term Compiler::columnTerm(const ResolvedField &field) const
{
    const ResolvedField *stored = m_registry.storedField(field);
    return {.sql = m_dialect.quoted(field.column),
            .output = Output::of(columnField(stored ? stored->field : field.field)),
            .made = u"Col"_s,
            .column = &field};
}

// A path that leaves the table: everything but the key that the column holds anyhow.
bool Compiler::isJoined(const ResolvedField &field, const QString &next) const
{
    const ResolvedField *target = m_registry.targetColumn(field);
    return !target || (next != target->field.name && next != target->attname && !(next == u"pk" && target->primaryKey));
}

Term Compiler::column(const QString &path)
{
    if (m_unresolved)
        return fail(tr("a default cannot refer to the field \"%1\"").arg(path));
    const QStringList parts = path.split(u"__"_s);
    const ResolvedField *found = fieldOf(parts.first());
    if (!found)
        return fail(tr("%1 has no column for \"%2\"").arg(m_model.label(), parts.first()));
    Term term = columnTerm(*found);
    qsizetype at = 1;
    if (found->target >= 0 && parts.size() > 1) {
        if (isJoined(*found, parts[1]))
            return fail(tr("\"%1\" would need a join, which Django refuses here").arg(path));
        at = 2;
    }
    for (; at < parts.size(); ++at) {
        const std::optional<Term> next = transformed(term, parts[at]);
        if (!next)
            return fail(tr("%1 has no transform \"%2\"").arg(className(term.output.field), parts[at]));
        term = *next;
    }
    return term;
}

// What a name behind `__` makes of a value: Field.get_transform().
std::optional<Term> Compiler::transformed(const Term &term, const QString &name)
{
    const Output &output = term.output;
    if (hasPart(output, name))
        return extractFrom(name, term, u"UTC"_s);
    if (output.is(FieldType::DateTime) && (name == u"date" || name == u"time"))
        return truncateTo(name, term, Output::of(name == u"date" ? FieldType::Date : FieldType::Time), u"UTC"_s);
    if (output.stored() == FieldType::JSON)
        return jsonKey(term, name, false);
    if (output.is(u"ArrayField"))
        return arrayTransform(term, name);
    if (output.is(u"RangeField"))
        return rangeTransform(term, name);
    if (output.is(u"HStoreField")) {
        if (name != u"keys" && name != u"values") {
            m_literals = true;
            return Term{.sql = u'(' + term.sql + u" -> "_s + textSql(name, m_dialect) + u')',
                        .output = Output::of(FieldType::Text),
                        .made = u"HStoreKey"_s};
        }
        Field list{.type = FieldType::Opaque};
        list.customClass = u"ArrayField"_s;
        list.arguments = {Code{u"TextField()"_s}};
        const QString function = name == u"keys" ? u"akeys("_s : u"avals("_s;
        return Term{.sql = function + term.sql + u')', .output = Output::of(list), .made = name};
    }
    const FunctionRow *row = functionOfTransform(name); // a project may register any of them
    return row ? std::optional(apply(*row, {term}, {})) : std::nullopt;
}

std::optional<Term> Compiler::arrayTransform(const Term &term, const QString &name)
{
    if (name == u"len") {
        return Term{.sql = filled(u"CASE WHEN %1 IS NULL THEN NULL ELSE coalesce(array_length(%1, 1), 0) END",
                                  {term.sql}),
                    .output = Output::of(FieldType::Integer),
                    .made = u"ArrayLen"_s};
    }
    bool number = false, alsoNumber = false;
    const qint64 index = name.toInt(&number);
    m_literals = true;
    if (number && !name.contains(u'_')) {
        const std::optional<Field> base = baseField(term.output.field);
        const QString left = term.sql.endsWith(u']') ? term.sql : u'(' + term.sql + u')';
        return Term{.sql = left + u'[' + QString::number(index + 1) + u']',
                    .output = base ? Output::of(*base) : Output(),
                    .made = u"IndexTransform"_s};
    }
    const QStringList ends = name.split(u'_');
    const qint64 start = ends.first().toInt(&number), end = ends.last().toInt(&alsoNumber);
    if (ends.size() != 2 || !number || !alsoNumber)
        return std::nullopt;
    return Term{.sql = u"(%1)[%2:%3]"_s.arg(term.sql).arg(start + 1).arg(end),
                .output = term.output,
                .made = u"SliceTransform"_s};
}

std::optional<Term> Compiler::rangeTransform(const Term &term, const QString &name)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 7> functions = {{{u"startswith", u"lower"},
                                                                                      {u"endswith", u"upper"},
                                                                                      {u"isempty", u"isempty"},
                                                                                      {u"lower_inc", u"LOWER_INC"},
                                                                                      {u"lower_inf", u"LOWER_INF"},
                                                                                      {u"upper_inc", u"UPPER_INC"},
                                                                                      {u"upper_inf", u"UPPER_INF"}}};
    for (const auto &[transform, function] : functions) {
        if (name != transform)
            continue;
        const bool end = name.endsWith(u"with"_s);
        const std::optional<Field> base = end ? baseField(term.output.field) : std::nullopt;
        return Term{.sql = function.toString() + u'(' + term.sql + u')',
                    .output = base ? Output::of(*base) : Output::of(FieldType::Boolean),
                    .made = name};
    }
    return std::nullopt;
}

// KeyTransform.  Keys of keys go into one path from the column.
Term Compiler::jsonKey(const Term &term, const QString &key, bool text)
{
    QStringList keys{key};
    const Term *base = &term;
    while (base->made == u"KeyTransform" || base->made == u"KeyTextTransform") {
        keys.prepend(base->key);
        base = &base->sources.first();
    }
    m_literals = true;
    bool number = false;
    const qint64 index = key.toLongLong(&number);
    const QString kind = text ? u"json text"_s : u"json key"_s;
    QString sql;
    if (word(u"json keys").isEmpty()) {
        sql = filled(word(kind), {base->sql, textSql(jsonPath(keys), m_dialect)});
    } else if (keys.size() == 1) {
        sql = filled(word(kind), {base->sql, number ? QString::number(index) : textSql(key, m_dialect)});
    } else {
        QStringList quoted;
        for (const QString &part : std::as_const(keys))
            quoted.append(textSql(part, m_dialect));
        sql = filled(word(text ? u"json texts" : u"json keys"), {base->sql, u"ARRAY["_s + quoted.join(u',') + u']'});
    }
    return {.sql = sql,
            .output = text ? Output::of(FieldType::Text) : term.output,
            .made = text ? u"KeyTextTransform"_s : u"KeyTransform"_s,
            .sources = {term},
            .key = key,
            .early = text || term.early};
}

// F("name")[1:3]
Term Compiler::slice(const Expr &call)
{
    const Term term = compile(call.receiver.first());
    const Expr &index = call.items.first();
    const bool range = index.isCallOf(u"slice");
    const Expr none;
    const Expr &from = range ? index.items.value(0) : index, to = range ? index.items.value(1) : none;
    const qint64 start = from.kind == Expr::Kind::Integer ? from.text.toInt() : 0;
    const qint64 length = !range ? 1 : to.kind == Expr::Kind::Integer ? to.text.toInt() - start : -1;
    m_literals = true;
    if (term.output.is(u"ArrayField")) {
        const QString end = length < 0 ? QString() : QString::number(start + length);
        return {.sql = u"(%1)[%2:%3]"_s.arg(term.sql).arg(start + 1).arg(end),
                .output = term.output,
                .made = u"SliceTransform"_s};
    }
    if (!term.output.is(FieldType::Char) && !term.output.is(FieldType::Text))
        return fail(tr("%1 cannot be sliced").arg(className(term.output.field)));
    QList<Term> terms{term, plainValue({.kind = Literal::Kind::Integer, .text = QString::number(start + 1)})};
    if (length >= 0)
        terms.append(plainValue({.kind = Literal::Kind::Integer, .text = QString::number(length)}));
    Term out = apply(*functionRow(u"Substr"), terms, {});
    out.early = false;
    return out;
}

} // namespace relata
