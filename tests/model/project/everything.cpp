// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/project/everything.h"

#include "model/fields/catalogue.h"

#include <QJsonArray>

#include <limits>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

ModelId modelId(const QString &name)
{
    return ModelId::named(u"everything."_s + name);
}

Value sample(const OptionRow &row)
{
    switch (row.type) {
    case ValueType::Boolean:
        return true;
    case ValueType::Integer:
        return std::numeric_limits<qint64>::max();
    case ValueType::Text:
        return u"\"quoted\" \\ tab\t line\n \u00e9\u4e2d \U0001F600 \u2028 \u007f \u0001"_s;
    case ValueType::Choices:
        return ValueList{Value::strings({u"a"_s, u"A"_s}),
                         ValueList{u"Group"_s, ValueList{Value::strings({u"b"_s, u"B"_s}), ValueList{1, Value()}}}};
    case ValueType::FieldNames:
        return Value::strings({u"one"_s, u"-two"_s});
    case ValueType::Any:
        return ValueList{};
    case ValueType::Code:
        return Code{u"lambda:\n    [\"x\"]"_s};
    default:
        return u"word"_s;
    }
}

QJsonObject newerWords()
{
    return {{u"a_newer_word"_s, QJsonArray{1, 2.5, -3e40}},
            {u"another"_s, QJsonObject{{u"code"_s, u"x"_s}}},
            {u"nested"_s, QJsonArray{QJsonArray{u"one"_s, true}, QJsonObject{{u"deep"_s, QJsonValue::Null}}}},
            {u"wide"_s, QJsonValue(std::numeric_limits<qint64>::min())}};
}

Field fieldOf(FieldType type, const QString &name, const QString &model)
{
    Field field;
    field.id = FieldId::named(model + u'.' + name);
    field.name = name;
    field.type = type;
    if (isRelation(type))
        field.relation = Relation{.to = {modelId(u"Plain"_s)}};
    return field;
}

Model modelOf(const Schema &schema, const QString &name, qsizetype app)
{
    Model model;
    model.id = modelId(name);
    model.app = schema.apps[app].id;
    model.name = name;
    return model;
}

/// Each kind of value, spelled, implied, and both, by itself and within lists.
Field allValues(const QString &model)
{
    Field field = fieldOf(FieldType::Opaque, u"values"_s, model);
    const ValueList values = {Value(),
                              true,
                              104,
                              u"title"_s,
                              Code{u"timezone.now"_s},
                              ValueList{},
                              ValueList{1, u"one"_s},
                              ValueList{Value::strings({u"draft"_s, u"Draft"_s}), ValueList{u"done"_s, u"Done"_s}}};
    ValueList told;
    for (const Value &value : values)
        told += {value.spelled(u"_(\"x\")"_s), value.implied(), value.spelled(u"MAX"_s).implied()};
    for (qsizetype i = 0; i < told.size(); ++i)
        field.options.set(u"option%1"_s.arg(i), told[i]);
    field.options.set(u"list"_s, told);
    field.options.set(u"pairs"_s, ValueList{ValueList{u"draft"_s, Value(u"Draft"_s).spelled(u"_(\"Draft\")"_s)},
                                            ValueList{1, ValueList(told)}});
    field.arguments = told;
    return field;
}

/// Each class once with all the options it takes.
Model allFields(const Schema &schema, qsizetype app)
{
    Model model = modelOf(schema, u"AllFields"_s, app);
    for (const FieldClass &row : fieldClasses()) {
        Field field = fieldOf(row.type, u"field%1"_s.arg(int(row.type)), model.name);
        for (const OptionRow &option : fieldOptions()) {
            if (appliesTo(option, row.type))
                field.options.set(option.name.toString(), sample(option));
        }
        field.options.set(u"a_newer_option"_s, Value());
        field.unknown = newerWords();
        if (row.type == FieldType::Opaque) {
            field.customClass = u"money.MoneyField"_s;
            field.arguments = {1, u"EUR"_s, Code{u"Decimal(\"1.50\")"_s}, ValueList{ValueList{false}}};
        }
        model.fields.append(field);
    }
    Field bare = fieldOf(FieldType::Opaque, u"bare"_s, model.name);
    bare.customClass = u"MoneyField"_s;
    Field sku = fieldOf(FieldType::Char, u"sku"_s, model.name);
    sku.customClass = u"shop.SkuField"_s;
    Field namesake = fieldOf(FieldType::ForeignKey, u"namesake"_s, model.name);
    namesake.customClass = u"CharField"_s;
    model.fields += {bare, sku, namesake, allValues(model.name)};
    model.unknown = newerWords();
    return model;
}

