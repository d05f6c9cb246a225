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
        return true;
    case FieldType::GenericRelation:
        return !reverse;
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

// Where a reverse accessor leads.  What a child or proxy inherits of a GenericRelation with a related_query_name still
// leads to the model that it comes from.
int sourceOf(const Registry &registry, const FieldKey &key)
{
    const ResolvedField &field = registry.field(key);
    const QList<int> &parents = registry.at(key.model).parents;
    if (field.field.type != FieldType::GenericRelation || field.field.options.has(u"related_query_name"))
        return key.model;
    for (auto parent = parents.crbegin(); parent != parents.crend(); ++parent) {
        for (const ResolvedField &own : registry.at(*parent).virtuals) {
            if (own.field.id == field.field.id && own.field.options.has(u"related_query_name"))
                return *parent;
        }
    }
    return key.model;
}

void addOwn(const Registry &registry, int from, int model, QList<Accessor> &out)
{
    const ResolvedModel &source = registry.at(from);
    const int inheritedFrom = from == model ? -1 : from;
    if (source.proxyFor < 0) {
        for (const FieldKey &key : source.reverse) {
            const ResolvedField &field = registry.field(key);
            // A link from a child to its parent is an attribute of the parent and its proxies, not of other children.
            const bool parentLink = from != model && field.field.options.flag(u"parent_link");
            if (parentLink && field.target != registry.at(model).concrete)
                continue;
            // Of a many-to-many field to a proxy only the proxy, and what inherits from it, gets the attribute.
            const bool has = field.field.type != FieldType::ManyToMany || field.target == model ||
                             registry.at(model).parents.contains(field.target);
            out.append({.model = model,
                        .name = has ? reverseAccessorName(registry, key) : QString(),
                        .kind = kindOf(field.field.type, true),
                        .reverse = true,
                        .many = isMany(field.field.type, true),
                        .field = key,
                        .to = sourceOf(registry, key),
                        .queryName = field.relatedQueryName,
                        .inheritedFrom = field.target == model ? -1 : field.target});
        }
    }
    const auto forward = [&](FieldList list, const QList<ResolvedField> &fields) {
        for (int i = 0; i < fields.size(); ++i) {
            const ResolvedField &field = fields[i];
            if (!field.field.relation && field.field.type != FieldType::GenericForeignKey)
                continue;
            // Generic ones are copied to each child.
            if (from != model && list == FieldList::Virtual && field.field.type != FieldType::ForeignObject)
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
    // A swapped-out model's relations make no accessors.
    if (field.hidden || owner.swappedOut)
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
