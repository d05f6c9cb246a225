// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/dialogs/filedialogs.h"
#include "designer/dialogs/questions.h"
#include "designer/document/document.h"
#include "designer/document/selection.h"
#include "designer/panels/latestjob.h"
#include "model/database/proof.h"
#include "model/sql/dialect.h"
#include "model/sql/schemascript.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace relata {

class ElidedLabel;
class SqlView;
struct SqlSpot;

/// The SQL that Django would run for the schema, in a dialect, live while the schema is edited, and proved by running it.
class SqlPanel : public QWidget
{
    Q_OBJECT

public:
    SqlPanel(Document &document, Selection &selection, QWidget *parent = nullptr);
    ~SqlPanel() override;

    void setFileDialogs(const FileDialogs &dialogs) { m_dialogs = dialogs; }
    void setQuestions(const Questions &questions) { m_questions = questions; }
    /// What is copied and exported: a statement on each line, ended by `;`, as Django would run it.
    QString script() const;

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Scope { WholeSchema, SelectedApps, SelectedModels };

    QWidget *makeBar();
    void makeTimers();
    void listen();
    void followSelection();
    void setDirty();
    void refresh();
    void followDialect();
    const Dialect &dialect() const;
    QString dialectTitle() const;
    SqlScript scopedScript();
    QString emptyText() const;
    void choose(const SqlSpot &spot);
    void showOrigin(const SqlSpot &spot);
    QString noteText() const;
    void showMessages();
    void copyScript();
    void exportScript();
    // Proving (sqlproving.cpp)
    bool runsInMemory() const;
    void setUnproved();
    void awaitProof();
    void startProof();
    void showProof(const Proof &proof);
    void setStatus(const QString &text, const char *role, const QString &tip = {});
    void showStatus();
    void clickStatus();
    void offerDatabase();
    bool askDatabase();

    Document &m_document;
    Selection &m_selection;
    FileDialogs m_dialogs = nativeFileDialogs();
    Questions m_questions = nativeQuestions();
    SchemaScript m_all;
    SqlScript m_script; ///< the part of it that is shown
    QList<Selected> m_scoped; ///< what is shown where not all is: the selection, unless it was made here
    QString m_failure;        ///< why the script did not run; empty if it did
    QString m_fileError;      ///< why the last export failed
    QString m_note;
    SqlView *m_view = nullptr;
    QComboBox *m_dialect = nullptr;
    QComboBox *m_scope = nullptr;
    QCheckBox *m_contrib = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_status = nullptr;
    QLabel *m_messages = nullptr;
    QLabel *m_empty = nullptr;
    ElidedLabel *m_origin = nullptr;
    QStackedLayout *m_pages = nullptr;
    QTimer m_refresh;
    QTimer m_prove;
    QTimer m_longRun;
    bool m_dirty = true;       ///< the schema has changed since the text was made
    bool m_isSelecting = false; ///< a click in the view selects

    QHash<QString, DatabaseUrl> m_databases; ///< by dialect, for as long as the window lives
    QSet<QString> m_connected;               ///< dialects whose scripts are run in their database after each edit
    QString m_statusText;
    QString m_statusTip;
    QString m_server;              ///< what the script ran in, where that has to be said
    bool m_isProved = false;       ///< the script ran, or failed, as it is
    bool m_isProving = false;
    bool m_revealsFailure = false; ///< a person asked to run it and wants to see what fails
    LatestJob m_proof;
};

} // namespace relata
