// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/modelpage.h"

#include "designer/document/document.h"
#include "designer/panels/properties/fieldedits.h"
#include "designer/panels/properties/fieldseditor.h"
#include "designer/panels/properties/filtercombo.h"
#include "designer/panels/properties/formrow.h"
#include "designer/panels/properties/indexlist.h"
#include "designer/panels/properties/modeltext.h"
#include "designer/panels/properties/linecontrols.h"
#include "designer/theme/theme.h"
#include "model/schema/refactor.h"

#include <QSet>
#include <QVBoxLayout>

namespace relata {

using namespace Qt::StringLiterals;

ModelPage::ModelPage(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_title(new QLabel(this))
    , m_kind(new QLabel(this))
    , m_readOnly(sentence({}, this))
    , m_kept(sentence({}, this))
    , m_notes(new ProblemNotes(this))
    , m_body(new QWidget(this))
    , m_name(new LineEdit(m_body))
    , m_app(new FilterCombo(true, m_body))
    , m_bases(new LineEdit(m_body))
{
    setObjectName(u"modelPage"_s);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(8);
    auto *head = new QHBoxLayout;
    m_title->setObjectName(u"propertiesTitle"_s);
    m_title->setFont(uiFont(15, QFont::DemiBold));
    m_title->setWordWrap(true);
    setRole(m_kind, "quiet");
    head->addWidget(m_title, 1);
    head->addWidget(m_kind, 0, Qt::AlignRight | Qt::AlignBaseline);
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

    buildTop();
    m_fieldsHeading = addHeading(tr("Fields"));
    m_fields = new FieldsEditor(document, selection, m_body);
    box->addWidget(m_fields);
    addHeading(tr("Meta"));
    m_meta = new OptionsForm({Section::Relation, Section::Database, Section::Editing}, m_body);
    OptionsForm::Rows rows;
    for (const OptionRow &row : metaOptions())
        rows.push_back(&row);
    m_meta->setRows(rows, Section::Main);
    box->addWidget(m_meta);
    m_kept->setObjectName(u"keptOptions"_s);
    box->addWidget(m_kept);
    m_indexesHeading = addHeading(tr("Indexes and constraints"));
    m_indexes = new IndexList(document, m_body);
    box->addWidget(m_indexes);

    connect(m_meta, &OptionsForm::edited, this, [this](const OptionRow &row, const std::optional<Value> &value) {
        const QString name = row.name.toString();
        editModels(
            m_document, m_models, value ? tr("Set %1").arg(name) : tr("Reset %1").arg(name),
            [&](Schema &, Model &model) { setOption(model.meta, name, value); }, typingKey(name, m_models));
    });
    connect(m_meta, &OptionsForm::editingEnded, this, [this] { m_document.endMerge(); });
    connect(m_meta, &OptionsForm::fixRequested, this, &ModelPage::fixRequested);
    connect(m_notes, &ProblemNotes::fixRequested, this, &ModelPage::fixRequested);
    for (FormRow *row : {m_nameRow, m_appRow, m_basesRow})
        connect(row->notes(), &ProblemNotes::fixRequested, this, &ModelPage::fixRequested);
}

void ModelPage::buildTop()
{
    m_name->setObjectName(u"modelName"_s);
    m_name->setAccessibleName(tr("Name of the model"));
    m_name->setFont(codeFont(12));
    m_app->setObjectName(u"modelApp"_s);
    m_app->setAccessibleName(tr("App of the model"));
    m_app->setToolTip(tr("Another label makes another app."));
    m_bases->setObjectName(u"modelBases"_s);
    m_bases->setAccessibleName(tr("Base classes"));
    m_bases->setToolTip(tr("Models and mixins that it inherits from, with commas between them."));
    m_bases->setPlaceholderText(u"models.Model"_s);
    m_bases->setFont(codeFont(12));
    m_nameRow = new FormRow(tr("name"), m_name, m_body);
    m_appRow = new FormRow(tr("app"), m_app, m_body);
    m_basesRow = new FormRow(tr("bases"), m_bases, m_body);
    for (FormRow *row : {m_nameRow, m_appRow, m_basesRow})
        m_body->layout()->addWidget(row);

    connect(m_name, &LineEdit::textEdited, this, &ModelPage::rename);
    connect(m_name, &LineEdit::abandoned, this, [this] { showName(true); });
    connect(m_name, &LineEdit::left, this, [this] {
        showName(true);
        m_document.endMerge();
    });
    connect(m_app, &FilterCombo::chosen, this, &ModelPage::setApp);
    // Half a name is the name of another class: bases are taken over when they are complete.
    connect(m_bases, &LineEdit::left, this, [this] { setBases(m_bases->text()); });
    connect(m_bases, &LineEdit::abandoned, this, [this] { showBases(true); });
}

QLabel *ModelPage::addHeading(const QString &text)
{
    auto *label = new QLabel(text, m_body);
    label->setFont(uiFont(12, QFont::DemiBold));
    setRole(label, "section");
    label->setContentsMargins(0, 8, 0, 0);
    m_body->layout()->addWidget(label);
    return label;
}

void ModelPage::display(const QList<Selected> &models, bool fresh)
{
    m_models = models;
    const bool single = models.size() == 1;
    const QString reason = readOnlyReason(m_document.schema(), models);
    m_readOnly->setText(reason);
    m_readOnly->setVisible(!reason.isEmpty());
    m_body->setEnabled(reason.isEmpty());
    for (QWidget *widget : std::initializer_list<QWidget *>{m_nameRow, m_basesRow, m_fieldsHeading, m_fields,
                                                            m_indexesHeading, m_indexes})
        widget->setVisible(single);
    showTitle();
    showApp();
    if (single) {
        showName(fresh);
        showBases(fresh);
        m_fields->display(models.first().model);
        m_indexes->display(models.first().model);
    }
    showMeta(fresh);
}

void ModelPage::showTitle()
{
    const Model *model = m_document.schema().find(m_models.first().model);
    if (m_models.size() > 1 || !model) {
        m_title->setText(tr("%n models", nullptr, int(m_models.size())));
        m_kind->clear();
        return;
    }
    m_title->setText(model->name);
    m_kind->setText(model->isAbstract() ? tr("abstract model") : model->isProxy() ? tr("proxy model") : tr("model"));
}

void ModelPage::showName(bool fresh)
{
    const Model *model = m_document.schema().find(m_models.first().model);
    if (!model || (!fresh && model->name == m_shownName))
        return;
    m_shownName = model->name;
    if (m_name->text() != m_shownName)
        m_name->setText(m_shownName);
    m_nameRow->setRefusal({});
}

void ModelPage::rename(const QString &name)
{
    const Model *model = m_document.schema().find(m_models.first().model);
    if (!model)
        return;
    const QString refusal = modelNameRefusal(m_document.schema(), *model, name);
    m_nameRow->setRefusal(refusal);
    if (!refusal.isEmpty())
        return;
    m_shownName = name;
    editModels(
        m_document, m_models, tr("Rename model"), [&](Schema &, Model &changed) { changed.name = name; },
        typingKey(u"name"_s, m_models));
}

void ModelPage::showApp()
{
    const Schema &schema = m_document.schema();
    QStringList labels;
    for (const App &app : schema.apps) {
        if (app.origin == Origin::Project)
            labels.append(app.label);
    }
    std::optional<QString> shown;
    bool differing = false;
    for (const Selected &place : m_models) {
        const Model *model = schema.find(place.model);
        const App *app = model ? schema.find(model->app) : nullptr;
        const QString label = app ? app->label : QString();
        differing = differing || (shown && *shown != label);
        shown = label;
    }
    m_app->setItems(labels);
    m_app->display(differing ? QString() : shown.value_or(QString()), differing ? tr("Several apps") : QString());
    m_appRow->setRefusal({});
}

void ModelPage::setApp(const QString &label)
{
    const Schema &schema = m_document.schema();
    QString refusal = appLabelRefusal(label);
    const App *app = schema.app(label);
    if (app && app->origin != Origin::Project)
        refusal = tr("%1 is one of Django's own apps.").arg(label);
    QSet<QString> names;
    for (const Selected &place : m_models) {
        const Model *model = schema.find(place.model);
        if (!model || !refusal.isEmpty())
            continue;
        if (app && model->app != app->id && schema.model(app->id, model->name))
            refusal = tr("%1 has a model %2 already.").arg(label, model->name);
        else if (names.contains(model->name.toLower()))
            refusal = tr("Two of them are called %1.").arg(model->name);
        names.insert(model->name.toLower());
    }
    if (!refusal.isEmpty()) {
        showApp();
        return m_appRow->setRefusal(refusal);
    }
    editModels(m_document, m_models, tr("Move to app %1").arg(label),
               [&](Schema &changed, Model &model) { model.app = appNamed(changed, label); });
}

void ModelPage::showBases(bool fresh)
{
    const Model *model = m_document.schema().find(m_models.first().model);
    if (!model)
        return;
    const QString text = textOfBases(m_document.schema(), *model);
    if (!fresh && text == m_shownBases)
        return;
    m_shownBases = text;
    m_bases->setText(text);
    m_basesRow->setRefusal({});
}

void ModelPage::setBases(const QString &text)
{
    const Model *model = m_document.schema().find(m_models.first().model);
    if (!model || text == m_shownBases)
        return m_basesRow->setRefusal({});
    const Result<QList<ModelRef>> bases = basesOfText(m_document.schema(), *model, text);
    m_basesRow->setRefusal(bases ? QString() : bases.error());
    if (!bases)
        return;
    editModels(m_document, m_models, tr("Change bases"), [&](Schema &, Model &changed) { changed.bases = *bases; });
    showBases(true);
}

void ModelPage::showMeta(bool fresh)
{
    const Schema &schema = m_document.schema();
    QHash<const OptionRow *, OptionState> states;
    for (const OptionRow *row : m_meta->rows()) {
        std::optional<OptionState> found;
        for (const Selected &place : m_models) {
            const Model *model = schema.find(place.model);
            const Value *own = model ? model->meta.find(row->name) : nullptr;
            const OptionState state{.own = own ? std::optional(*own) : std::nullopt, .otherwise = row->otherwise};
            found = !found || *found == state ? state : OptionState{.differing = true};
        }
        states.insert(row, *found);
    }
    OptionNames names;
    const Model *first = schema.find(m_models.first().model);
    QStringList kept;
    if (first && m_models.size() == 1) {
        for (const Field &field : first->fields)
            names.fields.append(field.name);
        for (const Options::Entry &entry : first->meta) {
            if (!m_meta->has(entry.name))
                kept.append(u"%1=%2"_s.arg(entry.name, entry.value.python()));
        }
    }
    m_meta->display(states, names, fresh);
    m_kept->setText(tr("Kept as written: %1").arg(kept.join(u", "_s)));
    m_kept->setVisible(!kept.isEmpty());
}

void ModelPage::showProblems(const QList<Problem> &problems)
{
    QHash<QString, QList<Problem>> byControl;
    for (Problem problem : problems) {
        const Field *field = fieldOf(m_document.schema(), {.model = problem.model, .field = problem.field});
        if (field)
            problem.message = field->name + u": "_s + problem.message;
        // What is about one of the fields stands on the field's own page.
        const QString control = problem.field.isNull() ? controlOfProblem(problem.id) : QString();
        const bool hasPlace = control == "name"_L1 || control == "bases"_L1 || m_meta->has(control);
        byControl[hasPlace ? control : QString()].append(problem);
    }
    m_notes->display(byControl.value(QString()));
    m_nameRow->notes()->display(byControl.value(u"name"_s));
    m_basesRow->notes()->display(byControl.value(u"bases"_s));
    m_meta->showProblems(byControl);
}

} // namespace relata
