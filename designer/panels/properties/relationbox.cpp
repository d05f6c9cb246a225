// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/relationbox.h"

#include "designer/document/document.h"
#include "designer/panels/properties/fieldedits.h"
#include "designer/panels/properties/filtercombo.h"
#include "designer/panels/properties/formrow.h"
#include "designer/panels/properties/modeltext.h"
#include "designer/panels/properties/ondeletebar.h"
#include "designer/panels/properties/optiontext.h"
#include "designer/theme/theme.h"
#include "model/fields/catalogue.h"

#include <QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// What all of them have; nothing if they differ.
template <typename Of>
auto common(const Schema &schema, const QList<Selected> &fields, Of of)
    -> std::optional<decltype(of(Selected(), std::declval<const Field &>()))>
{
    std::optional<decltype(of(Selected(), std::declval<const Field &>()))> found;
    for (const Selected &place : fields) {
        const Field *field = fieldOf(schema, place);
        if (!field || !field->relation)
            return std::nullopt;
        const auto value = of(place, *field);
        if (found && !(*found == value))
            return std::nullopt;
        found = value;
    }
    return found;
}

} // namespace

RelationBox::RelationBox(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_to(new FilterCombo(true, this))
    , m_onDelete(new OnDeleteBar(this))
    , m_through(new FilterCombo(true, this))
    , m_throughFields(new LineEdit(this))
{
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    m_toRow = addRow(u"to"_s, m_to);
    m_onDeleteRow = addRow(u"on_delete"_s, m_onDelete, true);
    m_throughRow = addRow(u"through"_s, m_through);
    m_throughFieldsRow = addRow(u"through_fields"_s, m_throughFields);
    m_to->setObjectName(u"relationTo"_s);
    m_to->setAccessibleName(tr("The model it points at"));
    m_through->setObjectName(u"through"_s);
    m_through->setAccessibleName(tr("The model that holds the links"));
    m_throughFields->setObjectName(u"throughFields"_s);
    m_throughFields->setAccessibleName(tr("The foreign keys of the link model"));
    m_throughFields->setToolTip(
        tr("The link model's foreign keys to this model and to the other, where it has several."));
    m_throughFields->setFont(codeFont(12));

    connect(m_to, &FilterCombo::chosen, this, &RelationBox::setTarget);
    connect(m_through, &FilterCombo::chosen, this, &RelationBox::setThrough);
    connect(m_throughFields, &LineEdit::textEdited, this, &RelationBox::setThroughFields);
    connect(m_throughFields, &LineEdit::left, this, [this] {
        showThroughFields(true);
        m_document.endMerge();
    });
    connect(m_throughFields, &LineEdit::abandoned, this, [this] { showThroughFields(true); });
    connect(m_onDelete, &OnDeleteBar::editingEnded, this, [this] { m_document.endMerge(); });
    connect(m_onDelete, &OnDeleteBar::chosen, this, [this](const OnDelete &onDelete, bool typing) {
        editFields(
            m_document, m_fields, tr("Set on_delete to %1").arg(onDeleteText(onDelete)),
            [&](Schema &, const Selected &, Field &field) {
                if (field.relation && hasOnDelete(field.type))
                    field.relation->onDelete = onDelete;
            },
            typing ? typingKey(u"on_delete"_s, m_fields) : QString());
    });
}

FormRow *RelationBox::addRow(const QString &label, QWidget *control, bool wide)
{
    auto *row = new FormRow(label, control, this, wide);
    layout()->addWidget(row);
    connect(row->notes(), &ProblemNotes::fixRequested, this, &RelationBox::fixRequested);
    return row;
}

void RelationBox::display(const QList<Selected> &fields, bool fresh)
{
    m_fields = fields;
    const Schema &schema = m_document.schema();
    const auto all = [&](auto has) {
        return std::all_of(fields.begin(), fields.end(), [&](const Selected &place) {
            const Field *field = fieldOf(schema, place);
            return field && has(field->type);
        });
    };
    const bool linked = all([](FieldType type) { return type == FieldType::ManyToMany; });
    m_onDeleteRow->setVisible(all(hasOnDelete));
    m_throughRow->setVisible(linked);
    m_throughFieldsRow->setVisible(linked);

    const auto to = common(schema, fields, [&](const Selected &place, const Field &field) {
        return textOfModel(schema, place.model, field.relation->to);
    });
    m_to->setItems(modelChoices(schema));
    m_to->display(to.value_or(QString()), to ? tr("Choose a model") : tr("Several models"));
    m_onDelete->display(
        common(schema, fields, [](const Selected &, const Field &field) { return field.relation->onDelete; }),
        schema.settings.djangoVersion);
    if (!linked)
        return;
    const auto through = common(schema, fields, [&](const Selected &place, const Field &field) {
        return textOfModel(schema, place.model, field.relation->through);
    });
    m_through->setItems(QStringList{tr("(made by Django)")} + throughChoices(schema));
    m_through->display(through && through->isEmpty() ? tr("(made by Django)") : through.value_or(QString()),
                       tr("Several models"));
    showThroughFields(fresh);
}

void RelationBox::showThroughFields(bool fresh)
{
    const auto names = common(m_document.schema(), m_fields,
                              [](const Selected &, const Field &field) { return field.relation->throughFields; });
    m_throughFields->setPlaceholderText(names ? QString() : tr("Several values"));
    if (!fresh && names.value_or(QStringList()) == m_shownThroughFields)
        return;
    m_shownThroughFields = names.value_or(QStringList());
    m_throughFields->setText(m_shownThroughFields.join(u", "_s));
    m_throughFieldsRow->setRefusal({});
}

void RelationBox::setTarget(const QString &text)
{
    editFields(m_document, m_fields, tr("Point at %1").arg(text),
               [&](Schema &schema, const Selected &place, Field &field) {
                   if (field.relation)
                       field.relation->to = modelOfText(schema, place.model, text);
               });
}

void RelationBox::setThrough(const QString &text)
{
    editFields(m_document, m_fields, tr("Set through"), [&](Schema &schema, const Selected &place, Field &field) {
        if (!field.relation)
            return;
        field.relation->through = text == tr("(made by Django)") ? ModelRef() : modelOfText(schema, place.model, text);
        field.relation->throughFields.clear();
    });
}

void RelationBox::setThroughFields(const QString &text)
{
    const Result<QStringList> names = namesOfText(text);
    const bool two = names && (names->isEmpty() || names->size() == 2);
    m_throughFieldsRow->setRefusal(!names ? names.error()
                                   : two  ? QString()
                                          : tr("Two names: to this model, to the other."));
    if (!two)
        return;
    m_shownThroughFields = *names;
    editFields(
        m_document, m_fields, tr("Set through_fields"),
        [&](Schema &, const Selected &, Field &field) {
            if (field.relation)
                field.relation->throughFields = *names;
        },
        typingKey(u"through_fields"_s, m_fields));
}

void RelationBox::showProblems(const QHash<QString, QList<Problem>> &byControl)
{
    m_toRow->notes()->display(byControl.value(u"to"_s));
    m_onDeleteRow->notes()->display(byControl.value(u"on_delete"_s));
    m_throughRow->notes()->display(byControl.value(u"through"_s));
    m_throughFieldsRow->notes()->display(byControl.value(u"through_fields"_s));
}

} // namespace relata
