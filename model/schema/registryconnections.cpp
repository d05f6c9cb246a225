// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/registrybuilder.h"

// The last part of the work: which model points at which.

namespace relata {

void RegistryBuilder::resolveTargets(int index)
{
    QList<ResolvedModel> &models = m_registry.m_models;
    ResolvedModel &model = models[index];
    model.concrete = index;
    for (ResolvedField &field : model.manyToMany) {
        const ModelRef &through = field.field.relation->through;
        if (field.through >= 0)
            models[field.through].linkOf = index;
        else if (const int to = schemaIndexOf(through, m_schemaIndex.value(model.id)); to >= 0)
            field.through = m_registry.indexOf(m_schema.models[to].id);
    }
    for (QList<ResolvedField> *list : {&model.columns, &model.manyToMany, &model.virtuals}) {
        for (ResolvedField &field : *list) {
            if (field.field.relation)
                field.target = target(field, model);
        }
    }
    if (model.id.isNull())
        return;
    const Draft &draft = m_drafts[m_schemaIndex.value(model.id)];
    for (const auto &[parent, link] : draft.parents)
        model.bases.append(m_registry.indexOf(m_schema.models[parent].id));
    if (draft.meta.flag(u"proxy") && !model.bases.isEmpty())
        model.proxyFor = model.bases.first();
}

void RegistryBuilder::collectParents(int index)
{
    QList<ResolvedModel> &models = m_registry.m_models;
    ResolvedModel &model = models[index];
    if (model.bases.isEmpty())
        return;
    QSet<int> seen{index};
    QList<int> next = model.bases;
    for (qsizetype n = 0; n < next.size(); ++n) {
        if (seen.contains(next[n]))
            continue;
        seen.insert(next[n]);
        model.parents.append(next[n]);
        next.append(models[next[n]].bases);
    }
    for (qsizetype steps = 0; models[model.concrete].proxyFor >= 0 && steps < models.size(); ++steps)
        model.concrete = models[model.concrete].proxyFor;
    if (model.concrete != index && model.automaticTable)
        model.table = models[model.concrete].table;
}

namespace {

/// Calls back with each relation of a model, in Django's order, and the model whose table it points at.
template <typename Found> void relationsOf(const QList<ResolvedModel> &models, int index, Found found)
{
    const auto point = [&](FieldList list, const QList<ResolvedField> &fields, bool foreignObjects) {
        for (int f = 0; f < fields.size(); ++f) {
            if (fields[f].target < 0)
                continue;
            const bool isForeignObject = fields[f].field.type == FieldType::ForeignObject;
            if (list != FieldList::Virtual || isForeignObject == foreignObjects)
                found(FieldKey{index, list, f}, models[fields[f].target].concrete);
        }
    };
    const ResolvedModel &model = models[index];
    point(FieldList::Columns, model.columns, false);
    point(FieldList::Virtual, model.virtuals, true);
    point(FieldList::ManyToMany, model.manyToMany, false);
    point(FieldList::Virtual, model.virtuals, false);
}

} // namespace

void RegistryBuilder::connect()
{
    QList<ResolvedModel> &models = m_registry.m_models;
    for (int i = 0; i < models.size(); ++i)
        resolveTargets(i);
    for (int i = 0; i < models.size(); ++i)
        collectParents(i);
    for (int i = 0; i < models.size(); ++i)
        relationsOf(models, i, [&](const FieldKey &key, int to) { models[to].reverse.append(key); });
}

// Most edits leave it as it is who points at whom; else the lists of those concerned are made anew.
void RegistryBuilder::updateReverseRelations(const Registry &before, const QList<int> &made)
{
    QList<ResolvedModel> &models = m_registry.m_models;
    QSet<int> concerned;
    for (const int index : made) {
        QList<std::pair<FieldKey, int>> then, now;
        relationsOf(before.m_models, index, [&](const FieldKey &key, int to) { then.append({key, to}); });
        relationsOf(models, index, [&](const FieldKey &key, int to) { now.append({key, to}); });
        if (then == now)
            continue;
        for (const QList<std::pair<FieldKey, int>> *list : {&then, &now}) {
            for (const auto &[key, to] : *list)
                concerned.insert(to);
        }
    }
    if (concerned.isEmpty())
        return;
    for (const int index : std::as_const(concerned))
        models[index].reverse.clear();
    for (int i = 0; i < models.size(); ++i) {
        relationsOf(models, i, [&](const FieldKey &key, int to) {
            if (concerned.contains(to))
                models[to].reverse.append(key);
        });
    }
}

} // namespace relata
