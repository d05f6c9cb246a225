// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importrun.h"
#include "designer/canvas/canvasview.h"
#include "designer/dialogs/filedialogs.h"
#include "designer/dialogs/questions.h"
#include "designer/document/document.h"
#include "designer/document/projectsession.h"
#include "designer/document/selection.h"

#include <QMainWindow>

class QActionGroup;
class QDockWidget;
class QLabel;
class QMenu;
class QTabWidget;
class QToolButton;

namespace relata {

class ImportPanel;
class ModelsPanel;
class ProblemsPanel;
class PropertiesPanel;
class PythonPanel;
class SamplePanel;
class SqlPanel;

/// The window: actions, docks, recent files and the questions about files.  No schema logic.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    Document &document() { return m_document; }
    Selection &selection() { return m_selection; }
    CanvasView &canvas() { return *m_canvas; }
    ProjectSession &session() { return m_session; }

    void setFileDialogs(const FileDialogs &dialogs);
    void setQuestions(const Questions &questions);

    /// False if the file can't be read or the person gave up; the open project stays.
    bool openFile(const QString &path);
    /// For a start without a file: opens what a crash left unsaved, if the person wants it; true if something was
    /// opened.
    bool offerWorkLeftByACrash();
    void openExample();
    /// A models.py, or the folder of an app or a project.
    void importFrom(const QString &path);
    bool isImporting() const { return m_import->isRunning(); }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    // Actions and menus (mainwindowactions.cpp)
    QAction *addAction(QMenu *menu, const char *name, const QString &text, const QList<QKeySequence> &keys,
                       const std::function<void()> &run, const QString &iconName = {});
    void makeFileMenu();
    void makeEditMenu();
    void makeInsertMenu();
    void makeViewMenu();
    void makeHelpMenu();
    void makeToolBar();
    void bindEditKeys();
    void setTheme(const QString &name);
    void showShortcuts();

    // Panels
    QDockWidget *addDock(const char *name, const QString &title, QWidget *panel, Qt::DockWidgetArea area);
    void makePanels();
    void makeStatusBar();
    void makeMessageBar();

    // Files (mainwindowfiles.cpp)
    void newProject();
    void openWithDialog();
    bool save();
    bool saveAs();
    bool saveTo(const QString &path);
    bool mayDiscard();
    void exportPicture();
    void addRecent(const QString &path);
    void fillRecentMenu();
    void offerLeftOver();
    bool offerOrphans();
    void placeModels();
    void fileChanged(OnDisk state);
    void showMessage(const QString &text, const QString &button = {}, const std::function<void()> &run = {});
    void tell(const QString &title, const QString &text);

    // Import (mainwindowimport.cpp)
    void importFolder();
    void importFile();
    QString importStart() const;
    void runImport(const QString &path);
    void takeImport(const QString &path, const Project &base, const ImportRun::Outcome &outcome);

    // What follows the document
    void updateTitle();
    void updateActions();
    void updateCounts();
    void updateProblems(int errors, int warnings);
    void followTheme();
    void saveState() const;
    void restore();

    Document m_document;
    Selection m_selection;
    ProjectSession m_session;
    FileDialogs m_fileDialogs = nativeFileDialogs();
    Questions m_questions = nativeQuestions();

    CanvasView *m_canvas = nullptr;
    ModelsPanel *m_models = nullptr;
    PropertiesPanel *m_properties = nullptr;
    SqlPanel *m_sql = nullptr;
    PythonPanel *m_python = nullptr;
    SamplePanel *m_sample = nullptr;
    ProblemsPanel *m_problems = nullptr;
    ImportPanel *m_importReport = nullptr;
    ImportRun *m_import = nullptr;
    QTabWidget *m_tabs = nullptr;
    QDockWidget *m_modelsDock = nullptr;
    QDockWidget *m_propertiesDock = nullptr;
    QDockWidget *m_tabsDock = nullptr;
    QActionGroup *m_tools = nullptr;
    QMenu *m_recentMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
    QMenu *m_contribMenu = nullptr;
    QList<QAction *> m_editActions; ///< those that only make sense on the canvas and in the tree
    QList<QAction *> m_selectionActions;
    QAction *m_save = nullptr;
    QToolButton *m_zoom = nullptr;
    QLabel *m_counts = nullptr;
    QToolButton *m_problemCount = nullptr;
    QWidget *m_messageBar = nullptr;
    QLabel *m_messageText = nullptr;
    QToolButton *m_messageButton = nullptr;
    std::function<void()> m_messageRun;
};

} // namespace relata
