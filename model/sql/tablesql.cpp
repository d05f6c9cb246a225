// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/tablesql.h"

#include "model/fields/catalogue.h"
#include "model/sql/columns.h"
#include "model/sql/compiler.h"
#include "model/sql/names.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TableSql", text);
}

QString quotedList(const QStringList &columns, const Dialect &dialect)
{
    QStringList quoted;
    for (const QString &column : columns)
        quoted.append(dialect.quoted(column));
    return quoted.join(u", "_s);
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

// ` TABLESPACE "x"`; where a dialect has none the blank stays, as Django leaves it.
QString tablespaceSql(const QString &own, const QString &ofTable, const Dialect &dialect)
{
    const QString name = own.isEmpty() ? ofTable : own;
    if (name.isEmpty())
        return {};
    return dialect.tablespaces ? u" TABLESPACE "_s + dialect.quoted(name) : u" "_s;
}

// PostgreSQL has no pattern index for a collation that is not deterministic or that the server lacks; those it brings
// along are known by their names.
bool takesLikeIndex(const QString &collation)
{
    static const QRegularExpression known(
        uR"(^(C|POSIX|default|ucs_basic|unicode|C\.(utf8|UTF-8)|und-x-icu|[a-z]{2,3}(-[A-Za-z0-9]+)*-x-icu|[a-z]{2,3}(_[A-Z]{2})?(\.utf8)?)$)"_s);
    return collation.isEmpty() || known.match(collation).hasMatch();
}

/// One of the classes of Meta.indexes: what it calls itself in USING and at the end of a name.
struct IndexClass
{
    QStringView name;
    QStringView suffix;
    QStringView usingClause;
};
constexpr std::array indexClasses = {
    IndexClass{u"Index", u"idx", u""},
    IndexClass{u"BTreeIndex", u"btree", u" USING btree"},
    IndexClass{u"GinIndex", u"gin", u" USING gin"},
    IndexClass{u"GistIndex", u"gist", u" USING gist"},
    IndexClass{u"HashIndex", u"hash", u" USING hash"},
    IndexClass{u"BrinIndex", u"brin", u" USING brin"},
    IndexClass{u"SpGistIndex", u"spgist", u" USING spgist"},
};

const IndexClass *indexClass(const QString &name)
{
    const QString last = name.mid(name.lastIndexOf(u'.') + 1);
    for (const IndexClass &row : indexClasses) {
        if (row.name == last)
            return &row;
    }
    return nullptr;
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

// Columns with operator class and order.
Result<QString> columnList(const ResolvedModel &model, const QStringList &fields, const QStringList &classes,
                           const Dialect &dialect)
{
    QStringList parts;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const bool descending = fields[i].startsWith(u'-');
        const QString column = columnNamed(model, descending ? fields[i].mid(1) : fields[i]);
        if (column.isEmpty())
            return Error{tr("there is no column for \"%1\"").arg(fields[i])};
        QString part = dialect.quoted(column);
        if (dialect.operatorClasses && i < classes.size())
            part += u' ' + classes[i];
        parts.append(descending ? part + u" DESC"_s : part);
    }
    return parts.join(u", "_s);
}

Result<QString> includeSql(const ResolvedModel &model, const Options &options, const Dialect &dialect)
{
    const Result<QStringList> columns = columnsNamed(model, options.value(u"include").toStrings());
    if (!columns)
        return Error{columns.error()};
    return columns->isEmpty() || !dialect.coveringIndexes ? QString()
                                                          : u" INCLUDE ("_s + quotedList(*columns, dialect) + u')';
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

QString columnNamed(const ResolvedModel &model, const QString &fieldName)
{
    if (fieldName == u"pk")
        return model.key() ? model.key()->column : QString();
    if (const ResolvedField *field = model.column(fieldName))
        return field->column;
    for (const ResolvedField &field : model.columns) {
        if (field.attname == fieldName)
            return field.column;
    }
    return {};
}

QString foreignKeyName(const Registry &registry, const TableRef &table, const ResolvedField &field,
                       const Dialect &dialect)
{
    const ResolvedField *target = registry.targetColumn(field);
    const QString other = bareTable(tableName(registry, registry.at(field.target).concrete, dialect));
    return dialect.quoted(indexName(table.name, {field.column}, u"_fk_"_s + other + u'_' + target->column, dialect));
}

QString addForeignKey(const Registry &registry, const TableRef &table, const ResolvedField &field,
                      const Dialect &dialect)
{
    const QString other = dialect.quoted(tableName(registry, registry.at(field.target).concrete, dialect));
    return u"ALTER TABLE "_s + table.quoted + u" ADD CONSTRAINT "_s + foreignKeyName(registry, table, field, dialect) +
           u" FOREIGN KEY ("_s + dialect.quoted(field.column) + u") REFERENCES "_s + other + u" ("_s +
           dialect.quoted(registry.targetColumn(field)->column) + u')' + onDeleteClause(field) +
           dialect.foreignKeyEnd.toString();
}

QString addUniqueTogether(const TableRef &table, const QStringList &columns, const Dialect &dialect)
{
    const QString name = dialect.quoted(indexName(table.name, columns, u"_uniq"_s, dialect));
    return filled(dialect.addUnique, {table.quoted, name, quotedList(columns, dialect), QString(), QString()});
}

QStringList fieldIndexes(const Registry &registry, const TableRef &table, const ResolvedField &field,
                         const Dialect &dialect)
{
    const bool indexed = effective(field.field, u"db_index").toBool();
    if (!indexed && !field.unique)
        return {};
    const ResolvedField *stored = registry.storedField(field);
    if (!stored)
        return {};
    const ColumnType &type = dialect.typeOf(columnField(stored->field).type);
    const bool hasOne = !dialect.indexesForeignKeys && field.field.type == FieldType::ForeignKey &&
                        effective(field.field, u"db_constraint").toBool(true);
    const QString end = tablespaceSql(field.field.options.text(u"db_tablespace"), table.tablespace, dialect);
    const auto create = [&](const QString &suffix, const QString &column) {
        return u"CREATE INDEX "_s + dialect.quoted(indexName(table.name, {field.column}, suffix, dialect)) + u" ON "_s +
               table.quoted + u" ("_s + column + u')' + end;
    };
    QStringList out;
    const QString column = dialect.quoted(field.column);
    if (indexed && !field.unique && type.indexable && !hasOne)
        out.append(create({}, column));
    if (!type.likeClass.isEmpty() && takesLikeIndex(collation(registry, field)))
        out.append(create(u"_like"_s, column + u' ' + type.likeClass.toString()));
    return out;
}

Result<QString> createIndex(const Registry &registry, const TableRef &table, const Index &index, const Dialect &dialect)
{
    const ResolvedModel &model = registry.at(table.model);
    const IndexClass *kind = indexClass(index.className);
    if (!kind)
        return Error{tr("the class %1 is not known").arg(index.className)};
    if (index.fields.isEmpty() && index.expressions.isEmpty())
        return Error{tr("it has no fields")};
    if (!index.expressions.isEmpty() && index.options.text(u"name").isEmpty())
        return Error{tr("an index of expressions needs a name")};
    if (!index.expressions.isEmpty() && !dialect.expressionIndexes)
        return QString();
    const Result<QString> columns =
        index.expressions.isEmpty()
            ? columnList(model, index.fields, index.options.value(u"opclasses").toStrings(), dialect)
            : expressionList(registry, table.model, index.expressions, dialect);
    const Result<QString> include = includeSql(model, index.options, dialect);
    const Result<QString> condition = conditionSql(registry, table.model, index.options.find(u"condition"), dialect);
    for (const Result<QString> *part : {&columns, &include, &condition}) {
        if (!*part)
            return Error{part->error()};
    }
    QString name = index.options.text(u"name");
    if (name.isEmpty()) {
        QStringList ordered;
        for (const QString &field : index.fields) {
            const bool descending = field.startsWith(u'-');
            ordered.append((descending ? u"-"_s : QString()) + columnNamed(model, descending ? field.mid(1) : field));
        }
        name = metaIndexName(table.name, ordered, kind->suffix.toString());
    }
    const QString single = index.fields.size() == 1 ? index.fields.first() : QString();
    const ResolvedField *only = model.column(single.startsWith(u'-') ? single.mid(1) : single);
    const QString own = index.options.text(u"db_tablespace");
    const QString space = own.isEmpty() && only ? only->field.options.text(u"db_tablespace") : own;
    QString sql = u"CREATE INDEX "_s + dialect.quoted(name) + u" ON "_s + table.quoted;
    if (dialect.usingClause)
        sql += kind->usingClause.toString();
    sql += u" ("_s + *columns + u')' + *include + tablespaceSql(space, table.tablespace, dialect);
    if (dialect.conditionalIndexes && !condition->isEmpty())
        sql += u" WHERE "_s + *condition;
    return sql;
}

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
    return Error{tr("the class %1 is not known").arg(constraint.className)};
}

} // namespace relata
