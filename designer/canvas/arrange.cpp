// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/arrange.h"

#include "designer/canvas/clusters.h"
#include "designer/canvas/edges.h"
#include "designer/canvas/packing.h"

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr QSizeF gap(96, 64);        // between boxes
constexpr QSizeF appGap(160, 136);   // between apps: room for many edges
constexpr qreal appCloseness = 0.35;
constexpr qreal boxCloseness = 6;    // a new box near its neighbours matters more than a small whole

qreal up(qreal length)
{
    return std::ceil(length / 8) * 8;
}

/// The boxes that a layout is about, without places, and what joins them.
struct Scene
{
    Diagram diagram = {};
    Graph graph = {}; ///< a node a box
};

Scene sceneOf(const Registry &registry, const QSet<ModelId> &models, const Metrics &metrics)
{
    Scene scene;
    TextWidths widths(metrics);
    for (const Model &model : registry.schema().models) {
        if (!models.contains(model.id))
            continue;
        const Box box = makeBox(registry, model, {}, metrics, widths);
        scene.diagram.boxOf.insert(model.id, int(scene.diagram.boxes.size()));
        scene.diagram.boxes.append(box);
        scene.graph.nodes.append({up(box.rect.width()), up(box.rect.height())});
    }
    QMap<std::pair<int, int>, int> weights;
    for (const Edge &edge : edgesOf(registry, scene.diagram)) {
        // dot puts what is pointed at behind or below: a parent belongs above its children.
        const bool isParent = edge.kind == Edge::Kind::Inheritance;
        if (edge.toBox >= 0 && edge.fromBox != edge.toBox)
            weights[isParent ? std::pair(edge.toBox, edge.fromBox) : std::pair(edge.fromBox, edge.toBox)] += isParent ? 4 : 2;
    }
    for (auto weight = weights.begin(); weight != weights.end(); ++weight)
        scene.graph.edges.append({weight.key().first, weight.key().second, std::min(weight.value(), 8)});
    return scene;
}

bool isIn(const QMap<ModelId, QPointF> &places, ModelId id)
{
    return places.contains(id);
}

/// Where nothing is drawn yet: the project's models and what they point at; else what is drawn.
QSet<ModelId> drawable(const Schema &schema, const Layout &layout)
{
    QSet<ModelId> ids;
    const bool isNew = layout.places.isEmpty();
    for (const Model &model : schema.models) {
        if (isNew ? model.origin == Origin::Project : isIn(layout.places, model.id))
            ids.insert(model.id);
        if (!isNew || model.origin != Origin::Project)
            continue;
        for (const Field &field : model.fields) {
            if (field.relation && schema.find(field.relation->to.id))
                ids.insert(field.relation->to.id);
        }
    }
    return ids;
}

/// Models without a place that ought to have one: the project's, and those elsewhere that only such ones point at.
QSet<ModelId> unplaced(const Schema &schema, const Layout &layout)
{
    QSet<ModelId> ids;
    for (const Model &model : schema.models) {
        if (model.origin != Origin::Project || isIn(layout.places, model.id))
            continue;
        ids.insert(model.id);
        for (const Field &field : model.fields) {
            const Model *target = field.relation ? schema.find(field.relation->to.id) : nullptr;
            if (target && target->origin == Origin::External && !isIn(layout.places, target->id))
                ids.insert(target->id);
        }
    }
    return ids;
}

QList<QList<int>> byApp(const Schema &schema, const Scene &scene, const QSet<ModelId> &models)
{
    QList<QList<int>> groups;
    for (const App &app : schema.apps) {
        QList<int> group;
        for (const Model &model : schema.models) {
            if (model.app == app.id && models.contains(model.id))
                group.append(scene.diagram.box(model.id));
        }
        if (!group.isEmpty())
            groups.append(group);
    }
    return groups;
}

/// Puts blocks and boxes on the canvas, one after the other.
class Placing
{
public:
    Placing(const Scene &scene, Packing &packing)
        : m_scene(scene)
        , m_packing(packing)
        , m_rects(scene.graph.nodes.size())
    {
        m_neighbours.resize(scene.graph.nodes.size());
        for (const Graph::Edge &edge : scene.graph.edges) {
            m_neighbours[edge.from].append(edge.to);
            m_neighbours[edge.to].append(edge.from);
        }
    }

