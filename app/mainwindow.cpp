// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "designer/panels/importpanel.h"
#include "designer/panels/modelstree.h"
#include "designer/panels/problems.h"
#include "designer/panels/properties/propertiespanel.h"
#include "designer/panels/pythonpanel.h"
#include "designer/panels/samplepanel.h"
#include "designer/panels/sqlpanel.h"
#include "designer/theme/theme.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QScreen>
#include <QSettings>
#include <QStandardPaths>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int stateVersion = 2;
enum Tab { SqlTab, PythonTab, SampleTab, ProblemsTab, ImportTab };

QString autosaveFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + u"/autosave"_s;
}

} // namespace

MainWindow::MainWindow(QWidget *parent)
    : QMainWindow(parent)
    , m_session(m_document, autosaveFolder())
{
    followTheme();
    setObjectName(u"mainWindow"_s);
    setWindowIcon(icon(u"relata"_s));
    setDockOptions(AnimatedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);

    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_canvas = new CanvasView(m_document, m_selection, centre);
    makeMessageBar();
    layout->addWidget(m_messageBar);
    layout->addWidget(m_canvas, 1);
    setCentralWidget(centre);

    makePanels();
    makeFileMenu();
    makeEditMenu();
    makeInsertMenu();
    makeViewMenu();
    makeHelpMenu();
    makeToolBar();
    makeStatusBar();
    bindEditKeys();

    connect(&m_document, &Document::changed, this, [this] {
        updateCounts();
        updateTitle();
    });
    connect(&m_document, &Document::pathChanged, this, &MainWindow::updateTitle);
    connect(&m_document.undoStack(), &QUndoStack::cleanChanged, this, &MainWindow::updateTitle);
    connect(&m_selection, &Selection::changed, this, &MainWindow::updateActions);
    connect(&m_session, &ProjectSession::changedOnDisk, this, &MainWindow::fileChanged);
    connect(&m_session, &ProjectSession::autosaveFailed, this, [this](const QString &message) {
        showMessage(tr("Unsaved work can't be kept safe: %1").arg(message), tr("Save…"), [this] { save(); });
    });
    connect(m_canvas, &CanvasView::statusMessage, this, [this](const QString &text) {
        statusBar()->showMessage(text.isEmpty() ? text : u"\u2002"_s + text, 6000);
    });

    m_session.startNew();
    restore();
    updateTitle();
    updateActions();
    updateCounts();
    updateProblems(m_problems->errors(), m_problems->warnings());
    m_canvas->setFocus();
}

MainWindow::~MainWindow()
{
    // Panels and canvas hold references to members, which are destroyed before child widgets are.
    m_document.disconnect(this);
    m_document.undoStack().disconnect(this);
    m_selection.disconnect(this);
    qDeleteAll(findChildren<QDockWidget *>(Qt::FindDirectChildrenOnly));
    delete takeCentralWidget();
}

QDockWidget *MainWindow::addDock(const char *name, const QString &title, QWidget *panel, Qt::DockWidgetArea area)
{
    auto *dock = new QDockWidget(title, this);
    dock->setObjectName(QString::fromLatin1(name));
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    dock->setTitleBarWidget(new QWidget(dock)); // the panels have headings of their own
    dock->setWidget(panel);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::makePanels()
{
    m_models = new ModelsPanel(m_document, m_selection, this);
    m_properties = new PropertiesPanel(m_document, m_selection, this);
    m_modelsDock = addDock("modelsDock", tr("Models"), m_models, Qt::LeftDockWidgetArea);
    m_propertiesDock = addDock("propertiesDock", tr("Properties"), m_properties, Qt::RightDockWidgetArea);

    m_sql = new SqlPanel(m_document, m_selection, this);
    m_python = new PythonPanel(m_document, m_selection, this);
    m_sample = new SamplePanel(m_document, m_selection, this);
    m_problems = new ProblemsPanel(m_document, m_selection, this);
    m_importReport = new ImportPanel(m_selection, this);
    m_import = new ImportRun(this);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"tabs"_s);
    m_tabs->setAccessibleName(tr("Views of the schema"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_sql, tr("SQL"));
    m_tabs->addTab(m_python, tr("Python"));
    m_tabs->addTab(m_sample, tr("Sample data"));
    m_tabs->addTab(m_problems, tr("Problems"));
    m_tabs->addTab(m_importReport, tr("Import"));
    m_tabs->setTabVisible(ImportTab, false);
    m_tabsDock = addDock("tabsDock", tr("Views"), m_tabs, Qt::BottomDockWidgetArea);
    connect(m_problems, &ProblemsPanel::countChanged, this, &MainWindow::updateProblems);
}

void MainWindow::makeStatusBar()
{
    m_counts = new QLabel(this);
    m_counts->setObjectName(u"counts"_s);
    m_problemCount = new QToolButton(this);
    m_problemCount->setObjectName(u"problemCount"_s);
    m_problemCount->setAutoRaise(true);
    connect(m_problemCount, &QToolButton::clicked, this, [this] {
        m_tabsDock->show();
        m_tabs->setCurrentIndex(ProblemsTab);
    });
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_counts);
    statusBar()->addPermanentWidget(m_problemCount);
}

