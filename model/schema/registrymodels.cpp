// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/registrybuilder.h"

#include "model/fields/catalogue.h"
#include "model/schema/names.h"

#include <algorithm>
#include <array>
#include <utility>

// The second half of the work: drafts become models of the registry, with their names, link tables and connections.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool isColumn(const Field &field)
{
    const FieldKind kind = fieldClass(field.type).kind;
    return kind == FieldKind::Column || kind == FieldKind::Relation;
}

// The class's default of `unique`, by class.
std::array<bool, size_t(FieldType::Opaque) + 1> uniqueClasses()
{
    std::array<bool, size_t(FieldType::Opaque) + 1> out = {};
    for (const FieldClass &row : fieldClasses())
        out[size_t(row.type)] = defaultValue(*fieldOption(u"unique"), row.type).toBool();
    return out;
}

void fillColumn(ResolvedField &resolved)
{
    static const auto unique = uniqueClasses();
    const Field &field = resolved.field;
    if (!isColumn(field))
        return;
    resolved.attname = fieldClass(field.type).kind == FieldKind::Relation ? field.name + u"_id"_s : field.name;
    resolved.column = field.options.text(u"db_column");
    if (resolved.column.isEmpty())
        resolved.column = resolved.attname;
    resolved.primaryKey = field.options.flag(u"primary_key");
    resolved.null = field.options.flag(u"null") || field.type == FieldType::NullBoolean;
    const Value *said = field.options.find(u"unique");
    resolved.unique = resolved.primaryKey || (said ? said->toBool() : unique[size_t(field.type)]);
}

void fillNames(QList<Index> &indexes, QList<Constraint> &constraints, const QString &app, const QString &name)
{
    const auto fill = [&](auto &list) {
        for (auto &item : list) {
            const QString pattern = item.options.text(u"name");
            if (pattern.contains(u'%'))
                item.options.set(u"name"_s, expanded(pattern, app, name));
        }
    };
    fill(indexes);
    fill(constraints);
}

} // namespace

void RegistryBuilder::nameRelation(ResolvedField &resolved, int schemaIndex, const Options &meta) const
{
    const Model &model = m_schema.models[schemaIndex];
    const int appIndex = m_apps.value(model.app, -1);
    const QString app = appIndex < 0 ? u"?"_s : m_schema.apps[appIndex].label;
    const Field &field = resolved.field;
    const Relation &relation = *field.relation;
    QString name = field.options.text(u"related_name");
    QString query = field.options.text(u"related_query_name");
    if (field.type == FieldType::GenericRelation)
        name = query.isEmpty() ? u"+"_s : query;
    else if (name.isEmpty())
        name = meta.text(u"default_related_name");
    name = expanded(name, app, model.name);
    query = expanded(query, app, model.name);
    if (field.type == FieldType::ManyToMany) {
        const int to = schemaIndexOf(relation.to, schemaIndex);
        const bool self = to == schemaIndex || (to >= 0 && m_schema.models[to].id == resolved.declaredBy);
        if (self && field.options.flag(u"symmetrical", true))
            name = field.name + u"_rel_+"_s;
        else if (name.endsWith(u'+'))
            name = u"_%1_%2_%3_+"_s.arg(app, model.name.toLower(), field.name);
    }
    resolved.relatedName = name;
    resolved.hidden = name.endsWith(u'+');
    resolved.relatedQueryName = !query.isEmpty() ? query : !name.isEmpty() ? name : model.name.toLower();
}

void RegistryBuilder::addModel(int schemaIndex, QList<ResolvedModel> &out, int first)
{
    const Model &source = m_schema.models[schemaIndex];
    const Draft &draft = m_drafts[schemaIndex];
    const int appIndex = m_apps.value(source.app, -1);
    ResolvedModel model;
    model.id = source.id;
    model.origin = source.origin;
    model.app = appIndex < 0 ? u"?"_s : m_schema.apps[appIndex].label;
    model.name = source.name;
    model.meta = draft.meta;
    model.indexes = draft.indexes;
    model.constraints = draft.constraints;
    fillNames(model.indexes, model.constraints, model.app, model.name);
    model.managed = draft.meta.flag(u"managed", true);
    model.table = draft.meta.text(u"db_table");
    model.automaticTable = model.table.isEmpty();
    if (model.automaticTable)
        model.table = model.app + u'_' + model.name.toLower();
    model.swappedOut = draft.meta.text(u"swappable") == u"AUTH_USER_MODEL" &&
                       m_schemaIndex.contains(m_schema.settings.userModel) && m_schema.settings.userModel != source.id;
    model.columns.reserve(draft.fields.size());
    for (const Entry &entry : draft.fields) {
        ResolvedField resolved = entry.resolved;
        fillColumn(resolved);
        if (resolved.field.relation)
            nameRelation(resolved, schemaIndex, model.meta);
        switch (fieldClass(resolved.field.type).kind) {
        case FieldKind::Column:
        case FieldKind::Relation:
            if (resolved.primaryKey && model.primaryKey < 0)
                model.primaryKey = int(model.columns.size());
            model.columns.append(std::move(resolved));
            break;
        case FieldKind::ManyToMany:
            model.manyToMany.append(std::move(resolved));
            break;
        case FieldKind::Virtual:
            model.virtuals.append(std::move(resolved));
            break;
        }
    }
    // Django keeps a ForeignObject and a composite key among the fields proper, which come before private ones.
    std::stable_sort(model.virtuals.begin(), model.virtuals.end(), [](const ResolvedField &a, const ResolvedField &b) {
        const auto isPrivate = [](const ResolvedField &field) {
            return field.field.type == FieldType::GenericForeignKey || field.field.type == FieldType::GenericRelation;
        };
        return !isPrivate(a) && isPrivate(b);
    });
    // Django registers a link model while it makes the class that has the field, so before that class.
    for (ResolvedField &field : model.manyToMany) {
        if (field.field.relation->through.isNull())
            addLinkModel(schemaIndex, field, out, first);
    }
    out.append(std::move(model));
}

