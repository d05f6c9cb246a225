// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/editor.h"

#include "model/fields/catalogue.h"
#include "model/sql/literals.h"
#include "model/sql/names.h"

#include <QCoreApplication>

#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("SchemaEditor", text);
}

} // namespace

void Editor::createTable(const TableRef &table, const Table &state, const QList<FieldKey> &columns)
{
    const int index = table.model;
    const ResolvedModel &model = m_registry.at(index);
    const TableRef lasting = tableRef(index); // a table that takes another's place has its name in the end
    if (state.uniqueTogether) {
        for (const QStringList &names : uniqueTogether(model)) {
            QStringList list;
            for (const QString &name : names)
                list.append(columnNamed(model, name));
            if (list.contains(QString()))
                refuse(index, u"unique_together"_s,
                       tr("it names a field that has no column: %1").arg(names.join(u", "_s)));
            else
                putOff(index, relata::addUniqueTogether(lasting, list, m_dialect));
        }
    }
    QStringList parts;
    bool literals = false;
    for (const FieldKey &key : columns) {
        const ResolvedField &field = m_registry.field(key);
        const Result<ColumnSql> column =
            columnSql(m_registry, index, field, m_dialect, {.tablespace = table.tablespace});
        if (!column) {
            refuse(index, field.field.name, column.error(), field.field.id);
            continue;
        }
        literals = literals || column->hasLiterals;
        parts.append(m_dialect.quoted(field.column) + u' ' + column->text);
        const bool referring = field.target >= 0 && m_registry.targetColumn(field) && !m_dialect.inlineForeignKeys;
        if (referring && effective(field.field, u"db_constraint").toBool(true))
            putOff(index, addForeignKey(m_registry, lasting, field, m_dialect), field.field.id);
    }
    putConstraints(lasting, state, literals && m_dialect.parametersPutOff, parts);
    putCompositeKey(lasting, columns, parts);
    QString sql = u"CREATE TABLE "_s + table.quoted + u" ("_s + parts.join(u", "_s) + u')';
    if (m_dialect.tablespaces && !table.tablespace.isEmpty())
        sql += u" TABLESPACE "_s + m_dialect.quoted(table.tablespace);
    emitSql(index, sql);
    comment(table, columns);
    putIndexes(lasting, state, columns);
}

void Editor::putConstraints(const TableRef &table, const Table &state, bool apart, QStringList &parts)
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
            parts.append(sql->clause);
        putOff(table.model, sql->putOff);
    }
}

// Its columns have to be in CREATE TABLE: Django fails where a foreign key can only be added afterwards.
void Editor::putCompositeKey(const TableRef &table, const QList<FieldKey> &columns, QStringList &parts)
{
    const ResolvedModel &model = m_registry.at(table.model);
    QStringList there;
    for (const FieldKey &key : columns)
        there.append(m_registry.field(key).column);
    for (const ResolvedField &field : model.virtuals) {
        if (field.field.type != FieldType::CompositePrimaryKey)
            continue;
        QStringList names;
        for (const Value &name : field.field.arguments) {
            const QString column = columnNamed(model, name.toText());
            if (!there.contains(column))
                return refuse(table.model, field.field.name,
                              tr("the table has no column for \"%1\" when it is made").arg(name.toText()),
                              field.field.id);
            names.append(m_dialect.quoted(column));
        }
        parts.append(u"PRIMARY KEY ("_s + names.join(u", "_s) + u')');
    }
}

void Editor::putIndexes(const TableRef &table, const Table &state, const QList<FieldKey> &columns)
{
    const ResolvedModel &model = m_registry.at(table.model);
    for (const FieldKey &key : columns) {
        const ResolvedField &field = m_registry.field(key);
        for (const QString &sql : fieldIndexes(m_registry, table, field, m_dialect))
            putOff(table.model, sql, field.field.id);
    }
    for (const int item : state.indexes) {
        const Result<QString> sql = createIndex(m_registry, table, model.indexes[item], m_dialect);
        if (sql)
            putOff(table.model, *sql);
        else
            refuse(table.model, model.indexes[item].options.text(u"name"), sql.error());
    }
}

void Editor::comment(const TableRef &table, const QList<FieldKey> &columns)
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
    for (const FieldKey &key : columns)
        commentColumn(table, m_registry.field(key));
}

void Editor::commentColumn(const TableRef &table, const ResolvedField &field)
{
    const QString text = field.field.options.text(u"db_comment");
    if (m_dialect.comments != Comments::Statements || text.isEmpty())
        return;
    emitSql(table.model,
            u"COMMENT ON COLUMN "_s + table.quoted + u'.' + m_dialect.quoted(field.column) + u" IS "_s +
                textSql(text, m_dialect),
            field.field.id);
}

// SQLite's way to change a table: https://www.sqlite.org/lang_altertable.html#otheralter
void Editor::rebuild(int model, const FieldKey &added, const std::optional<QString> &defaultSql, bool first)
{
    Table &table = m_tables[model];
    const TableRef old = tableRef(model);
    const bool adds = added.model >= 0 && added.list == FieldList::Columns;
    QList<FieldKey> front, middle, selfReferring, sources;
    for (const FieldKey &key : columnsOf(model, table)) {
        const ResolvedField &field = m_registry.field(key);
        const bool automatic = field.made == Made::Key || field.made == Made::ParentLink;
        // Django makes references to the table itself anew, which puts them last.
        (field.target == model ? selfReferring : automatic ? front : middle).append(key);
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
    table.remade = true;
    m_putOff.removeIf([&](const PutOff &entry) { return entry.model == model; });
    TableRef fresh = tableRef(model);
    fresh.quoted = m_dialect.quoted(u"new__"_s + withoutQuotes(tableName(m_registry, model, m_dialect)));
    createTable(fresh, Table(table), columns);
    const FieldId field = added.model >= 0 ? m_registry.field(added).field.id : FieldId();
    emitSql(model,
            u"INSERT INTO "_s + fresh.quoted + u" ("_s + into.join(u", "_s) + u") SELECT "_s + from.join(u", "_s) +
                u" FROM "_s + old.quoted,
            field);
    emitSql(model, u"DROP TABLE "_s + old.quoted, field);
    emitSql(model, u"ALTER TABLE "_s + fresh.quoted + u" RENAME TO "_s + old.quoted, field);
    flush();
}

} // namespace relata
