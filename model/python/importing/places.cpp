// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/classtable.h"
#include "model/python/importing/import.h"

namespace relata {

namespace {

using Kind = PyStatement::Kind;
using Branch = PyStatement::Branch;

// Of two branches the first holds, else what stands last.
bool outranks(const PyStatement &later, const PyStatement *earlier)
{
    const bool other = later.branch == Branch::Else || later.branch == Branch::Except;
    return !earlier || !other || earlier->depth == 0 || earlier->block != later.block;
}

ClassPlace placeOf(const PyStatement &cls, const Model &model)
{
    ClassPlace place;
    place.name = model.name;
    place.statement = &cls;
    place.meta = metaStatement(cls);
    for (const PyStatement &statement : cls.statements) {
        if (statement.kind != Kind::Assign || statement.value.isEmpty() || statement.branch == Branch::TypeChecking)
            continue;
        const bool none = statement.value.first().is(PyExpr::Kind::None);
        for (const QString &target : statement.targets) {
            const bool known = none ? model.dropped.contains(target) : model.field(target) != nullptr;
            if (known && outranks(statement, place.fields.value(target)))
                place.fields.insert(target, &statement);
        }
    }
    return place;
}

// How well the body fits the model: of several classes of one name it is the one with its fields.
qsizetype fieldsIn(const ClassPlace &place)
{
    return place.fields.size();
}

void search(const QList<PyStatement> &statements, const QHash<QString, const Model *> &wanted,
            QMap<QString, ClassPlace> &found, int depth)
{
    for (const PyStatement &statement : statements) {
        if (statement.kind != Kind::Class || statement.branch == Branch::TypeChecking)
            continue;
        if (const Model *model = wanted.value(statement.name)) {
            const ClassPlace place = placeOf(statement, *model);
            const auto other = found.constFind(statement.name);
            if (other == found.cend() || fieldsIn(place) >= fieldsIn(*other))
                found.insert(statement.name, place);
        }
        if (depth < 50)
            search(statement.statements, wanted, found, depth + 1);
    }
}

} // namespace

QList<ClassPlace> classPlaces(const PyModule &module, const Schema &schema, const SourceFile &source)
{
    QHash<ModelId, const Model *> models;
    for (const Model &model : schema.models)
        models.insert(model.id, &model);
    QHash<QString, const Model *> wanted;
    for (const ModelId &id : source.models) {
        if (const Model *model = models.value(id))
            wanted.insert(model->name, model);
    }
    QMap<QString, ClassPlace> found;
    search(module.statements, wanted, found, 0);
    QList<ClassPlace> places;
    for (const ModelId &id : source.models) {
        const Model *model = models.value(id);
        if (model && found.contains(model->name))
            places.append(found.value(model->name));
    }
    return places;
}

} // namespace relata
