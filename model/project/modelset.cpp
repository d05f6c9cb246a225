// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"

#include "model/project/integrity.h"
#include "model/project/jsontext.h"
#include "model/project/projectparts.h"
#include "model/project/upgrade.h"
#include "model/schema/names.h"

#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Calls `visit` with each reference to a model that a model holds.
template<typename ModelType, typename Visit>
void eachReference(ModelType &model, Visit visit)
{
    for (auto &base : model.bases)
        visit(base);
    for (auto &base : model.metaBases)
        visit(base);
    for (auto &field : model.fields) {
        if (field.relation) {
            visit(field.relation->to);
            visit(field.relation->through);
        }
    }
}

void readOutside(const QJsonObject &json, ModelSet &set, FileFault &fault)
{
    for (auto entry = json.begin(); entry != json.end(); ++entry) {
        const ModelId id{uuidFrom(entry.key(), u"\"outside\""_s, fault)};
        set.outside.insert(id, entry.value().toString());
    }
}

AppId appFor(Schema &schema, const ModelSet &set, AppId id)
{
    if (schema.find(id))
        return id;
    for (const App &app : set.apps) {
        if (app.id != id)
            continue;
        if (const App *namesake = schema.app(app.label))
            return namesake->id;
        schema.apps.append(app);
        return app.id;
    }
    return {};
}

QStringList namesIn(const Schema &schema, AppId app)
{
    QStringList names;
    for (const Model &model : schema.models) {
        if (model.app == app)
            names.append(model.name);
    }
    return names;
}

/// Where a reference leads after pasting.
ModelRef landed(const ModelRef &ref, const QHash<ModelId, ModelId> &fresh, const ModelSet &set, const Schema &schema)
{
    if (ref.id.isNull())
        return ref;
    if (const auto own = fresh.constFind(ref.id); own != fresh.constEnd())
        return {*own, ref.source};
    if (schema.find(ref.id))
        return ref;
    const QString label = set.outside.value(ref.id);
    if (const Model *namesake = schema.model(label))
        return {namesake->id, ref.source};
    return {{}, ref.source.isEmpty() ? label : ref.source};
}

/// Two bases may have landed on one model, and some nowhere.
QList<ModelRef> basesOnce(const QList<ModelRef> &bases)
{
    QList<ModelRef> once;
    for (const ModelRef &base : bases) {
        const auto isSame = [&](const ModelRef &other) { return !base.id.isNull() && other.id == base.id; };
        if (!base.isNull() && std::none_of(once.begin(), once.end(), isSame))
            once.append(base);
    }
    return once;
}

} // namespace

ModelSet copyModels(const Project &project, const QList<ModelId> &ids)
{
    ModelSet set;
    const QSet<ModelId> wanted(ids.begin(), ids.end());
    QSet<AppId> apps;
    for (const Model &model : project.schema.models) {
        if (!wanted.contains(model.id) || model.origin == Origin::Contrib)
            continue;
        set.models.append(model);
        apps.insert(model.app);
        if (const auto place = project.layout.places.find(model.id); place != project.layout.places.end())
            set.places.insert(model.id, *place);
        eachReference(model, [&](const ModelRef &ref) {
            const Model *target = ref.id.isNull() ? nullptr : project.schema.find(ref.id);
            if (target && !(wanted.contains(ref.id) && target->origin != Origin::Contrib))
                set.outside.insert(ref.id, project.schema.label(*target));
        });
    }
    for (const App &app : project.schema.apps) {
        if (apps.contains(app.id))
            set.apps.append(app);
    }
    return set;
}

QByteArray modelsToJson(const Project &project, const QList<ModelId> &ids)
{
    const ModelSet set = copyModels(project, ids);
    JsonWriter out;
    out.beginObject();
    out.key(u"format");
    out.text(oldestFormatFor(set.models, {}));
    out.key(u"apps");
    out.beginArray();
    for (const App &app : set.apps)
        writeApp(out, {app});
    out.endArray();
    out.key(u"models");
    out.beginArray();
    for (const Model &model : set.models)
        writeModel(out, model);
    out.endArray();
    out.key(u"places");
    writePlaces(out, set.places);
    out.key(u"outside");
    out.beginObject();
    for (auto model = set.outside.begin(); model != set.outside.end(); ++model) {
        out.key(model.key().text());
        out.text(model.value());
    }
    out.endObject();
    out.endObject();
    return out.finished();
}

Result<ModelSet> modelsFromJson(const QByteArray &json)
{
    const auto named = [](const QString &message) { return Error{ProjectFile::tr("clipboard: %1").arg(message)}; };
    const Result<QJsonObject> parsed = parsedObject(json);
    if (!parsed)
        return named(parsed.error());
    const Result<QJsonObject> present = upgraded(*parsed);
    if (!present)
        return named(present.error());
    FileFault fault;
    ObjectReader in(*present, {}, fault);
    ModelSet set;
    const QJsonArray apps = in.array("apps"_L1);
    for (const QJsonValue &app : apps)
        set.apps.append(readApp(app, ProjectFile::tr("app %1").arg(set.apps.size() + 1), fault).app);
    const QJsonArray models = in.array("models"_L1);
    for (const QJsonValue &model : models)
        set.models.append(readModel(model, ProjectFile::tr("model %1").arg(set.models.size() + 1), fault));
    set.places = readPlaces(in.object("places"_L1), fault);
    readOutside(in.object("outside"_L1), set, fault);
    Schema schema;
    schema.apps = set.apps;
    schema.models = set.models;
    checkIntegrity(schema, Outside::Allowed, fault);
    if (!fault.isEmpty())
        return named(fault.first);
    return set;
}

QList<ModelId> pasteModels(Project &project, const ModelSet &set, QPointF offset)
{
    Schema &schema = project.schema;
    QHash<ModelId, ModelId> fresh;
    for (const Model &model : set.models)
        fresh.insert(model.id, ModelId::create());
    QList<ModelId> ids;
    for (Model model : set.models) {
        const ModelId before = model.id;
        model.id = fresh.value(before);
        model.app = appFor(schema, set, model.app);
        model.name = unusedName(model.name, namesIn(schema, model.app));
        for (Field &field : model.fields)
            field.id = FieldId::create();
        eachReference(model, [&](ModelRef &ref) { ref = landed(ref, fresh, set, schema); });
        model.bases = basesOnce(model.bases);
        model.metaBases = basesOnce(model.metaBases);
        if (const auto place = set.places.find(before); place != set.places.end())
            project.layout.places.insert(model.id, *place + offset);
        ids.append(model.id);
        schema.models.append(model);
    }
    return ids;
}

} // namespace relata
