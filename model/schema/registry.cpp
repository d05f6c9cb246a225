// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/registry.h"

#include "model/schema/registrybuilder.h"

namespace relata {

const ResolvedField *ResolvedModel::column(QStringView fieldName) const
{
    for (const ResolvedField &resolved : columns) {
        if (resolved.field.name == fieldName)
            return &resolved;
    }
    return nullptr;
}

Registry::Registry(const Schema &schema)
    : m_schema(schema)
{
    RegistryBuilder(*this).build();
}

Registry::Registry(const Schema &schema, const Registry &before)
    : m_schema(schema)
{
    if (!RegistryBuilder(*this).update(before))
        *this = Registry(schema);
}

const ResolvedField &Registry::field(const FieldKey &key) const
{
    const ResolvedModel &model = m_models[key.model];
    switch (key.list) {
    case FieldList::ManyToMany:
        return model.manyToMany[key.field];
    case FieldList::Virtual:
        return model.virtuals[key.field];
    case FieldList::Columns:
        break;
    }
    return model.columns[key.field];
}

const ResolvedModel *Registry::find(ModelId id) const
{
    const int index = indexOf(id);
    return index < 0 ? nullptr : &m_models[index];
}

const ResolvedModel *Registry::find(const QString &label) const
{
    const int index = indexOf(label);
    return index < 0 ? nullptr : &m_models[index];
}

const ResolvedField *Registry::primaryKey(int model) const
{
    return model < 0 ? nullptr : m_models[m_models[model].concrete].key();
}

const ResolvedField *Registry::targetColumn(const ResolvedField &foreignKey) const
{
    if (foreignKey.target < 0)
        return nullptr;
    const QString toField = foreignKey.field.options.text(u"to_field");
    return toField.isEmpty() ? primaryKey(foreignKey.target) : fieldNamed(foreignKey.target, toField);
}

const ResolvedField *Registry::storedField(const ResolvedField &field) const
{
    const ResolvedField *at = &field;
    // Keys that refer to one another in a circle store nothing that can be told.
    for (qsizetype steps = 0; at && at->field.relation; ++steps) {
        if (steps > m_models.size())
            return nullptr;
        at = targetColumn(*at);
    }
    return at;
}

const ResolvedField *Registry::fieldNamed(int model, QStringView name, int *owner) const
{
    if (model < 0)
        return nullptr;
    const ResolvedModel &own = m_models[model];
    const auto in = [&](int index) -> const ResolvedField * {
        const ResolvedModel &candidate = m_models[index];
        for (const QList<ResolvedField> *list : {&candidate.columns, &candidate.manyToMany, &candidate.virtuals}) {
            for (const ResolvedField &field : *list) {
                if (field.field.name == name || field.attname == name) {
                    if (owner)
                        *owner = index;
                    return &field;
                }
            }
        }
        return nullptr;
    };
    if (const ResolvedField *found = in(model))
        return found;
    for (int parent : own.parents) {
        if (const ResolvedField *found = in(parent))
            return found;
    }
    return nullptr;
}

} // namespace relata
