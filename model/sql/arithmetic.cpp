// SPDX-License-Identifier: GPL-3.0-or-later
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

bool isTemporal(FieldType type)
{
    return type == FieldType::Date || type == FieldType::DateTime || type == FieldType::Time;
}

} // namespace

Term Compiler::arithmetic(const Expr &expression)
{
    static const QStringList known = {u"+"_s, u"-"_s, u"*"_s, u"/"_s, u"%"_s, u"**"_s, u"|"_s, u"&"_s};
    if (!known.contains(expression.text))
        return fail(tr("the operator %1 is not understood").arg(expression.text));
    // Unlike the arguments of functions, texts beside an operator are values.
    const Term left = compile(expression.items[0]), right = compile(expression.items[1]);
    if (left.output.is(u"SearchVectorField") || left.output.is(u"SearchQueryField")) {
        const QString sign = expression.text == u"+" || expression.text == u"|" ? u" || "_s : u" && "_s;
        const bool vector = left.output.is(u"SearchVectorField");
        return {.sql = u'(' + left.sql + sign + right.sql + u')',
                .output = vector ? combined(u"|"_s, left.output, right.output) : left.output,
                .made = vector ? u"CombinedSearchVector"_s : u"CombinedSearchQuery"_s};
    }
    return combine(expression.text, left, right);
}

// CombinedExpression.resolve_expression: what has to do with durations is done by expressions of its own.
Term Compiler::combine(const QString &sign, const Term &left, const Term &right)
{
    const FieldType a = left.output.stored(), b = right.output.stored();
    if (!m_unresolved && a != b && (a == FieldType::Duration || b == FieldType::Duration))
        return durations(sign, left, right);
    if (!m_unresolved && sign == u"-" && a == b && isTemporal(a))
        return temporalDifference(left, right);
    const QStringView form = wording(m_dialect.operators, sign);
    const QString inner =
        form.isEmpty() ? left.sql + u' ' + sign + u' ' + right.sql : filled(form, {left.sql, right.sql});
    return decimal({.sql = u'(' + inner + u')',
                    .output = combined(sign, left.output, right.output),
                    .made = u"CombinedExpression"_s,
                    .early = left.early && right.early});
}

// DurationExpression
Term Compiler::durations(const QString &sign, const Term &left, const Term &right)
{
    const Output output = combined(sign, left.output, right.output);
    const bool native = !m_dialect.durationForm.isEmpty();
    const QString own = word(u"combine duration"), interval = word(u"duration");
    const auto part = [&](const Term &term) {
        const bool wraps = !native && !interval.isEmpty() && term.output.stored() == FieldType::Duration;
        return wraps ? filled(interval, {term.sql}) : term.sql;
    };
    if (!own.isEmpty()) {
        static const QStringList signs = {u"+"_s, u"-"_s, u"*"_s, u"/"_s};
        if (!signs.contains(sign))
            return fail(tr("the operator %1 is not for durations").arg(sign));
        const auto counts = [](const Term &term) {
            using enum FieldType;
            const FieldType type = term.output.stored();
            return type == Decimal || type == Duration || type == Float || type == Integer;
        };
        const bool known = left.output.isKnown() && right.output.isKnown();
        if ((sign == u"*" || sign == u"/") && known && (!counts(left) || !counts(right)))
            return fail(tr("the operator %1 is not for these values").arg(sign));
        return {.sql = u'(' + filled(own, {part(left), part(right), sign}) + u')',
                .output = output,
                .made = u"DurationExpression"_s,
                .early = left.early && right.early};
    }
    const QStringView form = wording(m_dialect.operators, sign);
    const QString inner = form.isEmpty() ? part(left) + u' ' + sign + u' ' + part(right)
                                         : filled(form, {part(left), part(right)});
    return {.sql = u'(' + inner + u')', .output = output, .made = u"DurationExpression"_s,
                .early = left.early && right.early};
}

// DatabaseOperations.subtract_temporals
Term Compiler::temporalDifference(const Term &left, const Term &right)
{
    const FieldType type = left.output.stored();
    QString form = type == FieldType::Time ? word(u"subtract TimeField")
                   : type == FieldType::Date ? word(u"subtract DateField")
                                             : QString();
    if (form.isEmpty())
        form = word(u"subtract");
    return {.sql = filled(form, {left.sql, right.sql}),
            .output = Output::of(FieldType::Duration),
            .made = u"TemporalSubtraction"_s};
}

} // namespace relata
