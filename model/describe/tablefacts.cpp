// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/tablefacts.h"

#include "model/describe/definition.h"
#include "model/describe/modelfacts.h"
#include "model/fields/catalogue.h"
#include "model/migrations/operations.h"
#include "model/sql/columns.h"
#include "model/sql/names.h"

#include <QRegularExpression>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString lastPart(const QString &name)
{
    return name.mid(name.lastIndexOf(u'.') + 1);
}

QString constraintKind(const QString &className)
{
    const QString last = lastPart(className);
    return last == u"CheckConstraint"       ? u"check"_s
           : last == u"UniqueConstraint"    ? u"unique"_s
           : last == u"ExclusionConstraint" ? u"exclude"_s
                                            : last;
}

// What Python takes for true in place of db_index=True.
ResolvedField withTruth(const ResolvedField &field)
{
    const Value *value = field.field.options.find(u"db_index");
    if (!value || value->isBool())
        return field;
    ResolvedField out = field;
    const bool truth = value->isInteger() ? value->toInteger() != 0 : !value->isNone() && value->literal() != u"\"\"";
    out.field.options.set(u"db_index"_s, truth);
    return out;
}

// The name between the quotes that follow CREATE INDEX.
QString nameIn(const QString &sql, const Dialect &dialect)
{
    const qsizetype begin = sql.indexOf(dialect.quote) + 1;
    return sql.mid(begin, sql.indexOf(dialect.quote, begin) - begin);
}

} // namespace

TableFacts::TableFacts(const Registry &registry, const PlainValues &values, const Dialect &dialect, int model)
    : m_registry(registry)
    , m_values(values)
    , m_dialect(dialect)
    , m_model(registry.at(model))
{
    m_table.model = model;
    m_table.name = tableName(registry, m_model.concrete, dialect);
    m_table.quoted = dialect.quoted(m_table.name);
    m_table.tablespace = m_model.meta.text(u"db_tablespace");
}

QJsonArray TableFacts::columnsNamed(const QStringList &fields) const
{
    QJsonArray out;
    for (const QString &name : fields) {
        const bool descending = name.startsWith(u'-');
        const QString bare = descending ? name.mid(1) : name;
        int owner = -1;
        const ResolvedField *field = m_registry.fieldNamed(m_table.model, bare, &owner);
        const bool plain = field && field->field.name == bare && !field->column.isEmpty();
        out.append((descending ? u"-"_s : QString()) + (plain ? field->column : bare));
    }
    return out;
}

// Options of Meta.indexes and constraints as deconstruct() gives them.
QJsonObject TableFacts::definition(const Options &options, const QStringList &fields) const
{
    QJsonObject out;
    if (!fields.isEmpty())
        out.insert(u"fields"_s, QJsonArray::fromStringList(fields));
    for (const Options::Entry &entry : options) {
        const bool empty = entry.value.isNone() || (entry.value.isList() && entry.value.toList().isEmpty());
        if (!empty)
            out.insert(entry.name == u"check" ? u"condition"_s : entry.name, m_values.value(entry.value, m_model.id));
    }
    return out;
}

QJsonObject TableFacts::metaIndex(const Index &index) const
{
    const Result<QString> sql = createIndex(m_registry, m_table, index, m_dialect);
    const bool made = index.expressions.isEmpty() || m_dialect.expressionIndexes;
    QString name = index.options.text(u"name");
    if (name.isEmpty() && sql)
        name = nameIn(*sql, m_dialect);
    QJsonObject definition = this->definition(index.options, index.fields);
    definition.insert(u"name"_s, name);
    const QString last = lastPart(index.className);
    return {
        {u"name"_s, name},
        {u"origin"_s, u"meta"_s},
        {u"class"_s, last == u"Index"            ? u"django.db.models.indexes.Index"_s
                     : last.endsWith("Index"_L1) ? u"django.contrib.postgres.indexes."_s + last
                                                 : index.className},
        {u"columns"_s, columnsNamed(index.fields)},
        {u"definition"_s, definition},
        {u"expressions"_s, m_values.indexed(index.expressions, m_model.id)},
        {u"sql"_s, !made ? QJsonValue()
                   : sql ? QJsonValue(*sql)
                         : QJsonValue(errorObject(sql.error()))},
    };
}

