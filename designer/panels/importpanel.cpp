// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/importpanel.h"

#include "designer/panels/panellabels.h"
#include "designer/panels/findingsview.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = ImportRow::Kind;

constexpr int widestColumn = 360;
enum Filter { Everything, Attention, Differences };

bool passes(const ImportRow &row, int filter)
{
    switch (filter) {
    case Attention: return row.kind == Kind::Unread || row.kind == Kind::Partly || row.kind == Kind::Note;
    case Differences: return row.kind == Kind::Added || row.kind == Kind::Changed || row.kind == Kind::Removed;
    default: return true;
    }
}

} // namespace

ImportPanel::ImportPanel(Selection &selection, QWidget *parent)
    : QWidget(parent)
    , m_selection(selection)
    , m_rows(new ImportRowsModel(this))
    , m_list(new FindingsView)
    , m_filter(new QComboBox)
    , m_summary(new QLabel)
    , m_detail(messageLabel(u"importDetail"_s, u"quiet"_s))
    , m_pages(new QStackedLayout)
{
    setObjectName("importPanel"_L1);
    setAccessibleName(tr("Report of the import"));
    makeList();
    m_filter->setObjectName("importFilter"_L1);
    m_filter->setAccessibleName(tr("Which lines are shown"));
    m_filter->addItem(tr("Everything"), Everything);
    m_filter->addItem(tr("What needs attention"), Attention);
    m_filter->addItem(tr("What is different"), Differences);
    m_summary->setObjectName("importSummary"_L1);
    m_summary->setAccessibleName(tr("What was read"));
    m_summary->setMinimumHeight(28);
    m_detail->setAccessibleName(tr("The selected line in full"));

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 8, 16, 8);
    bar->setSpacing(16);
    bar->addWidget(m_filter);
    bar->addWidget(m_summary, 1);
    QLabel *empty = emptyState(u"importEmpty"_s);
    empty->setText(tr("Nothing of that kind.\nChoose another kind of line above."));
    m_pages->addWidget(m_list);
    m_pages->addWidget(empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_detail);
    layout->addLayout(m_pages, 1);
    connect(m_filter, &QComboBox::currentIndexChanged, this, &ImportPanel::filter);
    showCurrent();
}

void ImportPanel::makeList()
{
    m_list->setObjectName("importList"_L1);
    m_list->setAccessibleName(tr("Report of the import"));
    m_list->setModel(m_rows);
    m_list->header()->setStretchLastSection(true);
    connect(m_list, &QTreeView::clicked, this, [this](const QModelIndex &index) { select(index.row()); });
    connect(m_list, &FindingsView::chosen, this, &ImportPanel::select);
    connect(m_list, &FindingsView::revealAsked, this, &ImportPanel::reveal);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &ImportPanel::showCurrent);
}

void ImportPanel::setReport(const ImportReport &report)
{
    m_report = report;
    m_summary->setText(summary(report));
    filter();
}

QString ImportPanel::summary(const ImportReport &report)
{
    const auto complete = std::count_if(report.models.begin(), report.models.end(),
                                        [](const ModelReport &model) { return model.complete; });
    const auto partly = report.models.size() - complete;
    const auto all = report.models.size();
    QStringList parts;
    if (all == 0)
        parts.append(tr("No models were found"));
    else if (partly > 0)
        parts.append(tr("%1 models: %2 complete, %3 partly known").arg(all).arg(complete).arg(partly));
    else
        parts.append(all == 1 ? tr("1 model, read completely") : tr("%1 models, all read completely").arg(all));
    if (!report.unread.isEmpty())
        parts.append(report.unread.size() == 1 ? tr("1 file was not read") : tr("%1 files were not read").arg(report.unread.size()));
    if (report.again) {
        parts.append(tr("%1 added, %2 changed, %3 removed")
                         .arg(report.added.size())
                         .arg(report.changed.size())
                         .arg(report.removed.size()));
    }
    return parts.join(u"; "_s) + u'.';
}

void ImportPanel::filter()
{
    QList<ImportRow> rows = importRows(m_report);
    rows.removeIf([this](const ImportRow &row) { return !passes(row, m_filter->currentData().toInt()); });
    m_rows->setRows(rows);
    m_pages->setCurrentIndex(rows.isEmpty() ? 1 : 0);
    fitColumns();
    showCurrent();
}

void ImportPanel::fitColumns()
{
    const QFontMetrics metrics(m_list->font());
    int what = 0;
    int where = 0;
    for (const ImportRow &row : m_rows->rows()) {
        what = std::max(what, metrics.horizontalAdvance(row.what));
        where = std::max(where, metrics.horizontalAdvance(row.where));
    }
    // What is known only partly has to be said, so it gets half of the width at least.
    const int widest = std::min(widestColumn, m_list->width() / 4);
    m_list->setColumnWidth(ImportRowsModel::WhatColumn, std::min(what + 52, widest + 28));
    m_list->setColumnWidth(ImportRowsModel::WhereColumn, std::min(where + 24, widest));
}

void ImportPanel::select(int row)
{
    if (row >= 0 && row < m_rows->rows().size() && !m_rows->rows()[row].model.isNull())
        m_selection.select({.model = m_rows->rows()[row].model});
}

void ImportPanel::reveal(int row)
{
    select(row);
    if (row >= 0 && row < m_rows->rows().size() && !m_rows->rows()[row].model.isNull())
        m_selection.reveal({.model = m_rows->rows()[row].model});
}

void ImportPanel::showCurrent()
{
    const int row = m_list->currentIndex().row();
    const bool valid = row >= 0 && row < m_rows->rows().size();
    const QString text = valid ? m_rows->rows()[row].text : QString();
    m_detail->setText(text);
    m_detail->setVisible(valid && m_rows->rows()[row].kind != Kind::Complete);
}

} // namespace relata
