// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "designer/panels/importrows.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedLayout;

namespace relata {

class FindingsView;

/// The report of the last import: what was read completely, what partly and why, what could not be read.  A click selects the
/// model, a double-click brings it into view.
class ImportPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ImportPanel(Selection &selection, QWidget *parent = nullptr);

    void setReport(const ImportReport &report);
    /// One sentence: `42 models: 40 complete, 2 partly known; 1 file was not read.`
    static QString summary(const ImportReport &report);

private:
    void makeList();
    void filter();
    void fitColumns();
    void select(int row);
    void reveal(int row);
    void showCurrent();

    Selection &m_selection;
    ImportReport m_report;
    ImportRowsModel *m_rows = nullptr;
    FindingsView *m_list = nullptr;
    QComboBox *m_filter = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_detail = nullptr;
    QStackedLayout *m_pages = nullptr;
};

} // namespace relata
