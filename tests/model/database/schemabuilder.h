// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/catalogue.h"
#include "model/schema/registry.h"

#include <initializer_list>

namespace relata {

/// Writes small schemas down in a line per field.
class SchemaBuilder
{
public:
    using OptionList = std::initializer_list<Options::Entry>;

    explicit SchemaBuilder(const QString &app = QStringLiteral("shop"))
    {
        m_app.id = AppId::named(app);
        m_app.label = app;
        m_schema.apps.append(m_app);
    }

    SchemaBuilder &model(const QString &name, OptionList meta = {})
    {
        Model model{.id = idOf(name), .app = m_app.id, .name = name};
        for (const Options::Entry &entry : meta)
            model.meta.set(entry.name, entry.value);
        m_schema.models.append(model);
        return *this;
    }
    SchemaBuilder &base(const QString &name)
    {
        last().bases.append({.id = idOf(name)});
        return *this;
    }
    SchemaBuilder &field(const QString &name, FieldType type, OptionList options = {})
    {
        Field field{.id = FieldId::named(last().name + u'.' + name), .name = name, .type = type};
        for (const Options::Entry &entry : options)
            field.options.set(entry.name, entry.value);
        last().fields.append(field);
        return *this;
    }
    /// `to` is a model of the builder, or `app.Model` for one of Django's.
    SchemaBuilder &relation(const QString &name, FieldType type, const QString &to, OptionList options = {}, const QString &through = {})
    {
        field(name, type, options);
        last().fields.last().relation = Relation{.to = {.id = idOf(to)}};
        if (!through.isEmpty())
            last().fields.last().relation->through = {.id = idOf(through)};
        return *this;
    }
    SchemaBuilder &constraint(const QString &className, const QStringList &fields, OptionList options = {})
    {
        Constraint constraint{.className = className, .fields = fields};
        for (const Options::Entry &entry : options)
            constraint.options.set(entry.name, entry.value);
        last().constraints.append(constraint);
        return *this;
    }

    Schema &schema() { return m_schema; }
    Registry registry() const { return Registry(m_schema); }
    static ModelId idOf(const QString &name)
    {
        return ModelId::named(name.contains(u'.') ? name : QStringLiteral("shop.") + name);
    }

private:
    Model &last() { return m_schema.models.last(); }

    Schema m_schema = emptySchema();
    App m_app = {};
};

} // namespace relata
