// SPDX-License-Identifier: GPL-3.0-or-later
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

void writePlain(JsonWriter &out, const Value &value, bool nested);

// Where names of the source stand for a value, or the field's class sets it, an object tells so.
void writeValue(JsonWriter &out, const Value &value, bool nested = false)
{
    if (value.spelling().isEmpty() && !value.isImplied())
        return writePlain(out, value, nested);
    out.beginObject(value.isList() ? Shape::Lines : Shape::OneLine);
    if (!value.spelling().isEmpty())
        writeMember(out, u"code", value.spelling());
    out.key(u"value");
    writePlain(out, value, false);
    if (value.isImplied()) {
        out.key(u"implied");
        out.boolean(true);
    }
    out.endObject();
}

void writePlain(JsonWriter &out, const Value &value, bool nested)
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
    const bool known = field.type != FieldType::Opaque;
    out.key(u"class");
    if (field.customClass.contains(u'.') || (known && field.customClass.isEmpty()))
        out.text(className(field));
    else
        writeSource(out, u"code", field.customClass);
    if (known && !field.customClass.isEmpty())
        writeMember(out, u"root", fieldClass(field.type).name.toString());
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

} // namespace

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

} // namespace relata
