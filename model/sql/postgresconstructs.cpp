// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/postgresconstructs.h"

#include "model/sql/compiler.h"

#include <QCoreApplication>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TableSql", text);
}

// https://docs.djangoproject.com/en/5.2/ref/contrib/postgres/indexes/: no class has two of them the other way round.
constexpr std::array<QStringView, 9> parameters = {u"gin_pending_list_limit", u"fastupdate",   u"autosummarize",
                                                   u"pages_per_range",        u"buffering",    u"fillfactor",
                                                   u"deduplicate_items",      u"length",       u"columns"};

struct OperatorRow
{
    QStringView name;
    QStringView sign;
};
constexpr std::array rangeOperators = {
    OperatorRow{u"EQUAL", u"="},      OperatorRow{u"NOT_EQUAL", u"<>"},    OperatorRow{u"CONTAINS", u"@>"},
    OperatorRow{u"OVERLAPS", u"&&"},  OperatorRow{u"CONTAINED_BY", u"<@"}, OperatorRow{u"FULLY_LT", u"<<"},
    OperatorRow{u"FULLY_GT", u">>"},  OperatorRow{u"NOT_LT", u"&>"},       OperatorRow{u"NOT_GT", u"&<"},
    OperatorRow{u"ADJACENT_TO", u"-|-"},
};

QString operatorSign(const Expr &expression)
{
    if (expression.kind == Expr::Kind::Text)
        return expression.text;
    for (const OperatorRow &row : rangeOperators) {
        if (expression.kind == Expr::Kind::Name && expression.lastName() == row.name)
            return row.sign.toString();
    }
    return {};
}

Result<QString> excludedList(const Registry &registry, int model, const Value &value, const Dialect &dialect)
{
    const Result<Expr> list = expressionOf(value);
    if (!list)
        return Error{list.error()};
    QStringList parts;
    for (const Expr &pair : list->items) {
        const QString sign = pair.items.size() == 2 ? operatorSign(pair.items[1]) : QString();
        if (pair.kind != Expr::Kind::List || sign.isEmpty())
            return Error{tr("its expressions have to be pairs of an expression and an operator")};
        const Result<QString> sql = Compiler(registry, model, dialect).indexed(pair.items[0]);
        if (!sql)
            return sql;
        parts.append(*sql + u" WITH "_s + sign);
    }
    return parts.isEmpty() ? Result<QString>(Error{tr("it has no expressions")}) : parts.join(u", "_s);
}

Result<QString> includedColumns(const ResolvedModel &model, const Options &options, const Dialect &dialect)
{
    QStringList columns;
    const QStringList names = options.value(u"include").toStrings();
    for (const QString &name : names) {
        const QString column = columnNamed(model, name);
        if (column.isEmpty())
            return Error{tr("there is no column for \"%1\"").arg(name)};
        columns.append(dialect.quoted(column));
    }
    return columns.isEmpty() || !dialect.coveringIndexes ? QString() : u" INCLUDE ("_s + columns.join(u", "_s) + u')';
}

QString deferrable(const Options &options, const Dialect &dialect)
{
    const Value *value = options.find(u"deferrable");
    const QString text = !value || !dialect.deferrableConstraints ? QString()
                         : value->isCode()                        ? value->code()
                                                                  : value->toText();
    const QString last = text.mid(text.lastIndexOf(u'.') + 1).toUpper();
    return last.isEmpty() || last == u"NONE" ? QString() : u" DEFERRABLE INITIALLY "_s + last;
}

} // namespace

QString storageParameters(const Index &index)
{
    QStringList parts;
    for (const QStringView name : parameters) {
        const Value *value = index.options.find(name);
        if (!value || value->isNone())
            continue;
        if (name == u"columns") {
            const ValueList lengths = value->toList();
            for (qsizetype i = 0; i < lengths.size(); ++i)
                parts.append(u"col%1 = %2"_s.arg(i + 1).arg(lengths[i].toInteger()));
        } else if (value->isBool()) {
            parts.append(name.toString() + (value->toBool() ? u" = on"_s : u" = off"_s));
        } else if (value->isInteger()) {
            parts.append(name.toString() + u" = "_s + QString::number(value->toInteger()));
        }
    }
    return parts.isEmpty() ? QString() : u" WITH ("_s + parts.join(u", "_s) + u')';
}

Result<ConstraintSql> exclusionSql(const Registry &registry, const TableRef &table, const Constraint &constraint,
                                   const Dialect &dialect)
{
    const Options &options = constraint.options;
    const Result<QString> list =
        excludedList(registry, table.model, options.value(u"expressions"), dialect);
    const Result<QString> include = includedColumns(registry.at(table.model), options, dialect);
    Result<QString> condition = QString();
    if (const Value *value = options.find(u"condition"); value && !value->isNone()) {
        const Result<Expr> expression = expressionOf(*value);
        condition = expression ? Compiler(registry, table.model, dialect).condition(*expression)
                               : Result<QString>(Error{expression.error()});
    }
    for (const Result<QString> *part : {&list, &include, &std::as_const(condition)}) {
        if (!*part)
            return Error{part->error()};
    }
    const QString type = options.text(u"index_type");
    const QString clause = u"CONSTRAINT "_s + dialect.quoted(options.text(u"name")) + u" EXCLUDE USING "_s +
                           (type.isEmpty() || type.toLower() == u"gist" ? u"GIST"_s : type) + u" ("_s + *list + u')' + *include +
                           (condition->isEmpty() ? QString() : u" WHERE ("_s + *condition + u')') +
                           deferrable(options, dialect);
    return ConstraintSql{
        .clause = clause, .added = u"ALTER TABLE "_s + table.quoted + u" ADD "_s + clause, .rebuilds = true};
}

} // namespace relata
