// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/build.h"
#include "model/schema/refactor.h"

#include <QRandomGenerator>

/// A project that a test draws step by step.
struct Drawing
{
    relata::Project project = {};

    relata::ModelId model(const QString &app, const QString &name, const QPointF &place)
    {
        const relata::ModelId id = relata::addModel(project.schema, relata::appNamed(project.schema, app), name);
        project.layout.places[id] = place;
        return id;
    }
    relata::FieldId field(relata::ModelId model, const QString &name, relata::FieldType type = relata::FieldType::Integer,
                          const relata::Options &options = {})
    {
        relata::Field field;
        field.id = relata::FieldId::create();
        field.name = name;
        field.type = type;
        field.options = options;
        project.schema.find(model)->fields.append(field);
        return field.id;
    }
    relata::FieldId relation(relata::ModelId from, relata::ModelId to,
                             relata::Relationship kind = relata::Relationship::ForeignKey)
    {
        return relata::addRelationship(project.schema, kind, from, to);
    }
    relata::Field &at(relata::ModelId model, relata::FieldId field) { return *project.schema.find(model)->find(field); }
    relata::Diagram diagram() const
    {
        return relata::buildDiagram(relata::Registry(project.schema), project.layout, relata::Metrics::standard());
    }
};

/// Models in a loose grid, so that there is a way between any two, and relations among them.
inline Drawing randomDrawing(quint32 seed, int models, int relations)
{
    using namespace Qt::StringLiterals;
    Drawing drawing;
    QRandomGenerator random(seed);
    const int columns = int(std::ceil(std::sqrt(models)));
    QList<relata::ModelId> ids;
    for (int i = 0; i < models; ++i) {
        const QPointF jitter(random.bounded(-40, 40), random.bounded(-60, 60));
        ids.append(drawing.model(u"shop"_s, u"Model%1"_s.arg(i), QPointF(i % columns * 460, i / columns * 800) + jitter));
        const int fields = random.bounded(6);
        for (int k = 0; k < fields; ++k)
            drawing.field(ids.last(), u"field%1"_s.arg(k));
    }
    for (int i = 0; i < relations; ++i) {
        const int from = random.bounded(models);
        const int near = std::clamp(from + random.bounded(-1, 2) + columns * random.bounded(-1, 2), 0, models - 1);
        const int to = random.bounded(4) ? near : random.bounded(models);
        const auto kind = random.bounded(5) ? relata::Relationship::ForeignKey : relata::Relationship::ManyToMany;
        drawing.relation(ids[from], ids[to], kind);
    }
    return drawing;
}