void RegistryBuilder::addLinkModel(int schemaIndex, ResolvedField &field, QList<ResolvedModel> &out, int first)
{
    const int toIndex = schemaIndexOf(field.field.relation->to, schemaIndex);
    if (toIndex < 0)
        return;
    visit(toIndex);
    const Model &owner = m_schema.models[schemaIndex];
    const Model &to = m_schema.models[toIndex];
    const bool self = toIndex == schemaIndex || to.id == field.declaredBy;
    const int appIndex = m_apps.value(owner.app, -1);
    ResolvedModel link;
    link.linkField = field.field.id;
    link.origin = owner.origin;
    link.app = appIndex < 0 ? u"?"_s : m_schema.apps[appIndex].label;
    link.name = owner.name + u'_' + field.field.name;
    link.managed = m_drafts[schemaIndex].meta.flag(u"managed", true) || m_drafts[toIndex].meta.flag(u"managed", true);
    link.table = field.field.options.text(u"db_table");
    link.automaticTable = link.table.isEmpty();
    if (link.automaticTable) {
        QString base = m_drafts[schemaIndex].meta.text(u"db_table");
        if (base.isEmpty())
            base = link.app + u'_' + owner.name.toLower();
        if (base.size() > 1 && base.startsWith(u'"') && base.endsWith(u'"'))
            base = base.mid(1, base.size() - 2);
        link.table = base + u'_' + field.field.name;
    }
    Model words; // only to name the automatic fields after the link
    words.id = ModelId::named(owner.id.text() + u'/' + field.field.id.text());
    ResolvedField key;
    key.field = automaticField(words, u"id"_s, autoFieldType());
    key.field.options.set(u"primary_key"_s, true);
    key.field.options.set(u"verbose_name"_s, u"ID"_s);
    key.made = Made::Key;
    fillColumn(key);
    link.columns.append(key);
    link.primaryKey = 0;
    // Models of one name in two apps need the prefixes too.
    const bool sameName = self || owner.name.toLower() == to.name.toLower();
    const QString fromName = sameName ? u"from_"_s + owner.name.toLower() : owner.name.toLower();
    const QString toName = sameName ? u"to_"_s + owner.name.toLower() : to.name.toLower();
    const auto add = [&](const QString &name, ModelId target, Made made) {
        ResolvedField column;
        column.field = automaticField(words, name, FieldType::ForeignKey);
        column.field.relation = Relation{};
        column.field.relation->to.id = target;
        column.field.options.set(u"related_name"_s, link.name + u'+');
        if (!field.field.options.flag(u"db_constraint", true))
            column.field.options.set(u"db_constraint"_s, false);
        column.made = made;
        column.relatedName = column.relatedQueryName = link.name + u'+';
        column.hidden = true;
        fillColumn(column);
        link.columns.append(column);
    };
    add(fromName, owner.id, Made::LinkSource);
    add(toName, self ? owner.id : to.id, Made::LinkTarget);
    link.meta.set(u"unique_together"_s, ValueList{Value::strings({fromName, toName})});
    field.through = first + int(out.size());
    out.append(std::move(link));
}

int RegistryBuilder::target(const ResolvedField &field, const ResolvedModel &owner) const
{
    // "self" in an abstract model means the class that inherits it.
    const ModelRef &to = field.field.relation->to;
    if (to.id == field.declaredBy && !owner.id.isNull())
        return m_registry.indexOf(owner.id);
    const int from = m_schemaIndex.value(owner.id.isNull() ? to.id : owner.id, -1);
    if (from < 0)
        return -1;
    const int schemaIndex = schemaIndexOf(to, from);
    if (schemaIndex >= 0)
        return m_registry.indexOf(m_schema.models[schemaIndex].id);
    // By its label an automatic link model can be pointed at, too.
    const QString label = to.source.contains(u'.') ? to.source : owner.app + u'.' + to.source;
    return to.id.isNull() && !to.source.isEmpty() ? m_registry.indexOf(label) : -1;
}

} // namespace relata
