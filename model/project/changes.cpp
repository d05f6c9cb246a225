// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/changes.h"

#include <QHash>

namespace relata {

namespace {

using Indices = QHash<ModelId, qsizetype>;

Indices indicesOf(const QList<Model> &models)
{
    Indices indices;
    indices.reserve(models.size());
    for (qsizetype i = 0; i < models.size(); ++i)
        indices.insert(models[i].id, i);
    return indices;
}

bool haveSameIds(const QList<Model> &before, const QList<Model> &after)
{
    return before.size() == after.size() && std::equal(before.begin(), before.end(), after.begin(),
                                                       [](const Model &a, const Model &b) { return a.id == b.id; });
}

// Most edits leave the list of models as it is: then there is nothing to look up.
void diffInPlace(const QList<Model> &before, const QList<Model> &after, Changes &changes)
{
    for (qsizetype i = 0; i < after.size(); ++i) {
        if (before[i] != after[i])
            changes.changed.append(after[i].id);
    }
}

void diffLists(const QList<Model> &before, const QList<Model> &after, Changes &changes)
{
    const Indices old = indicesOf(before);
    const Indices present = indicesOf(after);
    for (const Model &model : before) {
        if (!present.contains(model.id))
            changes.removed.append(model.id);
    }
    qsizetype last = -1;
    for (const Model &model : after) {
        const qsizetype index = old.value(model.id, -1);
        if (index < 0) {
            changes.added.append(model.id);
            continue;
        }
        if (before[index] != model)
            changes.changed.append(model.id);
        changes.order = changes.order || index < last;
        last = index;
    }
}

void diffModels(const QList<Model> &before, const QList<Model> &after, Changes &changes)
{
    if (before.isSharedWith(after))
        return;
    if (haveSameIds(before, after))
        diffInPlace(before, after, changes);
    else
        diffLists(before, after, changes);
}

// Both maps are sorted by id.
void diffPlaces(const QMap<ModelId, QPointF> &before, const QMap<ModelId, QPointF> &after, Changes &changes)
{
    auto left = before.begin();
    auto right = after.begin();
    while (left != before.end() || right != after.end()) {
        const bool onlyLeft = right == after.end() || (left != before.end() && left.key() < right.key());
        const bool onlyRight = !onlyLeft && (left == before.end() || right.key() < left.key());
        if (onlyLeft || onlyRight || left.value() != right.value())
            changes.moved.append(onlyLeft ? left.key() : right.key());
        if (!onlyRight)
            ++left;
        if (!onlyLeft)
            ++right;
    }
}

} // namespace

Changes diff(const Project &before, const Project &after)
{
    Changes changes;
    diffModels(before.schema.models, after.schema.models, changes);
    if (before.layout.places != after.layout.places)
        diffPlaces(before.layout.places, after.layout.places, changes);
    changes.apps = before.schema.apps != after.schema.apps;
    changes.settings = before.schema.settings != after.schema.settings || before.dialect != after.dialect;
    changes.notes = before.layout.notes != after.layout.notes;
    changes.hues = before.layout.hues != after.layout.hues;
    changes.sources = before.sources != after.sources;
    return changes;
}

} // namespace relata
