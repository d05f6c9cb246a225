// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/clauses.h"

#include "model/sql/compiler.h"
#include "model/sql/tablesql.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TableSql", text);
}

Result<QStringList> columnsNamed(const ResolvedModel &model, const QStringList &names)
{
    QStringList columns;
    for (const QString &name : names) {
        const QString column = columnNamed(model, name);
        if (column.isEmpty())
            return Error{tr("there is no column for \"%1\"").arg(name)};
        columns.append(column);
    }
    return columns;
}

} // namespace

bool isDescending(QStringView field)
{
    return field.startsWith(u'-');
}

QStringView withoutOrder(QStringView field)
{
    return isDescending(field) ? field.sliced(1) : field;
}

const ResolvedField *fieldWithColumn(const ResolvedModel &model, QStringView fieldName)
{
    if (fieldName == u"pk")
        return model.key();
    if (const ResolvedField *field = model.column(fieldName))
        return field;
    for (const ResolvedField &field : model.columns) {
        if (field.attname == fieldName)
            return &field;
    }
    return nullptr;
}

QString quotedList(const QStringList &columns, const Dialect &dialect)
{
    QStringList quoted;
    for (const QString &column : columns)
        quoted.append(dialect.quoted(column));
    return quoted.join(u", "_s);
}

Result<void> putColumnList(SqlText &out, const ResolvedModel &model, const QStringList &fields,
                           const QStringList &classes, const Dialect &dialect)
{
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const ResolvedField *field = fieldWithColumn(model, withoutOrder(fields[i]));
        if (!field || field->column.isEmpty())
            return Error{tr("there is no column for \"%1\"").arg(fields[i])};
        (i > 0 ? out << u", " : out).quoted(field->column);
        if (dialect.operatorClasses && i < classes.size())
            out << u' ' << classes[i];
        if (isDescending(fields[i]))
            out << u" DESC";
    }
    return {};
}

Result<QString> expressionList(const Registry &registry, int model, const QStringList &sources, const Dialect &dialect)
{
    QStringList parts;
    for (const QString &source : sources) {
        const Result<Expr> expression = parseExpression(source);
        if (!expression)
            return Error{expression.error()};
        const Result<QString> sql = Compiler(registry, model, dialect).indexed(*expression);
        if (!sql)
            return sql;
        parts.append(*sql);
    }
    return parts.join(u", "_s);
}

Result<QString> conditionSql(const Registry &registry, int model, const Value *condition, const Dialect &dialect)
{
    if (!condition || condition->isNone())
        return QString();
    const Result<Expr> expression = expressionOf(*condition);
    if (!expression)
        return Error{expression.error()};
    return Compiler(registry, model, dialect).condition(*expression);
}

Result<QString> includeSql(const ResolvedModel &model, const Options &options, const Dialect &dialect)
{
    const Value *names = options.find(u"include");
    if (!names)
        return QString();
    const Result<QStringList> columns = columnsNamed(model, names->toStrings());
    if (!columns)
        return Error{columns.error()};
    return columns->isEmpty() || !dialect.coveringIndexes ? QString()
                                                          : u" INCLUDE ("_s + quotedList(*columns, dialect) + u')';
}

} // namespace relata
