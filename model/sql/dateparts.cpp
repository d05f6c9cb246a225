// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
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

// `iso_week_day` of `ExtractIsoWeekDay`.
QString partName(const QString &className, qsizetype prefix)
{
    QString out;
    for (const QChar c : QStringView(className).mid(prefix)) {
        if (c.isUpper() && !out.isEmpty())
            out += u'_';
        out += c.toLower();
    }
    return out;
}

bool isPart(const QString &name)
{
    return std::all_of(name.begin(), name.end(), [](QChar c) { return c == u'_' || (c >= u'a' && c <= u'z'); });
}

// The word in a wording's name for what a value is: `DateTime`, `Date`, `Time`.
QString kindOf(const Output &output)
{
    if (output.is(FieldType::DateTime))
        return u"DateTime"_s;
    if (output.is(FieldType::Date))
        return u"Date"_s;
    return output.is(FieldType::Time) ? u"Time"_s : QString();
}

const QString utc = u"UTC"_s;

} // namespace

// The name of tzinfo=...; UTC is what Django's settings say unless they are changed.
QString Compiler::zoneOf(const Expr &call)
{
    const Expr *zone = call.keyword(u"tzinfo");
    if (!zone || zone->kind == Expr::Kind::None)
        return {};
    if (zone->kind == Expr::Kind::Name && zone->lastName().toLower() == u"utc")
        return utc;
    const bool named = zone->isCallOf(u"ZoneInfo") || zone->isCallOf(u"timezone");
    const Expr *name = named && !zone->items.isEmpty() ? &zone->items.first() : nullptr;
    if (!name || name->kind != Expr::Kind::Text)
        return fail<QString>(tr("the time zone is not understood"));
    return name->text;
}

QString Compiler::zoned(const QString &sql, const QString &zone) const
{
    const QString form = zone == utc ? word(u"zoned") : word(u"zoned elsewhere");
    return form.isEmpty() ? sql : filled(form, {sql, textSql(zone, m_dialect)});
}

Term Compiler::extract(const Expr &call)
{
    const Expr *source = call.argument(0, u"expression");
    const QString name = call.lastName();
    const Expr *part = call.argument(1, u"lookup_name");
    const QString kind = name != u"Extract" ? partName(name, 7) : part ? part->text : QString();
    if (!source || kind.isEmpty() || !isPart(kind))
        return fail(tr("%1() is not understood").arg(name));
    const Term term = argument(*source);
    const QString zone = zoneOf(call);
    if (!zone.isEmpty() && !term.output.is(FieldType::DateTime))
        return fail(tr("tzinfo is for a DateTimeField only"));
    return extractFrom(kind, term, zone.isEmpty() ? utc : zone);
}

Term Compiler::extractFrom(const QString &kind, const Term &term, const QString &zone)
{
    static const QStringList ofDays = {u"year"_s,     u"iso_year"_s,     u"month"_s,  u"week"_s,
                                       u"week_day"_s, u"iso_week_day"_s, u"quarter"_s};
    static const QStringList ofClock = {u"hour"_s, u"minute"_s, u"second"_s};
    const bool duration = term.output.is(FieldType::Duration);
    const QString type = duration ? u"Time"_s : kindOf(term.output);
    const bool native = !m_dialect.durationForm.isEmpty();
    if (type.isEmpty() || (duration && !native))
        return fail(tr("there is nothing to extract from %1").arg(className(term.output.field)));
    const bool plainDate = type == u"Date";
    if ((plainDate && ofClock.contains(kind)) || (duration && ofDays.contains(kind)))
        return fail(tr("%1 has no \"%2\"").arg(className(term.output.field), kind));
    const bool dated = type == u"DateTime";
    const QString sql = dated ? zoned(term.sql, zone) : term.sql;
    m_literals = m_literals || sql != term.sql;
    QString form = plainDate ? QString() : word(QString(u"extract "_s + type + u' ' + kind));
    if (form.isEmpty())
        form = word(QString(u"extract "_s + kind));
    if (form.isEmpty())
        form = word(QString(u"extract "_s + type));
    if (form.isEmpty())
        form = word(u"extract");
    const bool written = form.contains(u'\'');
    m_literals = m_literals || written;
    const QString part = written ? kind : kind.toUpper();
    return {.sql = filled(form, {sql, part, textSql(zone, m_dialect), textSql(utc, m_dialect)}),
            .output = Output::of(FieldType::Integer),
            .made = u"Extract "_s + kind,
            .sources = {term},
            .early = true};
}

Term Compiler::truncate(const Expr &call)
{
    const QString name = call.lastName();
    const Expr *source = call.argument(0, u"expression");
    const bool general = name == u"Trunc";
    const Expr *part = general ? call.argument(1, u"kind") : nullptr;
    const Expr *given = call.argument(general ? 2 : 1, u"output_field");
    const QString kind = !general ? partName(name, 5) : part ? part->text : QString();
    if (!source || kind.isEmpty() || !isPart(kind))
        return fail(tr("%1() is not understood").arg(name));
    const Term term = argument(*source);
    const bool fixed = kind == u"date" || kind == u"time";
    Output output = term.output;
    if (given && given->kind != Expr::Kind::None && !(fixed && !general)) {
        const std::optional<Field> field = fieldFromExpression(*given);
        if (!field)
            return fail(tr("the output_field %1 is not known").arg(given->text));
        output = Output::of(*field);
    } else if (fixed && !general) {
        output = Output::of(kind == u"date" ? FieldType::Date : FieldType::Time);
    }
    const QString zone = zoneOf(call);
    if (!zone.isEmpty() && !term.output.is(FieldType::DateTime) && !(fixed && !general))
        return fail(tr("tzinfo is for a DateTimeField only"));
    return truncateTo(kind, term, output, zone.isEmpty() ? utc : zone);
}

Term Compiler::truncateTo(const QString &kind, const Term &term, const Output &output, const QString &zone)
{
    static const QStringList ofClock = {u"hour"_s, u"minute"_s, u"second"_s, u"time"_s};
    static const QStringList ofDays = {u"year"_s, u"quarter"_s, u"month"_s, u"week"_s, u"day"_s, u"date"_s};
    const QString from = kindOf(term.output), to = kindOf(output);
    if (from.isEmpty() || to.isEmpty())
        return fail(tr("%1 cannot be truncated").arg(className(term.output.field)));
    if (!m_unresolved && ((from == u"Date" && (to == u"DateTime" || ofClock.contains(kind))) ||
                          (from == u"Time" && (to == u"DateTime" || ofDays.contains(kind)))))
        return fail(tr("%1 cannot be truncated to %2").arg(className(term.output.field), kind));
    const bool casts = (kind == u"date" && output.field.type == FieldType::Date) ||
                       (kind == u"time" && output.field.type == FieldType::Time);
    const bool dated = from == u"DateTime" || casts;
    const QString sql = dated ? zoned(term.sql, zone) : term.sql;
    const QString zoneSql = dated ? textSql(zone, m_dialect) : u"NULL"_s;
    const QString utcSql = dated ? textSql(utc, m_dialect) : u"NULL"_s;
    m_literals = true;
    QString form = casts ? word(QString(u"cast "_s + kind)) : word(QString(u"trunc "_s + to + u' ' + kind));
    if (form.isEmpty())
        form = word(QString(u"trunc "_s + to));
    return {.sql = filled(form, {sql, kind, zoneSql, utcSql}),
            .output = output,
            .made = u"Trunc "_s + kind,
            .sources = {term},
            .early = casts || term.early};
}

} // namespace relata