/// Each rule once, and references by id, by source and by both.
Model allRelations(const Schema &schema, qsizetype app)
{
    Model model = modelOf(schema, u"AllRelations"_s, app);
    for (const OnDeleteRow &row : onDeleteRules()) {
        Field field = fieldOf(FieldType::ForeignKey, u"rule%1"_s.arg(int(row.rule)), model.name);
        field.relation->onDelete = {row.rule, row.takesArgument ? u"get_sentinel"_s : QString()};
        model.fields.append(field);
    }
    Field user = fieldOf(FieldType::ForeignKey, u"user"_s, model.name);
    user.relation->to = {ModelId::named(u"auth.User"_s), u"settings.AUTH_USER_MODEL"_s};
    Field missing = fieldOf(FieldType::OneToOne, u"missing"_s, model.name);
    missing.relation->to = {{}, u"shop.Missing"_s};
    Field nowhere = fieldOf(FieldType::ForeignKey, u"nowhere"_s, model.name);
    nowhere.relation->to = {};
    Field self = fieldOf(FieldType::ManyToMany, u"self"_s, model.name);
    self.relation = Relation{.to = {model.id}, .through = {modelId(u"Plain"_s)}, .throughFields = {u"a"_s, u"b"_s}};
    model.fields += {user, missing, nowhere, self};
    return model;
}

Model allMeta(const Schema &schema, qsizetype app)
{
    Model model = modelOf(schema, u"AllMeta"_s, app);
    for (const OptionRow &option : metaOptions())
        model.meta.set(option.name.toString(), sample(option));
    model.bases = {
        {modelId(u"Plain"_s)}, {{}, u"mixins.Stamped"_s}, {ModelId::named(u"auth.AbstractUser"_s), u"AbstractUser"_s}};
    model.metaBases = {{modelId(u"Plain"_s)}};
    model.dropped = {u"email"_s, u"name"_s};
    Options options;
    options.set(u"condition"_s, Code{u"Q(a=1) & ~Q(b=2)"_s});
    options.set(u"include"_s, Value::strings({u"c"_s}));
    model.indexes = {Index{u"Index"_s, {u"-a"_s, u"b"_s}, {}, options, newerWords()},
                     Index{u"GinIndex"_s, {}, {u"Lower(\"a\")"_s}, {}, {}}};
    model.constraints = {Constraint{u"UniqueConstraint"_s, {u"a"_s}, {}, options, newerWords()},
                         Constraint{u"CheckConstraint"_s, {}, {}, options, {}}};
    return model;
}

/// One of Django's own models as a project has it that read it from its source.
void readUser(Schema &schema)
{
    Model user = *schema.model(u"auth.User");
    user.origin = Origin::Project;
    user.fields.append(fieldOf(FieldType::Char, u"nickname"_s, user.name));
    schema.models.removeIf([&](const Model &model) { return model.id == user.id; });
    schema.models.append(user);
    App &auth = *schema.find(user.app);
    auth.origin = Origin::Project;
    auth.defaultAutoField = u"BigAutoField"_s;
}

QList<SourceFile> allSources(const Schema &schema)
{
    return {SourceFile{.path = u"../elsewhere/models.py"_s, .unknown = newerWords()},
            SourceFile{.path = u"zoo/models.py"_s,
                       .module = u"zoo.models"_s,
                       .app = schema.app(u"zoo")->id,
                       .digest = u"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"_s,
                       .definitions = {{u"MAX"_s, u"MAX = (\n    200\n)"_s, {}},
                                       {u"Status"_s, u"class Status:\n\tpass"_s, modelId(u"AllFields"_s)}},
                       .models = {modelId(u"Plain"_s), ModelId::named(u"deleted since"_s)},
                       .ids = {{u"Plain"_s, modelId(u"Plain"_s).uuid}, {u"Plain.\u00e9"_s, QUuid::createUuidV5({}, u"x"_s)}}}};
}

} // namespace

Project everything()
{
    Project project;
    Schema &schema = project.schema;
    const qsizetype auth = 1;
    const qsizetype first = schema.apps.size();
    schema.apps[auth].unknown = newerWords();
    schema.apps.append({AppId::named(u"zoo"_s), u"zoo"_s, u"SmallAutoField"_s, Origin::Project, newerWords()});
    schema.apps.append({AppId::named(u"elsewhere"_s), u"elsewhere"_s, {}, Origin::External, {}});
    schema.apps.append({AppId::named(u"art"_s), u"art"_s, {}, Origin::Project, {}});

    Model proxy = modelOf(schema, u"Staff"_s, auth);
    proxy.bases = {{ModelId::named(u"auth.User"_s)}};
    proxy.meta.set(u"proxy"_s, true);
    Model plain = modelOf(schema, u"Plain"_s, first);
    plain.emptyMeta = true;
    Model external = modelOf(schema, u"Foreign"_s, first + 1);
    external.origin = Origin::External;
    readUser(schema);
    schema.models += {proxy,
                      plain,
                      allMeta(schema, first),
                      allFields(schema, first),
                      allRelations(schema, first),
                      external,
                      modelOf(schema, u"Plain2"_s, first + 2)};

    schema.settings = {u"6.1"_s, QString(), ModelId()};
    project.dialect = u"postgresql"_s;
    project.layout.places = {{modelId(u"Plain"_s), {-24, 0.1}}, {ModelId::named(u"auth.User"_s), {1e6, 1234567.125}}};
    project.layout.hues = {{schema.apps[first].id, 11}, {schema.apps[auth].id, 0}};
    project.layout.notes = {{NoteId::named(u"two"_s), u"Two\nlines"_s, QRectF(0.5, -1, 240, 96), newerWords()},
                            {NoteId::named(u"one"_s), QString(), QRectF(), {}}};
    project.layout.unknown = newerWords();
    project.sources = allSources(schema);
    project.unknown = newerWords();
    return project;
}

} // namespace relata
