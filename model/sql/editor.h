// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/migrations/operations.h"
#include "model/sql/columns.h"
#include "model/sql/schemaeditor.h"
#include "model/sql/tablesql.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace relata {

/// One of the operations on a model; Django treats the first of a migration differently.
struct ModelStep
{
    const Operation *operation = nullptr;
    bool first = false;

    bool operator==(const ModelStep &other) const
    {
        return first == other.first && *operation == *other.operation;
    }
};

/// A statement of a block, or what happens to those that wait for the end of the migration.
struct BlockLine
{
    enum class Kind : quint8 { Now, PutOff, ForgetPutOff, Flush };

    Kind kind = Kind::Now;
    int step = 0;   ///< the operation that makes it
    int table = -1; ///< model in the registry
    Statement statement = {};
};

/// All that the operations on one model make.
struct StatementBlock
{
    std::vector<BlockLine> lines = {}; ///< in the order of the steps
    QList<std::pair<int, Refusal>> refusals = {}; ///< step and what it could not tell
};

/// Carries the operations on one model out on paper: keeps what its table has so far.
/// django/db/migrations/operations and db/backends/*/schema.py of 5.2.
class TableEditor
{
public:
    TableEditor(TableNames &names, int model);

    StatementBlock run(std::span<const ModelStep> steps);

private:
    /// What the table has so far.
    struct Table
    {
        QList<FieldKey> fields = {}; ///< columns, many-to-many and virtual fields; `_order` is not among them
        QVarLengthArray<int, 8> indexes = {};
        QVarLengthArray<int, 8> constraints = {};
        bool uniqueTogether = false;
        bool ordered = false;
        bool remade = false; ///< Django forgets the tablespace of a table that it makes anew
    };

    void carryOut(const ModelStep &step);
    void createModel(const Operation &operation);
    void addField(const Operation &operation, bool first);
    void addColumn(const ResolvedField &field, const std::optional<QString> &defaultSql);
    void addIndex(const Operation &operation);
    void addConstraint(const Operation &operation, bool first);
    void addUniqueTogether();
    void addOrder(bool first);
    bool isWhole(const ResolvedField &link);
    void createLinkTable(int link);

    void createTable(const TableRef &table, const QString &name, const Table &state, const QList<FieldKey> &columns);
    void putUniqueTogether(const TableRef &table);
    void putConstraints(const TableRef &table, const Table &state, bool apart, SqlText &parts);
    void putCompositeKey(const TableRef &table, const QList<FieldKey> &columns, SqlText &parts);
    void putMetaIndexes(const TableRef &table, const Table &state);
    void comment(const TableRef &table, const QList<FieldKey> &columns, const ColumnFacts *facts);
    void commentColumn(const TableRef &table, const ResolvedField &field, const ColumnFacts &facts);
    void rebuild(const FieldKey &added, const std::optional<QString> &defaultSql, bool first);

    TableRef tableRef() const;
    QList<FieldKey> columnsOf(const Table &state) const;
    FieldKey orderKey() const;
    std::optional<QString> defaultFor(const ResolvedField &field);
    void add(BlockLine::Kind kind, int table, QString &&text, FieldId field);
    void emitSql(int table, QString text, FieldId field = {})
    {
        add(BlockLine::Kind::Now, table, std::move(text), field);
    }
    void putOff(int table, QString text, FieldId field = {})
    {
        add(BlockLine::Kind::PutOff, table, std::move(text), field);
    }
    void refuse(int table, const QString &thing, const QString &why, FieldId field = {});

    TableNames &m_names;
    const Registry &m_registry;
    const Dialect &m_dialect;
    int m_index;
    const ResolvedModel &m_model;
    bool m_made; ///< Django makes its table on this dialect
    Table m_table;
    StatementBlock m_block;
    int m_step = 0;
    SqlText m_text;
};

} // namespace relata
