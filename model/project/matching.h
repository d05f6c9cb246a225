// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/reimport.h"

#include <QHash>
#include <QSet>

namespace relata {

/// Which thing of a project each thing that was imported is.
class Matching
{
public:
    Matching(const Project &existing, const Schema &imported, const QList<SourceFile> &sources,
             const ImportScope &scope);

    AppId app(AppId imported) const { return m_apps.value(imported, imported); }
    ModelId model(ModelId imported) const { return m_models.value(imported, imported); }
    FieldId field(FieldId imported) const { return m_fields.value(imported, imported); }

    /// The model of the project that an imported one takes the place of; null if it is new.
    const Model *before(ModelId imported) const;
    /// An external or built-in model that the project has already: only its id is needed.
    bool isPassedOver(ModelId imported) const { return m_passedOver.contains(imported); }
    /// Models of the project that their files no longer hold.
    const QSet<ModelId> &gone() const { return m_gone; }
    /// Records of files that are no longer there.
    const QSet<QString> &goneFiles() const { return m_goneFiles; }
    bool isTaken(ModelId existing) const { return m_taken.contains(existing); }

private:
    void matchApps(const QList<SourceFile> &sources);
    void matchModels();
    void findGone(const QList<SourceFile> &sources, const ImportScope &scope);
    bool isGone(const SourceFile &record, const ImportScope &scope) const;
    void matchRenamed();
    void matchOthers();
    void nameNewModels();
    void matchFields();
    bool take(const Model &imported, const Model *existing);

    const Project &m_existing;
    const Schema &m_imported;
    QHash<QString, const SourceFile *> m_known;     ///< the project's record of each file that was read
    QHash<ModelId, const SourceFile *> m_recordOf;  ///< imported model -> the project's record of its file
    QHash<AppId, AppId> m_apps;
    QHash<ModelId, ModelId> m_models;
    QHash<FieldId, FieldId> m_fields;
    QSet<ModelId> m_taken; ///< models of the project that were matched
    QSet<ModelId> m_passedOver;
    QSet<ModelId> m_gone;
    QSet<QString> m_goneFiles;
};

} // namespace relata
