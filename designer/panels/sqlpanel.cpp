// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqlpanel.h"

#include "designer/panels/panellabels.h"
#include "designer/panels/sqlorigin.h"
#include "designer/panels/sqlview.h"
#include "designer/panels/writefile.h"
#include "designer/theme/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStackedLayout>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostMessages = 3;
// Below this width buttons make do with their pictures.
constexpr int buttonsWidth = 760;
constexpr int leastWidth = 600;

QString titleOf(const QString &dialect)
{
    if (dialect == "sqlite"_L1)
        return u"SQLite"_s;
    if (dialect == "postgresql"_L1)
        return u"PostgreSQL"_s;
    if (dialect == "mariadb"_L1)
        return u"MariaDB"_s;
    return dialect == "mysql"_L1 ? u"MySQL"_s : dialect;
}

} // namespace

SqlPanel::SqlPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_view(new SqlView)
    , m_messages(messageLabel(u"sqlMessages"_s, u"warning"_s))
    , m_empty(emptyState(u"sqlEmpty"_s))
    , m_origin(new ElidedLabel(u"sqlOrigin"_s))
{
    setNames(this, u"sqlPanel"_s, tr("SQL"));
    setNames(m_view, u"sqlView"_s, tr("SQL statements"));
    m_view->setAccessibleDescription(tr("Enter selects the model or field that the statement is for"));
    m_view->setFieldOfColumn([this](ModelId model, const QString &column) { return fieldOfColumn(m_document.registry(), model, column); });
    m_messages->setAccessibleName(tr("What cannot be told or run"));
    m_origin->setAccessibleName(tr("What the statement is for"));
    m_origin->setContentsMargins(16, 4, 16, 4);
    setRole(m_origin, u"quiet"_s);

    auto *script = new QWidget;
    auto *column = new QVBoxLayout(script);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_view, 1);
    column->addWidget(m_origin);
    m_pages = layOutPanel(this, makeBar(), m_messages, {script, m_empty});
    makeTimers();
    listen();
}

SqlPanel::~SqlPanel() = default;

QWidget *SqlPanel::makeBar()
{
    m_dialect = new QComboBox;
    setNames(m_dialect, u"sqlDialect"_s, tr("Dialect"));
    for (const Dialect &known : dialects())
        m_dialect->addItem(titleOf(known.name), known.name);
    m_scope = new QComboBox;
    setNames(m_scope, u"sqlScope"_s, tr("What is shown"));
    m_scope->addItem(tr("Whole schema"), WholeSchema);
    m_scope->addItem(tr("App of the selection"), SelectedApps);
    m_scope->addItem(tr("Selected models"), SelectedModels);
    m_contrib = new QCheckBox;
    setNames(m_contrib, u"sqlContrib"_s, tr("Show the tables of Django's own apps too"));
    m_status = new QPushButton;
    setNames(m_status, u"sqlStatus"_s, tr("Whether the SQL runs"));
    m_status->setProperty("flat", true);
    m_status->setFocusPolicy(Qt::TabFocus);
    m_copy = new QPushButton(icon(u"copy"_s), tr("Copy"));
    setNames(m_copy, u"sqlCopy"_s, tr("Copy the whole script"));
    m_copy->setToolTip(tr("Copy the statements as Django would run them"));
    m_export = new QPushButton(icon(u"export"_s), tr("Export…"));
    setNames(m_export, u"sqlExport"_s, tr("Write the script to a file"));
    m_export->setToolTip(tr("Write the statements to a file as Django would run them"));
    QWidget *bar = panelBar({m_dialect, m_scope, m_contrib}, {m_status, m_copy, m_export});
    bar->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    bar->setMinimumWidth(leastWidth);
    return bar;
}

void SqlPanel::listen()
{
    connect(&m_document, &Document::changed, this, [this](const Changes &changes) {
        if (changes.everything)
            m_connected.clear(); // what somebody else has drawn is run in a database only when that is asked for
        if (changes.schema())
            setUnproved();
    });
    connect(&m_selection, &Selection::changed, this, &SqlPanel::followSelection);
    connect(m_dialect, &QComboBox::activated, this, [this] {
        const QString name = m_dialect->currentData().toString();
        m_document.edit(tr("Change dialect to %1").arg(m_dialect->currentText()), [&](Project &project) { project.dialect = name; });
    });
    connect(m_scope, &QComboBox::currentIndexChanged, this, [this] {
        m_scoped = m_selection.items();
        setDirty();
    });
    connect(m_contrib, &QCheckBox::toggled, this, &SqlPanel::setUnproved);
    connect(m_status, &QPushButton::clicked, this, &SqlPanel::clickStatus);
    connect(m_copy, &QPushButton::clicked, this, &SqlPanel::copyScript);
    connect(m_export, &QPushButton::clicked, this, &SqlPanel::exportScript);
    connect(m_view, &SqlView::pointedAt, this, &SqlPanel::showOrigin);
    connect(m_view, &SqlView::chosen, this, &SqlPanel::choose);
    connect(m_view, &SqlView::revealAsked, this, [this](const SqlSpot &spot) {
        if (!spot.model.isNull() && !m_dirty)
            m_selection.reveal(originOf(m_document.registry(), spot.model, spot.field));
    });
}

// What is clicked in the text stays in the text.
void SqlPanel::followSelection()
{
    m_view->setMarked(m_selection.items());
    if (m_isSelecting)
        return;
    m_scoped = m_selection.items();
    if (m_scope->currentData() != WholeSchema)
        setDirty();
}

void SqlPanel::choose(const SqlSpot &spot)
{
    if (spot.model.isNull() || m_dirty)
        return;
    const QScopedValueRollback clicked(m_isSelecting, true);
    m_selection.select(originOf(m_document.registry(), spot.model, spot.field));
}

