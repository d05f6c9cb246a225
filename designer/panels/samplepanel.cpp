// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/samplepanel.h"

#include "designer/panels/celldelegate.h"
#include "designer/panels/panellabels.h"
#include "designer/panels/samplemodel.h"
#include "designer/panels/treedelegate.h"
#include "designer/panels/writefile.h"
#include "designer/theme/theme.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTableView>

#include <algorithm>
#include <limits>
#include <numeric>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Rows are made once a burst of typing is over.
constexpr int buildPauseMs = 250;
constexpr int widestColumn = 260;
constexpr int tableRole = QuietRole + 1; ///< of a row of the list: which table it stands for
constexpr int mostRows = 10'000;
constexpr qsizetype longestStatement = 400;

} // namespace

SamplePanel::SamplePanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_tableNames(new QStandardItemModel(this))
    , m_rowsModel(new SampleModel(this))
    , m_failure(messageLabel(u"sampleFailure"_s, u"error"_s))
    , m_notes(messageLabel(u"sampleNotes"_s, u"quiet"_s))
    , m_empty(emptyState(u"sampleEmpty"_s))
    , m_pages(new QStackedLayout)
{
    setObjectName("samplePanel"_L1);
    setAccessibleName(tr("Sample data"));
    m_failure->setAccessibleName(tr("What failed"));
    m_notes->setAccessibleName(tr("Notes about the rows"));
    m_pages->addWidget(makeTables());
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeBar());
    layout->addWidget(m_failure);
    layout->addLayout(m_pages, 1);
    m_empty->setText(tr("Making rows…"));
    m_pages->setCurrentWidget(m_empty);
    m_copy->setEnabled(false);
    m_export->setEnabled(false);
    listen();
}

SamplePanel::~SamplePanel() = default;

QWidget *SamplePanel::makeBar()
{
    const auto spin = [](const QString &objectName, const QString &name, int low, int high, int value) {
        auto *box = new QSpinBox;
        box->setObjectName(objectName);
        box->setAccessibleName(name);
        box->setRange(low, high);
        box->setValue(value);
        box->setKeyboardTracking(false);
        return box;
    };
    const auto quiet = [](const QString &text, QWidget *buddy) {
        auto *label = new QLabel(text);
        label->setProperty("role", u"quiet"_s);
        label->setBuddy(buddy);
        return label;
    };
    m_rows = spin(u"sampleRows"_s, tr("Rows per model"), 0, mostRows, SampleOptions().rows);
    m_rows->setToolTip(tr("Rows per model"));
    m_seed = spin(u"sampleSeed"_s, tr("Seed"), 0, std::numeric_limits<int>::max(), int(SampleOptions().seed));
    m_seed->setToolTip(tr("The same seed gives the same rows, on any machine"));
    m_seed->setFixedWidth(96);
    auto *refresh = new QPushButton(icon(u"refresh"_s), tr("Refresh"));
    refresh->setObjectName("sampleRefresh"_L1);
    refresh->setAccessibleName(tr("Make the rows anew"));
    connect(refresh, &QPushButton::clicked, this, [this] { setDirty(0); });
    m_status = new QLabel;
    m_status->setObjectName("sampleStatus"_L1);
    m_status->setAccessibleName(tr("What was stored"));
    m_status->setProperty("role", u"success"_s);
    m_copy = new QPushButton(icon(u"copy"_s), tr("Copy as SQL"));
    m_copy->setObjectName("sampleCopy"_L1);
    m_copy->setAccessibleName(tr("Copy all rows as SQL"));
    m_export = new QPushButton(icon(u"export"_s), tr("Export…"));
    m_export->setObjectName("sampleExport"_L1);
    m_export->setAccessibleName(tr("Write all rows to a file"));

    auto *bar = new QWidget;
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->setSpacing(8);
    layout->addWidget(quiet(tr("&Rows"), m_rows));
    layout->addWidget(m_rows);
    layout->addSpacing(8);
    layout->addWidget(quiet(tr("See&d"), m_seed));
    layout->addWidget(m_seed);
    layout->addWidget(refresh);
    layout->addStretch(1);
    layout->addWidget(m_status);
    layout->addWidget(m_copy);
    layout->addWidget(m_export);
    return bar;
}

