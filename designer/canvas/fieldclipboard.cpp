// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/fieldclipboard.h"

#include "model/schema/names.h"

#include <algorithm>
#include <utility>

namespace relata {

QByteArray fieldsToJson(const Project &project, const QList<Selected> &items)
{
    Project reduced = project;
    QList<ModelId> owners;
    for (Model &model : reduced.schema.models) {
        Model bare{.id = model.id, .app = model.app, .name = model.name, .origin = model.origin};
        for (const Field &field : std::as_const(model.fields)) {
            if (items.contains(Selected{.model = model.id, .field = field.id}))
                bare.fields.append(field);
        }
        if (bare.fields.isEmpty())
            continue;
        bare.origin = Origin::Project; // a field of one of Django's own models can be had for one's own
        owners.append(model.id);
        model = bare;
    }
    return owners.isEmpty() ? QByteArray() : modelsToJson(reduced, owners);
}

QList<Selected> pasteFields(Project &project, const ModelSet &fields, ModelId modelId, FieldId after)
{
    // Pasting the bare models into a copy finds the models that relations lead to.
    Project scratch = project;
    const QList<ModelId> bare = pasteModels(scratch, fields);
    Model *model = project.schema.find(modelId);
    if (!model)
        return {};
    QStringList taken;
    for (const Field &field : std::as_const(model->fields))
        taken.append(field.name);
    const Field *before = std::as_const(*model).find(after);
    qsizetype at = before ? before - std::as_const(model->fields).constData() + 1 : model->fields.size();
    QList<Selected> made;
    for (const ModelId &id : bare) {
        for (Field field : std::as_const(scratch.schema).find(id)->fields) {
            field.id = FieldId::create();
            field.name = unusedName(field.name, taken);
            taken.append(field.name);
            if (field.relation && bare.contains(field.relation->to.id))
                field.relation->to.id = modelId;
            if (field.relation && bare.contains(field.relation->through.id))
                field.relation->through = {};
            model->fields.insert(at++, field);
            made.append({.model = modelId, .field = field.id});
        }
    }
    return made;
}

} // namespace relata
