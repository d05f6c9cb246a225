// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/build.h"

#include "designer/canvas/edges.h"
#include "designer/canvas/routing.h"

#include <algorithm>

namespace relata {

namespace {

// What makes an edge the same one after a change: its path is kept then.
struct EdgeKey
{
    ModelId model = {};
    FieldId field = {};
    ModelId from = {};
    ModelId to = {};

    bool operator==(const EdgeKey &) const = default;
    friend size_t qHash(const EdgeKey &key, size_t seed)
    {
        return qHashMulti(seed, key.model, key.field, key.from, key.to);
    }
};

EdgeKey keyOf(const Edge &edge, const Diagram &diagram)
{
    return {edge.model, edge.field, diagram.boxes[edge.fromBox].model, edge.to};
}

QHash<AppId, int> hues(const Schema &schema, const Layout &layout)
{
    QHash<AppId, int> hues;
    int next = 0;
    for (const App &app : schema.apps)
        hues.insert(app.id, layout.hues.value(app.id, app.origin == Origin::Project ? next++ : 0));
    return hues;
}

// Boxes whose texts are those of `before` are taken from there: measuring is what takes time.
void makeBoxes(Diagram &diagram, const Registry &registry, const Layout &layout, const Metrics &metrics, const Diagram &before)
{
    TextWidths widths(metrics);
    const QHash<AppId, int> hueOfApp = hues(registry.schema(), layout);
    for (const Model &model : registry.schema().models) {
        const auto place = layout.places.constFind(model.id);
        if (place == layout.places.cend())
            continue;
        const int known = before.box(model.id);
        Box box = makeBox(registry, model, *place, metrics, widths, known < 0 ? nullptr : &before.boxes[known]);
        box.hue = hueOfApp.value(model.app);
        diagram.boxOf.insert(model.id, int(diagram.boxes.size()));
        diagram.boxes.append(box);
    }
}

bool sameShape(const Box &a, const Box &b)
{
    return a.rect == b.rect
        && std::equal(a.rows.begin(), a.rows.end(), b.rows.begin(), b.rows.end(), [](const Row &x, const Row &y) {
               return x.field == y.field && x.model == y.model && x.top == y.top;
           });
}

// Nothing but places differ: no box comes or goes.
bool onlyMoved(const Diagram &diagram, const Layout &layout, const Changes &changes)
{
    return !changes.schema() && !changes.hues
        && std::all_of(changes.moved.begin(), changes.moved.end(), [&](ModelId model) {
               return diagram.box(model) >= 0 && layout.places.contains(model);
           });
}

void placeBoxes(Diagram &diagram, const Layout &layout, const QList<ModelId> &models)
{
    QSet<int> moved;
    for (const ModelId &model : models) {
        QRectF &rect = diagram.boxes[diagram.box(model)].rect;
        const QPointF place = layout.places.value(model);
        if (rect.topLeft() == place)
            continue;
        rect.moveTopLeft(place);
        moved.insert(diagram.box(model));
    }
    if (!moved.isEmpty())
        routeAround(diagram, moved);
}

// The edge runs as before if it leaves and ends as before and its boxes stand where they stood.
bool sameWay(const Edge &before, const Edge &after, const QSet<int> &touched)
{
    return before.kind == after.kind && before.isSelf() == after.isSelf() && !touched.contains(after.fromBox)
        && !touched.contains(after.toBox) && !touched.contains(after.throughBox)
        && (before.throughBox < 0) == (after.throughBox < 0);
}

} // namespace

int hueOf(const Schema &schema, const Layout &layout, AppId app)
{
    return hues(schema, layout).value(app);
}

Diagram buildDiagram(const Registry &registry, const Layout &layout, const Metrics &metrics)
{
    Diagram diagram;
    diagram.notes = layout.notes;
    makeBoxes(diagram, registry, layout, metrics, {});
    diagram.edges = edgesOf(registry, diagram);
    routeAll(diagram);
    return diagram;
}

void updateDiagram(Diagram &diagram, const Registry &registry, const Layout &layout, const Metrics &metrics,
                   const Changes &changes)
{
    if (changes.everything) {
        diagram = buildDiagram(registry, layout, metrics);
        return;
    }
    if (!changes.schema() && !changes.hues && changes.moved.isEmpty()) {
        diagram.notes = layout.notes;
        return;
    }
    if (onlyMoved(diagram, layout, changes)) {
        diagram.notes = layout.notes;
        placeBoxes(diagram, layout, changes.moved);
        return;
    }
    Diagram next;
    next.notes = layout.notes;
    makeBoxes(next, registry, layout, metrics, diagram);
    QSet<int> touched;
    for (int i = 0; i < next.boxes.size(); ++i) {
        const int before = diagram.box(next.boxes[i].model);
        if (before < 0 || !sameShape(diagram.boxes[before], next.boxes[i]))
            touched.insert(i);
    }
    QHash<EdgeKey, int> known;
    for (int i = 0; i < diagram.edges.size(); ++i)
        known.insert(keyOf(diagram.edges[i], diagram), i);
    next.edges = edgesOf(registry, next);
    for (Edge &edge : next.edges) {
        const int before = known.value(keyOf(edge, next), -1);
        if (before >= 0 && sameWay(diagram.edges[before], edge, touched)) {
            edge.path = diagram.edges[before].path;
            edge.association = diagram.edges[before].association;
        }
    }
    routeAround(next, touched);
    diagram = next;
}

void moveBoxes(Diagram &diagram, const QList<ModelId> &models, const QPointF &by)
{
    QSet<int> moved;
    for (const ModelId &model : models) {
        const int box = diagram.box(model);
        if (box < 0)
            continue;
        diagram.boxes[box].rect.translate(by);
        moved.insert(box);
    }
    routeAround(diagram, moved);
}

} // namespace relata
