// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/document.h"
#include "designer/document/livechecks.h"
#include "designer/document/selection.h"
#include "model/checks/checks.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace relata {

class FindingsView;
class ProblemsModel;

/// What Django's system checks say about the schema, with the fixes that take one click.
class ProblemsPanel : public QWidget
{
    Q_OBJECT

public:
    ProblemsPanel(Document &document, Selection &selection, QWidget *parent = nullptr);

    int errors() const { return m_errors; }
    int warnings() const { return m_warnings; }

Q_SIGNALS:
    /// For the tab's title and the status bar; kept right while the panel is hidden too.
    void countChanged(int errors, int warnings);

private:
    void makeList();
    void showProblems(const QList<Problem> &problems);
    int rowOf(const Problem &wanted) const;
    static QString countText(int errors, int warnings);
    void fitColumns();
    void select(int row);
    void reveal(int row);
    void fix(int row);
    void showCurrent();

    Document &m_document;
    Selection &m_selection;
    LiveChecks &m_checks;
    ProblemsModel *m_model = nullptr;
    FindingsView *m_list = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_detail = nullptr;
    QPushButton *m_fix = nullptr;
    QStackedLayout *m_pages = nullptr;
    int m_errors = 0;
    int m_warnings = 0;
};

} // namespace relata
