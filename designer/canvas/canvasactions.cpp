// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/canvasview.h"

#include "designer/canvas/arranger.h"
#include "designer/canvas/canvasedits.h"
#include "designer/canvas/fieldclipboard.h"
#include "designer/canvas/livediagram.h"
#include "designer/canvas/nameediting.h"
#include "designer/canvas/noteediting.h"
#include "model/project/projectfile.h"
#include "model/schema/names.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr QPointF besides(24, 24); // where a copy goes, from what was copied

QPointF topLeft(const ModelSet &set)
{
    QRectF all;
    for (const QPointF &place : set.places)
        all |= QRectF(place, QSizeF(1, 1));
    return all.topLeft();
}

FieldId duplicateField(Schema &schema, const Selected &item)
{
    Model *model = schema.find(item.model);
    const Field *original = model ? std::as_const(*model).find(item.field) : nullptr;
    if (!original)
        return {};
    QStringList taken;
    for (const Field &field : std::as_const(model->fields))
        taken << field.name;
    Field copy = *original;
    copy.id = FieldId::create();
    copy.name = unusedName(original->name, taken);
    const qsizetype at = original - model->fields.constData();
    model->fields.insert(at + 1, copy);
    return copy.id;
}

} // namespace

// Making

QPointF CanvasView::freePlaceAt(const QPointF &scene) const
{
    const Metrics &metrics = m_live->metrics();
    const QSizeF size(metrics.minimumWidth, metrics.headerHeight + 3 * metrics.rowHeight);
    return m_live->freePlace(scene - QPointF(size.width() / 2, size.height() / 2), size);
}

ModelId CanvasView::newModel()
{
    return newModelAt(freePlaceAt(viewCentre()));
}

ModelId CanvasView::newModelAt(const QPointF &scene)
{
    concludeEditing();
    const QString mergeKey = u"new model "_s + ModelId::create().text();
    ModelId made;
    m_document.edit(
        tr("New model"), [&](Project &project) { made = addModelAt(project, m_lastApp, snapped(scene)); }, mergeKey);
    m_selection.select({.model = made});
    m_editing->editModel(made, mergeKey);
    return made;
}

void CanvasView::placeModel(ModelId modelId)
{
    placeModel(modelId, freePlaceAt(viewCentre()));
}

void CanvasView::placeModel(ModelId modelId, const QPointF &scene)
{
    const Model *model = m_document.schema().find(modelId);
    if (!model)
        return;
    if (!m_live->box(modelId))
        m_document.edit(tr("Add %1 to the canvas").arg(m_document.schema().label(*model)),
                        [&](Project &project) { project.layout.places.insert(modelId, snapped(scene)); });
    m_selection.select({.model = modelId});
    ensureVisible(m_live->rectOf(Selected{.model = modelId}));
}

void CanvasView::addField()
{
    const Selected single = m_selection.single();
    if (single.model.isNull())
        newModel();
    else
        addFieldTo(single.model, single.field);
}

void CanvasView::addFieldTo(ModelId modelId, FieldId after)
{
    if (isEditable(m_document.schema(), modelId))
        m_editing->editNewField(modelId, after);
    else if (const Model *model = m_document.schema().find(modelId))
        Q_EMIT statusMessage(tr("%1 is not this project's own and can't be changed.").arg(model->name));
}

void CanvasView::renameSelected()
{
    rename(m_selection.single());
}

void CanvasView::rename(const Selected &item)
{
    if (!item.note.isNull()) {
        m_noteEditing->edit(item.note);
        return;
    }
    const Model *model = m_document.schema().find(item.model);
    if (!model)
        return;
    if (!isEditable(m_document.schema(), item.model)) {
        Q_EMIT statusMessage(tr("%1 is not this project's own and can't be changed.").arg(model->name));
        return;
    }
    m_selection.select(item);
    if (item.field.isNull())
        m_editing->editModel(item.model);
    else
        m_editing->editField(item.model, item.field);
}

void CanvasView::editNewNote(const QRectF &rect)
{
    m_noteEditing->editNew(rect);
}

void CanvasView::concludeEditing()
{
    m_editing->conclude();
    m_noteEditing->conclude();
}

// Deleting and copying

void CanvasView::deleteSelected()
{
    const QList<Selected> items = deletable(m_document.project(), m_selection.items());
    if (items.isEmpty()) {
        if (!m_selection.isEmpty())
            Q_EMIT statusMessage(tr("Fields of models that are not this project's own can't be deleted."));
        return;
    }
    const ModelId owner = items.first().model;
    const bool inOne = std::all_of(items.begin(), items.end(),
                                   [&](const Selected &item) { return item.model == owner && !item.field.isNull(); });
    m_document.edit(deleteText(m_document.project(), items), [&](Project &project) { deleteItems(project, items); });
    m_selection.set(inOne ? QList<Selected>{{.model = owner}} : QList<Selected>());
}

