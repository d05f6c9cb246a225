// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/migration/modulenames.h"
#include "model/schema/schema.h"

#include <QHash>
#include <QSet>

namespace relata {

/// A manager that the class of a model makes.
struct DeclaredManager
{
    QString name = {};
    QString source = {};       ///< `PersonManager()`
    bool inMigrations = false; ///< its class says `use_in_migrations`
};

/// The modules in which a project's models stand: those that were imported, else `<label>.models`.
class ProjectModules
{
public:
    ProjectModules(const Schema &schema, const QList<SourceFile> &sources);

    /// The names of the file that declares the model.
    const ModuleNames &names(ModelId model) const;
    /// It stands in a file that was read.
    bool isImported(ModelId model) const { return m_imported.contains(model); }
    /// Those of the class itself, in its order.
    QList<DeclaredManager> managers(ModelId model) const { return m_managers.value(model); }
    /// The folder of an app: `project/shop`.
    QString folder(const QString &label) const;

private:
    void addManagers(const SourceFile &source);

    QList<ModuleNames> m_modules;
    QHash<ModelId, QList<DeclaredManager>> m_managers;
    QHash<ModelId, qsizetype> m_byModel;
    QSet<ModelId> m_imported;
    QHash<QString, QString> m_folders;
};

} // namespace relata
