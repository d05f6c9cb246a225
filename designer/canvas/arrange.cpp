// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/arrange.h"

#include <QSet>

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr qreal across = 96; // between boxes: room for edges and their marks
constexpr qreal down = 72;
constexpr qreal step = 24; // the dots of the canvas

qreal onDots(qreal value)
{
    return std::ceil(value / step) * step;
}

QSet<ModelId> pointedAt(const Schema &schema)
{
    QSet<ModelId> ids;
    for (const Model &model : schema.models) {
        if (model.origin != Origin::Project)
            continue;
        for (const Field &field : model.fields) {
            if (field.relation)
                ids.insert(field.relation->to.id);
        }
    }
    return ids;
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

Layout withPlaces(const Registry &registry, const Layout &layout, const Metrics &metrics)
{
    const Schema &schema = registry.schema();
    const QSet<ModelId> others = layout.places.isEmpty() ? pointedAt(schema) : QSet<ModelId>();
    TextWidths widths(metrics);
    Layout out = layout;
    qreal top = 0;
    for (const Model &model : schema.models) {
        if (const auto place = layout.places.constFind(model.id); place != layout.places.cend())
            top = std::max(top, onDots(makeBox(registry, model, *place, metrics, widths).rect.bottom() + down));
    }
    for (const App &app : schema.apps) {
        QList<const Model *> models;
        for (const Model &model : schema.models) {
            const bool wanted = model.origin == Origin::Project || others.contains(model.id);
            if (model.app == app.id && wanted && !out.places.contains(model.id))
                models.append(&model);
        }
        const auto perRow = qsizetype(std::ceil(std::sqrt(double(models.size()) * 1.5)));
        qreal left = 0;
        qreal bottom = top;
        for (qsizetype i = 0; i < models.size(); ++i) {
            if (i > 0 && i % perRow == 0) {
                left = 0;
                top = onDots(bottom + down);
            }
            const QRectF rect = makeBox(registry, *models[i], {left, top}, metrics, widths).rect;
            out.places.insert(models[i]->id, {left, top});
            left = onDots(rect.right() + across);
            bottom = std::max(bottom, rect.bottom());
        }
        if (!models.isEmpty())
            top = onDots(bottom + down);
    }
    return out;
}

} // namespace relata