QWidget *SamplePanel::makeTables()
{
    m_tables = new QListView;
    m_tables->setObjectName("sampleTables"_L1);
    m_tables->setAccessibleName(tr("Tables"));
    m_tables->setModel(m_tableNames);
    m_tables->setItemDelegate(new TreeDelegate(m_tables));
    m_tables->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tables->setUniformItemSizes(true);
    m_view = new QTableView;
    m_view->setObjectName("sampleView"_L1);
    m_view->setAccessibleName(tr("Rows"));
    m_view->setModel(m_rowsModel);
    m_view->setItemDelegate(new CellDelegate(m_view));
    m_view->setWordWrap(false);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->verticalHeader()->setDefaultSectionSize(28);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    auto *rows = new QWidget;
    auto *rowsLayout = new QVBoxLayout(rows);
    rowsLayout->setContentsMargins(0, 0, 0, 0);
    rowsLayout->setSpacing(0);
    rowsLayout->addWidget(m_view, 1);
    rowsLayout->addWidget(m_notes);
    m_notes->setContentsMargins(16, 6, 16, 6);
    auto *split = new QSplitter;
    auto *list = new QWidget;
    auto *listLayout = new QVBoxLayout(list);
    listLayout->setContentsMargins(8, 0, 4, 4);
    listLayout->addWidget(m_tables);
    split->addWidget(list);
    split->addWidget(rows);
    split->setStretchFactor(1, 1);
    split->setSizes({220, 680});
    split->setChildrenCollapsible(false);
    return split;
}

void SamplePanel::listen()
{
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &SamplePanel::build);
    connect(&m_document, &Document::changed, this, [this](const Changes &changes) {
        if (changes.schema())
            setDirty(changes.everything ? 0 : buildPauseMs);
    });
    connect(&m_selection, &Selection::changed, this, &SamplePanel::followSelection);
    connect(m_rows, &QSpinBox::valueChanged, this, [this] { setDirty(buildPauseMs); });
    connect(m_seed, &QSpinBox::valueChanged, this, [this] { setDirty(buildPauseMs); });
    connect(m_tables->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &index) {
        if (index.isValid())
            showTable(index.data(tableRole).toInt());
    });
    connect(m_view, &QTableView::doubleClicked, this, &SamplePanel::goTo);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(sql()); });
    connect(m_export, &QPushButton::clicked, this, &SamplePanel::exportRows);
}

void SamplePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_dirty)
        setDirty(0);
}

void SamplePanel::setDirty(int pauseMs)
{
    m_dirty = true;
    m_job.cancel();
    if (isVisible())
        m_refresh.start(pauseMs);
}

void SamplePanel::build()
{
    m_dirty = false;
    const SampleOptions options{.rows = m_rows->value(), .seed = quint32(m_seed->value())};
    m_job.start(
        [registry = m_document.registry(), options](const CancelFlag &cancelled) {
            return Built{.registry = registry, .database = buildSampleDatabase(registry, options, &cancelled)};
        },
        [this](const Built &built) { showBuilt(built); });
}

void SamplePanel::showBuilt(const Built &built)
{
    m_fileError.clear();
    if (!built.database) {
        m_built = {.registry = built.registry};
        m_empty->setText(built.database.error());
    } else {
        m_built = built;
        m_empty->setText(tr("There are no tables yet.\nDraw a model on the canvas, and rows for it appear here."));
    }
    const bool empty = data().tables.isEmpty();
    m_pages->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_pages->widget(0));
    m_copy->setEnabled(!empty);
    m_export->setEnabled(!empty);
    listTables();
    showMessages();
}

