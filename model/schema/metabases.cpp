// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/refactor.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Finds what the Meta of models says, with what it inherits.
class MetaReading
{
public:
    explicit MetaReading(const Schema &schema)
    {
        for (const Model &model : schema.models)
            m_models.insert(model.id, &model);
    }

    const Model *find(ModelId id) const { return m_models.value(id); }

    void addTo(Model &model, const Model &base)
    {
        if (m_open.contains(base.id))
            return;
        m_open.insert(base.id);
        take(model, base);
        if (!base.hasOwnMeta()) {
            if (const Model *source = abstractAncestor(base))
                addTo(model, *source);
        }
        for (const ModelRef &ref : base.metaBases) {
            if (const Model *further = find(ref.id))
                addTo(model, *further);
        }
    }

private:
    static void take(Model &model, const Model &base)
    {
        for (const Options::Entry &entry : base.meta) {
            if (entry.name != u"abstract" && !model.meta.has(entry.name))
                model.meta.set(entry.name, entry.value);
        }
        if (model.indexes.isEmpty())
            model.indexes = base.indexes;
        if (model.constraints.isEmpty())
            model.constraints = base.constraints;
    }

    const Model *abstractAncestor(const Model &model) const
    {
        QSet<ModelId> seen;
        QList<const Model *> open{&model};
        while (!open.isEmpty()) {
            const Model *next = open.takeFirst();
            if (seen.contains(next->id))
                continue;
            seen.insert(next->id);
            if (next->isAbstract())
                return next;
            QList<const Model *> bases;
            for (const ModelRef &ref : next->bases) {
                if (const Model *base = find(ref.id))
                    bases.append(base);
            }
            open = bases + open;
        }
        return nullptr;
    }

    QHash<ModelId, const Model *> m_models;
    QSet<ModelId> m_open;
};

} // namespace

void settleMetaBases(Schema &schema)
{
    const auto isGone = [&](const ModelRef &ref) {
        const Model *base = std::as_const(schema).find(ref.id);
        return base && base->origin == Origin::Project && !base->isAbstract();
    };
    QList<qsizetype> wanted;
    for (qsizetype i = 0; i < schema.models.size(); ++i) {
        const QList<ModelRef> &bases = std::as_const(schema).models[i].metaBases;
        if (std::any_of(bases.begin(), bases.end(), isGone))
            wanted.append(i);
    }
    if (wanted.isEmpty())
        return;
    const Schema before = schema;
    for (const qsizetype i : std::as_const(wanted)) {
        Model &model = schema.models[i];
        MetaReading reading(before);
        for (const ModelRef &ref : before.models[i].metaBases) {
            if (isGone(ref))
                reading.addTo(model, *reading.find(ref.id));
        }
        model.metaBases.removeIf(isGone);
        model.emptyMeta = false;
        model.emptyMeta = !model.hasOwnMeta();
    }
}

} // namespace relata
