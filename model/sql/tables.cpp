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

// `name` is what the table is made as: one that takes another's place has its own name in the end.
void TableEditor::createTable(const TableRef &table, const QString &name, const Table &state,
                              const QList<FieldKey> &columns)
{
    if (state.uniqueTogether)
        putUniqueTogether(table);
    QVarLengthArray<ColumnFacts, 16> facts;
    SqlText sql(m_dialect.quote); // each part ends with a comma, the last loses it
    sql << u"CREATE TABLE " << name << u" (";
    const qsizetype start = sql.size();
    bool literals = false;
    for (const FieldKey &key : columns) {
        const ResolvedField &field = m_registry.field(key);
        facts.append(columnFacts(m_registry, field));
        const qsizetype from = sql.size();
        const Result<bool> column =
            putColumn(sql, m_names, table.model, field, facts.last(), {.tablespace = table.tablespace});
        if (!column) {
            sql.truncate(from);
            refuse(table.model, field.field.name, column.error(), field.field.id);
            continue;
        }
        sql << u", ";
        literals = literals || *column;
        if (facts.last().target && !m_dialect.inlineForeignKeys && facts.last().constrained) {
            putForeignKey(m_text, m_names, table, field, facts.last());
            putOff(table.model, m_text.take(), field.field.id);
        }
    }
    putConstraints(table, state, literals && m_dialect.parametersPutOff, sql);
    putCompositeKey(table, columns, sql);
    if (sql.size() > start)
        sql.truncate(sql.size() - 2);
    sql << u')';
    if (m_dialect.tablespaces && !table.tablespace.isEmpty())
        (sql << u" TABLESPACE ").quoted(table.tablespace);
    emitSql(table.model, sql.take());
    comment(table, columns, facts.constData());
    for (qsizetype i = 0; i < columns.size(); ++i) {
        const ResolvedField &field = m_registry.field(columns[i]);
        for (QString &index : fieldIndexes(m_names, table, field, facts[i]))
            putOff(table.model, std::move(index), field.field.id);
    }
    putMetaIndexes(table, state);
}

void TableEditor::putUniqueTogether(const TableRef &table)
{
    const ResolvedModel &model = m_registry.at(table.model);
    for (const QStringList &names : uniqueTogether(model)) {
        QStringList columns;
        for (const QString &name : names)
            columns.append(columnNamed(model, name));
        if (columns.contains(QString()))
            refuse(table.model, u"unique_together"_s,
                   tr("it names a field that has no column: %1").arg(names.join(u", "_s)));
        else
            putOff(table.model, relata::addUniqueTogether(table, columns, m_dialect));
    }
}

void TableEditor::putConstraints(const TableRef &table, const Table &state, bool apart, SqlText &parts)
{
    const ResolvedModel &model = m_registry.at(table.model);
    for (const int item : state.constraints) {
        const Constraint &constraint = model.constraints[item];
        const Result<ConstraintSql> sql = constraintSql(m_registry, table, constraint, m_dialect);
        if (!sql) {
            refuse(table.model, constraint.options.text(u"name"), sql.error());
            continue;
        }
        if (apart) {
            putOff(table.model, sql->added);
            continue;
        }
        if (!sql->clause.isEmpty())
            parts << sql->clause << u", ";
        putOff(table.model, sql->putOff);
    }
}

// Its columns have to be in CREATE TABLE: Django fails where a foreign key can only be added afterwards.
void TableEditor::putCompositeKey(const TableRef &table, const QList<FieldKey> &columns, SqlText &parts)
{
    const ResolvedModel &model = m_registry.at(table.model);
    for (const ResolvedField &field : model.virtuals) {
        if (field.field.type != FieldType::CompositePrimaryKey)
            continue;
        QStringList names;
        for (const Value &name : field.field.arguments) {
            const QString column = columnNamed(model, name.toText());
            const bool there = std::any_of(columns.begin(), columns.end(), [&](const FieldKey &key) {
                return m_registry.field(key).column == column;
            });
            if (!there)
                return refuse(table.model, field.field.name,
                              tr("the table has no column for \"%1\" when it is made").arg(name.toText()),
                              field.field.id);
            names.append(m_dialect.quoted(column));
        }
        parts << u"PRIMARY KEY (" << names.join(u", "_s) << u"), ";
    }
}

