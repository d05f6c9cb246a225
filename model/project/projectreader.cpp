// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"

#include "model/fields/djangoversion.h"
#include "model/project/integrity.h"
#include "model/project/jsontext.h"
#include "model/project/projectparts.h"
#include "model/project/upgrade.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Need = ObjectReader::Need;

constexpr std::array<QStringView, 4> dialects = {u"sqlite", u"postgresql", u"mariadb", u"mysql"};
constexpr double farthest = 1e9; // scene units

QString oneOf(ObjectReader &in, QLatin1StringView key, std::span<const QStringView> words, const QString &otherwise)
{
    const QString text = in.text(key, Need::Optional, otherwise);
    if (std::find(words.begin(), words.end(), text) != words.end())
        return text;
    QStringList known;
    for (const QStringView word : words)
        known.append(word.toString());
    in.report(ProjectFile::tr("\"%1\" is %2, which this Relata does not know; write one of %3.")
                  .arg(key, inQuotes(text), known.join(u", "_s)));
    return otherwise;
}

/// Reads `count` numbers that tell a place on the canvas.
template<size_t count>
std::array<double, count> coordinates(const QJsonValue &json, const QString &place, FileFault &fault)
{
    std::array<double, count> numbers = {};
    const QJsonArray list = json.toArray();
    bool good = json.isArray() && list.size() == qsizetype(count);
    for (size_t i = 0; good && i < count; ++i) {
        numbers[i] = list[qsizetype(i)].toDouble(std::numeric_limits<double>::infinity());
        good = std::abs(numbers[i]) <= farthest;
    }
    if (!good)
        fault.report(
            place, ProjectFile::tr("a list of %1 numbers, none beyond a thousand million, belongs here.").arg(count));
    return numbers;
}

void readSettings(ObjectReader &in, Project &project, FileFault &fault)
{
    Settings &settings = project.schema.settings;
    std::vector<QStringView> versions;
    for (const DjangoVersion &version : djangoVersions())
        versions.push_back(version.name);
    settings.djangoVersion = oneOf(in, "django"_L1, versions, settings.djangoVersion);
    settings.defaultAutoField = in.text("default_auto_field"_L1, Need::Optional, settings.defaultAutoField);
    const QJsonValue user = in.take("user_model"_L1);
    if (user.isNull())
        settings.userModel = {};
    else if (!user.isUndefined())
        settings.userModel.uuid = uuidFrom(user, u"\"user_model\""_s, fault);
    project.dialect = oneOf(in, "dialect"_L1, dialects, project.dialect);
}

/// Django's own app with that id takes only what a file may say of it, unless the file's stands in its place.
void addApp(Schema &schema, const FileApp &entry)
{
    App *own = schema.find(entry.app.id);
    if (!own || own->origin != Origin::Contrib || own->label != entry.app.label)
        schema.apps.append(entry.app);
    else if (entry.saysOrigin)
        *own = entry.app;
    else
        own->unknown = entry.app.unknown;
}

/// A project may have read one of Django's own models from its source: the file's then stands in its place.
void removeReplaced(Schema &schema, const QList<Model> &models)
{
    QSet<ModelId> replaced;
    for (const Model &model : models) {
        if (isBuiltIn(model.id))
            replaced.insert(model.id);
    }
    if (!replaced.isEmpty())
        schema.models.removeIf([&](const Model &model) { return replaced.contains(model.id); });
}

QList<FileApp> readApps(ObjectReader &in, FileFault &fault)
{
    QList<FileApp> apps;
    const QJsonArray items = in.array("apps"_L1);
    for (const QJsonValue &item : items)
        apps.append(readApp(item, ProjectFile::tr("app %1").arg(apps.size() + 1), fault));
    return apps;
}

// Apps in the order of the file, in each the declared models and then those that nobody declared (a merge can lose such
// a line), in the order in which the file keeps them.
void addModels(Schema &schema, const QList<FileApp> &apps, QList<Model> models)
{
    sortForFile(models, schema);
    QHash<ModelId, qsizetype> byId;
    for (qsizetype i = 0; i < models.size(); ++i)
        byId.insert(models[i].id, i);
    QSet<qsizetype> added;
    const auto add = [&](qsizetype i) {
        if (i < 0 || added.contains(i))
            return;
        added.insert(i);
        schema.models.append(models[i]);
    };
    QHash<AppId, QList<qsizetype>> byApp;
    for (qsizetype i = 0; i < models.size(); ++i)
        byApp[models[i].app].append(i);
    for (const FileApp &entry : apps) {
        for (const ModelId &id : entry.declared) {
            const qsizetype i = byId.value(id, -1);
            add(i >= 0 && models[i].app == entry.app.id ? i : -1);
        }
        for (const qsizetype i : byApp.value(entry.app.id))
            add(i);
    }
    for (qsizetype i = 0; i < models.size(); ++i)
        add(i);
}

