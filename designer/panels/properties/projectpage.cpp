// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/projectpage.h"

#include "designer/document/document.h"
#include "designer/panels/properties/filtercombo.h"
#include "designer/panels/properties/formrow.h"
#include "designer/panels/properties/modeltext.h"
#include "designer/panels/properties/linecontrols.h"
#include "designer/theme/theme.h"
#include "model/fields/catalogue.h"
#include "model/schema/names.h"
#include "model/schema/refactor.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 10;

QStringList projectModels(const Schema &schema)
{
    QStringList labels{u"auth.User"_s};
    for (const Model &model : schema.models) {
        if (model.origin == Origin::Project && !model.isAbstract() && !model.isProxy())
            labels.append(schema.label(model));
    }
    return labels;
}

QList<App> projectApps(const Schema &schema)
{
    QList<App> apps;
    std::copy_if(schema.apps.begin(), schema.apps.end(), std::back_inserter(apps),
                 [](const App &app) { return app.origin == Origin::Project; });
    return apps;
}

} // namespace

ProjectPage::ProjectPage(Document &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_version(new ComboBox(this))
    , m_autoField(new ComboBox(this))
    , m_userModel(new FilterCombo(false, this))
    , m_apps(new QListWidget(this))
    , m_removeApp(new QToolButton(this))
    , m_refusal(sentence({}, this, "error"))
{
    setObjectName(u"projectPage"_s);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    auto *title = new QLabel(tr("Project"), this);
    title->setObjectName(u"propertiesTitle"_s);
    title->setFont(uiFont(15, QFont::DemiBold));
    box->addWidget(title);
    auto *welcome =
        sentence(tr("Nothing is selected. Click a model, a field or a line between models to see its properties here; "
                    "a double-click on the empty canvas makes a model."),
                 this);
    welcome->setObjectName(u"nothingSelected"_s);
    auto *welcomeMargin = new QHBoxLayout;
    welcomeMargin->setContentsMargins(0, 0, resetWidth, 0);
    welcomeMargin->addWidget(welcome);
    box->addLayout(welcomeMargin);
    box->addSpacing(4);

    m_version->setObjectName(u"djangoVersion"_s);
    m_version->setAccessibleName(tr("Version of Django"));
    for (const DjangoVersion &version : djangoVersions())
        m_version->addItem(u"Django %1"_s.arg(version.name), version.name.toString());
    m_autoField->setObjectName(u"defaultAutoField"_s);
    m_autoField->setAccessibleName(u"DEFAULT_AUTO_FIELD"_s);
    for (const FieldClass &row : fieldClasses()) {
        if (isAutoField(row.type))
            m_autoField->addItem(row.name.toString(), row.name.toString());
    }
    m_autoField->addItem(tr("Not set"), QString());
    m_userModel->setObjectName(u"userModel"_s);
    m_userModel->setAccessibleName(u"AUTH_USER_MODEL"_s);
    box->addWidget(new FormRow(tr("Django"), m_version, this));
    box->addWidget(new FormRow(u"DEFAULT_AUTO_FIELD"_s, m_autoField, this, true));
    box->addWidget(new FormRow(u"AUTH_USER_MODEL"_s, m_userModel, this, true));
    buildApps();
    box->addStretch();

    connect(m_version, &QComboBox::activated, this, [this](int index) {
        m_document.edit(tr("Change Django version"), [&](Project &project) {
            project.schema.settings.djangoVersion = m_version->itemData(index).toString();
        });
    });
    connect(m_autoField, &QComboBox::activated, this, [this](int index) {
        m_document.edit(tr("Change DEFAULT_AUTO_FIELD"), [&](Project &project) {
            project.schema.settings.defaultAutoField = m_autoField->itemData(index).toString();
        });
    });
    connect(m_userModel, &FilterCombo::chosen, this, [this](const QString &label) {
        const Model *model = m_document.schema().model(label);
        if (!model)
            return;
        m_document.edit(tr("Change AUTH_USER_MODEL"),
                        [id = model->id](Project &project) { project.schema.settings.userModel = id; });
    });
}

void ProjectPage::buildApps()
{
    auto *heading = new QLabel(tr("Apps"), this);
    heading->setFont(uiFont(12, QFont::DemiBold));
    setRole(heading, "section");
    heading->setContentsMargins(0, 8, 0, 0);
    layout()->addWidget(heading);
    m_apps->setObjectName(u"appList"_s);
    m_apps->setAccessibleName(tr("Apps"));
    m_apps->setToolTip(tr("Double-click renames."));
    m_apps->setProperty("framed", true);
    m_apps->hide(); // until there is one
    m_apps->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    auto *margin = new QVBoxLayout;
    margin->setContentsMargins(0, 0, resetWidth, 0);
    margin->addWidget(m_apps);
    static_cast<QVBoxLayout *>(layout())->addLayout(margin);
    m_refusal->setObjectName(u"appRefusal"_s);
    m_refusal->hide();
    layout()->addWidget(m_refusal);
    auto *bar = new QHBoxLayout;
    bar->setSpacing(2);
    auto *add = new QToolButton(this);
    const auto dress = [&](QToolButton *button, const QString &name, const QString &iconName, const QString &text) {
        button->setObjectName(name);
        button->setIcon(icon(iconName));
        button->setIconSize({16, 16});
        button->setAccessibleName(text);
        button->setToolTip(text);
        button->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(button);
    };
    dress(add, u"addApp"_s, u"add"_s, tr("Add an app"));
    dress(m_removeApp, u"removeApp"_s, u"remove"_s, tr("Remove the app; only while it has no models"));
    bar->addStretch();
    static_cast<QVBoxLayout *>(layout())->addLayout(bar);
    connect(add, &QToolButton::clicked, this, &ProjectPage::addApp);
    connect(m_removeApp, &QToolButton::clicked, this, &ProjectPage::removeApp);
    connect(m_apps, &QListWidget::itemChanged, this, [this](QListWidgetItem *item) { renameApp(m_apps->row(item)); });
    connect(m_apps, &QListWidget::currentRowChanged, this, [this](int row) {
        const QList<Model> &models = m_document.schema().models;
        m_removeApp->setEnabled(row >= 0 && row < m_shownApps.size() &&
                                std::none_of(models.begin(), models.end(),
                                             [&](const Model &model) { return model.app == m_shownApps[row].id; }));
    });
}

void ProjectPage::display()
{
    const Schema &schema = m_document.schema();
    m_version->setCurrentIndex(m_version->findData(schema.settings.djangoVersion));
    m_autoField->setCurrentIndex(m_autoField->findData(schema.settings.defaultAutoField));
    m_userModel->setItems(projectModels(schema));
    const Model *user = schema.find(schema.settings.userModel);
    m_userModel->display(user ? schema.label(*user) : QString(), tr("Unknown model"));
    showApps();
}

void ProjectPage::showApps()
{
    const QList<App> apps = projectApps(m_document.schema());
    if (apps == m_shownApps && m_apps->count() == apps.size()) {
        Q_EMIT m_apps->currentRowChanged(m_apps->currentRow());
        return;
    }
    m_shownApps = apps;
    const QSignalBlocker blocker(m_apps);
    const int row = m_apps->currentRow();
    m_apps->clear();
    for (const App &app : apps) {
        auto *item = new QListWidgetItem(app.label, m_apps);
        item->setFlags(item->flags() | Qt::ItemIsEditable);
        item->setSizeHint({0, rowHeight});
    }
    m_apps->setCurrentRow(qMin(row, m_apps->count() - 1));
    m_apps->setVisible(!apps.isEmpty());
    m_apps->setFixedHeight(qMin(mostRows, int(apps.size())) * rowHeight + 6);
    m_removeApp->setEnabled(false);
    m_refusal->hide();
}

void ProjectPage::addApp()
{
    QStringList taken;
    for (const App &app : m_document.schema().apps)
        taken.append(app.label);
    const QString label = unusedName(u"app"_s, taken);
    m_document.edit(tr("Add app"), [&](Project &project) { appNamed(project.schema, label); });
    m_apps->setCurrentRow(m_apps->count() - 1);
    m_apps->editItem(m_apps->currentItem());
}

void ProjectPage::removeApp()
{
    const int row = m_apps->currentRow();
    if (row < 0 || row >= m_shownApps.size())
        return;
    const AppId id = m_shownApps[row].id;
    m_document.edit(tr("Remove app"), [&](Project &project) {
        project.schema.apps.removeIf([&](const App &app) { return app.id == id; });
        project.layout.hues.remove(id);
    });
}

void ProjectPage::renameApp(int row)
{
    if (row < 0 || row >= m_shownApps.size())
        return;
    const QString label = m_apps->item(row)->text().trimmed();
    QString refusal = appLabelRefusal(label);
    const App *other = m_document.schema().app(label);
    if (other && other->id != m_shownApps[row].id)
        refusal = tr("There is an app %1 already.").arg(label);
    m_refusal->setText(refusal);
    m_refusal->setVisible(!refusal.isEmpty());
    if (!refusal.isEmpty()) {
        const QSignalBlocker blocker(m_apps);
        m_apps->item(row)->setText(m_shownApps[row].label);
        return;
    }
    // The list shows it already: it must not be filled anew while a line is being left.
    m_shownApps[row].label = label;
    m_document.edit(tr("Rename app"), [&](Project &project) {
        if (App *app = project.schema.find(m_shownApps[row].id))
            app->label = label;
    });
}

} // namespace relata