void CanvasView::copy() const
{
    const QList<ModelId> models = m_selection.models();
    const QByteArray json = models.isEmpty() ? fieldsToJson(m_document.project(), m_selection.items())
                                             : modelsToJson(m_document.project(), models);
    if (json.isEmpty())
        return;
    auto *copied = new QMimeData;
    copied->setData((models.isEmpty() ? fieldsMimeType : modelsMimeType).toString(), json);
    copied->setText(QString::fromUtf8(json));
    QGuiApplication::clipboard()->setMimeData(copied);
}

void CanvasView::cut()
{
    QList<Selected> items;
    for (const ModelId &model : m_selection.models())
        items << Selected{.model = model};
    if (items.isEmpty()) { // then it is fields that are copied
        items = deletable(m_document.project(), m_selection.items());
        items.removeIf([](const Selected &item) { return item.field.isNull(); });
    }
    if (items.isEmpty())
        return;
    const bool fields = !items.first().field.isNull();
    copy();
    const QString one = fields ? tr("Cut a field") : tr("Cut a model");
    const QString many = fields ? tr("Cut %1 fields") : tr("Cut %1 models");
    m_document.edit(items.size() == 1 ? one : many.arg(items.size()), [&](Project &project) { deleteItems(project, items); });
}

void CanvasView::paste()
{
    if (viewport()->rect().contains(m_mouse.toPoint()))
        pasteAt(m_view.toScene(m_mouse));
    else
        pasteFromClipboard({});
}

void CanvasView::pasteAt(const QPointF &scene)
{
    pasteFromClipboard(scene);
}

void CanvasView::pasteFromClipboard(const std::optional<QPointF> &scene)
{
    const QMimeData *held = QGuiApplication::clipboard()->mimeData();
    QByteArray json = held ? held->text().toUtf8() : QByteArray();
    for (const QString &type : {modelsMimeType.toString(), fieldsMimeType.toString()}) {
        if (held && held->hasFormat(type))
            json = held->data(type);
    }
    const Result<ModelSet> set = modelsFromJson(json);
    if (json.isEmpty() || !set || set->isEmpty()) {
        Q_EMIT statusMessage(tr("There are no models on the clipboard to paste."));
        return;
    }
    concludeEditing();
    if (held->hasFormat(fieldsMimeType.toString()))
        return insertFields(*set);
    insertCopies(*set, scene ? snapped(*scene) - topLeft(*set) : besides, tr("Paste %1"), tr("Paste %1 models"));
}

void CanvasView::insertFields(const ModelSet &fields)
{
    const QList<Selected> &items = m_selection.items();
    const Selected place = items.isEmpty() ? Selected() : items.last();
    if (!isEditable(m_document.schema(), place.model)) {
        Q_EMIT statusMessage(tr("Select the model that the fields are for, then paste."));
        return;
    }
    QList<Selected> made;
    m_document.edit(tr("Paste fields"), [&](Project &project) { made = pasteFields(project, fields, place.model, place.field); });
    m_selection.set(made);
}

void CanvasView::insertCopies(const ModelSet &set, QPointF offset, const QString &one, const QString &many)
{
    const QList<QPointF> taken = m_document.project().layout.places.values();
    const auto covers = [&](const QPointF &place) { return taken.contains(place + offset); };
    while (std::any_of(set.places.begin(), set.places.end(), covers))
        offset += besides;
    QList<ModelId> made;
    const QString text = set.models.size() == 1 ? one.arg(set.models.first().name) : many.arg(set.models.size());
    m_document.edit(text, [&](Project &project) { made = pasteModels(project, set, offset); });
    QList<Selected> items;
    for (const ModelId &model : std::as_const(made))
        items << Selected{.model = model};
    m_selection.set(items);
    ensureVisible(m_live->rectOf(items));
}

void CanvasView::duplicate()
{
    const Selected single = m_selection.single();
    if (!single.field.isNull() && isEditable(m_document.schema(), single.model)) {
        FieldId made;
        m_document.edit(tr("Duplicate field"),
                        [&](Project &project) { made = duplicateField(project.schema, single); });
        m_selection.select({.model = single.model, .field = made});
        return;
    }
    const ModelSet set = copyModels(m_document.project(), m_selection.models());
    if (!set.isEmpty())
        insertCopies(set, besides, tr("Duplicate %1"), tr("Duplicate %1 models"));
}

void CanvasView::arrange()
{
    concludeEditing();
    m_activeTool->cancel();
    Q_EMIT statusMessage(tr("Arranging…"));
    m_arranger->start(m_selection.models(), m_live->metrics());
}

void CanvasView::selectAll()
{
    QList<Selected> items;
    for (const auto &box : diagram().boxes)
        items << Selected{.model = box.model};
    for (const auto &note : diagram().notes)
        items << Selected{.note = note.id};
    m_selection.set(items);
}

} // namespace relata
