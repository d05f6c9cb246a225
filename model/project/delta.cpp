// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/delta.h"

#include <QHash>

#include <algorithm>

namespace relata {

namespace {

using ModelChange = Delta::Change<Model>;
using PlaceChange = Delta::Change<QPointF>;

QList<ModelId> idsOf(const QList<Model> &models)
{
    QList<ModelId> ids;
    ids.reserve(models.size());
    for (const Model &model : models)
        ids.append(model.id);
    return ids;
}

QHash<ModelId, const Model *> byId(const QList<Model> &models)
{
    QHash<ModelId, const Model *> found;
    found.reserve(models.size());
    for (const Model &model : models)
        found.insert(model.id, &model);
    return found;
}

void compareInPlace(const QList<Model> &before, const QList<Model> &after, Delta &delta)
{
    for (qsizetype i = 0; i < before.size(); ++i) {
        if (before[i] != after[i])
            delta.models.append({after[i].id, before[i], after[i]});
    }
}

void compareLists(const QList<Model> &before, const QList<Model> &after, Delta &delta)
{
    const QHash<ModelId, const Model *> old = byId(before);
    const QHash<ModelId, const Model *> present = byId(after);
    for (const Model &model : before) {
        if (!present.contains(model.id))
            delta.models.append({model.id, model, std::nullopt});
    }
    for (const Model &model : after) {
        const Model *was = old.value(model.id);
        if (!was)
            delta.models.append({model.id, std::nullopt, model});
        else if (*was != model)
            delta.models.append({model.id, *was, model});
    }
    delta.orderBefore = idsOf(before);
    delta.orderAfter = idsOf(after);
}

std::optional<QPointF> placeOf(const QMap<ModelId, QPointF> &places, ModelId id)
{
    const auto found = places.constFind(id);
    return found == places.cend() ? std::nullopt : std::optional(*found);
}

void comparePlaces(const QMap<ModelId, QPointF> &before, const QMap<ModelId, QPointF> &after, Delta &delta)
{
    for (auto place = before.cbegin(); place != before.cend(); ++place) {
        const std::optional<QPointF> now = placeOf(after, place.key());
        if (now != place.value())
            delta.places.append({place.key(), place.value(), now});
    }
    for (auto place = after.cbegin(); place != after.cend(); ++place) {
        if (!before.contains(place.key()))
            delta.places.append({place.key(), std::nullopt, place.value()});
    }
}

Project restOf(Project project)
{
    project.schema.models.clear();
    project.layout.places.clear();
    return project;
}

QList<Model> changed(const QList<Model> &models, const QList<ModelChange> &changes, const QList<ModelId> &order,
                     std::optional<Model> ModelChange::*side)
{
    if (order.isEmpty()) {
        QList<Model> out = models;
        for (const ModelChange &change : changes) {
            const auto place =
                std::find_if(models.begin(), models.end(), [&](const Model &model) { return model.id == change.id; });
            if (place != models.end() && change.*side)
                out[place - models.begin()] = *(change.*side);
        }
        return out;
    }
    QHash<ModelId, const Model *> known = byId(models);
    for (const ModelChange &change : changes) {
        if (change.*side)
            known.insert(change.id, &*(change.*side));
    }
    QList<Model> out;
    out.reserve(order.size());
    for (const ModelId &id : order)
        out.append(*known.value(id));
    return out;
}

Project turned(const Project &project, const Delta &delta, const Project &rest, const QList<ModelId> &order,
               std::optional<Model> ModelChange::*model, std::optional<QPointF> PlaceChange::*place)
{
    Project out = rest;
    // Removing every model leaves no order to go by.
    const bool emptied = order.isEmpty() && (!delta.orderBefore.isEmpty() || !delta.orderAfter.isEmpty());
    if (!emptied)
        out.schema.models = changed(project.schema.models, delta.models, order, model);
    out.layout.places = project.layout.places;
    for (const PlaceChange &change : delta.places) {
        if (change.*place)
            out.layout.places.insert(change.id, *(change.*place));
        else
            out.layout.places.remove(change.id);
    }
    return out;
}

} // namespace

Delta delta(const Project &before, const Project &after)
{
    Delta made;
    const QList<Model> &old = before.schema.models;
    const QList<Model> &present = after.schema.models;
    const auto sameId = [](const Model &a, const Model &b) { return a.id == b.id; };
    if (!old.isSharedWith(present)) {
        if (std::equal(old.begin(), old.end(), present.begin(), present.end(), sameId))
            compareInPlace(old, present, made);
        else
            compareLists(old, present, made);
    }
    if (before.layout.places != after.layout.places)
        comparePlaces(before.layout.places, after.layout.places, made);
    made.restBefore = restOf(before);
    made.restAfter = restOf(after);
    return made;
}

Project applied(const Project &project, const Delta &delta)
{
    return turned(project, delta, delta.restAfter, delta.orderAfter, &ModelChange::after, &PlaceChange::after);
}

Project reverted(const Project &project, const Delta &delta)
{
    return turned(project, delta, delta.restBefore, delta.orderBefore, &ModelChange::before, &PlaceChange::before);
}

} // namespace relata
