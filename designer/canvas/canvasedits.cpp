// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/canvasedits.h"

#include "model/fields/catalogue.h"
#include "model/schema/refactor.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CanvasEdits", text);
}

} // namespace

QPointF snapped(const QPointF &place)
{
    constexpr qreal grid = 8;
    return {std::round(place.x() / grid) * grid, std::round(place.y() / grid) * grid};
}

bool isEditable(const Schema &schema, ModelId modelId)
{
    const Model *model = schema.find(modelId);
    return model && model->origin == Origin::Project;
}

AppId appForNewModels(Schema &schema, AppId preferred)
{
    const App *app = std::as_const(schema).find(preferred);
    if (app && app->origin == Origin::Project)
        return preferred;
    const auto own = std::find_if(schema.apps.cbegin(), schema.apps.cend(),
                                  [](const App &candidate) { return candidate.origin == Origin::Project; });
    return own != schema.apps.cend() ? own->id : appNamed(schema, u"app"_s);
}

ModelId addModelAt(Project &project, AppId preferred, const QPointF &place)
{
    const AppId app = appForNewModels(project.schema, preferred);
    const ModelId model = addModel(project.schema, app, u"Model"_s);
    project.layout.places.insert(model, place);
    return model;
}

void moveItems(Project &project, const QList<Selected> &items, const QPointF &by)
{
    for (const Selected &item : items) {
        const auto place = project.layout.places.find(item.model);
        if (item.note.isNull() && item.field.isNull() && place != project.layout.places.end())
            *place += by;
        for (Note &note : project.layout.notes) {
            if (!item.note.isNull() && note.id == item.note)
                note.rect.translate(by);
        }
    }
}

QList<Selected> movable(const QList<Selected> &items)
{
    QList<Selected> result = items;
    result.removeIf([](const Selected &item) { return !item.field.isNull(); });
    return result;
}

QString movedText(const Project &project, const QList<Selected> &items, const QString &pattern)
{
    const bool onlyModels =
        std::all_of(items.begin(), items.end(), [](const Selected &item) { return item.note.isNull(); });
    const Model *model = project.schema.find(items.value(0).model);
    if (items.size() == 1)
        return pattern.arg(model ? model->name : tr("note"));
    return pattern.arg((onlyModels ? tr("%1 models") : tr("%1 items")).arg(items.size()));
}

QList<Selected> deletable(const Project &project, const QList<Selected> &items)
{
    QList<Selected> result;
    for (const Selected &item : items) {
        const Model *model = project.schema.find(item.model);
        const bool own = isEditable(project.schema, item.model);
        const bool isField = own && model->find(item.field);
        const bool isModel = model && item.field.isNull();
        if (isField || isModel || !item.note.isNull())
            result << item;
    }
    return result;
}

void deleteItems(Project &project, const QList<Selected> &items)
{
    for (const Selected &item : deletable(project, items)) {
        if (!item.field.isNull())
            removeField(project.schema, item.model, item.field);
    }
    for (const Selected &item : items) {
        if (!item.note.isNull())
            project.layout.notes.removeIf([&](const Note &note) { return note.id == item.note; });
        const Model *model = std::as_const(project.schema).find(item.model);
        if (!model || !item.field.isNull())
            continue;
        project.layout.places.remove(item.model);
        if (model->origin != Origin::Contrib)
            removeModel(project.schema, item.model);
    }
}

QString deleteText(const Project &project, const QList<Selected> &items)
{
    const auto isModel = [](const Selected &item) { return item.field.isNull() && !item.model.isNull(); };
    const auto isField = [](const Selected &item) { return !item.field.isNull(); };
    if (items.size() == 1) {
        const Model *model = project.schema.find(items.first().model);
        const Field *field = model ? model->find(items.first().field) : nullptr;
        if (field)
            return (field->relation ? tr("Delete relationship %1") : tr("Delete field %1")).arg(field->name);
        if (!model)
            return tr("Delete note");
        return (model->origin == Origin::Contrib ? tr("Take %1 off the canvas") : tr("Delete model %1"))
            .arg(model->name);
    }
    const QString text = std::all_of(items.begin(), items.end(), isModel)   ? tr("Delete %1 models")
                         : std::all_of(items.begin(), items.end(), isField) ? tr("Delete %1 fields")
                                                                            : tr("Delete %1 items");
    return text.arg(items.size());
}

} // namespace relata
