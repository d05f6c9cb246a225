// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"

#include "model/fields/catalogue.h"
#include "model/project/projectparts.h"

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

void writeOptional(JsonWriter &out, QStringView key, const QString &text)
{
    if (!text.isEmpty())
        writeMember(out, key, text);
}

void writeTexts(JsonWriter &out, QStringView key, const QStringList &texts)
{
    if (texts.isEmpty())
        return;
    out.key(key);
    out.beginArray();
    for (const QString &text : texts)
        out.text(text);
    out.endArray();
}

void writeSource(JsonWriter &out, QStringView key, const QString &source)
{
    out.beginObject(Shape::OneLine);
    writeMember(out, key, source);
    out.endObject();
}

void writeValue(JsonWriter &out, const Value &value, bool nested = false)
{
    if (value.isBool())
        return out.boolean(value.toBool());
    if (value.isInteger())
        return out.integer(value.toInteger());
    if (value.isText())
        return out.text(value.toText());
    if (value.isCode())
        return writeSource(out, u"code", value.code());
    if (!value.isList())
        return out.null();
    const ValueList &list = value.toList();
    const bool flat = nested && std::none_of(list.begin(), list.end(), [](const Value &v) { return v.isList(); });
    out.beginArray(flat ? Shape::OneLine : Shape::Lines);
    for (const Value &item : list)
        writeValue(out, item, true);
    out.endArray();
}

void writeOptions(JsonWriter &out, QStringView key, const Options &options)
{
    if (options.isEmpty())
        return;
    out.key(key);
    out.beginObject();
    for (const Options::Entry &entry : options) {
        out.key(entry.name);
        writeValue(out, entry.value);
    }
    out.endObject();
}

void writeRef(JsonWriter &out, const ModelRef &ref)
{
    if (ref.source.isEmpty())
        return out.text(ref.id.text());
    out.beginObject(Shape::OneLine);
    if (!ref.id.isNull())
        writeMember(out, u"id", ref.id.text());
    writeMember(out, u"source", ref.source);
    out.endObject();
}

void writeRefs(JsonWriter &out, QStringView key, const QList<ModelRef> &refs)
{
    if (refs.isEmpty())
        return;
    out.key(key);
    out.beginArray();
    for (const ModelRef &ref : refs) {
        if (!ref.isNull())
            writeRef(out, ref);
    }
    out.endArray();
}

void writeOptionalRef(JsonWriter &out, QStringView key, const ModelRef &ref)
{
    if (ref.isNull())
        return;
    out.key(key);
    writeRef(out, ref);
}

void writeOnDelete(JsonWriter &out, const OnDelete &onDelete)
{
    const OnDeleteRow &row = onDeleteRow(onDelete.rule);
    out.key(u"on_delete");
    if (row.takesArgument)
        writeSource(out, row.name.isEmpty() ? u"code"_s : row.name.toString(), onDelete.argument);
    else
        out.text(row.name);
}

// Without a dot it would read like a class of Django's.
void writeClass(JsonWriter &out, const Field &field)
{
    out.key(u"class");
    if (field.type == FieldType::Opaque && !field.customClass.contains(u'.'))
        writeSource(out, u"code", field.customClass);
    else
        out.text(className(field));
}

void writeField(JsonWriter &out, const Field &field)
{
    out.beginObject();
    writeMember(out, u"id", field.id.text());
    writeMember(out, u"name", field.name);
    writeClass(out, field);
    if (isRelation(field.type)) {
        const Relation relation = field.relation.value_or(Relation());
        writeOptionalRef(out, u"to", relation.to);
        if (hasOnDelete(field.type))
            writeOnDelete(out, relation.onDelete);
        writeOptionalRef(out, u"through", relation.through);
        writeTexts(out, u"through_fields", relation.throughFields);
    }
    if (!field.arguments.isEmpty()) {
        out.key(u"arguments");
        writeValue(out, field.arguments);
    }
    writeOptions(out, u"options", field.options);
    out.members(field.unknown);
    out.endObject();
}

// An Index or a Constraint.
template<typename Entry>
void writeEntries(JsonWriter &out, QStringView key, const QList<Entry> &entries)
{
    if (entries.isEmpty())
        return;
    out.key(key);
    out.beginArray();
    for (const Entry &entry : entries) {
        out.beginObject();
        writeMember(out, u"class", entry.className);
        writeTexts(out, u"fields", entry.fields);
        writeTexts(out, u"expressions", entry.expressions);
        writeOptions(out, u"options", entry.options);
        out.members(entry.unknown);
        out.endObject();
    }
    out.endArray();
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
    if (entry.app.origin != Origin::Contrib)
        writeOptional(out, u"default_auto_field", entry.app.defaultAutoField);
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

void writeModel(JsonWriter &out, const Model &model)
{
    out.beginObject();
    writeMember(out, u"id", model.id.text());
    writeMember(out, u"app", model.app.text());
    writeMember(out, u"name", model.name);
    if (model.origin == Origin::External)
        writeMember(out, u"origin", u"external"_s);
    writeRefs(out, u"bases", model.bases);
    if (!model.fields.isEmpty()) {
        out.key(u"fields");
        out.beginArray();
        for (const Field &field : model.fields)
            writeField(out, field);
        out.endArray();
    }
    writeTexts(out, u"dropped", model.dropped);
    writeOptions(out, u"meta", model.meta);
    writeRefs(out, u"meta_bases", model.metaBases);
    if (model.emptyMeta) {
        out.key(u"empty_meta");
        out.boolean(true);
    }
    writeEntries(out, u"indexes", model.indexes);
    writeEntries(out, u"constraints", model.constraints);
    out.members(model.unknown);
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
    writeMember(out, u"format", unknown.take("format"_L1).toString(u"1.0"_s));
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
    writeLayout(out, project);
    out.members(unknown);
    out.endObject();
    return out.finished();
}

} // namespace relata
