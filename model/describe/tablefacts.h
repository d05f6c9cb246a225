// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/describe/plainvalues.h"
#include "model/sql/dialect.h"
#include "model/sql/tablesql.h"

#include <QJsonArray>
#include <QJsonObject>

namespace relata {

/// The indexes and constraints of one table on one database.
class TableFacts
{
public:
    TableFacts(const Registry &registry, const PlainValues &values, const Dialect &dialect, int model);

    QJsonArray indexes() const;
    QJsonArray constraints() const;

private:
    QJsonArray columnsNamed(const QStringList &fields) const;
    QJsonObject foreignKey(const ResolvedField &field) const;
    QJsonObject metaIndex(const Index &index) const;
    QJsonObject metaConstraint(const Constraint &constraint) const;
    QJsonObject definition(const Options &options, const QStringList &fields) const;

    const Registry &m_registry;
    const PlainValues &m_values;
    const Dialect &m_dialect;
    const ResolvedModel &m_model;
    TableRef m_table;
};

} // namespace relata
