// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/migration/lineage.h"
#include "model/python/migration/projectmodules.h"

#include <QHash>

namespace relata {

/// The managers of models as migrations name them: django/db/migrations/state.py (ModelState.from_model) and
/// django/db/models/options.py of 5.2.
class ModelManagers
{
public:
    ModelManagers(const Schema &schema, const ProjectModules &modules)
        : m_schema(schema)
        , m_modules(modules)
    {
    }

    struct Entry
    {
        DeclaredManager manager = {};
        ModelId declaredBy = {};
        QString path = {}; ///< of one of Django's own models: its class
    };

    /// Those that CreateModel takes; the ones that migrations do not use stand there as Django's plain Manager.
    QList<Entry> inMigrations(const Model &model);

private:
    struct Known
    {
        QList<Entry> own = {}; ///< with the `objects` that Django makes where there is none
        QString defaultName = {};
        QString baseName = {}; ///< with what comes from the nearest base
        QList<const Model *> order = {};
    };

    const Known &known(const Model &model);
    QList<Entry> all(const Known &known);
    QString defaultName(const Known &known);

    const Schema &m_schema;
    const ProjectModules &m_modules;
    QHash<ModelId, Known> m_known;
};

} // namespace relata