QList<Note> readNotes(ObjectReader &layout, FileFault &fault)
{
    QList<Note> notes;
    QSet<NoteId> ids;
    const QJsonArray items = layout.array("notes"_L1);
    for (const QJsonValue &item : items) {
        ObjectReader in(item, ProjectFile::tr("note %1").arg(notes.size() + 1), fault);
        Note note;
        note.id = in.id<NoteId>("id"_L1);
        note.text = in.text("text"_L1, Need::Required);
        const auto [x, y, width, height] = coordinates<4>(in.take("rect"_L1, Need::Required), in.place(), fault);
        note.rect = {x, y, width, height};
        note.unknown = in.rest();
        if (ids.contains(note.id))
            in.report(ProjectFile::tr("another note has the same id; give one of them an id of its own."));
        ids.insert(note.id);
        notes.append(note);
    }
    return notes;
}

// Places and colours of what is no longer there are dropped: one branch may move what another deletes.
Layout readLayout(const QJsonObject &json, const Schema &schema, FileFault &fault)
{
    ObjectReader in(json, u"\"layout\""_s, fault);
    Layout layout;
    QSet<ModelId> models;
    for (const Model &model : schema.models)
        models.insert(model.id);
    layout.places = readPlaces(in.object("places"_L1), fault);
    layout.places.removeIf([&](const auto &place) { return !models.contains(place.key()); });
    const QJsonObject hues = in.object("hues"_L1);
    for (auto hue = hues.begin(); hue != hues.end(); ++hue) {
        const AppId app{uuidFrom(hue.key(), u"\"hues\""_s, fault)};
        const qint64 number = hue.value().toInteger(-1);
        if (number < 0 || number > std::numeric_limits<int>::max())
            fault.report(u"\"hues\""_s, ProjectFile::tr("a colour is the number of one, from 0 on."));
        else if (schema.find(app))
            layout.hues.insert(app, int(number));
    }
    layout.notes = readNotes(in, fault);
    layout.unknown = in.rest();
    return layout;
}

Project readProject(const QJsonObject &json, FileFault &fault)
{
    Project project;
    ObjectReader in(json, {}, fault);
    const QString format = in.text("format"_L1);
    readSettings(in, project, fault);
    const QList<FileApp> apps = readApps(in, fault);
    for (const FileApp &entry : apps)
        addApp(project.schema, entry);
    QList<Model> models;
    const QJsonArray items = in.array("models"_L1);
    for (const QJsonValue &item : items)
        models.append(readModel(item, ProjectFile::tr("model %1").arg(models.size() + 1), fault));
    project.sources = readSources(in.array("sources"_L1), fault);
    const QJsonObject layout = in.object("layout"_L1);
    project.unknown = in.rest();
    if (isNewerFormat(format))
        project.unknown.insert("format"_L1, format);
    if (!fault.isEmpty())
        return {};
    removeReplaced(project.schema, models);
    addModels(project.schema, apps, std::move(models));
    checkIntegrity(project.schema, Outside::Refused, fault);
    project.layout = readLayout(layout, project.schema, fault);
    return project;
}

} // namespace

QMap<ModelId, QPointF> readPlaces(const QJsonObject &json, FileFault &fault)
{
    QMap<ModelId, QPointF> places;
    for (auto place = json.begin(); place != json.end(); ++place) {
        const ModelId id{uuidFrom(place.key(), u"\"places\""_s, fault)};
        const auto [x, y] =
            coordinates<2>(place.value(), ProjectFile::tr("place of the model %1").arg(id.text()), fault);
        places.insert(id, {x, y});
    }
    return places;
}

Result<Project> fromJson(const QByteArray &json, const QString &fileName)
{
    const auto named = [&](const QString &message) { return Error{fileName + ": "_L1 + message}; };
    const Result<QJsonObject> object = parsedObject(json);
    if (!object)
        return named(object.error());
    const Result<QJsonObject> present = upgraded(*object);
    if (!present)
        return named(present.error());
    FileFault fault;
    Project project = readProject(*present, fault);
    if (!fault.isEmpty())
        return named(fault.first);
    return project;
}

} // namespace relata
