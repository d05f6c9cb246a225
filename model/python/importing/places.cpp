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

ClassPlace placeOf(const Names &names, const Scope &scope, const PyStatement &cls, const Model &model)
{
    ClassPlace place;
    place.name = model.name;
    place.statement = &cls;
    place.meta = metaStatement(cls);
    const Scope inside{scope.module, scope.classes + QList<const PyStatement *>{&cls}};
    for (const PyStatement &statement : cls.statements) {
        if (statement.kind != Kind::Assign || statement.value.isEmpty() || statement.branch == Branch::TypeChecking ||
            !names.isRun(inside, statement).value_or(true))
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

void search(const Names &names, const Scope &scope, const QList<PyStatement> &statements,
            const QHash<QString, const Model *> &wanted, QMap<QString, ClassPlace> &found)
{
    for (const PyStatement &statement : statements) {
        if (statement.kind != Kind::Class || statement.branch == Branch::TypeChecking ||
            !names.isRun(scope, statement).value_or(true))
            continue;
        if (const Model *model = wanted.value(statement.name)) {
            const ClassPlace place = placeOf(names, scope, statement, *model);
            const auto other = found.constFind(statement.name);
            if (other == found.cend() || fieldsIn(place) >= fieldsIn(*other))
                found.insert(statement.name, place);
        }
        const Scope inside{scope.module, scope.classes + QList<const PyStatement *>{&statement}};
        if (scope.classes.size() < 50)
            search(names, inside, statement.statements, wanted, found);
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
    SourceTree alone;
    alone.modules = {module};
    alone.names = {source.module};
    alone.djangoVersion = schema.settings.djangoVersion;
    const Names names(alone);
    QMap<QString, ClassPlace> found;
    search(names, {.module = 0}, module.statements, wanted, found);
    QList<ClassPlace> places;
    for (const ModelId &id : source.models) {
        const Model *model = models.value(id);
        if (model && found.contains(model->name))
            places.append(found.value(model->name));
    }
    return places;
}

} // namespace relata
