// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/expression.h"

#include <QVariant>

#include <functional>
#include <optional>

namespace relata {

/// The condition of a CheckConstraint, looked at row by row: Q objects over plain lookups, F, and literals.
class RowCondition
{
public:
    using Getter = std::function<QVariant(const QString &field)>;

    /// Nullopt if something in it is not understood.
    static std::optional<RowCondition> read(const QString &name, const QString &source);

    const QString &name() const { return m_name; }
    /// As in SQL, a row passes unless the condition is plainly false: NULL passes.
    bool holds(const Getter &valueOf) const;
    /// The fields that it mentions, and the literals they are compared with.
    const QStringList &fields() const { return m_fields; }
    const QList<QVariant> &literals() const { return m_literals; }

private:
    bool survey(const Expr &condition);
    bool surveyLookup(const QString &path, const Expr &value);
    bool surveyValue(const Expr &value);

    QString m_name;
    Expr m_condition;
    QStringList m_fields;
    QList<QVariant> m_literals;
};

} // namespace relata
