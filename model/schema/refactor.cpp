// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/refactor.h"

#include "model/fields/catalogue.h"
#include "model/schema/names.h"

#include <QSet>

#include <functional>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// What a name in a list becomes: `-title` keeps its sign, `author__name` its further steps.  Empty: it goes.
using NameChange = std::function<QString(const QString &)>;

QString changedName(const QString &text, const NameChange &change)
{
    const QString sign = text.startsWith(u'-') || text.startsWith(u'+') ? text.left(1) : QString();
    const qsizetype end = text.indexOf("__"_L1, sign.size() + 1);
    const QString first = end < 0 ? text.mid(sign.size()) : text.mid(sign.size(), end - sign.size());
    const QString now = change(first);
    return now.isEmpty() ? QString() : sign + now + (end < 0 ? QString() : text.mid(end));
}

QStringList changedNames(const QStringList &names, const NameChange &change)
{
    QStringList out;
    for (const QString &name : names) {
        const QString now = changedName(name, change);
        if (!now.isEmpty())
            out.append(now);
    }
    return out;
}

// A name, a list of names, or a list of such lists (unique_together); a list that loses its last name goes.
Value changedValue(const Value &value, const NameChange &change)
{
    if (value.isText())
        return changedName(value.toText(), change);
    if (!value.isList())
        return value;
    ValueList out;
    for (const Value &item : value.toList()) {
        const Value now = changedValue(item, change);
        const bool gone = (now.isText() && now.toText().isEmpty() && !item.toText().isEmpty()) ||
                          (now.isList() && now.toList().isEmpty() && !item.toList().isEmpty());
        if (!gone)
            out.append(now);
    }
    return out;
}

void changeOption(Options &options, const QString &name, const NameChange &change)
{
    const Value *value = options.find(name);
    if (!value)
        return;
    const Value now = changedValue(*value, change);
    const bool gone = (now.isText() && now.toText().isEmpty()) || (now.isList() && now.toList().isEmpty());
    if (gone)
        options.remove(name);
    else if (!(now == *value))
        options.set(name, now);
}

// Where Meta, an index or a constraint names fields of its own model.
void changeOwnNames(Model &model, const NameChange &change)
{
    for (const QString &name :
         {u"ordering"_s, u"unique_together"_s, u"index_together"_s, u"get_latest_by"_s, u"order_with_respect_to"_s})
        changeOption(model.meta, name, change);
    const auto changeList = [&](auto &list) {
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QStringList before = std::as_const(list)[i].fields;
            auto &item = list[i];
            item.fields = changedNames(before, change);
            changeOption(item.options, u"include"_s, change);
            if (item.fields.isEmpty() && !before.isEmpty() && item.expressions.isEmpty())
                list.removeAt(i--);
        }
    };
    if (!model.indexes.isEmpty())
        changeList(model.indexes);
    if (!model.constraints.isEmpty())
        changeList(model.constraints);
    for (qsizetype i = 0; i < model.fields.size(); ++i) {
        const Field &field = std::as_const(model.fields)[i];
        for (const OptionRow &row : fieldOptions()) {
            if ((row.type == ValueType::FieldName || row.type == ValueType::FieldNames) && field.options.has(row.name))
                changeOption(model.fields[i].options, row.name.toString(), change);
        }
    }
}

QSet<ModelId> withDescendants(const Schema &schema, ModelId modelId)
{
    QSet<ModelId> family{modelId};
    for (bool grown = true; grown;) {
        grown = false;
        for (const Model &model : schema.models) {
            if (family.contains(model.id))
                continue;
            for (const ModelRef &base : model.bases) {
                if (family.contains(base.id)) {
                    family.insert(model.id);
                    grown = true;
                    break;
                }
            }
        }
    }
    return family;
}

