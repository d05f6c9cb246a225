// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqlpanel.h"

#include "designer/panels/panellabels.h"
#include "designer/panels/sqlview.h"
#include "designer/panels/writefile.h"
#include "designer/theme/theme.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// The script is run once a burst of typing is over.
constexpr int provePauseMs = 200;
// Only what takes longer is worth a word.
constexpr int longRunMs = 400;
constexpr qsizetype mostMessages = 3;

QString dialectTitle(const QString &name)
{
    if (name == "sqlite"_L1)
        return u"SQLite"_s;
    if (name == "postgresql"_L1)
        return u"PostgreSQL"_s;
    if (name == "mariadb"_L1)
        return u"MariaDB"_s;
    return name == "mysql"_L1 ? u"MySQL"_s : name;
}

} // namespace

SqlPanel::SqlPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_view(new SqlView)
    , m_messages(messageLabel(u"sqlMessages"_s, u"warning"_s))
    , m_empty(emptyState(u"sqlEmpty"_s))
    , m_pages(new QStackedLayout)
{
    setObjectName("sqlPanel"_L1);
    setAccessibleName(tr("SQL"));
    m_view->setObjectName("sqlView"_L1);
    m_view->setAccessibleName(tr("SQL statements"));
    m_messages->setAccessibleName(tr("What cannot be told or run"));

    m_pages->addWidget(m_view);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_messages);
    layout->addLayout(m_pages, 1);
    listen();
}

SqlPanel::~SqlPanel() = default;

QWidget *SqlPanel::makeBar()
{
    m_dialect = new QComboBox;
    m_dialect->setObjectName("sqlDialect"_L1);
    m_dialect->setAccessibleName(tr("Dialect"));
    for (const Dialect &known : dialects())
        m_dialect->addItem(dialectTitle(known.name), known.name);
    m_scope = new QComboBox;
    m_scope->setObjectName("sqlScope"_L1);
    m_scope->setAccessibleName(tr("What is shown"));
    m_scope->addItem(tr("Whole schema"), WholeSchema);
    m_scope->addItem(tr("App of the selection"), SelectedApps);
    m_scope->addItem(tr("Selected models"), SelectedModels);
    m_contrib = new QCheckBox(tr("Django's own tables"));
    m_contrib->setObjectName("sqlContrib"_L1);
    m_contrib->setAccessibleName(tr("Show the tables of Django's own apps too"));
    m_status = new QLabel;
    m_status->setObjectName("sqlStatus"_L1);
    m_status->setAccessibleName(tr("Whether the SQL runs"));
    m_copy = new QPushButton(icon(u"copy"_s), tr("Copy"));
    m_copy->setObjectName("sqlCopy"_L1);
    m_copy->setAccessibleName(tr("Copy the whole script"));
    m_copy->setToolTip(tr("Copy the statements as Django would run them"));
    m_export = new QPushButton(icon(u"export"_s), tr("Export…"));
    m_export->setObjectName("sqlExport"_L1);
    m_export->setAccessibleName(tr("Write the script to a file"));

    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(m_dialect);
    layout->addWidget(m_scope);
    layout->addWidget(m_contrib);
    layout->addStretch(1);
    layout->addWidget(m_status);
    layout->addWidget(m_copy);
    layout->addWidget(m_export);
    return bar;
}

