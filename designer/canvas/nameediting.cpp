// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/nameediting.h"

#include "designer/canvas/canvasview.h"
#include "designer/canvas/livediagram.h"
#include "designer/canvas/typedfield.h"

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

NameEditing::NameEditing(CanvasView &view)
    : QObject(&view)
    , m_view(view)
{
}

void NameEditing::documentChanged()
{
    if (!isActive())
        return;
    const Model *model = m_view.document().schema().find(m_item.model);
    const bool isGone =
        !model || !m_view.live().box(m_item.model) || (m_job == Job::Field && !model->find(m_item.field));
    if (isGone) {
        close();
        return;
    }
    if (m_job == Job::NewField)
        m_view.openRow(m_item.model, m_item.field);
    reposition();
}

void NameEditing::editModel(ModelId modelId, const QString &mergeKey)
{
    const Model *model = m_view.document().schema().find(modelId);
    if (!model)
        return;
    conclude();
    m_mergeKey = mergeKey;
    open(Job::Model, {.model = modelId}, model->name, [this, modelId](const QString &text) {
        const Schema &schema = m_view.document().schema();
        const Model *edited = schema.find(modelId);
        return edited ? modelNameProblem(schema, *edited, text) : QString();
    });
}

QString NameEditing::fieldProblem(ModelId modelId, FieldId field, const QString &text) const
{
    const Schema &schema = m_view.document().schema();
    const Model *model = schema.find(modelId);
    if (!model)
        return {};
    const Result<TypedField> typed = parseTypedField(schema, *model, field, text);
    return typed ? QString() : typed.error();
}

void NameEditing::editField(ModelId modelId, FieldId fieldId)
{
    const Model *model = m_view.document().schema().find(modelId);
    const Field *field = model ? model->find(fieldId) : nullptr;
    if (!field)
        return;
    conclude();
    open(Job::Field, {.model = modelId, .field = fieldId}, field->name,
         [this, modelId, fieldId](const QString &text) { return fieldProblem(modelId, fieldId, text); });
}

void NameEditing::editNewField(ModelId modelId, FieldId after)
{
    conclude();
    open(Job::NewField, {.model = modelId, .field = after}, {},
         [this, modelId](const QString &text) { return fieldProblem(modelId, {}, text); });
    if (!m_editor)
        return;
    m_editor->setEmptyMeansGivingUp(true);
    m_editor->setPlaceholderText(tr("title: Char(200)"));
    Q_EMIT m_view.statusMessage(
        tr("A name, or a name with a type: title: Char(200), price: Decimal(8, 2), author -> User. "
           "Enter makes the next field, Esc ends."));
}

void NameEditing::open(Job job, const Selected &item, const QString &text, const InPlaceEditor::Check &check)
{
    if (!m_view.live().box(item.model))
        return;
    m_job = job;
    m_item = item;
    if (job == Job::NewField)
        m_view.openRow(item.model, item.field);
    m_view.makeReadable(place().center());
    m_view.ensureVisible(place());
    m_editor = new InPlaceEditor(text, check, m_view.viewport());
    connect(m_editor, &InPlaceEditor::accepted, this, &NameEditing::accept);
    connect(m_editor, &InPlaceEditor::abandoned, this, &NameEditing::close);
    reposition();
    m_editor->show();
    m_editor->setFocus(Qt::OtherFocusReason);
}

void NameEditing::close()
{
    if (!m_editor)
        return;
    InPlaceEditor *editor = std::exchange(m_editor, nullptr);
    const bool hadFocus = editor->hasFocus();
    editor->disconnect(this);
    editor->hide();
    editor->deleteLater();
    if (!m_mergeKey.isEmpty())
        m_view.document().endMerge();
    m_mergeKey.clear();
    if (m_job == Job::NewField)
        m_view.endDrag();
    m_job = Job::None;
    if (hadFocus)
        m_view.setFocus(Qt::OtherFocusReason);
    m_view.viewport()->update();
}

void NameEditing::conclude()
{
    if (m_editor)
        m_editor->conclude();
}