void MainWindow::makeMessageBar()
{
    m_messageBar = new QWidget(this);
    m_messageBar->setObjectName(u"messageBar"_s);
    m_messageBar->setAttribute(Qt::WA_StyledBackground);
    auto *layout = new QHBoxLayout(m_messageBar);
    layout->setContentsMargins(16, 6, 8, 6);
    m_messageText = new QLabel(m_messageBar);
    m_messageText->setObjectName(u"messageText"_s);
    m_messageText->setWordWrap(true);
    // A name without a place to break at must not widen the window.
    m_messageText->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_messageButton = new QToolButton(m_messageBar);
    m_messageButton->setObjectName(u"messageButton"_s);
    auto *dismiss = new QToolButton(m_messageBar);
    dismiss->setObjectName(u"messageDismiss"_s);
    dismiss->setText(tr("Dismiss"));
    layout->addWidget(m_messageText, 1);
    layout->addWidget(m_messageButton);
    layout->addWidget(dismiss);
    connect(dismiss, &QToolButton::clicked, m_messageBar, &QWidget::hide);
    connect(m_messageButton, &QToolButton::clicked, this, [this] {
        m_messageBar->hide();
        if (m_messageRun)
            m_messageRun();
    });
    m_messageBar->hide();
}

void MainWindow::showMessage(const QString &text, const QString &button, const std::function<void()> &run)
{
    m_messageText->setText(text);
    m_messageButton->setText(button);
    m_messageButton->setVisible(!button.isEmpty());
    m_messageRun = run;
    m_messageBar->show();
}

void MainWindow::setFileDialogs(const FileDialogs &dialogs)
{
    m_fileDialogs = dialogs;
    m_sql->setFileDialogs(dialogs);
    m_python->setFileDialogs(dialogs);
    m_sample->setFileDialogs(dialogs);
}

void MainWindow::setQuestions(const Questions &questions)
{
    m_questions = questions;
    m_sql->setQuestions(questions);
    m_python->setQuestions(questions);
}

void MainWindow::tell(const QString &title, const QString &text)
{
    m_questions.ask(this, title, text, {tr("OK")});
}

void MainWindow::updateTitle()
{
    const QString name = m_document.path().isEmpty() ? tr("Untitled") : QFileInfo(m_document.path()).fileName();
    setWindowTitle(tr("%1[*] – Relata").arg(name));
    setWindowModified(m_document.isModified());
    if (m_save)
        m_save->setEnabled(m_document.isModified() || m_document.path().isEmpty());
}

void MainWindow::updateActions()
{
    for (QAction *action : std::as_const(m_selectionActions))
        action->setEnabled(!m_selection.isEmpty());
}

void MainWindow::updateCounts()
{
    int models = 0;
    int relations = 0;
    for (const Model &model : m_document.schema().models) {
        if (model.origin != Origin::Project)
            continue;
        ++models;
        for (const Field &field : model.fields)
            relations += field.relation ? 1 : 0;
    }
    m_counts->setText(tr("%1 · %2 · Django %3")
                          .arg(models == 1 ? tr("1 model") : tr("%1 models").arg(models),
                               relations == 1 ? tr("1 relationship") : tr("%1 relationships").arg(relations),
                               m_document.schema().settings.djangoVersion));
}

void MainWindow::updateProblems(int errors, int warnings)
{
    const int all = errors + warnings;
    m_tabs->setTabText(ProblemsTab, all ? tr("Problems %1").arg(all) : tr("Problems"));
    QStringList words;
    if (errors)
        words.append(errors == 1 ? tr("1 error") : tr("%1 errors").arg(errors));
    if (warnings)
        words.append(warnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings));
    m_problemCount->setText(words.isEmpty() ? tr("No problems") : words.join(u", "_s));
    m_problemCount->setProperty("state", errors ? u"error"_s : warnings ? u"warning"_s : u"ok"_s);
    const Theme &theme = currentTheme();
    QPalette colours = m_problemCount->palette();
    colours.setColor(QPalette::ButtonText, errors ? theme.error : warnings ? theme.warning : theme.quietText);
    m_problemCount->setPalette(colours);
}

void MainWindow::restore()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(u"window/geometry"_s).toByteArray()))
        resize(screen()->availableSize().boundedTo({1440, 900}));
    if (!restoreState(settings.value(u"window/state"_s).toByteArray(), stateVersion)) {
        resizeDocks({m_modelsDock, m_propertiesDock}, {224, 344}, Qt::Horizontal);
        resizeDocks({m_tabsDock}, {height() * 3 / 10}, Qt::Vertical);
    }
    const int tab = settings.value(u"window/tab"_s, int(SqlTab)).toInt();
    m_tabs->setCurrentIndex(m_tabs->isTabVisible(tab) ? tab : int(SqlTab));
}

void MainWindow::saveState() const
{
    QSettings settings;
    settings.setValue(u"window/geometry"_s, saveGeometry());
    settings.setValue(u"window/state"_s, QMainWindow::saveState(stateVersion));
    settings.setValue(u"window/tab"_s, m_tabs->currentIndex());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_canvas->concludeEditing();
    if (!mayDiscard()) {
        event->ignore();
        return;
    }
    m_session.close();
    saveState();
    event->accept();
}

} // namespace relata
