// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/modelfacts.h"

#include "model/describe/definition.h"
#include "model/fields/catalogue.h"
#include "model/sql/columns.h"

#include <algorithm>

// The part of a model's facts that leads to other models: foreign keys, link tables, fields without a column.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// A foreign key of a link model.
struct LinkColumn
{
    const ResolvedField *field = nullptr;
    QString error = {}; ///< as Django words it, where there is none
};

bool pointsAt(const ResolvedField &field, int model)
{
    return model >= 0 && field.target == model && field.field.relation && hasOnDelete(field.field.type);
}

// Model._meta.fields: those of the parents first, then the model's own; a ForeignObject is among them.
void addFields(const Registry &registry, int model, QSet<int> &seen, QList<const ResolvedField *> &out)
{
    if (model < 0 || seen.contains(model))
        return;
    seen.insert(model);
    const ResolvedModel &owner = registry.at(model);
    for (const int base : owner.bases)
        addFields(registry, base, seen, out);
    for (const ResolvedField &field : owner.columns)
        out.append(&field);
    for (const ResolvedField &field : owner.virtuals) {
        if (field.field.type == FieldType::ForeignObject)
            out.append(&field);
    }
}

// ManyToManyField._get_m2m_attr and _get_m2m_reverse_attr.
std::pair<LinkColumn, LinkColumn> linkColumns(const Registry &registry, int owner, const ResolvedField &field)
{
    QSet<int> seenModels;
    QList<const ResolvedField *> columns;
    addFields(registry, field.through, seenModels, columns);
    const QStringList names = field.field.relation->throughFields;
    LinkColumn source, target;
    const bool self = field.target == owner;
    bool seen = false;
    for (const ResolvedField *column : std::as_const(columns)) {
        const bool named = names.isEmpty() || names.first() == column->field.name;
        if (!source.field && pointsAt(*column, owner) && named)
            source.field = column;
        if (!pointsAt(*column, field.target))
            continue;
        if (names.size() > 1) {
            if (column->field.name == names[1] && !target.field)
                target.field = column;
        } else if (self && names.isEmpty()) {
            // The second of the two keys to the model itself.
            if (seen)
                target.field = column;
            seen = true;
        } else if (!target.field && names.isEmpty()) {
            target.field = column;
        }
    }
    return {source, target};
}

} // namespace

QJsonValue ModelFacts::onDelete(const ResolvedField &field) const
{
    if (field.field.type == FieldType::GenericRelation)
        return QJsonObject{{u"name"_s, u"DO_NOTHING"_s}};
    const OnDelete &rule = field.field.relation->onDelete;
    if (rule.rule == OnDelete::Rule::Set)
        return QJsonObject{{u"name"_s, u"SET"_s}, {u"value"_s, m_values.source(rule.argument, field.declaredBy)}};
    if (rule.rule == OnDelete::Rule::Custom)
        return QJsonObject{{u"name"_s, rule.argument.section(u'.', -1)}};
    return QJsonObject{{u"name"_s, onDeleteRow(rule.rule).name.toString()}};
}

QJsonObject ModelFacts::relation(const ResolvedField &field) const
{
    const Options &options = field.field.options;
    const ResolvedField *target = m_registry.targetColumn(field);
    const QString query = options.text(u"related_query_name").isEmpty() ? QString() : field.relatedQueryName;
    const bool found = field.target >= 0;
    return {
        {u"kind"_s, field.field.type == FieldType::OneToOne ? u"one_to_one"_s : u"many_to_one"_s},
        {u"to"_s, targetLabel(m_registry, field)},
        {u"to_field"_s, target ? QJsonValue(target->field.name) : QJsonValue()},
        {u"to_table"_s,
         found ? QJsonValue(tableName(m_registry, m_registry.at(field.target).concrete, m_dialect)) : QJsonValue()},
        {u"to_column"_s, target ? QJsonValue(target->column) : QJsonValue()},
        {u"on_delete"_s, onDelete(field)},
        {u"related_name"_s, textOrNull(field.relatedName)},
        {u"related_query_name"_s, textOrNull(query)},
        {u"parent_link"_s, options.flag(u"parent_link")},
        {u"db_constraint"_s, options.flag(u"db_constraint", true)},
    };
}