void TableEditor::putMetaIndexes(const TableRef &table, const Table &state)
{
    const ResolvedModel &model = m_registry.at(table.model);
    for (const int item : state.indexes) {
        Result<QString> sql = createIndex(m_names, table, model.indexes[item]);
        if (sql)
            putOff(table.model, std::move(sql).value());
        else
            refuse(table.model, model.indexes[item].options.text(u"name"), sql.error());
    }
}

void TableEditor::comment(const TableRef &table, const QList<FieldKey> &columns, const ColumnFacts *facts)
{
    if (m_dialect.comments == Comments::None)
        return;
    const QString text = m_registry.at(table.model).meta.text(u"db_table_comment");
    if (!text.isEmpty()) {
        const QString literal = textSql(text, m_dialect);
        emitSql(table.model, m_dialect.comments == Comments::InColumn
                                 ? u"ALTER TABLE "_s + table.quoted + u" COMMENT = "_s + literal
                                 : u"COMMENT ON TABLE "_s + table.quoted + u" IS "_s + literal);
    }
    for (qsizetype i = 0; i < columns.size(); ++i)
        commentColumn(table, m_registry.field(columns[i]), facts[i]);
}

void TableEditor::commentColumn(const TableRef &table, const ResolvedField &field, const ColumnFacts &facts)
{
    const QString text = facts.comment ? facts.comment->toText() : QString();
    if (m_dialect.comments != Comments::Statements || text.isEmpty())
        return;
    emitSql(table.model,
            u"COMMENT ON COLUMN "_s + table.quoted + u'.' + m_dialect.quoted(field.column) + u" IS "_s +
                textSql(text, m_dialect),
            field.field.id);
}

// SQLite's way to change a table: https://www.sqlite.org/lang_altertable.html#otheralter
void TableEditor::rebuild(const FieldKey &added, const std::optional<QString> &defaultSql, bool first)
{
    const bool adds = added.model >= 0 && added.list == FieldList::Columns;
    QList<FieldKey> front, middle, selfReferring, sources;
    for (const FieldKey &key : columnsOf(m_table)) {
        const ResolvedField &field = m_registry.field(key);
        const bool automatic = field.made == Made::Key || field.made == Made::ParentLink;
        // Django makes references to the table itself anew, which puts them last.
        (field.target == m_index ? selfReferring : automatic ? front : middle).append(key);
        if (field.field.type != FieldType::Generated)
            sources.append(key);
    }
    // When it is the first operation of a migration, the new field was made before the others were.
    QList<FieldKey> columns = front;
    if (adds && first)
        columns.append(added);
    columns += middle;
    if (adds && !first)
        columns.append(added);
    columns += selfReferring;

    QStringList into, from;
    for (const FieldKey &key : std::as_const(sources)) {
        into.append(m_dialect.quoted(m_registry.field(key).column));
        from.append(into.last());
    }
    if (adds && !m_registry.field(added).field.options.has(u"db_default")) {
        into.append(m_dialect.quoted(m_registry.field(added).column));
        from.append(defaultSql.value_or(u"NULL"_s));
    }
    m_table.remade = true;
    m_block.lines.push_back({.kind = BlockLine::Kind::ForgetPutOff, .step = m_step, .table = m_index});
    const TableRef old = tableRef();
    const QString fresh = m_dialect.quoted(u"new__"_s + withoutQuotes(tableName(m_registry, m_index, m_dialect)));
    createTable(old, fresh, Table(m_table), columns);
    const FieldId field = added.model >= 0 ? m_registry.field(added).field.id : FieldId();
    emitSql(m_index,
            u"INSERT INTO "_s + fresh + u" ("_s + into.join(u", "_s) + u") SELECT "_s + from.join(u", "_s) +
                u" FROM "_s + old.quoted,
            field);
    emitSql(m_index, u"DROP TABLE "_s + old.quoted, field);
    emitSql(m_index, u"ALTER TABLE "_s + fresh + u" RENAME TO "_s + old.quoted, field);
    m_block.lines.push_back({.kind = BlockLine::Kind::Flush, .step = m_step, .table = m_index});
}

} // namespace relata
