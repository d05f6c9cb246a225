// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/expression/expression.h"
#include "model/sql/term.h"

#include <QList>
#include <QString>

namespace relata {

/// A Q object: lookups and further Q objects that are joined by AND, OR or XOR.
struct QNode
{
    struct Child
    {
        QString path = {};      ///< `price__gt`; empty for a condition of its own
        Expr expression = {};   ///< what it is compared with
        QList<QNode> node = {}; ///< instead of these: a Q object
    };

    QString connector = QStringLiteral("AND");
    bool negated = false;
    QList<Child> children = {};

    /// Takes the other's children in where that means the same, as Django's Node.add does.
    void add(const QNode &other)
    {
        if (!other.negated && (other.connector == connector || other.children.size() == 1))
            children += other.children;
        else
            children.append({.node = {other}});
    }
};

/// The same once the lookups are SQL.
struct WhereNode
{
    struct Child
    {
        Term term = {};
        QList<WhereNode> node = {}; ///< instead of `term`
    };

    QString connector = QStringLiteral("AND");
    bool negated = false;
    QList<Child> children = {};

    void add(const WhereNode &other)
    {
        if (!other.negated && (other.connector == connector || other.children.size() == 1))
            children += other.children;
        else
            children.append({.node = {other}});
    }
};

} // namespace relata