    void fix(int box, const QPointF &place) { m_rects[box] = {place, m_scene.graph.nodes[box]}; }
    bool isPlaced(int box) const { return !m_rects[box].isNull(); }
    QRectF rect(int box) const { return m_rects[box]; }

    /// What is joined with what stands already comes next, then what is large.
    void placeAll(QList<Block> blocks)
    {
        std::stable_sort(blocks.begin(), blocks.end(), [](const Block &a, const Block &b) {
            return a.size.width() * a.size.height() > b.size.width() * b.size.height();
        });
        while (!blocks.isEmpty()) {
            qsizetype next = 0;
            for (qsizetype i = 1; i < blocks.size(); ++i) {
                if (pulls(blocks[i]).size() > pulls(blocks[next]).size())
                    next = i;
            }
            place(blocks.takeAt(next));
        }
    }

    void place(const Block &block, QList<Pull> wishes = {})
    {
        const QPointF corner = m_packing.place(block.size, wishes + pulls(block)).topLeft();
        for (qsizetype i = 0; i < block.boxes.size(); ++i)
            fix(block.boxes[i], corner + block.places[i]);
    }

private:
    QList<Pull> pulls(const Block &block) const
    {
        QList<Pull> out;
        for (const int box : block.boxes) {
            for (const int other : m_neighbours[box]) {
                if (isPlaced(other))
                    out.append({m_rects[other].center()});
            }
        }
        return out;
    }

    const Scene &m_scene;
    Packing &m_packing;
    QList<QRectF> m_rects;
    QList<QList<int>> m_neighbours;
};

void takePlaces(const Scene &scene, const Placing &placing, Layout &layout)
{
    for (qsizetype i = 0; i < scene.diagram.boxes.size(); ++i) {
        if (placing.isPlaced(int(i)))
            layout.places.insert(scene.diagram.boxes[i].model, placing.rect(int(i)).topLeft());
    }
}

QRectF boundsOf(const QList<Note> &notes)
{
    QRectF bounds;
    for (const Note &note : notes)
        bounds = bounds.united(note.rect);
    return bounds;
}

// Notes stay where they are: the whole diagram stands beside them.
void clearNotes(const Scene &scene, const Placing &placing, Layout &layout)
{
    const QRectF notes = boundsOf(layout.notes);
    QRectF bounds;
    for (qsizetype i = 0; i < scene.diagram.boxes.size(); ++i)
        bounds = bounds.united(placing.rect(int(i)));
    QPointF by = -bounds.topLeft();
    if (bounds.translated(by).intersects(notes))
        by.ry() += up(notes.bottom() + gap.height());
    for (const Box &box : scene.diagram.boxes)
        layout.places[box.model] += by;
}

Layout allPlaced(const Registry &registry, const Layout &layout, const Scene &scene, const QSet<ModelId> &models,
                 const std::function<QList<Block>(const QList<QList<int>> &)> &blocks)
{
    Packing packing(appGap, appCloseness);
    Placing placing(scene, packing);
    placing.placeAll(blocks(byApp(registry.schema(), scene, models)));
    Layout out = layout;
    takePlaces(scene, placing, out);
    clearNotes(scene, placing, out);
    return out;
}

/// With everything that stays in its place.
void fixOthers(const Scene &scene, const Layout &layout, const QSet<ModelId> &moving, Packing &packing, Placing &placing)
{
    for (const Note &note : layout.notes)
        packing.addFixed(note.rect);
    for (qsizetype i = 0; i < scene.diagram.boxes.size(); ++i) {
        const ModelId id = scene.diagram.boxes[i].model;
        if (moving.contains(id) || !isIn(layout.places, id))
            continue;
        placing.fix(int(i), layout.places.value(id));
        packing.addFixed(placing.rect(int(i)));
    }
}

