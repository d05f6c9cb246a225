// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"

#include "model/project/projectparts.h"
#include "model/project/upgrade.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Shape = JsonWriter::Shape;

void writeMember(JsonWriter &out, QStringView key, const QString &text)
{
    out.key(key);
    out.text(text);
}

void writeNotes(JsonWriter &out, const QList<Note> &notes)
{
    out.key(u"notes");
    out.beginArray();
    for (const Note &note : notes) {
        out.beginObject();
        writeMember(out, u"id", note.id.text());
        writeMember(out, u"text", note.text);
        out.key(u"rect");
        out.beginArray(Shape::OneLine);
        for (const double side : {note.rect.x(), note.rect.y(), note.rect.width(), note.rect.height()})
            out.number(side);
        out.endArray();
        out.members(note.unknown);
        out.endObject();
    }
    out.endArray();
}

void writeHues(JsonWriter &out, const QMap<AppId, int> &hues)
{
    QMap<QString, int> sorted;
    for (auto hue = hues.begin(); hue != hues.end(); ++hue)
        sorted.insert(hue.key().text(), hue.value());
    out.key(u"hues");
    out.beginObject();
    for (auto hue = sorted.begin(); hue != sorted.end(); ++hue) {
        out.key(hue.key());
        out.integer(hue.value());
    }
    out.endObject();
}

void writeLayout(JsonWriter &out, const Project &project)
{
    const Schema &schema = project.schema;
    Layout layout = project.layout;
    QSet<ModelId> models;
    for (const Model &model : schema.models)
        models.insert(model.id);
    layout.places.removeIf([&](const auto &place) { return !models.contains(place.key()); });
    layout.hues.removeIf([&](const auto &hue) { return !schema.find(hue.key()); });
    out.key(u"layout");
    out.beginObject();
    if (!layout.places.isEmpty()) {
        out.key(u"places");
        writePlaces(out, layout.places);
    }
    if (!layout.hues.isEmpty())
        writeHues(out, layout.hues);
    if (!layout.notes.isEmpty())
        writeNotes(out, layout.notes);
    out.members(layout.unknown);
    out.endObject();
}

// Django's own apps stand in a file only where a model of the project is in them.
void writeApps(JsonWriter &out, const Schema &schema)
{
    QHash<AppId, QList<ModelId>> declared;
    for (const Model &model : schema.models) {
        if (model.origin != Origin::Contrib)
            declared[model.app].append(model.id);
    }
    out.key(u"apps");
    out.beginArray();
    for (const App &app : schema.apps) {
        const QList<ModelId> models = declared.value(app.id);
        if (app.origin != Origin::Contrib || !models.isEmpty() || !app.unknown.isEmpty())
            writeApp(out, {app, models});
    }
    out.endArray();
}

} // namespace

void writeApp(JsonWriter &out, const FileApp &entry)
{
    out.beginObject();
    writeMember(out, u"id", entry.app.id.text());
    writeMember(out, u"label", entry.app.label);
    if (entry.app.origin == Origin::External)
        writeMember(out, u"origin", u"external"_s);
    else if (entry.app.origin == Origin::Project && isBuiltIn(entry.app.id))
        writeMember(out, u"origin", u"project"_s);
    if (entry.app.origin != Origin::Contrib && !entry.app.defaultAutoField.isEmpty())
        writeMember(out, u"default_auto_field", entry.app.defaultAutoField);
    if (!entry.declared.isEmpty()) {
        out.key(u"declared");
        out.beginArray();
        for (const ModelId &id : entry.declared)
            out.text(id.text());
        out.endArray();
    }
    out.members(entry.app.unknown);
    out.endObject();
}

void writePlaces(JsonWriter &out, const QMap<ModelId, QPointF> &places)
{
    QMap<QString, QPointF> sorted;
    for (auto place = places.begin(); place != places.end(); ++place)
        sorted.insert(place.key().text(), place.value());
    out.beginObject();
    for (auto place = sorted.begin(); place != sorted.end(); ++place) {
        out.key(place.key());
        out.beginArray(Shape::OneLine);
        out.number(place->x());
        out.number(place->y());
        out.endArray();
    }
    out.endObject();
}

bool isBuiltIn(AppId id)
{
    static const Schema builtIn = emptySchema();
    return builtIn.find(id);
}

bool isBuiltIn(ModelId id)
{
    static const Schema builtIn = emptySchema();
    return builtIn.find(id);
}

void sortForFile(QList<Model> &models, const Schema &schema)
{
    QHash<AppId, QString> labels;
    for (const App &app : schema.apps)
        labels.insert(app.id, app.label);
    std::sort(models.begin(), models.end(), [&](const Model &a, const Model &b) {
        const QString left = labels.value(a.app);
        const QString right = labels.value(b.app);
        if (left != right)
            return left < right;
        return a.name != b.name ? a.name < b.name : a.id.text() < b.id.text();
    });
}

QByteArray toJson(const Project &project)
{
    const Schema &schema = project.schema;
    QList<Model> models = schema.models;
    models.removeIf([](const Model &model) { return model.origin == Origin::Contrib; });
    sortForFile(models, schema);

    JsonWriter out;
    out.beginObject();
    QJsonObject unknown = project.unknown;
    // The number of a newer minor version stays, so that nobody takes its words for those of an older one.
    writeMember(out, u"format", unknown.take("format"_L1).toString(oldestFormatFor(models, project.sources)));
    writeMember(out, u"django", schema.settings.djangoVersion);
    writeMember(out, u"default_auto_field", schema.settings.defaultAutoField);
    out.key(u"user_model");
    schema.settings.userModel.isNull() ? out.null() : out.text(schema.settings.userModel.text());
    writeMember(out, u"dialect", project.dialect);
    writeApps(out, schema);
    out.key(u"models");
    out.beginArray();
    for (const Model &model : std::as_const(models))
        writeModel(out, model);
    out.endArray();
    writeSources(out, project.sources);
    writeLayout(out, project);
    out.members(unknown);
    out.endObject();
    return out.finished();
}

} // namespace relata