void ModelFacts::addLink(int model, const ResolvedField &field, QJsonObject &out) const
{
    const auto put = [&](const QString &side, const LinkColumn &column, const QString &fieldError,
                         const QString &columnError) {
        out.insert(side + u"_field"_s,
                   column.field ? QJsonValue(column.field->field.name) : QJsonValue(errorObject(fieldError)));
        out.insert(side + u"_column"_s,
                   column.field ? textOrNull(column.field->column) : QJsonValue(errorObject(columnError)));
    };
    if (field.target < 0) {
        const QString none = u"AttributeError: 'ManyToManyField' object has no attribute '%1'"_s;
        put(u"source"_s, {}, none.arg(u"m2m_field_name"_s), none.arg(u"m2m_column_name"_s));
        put(u"target"_s, {}, none.arg(u"m2m_reverse_field_name"_s), none.arg(u"m2m_reverse_name"_s));
        return;
    }
    if (field.through < 0) {
        const QString none = u"AttributeError: 'str' object has no attribute '_meta'"_s;
        put(u"source"_s, {}, none, none);
        put(u"target"_s, {}, none, none);
        return;
    }
    const auto [source, target] = linkColumns(m_registry, model, field);
    const QString none = u"AttributeError: 'ManyToManyField' object has no attribute '%1'"_s;
    const bool oneName = field.field.relation->throughFields.size() == 1;
    const QString short_ = u"IndexError: tuple index out of range"_s;
    put(u"source"_s, source, none.arg(u"_m2m_name_cache"_s), none.arg(u"_m2m_column_cache"_s));
    put(u"target"_s, target, oneName ? short_ : none.arg(u"_m2m_reverse_name_cache"_s),
        oneName ? short_ : none.arg(u"_m2m_reverse_column_cache"_s));
}

QJsonObject ModelFacts::manyToMany(int model, const ResolvedField &field) const
{
    const Relation &relation = *field.field.relation;
    const Value *symmetrical = field.field.options.find(u"symmetrical");
    const bool self = field.target >= 0 && (field.target == model || relation.to.id == field.declaredBy);
    const bool automatic = field.through >= 0 && m_registry.at(field.through).linkOf >= 0;
    QJsonObject out{
        {u"field"_s, field.field.name},
        {u"definition"_s, fieldDefinition(m_registry, m_values, field)},
        {u"to"_s, targetLabel(m_registry, field)},
        {u"through"_s,
         field.through >= 0 ? QJsonValue(m_registry.at(field.through).label()) : textOrNull(relation.through.source)},
        {u"auto_created"_s, automatic},
        {u"symmetrical"_s, symmetrical && !symmetrical->isNone() ? symmetrical->toBool() : self},
        {u"through_fields"_s, relation.throughFields.isEmpty()
                                  ? QJsonValue()
                                  : QJsonValue(QJsonArray::fromStringList(relation.throughFields))},
    };
    if (field.through >= 0)
        out.insert(u"table"_s, tableName(m_registry, m_registry.at(field.through).concrete, m_dialect));
    else
        out.insert(u"table"_s, errorObject(u"AttributeError: 'str' object has no attribute '_meta'"_s));
    addLink(model, field, out);
    return out;
}

QJsonObject ModelFacts::virtualField(const ResolvedField &field) const
{
    const Options &options = field.field.options;
    const auto text = [&](const QString &name) {
        return m_values.value(effective(field.field, name), field.declaredBy);
    };
    const bool isPrivate =
        field.field.type == FieldType::GenericForeignKey || field.field.type == FieldType::GenericRelation;
    const auto classOf = [&](const QString &own) {
        const QString &custom = field.field.customClass;
        return custom.isEmpty() ? own : m_values.paths().path(custom, field.declaredBy);
    };
    QJsonObject out{{u"field"_s, field.field.name}, {u"private"_s, isPrivate}};
    switch (field.field.type) {
    case FieldType::GenericForeignKey:
        out.insert(u"class"_s, classOf(u"django.contrib.contenttypes.fields.GenericForeignKey"_s));
        for (const QString &name : {u"ct_field"_s, u"fk_field"_s, u"for_concrete_model"_s})
            out.insert(name, text(name));
        return out;
    case FieldType::GenericRelation:
        out.insert(u"class"_s, classOf(u"django.contrib.contenttypes.fields.GenericRelation"_s));
        out.insert(u"for_concrete_model"_s, text(u"for_concrete_model"_s));
        out.insert(u"content_type_field_name"_s, effective(field.field, u"content_type_field").toText());
        out.insert(u"object_id_field_name"_s, effective(field.field, u"object_id_field").toText());
        out.insert(u"from_fields"_s, QJsonArray{effective(field.field, u"object_id_field").toText()});
        out.insert(u"to_fields"_s, QJsonArray());
        break;
    case FieldType::ForeignObject:
        out.insert(u"class"_s, classOf(u"django.db.models.fields.related.ForeignObject"_s));
        for (const QString &name : {u"from_fields"_s, u"to_fields"_s})
            out.insert(name, m_values.value(options.value(name), field.declaredBy));
        break;
    default: {
        out.insert(u"class"_s, u"django.db.models.fields.composite.CompositePrimaryKey"_s);
        QJsonArray names;
        for (const Value &name : field.field.arguments)
            names.append(name.toText());
        out.insert(u"field_names"_s, names);
        return out;
    }
    }
    const QString query = options.text(u"related_query_name").isEmpty() ? QString() : field.relatedQueryName;
    out.insert(u"to"_s, targetLabel(m_registry, field));
    out.insert(u"on_delete"_s, onDelete(field));
    out.insert(u"related_query_name"_s, textOrNull(query));
    return out;
}

} // namespace relata
