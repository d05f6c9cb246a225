// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/reimport.h"

#include "model/project/integrity.h"
#include "model/project/matching.h"
#include "model/project/projectparts.h"
#include "model/project/reimportreport.h"
#include "model/schema/refactor.h"

#include <QDir>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QJsonObject unknownOf(const Model *before, const Field &field)
{
    const Field *was = before ? before->find(field.id) : nullptr;
    return was ? was->unknown : field.unknown;
}

/// An imported model as it stands in the project.
Model landed(Model model, const Matching &matching)
{
    const Model *before = matching.before(model.id);
    const auto land = [&](ModelRef &ref) {
        if (!ref.id.isNull())
            ref.id = matching.model(ref.id);
    };
    for (ModelRef &base : model.bases)
        land(base);
    for (ModelRef &base : model.metaBases)
        land(base);
    for (Field &field : model.fields) {
        field.id = matching.field(field.id);
        field.unknown = unknownOf(before, field);
        if (field.relation) {
            land(field.relation->to);
            land(field.relation->through);
        }
    }
    model.id = matching.model(model.id);
    model.app = matching.app(model.app);
    if (before)
        model.unknown = before->unknown;
    return model;
}

void mergeApps(Schema &schema, const Schema &imported, const Matching &matching)
{
    for (App app : imported.apps) {
        app.id = matching.app(app.id);
        App *existing = schema.find(app.id);
        if (!existing) {
            schema.apps.append(app);
        } else if (app.origin == Origin::Project) {
            app.unknown = existing->unknown;
            *existing = app;
        }
    }
}

// An app's models come in the order of its files, where the first of them stood; those drawn by hand keep their place.
void mergeModels(Schema &schema, const Schema &imported, const Matching &matching)
{
    QHash<AppId, QList<Model>> incoming;
    QHash<ModelId, AppId> appOf;
    QList<AppId> apps;
    for (const Model &model : imported.models) {
        if (matching.isPassedOver(model.id))
            continue;
        const Model here = landed(model, matching);
        if (!incoming.contains(here.app))
            apps.append(here.app);
        incoming[here.app].append(here);
        appOf.insert(here.id, here.app);
    }
    QList<Model> models;
    for (const Model &model : std::as_const(schema.models)) {
        if (matching.isTaken(model.id))
            models += incoming.take(appOf.value(model.id));
        else
            models.append(model);
    }
    for (const AppId &app : std::as_const(apps))
        models += incoming.take(app);
    schema.models = models;
}

// What nobody said is no reason to change the project's.
void mergeSettings(Settings &settings, const Schema &existing, const Schema &imported, const Matching &matching,
                   const ImportScope &scope)
{
    const bool fresh = std::none_of(existing.models.begin(), existing.models.end(),
                                    [](const Model &model) { return model.origin == Origin::Project; });
    if (scope.autoFieldSaid || fresh)
        settings.defaultAutoField = imported.settings.defaultAutoField;
    if (scope.userModelSaid || fresh)
        settings.userModel = matching.model(imported.settings.userModel);
}

QSet<ModelId> pointedAt(const Schema &schema)
{
    QSet<ModelId> ids = {schema.settings.userModel};
    for (const Model &model : schema.models) {
        for (const ModelRef &base : model.bases + model.metaBases)
            ids.insert(base.id);
        for (const Field &field : model.fields) {
            if (!field.relation)
                continue;
            ids.insert(field.relation->to.id);
            ids.insert(field.relation->through.id);
        }
    }
    return ids;
}

void removeGone(Project &project, ModelId id)
{
    Schema &schema = project.schema;
    if (isBuiltIn(id)) {
        *schema.find(id) = *emptySchema().find(id);
        return;
    }
    removeModel(schema, id);
    project.layout.places.remove(id);
}

// What goes with the files, and what is defined elsewhere and was there only for what pointed at it.
void removeAllGone(Project &project, const Project &existing, const Matching &matching)
{
    QList<ModelId> gone(matching.gone().begin(), matching.gone().end());
    std::sort(gone.begin(), gone.end());
    for (const ModelId &id : std::as_const(gone))
        removeGone(project, id);
    const QSet<ModelId> unused = pointedAt(existing.schema) - pointedAt(project.schema);
    const QList<Model> models = project.schema.models;
    for (const Model &model : models) {
        if (model.origin == Origin::External && unused.contains(model.id))
            removeGone(project, model.id);
    }
}

