// SPDX-License-Identifier: GPL-3.0-or-later
#include "editlanguage.h"

#include "model/fields/catalogue.h"
#include "model/schema/refactor.h"

#include <QHash>
#include <QJsonObject>

#include <functional>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

/// What an edit works on.
struct Work
{
    Schema &schema;
    QList<SourceFile> &sources;
    QJsonArray arguments;

    QString text(int i) const { return arguments.at(i).toString(); }
    QJsonObject object(int i) const { return arguments.at(i).toObject(); }

    const Model *named(const QString &name) const
    {
        for (const Model &model : std::as_const(schema).models) {
            if (model.name == name || schema.label(model) == name)
                return &model;
        }
        qFatal("There is no model %s.", qPrintable(name));
        return nullptr;
    }
    Model &model() const { return *schema.find(named(text(0))->id); }
    Field &field() const
    {
        Model &owner = model();
        for (Field &field : owner.fields) {
            if (field.name == text(1))
                return field;
        }
        qFatal("There is no field %s.", qPrintable(text(1)));
        return owner.fields.first();
    }
    ModelRef ref(const QString &name) const
    {
        if (name == u"self")
            return {model().id};
        return {named(name)->id};
    }
};

OnDelete onDeleteNamed(const QString &name, const QString &argument)
{
    for (const OnDeleteRow &row : onDeleteRules()) {
        if (row.name == name)
            return {row.rule, argument};
    }
    return {OnDelete::Rule::Custom, name};
}

Field newField(const Work &work, const QString &name, const QString &type, const QJsonObject &options)
{
    Field field;
    field.id = FieldId::create();
    field.name = name;
    const std::optional<FieldType> known = fieldTypeNamed(type);
    field.type = known.value_or(FieldType::Opaque);
    if (!known)
        field.customClass = type;
    if (isRelation(field.type))
        field.relation = Relation{};
    for (auto it = options.begin(); it != options.end(); ++it) {
        if (it.key() == u"to")
            field.relation->to = work.ref(it->toString());
        else if (it.key() == u"through")
            field.relation->through = work.ref(it->toString());
        else if (it.key() == u"on_delete")
            field.relation->onDelete = onDeleteNamed(it->toString(), {});
        else
            field.options.set(it.key(), valueFromJson(*it));
    }
    return field;
}

qsizetype placeAfter(const Model &model, const QString &name)
{
    for (qsizetype i = 0; i < model.fields.size(); ++i) {
        if (model.fields[i].name == name)
            return i + 1;
    }
    return 0;
}

template <typename Entry> Entry entryFrom(const QJsonObject &json, Entry entry)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        if (it.key() == u"class")
            entry.className = it->toString();
        else if (it.key() == u"fields")
            entry.fields = valueFromJson(*it).toStrings();
        else if (it.key() == u"expressions")
            entry.expressions = valueFromJson(*it).toStrings();
        else if (it->isNull())
            entry.options.remove(it.key());
        else
            entry.options.set(it.key(), valueFromJson(*it));
    }
    return entry;
}

void addModelTo(Work &work)
{
    const QJsonObject json = work.object(1);
    Model model;
    model.id = ModelId::create();
    model.app = work.sources.first().app;
    model.name = work.text(0);
    const ModelId id = model.id;
    work.schema.models.append(model);
    for (const QJsonValue &base : json[u"bases"].toArray())
        work.schema.find(id)->bases.append(work.ref(base.toString()));
    for (const QJsonValue &item : json[u"fields"].toArray()) {
        const QJsonArray parts = item.toArray();
        const Field field = newField(work, parts[0].toString(), parts[1].toString(), parts[2].toObject());
        work.schema.find(id)->fields.append(field);
    }
    const QJsonObject meta = json[u"meta"].toObject();
    for (auto it = meta.begin(); it != meta.end(); ++it)
        work.schema.find(id)->meta.set(it.key(), valueFromJson(*it));
    work.sources.first().models.append(id);
}

using Edit = std::function<void(Work &)>;

