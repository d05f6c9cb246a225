// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"

#include <QSet>

#include <utility>
#include <vector>

namespace relata {

/// Does what Django's ModelBase metaclass and Options._prepare() do, class by class, bases before children.
class RegistryBuilder
{
public:
    explicit RegistryBuilder(Registry &registry);
    void build();
    /// Makes only what the edits since then touch; false if they change which models there are or what they are called,
    /// so that all has to be made anew.
    bool update(const Registry &before);

private:
    // When Django made the field: fields of a model stand in this order.  First the rank of the class that says it,
    // negative for automatic fields, which count downwards.
    using Counter = std::pair<qint64, qint64>;
    struct Entry
    {
        ResolvedField resolved = {};
        Counter counter = {};
    };
    // A class while it is made; abstract ones too, since they hand their fields down.
    struct Draft
    {
        bool visited = false;
        QList<int> bases = {};    ///< schema indexes; without those that would close a circle
        QList<Entry> fields = {}; ///< sorted by counter
        Options meta = {};        ///< effective
        QList<Index> indexes = {};
        QList<Constraint> constraints = {};
        QList<std::pair<int, FieldId>> parents =
            {}; ///< schema index of concrete parents -> their link (null for a proxy)
    };

    void findPlaces();
    void visit(int schemaIndex);
    void inheritMeta(int schemaIndex);
    int metaSource(const QList<int> &bases) const;
    void inheritFields(int schemaIndex);
    void addParentLink(int schemaIndex, int parent);
    /// The model itself, or the one behind a proxy that has the table.
    int abstractOrTable(int schemaIndex) const;
    /// Whether an ancestor has a field of that name.
    bool inheritsAttribute(int schemaIndex, const QString &name) const;
    void addPrimaryKey(int schemaIndex);
    void addOrder(int schemaIndex);
    void insert(Draft &draft, const Entry &entry) const;
    QList<int> basesOf(const Model &model) const;
    int schemaIndexOf(const ModelRef &ref, int from) const;
    ModelId targetOf(const Entry &entry, int schemaIndex) const;

    /// Appends a model behind its link models; the first of the list has the index `first` in the registry.
    void addModel(int schemaIndex, QList<ResolvedModel> &out, int first = 0);
    void addLinkModel(int schemaIndex, ResolvedField &field, QList<ResolvedModel> &out, int first);
    void nameRelation(ResolvedField &field, int schemaIndex, const Options &meta) const;
    void connect();
    void resolveTargets(int index);
    void collectParents(int index);

    bool findChanges(const Registry &before, std::vector<bool> &changed) const;
    void addDescendants(std::vector<bool> &changed) const;
    bool remake(int schemaIndex, const Registry &before, QList<int> &made);
    void updateReverseRelations(const Registry &before, const QList<int> &made);
    /// The class that an app's or else the project's setting names, `django.db.models.BigAutoField`, or that the version
    /// of Django takes without one; AutoField if it is none of the three.
    FieldType autoFieldType(const QString &ofApp = {}) const;
    /// A field that Django adds, with an id that is the same at any time.
    static Field automaticField(const Model &model, const QString &name, FieldType type);
    int target(const ResolvedField &field, const ResolvedModel &owner) const;

    Registry &m_registry;
    const Schema &m_schema;
    QHash<ModelId, int> &m_schemaIndex;
    QHash<QString, int> &m_labels;
    QHash<AppId, int> &m_apps;
    QList<int> &m_ranks;
    bool m_updating = false; ///< the ranks are those of the registry before
    QList<Draft> m_drafts;
    QSet<int> m_open;
    QList<int> m_order;
    qint64 m_automatic = 0;
};

} // namespace relata
