// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/dialogs/filedialogs.h"
#include "designer/document/document.h"
#include "designer/document/selection.h"
#include "designer/panels/latestjob.h"
#include "model/database/scriptrun.h"
#include "model/sql/dialect.h"
#include "model/sql/schemaeditor.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace relata {

class SqlView;

/// The SQL that Django would run for the schema, in a dialect, live while the schema is edited, and proved by running it.
class SqlPanel : public QWidget
{
    Q_OBJECT

public:
    SqlPanel(Document &document, Selection &selection, QWidget *parent = nullptr);
    ~SqlPanel() override;

    void setFileDialogs(const FileDialogs &dialogs) { m_dialogs = dialogs; }
    /// What is copied and exported: a statement on each line, ended by `;`, as Django would run it.
    QString script() const;

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Scope { WholeSchema, SelectedApps, SelectedModels };

    QWidget *makeBar();
    void listen();
    void setDirty();
    void refresh();
    void followDialect();
    const Dialect &dialect() const;
    SqlScript scopedScript() const;
    QString emptyText() const;
    void prove();
    void showOutcome(const ScriptOutcome &outcome);
    void setStatus(const QString &text, const char *role, const QString &tip = {});
    void showMessages();
    void copyScript();
    void exportScript();

    Document &m_document;
    Selection &m_selection;
    FileDialogs m_dialogs = nativeFileDialogs();
    SqlScript m_script;
    QString m_failure;   ///< why the script did not run; empty if it did
    QString m_fileError; ///< why the last export failed
    SqlView *m_view = nullptr;
    QComboBox *m_dialect = nullptr;
    QComboBox *m_scope = nullptr;
    QCheckBox *m_contrib = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_export = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_messages = nullptr;
    QLabel *m_empty = nullptr;
    QStackedLayout *m_pages = nullptr;
    QTimer m_refresh;
    QTimer m_prove;
    QTimer m_longRun;
    bool m_dirty = true; ///< the schema has changed since the text was made
    LatestJob m_proof;
};

} // namespace relata
