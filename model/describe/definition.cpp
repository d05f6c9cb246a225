// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/definition.h"

#include "model/fields/catalogue.h"

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// The options of every field class, with what goes without saying.
struct CommonOption
{
    QStringView name;
    Value otherwise;
};
const std::array common = {
    CommonOption{u"verbose_name", {}},     CommonOption{u"primary_key", false},  CommonOption{u"max_length", {}},
    CommonOption{u"unique", false},        CommonOption{u"blank", false},        CommonOption{u"null", false},
    CommonOption{u"db_index", false},      CommonOption{u"editable", true},      CommonOption{u"unique_for_date", {}},
    CommonOption{u"unique_for_month", {}}, CommonOption{u"unique_for_year", {}}, CommonOption{u"choices", {}},
    CommonOption{u"help_text", u""_s},     CommonOption{u"db_column", {}},       CommonOption{u"db_comment", {}},
    CommonOption{u"db_tablespace", {}},    CommonOption{u"validators", {}},      CommonOption{u"error_messages", {}},
};

// Options of single classes, left out where they are these.
const std::array special = {
    CommonOption{u"db_collation", {}},
    CommonOption{u"allow_unicode", false},
    CommonOption{u"auto_now", false},
    CommonOption{u"auto_now_add", false},
    CommonOption{u"max_digits", {}},
    CommonOption{u"decimal_places", {}},
    CommonOption{u"protocol", u"both"_s},
    CommonOption{u"unpack_ipv4", false},
    CommonOption{u"encoder", {}},
    CommonOption{u"decoder", {}},
    CommonOption{u"storage", {}},
    CommonOption{u"width_field", {}},
    CommonOption{u"height_field", {}},
    CommonOption{u"path", u""_s},
    CommonOption{u"match", {}},
    CommonOption{u"recursive", false},
    CommonOption{u"allow_files", true},
    CommonOption{u"allow_folders", false},
    CommonOption{u"limit_choices_to", {}},
    CommonOption{u"related_name", {}},
    CommonOption{u"related_query_name", {}},
    CommonOption{u"db_constraint", true},
};

bool isSame(const Value &a, const Value &b)
{
    return a.plain() == b.plain();
}

bool isDate(FieldType type)
{
    return type == FieldType::Date || type == FieldType::DateTime || type == FieldType::Time;
}

QJsonObject commonOptions(const PlainValues &values, const ResolvedField &field)
{
    QJsonObject out;
    for (const CommonOption &row : common) {
        const Value value = effective(field.field, row.name);
        const bool empty = row.name == u"help_text" && value.isNone() && !field.field.options.has(row.name);
        if (isSame(value, row.otherwise) || empty)
            continue;
        if (row.name == u"validators" && value.isList() && value.toList().isEmpty())
            continue;
        out.insert(row.name.toString(), row.name == u"choices" ? values.choices(value, field.declaredBy)
                                                               : values.value(value, field.declaredBy));
    }
    for (const QString &name : {u"default"_s, u"db_default"_s}) {
        if (const Value *value = field.field.options.find(name))
            out.insert(name, values.value(*value, field.declaredBy));
    }
    return out;
}

void addSpecial(const PlainValues &values, const ResolvedField &field, QJsonObject &out)
{
    for (const CommonOption &row : special) {
        const Value *value = field.field.options.find(row.name);
        if (value && !isSame(*value, row.otherwise))
            out.insert(row.name.toString(), values.value(*value, field.declaredBy));
    }
    const QJsonValue limit = out.value(u"limit_choices_to"_s);
    const bool emptyQ = limit[u"class"_s] == u"django.db.models.Q"_s && limit[u"children"_s].toArray().isEmpty();
    if (limit == QJsonObject() || emptyQ)
        out.remove(u"limit_choices_to"_s);
}

// What each class takes away from, or always adds to, the common options.
void adjust(const PlainValues &values, const ResolvedField &field, QJsonObject &out)
{
    const FieldType type = field.field.type;
    const auto removeLength = [&](int length) {
        if (out.value(u"max_length"_s) == length)
            out.remove(u"max_length"_s);
    };
    switch (type) {
    case FieldType::Auto:
    case FieldType::BigAuto:
    case FieldType::SmallAuto:
        out.remove(u"blank"_s);
        out.insert(u"primary_key"_s, true);
        break;
    case FieldType::Slug:
        removeLength(50);
        if (effective(field.field, u"db_index").toBool())
            out.remove(u"db_index"_s);
        else
            out.insert(u"db_index"_s, false);
        break;
    case FieldType::URL:
        removeLength(200);
        break;
    case FieldType::File:
    case FieldType::Image:
        removeLength(100);
        out.insert(u"upload_to"_s, values.value(field.field.options.value(u"upload_to", u""_s), field.declaredBy));
        break;
    case FieldType::FilePath:
        removeLength(100);
        break;
    case FieldType::Binary:
        out.remove(u"editable"_s);
        if (field.field.options.flag(u"editable"))
            out.insert(u"editable"_s, true);
        break;
    case FieldType::Generated:
        out.remove(u"blank"_s);
        out.remove(u"editable"_s);
        for (const QString &name : {u"db_persist"_s, u"expression"_s, u"output_field"_s})
            out.insert(name, values.value(field.field.options.value(name), field.declaredBy));
        break;
    default:
        break;
    }
    if (isDate(type) && (field.field.options.flag(u"auto_now") || field.field.options.flag(u"auto_now_add"))) {
        out.remove(u"editable"_s);
        out.remove(u"blank"_s);
    }
}

