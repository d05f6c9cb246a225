// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/editor.h"

#include "model/fields/catalogue.h"
#include "model/sql/literals.h"
#include "model/sql/names.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SchemaEditor", text);
}

} // namespace

// What is collected

Statement Editor::statement(int model, const QString &text, FieldId field) const
{
    const ResolvedModel &resolved = m_registry.at(model);
    const QString trimmed = text.endsWith(u';') ? text.chopped(1) : text;
    if (resolved.linkOf >= 0)
        return {trimmed, m_registry.at(resolved.linkOf).id, resolved.linkField};
    return {trimmed, resolved.id, field};
}

void Editor::emitSql(int model, const QString &text, FieldId field)
{
    if (m_wanted && !text.isEmpty())
        m_script.statements.append(statement(model, text, field));
}

void Editor::putOff(int model, const QString &text, FieldId field)
{
    if (!text.isEmpty())
        m_putOff.append({model, statement(model, text, field)});
}

void Editor::flush()
{
    for (const PutOff &entry : std::as_const(m_putOff)) {
        if (m_wanted)
            m_script.statements.append(entry.statement);
    }
    m_putOff.clear();
}

void Editor::refuse(int model, const QString &thing, const QString &why, FieldId field)
{
    if (!m_wanted)
        return;
    const ResolvedModel &resolved = m_registry.at(model);
    const QString end = why.endsWith(u'.') ? why : why + u'.';
    const Refusal refusal{tr("%1: %2").arg(resolved.label() + (thing.isEmpty() ? QString() : u'.' + thing), end),
                          resolved.id, field};
    if (!m_script.refusals.contains(refusal))
        m_script.refusals.append(refusal);
}

// What there is

bool Editor::isMade(int index) const
{
    const ResolvedModel &model = m_registry.at(index);
    if (!model.managed || model.swappedOut || model.proxyFor >= 0)
        return false;
    const QString vendor = model.meta.text(u"required_db_vendor");
    if (!vendor.isEmpty())
        return vendor == m_dialect.vendor;
    const QStringList features = model.meta.value(u"required_db_features").toStrings();
    return std::all_of(features.begin(), features.end(), [&](const QString &feature) {
        return std::find(m_dialect.features.begin(), m_dialect.features.end(), feature) != m_dialect.features.end();
    });
}

TableRef Editor::tableRef(int model) const
{
    const QString name = tableName(m_registry, model, m_dialect);
    const bool remade = m_tables.value(model).remade;
    return {.model = model,
            .name = bareTable(name),
            .quoted = m_dialect.quoted(name),
            .tablespace = remade ? QString() : m_registry.at(model).meta.text(u"db_tablespace")};
}

FieldKey Editor::orderKey(int model) const
{
    const QList<ResolvedField> &columns = m_registry.at(model).columns;
    for (int i = 0; i < columns.size(); ++i) {
        if (columns[i].made == Made::Order)
            return {model, FieldList::Columns, i};
    }
    return {};
}

QList<FieldKey> Editor::columnsOf(int model, const Table &state) const
{
    QList<FieldKey> columns;
    for (const FieldKey &key : state.fields) {
        if (key.list == FieldList::Columns)
            columns.append(key);
    }
    const FieldKey order = state.ordered ? orderKey(model) : FieldKey();
    if (order.model >= 0)
        columns.append(order);
    return columns;
}

// Operations

void Editor::run(const Migration &migration, bool wanted)
{
    m_wanted = wanted;
    bool first = true;
    for (const Operation &operation : migration.operations) {
        switch (operation.kind) {
        case Operation::Kind::CreateModel:
            createModel(operation);
            break;
        case Operation::Kind::AddField:
            addField(operation, first);
            break;
        case Operation::Kind::AddIndex:
            addIndex(operation);
            break;
        case Operation::Kind::AddConstraint:
            addConstraint(operation, first);
            break;
        case Operation::Kind::UniqueTogether:
            addUniqueTogether(operation);
            break;
        case Operation::Kind::OrderWithRespectTo:
            addOrder(operation, first);
            break;
        }
        first = false;
    }
    flush();
}

void Editor::createModel(const Operation &operation)
{
    Table &table = m_tables[operation.model];
    table = {.fields = operation.fields,
             .indexes = operation.indexes,
             .constraints = operation.constraints,
             .uniqueTogether = operation.uniqueTogether,
             .ordered = operation.ordered};
    if (!isMade(operation.model))
        return;
    const Table state = table;
    createTable(tableRef(operation.model), state, columnsOf(operation.model, state));
    for (const FieldKey &key : state.fields) {
        if (key.list == FieldList::ManyToMany && isWhole(operation.model, m_registry.field(key)))
            createLinkTable(m_registry.field(key).through);
    }
}

bool Editor::isWhole(int model, const ResolvedField &link)
{
    if (link.target >= 0 && link.through >= 0)
        return true;
    refuse(model, link.field.name, tr("it points at or goes through a model that is missing"), link.field.id);
    return false;
}

void Editor::createLinkTable(int link)
{
    if (m_registry.at(link).linkOf < 0)
        return;
    Table state{.uniqueTogether = true};
    for (int i = 0; i < m_registry.at(link).columns.size(); ++i)
        state.fields.append({link, FieldList::Columns, i});
    createTable(tableRef(link), state, state.fields);
}

