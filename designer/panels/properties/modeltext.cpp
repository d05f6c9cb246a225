// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/modeltext.h"

#include "model/schema/names.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

const QString userSetting = u"settings.AUTH_USER_MODEL"_s;

QString tr(const char *text)
{
    return QCoreApplication::translate("ModelText", text);
}

// The ids of all models that `model` is made from, however far.
QSet<ModelId> ancestors(const Schema &schema, ModelId model)
{
    QSet<ModelId> found;
    QList<ModelId> open{model};
    while (!open.isEmpty()) {
        const Model *next = schema.find(open.takeLast());
        if (!next)
            continue;
        for (const ModelRef &base : next->bases + next->metaBases) {
            if (!base.id.isNull() && !found.contains(base.id)) {
                found.insert(base.id);
                open.append(base.id);
            }
        }
    }
    return found;
}

} // namespace

QStringList modelChoices(const Schema &schema)
{
    QStringList own;
    QStringList others;
    for (const Model &model : schema.models) {
        if (!model.isAbstract())
            (model.origin == Origin::Project ? own : others).append(schema.label(model));
    }
    own.sort();
    return QStringList{u"self"_s} + own + QStringList{userSetting} + others;
}

QStringList throughChoices(const Schema &schema)
{
    QStringList labels;
    for (const Model &model : schema.models) {
        if (model.origin == Origin::Project && !model.isAbstract())
            labels.append(schema.label(model));
    }
    labels.sort();
    return labels;
}

QString textOfModel(const Schema &schema, ModelId owner, const ModelRef &ref)
{
    if (!ref.source.isEmpty())
        return ref.source;
    if (ref.id.isNull())
        return {};
    if (ref.id == owner)
        return u"self"_s;
    const Model *model = schema.find(ref.id);
    return model ? schema.label(*model) : u"?"_s;
}

ModelRef modelOfText(const Schema &schema, ModelId owner, const QString &text)
{
    if (text == "self"_L1)
        return {.id = owner};
    if (text == userSetting)
        return {.id = schema.settings.userModel, .source = text};
    if (const Model *model = schema.model(text))
        return {.id = model->id};
    const Model *self = schema.find(owner);
    if (const Model *model = self ? schema.model(self->app, text) : nullptr)
        return {.id = model->id};
    const Model *only = nullptr;
    for (const Model &model : schema.models) {
        if (model.name != text)
            continue;
        if (only)
            return {.source = text};
        only = &model;
    }
    return only ? ModelRef{.id = only->id} : ModelRef{.source = text};
}

QString textOfBases(const Schema &schema, const Model &model)
{
    QStringList names;
    for (const ModelRef &base : model.bases)
        names.append(textOfModel(schema, model.id, base));
    return names.join(u", "_s);
}

Result<QList<ModelRef>> basesOfText(const Schema &schema, const Model &model, const QString &text)
{
    QList<ModelRef> bases;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString name = part.trimmed();
        if (name.isEmpty())
            continue;
        const ModelRef base = modelOfText(schema, model.id, name);
        if (base.id == model.id)
            return Error{tr("A model can not be its own base.")};
        if (!base.id.isNull() && ancestors(schema, base.id).contains(model.id))
            return Error{tr("%1 inherits from %2 already.").arg(name, model.name)};
        const QStringList steps = name.split(u'.');
        if (base.id.isNull() &&
            !std::all_of(steps.begin(), steps.end(), [](const QString &step) { return isIdentifier(step); }))
            return Error{tr("“%1” is not the name of a class.").arg(name)};
        const auto isBase = [&](const ModelRef &other) { return other == base || (!base.id.isNull() && other.id == base.id); };
        if (std::any_of(bases.begin(), bases.end(), isBase))
            return Error{tr("%1 stands there twice.").arg(name)};
        bases.append(base);
    }
    return bases;
}

QString modelNameRefusal(const Schema &schema, const Model &model, const QString &name)
{
    if (name.isEmpty())
        return tr("A model needs a name.");
    if (!isIdentifier(name))
        return tr("“%1” is no name for a Python class: letters, digits and _ only.").arg(name);
    const bool taken = std::any_of(schema.models.begin(), schema.models.end(), [&](const Model &other) {
        return other.app == model.app && other.id != model.id && other.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return taken ? tr("The app has a model %1 already.").arg(name) : QString();
}

QString fieldNameRefusal(const Model &model, FieldId field, const QString &name)
{
    if (name.isEmpty())
        return tr("A field needs a name.");
    if (!isIdentifier(name))
        return tr("“%1” is no name for a Python attribute: letters, digits and _ only.").arg(name);
    const bool taken = std::any_of(model.fields.begin(), model.fields.end(),
                                   [&](const Field &other) { return other.id != field && other.name == name; });
    return taken ? tr("%1 has a field %2 already.").arg(model.name, name) : QString();
}

QString appLabelRefusal(const QString &label)
{
    return isIdentifier(label) ? QString() : tr("“%1” is no label for an app: letters, digits and _ only.").arg(label);
}

} // namespace relata