// Where relations of any model name fields of the family: to_field, the generic pair, through_fields.
void changeForeignNames(Schema &schema, const QSet<ModelId> &family, const NameChange &change)
{
    for (qsizetype m = 0; m < schema.models.size(); ++m) {
        const Model &model = std::as_const(schema.models)[m];
        for (qsizetype f = 0; f < model.fields.size(); ++f) {
            const Field &field = std::as_const(schema.models)[m].fields[f];
            if (!field.relation)
                continue;
            if (family.contains(field.relation->through.id) && !field.relation->throughFields.isEmpty()) {
                QStringList names = changedNames(field.relation->throughFields, change);
                if (names.size() != field.relation->throughFields.size())
                    names.clear();
                if (names != field.relation->throughFields)
                    schema.models[m].fields[f].relation->throughFields = names;
            }
            if (!family.contains(field.relation->to.id))
                continue;
            for (const QString &name : {u"to_field"_s, u"content_type_field"_s, u"object_id_field"_s, u"to_fields"_s}) {
                const Value *value = std::as_const(schema.models)[m].fields[f].options.find(name);
                if (value && !(changedValue(*value, change) == *value))
                    changeOption(schema.models[m].fields[f].options, name, change);
            }
        }
    }
}

void changeFieldName(Schema &schema, ModelId modelId, const NameChange &change)
{
    const QSet<ModelId> family = withDescendants(schema, modelId);
    for (qsizetype i = 0; i < schema.models.size(); ++i) {
        if (family.contains(std::as_const(schema.models)[i].id)) {
            Model changed = std::as_const(schema.models)[i];
            changeOwnNames(changed, change);
            if (!(changed == std::as_const(schema.models)[i]))
                schema.models[i] = changed;
        }
    }
    changeForeignNames(schema, family, change);
}

QStringList fieldNames(const Model &model)
{
    QStringList names;
    for (const Field &field : model.fields)
        names.append(field.name);
    return names;
}

Field newField(const Model &model, const QString &name, FieldType type)
{
    Field field;
    field.id = FieldId::create();
    field.name = unusedName(isIdentifier(name) ? name : name + "_field"_L1, fieldNames(model));
    field.type = type;
    return field;
}

FieldId addGenericKey(Schema &schema, ModelId from, ModelId to)
{
    Model &source = *schema.find(from);
    const Field *existing = nullptr;
    for (const Field &field : std::as_const(source).fields) {
        if (field.type == FieldType::GenericForeignKey)
            existing = &field;
    }
    FieldId made = existing ? existing->id : FieldId();
    QString typeName = existing ? effective(*existing, u"ct_field").toText() : QString();
    QString keyName = existing ? effective(*existing, u"fk_field").toText() : QString();
    if (!existing) {
        Field type = newField(source, u"content_type"_s, FieldType::ForeignKey);
        type.relation = Relation{.to = {.id = ModelId::named(u"contenttypes.ContentType"_s)}};
        source.fields.append(type);
        source.fields.append(newField(source, u"object_id"_s, FieldType::PositiveInteger));
        keyName = source.fields.last().name;
        typeName = type.name;
        Field key = newField(source, u"content_object"_s, FieldType::GenericForeignKey);
        if (typeName != u"content_type")
            key.options.set(u"ct_field"_s, typeName);
        if (keyName != u"object_id")
            key.options.set(u"fk_field"_s, keyName);
        source.fields.append(key);
        made = key.id;
    }
    Model *target = schema.find(to);
    if (target->origin != Origin::Project || from == to)
        return made;
    Field reverse = newField(*target, snakeCase(schema.find(from)->name) + u's', FieldType::GenericRelation);
    reverse.relation = Relation{.to = {.id = from}};
    if (typeName != u"content_type")
        reverse.options.set(u"content_type_field"_s, typeName);
    if (keyName != u"object_id")
        reverse.options.set(u"object_id_field"_s, keyName);
    target->fields.append(reverse);
    return made;
}

} // namespace

void renameField(Schema &schema, ModelId modelId, FieldId fieldId, const QString &newName)
{
    Model *model = schema.find(modelId);
    Field *field = model ? model->find(fieldId) : nullptr;
    if (!field || field->name == newName)
        return;
    const QString oldName = field->name;
    field->name = newName;
    changeFieldName(schema, modelId, [&](const QString &name) { return name == oldName ? newName : name; });
}

