// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/problems.h"

#include "designer/panels/findingsview.h"
#include "designer/panels/panellabels.h"
#include "designer/panels/problemsmodel.h"
#include "designer/theme/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int widestObject = 320;

} // namespace

ProblemsPanel::ProblemsPanel(Document &document, Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_selection(selection)
    , m_checks(LiveChecks::of(document))
    , m_model(new ProblemsModel(this))
    , m_list(new FindingsView)
    , m_summary(new QLabel)
    , m_detail(new QLabel)
    , m_fix(new QPushButton)
    , m_pages(new QStackedLayout)
{
    setObjectName("problemsPanel"_L1);
    setAccessibleName(tr("Problems"));
    makeList();
    m_summary->setObjectName("problemsSummary"_L1);
    m_summary->setAccessibleName(tr("How many problems there are"));
    m_summary->setProperty("role", u"quiet"_s);
    m_summary->setMinimumHeight(28);
    m_detail->setObjectName("problemsDetail"_L1);
    m_detail->setAccessibleName(tr("The selected problem in full"));
    m_detail->setWordWrap(true);
    // A name without a place to break at must not widen the window.
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_detail->setTextFormat(Qt::PlainText);
    m_detail->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fix->setObjectName("problemsFix"_L1);
    m_fix->setAccessibleName(tr("Fix the selected problem"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 8, 16, 8);
    bar->setSpacing(16);
    bar->addWidget(m_summary, 0, Qt::AlignTop);
    bar->addWidget(m_detail, 1);
    bar->addWidget(m_fix, 0, Qt::AlignTop);
    auto *found = new QWidget;
    auto *foundLayout = new QVBoxLayout(found);
    foundLayout->setContentsMargins(0, 0, 0, 0);
    foundLayout->setSpacing(0);
    foundLayout->addLayout(bar);
    foundLayout->addWidget(m_list, 1);
    QLabel *empty = emptyState(u"problemsEmpty"_s);
    empty->setText(tr("No problems.\nDjango's system checks have nothing to say about these models."));
    m_pages->addWidget(found);
    m_pages->addWidget(empty);
    m_pages->setContentsMargins(0, 0, 0, 0);
    setLayout(m_pages);

    connect(&m_checks, &LiveChecks::checked, this, [this] { showProblems(m_checks.problems()); });
    connect(m_fix, &QPushButton::clicked, this, [this] { fix(m_list->currentIndex().row()); });
    showProblems(m_checks.problems());
}

void ProblemsPanel::makeList()
{
    m_list->setObjectName("problemsList"_L1);
    m_list->setAccessibleName(tr("Problems"));
    m_list->setModel(m_model);
    m_list->setMouseTracking(true);
    QHeaderView *header = m_list->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ProblemsModel::MessageColumn, QHeaderView::Stretch);

    connect(m_list, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        if (index.column() == ProblemsModel::FixColumn && m_model->problems()[index.row()].fix)
            fix(index.row());
        else
            select(index.row());
    });
    connect(m_list, &FindingsView::chosen, this, &ProblemsPanel::select);
    connect(m_list, &FindingsView::revealAsked, this, &ProblemsPanel::reveal);
    connect(m_list, &QTreeView::entered, this, [this](const QModelIndex &index) {
        const bool link = index.column() == ProblemsModel::FixColumn && m_model->problems()[index.row()].fix;
        m_list->viewport()->setCursor(link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProblemsPanel::showCurrent);
}

void ProblemsPanel::showProblems(const QList<Problem> &problems)
{
    const int row = m_list->currentIndex().row();
    const std::optional<Problem> before = row >= 0 ? std::optional(m_model->problems()[row]) : std::nullopt;
    m_model->setProblems(problems);
    if (before && !m_list->currentIndex().isValid() && rowOf(*before) >= 0)
        m_list->setCurrentIndex(m_model->index(rowOf(*before), 0));
    fitColumns();
    showCurrent();
    const auto isError = [](const Problem &problem) { return problem.level == Level::Error; };
    const int errors = int(std::count_if(problems.begin(), problems.end(), isError));
    const int warnings = int(problems.size()) - errors;
    m_summary->setText(countText(errors, warnings));
    m_pages->setCurrentIndex(problems.isEmpty() ? 1 : 0);
    if (errors == m_errors && warnings == m_warnings)
        return;
    m_errors = errors;
    m_warnings = warnings;
    Q_EMIT countChanged(errors, warnings);
}

int ProblemsPanel::rowOf(const Problem &wanted) const
{
    const QList<Problem> &now = m_model->problems();
    const auto same = std::find_if(now.begin(), now.end(), [&](const Problem &problem) { return isSameProblem(problem, wanted); });
    return same == now.end() ? -1 : int(same - now.begin());
}

QString ProblemsPanel::countText(int errors, int warnings)
{
    QStringList parts;
    if (errors > 0)
        parts.append(errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors));
    if (warnings > 0)
        parts.append(warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    return parts.isEmpty() ? tr("No problems") : parts.join(u", "_s);
}

void ProblemsPanel::fitColumns()
{
    const QFontMetrics metrics(m_list->font());
    const auto widest = [&](int column) {
        int width = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            width = std::max(width, metrics.horizontalAdvance(m_model->index(row, column).data().toString()));
        return width;
    };
    m_list->setColumnWidth(ProblemsModel::IdColumn, widest(ProblemsModel::IdColumn) + 52);
    m_list->setColumnWidth(ProblemsModel::ObjectColumn, std::min(widest(ProblemsModel::ObjectColumn) + 24, widestObject));
    m_list->setColumnWidth(ProblemsModel::FixColumn, widest(ProblemsModel::FixColumn) + 24);
}

void ProblemsPanel::select(int row)
{
    if (row < 0 || row >= m_model->problems().size() || m_model->problems()[row].model.isNull())
        return;
    const Problem &problem = m_model->problems()[row];
    m_selection.select({.model = problem.model, .field = problem.field});
}

void ProblemsPanel::reveal(int row)
{
    select(row);
    if (row >= 0 && row < m_model->problems().size() && !m_model->problems()[row].model.isNull())
        m_selection.reveal({.model = m_model->problems()[row].model, .field = m_model->problems()[row].field});
}

void ProblemsPanel::fix(int row)
{
    if (row < 0 || row >= m_model->problems().size())
        return;
    if (!m_checks.isCurrent()) {
        // The schema has changed since: what was clicked may be mended, or its fix be another.
        const Problem wanted = m_model->problems()[row];
        m_checks.finish();
        row = rowOf(wanted);
    }
    if (row < 0 || !m_model->problems()[row].fix)
        return;
    const Fix fix = *m_model->problems()[row].fix;
    m_document.edit(fix.text, [&](Project &project) { fix.apply(project.schema); });
}

void ProblemsPanel::showCurrent()
{
    const int row = m_list->currentIndex().row();
    const Problem problem = row >= 0 && row < m_model->problems().size() ? m_model->problems()[row] : Problem{};
    m_fix->setEnabled(problem.fix.has_value());
    m_fix->setText(problem.fix ? tr("Fix: %1").arg(problem.fix->text) : tr("Fix"));
    m_detail->setText(problem.hint.isEmpty() ? problem.message : problem.message + u' ' + problem.hint);
}

} // namespace relata
