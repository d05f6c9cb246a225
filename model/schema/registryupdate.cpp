// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/registrybuilder.h"

#include <algorithm>

// How a registry follows an edit: only the classes that it touches are made anew.

namespace relata {

namespace {

// What others see of a class: its place, its name and what kind it is.
bool looksTheSame(const Model &a, const Model &b)
{
    return a.id == b.id && a.app == b.app && a.name == b.name && a.origin == b.origin && a.bases == b.bases &&
           a.isAbstract() == b.isAbstract() && a.isProxy() == b.isProxy() && a.isManaged() == b.isManaged() &&
           a.meta.value(u"swappable") == b.meta.value(u"swappable");
}

} // namespace

bool RegistryBuilder::findChanges(const Registry &before, std::vector<bool> &changed) const
{
    const Schema &then = before.m_schema;
    if (before.m_places.circular || then.models.size() != m_schema.models.size() || then.apps != m_schema.apps ||
        then.settings != m_schema.settings || before.m_places.ranks.size() != then.models.size())
        return false;
    changed.resize(size_t(m_schema.models.size()), false);
    for (qsizetype i = 0; i < m_schema.models.size(); ++i) {
        if (then.models[i] == m_schema.models[i])
            continue;
        if (!looksTheSame(then.models[i], m_schema.models[i]))
            return false;
        changed[size_t(i)] = true;
    }
    return true;
}

void RegistryBuilder::addDescendants(std::vector<bool> &changed) const
{
    const auto inheritsChange = [&](int index) {
        const Model &model = m_schema.models[index];
        const auto isChanged = [&](const ModelRef &base) {
            const int at = schemaIndexOf(base, index);
            return at >= 0 && changed[size_t(at)];
        };
        return std::any_of(model.bases.begin(), model.bases.end(), isChanged) ||
               std::any_of(model.metaBases.begin(), model.metaBases.end(), isChanged);
    };
    for (bool found = true; found;) {
        found = false;
        for (int i = 0; i < m_schema.models.size(); ++i) {
            if (!changed[size_t(i)] && inheritsChange(i))
                found = changed[size_t(i)] = true;
        }
    }
}

bool RegistryBuilder::remake(int schemaIndex, const Registry &before, QList<int> &made)
{
    const int index = before.indexOf(m_schema.models[schemaIndex].id);
    if (index < 0)
        return false;
    int first = index;
    while (first > 0 && before.at(first - 1).linkOf == index)
        --first;
    QList<ResolvedModel> fresh;
    addModel(schemaIndex, fresh, first);
    if (fresh.size() != index - first + 1)
        return false;
    for (qsizetype i = 0; i < fresh.size(); ++i) {
        const int at = first + int(i);
        const ResolvedModel &old = before.at(at);
        if (old.name != fresh[i].name || old.managed != fresh[i].managed ||
            old.meta.flag(u"proxy") != fresh[i].meta.flag(u"proxy"))
            return false;
        fresh[i].reverse = old.reverse;
        m_registry.m_models[at] = fresh[i];
        made.append(at);
    }
    return true;
}

bool RegistryBuilder::update(const Registry &before)
{
    std::vector<bool> changed;
    if (!findChanges(before, changed))
        return false;
    m_updating = true;
    m_registry.m_models = before.m_models;
    m_registry.m_byId = before.m_byId;
    m_registry.m_byLabel = before.m_byLabel;
    m_registry.m_places = before.m_places;
    addDescendants(changed);
    QList<int> made;
    for (int i = 0; i < m_schema.models.size(); ++i) {
        if (!changed[size_t(i)])
            continue;
        visit(i);
        if (!m_drafts[i].meta.flag(u"abstract") && !remake(i, before, made))
            return false;
    }
    std::sort(made.begin(), made.end());
    for (const int index : std::as_const(made))
        resolveTargets(index);
    for (const int index : std::as_const(made))
        collectParents(index);
    updateReverseRelations(before, made);
    return true;
}

} // namespace relata
