// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/describe/plainvalues.h"
#include "model/sql/dialect.h"

#include <QJsonArray>
#include <QJsonObject>

namespace relata {

/// Says what a model is on one database.
class ModelFacts
{
public:
    ModelFacts(const Registry &registry, const PlainValues &values, const Dialect &dialect)
        : m_registry(registry)
        , m_values(values)
        , m_dialect(dialect)
    {
    }

    QJsonObject model(int index) const;
    /// `field` and `columns` of the primary key.
    QJsonObject key(int model) const;

private:
    QJsonObject column(int model, const ResolvedField &field) const;
    QJsonObject relation(const ResolvedField &field) const;
    QJsonObject manyToMany(int model, const ResolvedField &field) const;
    void addLink(int model, const ResolvedField &field, QJsonObject &out) const;
    QJsonObject virtualField(const ResolvedField &field) const;
    QJsonObject options(int model) const;
    QJsonArray bases(int model) const;
    QJsonArray parents(int model) const;
    QJsonArray abstractBases(int model) const;
    QJsonValue swappedFor(int model) const;
    QJsonValue onDelete(const ResolvedField &field) const;
    QJsonValue type(const ResolvedField &field) const;
    QJsonValue check(const ResolvedField &field) const;
    QJsonValue databaseDefault(int model, const ResolvedField &field) const;
    QJsonValue generated(int model, const ResolvedField &field) const;

    const Registry &m_registry;
    const PlainValues &m_values;
    const Dialect &m_dialect;
};

/// How Django words that something is missing, as `{"error": ...}`.
QJsonObject errorObject(const QString &text);
/// A text, or null where it is empty.
QJsonValue textOrNull(const QString &text);

} // namespace relata