void NameEditing::accept(const QString &text, InPlaceEditor::End how)
{
    switch (m_job) {
    case Job::Model:
        acceptModel(text, how);
        return;
    case Job::Field:
        acceptField(text, how);
        return;
    case Job::NewField:
        acceptNewField(text);
        if (how == InPlaceEditor::End::Enter || how == InPlaceEditor::End::Tab)
            editNewField(m_item.model, m_item.field);
        return;
    case Job::None:
        return;
    }
}

void NameEditing::acceptModel(const QString &name, InPlaceEditor::End how)
{
    const ModelId modelId = m_item.model;
    const bool fresh = !m_mergeKey.isEmpty();
    m_view.document().edit(
        tr("Rename model to %1").arg(name),
        [&](Project &project) {
            if (Model *model = project.schema.find(modelId))
                model->name = name;
        },
        m_mergeKey);
    close();
    if (how == InPlaceEditor::End::Tab || (fresh && how == InPlaceEditor::End::Enter))
        step({}, 1);
}

void NameEditing::acceptField(const QString &text, InPlaceEditor::End how)
{
    const Selected item = m_item;
    const Schema &schema = m_view.document().schema();
    const Model *model = schema.find(item.model);
    const Result<TypedField> typed = model ? parseTypedField(schema, *model, item.field, text) : Error{};
    close();
    if (!typed)
        return;
    const Field *before = model->find(item.field);
    const QString what = typed->type ? tr("Change field %1") : tr("Rename field to %1");
    if (before->name != typed->name || typed->type)
        m_view.document().edit(what.arg(typed->name),
                               [&](Project &project) { changeField(project.schema, item.model, item.field, *typed); });
    if (how == InPlaceEditor::End::Enter)
        editNewField(item.model, item.field);
    else if (how != InPlaceEditor::End::FocusLost)
        step(item.field, how == InPlaceEditor::End::Tab ? 1 : -1);
}

void NameEditing::acceptNewField(const QString &text)
{
    const Selected item = m_item;
    const Schema &schema = m_view.document().schema();
    const Model *model = schema.find(item.model);
    const Result<TypedField> typed = model ? parseTypedField(schema, *model, {}, text) : Error{};
    close();
    if (!typed)
        return;
    FieldId made;
    m_view.document().edit(tr("Add field %1").arg(typed->name), [&](Project &project) {
        made = insertField(project.schema, item.model, item.field, *typed);
    });
    m_item = {.model = item.model, .field = made};
    m_view.selection().select(m_item);
}

void NameEditing::step(FieldId from, int by)
{
    const ModelId model = m_item.model;
    const QList<Selected> fields = m_view.live().fieldsOf(model);
    const qsizetype next = (from.isNull() ? -1 : fields.indexOf(Selected{.model = model, .field = from})) + by;
    if (next < 0)
        editModel(model);
    else if (next < fields.size())
        editField(model, fields[next].field);
    else
        editNewField(model, from);
}

QRectF NameEditing::place() const
{
    const Box *box = m_view.live().box(m_item.model);
    if (!box)
        return {};
    if (m_job == Job::Model) {
        const qreal inset = m_view.live().metrics().padding / 2;
        return box->header().adjusted(inset, 4, -inset, -4);
    }
    QRectF row = m_job == Job::NewField ? m_view.live().openedRow() : m_view.live().rectOf(m_item);
    row.setLeft(row.left() + box->nameLeft - 6);
    return row.adjusted(0, 0, -4, 0);
}

void NameEditing::reposition()
{
    if (!m_editor)
        return;
    const qreal zoom = m_view.zoom();
    QFont font = m_view.live().metrics().font(m_job == Job::Model ? TextRole::Title : TextRole::Name);
    font.setPixelSize(std::max(11, qRound(font.pixelSize() * zoom)));
    m_editor->setFont(font);
    QRect rect = m_view.view().toView(place()).toAlignedRect();
    rect.setHeight(std::max(rect.height(), m_editor->fontMetrics().height() + 4));
    rect.setWidth(std::max(rect.width(), 140));
    m_editor->setGeometry(rect);
}

} // namespace relata
