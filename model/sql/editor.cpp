// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/editor.h"

#include "model/fields/catalogue.h"
#include "model/sql/compiler.h"
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

bool isMade(const ResolvedModel &model, const Dialect &dialect)
{
    if (!model.managed || model.swappedOut || model.proxyFor >= 0)
        return false;
    if (model.meta.isEmpty())
        return true;
    const QString vendor = model.meta.text(u"required_db_vendor");
    if (!vendor.isEmpty())
        return vendor == dialect.vendor;
    const QStringList features = model.meta.value(u"required_db_features").toStrings();
    return std::all_of(features.begin(), features.end(), [&](const QString &feature) {
        return std::find(dialect.features.begin(), dialect.features.end(), feature) != dialect.features.end();
    });
}

} // namespace

TableEditor::TableEditor(TableNames &names, int model)
    : m_names(names)
    , m_registry(names.registry())
    , m_dialect(names.dialect())
    , m_index(model)
    , m_model(m_registry.at(model))
    , m_made(isMade(m_model, m_dialect))
    , m_text(m_dialect.quote)
{
}

// What is collected

void TableEditor::add(BlockLine::Kind kind, int table, QString &&text, FieldId field)
{
    if (text.isEmpty())
        return;
    const ResolvedModel &model = m_registry.at(table);
    const bool link = model.linkOf >= 0;
    if (text.endsWith(u';'))
        text.chop(1);
    m_block.lines.push_back({.kind = kind,
                             .step = m_step,
                             .table = table,
                             .statement = {.text = std::move(text),
                                           .model = link ? m_registry.at(model.linkOf).id : model.id,
                                           .field = link ? model.linkField : field}});
}

void TableEditor::refuse(int table, const QString &thing, const QString &why, FieldId field)
{
    const ResolvedModel &model = m_registry.at(table);
    const QString end = why.endsWith(u'.') ? why : why + u'.';
    const QString whole = model.label() + (thing.isEmpty() ? QString() : u'.' + thing);
    m_block.refusals.append({m_step, {tr("%1: %2").arg(whole, end), model.id, field}});
}

// What there is

TableRef TableEditor::tableRef() const
{
    TableRef table = m_names.at(m_index);
    if (m_table.remade)
        table.tablespace.clear();
    return table;
}

FieldKey TableEditor::orderKey() const
{
    for (int i = 0; i < m_model.columns.size(); ++i) {
        if (m_model.columns[i].made == Made::Order)
            return {m_index, FieldList::Columns, i};
    }
    return {};
}

QList<FieldKey> TableEditor::columnsOf(const Table &state) const
{
    QList<FieldKey> columns = state.fields;
    columns.removeIf([](const FieldKey &key) { return key.list != FieldList::Columns; });
    const FieldKey order = state.ordered ? orderKey() : FieldKey();
    if (order.model >= 0)
        columns.append(order);
    return columns;
}

// Operations

StatementBlock TableEditor::run(std::span<const ModelStep> steps)
{
    m_block.lines.reserve(steps.size() + 7);
    for (const ModelStep &step : steps) {
        carryOut(step);
        ++m_step;
    }
    return std::move(m_block);
}

void TableEditor::carryOut(const ModelStep &step)
{
    const Operation &operation = *step.operation;
    switch (operation.kind) {
    case Operation::Kind::CreateModel:
        return createModel(operation);
    case Operation::Kind::AddField:
        return addField(operation, step.first);
    case Operation::Kind::AddIndex:
        return addIndex(operation);
    case Operation::Kind::AddConstraint:
        return addConstraint(operation, step.first);
    case Operation::Kind::UniqueTogether:
        return addUniqueTogether();
    case Operation::Kind::OrderWithRespectTo:
        return addOrder(step.first);
    }
}

void TableEditor::createModel(const Operation &operation)
{
    m_table = {.fields = operation.fields,
               .indexes = {operation.indexes.begin(), operation.indexes.end()},
               .constraints = {operation.constraints.begin(), operation.constraints.end()},
               .uniqueTogether = operation.uniqueTogether,
               .ordered = operation.ordered};
    if (!m_made)
        return;
    const TableRef &table = m_names.at(m_index);
    createTable(table, table.quoted, m_table, columnsOf(m_table));
    for (const FieldKey &key : std::as_const(m_table.fields)) {
        if (key.list == FieldList::ManyToMany && isWhole(m_registry.field(key)))
            createLinkTable(m_registry.field(key).through);
    }
}

bool TableEditor::isWhole(const ResolvedField &link)
{
    if (link.target >= 0 && link.through >= 0)
        return true;
    refuse(m_index, link.field.name, tr("it points at or goes through a model that is missing"), link.field.id);
    return false;
}

void TableEditor::createLinkTable(int link)
{
    if (m_registry.at(link).linkOf < 0)
        return;
    Table state{.uniqueTogether = true};
    for (int i = 0; i < m_registry.at(link).columns.size(); ++i)
        state.fields.append({link, FieldList::Columns, i});
    const TableRef &table = m_names.at(link);
    createTable(table, table.quoted, state, state.fields);
}