QJsonArray TableFacts::indexes() const
{
    QJsonArray out;
    for (const ResolvedField &field : m_model.columns) {
        const QStringList statements = fieldIndexes(m_registry, m_table, withTruth(field), m_dialect);
        for (const QString &sql : statements) {
            const QString name = nameIn(sql, m_dialect);
            out.append(QJsonObject{{u"name"_s, name},
                                   {u"origin"_s, name.endsWith("_like"_L1) ? u"like"_s : u"field"_s},
                                   {u"columns"_s, QJsonArray{field.column}},
                                   {u"sql"_s, sql}});
        }
    }
    for (const Index &index : m_model.indexes)
        out.append(metaIndex(index));
    return out;
}

QJsonObject TableFacts::foreignKey(const ResolvedField &field) const
{
    const ResolvedField *target = m_registry.targetColumn(field);
    const QString label = targetLabel(m_registry, field);
    const QString bare =
        field.field.relation->to.id.isNull() ? field.field.relation->to.source : label.section(u'.', -1);
    const QString lost = field.target < 0
                             ? u"ValueError: Related model '%1' cannot be resolved"_s.arg(bare.isEmpty() ? label : bare)
                             : u"FieldDoesNotExist: %1 has no field named '%2'"_s.arg(
                                   m_registry.at(field.target).name, field.field.options.text(u"to_field"));
    QJsonValue name, table, columns;
    if (!m_dialect.inlineForeignKeys)
        name = target ? QJsonValue(withoutQuotes(foreignKeyName(m_registry, m_table, field, m_dialect)))
                      : QJsonValue(errorObject(lost));
    table = field.target < 0 ? QJsonValue(errorObject(u"AttributeError: 'str' object has no attribute '_meta'"_s))
                             : QJsonValue(tableName(m_registry, m_registry.at(field.target).concrete, m_dialect));
    columns = target ? QJsonValue(QJsonArray{target->column}) : QJsonValue(errorObject(lost));
    return {
        {u"kind"_s, u"foreign_key"_s},
        {u"name"_s, name},
        {u"columns"_s, QJsonArray{field.column}},
        {u"to_table"_s, table},
        {u"to_columns"_s, columns},
        {u"deferrable"_s, textOrNull(m_dialect.foreignKeyEnd.trimmed().toString())},
    };
}

QJsonObject TableFacts::metaConstraint(const Constraint &constraint) const
{
    const Result<ConstraintSql> made = constraintSql(m_registry, m_table, constraint, m_dialect);
    QJsonValue sql;
    if (!made)
        sql = errorObject(made.error());
    else
        sql = textOrNull(made->clause.isEmpty() ? made->putOff : made->clause);
    return {
        {u"kind"_s, constraintKind(constraint.className)},
        {u"origin"_s, u"meta"_s},
        {u"name"_s, constraint.options.text(u"name")},
        {u"columns"_s, columnsNamed(constraint.fields)},
        {u"definition"_s, definition(constraint.options, constraint.fields)},
        {u"expressions"_s, m_values.indexed(constraint.expressions, m_model.id)},
        {u"sql"_s, sql},
    };
}

QJsonArray TableFacts::constraints() const
{
    QJsonArray out;
    const ModelFacts facts(m_registry, m_values, m_dialect);
    out.append(QJsonObject{{u"kind"_s, u"primary_key"_s},
                           {u"name"_s, QJsonValue()},
                           {u"columns"_s, facts.key(m_table.model)[u"columns"_s]}});
    for (const ResolvedField &field : m_model.columns) {
        if (field.unique && !field.primaryKey)
            out.append(QJsonObject{{u"kind"_s, u"unique"_s},
                                   {u"origin"_s, u"field"_s},
                                   {u"name"_s, QJsonValue()},
                                   {u"columns"_s, QJsonArray{field.column}}});
    }
    for (const QStringList &names : uniqueTogether(m_model)) {
        const QJsonArray columns = columnsNamed(names);
        QStringList list;
        for (const QJsonValue &column : columns)
            list.append(column.toString());
        out.append(QJsonObject{
            {u"kind"_s, u"unique"_s},
            {u"origin"_s, u"unique_together"_s},
            {u"columns"_s, columns},
            {u"name"_s, withoutQuotes(m_dialect.quoted(indexName(m_table.name, list, u"_uniq"_s, m_dialect)))}});
    }
    for (const ResolvedField &field : m_model.columns) {
        if (field.field.relation && effective(field.field, u"db_constraint").toBool(true))
            out.append(foreignKey(field));
    }
    for (const Constraint &constraint : m_model.constraints)
        out.append(metaConstraint(constraint));
    return out;
}

} // namespace relata
