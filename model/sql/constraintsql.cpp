// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/tablesql.h"

#include "model/sql/clauses.h"
#include "model/sql/postgresconstructs.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TableSql", text);
}

Result<QString> columnList(const ResolvedModel &model, const QStringList &fields, const QStringList &classes,
                           const Dialect &dialect)
{
    SqlText out(dialect.quote);
    const Result<void> put = putColumnList(out, model, fields, classes, dialect);
    return put ? Result<QString>(out.take()) : Error{put.error()};
}

QString nullsSql(const Options &options)
{
    const Value value = options.value(u"nulls_distinct");
    return value.isBool() ? (value.toBool() ? u" NULLS DISTINCT"_s : u" NULLS NOT DISTINCT"_s) : QString();
}

QString deferrableSql(const Options &options)
{
    const Value *value = options.find(u"deferrable");
    const QString text = !value ? QString() : value->isCode() ? value->code() : value->toText();
    const QString last = text.mid(text.lastIndexOf(u'.') + 1).toUpper();
    return last.isEmpty() ? QString() : u" DEFERRABLE INITIALLY "_s + last;
}

bool isSet(const Options &options, QStringView name)
{
    const Value value = options.value(name);
    return !value.isNone() && !(value.isList() && value.toList().isEmpty());
}

bool isSupported(const Constraint &constraint, const Dialect &dialect)
{
    const Options &options = constraint.options;
    return (!isSet(options, u"condition") || dialect.conditionalIndexes) &&
           (!isSet(options, u"deferrable") || dialect.deferrableConstraints) &&
           (!isSet(options, u"include") || dialect.coveringIndexes) &&
           (constraint.expressions.isEmpty() || dialect.expressionIndexes) &&
           (!isSet(options, u"nulls_distinct") || dialect.nullsDistinct);
}

Result<ConstraintSql> checkSql(const Registry &registry, const TableRef &table, const Constraint &constraint,
                               const Dialect &dialect)
{
    const Value *condition = constraint.options.find(u"condition");
    if (!condition)
        condition = constraint.options.find(u"check"); // its name until Django 5.1
    const Result<QString> sql = conditionSql(registry, table.model, condition, dialect);
    if (!sql || sql->isEmpty())
        return Error{sql ? tr("it has no condition") : sql.error()};
    const QString name = dialect.quoted(constraint.options.text(u"name"));
    const QString clause = u"CONSTRAINT %1 CHECK (%2)"_s.arg(name, *sql);
    return ConstraintSql{
        .clause = clause, .added = u"ALTER TABLE "_s + table.quoted + u" ADD "_s + clause, .rebuilds = true};
}

Result<ConstraintSql> uniqueSql(const Registry &registry, const TableRef &table, const Constraint &constraint,
                                const Dialect &dialect)
{
    const Options &options = constraint.options;
    const ResolvedModel &model = registry.at(table.model);
    if (constraint.fields.isEmpty() && constraint.expressions.isEmpty())
        return Error{tr("it has no fields")};
    ConstraintSql out;
    const bool index = isSet(options, u"condition") || isSet(options, u"include") || !constraint.expressions.isEmpty();
    out.rebuilds = !index && !isSet(options, u"deferrable");
    if (!isSupported(constraint, dialect))
        return out;
    const QString name = dialect.quoted(options.text(u"name"));
    const QStringList classes = options.value(u"opclasses").toStrings();
    const Result<QString> columns = constraint.expressions.isEmpty()
                                        ? columnList(model, constraint.fields, classes, dialect)
                                        : expressionList(registry, table.model, constraint.expressions, dialect);
    const Result<QString> condition = conditionSql(registry, table.model, options.find(u"condition"), dialect);
    const Result<QString> include = includeSql(model, options, dialect);
    for (const Result<QString> *part : {&columns, &condition, &include}) {
        if (!*part)
            return Error{part->error()};
    }
    const QString nulls = nullsSql(options);
    if (index || !classes.isEmpty()) {
        out.added = u"CREATE UNIQUE INDEX %1 ON %2 (%3)"_s.arg(name, table.quoted, *columns) + *include + nulls +
                    (condition->isEmpty() ? QString() : u" WHERE "_s + *condition);
    } else {
        out.added = filled(dialect.addUnique, {table.quoted, name, *columns, nulls, deferrableSql(options)});
    }
    if (index || !classes.isEmpty() || !nulls.isEmpty())
        out.putOff = out.added;
    else
        out.clause = u"CONSTRAINT %1 UNIQUE (%2)"_s.arg(name, *columns) + deferrableSql(options);
    return out;
}

} // namespace

Result<ConstraintSql> constraintSql(const Registry &registry, const TableRef &table, const Constraint &constraint,
                                    const Dialect &dialect)
{
    const QString kind = constraint.className.mid(constraint.className.lastIndexOf(u'.') + 1);
    if (constraint.options.text(u"name").isEmpty())
        return Error{tr("a %1 needs a name").arg(kind)};
    if (kind == u"CheckConstraint")
        return checkSql(registry, table, constraint, dialect);
    if (kind == u"UniqueConstraint")
        return uniqueSql(registry, table, constraint, dialect);
    if (kind == u"ExclusionConstraint")
        return exclusionSql(registry, table, constraint, dialect);
    return Error{tr("the class %1 is not known").arg(constraint.className)};
}

} // namespace relata
