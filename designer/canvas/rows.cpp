// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/rows.h"

#include "model/fields/catalogue.h"
#include "model/schema/accessors.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString kindMark(FieldType type)
{
    switch (type) {
    case FieldType::ForeignKey:
    case FieldType::ForeignObject: return u"FK"_s;
    case FieldType::OneToOne: return u"O2O"_s;
    case FieldType::ManyToMany: return u"M2M"_s;
    case FieldType::GenericForeignKey: return u"GFK"_s;
    case FieldType::GenericRelation: return u"G"_s;
    default: return {};
    }
}

QString typeText(const Registry &registry, const Model &owner, const Field &field)
{
    if (field.type == FieldType::GenericForeignKey)
        return u"→ *"_s;
    if (!field.relation)
        return shortType(field);
    const QString target = targetName(registry, owner, *field.relation);
    return target.isEmpty() ? shortType(field) : u"→ "_s + target;
}

Row fieldRow(const Registry &registry, const Model &owner, const Field &field, const QString &mark)
{
    return {.kind = Row::Kind::Field,
            .model = owner.id,
            .field = field.id,
            .mark = mark,
            .name = field.name,
            .type = typeText(registry, owner, field),
            .relation = field.relation.has_value() || field.type == FieldType::GenericForeignKey};
}

Row resolvedRow(const Registry &registry, const Model &model, const ResolvedField &field)
{
    const Model *declaring = field.declaredBy == model.id ? &model : registry.schema().find(field.declaredBy);
    Row row = fieldRow(registry, declaring ? *declaring : model, field.field,
                       markOf(field.field, field.primaryKey, field.unique, field.null));
    if (field.made == Made::ParentLink && field.target >= 0)
        row.model = model.id;
    if (field.made != Made::Declared && field.made != Made::Inherited)
        row.field = {};
    row.inherited = field.made == Made::Inherited;
    return row;
}

// Where a field without a column goes among those that have one: behind the field that its class declares before it.
qsizetype placeFor(const Schema &schema, const Model &model, const ResolvedField &field, const QList<Row> &rows)
{
    const Model *owner = field.declaredBy == model.id ? &model : schema.find(field.declaredBy);
    if (!owner)
        return rows.size();
    bool seen = false;
    for (auto before = owner->fields.crbegin(); before != owner->fields.crend(); ++before) {
        if (!seen) {
            seen = before->id == field.field.id;
            continue;
        }
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (rows[i].field == before->id)
                return i + 1;
        }
    }
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (!rows[i].field.isNull() && rows[i].model == owner->id)
            return i;
    }
    return rows.size();
}

QList<Row> accessorRows(const Registry &registry, int model)
{
    QList<Row> rows;
    for (const Accessor &accessor : accessors(registry, model)) {
        if (!accessor.reverse || accessor.name.isEmpty() || accessor.inheritedFrom >= 0)
            continue;
        const ResolvedField &field = registry.field(accessor.field);
        const bool automatic = field.made == Made::ParentLink; // nothing in the schema that could be selected
        rows.append({.kind = Row::Kind::Accessor,
                     .model = registry.at(accessor.field.model).id,
                     .field = automatic ? FieldId() : field.field.id,
                     .name = accessor.many ? accessor.name + u".all()"_s : accessor.name});
    }
    return rows;
}

} // namespace

QString markOf(const Field &field, bool primaryKey, bool unique, bool null)
{
    QStringList marks;
    if (primaryKey)
        marks.append(u"PK"_s);
    const QString kind = kindMark(field.type);
    if (!kind.isEmpty())
        marks.append(kind);
    else if (unique && !primaryKey)
        marks.append(u"U"_s);
    else if (!primaryKey && field.options.flag(u"db_index"))
        marks.append(u"I"_s);
    return marks.join(u' ') + (null ? u"?"_s : QString());
}

QString targetName(const Registry &registry, const Model &owner, const Relation &relation)
{
    if (relation.to.id == owner.id)
        return u"self"_s;
    if (const ResolvedModel *target = registry.find(relation.to.id))
        return target->name;
    if (const Model *abstract = relation.to.id.isNull() ? nullptr : registry.schema().find(relation.to.id))
        return abstract->name;
    return relation.to.source.mid(relation.to.source.lastIndexOf(u'.') + 1);
}

QList<Row> rowsOf(const Registry &registry, const Model &model)
{
    QList<Row> rows;
    const int index = registry.indexOf(model.id);
    if (index < 0) {
        for (const Field &field : model.fields) {
            const bool key = field.options.flag(u"primary_key");
            rows.append(fieldRow(registry, model, field,
                                 markOf(field, key, field.options.flag(u"unique"), field.options.flag(u"null"))));
        }
        return rows;
    }
    const ResolvedModel &resolved = registry.at(index);
    for (const ResolvedField &field : resolved.columns)
        rows.append(resolvedRow(registry, model, field));
    for (const QList<ResolvedField> *fields : {&resolved.manyToMany, &resolved.virtuals}) {
        for (const ResolvedField &field : *fields)
            rows.insert(placeFor(registry.schema(), model, field, rows), resolvedRow(registry, model, field));
    }
    return rows + accessorRows(registry, index);
}

} // namespace relata