void SqlPanel::listen()
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    m_prove.setSingleShot(true);
    m_prove.setInterval(provePauseMs);
    connect(&m_refresh, &QTimer::timeout, this, &SqlPanel::refresh);
    connect(&m_prove, &QTimer::timeout, this, &SqlPanel::prove);
    m_longRun.setSingleShot(true);
    m_longRun.setInterval(longRunMs);
    connect(&m_longRun, &QTimer::timeout, this, [this] { setStatus(tr("running…"), "quiet"); });
    connect(&m_document, &Document::changed, this, [this](const Changes &changes) {
        if (changes.schema())
            setDirty();
    });
    connect(&m_selection, &Selection::changed, this, [this] {
        if (m_scope->currentData() != WholeSchema)
            setDirty();
    });
    connect(m_dialect, &QComboBox::activated, this, [this] {
        const QString name = m_dialect->currentData().toString();
        m_document.edit(tr("Change dialect to %1").arg(m_dialect->currentText()), [&](Project &project) { project.dialect = name; });
    });
    connect(m_scope, &QComboBox::currentIndexChanged, this, &SqlPanel::setDirty);
    connect(m_contrib, &QCheckBox::toggled, this, &SqlPanel::setDirty);
    connect(m_copy, &QPushButton::clicked, this, &SqlPanel::copyScript);
    connect(m_export, &QPushButton::clicked, this, &SqlPanel::exportScript);
    connect(m_view, &SqlView::statementActivated, this, [this](const Statement &statement) {
        if (!statement.model.isNull())
            m_selection.select({.model = statement.model, .field = statement.field});
    });
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

void SqlPanel::setDirty()
{
    m_dirty = true;
    m_proof.cancel();
    m_longRun.stop();
    if (isVisible())
        m_refresh.start();
}

const Dialect &SqlPanel::dialect() const
{
    const Dialect *known = dialectNamed(m_document.project().dialect);
    return known ? *known : dialects().front();
}

void SqlPanel::followDialect()
{
    m_dialect->setCurrentIndex(m_dialect->findData(dialect().name));
}

SqlScript SqlPanel::scopedScript() const
{
    const Schema &schema = m_document.schema();
    QSet<ModelId> models;
    QStringList apps;
    bool contrib = m_contrib->isChecked();
    const Scope scope = Scope(m_scope->currentData().toInt());
    if (scope != WholeSchema) {
        for (const Selected &item : m_selection.items()) {
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
    SqlScript script = createSchema(m_document.registry(), dialect(), {.apps = apps, .contrib = contrib});
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
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_view);
    m_copy->setEnabled(!empty);
    m_export->setEnabled(!empty);
    m_failure.clear();
    m_fileError.clear();
    showMessages();
    // What ran a moment ago is no proof of what stands here now.
    m_prove.stop();
    if (empty || dialect().name != "sqlite"_L1) {
        setStatus({}, "quiet");
    } else {
        setStatus(m_status->text(), "quiet");
        m_prove.start();
    }
}

QString SqlPanel::emptyText() const
{
    if (m_scope->currentData() != WholeSchema && m_selection.isEmpty())
        return tr("Nothing is selected.\nSelect models on the canvas to see their SQL.");
    return tr("There are no tables yet.\nDraw a model on the canvas, and its SQL appears here.");
}

// The whole schema is run, whatever part of it is shown, as a part may need the rest.
void SqlPanel::prove()
{
    m_longRun.start();
    m_proof.start(
        [registry = m_document.registry(), used = &dialect(), contrib = m_contrib->isChecked()](const CancelFlag &cancelled) {
            return runInMemory(createSchema(registry, *used, {.contrib = contrib}), &cancelled);
        },
        [this](const ScriptOutcome &outcome) { showOutcome(outcome); });
}

void SqlPanel::showOutcome(const ScriptOutcome &outcome)
{
    if (outcome.cancelled)
        return;
    m_longRun.stop();
    m_failure = outcome.ok ? QString() : outcome.message;
    if (outcome.ok)
        setStatus(outcome.tables == 1 ? tr("✓ ran: 1 table") : tr("✓ ran: %1 tables").arg(outcome.tables), "success", outcome.message);
    else
        setStatus(tr("✗ statement %1 failed").arg(outcome.done + 1), "error", outcome.failed);
    showMessages();
}

void SqlPanel::setStatus(const QString &text, const char *role, const QString &tip)
{
    m_status->setText(text);
    m_status->setToolTip(tip);
    setRole(m_status, QString::fromLatin1(role));
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