// An app that its files took with them; Django's own stands in its place again.
void removeEmptyApps(Project &project, const Project &existing, const Matching &matching)
{
    QSet<AppId> used;
    for (const Model &model : project.schema.models) {
        if (model.origin != Origin::Contrib)
            used.insert(model.app);
    }
    for (const SourceFile &record : existing.sources) {
        if (!matching.goneFiles().contains(record.path) || used.contains(record.app))
            continue;
        if (App *app = isBuiltIn(record.app) ? project.schema.find(record.app) : nullptr) {
            *app = *emptySchema().find(record.app);
            continue;
        }
        project.schema.apps.removeIf([&](const App &app) { return app.id == record.app; });
        project.layout.hues.remove(record.app);
    }
}

/// What a person drew here may have become an ancestor of itself.
void breakCycles(Schema &schema, const Matching &matching)
{
    FileFault fault;
    checkIntegrity(schema, Outside::Refused, fault);
    if (fault.isEmpty())
        return;
    const auto isImported = [&](const ModelRef &ref) { return matching.isTaken(ref.id); };
    for (Model &model : schema.models) {
        if (model.origin == Origin::Contrib || matching.isTaken(model.id))
            continue;
        model.bases.removeIf(isImported);
        model.metaBases.removeIf(isImported);
    }
}

/// The ids that the record of a file has to name, so that whoever reads the file again finds the same ones.
QMap<QString, QUuid> exceptions(const SourceFile &source, const Schema &imported, const Matching &matching)
{
    QMap<QString, QUuid> ids;
    for (const ModelId &id : source.models) {
        const Model *model = imported.find(id);
        if (!model)
            continue;
        const QString label = imported.label(*model);
        if (matching.model(id) != importedId<ModelId>(label))
            ids.insert(model->name, matching.model(id).uuid);
        for (const Field &field : model->fields) {
            const FieldId now = matching.field(field.id);
            if (now != importedId<FieldId>(label + u'.' + field.name))
                ids.insert(model->name + u'.' + field.name, now.uuid);
        }
    }
    return ids;
}

QList<SourceFile> mergedSources(const QList<SourceFile> &records, const Schema &imported,
                                const QList<SourceFile> &sources, const Matching &matching)
{
    QList<SourceFile> out;
    QSet<ModelId> declared;
    QSet<QString> paths;
    for (SourceFile source : sources) {
        source.ids = exceptions(source, imported, matching);
        source.app = matching.app(source.app);
        for (ModelId &id : source.models)
            id = matching.model(id);
        for (Definition &definition : source.definitions) {
            if (!definition.owner.isNull())
                definition.owner = matching.model(definition.owner);
        }
        const auto isIt = [&](const SourceFile &record) { return record.path == source.path; };
        if (const auto record = std::find_if(records.begin(), records.end(), isIt); record != records.end())
            source.unknown = record->unknown;
        declared += QSet<ModelId>(source.models.begin(), source.models.end());
        paths.insert(source.path);
        out.append(source);
    }
    for (SourceFile record : records) {
        if (paths.contains(record.path) || matching.goneFiles().contains(record.path))
            continue;
        record.models.removeIf([&](const ModelId &id) { return declared.contains(id); });
        out.append(record);
    }
    std::sort(out.begin(), out.end(), [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return out;
}

QList<SourceFile> cleaned(QList<SourceFile> sources)
{
    for (SourceFile &source : sources)
        source.path = QDir::cleanPath(source.path);
    return sources;
}

} // namespace

Reimport merged(const Project &existing, const Schema &imported, const QList<SourceFile> &sources,
                const ImportScope &scope)
{
    const QList<SourceFile> files = cleaned(sources);
    const Matching matching(existing, imported, files, scope);
    Project project = existing;
    mergeApps(project.schema, imported, matching);
    mergeModels(project.schema, imported, matching);
    mergeSettings(project.schema.settings, existing.schema, imported, matching, scope);
    removeAllGone(project, existing, matching);
    removeEmptyApps(project, existing, matching);
    breakCycles(project.schema, matching);
    project.sources = mergedSources(existing.sources, imported, files, matching);
    return reimportReport(existing, project);
}

} // namespace relata