std::optional<QString> Editor::defaultFor(int model, const ResolvedField &field)
{
    const Value *value = field.field.options.find(u"default");
    if (!value || value->isNone() || field.field.options.has(u"db_default"))
        return std::nullopt;
    const Result<Expr> expression = expressionOf(*value);
    const std::optional<Literal> literal = expression ? literalOf(*expression) : std::nullopt;
    const ResolvedField *stored = m_registry.storedField(field);
    const std::optional<Literal> ready = literal && stored ? prepared(*literal, stored->field) : std::nullopt;
    if (!ready) {
        refuse(model, field.field.name,
               tr("the default %1 is known only when Django runs; the column is added without it").arg(value->python()),
               field.field.id);
        return std::nullopt;
    }
    return literalSql(*ready, m_dialect);
}

void Editor::addField(const Operation &operation, bool first)
{
    const int model = operation.model;
    const ResolvedField &field = m_registry.field(operation.field);
    const bool made = isMade(model) && (operation.field.list != FieldList::ManyToMany || isWhole(model, field));
    const bool link =
        operation.field.list == FieldList::ManyToMany && field.through >= 0 && m_registry.at(field.through).linkOf >= 0;
    if (made && link) {
        createLinkTable(field.through);
    } else if (made) {
        const bool column = operation.field.list == FieldList::Columns;
        const std::optional<QString> defaultSql = column ? defaultFor(model, field) : std::nullopt;
        const bool simple = field.null && !field.unique && !defaultSql && !field.field.options.has(u"db_default");
        if (m_dialect.rebuildsTables && !simple)
            rebuild(model, operation.field, defaultSql, first);
        else if (column)
            addColumn(model, field, defaultSql);
    }
    m_tables[model].fields.append(operation.field);
}

void Editor::addColumn(int model, const ResolvedField &field, const std::optional<QString> &defaultSql)
{
    const TableRef table = tableRef(model);
    const Result<ColumnSql> column =
        columnSql(m_registry, model, field, m_dialect, {.tablespace = table.tablespace, .defaultSql = defaultSql});
    if (!column)
        return refuse(model, field.field.name, column.error(), field.field.id);
    QString text =
        u"ALTER TABLE "_s + table.quoted + u" ADD COLUMN "_s + m_dialect.quoted(field.column) + u' ' + column->text;
    const ResolvedField *target = m_registry.targetColumn(field);
    if (target && !m_dialect.addedForeignKey.isEmpty() && effective(field.field, u"db_constraint").toBool(true)) {
        const QString other = m_dialect.quoted(tableName(m_registry, m_registry.at(field.target).concrete, m_dialect));
        text += u' ' + filled(m_dialect.addedForeignKey,
                              {foreignKeyName(m_registry, table, field, m_dialect), m_dialect.quoted(field.column),
                               other, m_dialect.quoted(target->column), onDeleteClause(field)});
    }
    emitSql(model, text, field.field.id);
    if (defaultSql) {
        const QString drop = field.null ? m_dialect.dropDefaultIfNull.toString() : u"DROP DEFAULT"_s;
        emitSql(model,
                u"ALTER TABLE "_s + table.quoted + u" ALTER COLUMN "_s + m_dialect.quoted(field.column) + u' ' + drop,
                field.field.id);
    }
    commentColumn(table, field);
    for (const QString &index : fieldIndexes(m_registry, table, field, m_dialect))
        putOff(model, index, field.field.id);
}

void Editor::addOrder(const Operation &operation, bool first)
{
    const int model = operation.model;
    const FieldKey order = orderKey(model);
    if (isMade(model) && order.model >= 0) {
        if (m_dialect.rebuildsTables)
            rebuild(model, order, u"0"_s, first);
        else
            addColumn(model, m_registry.field(order), u"0"_s);
    }
    m_tables[model].ordered = true;
}

void Editor::addIndex(const Operation &operation)
{
    const Index &index = m_registry.at(operation.model).indexes[operation.item];
    m_tables[operation.model].indexes.append(operation.item);
    if (!isMade(operation.model))
        return;
    const Result<QString> sql = createIndex(m_registry, tableRef(operation.model), index, m_dialect);
    if (sql)
        emitSql(operation.model, *sql);
    else
        refuse(operation.model, index.options.text(u"name"), sql.error());
}

void Editor::addConstraint(const Operation &operation, bool first)
{
    const Constraint &constraint = m_registry.at(operation.model).constraints[operation.item];
    m_tables[operation.model].constraints.append(operation.item);
    if (!isMade(operation.model))
        return;
    const Result<ConstraintSql> sql = constraintSql(m_registry, tableRef(operation.model), constraint, m_dialect);
    if (!sql)
        refuse(operation.model, constraint.options.text(u"name"), sql.error());
    else if (m_dialect.rebuildsTables && sql->rebuilds)
        rebuild(operation.model, {}, std::nullopt, first);
    else
        emitSql(operation.model, sql->added);
}

void Editor::addUniqueTogether(const Operation &operation)
{
    const ResolvedModel &model = m_registry.at(operation.model);
    m_tables[operation.model].uniqueTogether = true;
    if (!isMade(operation.model))
        return;
    const TableRef table = tableRef(operation.model);
    for (const QStringList &names : uniqueTogether(model)) {
        QStringList columns;
        for (const QString &name : names)
            columns.append(columnNamed(model, name));
        if (columns.contains(QString()))
            refuse(operation.model, u"unique_together"_s,
                   tr("it names a field that has no column: %1").arg(names.join(u", "_s)));
        else
            emitSql(operation.model, relata::addUniqueTogether(table, columns, m_dialect));
    }
}

} // namespace relata
