// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"

#include "model/schema/accessors.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Among the fields proper, although it has no column.
bool isLocal(const ResolvedField &field)
{
    return field.field.type == FieldType::ForeignObject || field.field.type == FieldType::CompositePrimaryKey;
}

} // namespace

void Findings::add(const FieldSubject &subject, const Finding &finding)
{
    const ModelId owner = subject.resolved.declaredBy.isNull() ? subject.model.id : subject.resolved.declaredBy;
    m_problems.append({.id = finding.id,
                       .level = finding.level,
                       .model = owner,
                       .field = subject.field.id,
                       .object = subject.label(),
                       .message = finding.message,
                       .hint = finding.hint,
                       .fix = finding.fix});
}

void Findings::add(const ModelSubject &subject, const Finding &finding)
{
    m_problems.append({.id = finding.id,
                       .level = finding.level,
                       .model = subject.model.id,
                       .field = {},
                       .object = subject.model.label(),
                       .message = finding.message,
                       .hint = finding.hint,
                       .fix = finding.fix});
}

const NamesOnModel &Findings::namesOn(int model)
{
    if (const auto known = m_names.constFind(model); known != m_names.constEnd())
        return *known;
    NamesOnModel names;
    const auto collect = [&](int index) {
        const ResolvedModel &owner = m_registry.at(index);
        for (const ResolvedField &field : owner.columns)
            names.fields.insert(field.field.name);
        for (const ResolvedField &field : owner.virtuals) {
            if (isLocal(field))
                names.fields.insert(field.field.name);
        }
        for (const ResolvedField &field : owner.manyToMany)
            names.fields.insert(field.field.name);
        if (owner.proxyFor >= 0)
            return;
        for (const FieldKey &key : owner.reverse) {
            const ResolvedField &relation = m_registry.field(key);
            const bool inheritedLink = index != model && relation.field.options.flag(u"parent_link");
            if (relation.hidden || inheritedLink || m_registry.at(key.model).swappedOut)
                continue;
            const bool generic = relation.field.type == FieldType::GenericRelation;
            const QString name = generic ? relation.relatedName : reverseAccessorName(m_registry, key);
            if (!name.isEmpty())
                names.accessors[name].append(key);
        }
    };
    collect(model);
    for (int parent : m_registry.at(model).parents)
        collect(parent);
    return *m_names.insert(model, names);
}

int Findings::modelWithTable(const QString &table, int except)
{
    if (m_tables.isEmpty()) {
        for (int i = 0; i < m_registry.models().size(); ++i) {
            const ResolvedModel &model = m_registry.at(i);
            if (model.managed && !model.swappedOut)
                m_tables[model.table].append(i);
        }
    }
    const QList<int> models = m_tables.value(table);
    for (auto model = models.crbegin(); model != models.crend(); ++model) {
        if (*model != except)
            return *model;
    }
    return -1;
}

Fix changeField(ModelId model, FieldId field, const QString &text, const std::function<void(Field &)> &change)
{
    return {.text = text, .apply = [=](Schema &schema) {
                if (Model *owner = schema.find(model)) {
                    if (Field *found = owner->find(field))
                        change(*found);
                }
            }};
}

Fix changeField(const FieldSubject &subject, const QString &text, const std::function<void(Field &)> &change)
{
    return changeField(subject.resolved.declaredBy, subject.field.id, text, change);
}

Fix changeModel(ModelId model, const QString &text, const std::function<void(Model &)> &change)
{
    return {.text = text, .apply = [=](Schema &schema) {
                if (Model *found = schema.find(model))
                    change(*found);
            }};
}

Fix setOption(const FieldSubject &subject, const QString &name, const Value &value)
{
    return changeField(subject, Checks::tr("Set %1=%2").arg(name, value.python()),
                       [=](Field &field) { field.options.set(name, value); });
}

Fix removeOption(const FieldSubject &subject, const QString &name)
{
    return changeField(subject, Checks::tr("Remove %1").arg(name), [=](Field &field) { field.options.remove(name); });
}

QList<int> allParents(const Registry &registry, int model)
{
    QList<int> all;
    const auto add = [&](const QList<int> &parents) {
        for (const int parent : parents) {
            if (parent >= 0 && !all.contains(parent))
                all.append(parent);
        }
    };
    const QList<int> &bases = registry.at(model).bases;
    add(bases);
    for (const int base : bases) {
        if (base >= 0 && base != model)
            add(allParents(registry, base));
    }
    return all;
}

QList<const ResolvedField *> localFields(const ResolvedModel &model)
{
    QList<const ResolvedField *> fields;
    for (const ResolvedField &field : model.columns)
        fields.append(&field);
    for (const ResolvedField &field : model.virtuals) {
        if (isLocal(field))
            fields.append(&field);
    }
    return fields;
}

} // namespace relata
