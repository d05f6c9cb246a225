// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/accessors.h"

#include "model/schema/names.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool isMany(FieldType type, bool reverse)
{
    switch (type) {
    case FieldType::ManyToMany:
    case FieldType::GenericRelation:
        return true;
    case FieldType::ForeignKey:
    case FieldType::ForeignObject:
        return reverse;
    default:
        return false;
    }
}

Accessor::Kind kindOf(FieldType type, bool reverse)
{
    switch (type) {
    case FieldType::ManyToMany:
        return Accessor::Kind::ManyToMany;
    case FieldType::GenericForeignKey:
    case FieldType::GenericRelation:
        return Accessor::Kind::Generic;
    default:
        return reverse ? Accessor::Kind::Reverse : Accessor::Kind::Forward;
    }
}

void addOwn(const Registry &registry, int from, int model, QList<Accessor> &out)
{
    const ResolvedModel &source = registry.at(from);
    const int inheritedFrom = from == model ? -1 : from;
    if (source.proxyFor < 0) {
        for (const FieldKey &key : source.reverse) {
            const ResolvedField &field = registry.field(key);
            out.append({.model = model,
                        .name = reverseAccessorName(registry, key),
                        .kind = kindOf(field.field.type, true),
                        .reverse = true,
                        .many = isMany(field.field.type, true),
                        .field = key,
                        .to = key.model,
                        .queryName = field.relatedQueryName,
                        .inheritedFrom = inheritedFrom});
        }
    }
    const auto forward = [&](FieldList list, const QList<ResolvedField> &fields) {
        for (int i = 0; i < fields.size(); ++i) {
            const ResolvedField &field = fields[i];
            if (!field.field.relation && field.field.type != FieldType::GenericForeignKey)
                continue;
            out.append({.model = model,
                        .name = field.field.name,
                        .kind = kindOf(field.field.type, false),
                        .reverse = false,
                        .many = isMany(field.field.type, false),
                        .field = {from, list, i},
                        .to = field.target,
                        .queryName = field.relatedQueryName,
                        .inheritedFrom = inheritedFrom});
        }
    };
    forward(FieldList::Columns, source.columns);
    forward(FieldList::ManyToMany, source.manyToMany);
    forward(FieldList::Virtual, source.virtuals);
}

} // namespace

QString reverseAccessorName(const Registry &registry, const FieldKey &relation)
{
    const ResolvedField &field = registry.field(relation);
    const ResolvedModel &owner = registry.at(relation.model);
    // A swapped-out model's relations make no accessors, nor do generic ones: they are only known to queries.
    if (field.hidden || owner.swappedOut || field.field.type == FieldType::GenericRelation)
        return {};
    if (!field.relatedName.isEmpty())
        return field.relatedName;
    return owner.name.toLower() + (isMany(field.field.type, true) ? u"_set"_s : QString());
}

QList<Accessor> accessors(const Registry &registry, int model)
{
    QList<Accessor> out;
    const QList<int> &parents = registry.at(model).parents;
    for (auto parent = parents.crbegin(); parent != parents.crend(); ++parent)
        addOwn(registry, *parent, model, out);
    addOwn(registry, model, model, out);
    return out;
}

QString accessExpression(const Registry &registry, const Accessor &accessor)
{
    const QString object = snakeCase(registry.at(accessor.model).name);
    return object + u'.' + accessor.name + (accessor.many ? u".all()"_s : QString());
}

} // namespace relata