void addRelation(const Registry &registry, const PlainValues &values, const ResolvedField &field, QJsonObject &out)
{
    const FieldType type = field.field.type;
    const Options &options = field.field.options;
    const QString setting = swappableSetting(registry, field);
    const QString to = targetLabel(registry, field).toLower();
    out.insert(u"to"_s,
               setting.isEmpty() ? QJsonValue(to) : QJsonValue(QJsonObject{{u"setting"_s, setting}, {u"value"_s, to}}));
    if (type == FieldType::ManyToMany) {
        if (options.has(u"db_table") && !options.find(u"db_table")->isNone())
            out.insert(u"db_table"_s, values.value(*options.find(u"db_table"), field.declaredBy));
        const Relation &relation = *field.field.relation;
        if (!relation.through.isNull())
            out.insert(u"through"_s, field.through >= 0 ? registry.at(field.through).label() : relation.through.source);
        if (!relation.throughFields.isEmpty())
            out.insert(u"through_fields"_s, QJsonArray::fromStringList(relation.throughFields));
        return;
    }
    out.insert(u"on_delete"_s, onDeleteDefinition(values, field));
    if (options.flag(u"parent_link"))
        out.insert(u"parent_link"_s, true);
    if (effective(field.field, u"db_index").toBool())
        out.remove(u"db_index"_s);
    else
        out.insert(u"db_index"_s, false);
    if (type == FieldType::OneToOne)
        out.remove(u"unique"_s);
    const QString toField = options.text(u"to_field");
    const ResolvedField *key = registry.primaryKey(field.target);
    if (!toField.isEmpty() && (field.target < 0 || (key && key->field.name != toField)))
        out.insert(u"to_field"_s, toField);
}

void addAutomatic(const ResolvedField &field, QJsonObject &out)
{
    if (field.primaryKey)
        out.insert(u"serialize"_s, false);
    switch (field.made) {
    case Made::Key:
    case Made::ParentLink:
        out.insert(u"auto_created"_s, true);
        break;
    case Made::LinkSource:
    case Made::LinkTarget:
        if (!out.contains(u"db_tablespace"_s))
            out.insert(u"db_tablespace"_s, u""_s);
        break;
    default:
        break;
    }
}

} // namespace

QString targetLabel(const Registry &registry, const ResolvedField &field)
{
    if (field.target >= 0)
        return registry.at(field.target).label();
    const ModelRef &to = field.field.relation->to;
    const Model *model = registry.schema().find(to.id);
    if (!model)
        return to.source;
    return model->name; // an abstract one, which Django does not find
}

QString swappableSetting(const Registry &registry, const ResolvedField &field)
{
    if (field.target < 0 || !field.field.options.flag(u"swappable", true))
        return {};
    const ResolvedModel &target = registry.at(field.target);
    if (target.id == registry.schema().settings.userModel && target.proxyFor < 0)
        return u"AUTH_USER_MODEL"_s;
    return target.meta.text(u"swappable");
}

QJsonValue onDeleteDefinition(const PlainValues &values, const ResolvedField &field)
{
    const OnDelete &rule = field.field.relation->onDelete;
    if (rule.rule == OnDelete::Rule::Set)
        return QJsonObject{{u"class"_s, u"django.db.models.SET"_s},
                           {u"args"_s, QJsonArray{values.source(rule.argument, field.declaredBy)}}};
    if (rule.rule == OnDelete::Rule::Custom)
        return QJsonObject{{u"callable"_s, values.paths().path(rule.argument, field.declaredBy)}};
    return QJsonObject{{u"callable"_s, u"django.db.models.deletion."_s + onDeleteRow(rule.rule).name.toString()}};
}

QJsonObject fieldDefinition(const Registry &registry, const PlainValues &values, const ResolvedField &field)
{
    QJsonObject options = commonOptions(values, field);
    addSpecial(values, field, options);
    adjust(values, field, options);
    if (field.field.relation)
        addRelation(registry, values, field, options);
    addAutomatic(field, options);
    const bool ours = !field.field.customClass.isEmpty() || field.field.type == FieldType::Opaque;
    if (ours) {
        for (const Options::Entry &entry : field.field.options) {
            if (!entry.value.isImplied() && !fieldOption(entry.name))
                options.insert(entry.name, values.value(entry.value, field.declaredBy));
        }
    }
    QString path = u"django.db.models."_s + fieldClass(field.field.type).name.toString();
    if (ours)
        path = values.paths().path(field.field.customClass, field.declaredBy);
    else if (field.made == Made::Order)
        path = u"django.db.models.OrderWrt"_s;
    QJsonObject out{{u"class"_s, path}, {u"options"_s, options}};
    if (!field.field.arguments.isEmpty()) {
        QJsonArray arguments;
        for (const Value &argument : field.field.arguments)
            arguments.append(values.value(argument, field.declaredBy));
        out.insert(u"args"_s, arguments);
    }
    return out;
}

} // namespace relata