void SqlPanel::showOrigin(const SqlSpot &spot)
{
    const Registry &registry = m_document.registry();
    const QString origin = originText(registry, spot.model, spot.field);
    const QString reason = onDeleteReason(registry, spot.model, spot.field);
    m_origin->setFullText(origin.isEmpty() ? m_note : origin);
    m_view->viewport()->setToolTip(reason);
}

void SqlPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        refresh();
}

void SqlPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_view)
        m_view->applyTheme();
    QWidget::changeEvent(event);
}

void SqlPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool roomy = width() >= buttonsWidth;
    m_copy->setText(roomy ? tr("Copy") : QString());
    m_export->setText(roomy ? tr("Export…") : QString());
    m_contrib->setText(roomy ? tr("Django's own tables") : tr("Django's tables"));
    showStatus();
}

void SqlPanel::setDirty()
{
    m_dirty = true;
    if (isVisible())
        m_refresh.start();
}

const Dialect &SqlPanel::dialect() const
{
    const QString &version = m_document.schema().settings.djangoVersion;
    const Dialect *known = dialectNamed(m_document.project().dialect, version);
    return known ? *known : dialects(version).front();
}

QString SqlPanel::dialectTitle() const
{
    return titleOf(dialect().name);
}

void SqlPanel::followDialect()
{
    m_dialect->setCurrentIndex(m_dialect->findData(dialect().name));
}

SqlScript SqlPanel::scopedScript()
{
    const Schema &schema = m_document.schema();
    QSet<ModelId> models;
    QStringList apps;
    bool contrib = m_contrib->isChecked();
    const Scope scope = Scope(m_scope->currentData().toInt());
    if (scope != WholeSchema) {
        for (const Selected &item : m_scoped) {
            const Model *model = schema.find(item.model);
            const App *app = model ? schema.find(model->app) : nullptr;
            if (!app)
                continue;
            models.insert(item.model);
            if (!apps.contains(app->label))
                apps.append(app->label);
            contrib = contrib || model->origin == Origin::Contrib;
        }
        if (models.isEmpty())
            return {};
    }
    SqlScript script = m_all.update(m_document.registry(), dialect(), {.apps = apps, .contrib = contrib});
    if (scope == SelectedModels) {
        script.statements.removeIf([&](const Statement &statement) { return !models.contains(statement.model); });
        script.refusals.removeIf([&](const Refusal &refusal) { return !models.contains(refusal.model); });
    }
    return script;
}

void SqlPanel::refresh()
{
    m_refresh.stop();
    m_dirty = false;
    followDialect();
    m_script = scopedScript();
    m_view->setStatements(m_script.statements, dialect().backslashEscapes);
    m_empty->setText(emptyText());
    const bool empty = m_script.statements.isEmpty();
    m_pages->setCurrentIndex(empty ? 1 : 0);
    m_copy->setEnabled(!empty);
    m_export->setEnabled(!empty);
    m_note = noteText();
    showOrigin({});
    m_fileError.clear();
    showMessages();
    awaitProof();
}

QString SqlPanel::noteText() const
{
    if (m_script.statements.isEmpty())
        return {};
    const Registry &registry = m_document.registry();
    if (m_scope->currentData() == WholeSchema) {
        const bool contrib = m_contrib->isChecked();
        return onDeleteNote(registry, [&](const ResolvedModel &model) { return contrib || model.origin == Origin::Project; });
    }
    QSet<ModelId> shown;
    for (const Statement &statement : std::as_const(m_script.statements))
        shown.insert(statement.model);
    return onDeleteNote(registry, [&](const ResolvedModel &model) {
        return shown.contains(model.linkOf < 0 ? model.id : registry.at(model.linkOf).id);
    });
}

QString SqlPanel::emptyText() const
{
    if (m_scope->currentData() != WholeSchema && m_scoped.isEmpty())
        return tr("Nothing is selected.\nSelect models on the canvas to see their SQL.");
    if (!m_script.refusals.isEmpty())
        return tr("There is no SQL for these models.\nThe lines above say why.");
    return tr("There are no tables yet.\nDraw a model on the canvas, and its SQL appears here.");
}

void SqlPanel::showMessages()
{
    QStringList lines;
    for (const Refusal &refusal : m_script.refusals.first(std::min(mostMessages, m_script.refusals.size())))
        lines.append(refusal.message);
    if (m_script.refusals.size() > mostMessages)
        lines.append(tr("And %1 more.").arg(m_script.refusals.size() - mostMessages));
    for (const QString &line : {m_failure, m_fileError}) {
        if (!line.isEmpty())
            lines.append(line);
    }
    setRole(m_messages, m_failure.isEmpty() && m_fileError.isEmpty() ? u"warning"_s : u"error"_s);
    m_messages->setText(lines.join(u'\n'));
    m_messages->setVisible(!lines.isEmpty());
}

QString SqlPanel::script() const
{
    QString script;
    for (const Statement &statement : m_script.statements)
        script += statement.text + ";\n"_L1;
    return script;
}

void SqlPanel::copyScript()
{
    if (m_dirty)
        refresh();
    QGuiApplication::clipboard()->setText(script());
}

void SqlPanel::exportScript()
{
    if (m_dirty)
        refresh();
    const QString path = m_dialogs.save(this, tr("Export SQL"), suggestedPath(m_document.path(), u".sql"_s), tr("SQL (*.sql)"));
    if (path.isEmpty())
        return;
    const Result<void> written = writeFile(path, script().toUtf8());
    m_fileError = written ? QString() : written.error();
    showMessages();
}

} // namespace relata