const QHash<QString, Edit> &language()
{
    static const QHash<QString, Edit> edits{
        {u"rename_field"_s, [](Work &w) { renameField(w.schema, w.model().id, w.field().id, w.text(2)); }},
        {u"set_option"_s, [](Work &w) { w.field().options.set(w.text(2), valueFromJson(w.arguments[3])); }},
        {u"remove_option"_s, [](Work &w) { w.field().options.remove(w.text(2)); }},
        {u"add_field"_s,
         [](Work &w) {
             const Field field = newField(w, w.text(1), w.text(2), w.object(3));
             Model &model = w.model();
             model.fields.insert(w.arguments.size() > 4 ? placeAfter(model, w.text(4)) : model.fields.size(), field);
         }},
        {u"remove_field"_s, [](Work &w) { removeField(w.schema, w.model().id, w.field().id); }},
        {u"move_field"_s,
         [](Work &w) {
             const Field field = w.field();
             Model &model = w.model();
             model.fields.removeIf([&](const Field &other) { return other.id == field.id; });
             model.fields.insert(placeAfter(model, w.text(2)), field);
         }},
        {u"change_type"_s,
         [](Work &w) {
             changeFieldType(w.field(), *fieldTypeNamed(w.text(2)));
             if (w.arguments.size() > 3)
                 w.field().relation->to = w.ref(w.text(3));
         }},
        {u"set_on_delete"_s, [](Work &w) { w.field().relation->onDelete = onDeleteNamed(w.text(2), w.text(3)); }},
        {u"set_target"_s, [](Work &w) { w.field().relation->to = w.ref(w.text(2)); }},
        {u"set_through_fields"_s,
         [](Work &w) { w.field().relation->throughFields = valueFromJson(w.arguments[2]).toStrings(); }},
        {u"set_through"_s, [](Work &w) { w.field().relation->through = w.ref(w.text(2)); }},
        {u"rename_model"_s, [](Work &w) { w.model().name = w.text(1); }},
        {u"remove_model"_s, [](Work &w) { removeModel(w.schema, w.model().id); }},
        {u"add_model"_s, addModelTo},
        {u"set_meta"_s,
         [](Work &w) {
             w.model().meta.set(w.text(1), valueFromJson(w.arguments[2]));
             w.model().emptyMeta = false;
         }},
        {u"remove_meta"_s, [](Work &w) { w.model().meta.remove(w.text(1)); }},
        {u"add_index"_s, [](Work &w) { w.model().indexes.append(entryFrom(w.object(1), Index())); }},
        {u"set_index"_s,
         [](Work &w) {
             Index &index = w.model().indexes[w.arguments[1].toInt()];
             index = entryFrom(w.object(2), index);
         }},
        {u"remove_index"_s, [](Work &w) { w.model().indexes.removeAt(w.arguments[1].toInt()); }},
        {u"add_constraint"_s, [](Work &w) { w.model().constraints.append(entryFrom(w.object(1), Constraint())); }},
        {u"set_constraint"_s,
         [](Work &w) {
             Constraint &constraint = w.model().constraints[w.arguments[1].toInt()];
             constraint = entryFrom(w.object(2), constraint);
         }},
        {u"remove_constraint"_s, [](Work &w) { w.model().constraints.removeAt(w.arguments[1].toInt()); }},
        {u"set_bases"_s,
         [](Work &w) {
             QList<ModelRef> bases;
             for (const QJsonValue &name : w.arguments[1].toArray()) {
                 ModelRef base{.source = name.toString()};
                 for (const ModelRef &old : std::as_const(w.model()).bases) {
                     if (!old.source.isEmpty() && old.source == base.source)
                         base = old;
                 }
                 bases.append(base.source.contains(u'(') || w.model().bases.contains(base) ? base
                                                                                           : w.ref(name.toString()));
             }
             w.model().bases = bases;
         }},
        {u"drop_inherited"_s, [](Work &w) { w.model().dropped.append(w.text(1)); }},
        {u"keep_inherited"_s, [](Work &w) { w.model().dropped.removeAll(w.text(1)); }},
        {u"move_to_app"_s, [](Work &w) { w.model().app = appNamed(w.schema, w.text(1)); }},
    };
    return edits;
}

} // namespace

Value valueFromJson(const QJsonValue &json)
{
    if (json.isBool())
        return json.toBool();
    if (json.isDouble())
        return json.toInteger();
    if (json.isString())
        return json.toString();
    if (json.isObject())
        return Code{json.toObject()[u"code"].toString()};
    ValueList list;
    for (const QJsonValue &item : json.toArray())
        list.append(valueFromJson(item));
    return json.isArray() ? Value(list) : Value();
}

QString applyEdits(Schema &schema, QList<SourceFile> &sources, const QJsonArray &edits)
{
    for (const QJsonValue &edit : edits) {
        const QJsonObject object = edit.toObject();
        const QString name = object.keys().value(0);
        const auto found = language().constFind(name);
        if (found == language().cend())
            return u"There is no edit %1."_s.arg(name);
        Work work{schema, sources, object[name].toArray()};
        (*found)(work);
    }
    return {};
}
