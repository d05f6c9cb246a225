// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/dialogs/filedialogs.h"
#include "designer/dialogs/questions.h"
#include "designer/document/document.h"
#include "designer/document/selection.h"
#include "designer/panels/latestjob.h"
#include "designer/panels/linediff.h"
#include "model/exchange/modelfiles.h"

#include <QFileSystemWatcher>
#include <QTimer>
#include <QWidget>

#include <atomic>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace relata {

class PythonView;

/// models.py of every app as it would be written, what that changes in the files that were read, and the initial migrations.
class PythonPanel : public QWidget
{
    Q_OBJECT

public:
    PythonPanel(Document &document, Selection &selection, QWidget *parent = nullptr);
    ~PythonPanel() override;

    void setFileDialogs(const FileDialogs &dialogs) { m_dialogs = dialogs; }
    void setQuestions(const Questions &questions) { m_questions = questions; }

    /// Asks and writes every file of models that differs from the disk.
    void writeModels();
    /// What is shown is that of the document and the disk, and nothing is being written.
    bool isUpToDate() const { return !m_dirty && !m_isMaking && !m_isWriting; }

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Mode { Models, Differences, Migrations };
    /// What is made in a thread: all of it, so that changing the mode or the file shows at once.
    struct Made
    {
        Baseline baseline = {};
        QList<ModelFile> files = {};
        QList<PythonFile> migrations = {};
        QString error = {};
        QString migrationError = {};
    };
    /// What the combo box of files offers in a mode.
    struct Entry
    {
        QString title = {};
        AppId app = {};
        QString text = {};
        QList<DiffLine> difference = {};
        QStringList notes = {};
        bool bad = false; ///< the notes are errors
    };

    using CancelFlag = std::atomic<bool>;

    /// As a view shows it, whatever its line ends.
    static QString textOf(const QByteArray &bytes);
    QWidget *makeBar();
    void listen();
    void setDirty();
    void refresh();
    void take(const Made &made);
    static Made make(const Project &project, const Baseline &known, const CancelFlag &cancelled);
    bool isBaselineOf(const QList<SourceFile> &sources) const;
    void fillFiles();
    QList<Entry> entries() const;
    void showFile();
    void showMessages(const QStringList &lines, bool bad);
    void showClass();
    void selectAt(int line);
    void followSelection();
    void setStatus(const QString &text, const char *role);
    QString emptyText() const;
    // Writing (pythonwriting.cpp)
    bool confirm(const QList<ModelFile> &changed, const QString &folder);
    void write(const QList<ModelFile> &files, const QString &folder);
    void noteWritten(const Project &project, const QList<ModelFile> &files, const QString &folder);
    void watchFiles();

    Document &m_document;
    Selection &m_selection;
    FileDialogs m_dialogs = nativeFileDialogs();
    Questions m_questions = nativeQuestions();
    Made m_made;
    QList<SourceFile> m_baselineSources;       ///< what m_made.baseline was read for
    PythonView *m_view = nullptr;
    QComboBox *m_mode = nullptr;
    QComboBox *m_file = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_write = nullptr;
    QLabel *m_status = nullptr;
    QLabel *m_messages = nullptr;
    QLabel *m_empty = nullptr;
    QStackedLayout *m_pages = nullptr;
    QList<Entry> m_entries;
    QFileSystemWatcher m_watcher;
    QTimer m_refresh;
    bool m_dirty = true;
    bool m_isMaking = false;
    bool m_isWriting = false;
    bool m_isSelecting = false; ///< a click in the view selects
    bool m_writeWhenMade = false; ///< writing was asked for before there was anything to write
    LatestJob m_making;
    LatestJob m_writing;
};

} // namespace relata
