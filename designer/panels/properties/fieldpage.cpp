// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/fieldpage.h"

#include "designer/document/document.h"
#include "designer/panels/properties/accessbox.h"
#include "designer/panels/properties/fieldedits.h"
#include "designer/panels/properties/filtercombo.h"
#include "designer/panels/properties/formrow.h"
#include "designer/panels/properties/modeltext.h"
#include "designer/panels/properties/relationbox.h"
#include "designer/panels/properties/linecontrols.h"
#include "designer/theme/theme.h"
#include "model/schema/refactor.h"

#include <QHBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QStringList typeNames()
{
    QStringList names;
    for (const FieldClass &row : fieldClasses()) {
        if (!row.removed && !row.name.isEmpty())
            names.append(row.name.toString());
    }
    return names;
}

QStringList fieldNames(const Model *model)
{
    QStringList names;
    if (model) {
        for (const Field &field : model->fields)
            names.append(field.name);
    }
    return names;
}

} // namespace

FieldPage::FieldPage(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_title(new QLabel(this))
    , m_class(new QLabel(this))
    , m_readOnly(sentence({}, this))
    , m_kept(sentence({}, this))
    , m_notes(new ProblemNotes(this))
    , m_body(new QWidget(this))
{
    setObjectName(u"fieldPage"_s);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(8);
    auto *head = new QHBoxLayout;
    m_title->setObjectName(u"propertiesTitle"_s);
    m_title->setFont(uiFont(15, QFont::DemiBold));
    m_title->setWordWrap(true);
    setRole(m_class, "quiet");
    head->addWidget(m_title, 1);
    head->addWidget(m_class, 0, Qt::AlignRight | Qt::AlignBaseline);
    head->addSpacing(resetWidth);
    page->addLayout(head);
    m_readOnly->setObjectName(u"readOnlyReason"_s);
    page->addWidget(m_readOnly);
    page->addWidget(m_notes);
    page->addWidget(m_body);
    page->addStretch();
    auto *box = new QVBoxLayout(m_body);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    buildTop(box);

    m_relation = new RelationBox(document, m_body);
    box->addWidget(m_relation);
    m_options = new OptionsForm({Section::Validation, Section::Editing}, m_body);
    auto *inset = new QWidget(m_options);
    auto *margin = new QVBoxLayout(inset);
    margin->setContentsMargins(0, 0, resetWidth, 0);
    m_access = new AccessBox(inset);
    margin->addWidget(m_access);
    m_options->setInset(inset);
    box->addWidget(m_options);
    m_kept->setObjectName(u"keptOptions"_s);
    box->addWidget(m_kept);

    connect(m_options, &OptionsForm::edited, this, &FieldPage::setOptionOfAll);
    connect(m_options, &OptionsForm::editingEnded, this, [this] { m_document.endMerge(); });
    connect(m_options, &OptionsForm::fixRequested, this, &FieldPage::fixRequested);
    connect(m_relation, &RelationBox::fixRequested, this, &FieldPage::fixRequested);
    connect(m_notes, &ProblemNotes::fixRequested, this, &FieldPage::fixRequested);
    for (FormRow *row : {m_nameRow, m_typeRow, m_opaqueRow})
        connect(row->notes(), &ProblemNotes::fixRequested, this, &FieldPage::fixRequested);
}

void FieldPage::buildTop(QVBoxLayout *box)
{
    m_name = new LineEdit(m_body);
    m_name->setObjectName(u"fieldName"_s);
    m_name->setAccessibleName(tr("Name of the field"));
    m_name->setFont(codeFont(12));
    m_type = new FilterCombo(false, m_body);
    m_type->setObjectName(u"fieldType"_s);
    m_type->setAccessibleName(tr("Class of the field"));
    m_type->setItems(typeNames());
    m_opaque = new LineEdit(m_body);
    m_opaque->setObjectName(u"fieldClass"_s);
    m_opaque->setAccessibleName(tr("Class as the source names it"));
    m_opaque->setFont(codeFont(12));
    m_nameRow = new FormRow(tr("name"), m_name, m_body);
    m_typeRow = new FormRow(tr("type"), m_type, m_body);
    m_opaqueRow = new FormRow(tr("class"), m_opaque, m_body);
    for (FormRow *row : {m_nameRow, m_typeRow, m_opaqueRow})
        box->addWidget(row);
    connect(m_name, &LineEdit::textEdited, this, &FieldPage::rename);
    connect(m_name, &LineEdit::abandoned, this, [this] { showName(true); });
    connect(m_name, &LineEdit::left, this, [this] {
        showName(true);
        m_document.endMerge();
    });
    connect(m_type, &FilterCombo::chosen, this, &FieldPage::setType);
    connect(m_opaque, &LineEdit::textEdited, this, &FieldPage::setClass);
    connect(m_opaque, &LineEdit::left, this, [this] { m_document.endMerge(); });
}

void FieldPage::display(const QList<Selected> &fields, bool fresh)
{
    m_fields = fields;
    const QString reason = readOnlyReason(m_document.schema(), fields);
    m_readOnly->setText(reason);
    m_readOnly->setVisible(!reason.isEmpty());
    m_body->setEnabled(reason.isEmpty());
    showTitle();
    showName(fresh);
    showType();
    showOptions(fresh);
}

void FieldPage::showTitle()
{
    if (m_fields.size() > 1) {
        m_title->setText(tr("%n fields", nullptr, int(m_fields.size())));
        m_class->clear();
        return;
    }
    const Schema &schema = m_document.schema();
    const Model *model = schema.find(m_fields.first().model);
    const Field *field = fieldOf(schema, m_fields.first());
    m_title->setText(model && field ? model->name + u".\u200b"_s + field->name : QString());
    m_class->setText(field ? className(*field) : QString());
}

void FieldPage::showName(bool fresh)
{
    m_nameRow->setVisible(m_fields.size() == 1);
    const Field *field = fieldOf(m_document.schema(), m_fields.first());
    if (!field || (!fresh && field->name == m_shownName))
        return;
    m_shownName = field->name;
    if (m_name->text() != m_shownName)
        m_name->setText(m_shownName);
    m_nameRow->setRefusal({});
}

void FieldPage::rename(const QString &name)
{
    const Selected place = m_fields.first();
    const Model *model = m_document.schema().find(place.model);
    if (!model)
        return;
    const QString refusal = fieldNameRefusal(*model, place.field, name);
    m_nameRow->setRefusal(refusal);
    if (!refusal.isEmpty())
        return;
    m_shownName = name;
    m_document.edit(
        tr("Rename field"), [&](Project &project) { renameField(project.schema, place.model, place.field, name); },
        typingKey(u"name"_s, m_fields));
}

void FieldPage::showType()
{
    std::optional<QString> shown;
    bool differing = false;
    bool own = true;
    for (const Selected &place : m_fields) {
        const Field *field = fieldOf(m_document.schema(), place);
        if (!field)
            continue;
        const QString name =
            field->type == FieldType::Opaque ? tr("Other class") : fieldClass(field->type).name.toString();
        differing = differing || (shown && *shown != name);
        own = own && (field->type == FieldType::Opaque || !field->customClass.isEmpty());
        shown = name;
    }
    m_type->display(differing ? QString() : shown.value_or(QString()), differing ? tr("Several classes") : QString());
    m_opaqueRow->setVisible(own && m_fields.size() == 1);
    const Field *field = fieldOf(m_document.schema(), m_fields.first());
    const bool emptied = m_opaque->hasFocus() && m_opaque->text().trimmed().isEmpty();
    if (own && field && !emptied && m_opaque->text().trimmed() != field->customClass)
        m_opaque->setText(field->customClass);
}

void FieldPage::setType(const QString &name)
{
    const std::optional<FieldType> type = fieldTypeNamed(name);
    if (!type)
        return;
    editFields(m_document, m_fields, tr("Change type to %1").arg(name),
               [&](Schema &, const Selected &, Field &field) { changeFieldType(field, *type); });
}

void FieldPage::setClass(const QString &name)
{
    if (name.trimmed().isEmpty())
        return;
    editFields(
        m_document, m_fields, tr("Change class"),
        [&](Schema &, const Selected &, Field &field) { field.customClass = name.trimmed(); },
        typingKey(u"class"_s, m_fields));
}

OptionsForm::Rows FieldPage::sharedRows() const
{
    OptionsForm::Rows rows;
    for (const OptionRow &row : fieldOptions()) {
        const bool shared = std::all_of(m_fields.begin(), m_fields.end(), [&](const Selected &place) {
            const Field *field = fieldOf(m_document.schema(), place);
            return field && appliesTo(row, field->type);
        });
        if (shared)
            rows.push_back(&row);
    }
    return rows;
}

OptionNames FieldPage::namesAround() const
{
    const Schema &schema = m_document.schema();
    const Field *field = fieldOf(schema, m_fields.first());
    OptionNames names{.fields = fieldNames(schema.find(m_fields.first().model))};
    if (field && m_fields.size() == 1)
        names.fields.removeAll(field->name);
    if (field && field->relation)
        names.targetFields = fieldNames(schema.find(field->relation->to.id));
    return names;
}

void FieldPage::showOptions(bool fresh)
{
    const Schema &schema = m_document.schema();
    const bool related = std::all_of(m_fields.begin(), m_fields.end(), [&](const Selected &place) {
        const Field *field = fieldOf(schema, place);
        return field && field->relation;
    });
    m_relation->setVisible(related);
    if (related)
        m_relation->display(m_fields, fresh);
    m_access->display(m_fields.size() == 1
                          ? accessLines(m_document.registry(), m_fields.first().model, m_fields.first().field)
                          : QList<AccessLine>());
    m_access->parentWidget()->setVisible(m_access->isVisibleTo(m_access->parentWidget()));
    m_options->setRows(sharedRows(), related ? Section::Relation : Section::Main);

    QHash<const OptionRow *, OptionState> states;
    for (const OptionRow *row : m_options->rows()) {
        std::optional<OptionState> found;
        for (const Selected &place : m_fields) {
            const Field *field = fieldOf(schema, place);
            const Value *own = field->options.find(row->name);
            const OptionState state{.own = own ? std::optional(*own) : std::nullopt,
                                    .otherwise = defaultValue(*row, field->type)};
            if (!found)
                found = state;
            else if (!(found->own == state.own && (state.own || found->otherwise == state.otherwise)))
                found = OptionState{.differing = true};
        }
        states.insert(row, *found);
    }
    m_options->display(states, namesAround(), fresh);

    QStringList kept;
    for (const Options::Entry &entry : fieldOf(schema, m_fields.first())->options) {
        if (!m_options->has(entry.name) && m_fields.size() == 1)
            kept.append(u"%1=%2"_s.arg(entry.name, entry.value.python()));
    }
    m_kept->setText(tr("Kept as written: %1").arg(kept.join(u", "_s)));
    m_kept->setVisible(!kept.isEmpty());
}

void FieldPage::setOptionOfAll(const OptionRow &row, const std::optional<Value> &value)
{
    const QString name = row.name.toString();
    editFields(
        m_document, m_fields, value ? tr("Set %1").arg(name) : tr("Reset %1").arg(name),
        [&](Schema &, const Selected &, Field &field) { setOption(field.options, name, value); },
        typingKey(name, m_fields));
}

void FieldPage::showProblems(const QList<Problem> &problems)
{
    QHash<QString, QList<Problem>> byControl;
    for (const Problem &problem : problems) {
        const QString control = controlOfProblem(problem.id);
        const bool hasPlace =
            control == "name"_L1 ||
            (m_relation->isVisibleTo(m_body) &&
             QStringList{u"to"_s, u"on_delete"_s, u"through"_s, u"through_fields"_s}.contains(control)) ||
            m_options->has(control);
        byControl[hasPlace ? control : QString()].append(problem);
    }
    m_notes->display(byControl.value(QString()));
    m_nameRow->notes()->display(byControl.value(u"name"_s));
    m_relation->showProblems(byControl);
    m_options->showProblems(byControl);
}

} // namespace relata
