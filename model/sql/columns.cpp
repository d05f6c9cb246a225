// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/columns.h"

#include "model/fields/catalogue.h"
#include "model/sql/compiler.h"
#include "model/sql/names.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Columns", text);
}

/// Puts max_length and the like into a type's text; none if one is missing.
std::optional<QString> filledType(QStringView form, const Field &field)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 3> places = {
        {{u"%n", u"max_length"}, {u"%d", u"max_digits"}, {u"%p", u"decimal_places"}}};
    QString out = form.toString();
    for (const auto &[place, option] : places) {
        if (!out.contains(place))
            continue;
        const Value value = effective(field, option);
        if (!value.isInteger())
            return std::nullopt;
        out.replace(place.toString(), QString::number(value.toInteger()));
    }
    return out;
}

Result<QString> typeText(const Field &field, QStringView form, const ColumnType &type)
{
    if (form.isEmpty())
        return Error{tr("Relata does not know the database type of %1.").arg(className(field))};
    if (std::optional<QString> text = filledType(form, field))
        return *text;
    const bool unset = effective(field, u"max_length").isNone();
    if (unset && !type.withoutLength.isEmpty())
        return type.withoutLength.toString();
    return Error{tr("%1 needs its size as a number.").arg(className(field))};
}

Result<QString> generatedSql(const Registry &registry, int model, const Field &field, const Dialect &dialect,
                             bool *literals)
{
    const Value *source = field.options.find(u"expression");
    const Result<Expr> expression = source && source->isCode()
                                        ? expressionOf(*source)
                                        : Result<Expr>(Error{tr("GeneratedField needs an expression")});
    if (!expression)
        return Error{tr("The expression is not understood: %1.").arg(expression.error())};
    Compiler compiler(registry, model, dialect);
    const Result<QString> sql = compiler.expression(*expression);
    if (!sql)
        return Error{tr("The expression is not understood: %1.").arg(sql.error())};
    *literals = *literals || compiler.hasLiterals();
    return u"GENERATED ALWAYS AS (%1) %2"_s.arg(*sql, field.options.flag(u"db_persist") ? u"STORED"_s : u"VIRTUAL"_s);
}

Result<QString> databaseDefault(const Registry &registry, int model, const ResolvedField &resolved,
                                const Dialect &dialect, bool *literals)
{
    const Result<Expr> expression = expressionOf(*resolved.field.options.find(u"db_default"));
    if (!expression)
        return Error{tr("db_default is not understood: %1.").arg(expression.error())};
    const ResolvedField *stored = registry.storedField(resolved);
    const Field field = columnField(stored ? stored->field : resolved.field);
    Compiler compiler(registry, model, dialect);
    const Result<QString> sql = compiler.columnDefault(*expression, field);
    if (!sql)
        return Error{tr("db_default is not understood: %1.").arg(sql.error())};
    *literals = *literals || compiler.hasLiterals();
    const bool limited = dialect.limitedDefaults && !dialect.typeOf(field.type).indexable && !sql->startsWith(u'(');
    return u"DEFAULT "_s + (limited ? u'(' + *sql + u')' : *sql);
}

QString collateSql(const QString &name, const Dialect &dialect)
{
    return u"COLLATE "_s + (dialect.quotesCollations ? dialect.quoted(name) : name);
}

QString tablespaceSql(const ResolvedField &field, const Dialect &dialect, const QString &ofTable)
{
    const QString own = field.field.options.text(u"db_tablespace");
    const QString name = own.isEmpty() ? ofTable : own;
    const bool wanted = !name.isEmpty() && dialect.tablespaces && field.unique;
    return wanted ? u"USING INDEX TABLESPACE "_s + dialect.quoted(name) : QString();
}

// The column's name stands between quotation marks even where the dialect would leave it as it is.
QString checkClause(const ResolvedField &field, const Dialect &dialect)
{
    QString check = dialect.typeOf(field.field.type).check.toString();
    if (check.isEmpty())
        return {};
    return u"CHECK ("_s + check.replace(u"%c"_s, dialect.quote + field.column + dialect.quote) + u')';
}

QString referencesSql(const Registry &registry, const ResolvedField &field, const Dialect &dialect)
{
    const ResolvedField *target = registry.targetColumn(field);
    if (!dialect.inlineForeignKeys || !target || !effective(field.field, u"db_constraint").toBool(true))
        return {};
    const QString table = dialect.quoted(tableName(registry, registry.at(field.target).concrete, dialect));
    return u"REFERENCES %1 (%2)"_s.arg(table, dialect.quoted(target->column)) + onDeleteClause(field) +
           dialect.foreignKeyEnd.toString();
}

} // namespace