// By name, the project's own first.
QList<int> SamplePanel::tableOrder() const
{
    const auto key = [this](int table) {
        return std::pair(m_built.registry.at(data().tables[table].model).origin != Origin::Project, data().tables[table].label.toLower());
    };
    QList<int> order(data().tables.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
    return order;
}

void SamplePanel::listTables()
{
    QStandardItemModel &names = *m_tableNames;
    const QSignalBlocker quiet(m_tables->selectionModel());
    const QList<int> order = tableOrder();
    names.setRowCount(int(order.size()));
    names.setColumnCount(1);
    int wanted = order.isEmpty() ? -1 : 0;
    for (int i = 0; i < names.rowCount(); ++i) {
        const SampleTable &table = data().tables[order[i]];
        const QModelIndex index = names.index(i, 0);
        names.setData(index, table.label, Qt::DisplayRole);
        names.setData(index, table.table, Qt::ToolTipRole);
        names.setData(index, QString::number(table.rows.size()), DetailRole);
        names.setData(index, m_built.registry.at(table.model).origin != Origin::Project, QuietRole);
        names.setData(index, order[i], tableRole);
        if (table.table == m_wanted)
            wanted = i;
    }
    m_tables->setCurrentIndex(names.index(wanted, 0));
    m_tables->viewport()->update();
    showTable(order.value(wanted, -1));
}

void SamplePanel::pick(int table)
{
    const QModelIndexList rows = m_tableNames->match(m_tableNames->index(0, 0), tableRole, table, 1, Qt::MatchExactly);
    if (table >= 0 && !rows.isEmpty())
        m_tables->setCurrentIndex(rows.first());
}

void SamplePanel::showTable(int table)
{
    const bool same = m_rowsModel->table() >= 0 && table >= 0 && data().tables[table].table == m_wanted;
    const QStringList before = [this] {
        QStringList names;
        for (int column = 0; column < m_rowsModel->columnCount(); ++column)
            names.append(m_rowsModel->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        return names;
    }();
    m_rowsModel->setData(data(), table);
    QStringList after;
    QStringList notes = data().notes;
    if (table >= 0) {
        m_wanted = data().tables[table].table;
        notes += data().tables[table].notes;
        for (const SampleColumn &column : data().tables[table].columns)
            after.append(column.name);
    }
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
    if (same && before == after)
        return;
    m_view->resizeColumnsToContents();
    for (int column = 0; column < m_rowsModel->columnCount(); ++column)
        m_view->setColumnWidth(column, std::clamp(m_view->columnWidth(column) + 8, 56, widestColumn));
    m_view->scrollToTop();
}

void SamplePanel::showMessages()
{
    const ScriptOutcome &outcome = m_built.database->outcome;
    QStringList lines;
    if (!outcome.ok && !data().tables.isEmpty()) {
        lines.append(outcome.message);
        if (!outcome.failed.isEmpty() && !outcome.message.contains(outcome.failed))
            lines.append(outcome.failed.size() > longestStatement ? outcome.failed.first(longestStatement) + u'…' : outcome.failed);
    }
    if (!m_fileError.isEmpty())
        lines.append(m_fileError);
    m_failure->setText(lines.join(u'\n'));
    m_failure->setVisible(!lines.isEmpty());
    qsizetype rows = 0;
    for (const SampleTable &table : data().tables)
        rows += table.rows.size();
    m_status->setText(outcome.ok && !data().tables.isEmpty() ? tr("✓ stored: %1 rows").arg(rows) : QString());
}

void SamplePanel::followSelection()
{
    const int model = m_built.registry.indexOf(m_selection.single().model);
    pick(model < 0 ? -1 : data().tableOf(model));
}

void SamplePanel::goTo(const QModelIndex &foreignKey)
{
    const SampleModel::Target target = m_rowsModel->target(foreignKey);
    if (target.table < 0)
        return;
    pick(target.table);
    m_view->setCurrentIndex(m_rowsModel->index(target.row, target.column));
}

QString SamplePanel::sql() const
{
    QString script;
    for (const QString &statement : insertStatements(data(), m_document.project().dialect))
        script += statement + ";\n"_L1;
    return script;
}

void SamplePanel::exportRows()
{
    const QString path = m_dialogs.save(this, tr("Export sample data"), suggestedPath(m_document.path(), u"-sample.sql"_s),
                                        tr("SQL (*.sql);;Django fixture (*.json)"));
    if (path.isEmpty())
        return;
    const bool fixture = QFileInfo(path).suffix().compare("json"_L1, Qt::CaseInsensitive) == 0;
    const Result<void> written = writeFile(path, fixture ? toFixture(m_built.registry, data()) : sql().toUtf8());
    m_fileError = written ? QString() : written.error();
    showMessages();
}

} // namespace relata
