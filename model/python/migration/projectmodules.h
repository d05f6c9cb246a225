// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/migration/modulenames.h"
#include "model/schema/schema.h"

#include <QHash>
#include <QSet>

namespace relata {

/// The modules in which a project's models stand: those that were imported, else `<label>.models`.
class ProjectModules
{
public:
    ProjectModules(const Schema &schema, const QList<SourceFile> &sources);

    /// The names of the file that declares the model.
    const ModuleNames &names(ModelId model) const;
    /// It stands in a file that was read.
    bool isImported(ModelId model) const { return m_imported.contains(model); }
    /// The folder of an app: `project/shop`.
    QString folder(const QString &label) const;

private:
    QList<ModuleNames> m_modules;
    QHash<ModelId, qsizetype> m_byModel;
    QSet<ModelId> m_imported;
    QHash<QString, QString> m_folders;
};

} // namespace relata