Field columnField(const Field &field)
{
    if (field.type != FieldType::Generated)
        return field;
    const Value *output = field.options.find(u"output_field");
    const Result<Expr> expression = output ? expressionOf(*output) : Result<Expr>(Error{});
    const std::optional<Field> found = expression ? fieldFromExpression(*expression) : std::nullopt;
    return found.value_or(field);
}

QString onDeleteClause(const ResolvedField &field)
{
    using Rule = OnDelete::Rule;
    switch (field.field.relation ? field.field.relation->onDelete.rule : Rule::Cascade) {
    case Rule::DbCascade:
        return u" ON DELETE CASCADE"_s;
    case Rule::DbSetNull:
        return u" ON DELETE SET NULL"_s;
    case Rule::DbSetDefault:
        return u" ON DELETE SET DEFAULT"_s;
    default:
        return {};
    }
}

QString castType(const Field &field, const Dialect &dialect)
{
    const ColumnType &type = dialect.typeOf(field.type);
    const QStringView form = type.cast.isEmpty() ? type.type : type.cast;
    if (const std::optional<QString> text = filledType(form, field))
        return *text;
    return form.left(form.indexOf(u'(')).toString();
}

QString collation(const Registry &registry, const ResolvedField &field)
{
    const ResolvedField *stored = registry.storedField(field);
    return columnField(stored ? stored->field : field.field).options.text(u"db_collation");
}

QString tableName(const Registry &registry, int model, const Dialect &dialect)
{
    const ResolvedModel &resolved = registry.at(model);
    if (!resolved.automaticTable)
        return resolved.table;
    if (resolved.linkOf < 0)
        return cutName(resolved.table, dialect.nameLength);
    // A link table is named after the table of its model as that one is cut.
    const QString field = resolved.name.mid(registry.at(resolved.linkOf).name.size());
    return cutName(withoutQuotes(tableName(registry, resolved.linkOf, dialect)) + field, dialect.nameLength);
}

Result<QString> columnType(const Registry &registry, const ResolvedField &field, const Dialect &dialect)
{
    const ResolvedField *stored = registry.storedField(field);
    if (!stored)
        return Error{field.target < 0 ? tr("it points at a model that is missing")
                                      : tr("it points at a column that is missing, or at a key of several columns")};
    const Field shape = columnField(stored->field);
    const ColumnType &type = dialect.typeOf(shape.type);
    const bool reference = field.target >= 0 && !type.reference.isEmpty();
    return typeText(shape, reference ? type.reference : type.type, type);
}

Result<ColumnSql> columnSql(const Registry &registry, int model, const ResolvedField &field, const Dialect &dialect,
                            const ColumnContext &context)
{
    const Options &options = field.field.options;
    const Result<QString> type = columnType(registry, field, dialect);
    if (!type)
        return Error{type.error()};
    ColumnSql out;
    QStringList parts{*type};
    if (const QString name = collation(registry, field); !name.isEmpty())
        parts.append(collateSql(name, dialect));
    if (const QString comment = options.text(u"db_comment");
        dialect.comments == Comments::InColumn && !comment.isEmpty())
        parts.append(u" COMMENT "_s + textSql(comment, dialect)); // a blank of its own, as Django has it
    if (options.has(u"db_default")) {
        const Result<QString> sql = databaseDefault(registry, model, field, dialect, &out.hasLiterals);
        if (!sql)
            return Error{sql.error()};
        parts.append(*sql);
    } else if (context.defaultSql) {
        parts.append(u"DEFAULT "_s + *context.defaultSql);
    }
    const bool generated = field.field.type == FieldType::Generated;
    if (generated) {
        const Result<QString> sql = generatedSql(registry, model, field.field, dialect, &out.hasLiterals);
        if (!sql)
            return Error{sql.error()};
        parts.append(*sql);
    } else {
        parts.append(field.null ? u"NULL"_s : u"NOT NULL"_s);
    }
    if (field.primaryKey)
        parts.append(u"PRIMARY KEY"_s);
    else if (field.unique)
        parts.append(u"UNIQUE"_s);
    parts.append(tablespaceSql(field, dialect, context.tablespace));
    if (field.target < 0) {
        parts.append(checkClause(field, dialect));
        parts.append(dialect.typeOf(field.field.type).suffix.toString());
    }
    parts.append(referencesSql(registry, field, dialect));
    parts.removeAll(QString());
    out.text = parts.join(u' ');
    return out;
}

} // namespace relata
