// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/integrity.h"

#include <QSet>

#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString placeOf(const Model &model)
{
    return ProjectFile::tr("model %1").arg(inQuotes(model.name));
}

QString placeOf(const Model &model, const Field &field)
{
    return ProjectFile::tr("model %1, field %2").arg(inQuotes(model.name), inQuotes(field.name));
}

template<typename Set, typename Key>
bool isSecond(Set &set, const Key &key)
{
    const qsizetype before = set.size();
    set.insert(key);
    return set.size() == before;
}

void checkApps(const Schema &schema, FileFault &fault)
{
    QSet<AppId> ids;
    QSet<QString> labels;
    for (const App &app : schema.apps) {
        const QString place = ProjectFile::tr("app %1").arg(inQuotes(app.label));
        if (isSecond(ids, app.id))
            fault.report(place, ProjectFile::tr("another app has the same id; give one of them an id of its own."));
        if (isSecond(labels, app.label))
            fault.report(place, ProjectFile::tr("there are two apps of that label; rename one of them."));
    }
}

void checkModels(const Schema &schema, FileFault &fault)
{
    QSet<ModelId> ids;
    QSet<FieldId> fieldIds;
    QSet<std::pair<AppId, QString>> names;
    for (const Model &model : schema.models) {
        if (isSecond(ids, model.id))
            fault.report(placeOf(model),
                           ProjectFile::tr("another model has the same id; give one of them an id of its own."));
        if (isSecond(names, std::pair(model.app, model.name.toLower())))
            fault.report(placeOf(model), ProjectFile::tr("its app has two models of that name; rename one of them."));
        QSet<QString> fieldNames;
        for (const Field &field : model.fields) {
            if (isSecond(fieldIds, field.id))
                fault.report(placeOf(model, field),
                               ProjectFile::tr("another field has the same id; give one of them an id of its own."));
            if (isSecond(fieldNames, field.name))
                fault.report(placeOf(model, field),
                               ProjectFile::tr("the model has two fields of that name; rename one of them."));
        }
    }
}

void checkReferences(const Schema &schema, FileFault &fault)
{
    QSet<ModelId> models;
    for (const Model &model : schema.models)
        models.insert(model.id);
    const auto check = [&](const ModelRef &ref, const auto &place) {
        if (ref.id.isNull() || models.contains(ref.id))
            return;
        fault.report(place(),
                       ProjectFile::tr("it points at the model %1, which is not in the file; point it at another "
                                       "or take it out.")
                           .arg(ref.id.text()));
    };
    for (const Model &model : schema.models) {
        for (const ModelRef &base : model.bases)
            check(base, [&] { return placeOf(model) + u", \"bases\""_s; });
        for (const ModelRef &base : model.metaBases)
            check(base, [&] { return placeOf(model) + u", \"meta_bases\""_s; });
        for (const Field &field : model.fields) {
            if (!field.relation)
                continue;
            check(field.relation->to, [&] { return placeOf(model, field); });
            check(field.relation->through, [&] { return placeOf(model, field) + u", \"through\""_s; });
        }
    }
    check({schema.settings.userModel}, [] { return u"\"user_model\""_s; });
}

void checkAppOfModels(const Schema &schema, FileFault &fault)
{
    QSet<AppId> apps;
    for (const App &app : schema.apps)
        apps.insert(app.id);
    for (const Model &model : schema.models) {
        if (!apps.contains(model.app))
            fault.report(placeOf(model), ProjectFile::tr("its app is not in the file; put it into one that is."));
    }
}

QList<ModelRef> ancestorsOf(const Model &model)
{
    return model.bases + model.metaBases;
}

// Takes away models whose bases are all taken away; what stays is on a cycle or descends from one. Without recursion,
// as a file may hold a chain of any length.
void checkCycles(const Schema &schema, FileFault &fault)
{
    QHash<ModelId, qsizetype> open; // how many bases are left
    QHash<ModelId, QList<ModelId>> children;
    for (const Model &model : schema.models)
        open.insert(model.id, 0);
    for (const Model &model : schema.models) {
        for (const ModelRef &base : ancestorsOf(model)) {
            if (!open.contains(base.id))
                continue;
            ++open[model.id];
            children[base.id].append(model.id);
        }
    }
    QList<ModelId> free;
    for (const Model &model : schema.models) {
        if (open.value(model.id) == 0)
            free.append(model.id);
    }
    while (!free.isEmpty()) {
        const ModelId id = free.takeLast();
        open.remove(id);
        for (const ModelId &child : children.value(id)) {
            if (--open[child] == 0)
                free.append(child);
        }
    }
    for (const Model &model : schema.models) {
        if (open.contains(model.id))
            fault.report(
                placeOf(model),
                ProjectFile::tr("its bases lead back to itself, or one of them does so; take one of the bases out."));
    }
}

void checkBasesTwice(const Schema &schema, FileFault &fault)
{
    for (const Model &model : schema.models) {
        QSet<ModelId> bases;
        for (const ModelRef &base : model.bases) {
            if (!base.id.isNull() && isSecond(bases, base.id))
                fault.report(placeOf(model), ProjectFile::tr("it has the same base twice; take one of them out."));
        }
    }
}

} // namespace

void checkIntegrity(const Schema &schema, Outside outside, FileFault &fault)
{
    checkApps(schema, fault);
    checkModels(schema, fault);
    checkAppOfModels(schema, fault);
    if (outside == Outside::Refused)
        checkReferences(schema, fault);
    checkBasesTwice(schema, fault);
    checkCycles(schema, fault);
}

} // namespace relata
