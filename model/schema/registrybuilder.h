// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"

#include <QSet>

#include <utility>

namespace relata {

/// Does what Django's ModelBase metaclass and Options._prepare() do, class by class, bases before children.
class RegistryBuilder
{
public:
    explicit RegistryBuilder(Registry &registry);
    void build();

private:
    // When Django made the field: fields of a model stand in this order.  Automatic ones count downwards from zero.
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

    void visit(int schemaIndex);
    void inheritMeta(int schemaIndex);
    int metaSource(const QList<int> &bases) const;
    void inheritFields(int schemaIndex);
    void addParentLink(int schemaIndex, int parent);
    void addPrimaryKey(int schemaIndex);
    void addOrder(int schemaIndex);
    void insert(Draft &draft, const Entry &entry) const;
    QList<int> basesOf(const Model &model) const;
    int schemaIndexOf(const ModelRef &ref, int from) const;
    ModelId targetOf(const Entry &entry, int schemaIndex) const;

    void addModel(int schemaIndex);
    void addLinkModel(int schemaIndex, ResolvedField &field);
    void nameRelation(ResolvedField &field, int schemaIndex, const Options &meta) const;
    void connect();
    void resolveTargets();
    void collectParents();
    void collectReverseRelations();
    /// The class that a setting names, `django.db.models.BigAutoField`; AutoField if it is none of the three.
    static FieldType autoFieldType(const QString &name);
    /// A field that Django adds, with an id that is the same at any time.
    static Field automaticField(const Model &model, const QString &name, FieldType type);
    int target(const ResolvedField &field, const ResolvedModel &owner) const;

    Registry &m_registry;
    const Schema &m_schema;
    QHash<ModelId, int> m_schemaIndex;
    QHash<QString, int> m_labels;
    QHash<AppId, int> m_apps;
    QList<Draft> m_drafts;
    QSet<int> m_open;
    QList<int> m_order;
    qint64 m_automatic = 0;
};

} // namespace relata
