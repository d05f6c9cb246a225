// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/tablenames.h"

namespace relata {

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

const TableRef &TableNames::at(int model)
{
    m_tables.resize(size_t(m_registry.models().size()));
    TableRef &table = m_tables[size_t(model)];
    if (table.model < 0) {
        const QString name = tableName(m_registry, model, m_dialect);
        table = {.model = model,
                 .name = bareTable(name),
                 .quoted = m_dialect.quoted(name),
                 .tablespace = m_registry.at(model).meta.text(u"db_tablespace")};
    }
    return table;
}

} // namespace relata
