// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/sql/dialect.h"
#include "model/sql/names.h"

#include <QString>

#include <vector>

namespace relata {

/// A table as statements name it.
struct TableRef
{
    int model = -1;
    QString name = {}; ///< cut, as names of indexes are made from it
    QString quoted = {};
    QString tablespace = {};
};

/// The table's name in the dialect: automatic names are cut.
QString tableName(const Registry &registry, int model, const Dialect &dialect);

/// The names of the tables of a schema, each made once, when it is first asked for.
class TableNames
{
public:
    TableNames(const Registry &registry, const Dialect &dialect)
        : m_registry(registry)
        , m_dialect(dialect)
    {
    }

    const Registry &registry() const { return m_registry; }
    const Dialect &dialect() const { return m_dialect; }
    /// The reference lasts as long as the names.
    const TableRef &at(int model);
    NameHasher &hasher() { return m_hasher; }
    /// The table that a foreign key points at.
    const TableRef &target(const ResolvedField &foreignKey)
    {
        return at(m_registry.at(foreignKey.target).concrete);
    }

private:
    const Registry &m_registry;
    const Dialect &m_dialect;
    std::vector<TableRef> m_tables;
    NameHasher m_hasher;
};

} // namespace relata