std::optional<QString> TableEditor::defaultFor(const ResolvedField &field)
{
    const Value *value = field.field.options.find(u"default");
    if (!value || value->isNone() || field.field.options.has(u"db_default"))
        return std::nullopt;
    const Result<Expr> expression = expressionOf(*value);
    const std::optional<Literal> literal = expression ? literalOf(*expression) : std::nullopt;
    const ResolvedField *stored = m_registry.storedField(field);
    const std::optional<Literal> ready = literal && stored ? prepared(*literal, stored->field) : std::nullopt;
    if (!ready) {
        refuse(m_index, field.field.name,
               tr("the default %1 is known only when Django runs; the column is added without it").arg(value->python()),
               field.field.id);
        return std::nullopt;
    }
    return literalSql(*ready, m_dialect);
}

void TableEditor::addField(const Operation &operation, bool first)
{
    const ResolvedField &field = m_registry.field(operation.field);
    const bool made = m_made && (operation.field.list != FieldList::ManyToMany || isWhole(field));
    const bool link =
        operation.field.list == FieldList::ManyToMany && field.through >= 0 && m_registry.at(field.through).linkOf >= 0;
    if (made && link) {
        createLinkTable(field.through);
    } else if (made) {
        const bool column = operation.field.list == FieldList::Columns;
        const std::optional<QString> defaultSql = column ? defaultFor(field) : std::nullopt;
        const bool nullable = field.null || field.field.options.flag(u"null"); // without a column only the option says so
        const bool simple = nullable && !field.unique && !defaultSql && !field.field.options.has(u"db_default");
        if (m_dialect.rebuildsTables && !simple)
            rebuild(operation.field, defaultSql, first);
        else if (column)
            addColumn(field, defaultSql);
    }
    m_table.fields.append(operation.field);
}

void TableEditor::addColumn(const ResolvedField &field, const std::optional<QString> &defaultSql)
{
    const TableRef table = tableRef();
    const ColumnFacts facts = columnFacts(m_registry, field);
    m_text << u"ALTER TABLE " << table.quoted << u" ADD COLUMN ";
    const Result<bool> column = putColumn(m_text, m_names, m_index, field, facts,
                                          {.tablespace = table.tablespace, .defaultSql = defaultSql});
    if (!column) {
        m_text.truncate(0);
        return refuse(m_index, field.field.name, column.error(), field.field.id);
    }
    if (facts.target && !m_dialect.addedForeignKey.isEmpty() && facts.constrained) {
        SqlText name(m_dialect.quote);
        putForeignKeyName(name, m_names, table, field, facts);
        m_text << u' '
               << filled(m_dialect.addedForeignKey,
                         {name.take(), m_dialect.quoted(field.column), m_names.target(field).quoted,
                          m_dialect.quoted(facts.target->column), onDeleteClause(field).toString()});
    }
    emitSql(m_index, m_text.take(), field.field.id);
    if (defaultSql) {
        (m_text << u"ALTER TABLE " << table.quoted << u" ALTER COLUMN ").quoted(field.column)
            << u' ' << (field.null ? m_dialect.dropDefaultIfNull : QStringView(u"DROP DEFAULT"));
        emitSql(m_index, m_text.take(), field.field.id);
    }
    commentColumn(table, field, facts);
    for (const QString &index : fieldIndexes(m_names, table, field, facts))
        putOff(m_index, index, field.field.id);
}

void TableEditor::addOrder(bool first)
{
    const FieldKey order = orderKey();
    if (m_made && order.model >= 0) {
        if (m_dialect.rebuildsTables)
            rebuild(order, u"0"_s, first);
        else
            addColumn(m_registry.field(order), u"0"_s);
    }
    m_table.ordered = true;
}

void TableEditor::addIndex(const Operation &operation)
{
    const Index &index = m_model.indexes[operation.item];
    m_table.indexes.append(operation.item);
    if (!m_made)
        return;
    const TableRef &table = m_names.at(m_index);
    Result<QString> sql = createIndex(m_names, m_table.remade ? tableRef() : table, index);
    if (sql)
        emitSql(m_index, std::move(sql).value());
    else
        refuse(m_index, index.options.text(u"name"), sql.error());
}

void TableEditor::addConstraint(const Operation &operation, bool first)
{
    const Constraint &constraint = m_model.constraints[operation.item];
    m_table.constraints.append(operation.item);
    if (!m_made)
        return;
    const Result<ConstraintSql> sql = constraintSql(m_registry, tableRef(), constraint, m_dialect);
    if (!sql)
        refuse(m_index, constraint.options.text(u"name"), sql.error());
    else if (m_dialect.rebuildsTables && sql->rebuilds)
        rebuild({}, std::nullopt, first);
    else
        emitSql(m_index, sql->added);
}

void TableEditor::addUniqueTogether()
{
    m_table.uniqueTogether = true;
    if (!m_made)
        return;
    const TableRef table = tableRef();
    for (const QStringList &names : uniqueTogether(m_model)) {
        QStringList columns;
        for (const QString &name : names)
            columns.append(columnNamed(m_model, name));
        if (columns.contains(QString()))
            refuse(m_index, u"unique_together"_s,
                   tr("it names a field that has no column: %1").arg(names.join(u", "_s)));
        else
            emitSql(m_index, relata::addUniqueTogether(table, columns, m_dialect));
    }
}

} // namespace relata
