// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/fieldedits.h"

#include "designer/document/document.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

void editFields(Document &document, const QList<Selected> &fields, const QString &text,
                const std::function<void(Schema &, const Selected &, Field &)> &change, const QString &mergeKey)
{
    document.edit(
        text,
        [&](Project &project) {
            for (const Selected &place : fields) {
                Model *model = project.schema.find(place.model);
                if (Field *field = model ? model->find(place.field) : nullptr)
                    change(project.schema, place, *field);
            }
        },
        mergeKey);
}

void editModels(Document &document, const QList<Selected> &models, const QString &text,
                const std::function<void(Schema &, Model &)> &change, const QString &mergeKey)
{
    document.edit(
        text,
        [&](Project &project) {
            for (const Selected &place : models) {
                if (Model *model = project.schema.find(place.model))
                    change(project.schema, *model);
            }
        },
        mergeKey);
}

void setOption(Options &options, QStringView name, const std::optional<Value> &value)
{
    if (value)
        options.set(name.toString(), *value);
    else
        options.remove(name);
}

QString typingKey(const QString &control, const QList<Selected> &things)
{
    QString key = control;
    for (const Selected &thing : things)
        key += u' ' + (thing.field.isNull() ? thing.model.text() : thing.field.text());
    return key;
}

const Field *fieldOf(const Schema &schema, const Selected &place)
{
    const Model *model = schema.find(place.model);
    return model ? model->find(place.field) : nullptr;
}

QString readOnlyReason(const Schema &schema, const QList<Selected> &things)
{
    for (const Selected &thing : things) {
        const Model *model = schema.find(thing.model);
        if (model && model->origin == Origin::Contrib)
            return QCoreApplication::translate(
                       "PropertiesPanel",
                       "%1 comes with Django: your models can point at it, but it can't be changed here.")
                .arg(schema.label(*model));
        if (model && model->origin == Origin::External)
            return QCoreApplication::translate(
                       "PropertiesPanel",
                       "%1 is defined outside this project: your models can point at it, but it can't be changed here.")
                .arg(schema.label(*model));
    }
    return {};
}

} // namespace relata
