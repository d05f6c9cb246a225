// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/classtable.h"

#include <QCoreApplication>
#include <QMap>

namespace relata {

/// Finds the models that relations and settings name; makes external ones of those that were not read.
class Targets
{
    Q_DECLARE_TR_FUNCTIONS(Import)

public:
    /// The schema holds Django's own models, and gets the external ones; ids and labels of `table` have to be there.
    Targets(const ClassTable &table, Schema &schema);

    struct Found
    {
        ModelRef ref = {};
        QString doubt = {};     ///< what could not be worked out, for a sentence
        bool bySetting = false; ///< a setting other than AUTH_USER_MODEL says it
    };
    /// What `to` or `through` of a relation of the class `owner` leads to.
    Found find(int owner, const Scope &scope, const PyExpr &expression);
    /// Whether the expression says "self".
    bool isSelf(const Scope &scope, const PyExpr &expression) const;
    /// By a label as Django reads it: `shop.Article`, `Article` (of the owner's app), `self`.
    Found named(int owner, const QString &label);
    /// The model that AUTH_USER_MODEL names; a null id if `label` is no label.
    ModelId userModel(const QString &label);

    /// What a setting of the project says; null if no settings file among the sources has it.
    std::optional<Value> setting(const QString &name) const;
    /// Tells that a class of the table is part of the schema as a model.
    void include(int index);

private:
    Found findName(int owner, const Scope &scope, const PyExpr &name, int depth);
    Found findIn(int owner, const Scope &scope, const PyExpr &expression, int depth);
    Found findCall(int owner, const Scope &scope, const PyExpr &call, int depth);
    Found findSetting(int owner, const QString &name, const PyExpr *otherwise, const Scope &scope, int depth);
    Found modelOf(int owner, const Meaning &meaning, const QString &source);
    Found external(const QString &app, const QString &name);
    bool reachesOtherApps(int owner) const;

    const ClassTable &m_table;
    Schema &m_schema;
    QHash<QString, ModelId> m_models; ///< `shop.article` -> its id, for all that are in the schema
    QSet<QString> m_apps;             ///< labels of the apps that were read
    QSet<QString> m_known;            ///< labels of the apps of the schema
    QList<bool> m_shared;             ///< classes with a descendant in another app
};

} // namespace relata
