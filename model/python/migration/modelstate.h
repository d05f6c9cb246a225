// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/migrations/operations.h"
#include "model/python/migration/evaluator.h"
#include "model/python/migration/lineage.h"
#include "model/python/migration/managers.h"
#include "model/python/migration/projectmodules.h"

#include <QCoreApplication>

namespace relata {

using NamedObject = std::pair<QString, PythonObject>;

/// What a migration says of the models of a project: django/db/migrations/state.py (ModelState.from_model) of 5.2.
class ModelStates
{
    Q_DECLARE_TR_FUNCTIONS(Migration)

public:
    ModelStates(const Registry &registry, const ProjectModules &modules)
        : m_registry(registry)
        , m_modules(modules)
        , m_managers(registry.schema(), modules)
    {
    }

    PythonObject field(const FieldKey &key);
    /// Meta in Django's order; of what the operation took in, indexes, constraints and the like come last.
    QList<NamedObject> options(const Operation &created);
    /// Without an item where there is nothing but models.Model.
    QList<PythonObject> bases(int model);
    QList<NamedObject> managers(int model);
    PythonObject index(int model, int item);
    PythonObject constraint(int model, int item);
    PythonObject uniqueTogether(int model) const;

    /// What was noted since the last call, each sentence once.
    QStringList takeNotes();
    const QString &refusal() const { return m_refusal; }

private:
    void keep(const Evaluator &evaluator);
    Evaluator evaluator(ModelId declaredBy) const;
    /// For what stands in the list `name` of the model's Meta, wherever that is declared.
    Evaluator evaluatorFor(const ResolvedModel &model, QStringView name) const;
    PythonObject manager(const ModelManagers::Entry &entry);
    PythonObject metaValue(const MetaEntry &entry, Evaluator &evaluator, const QString &subject) const;
    QMap<QString, PythonObject> itemOptions(const Options &options, Evaluator &evaluator, const QString &subject);
    QList<PythonObject> itemExpressions(const QStringList &sources, Evaluator &evaluator, const QString &subject);

    const Registry &m_registry;
    const ProjectModules &m_modules;
    ModelManagers m_managers;
    QStringList m_notes;
    QString m_refusal;
};

} // namespace relata