void removeField(Schema &schema, ModelId modelId, FieldId fieldId)
{
    Model *model = schema.find(modelId);
    const Field *field = model ? std::as_const(*model).find(fieldId) : nullptr;
    if (!field)
        return;
    const QString oldName = field->name;
    model->fields.removeIf([&](const Field &item) { return item.id == fieldId; });
    changeFieldName(schema, modelId, [&](const QString &name) { return name == oldName ? QString() : name; });
}

void removeModel(Schema &schema, ModelId modelId)
{
    const Model *model = std::as_const(schema).find(modelId);
    if (!model || model->origin == Origin::Contrib)
        return;
    QList<std::pair<ModelId, FieldId>> doomed;
    for (qsizetype i = 0; i < schema.models.size(); ++i) {
        const Model &other = std::as_const(schema.models)[i];
        if (other.id == modelId)
            continue;
        for (const Field &field : other.fields) {
            if (field.relation && (field.relation->to.id == modelId || field.relation->through.id == modelId))
                doomed.append({other.id, field.id});
        }
        const auto isIt = [&](const ModelRef &ref) { return ref.id == modelId; };
        if (std::any_of(other.bases.begin(), other.bases.end(), isIt))
            schema.models[i].bases.removeIf(isIt);
        if (std::any_of(other.metaBases.begin(), other.metaBases.end(), isIt))
            schema.models[i].metaBases.removeIf(isIt);
    }
    for (const auto &[owner, field] : std::as_const(doomed))
        removeField(schema, owner, field);
    schema.models.removeIf([&](const Model &item) { return item.id == modelId; });
    if (schema.settings.userModel == modelId)
        schema.settings.userModel = Settings().userModel;
}

void changeFieldType(Field &field, FieldType type)
{
    if (field.type == type)
        return;
    field.type = type;
    field.arguments.clear();
    field.customClass.clear();
    const Options before = field.options;
    for (const Options::Entry &entry : before) {
        const OptionRow *row = fieldOption(entry.name);
        if (entry.value.isImplied() || (row && !appliesTo(*row, type)))
            field.options.remove(entry.name);
    }
    if (!isRelation(type))
        field.relation.reset();
    else if (!field.relation)
        field.relation = Relation{};
    if (field.relation && type != FieldType::ManyToMany) {
        field.relation->through = {};
        field.relation->throughFields.clear();
    }
}

AppId appNamed(Schema &schema, const QString &label)
{
    if (const App *app = std::as_const(schema).app(label))
        return app->id;
    App app;
    app.id = AppId::create();
    app.label = label;
    schema.apps.append(app);
    return app.id;
}

ModelId addModel(Schema &schema, AppId app, const QString &name)
{
    QStringList taken;
    for (const Model &model : std::as_const(schema).models) {
        if (model.app == app)
            taken.append(model.name);
    }
    Model model;
    model.id = ModelId::create();
    model.app = app;
    model.name = unusedName(name, taken);
    schema.models.append(model);
    return model.id;
}

FieldId addRelationship(Schema &schema, Relationship kind, ModelId from, ModelId to)
{
    const Model *source = std::as_const(schema).find(from);
    const Model *target = std::as_const(schema).find(to);
    if (!source || !target || source->origin != Origin::Project)
        return {};
    if (kind == Relationship::Generic)
        return addGenericKey(schema, from, to);
    const bool many = kind == Relationship::ManyToMany;
    const bool self = from == to;
    QString name = many ? snakeCase(target->name) + u's' : self ? u"parent"_s : snakeCase(target->name);
    const FieldType type = many                             ? FieldType::ManyToMany
                           : kind == Relationship::OneToOne ? FieldType::OneToOne
                                                            : FieldType::ForeignKey;
    Field field = newField(*source, name, type);
    field.relation = Relation{.to = {.id = to}};
    // A row that must point at a row of its own table could never be the first one.
    if (self && !many) {
        field.options.set(u"null"_s, true);
        field.options.set(u"blank"_s, true);
    }
    schema.find(from)->fields.append(field);
    return field.id;
}

} // namespace relata
