// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/sql/columns.h"
#include "model/migrations/operations.h"
#include "model/sql/schemaeditor.h"
#include "model/sql/tablesql.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace relata {

/// Carries the operations of migrations out on paper: keeps what each table has so far, and what is put off to the end
/// of the migration.  django/db/migrations/operations and db/backends/*/schema.py of 5.2.
class Editor
{
public:
    Editor(const Registry &registry, const Dialect &dialect)
        : m_registry(registry)
        , m_dialect(dialect)
    {
    }

    void run(const Migration &migration, bool wanted);
    SqlScript script() const { return m_script; }

private:
    /// What a table has so far.
    struct Table
    {
        QList<FieldKey> fields = {}; ///< columns, many-to-many and virtual fields; `_order` is not among them
        QList<int> indexes = {};
        QList<int> constraints = {};
        bool uniqueTogether = false;
        bool ordered = false;
        bool remade = false; ///< Django forgets the tablespace of a table that it makes anew
    };
    struct PutOff
    {
        int model = -1;
        Statement statement = {};
    };

    void createModel(const Operation &operation);
    void addField(const Operation &operation, bool first);
    void addColumn(int model, const ResolvedField &field, const std::optional<QString> &defaultSql);
    void addIndex(const Operation &operation);
    void addConstraint(const Operation &operation, bool first);
    void addUniqueTogether(const Operation &operation);
    void addOrder(const Operation &operation, bool first);
    bool isWhole(int model, const ResolvedField &link);
    void createLinkTable(int link);

    void createTable(const TableRef &table, const Table &state, const QList<FieldKey> &columns);
    void putConstraints(const TableRef &table, const Table &state, bool apart, QStringList &parts);
    void putCompositeKey(const TableRef &table, const QList<FieldKey> &columns, QStringList &parts);
    void putIndexes(const TableRef &table, const Table &state, const QList<FieldKey> &columns);
    void comment(const TableRef &table, const QList<FieldKey> &columns);
    void commentColumn(const TableRef &table, const ResolvedField &field);
    void rebuild(int model, const FieldKey &added, const std::optional<QString> &defaultSql, bool first);

    TableRef tableRef(int model) const;
    QList<FieldKey> columnsOf(int model, const Table &state) const;
    FieldKey orderKey(int model) const;
    bool isMade(int model) const;
    std::optional<QString> defaultFor(int model, const ResolvedField &field);
    void emitSql(int model, const QString &text, FieldId field = {});
    void putOff(int model, const QString &text, FieldId field = {});
    void flush();
    void refuse(int model, const QString &thing, const QString &why, FieldId field = {});
    Statement statement(int model, const QString &text, FieldId field) const;

    const Registry &m_registry;
    const Dialect &m_dialect;
    QHash<int, Table> m_tables;
    QList<PutOff> m_putOff;
    SqlScript m_script;
    bool m_wanted = true;
};

} // namespace relata
