// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/schema.h"

#include "model/schema/contrib.h"

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

template <typename List, typename Match> auto *firstOf(List &list, Match match)
{
    const auto found = std::find_if(list.begin(), list.end(), match);
    return found == list.end() ? nullptr : &*found;
}

// Reading through a const view does not detach the shared list.
template <typename List, typename IdType> auto *mutableById(List &list, IdType id)
{
    const auto &view = std::as_const(list);
    const auto found = std::find_if(view.begin(), view.end(), [&](const auto &item) { return item.id == id; });
    return found == view.end() ? nullptr : &list[found - view.begin()];
}

} // namespace

const Field *Model::find(FieldId fieldId) const
{
    return firstOf(fields, [&](const Field &field) { return field.id == fieldId; });
}

Field *Model::find(FieldId fieldId)
{
    return mutableById(fields, fieldId);
}

const Field *Model::field(QStringView fieldName) const
{
    return firstOf(fields, [&](const Field &field) { return field.name == fieldName; });
}

const App *Schema::find(AppId id) const
{
    return firstOf(apps, [&](const App &app) { return app.id == id; });
}

App *Schema::find(AppId id)
{
    return mutableById(apps, id);
}

const Model *Schema::find(ModelId id) const
{
    return firstOf(models, [&](const Model &model) { return model.id == id; });
}

Model *Schema::find(ModelId id)
{
    return mutableById(models, id);
}

const App *Schema::app(QStringView label) const
{
    return firstOf(apps, [&](const App &app) { return app.label == label; });
}

const Model *Schema::model(QStringView label) const
{
    const qsizetype dot = label.indexOf(u'.');
    if (dot < 0)
        return nullptr;
    const App *owner = app(label.first(dot));
    return owner ? model(owner->id, label.sliced(dot + 1)) : nullptr;
}

const Model *Schema::model(AppId appId, QStringView name) const
{
    return firstOf(models, [&](const Model &model) {
        return model.app == appId && model.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

QString Schema::label(const Model &model) const
{
    const App *owner = find(model.app);
    return (owner ? owner->label : u"?"_s) + u'.' + model.name;
}

Schema emptySchema()
{
    Schema schema;
    addContrib(schema);
    return schema;
}

} // namespace relata