// Apps that are new come as blocks; a model that is new in an app that is drawn comes alone.
Layout newPlaced(const Registry &registry, const Layout &layout, const Scene &scene, const QSet<ModelId> &models,
                 const std::function<QList<Block>(const QList<QList<int>> &)> &blocks)
{
    Packing packing(gap, boxCloseness);
    Placing placing(scene, packing);
    fixOthers(scene, layout, models, packing, placing);
    QHash<AppId, QList<Pull>> mates;
    for (const Model &model : registry.schema().models) {
        if (const int box = scene.diagram.box(model.id); box >= 0 && placing.isPlaced(box))
            mates[model.app].append({placing.rect(box).center(), 0.02});
    }
    QList<QList<int>> fresh;
    QList<std::pair<int, AppId>> single;
    for (const QList<int> &group : byApp(registry.schema(), scene, models)) {
        const AppId app = registry.schema().find(scene.diagram.boxes[group.first()].model)->app;
        if (!mates.contains(app))
            fresh.append(group);
        for (const int box : mates.contains(app) ? group : QList<int>())
            single.append({box, app});
    }
    for (const auto &[box, app] : std::as_const(single))
        placing.place({{box}, {QPointF(0, 0)}, scene.graph.nodes[box]}, mates.value(app));
    placing.placeAll(blocks(fresh));
    Layout out = layout;
    takePlaces(scene, placing, out);
    return out;
}

// The middle of what is arranged stays where it was, if there is room.
Layout thesePlaced(const Layout &layout, const Scene &scene, const QSet<ModelId> &models,
                   const std::function<QList<Block>(const QList<QList<int>> &)> &blocks)
{
    Packing packing(gap, boxCloseness);
    Placing placing(scene, packing);
    fixOthers(scene, layout, models, packing, placing);
    QRectF before;
    QList<int> group;
    for (qsizetype i = 0; i < scene.diagram.boxes.size(); ++i) {
        const ModelId id = scene.diagram.boxes[i].model;
        if (!models.contains(id))
            continue;
        before = before.united({layout.places.value(id), scene.graph.nodes[i]});
        group.append(int(i));
    }
    if (group.isEmpty())
        return layout;
    const Block block = blocks({group}).first();
    const QRectF wished(onGrid(before.center() - QPointF(block.size.width(), block.size.height()) / 2), block.size);
    QPointF corner = wished.topLeft();
    if (!packing.isFree(wished))
        corner = packing.place(block.size, {{before.center()}}).topLeft();
    Layout out = layout;
    for (qsizetype i = 0; i < block.boxes.size(); ++i)
        out.places[scene.diagram.boxes[block.boxes[i]].model] = corner + block.places[i];
    return out;
}

} // namespace

bool isUnplaced(const Schema &schema, const Layout &layout)
{
    bool any = false;
    for (const Model &model : schema.models) {
        if (model.origin != Origin::Project)
            continue;
        if (layout.places.contains(model.id))
            return false;
        any = true;
    }
    return any;
}

Arrangement arranged(const Registry &registry, const Layout &layout, const Metrics &metrics, const ArrangeWhat &what,
                     const std::function<bool()> &isCancelled, const Graphviz &graphviz)
{
    using Which = ArrangeWhat::Which;
    const Schema &schema = registry.schema();
    const Which which = layout.places.isEmpty() ? Which::All : what.which;
    QSet<ModelId> models = which == Which::All        ? drawable(schema, layout)
                           : which == Which::Unplaced ? unplaced(schema, layout)
                                                      : what.models;
    QSet<ModelId> seen = models;
    for (const Model &model : schema.models) {
        if (isIn(layout.places, model.id))
            seen.insert(model.id);
    }
    if (which == Which::These)
        models.intersect(QSet<ModelId>(layout.places.keyBegin(), layout.places.keyEnd()));
    const Scene scene = sceneOf(registry, seen, metrics);
    Arrangement out{.layout = layout};
    const auto blocks = [&](const QList<QList<int>> &groups) {
        return blocksOf(scene.graph, groups, graphviz, isCancelled, out.note);
    };
    if (models.isEmpty())
        return out;
    const Layout made = which == Which::All        ? allPlaced(registry, layout, scene, models, blocks)
                        : which == Which::Unplaced ? newPlaced(registry, layout, scene, models, blocks)
                                                   : thesePlaced(layout, scene, models, blocks);
    if (isCancelled && isCancelled())
        return {.layout = layout};
    out.layout = made;
    return out;
}

} // namespace relata
