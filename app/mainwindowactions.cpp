// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindow.h"

#include "designer/panels/modelstree.h"
#include "designer/panels/pythonpanel.h"
#include "designer/theme/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMetaEnum>
#include <QSettings>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

namespace relata {

using namespace Qt::StringLiterals;
using Tool = CanvasView::Tool;

namespace {

struct ToolRow
{
    Tool tool;
    const char *name;
    const char *icon;
    const char *text;
    const char *key;
    const char *tip;
};

constexpr ToolRow toolRows[] = {
    {Tool::Select, "selectTool", "select", QT_TRANSLATE_NOOP("Tools", "Select"), "V",
     QT_TRANSLATE_NOOP("Tools", "Select and move; drag over empty canvas to select several")},
    {Tool::Model, "modelTool", "model", QT_TRANSLATE_NOOP("Tools", "Model"), "M",
     QT_TRANSLATE_NOOP("Tools", "Click where a new model should stand")},
    {Tool::ForeignKey, "foreignKeyTool", "foreign-key", QT_TRANSLATE_NOOP("Tools", "Foreign key"), "F",
     QT_TRANSLATE_NOOP("Tools", "Drag from the model that points to the one it points at")},
    {Tool::OneToOne, "oneToOneTool", "one-to-one", QT_TRANSLATE_NOOP("Tools", "One to one"), "O",
     QT_TRANSLATE_NOOP("Tools", "Drag from the model that points to the one it points at")},
    {Tool::ManyToMany, "manyToManyTool", "many-to-many", QT_TRANSLATE_NOOP("Tools", "Many to many"), "T",
     QT_TRANSLATE_NOOP("Tools", "Drag from the model that has the field to the other one")},
    {Tool::Generic, "genericTool", "generic", QT_TRANSLATE_NOOP("Tools", "Generic"), "G",
     QT_TRANSLATE_NOOP("Tools", "Drag from the model that points at anything to a model it may point at")},
    {Tool::Note, "noteTool", "note", QT_TRANSLATE_NOOP("Tools", "Note"), "N",
     QT_TRANSLATE_NOOP("Tools", "Click where a note should stand")},
};

} // namespace

QAction *MainWindow::addAction(QMenu *menu, const char *name, const QString &text, const QList<QKeySequence> &keys,
                               const std::function<void()> &run, const QString &iconName)
{
    QAction *action = menu->addAction(text);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcuts(keys);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    connect(action, &QAction::triggered, this, run);
    return action;
}

void MainWindow::makeFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    addAction(menu, "newProject", tr("&New"), {QKeySequence::New}, [this] { newProject(); }, u"new"_s);
    addAction(menu, "openProject", tr("&Open…"), {QKeySequence::Open}, [this] { openWithDialog(); }, u"open"_s);
    m_recentMenu = menu->addMenu(tr("Open &Recent"));
    m_recentMenu->setObjectName(u"recentMenu"_s);
    m_recentMenu->setToolTipsVisible(true);
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::fillRecentMenu);
    addAction(menu, "openExample", tr("Open the &Example Blog"), {}, [this] { openExample(); });
    menu->addSeparator();
    QMenu *import = menu->addMenu(tr("&Import"));
    import->setObjectName(u"importMenu"_s);
    addAction(import, "importFolder", tr("&Folder of a Project or App…"), {QKeySequence(u"Ctrl+I"_s)}, [this] { importFolder(); });
    addAction(import, "importFile", tr("&models.py…"), {}, [this] { importFile(); });
    menu->addSeparator();
    m_save = addAction(menu, "saveProject", tr("&Save"), {QKeySequence::Save}, [this] { save(); }, u"save"_s);
    addAction(menu, "saveProjectAs", tr("Save &As…"), {QKeySequence(u"Ctrl+Shift+S"_s)}, [this] { saveAs(); });
    menu->addSeparator();
    addAction(menu, "exportSql", tr("Export S&QL…"), {}, [this] {
        m_tabsDock->show();
        m_tabs->setCurrentIndex(0);
        if (auto *button = findChild<QAbstractButton *>(u"sqlExport"_s))
            button->click();
    }, u"export"_s);
    addAction(menu, "writeModels", tr("&Write models.py…"), {QKeySequence(u"Ctrl+Shift+E"_s)}, [this] {
        m_tabsDock->show();
        m_tabs->setCurrentWidget(m_python);
        m_python->writeModels();
    });
    addAction(menu, "exportPicture", tr("Export &Picture…"), {}, [this] { exportPicture(); });
    menu->addSeparator();
    addAction(menu, "quit", tr("&Quit"), {QKeySequence(u"Ctrl+Q"_s)}, [this] { close(); });
}

void MainWindow::makeEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = m_document.undoStack().createUndoAction(this, tr("&Undo"));
    undo->setObjectName(u"undo"_s);
    undo->setShortcuts({QKeySequence::Undo});
    undo->setIcon(icon(u"undo"_s));
    QAction *redo = m_document.undoStack().createRedoAction(this, tr("&Redo"));
    redo->setObjectName(u"redo"_s);
    redo->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    redo->setIcon(icon(u"redo"_s));
    menu->addActions({undo, redo});
    menu->addSeparator();
    QAction *cut = addAction(menu, "cut", tr("Cu&t"), {QKeySequence::Cut}, [this] { m_canvas->cut(); });
    QAction *copy = addAction(menu, "copy", tr("&Copy"), {QKeySequence::Copy}, [this] { m_canvas->copy(); }, u"copy"_s);
    QAction *paste = addAction(menu, "paste", tr("&Paste"), {QKeySequence::Paste}, [this] { m_canvas->paste(); });
    QAction *duplicate = addAction(menu, "duplicate", tr("&Duplicate"), {QKeySequence(u"Ctrl+D"_s)}, [this] { m_canvas->duplicate(); });
    QAction *remove = addAction(menu, "delete", tr("De&lete"), {QKeySequence(Qt::Key_Delete)}, [this] { m_canvas->deleteSelected(); }, u"delete"_s);
    menu->addSeparator();
    QAction *rename = addAction(menu, "rename", tr("Rena&me"), {QKeySequence(Qt::Key_F2)}, [this] { m_canvas->renameSelected(); });
    QAction *field = addAction(menu, "addField", tr("Add &Field"), {QKeySequence(Qt::Key_Insert)}, [this] { m_canvas->addField(); }, u"field"_s);
    QAction *all = addAction(menu, "selectAll", tr("Select &All"), {QKeySequence::SelectAll}, [this] { m_canvas->selectAll(); });
    menu->addSeparator();
    addAction(menu, "find", tr("F&ind…"), {QKeySequence(u"Ctrl+K"_s), QKeySequence::Find}, [this] {
        m_modelsDock->show();
        m_models->focusFilter();
    }, u"find"_s);
    m_editActions = {cut, copy, paste, duplicate, remove, rename, field, all};
    m_selectionActions = {cut, copy, duplicate, remove, rename, field};
}

void MainWindow::bindEditKeys()
{
    // Only where models have the keyboard: a line edit's Ctrl+C or a table's Delete is its own.
    for (QAction *action : std::as_const(m_editActions)) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_canvas->QWidget::addAction(action);
        m_models->QWidget::addAction(action);
    }
    for (QAction *action : m_tools->actions()) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        m_canvas->QWidget::addAction(action);
    }
}

void MainWindow::makeInsertMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Insert"));
    addAction(menu, "insertModel", tr("&Model"), {QKeySequence(u"Ctrl+M"_s)}, [this] { m_canvas->newModel(); }, u"model"_s);
    m_contribMenu = menu->addMenu(tr("&Django Model"));
    m_contribMenu->setObjectName(u"contribMenu"_s);
    connect(m_contribMenu, &QMenu::aboutToShow, this, [this] {
        m_contribMenu->clear();
        m_canvas->fillContribMenu(*m_contribMenu, m_canvas->viewCentre());
    });
    menu->addSeparator();
    m_tools = new QActionGroup(this);
    for (const ToolRow &row : toolRows) {
        auto *action = new QAction(icon(QString::fromLatin1(row.icon)), QCoreApplication::translate("Tools", row.text), m_tools);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setCheckable(true);
        action->setShortcut(QKeySequence(QString::fromLatin1(row.key)));
        action->setToolTip(u"%1 (%2)"_s.arg(QCoreApplication::translate("Tools", row.tip), QString::fromLatin1(row.key)));
        action->setData(int(row.tool));
        menu->QWidget::addAction(action);
    }
    m_tools->actions().first()->setChecked(true);
    connect(m_tools, &QActionGroup::triggered, this, [this](QAction *action) {
        m_canvas->setTool(Tool(action->data().toInt()));
        m_canvas->setFocus();
    });
    connect(m_canvas, &CanvasView::toolChanged, this, [this](Tool tool) {
        for (QAction *action : m_tools->actions())
            action->setChecked(action->data().toInt() == int(tool));
    });
}

void MainWindow::makeViewMenu()
{
    m_viewMenu = menuBar()->addMenu(tr("&View"));
    addAction(m_viewMenu, "zoomIn", tr("Zoom &In"), {QKeySequence(u"Ctrl++"_s), QKeySequence(u"Ctrl+="_s)}, [this] { m_canvas->zoomIn(); }, u"zoom-in"_s);
    addAction(m_viewMenu, "zoomOut", tr("Zoom &Out"), {QKeySequence(u"Ctrl+-"_s)}, [this] { m_canvas->zoomOut(); }, u"zoom-out"_s);
    addAction(m_viewMenu, "zoomReset", tr("&100 %"), {QKeySequence(u"Ctrl+0"_s)}, [this] { m_canvas->zoomReset(); });
    addAction(m_viewMenu, "zoomFit", tr("&Fit All"), {QKeySequence(u"Ctrl+9"_s)}, [this] { m_canvas->zoomFit(); }, u"fit"_s);
    addAction(m_viewMenu, "zoomSelection", tr("Fit &Selection"), {QKeySequence(u"Ctrl+8"_s)}, [this] { m_canvas->zoomFitSelection(); });
    QAction *focus = addAction(m_viewMenu, "focusMode", tr("&Dim What Is Not Related"), {QKeySequence(u"Ctrl+Shift+F"_s)}, [this] {
        m_canvas->setFocusMode(!m_canvas->isFocusMode());
    });
    focus->setCheckable(true);
    connect(m_canvas, &CanvasView::focusModeChanged, focus, &QAction::setChecked);
    addAction(m_viewMenu, "arrange", tr("&Arrange"), {QKeySequence(u"Ctrl+Shift+A"_s)}, [this] { m_canvas->arrange(); }, u"arrange"_s)
        ->setToolTip(tr("Lay the selected models out, or all of them"));
    m_viewMenu->addSeparator();
    const std::pair<QDockWidget *, const char *> docks[] = {
        {m_modelsDock, "Ctrl+1"}, {m_propertiesDock, "Ctrl+2"}, {m_tabsDock, "Ctrl+3"}};
    for (const auto &[dock, key] : docks) {
        dock->toggleViewAction()->setShortcut(QKeySequence(QString::fromLatin1(key)));
        m_viewMenu->QWidget::addAction(dock->toggleViewAction());
    }
    m_viewMenu->addSeparator();
    QMenu *themes = m_viewMenu->addMenu(tr("&Theme"));
    auto *group = new QActionGroup(this);
    const QString chosen = QSettings().value(u"window/theme"_s, u"system"_s).toString();
    const std::pair<const char *, QString> names[] = {
        {"system", tr("As the &System")}, {"light", tr("&Light")}, {"dark", tr("&Dark")}};
    for (const auto &[name, text] : names) {
        QAction *action = themes->addAction(text);
        action->setObjectName(u"theme_"_s + QString::fromLatin1(name));
        action->setCheckable(true);
        action->setChecked(chosen == QLatin1StringView(name));
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, value = QString::fromLatin1(name)] { setTheme(value); });
    }
}

void MainWindow::makeHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    addAction(menu, "shortcuts", tr("&Keys and Gestures"), {QKeySequence::HelpContents}, [this] { showShortcuts(); });
    addAction(menu, "about", tr("&About Relata"), {}, [this] {
        tell(tr("Relata %1").arg(QStringLiteral(RELATA_VERSION)),
             tr("Designs Django models: draw them, and see at once the SQL and the rows.\n\n"
                "Free software under the GNU General Public License, version 3 or later. It comes with no warranty."));
    });
}

void MainWindow::makeToolBar()
{
    QToolBar *bar = addToolBar(tr("Tools"));
    bar->setObjectName(u"toolBar"_s);
    bar->setMovable(false);
    bar->setFloatable(false);
    bar->setIconSize({20, 20});
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->addActions(m_tools->actions());
    bar->addSeparator();
    for (const char *name : {"undo", "redo"}) {
        auto *button = new QToolButton(bar);
        button->setDefaultAction(findChild<QAction *>(QString::fromLatin1(name)));
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        button->setObjectName(QString::fromLatin1(name) + u"Button"_s);
        bar->addWidget(button);
    }
    auto *space = new QWidget(bar);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(space);
    const std::pair<QString, QString> tips[] = {{u"find"_s, tr("Find a model or field")},
                                                {u"zoomFit"_s, tr("Show all models")}};
    for (const auto &[name, tip] : tips) {
        QAction *action = findChild<QAction *>(name);
        action->setToolTip(u"%1 (%2)"_s.arg(tip, action->shortcut().toString(QKeySequence::NativeText)));
        bar->QWidget::addAction(action);
    }
    m_zoom = new QToolButton(bar);
    m_zoom->setObjectName(u"zoomButton"_s);
    m_zoom->setAccessibleName(tr("Zoom"));
    m_zoom->setToolTip(tr("Back to 100 %"));
    m_zoom->setMinimumWidth(56);
    bar->addWidget(m_zoom);
    connect(m_zoom, &QToolButton::clicked, m_canvas, [this] { m_canvas->zoomReset(); });
    const auto show = [this](qreal zoom) { m_zoom->setText(tr("%1 %").arg(qRound(zoom * 100))); };
    show(m_canvas->zoom());
    connect(m_canvas, &CanvasView::zoomChanged, this, show);
}

void MainWindow::setTheme(const QString &name)
{
    QSettings().setValue(u"window/theme"_s, name);
    followTheme();
}

void MainWindow::followTheme()
{
    const QString name = QSettings().value(u"window/theme"_s, u"system"_s).toString();
    setThemePreference(name == u"dark" ? ThemePreference::Dark
                       : name == u"light" ? ThemePreference::Light
                                          : ThemePreference::System);
}

void MainWindow::showShortcuts()
{
    QDialog dialog(this);
    dialog.setObjectName(u"shortcutsDialog"_s);
    dialog.setWindowTitle(tr("Keys and Gestures"));
    auto *layout = new QVBoxLayout(&dialog);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(20);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(24);
    form->setVerticalSpacing(8);
    const std::pair<QString, QString> gestures[] = {
        {tr("Double-click on empty canvas"), tr("a new model; type its name, Enter makes the first field")},
        {tr("Double-click on a name"), tr("rename it; in a field you can type  price: Decimal  or  author -> User")},
        {tr("Enter in a field"), tr("the next field")},
        {tr("Drag from the handle of the selected model"), tr("a foreign key")},
        {tr("V M F O T G N"), tr("the tools: select, model, foreign key, one to one, many to many, generic, note")},
        {tr("Tab, Shift+Tab"), tr("from model to model; with a relationship tool, to the target, then Enter")},
        {tr("Alt+Down, Alt+Up"), tr("into a model's fields and along them")},
        {tr("Arrow keys (Shift: finer)"), tr("move what is selected")},
        {tr("Wheel, Ctrl++, Ctrl+-"), tr("zoom")},
        {tr("Middle button or Space and drag"), tr("pan")},
        {tr("Esc"), tr("abandon what is half done")},
        {tr("Ctrl+Z, Ctrl+Shift+Z"), tr("undo and redo everything, moves too")},
        {tr("Ctrl+K"), tr("find a model or field")},
        {tr("Ctrl+I"), tr("import the models of a Django project")},
        {tr("Ctrl+Shift+E"), tr("write models.py")},
        {tr("Ctrl+Shift+A"), tr("arrange the diagram, or what is selected")},
    };
    for (const auto &[keys, meaning] : gestures) {
        auto *said = new QLabel(meaning);
        said->setProperty("role", u"quiet"_s);
        auto *label = new QLabel(keys);
        label->setFont(uiFont(13, QFont::DemiBold));
        form->addRow(label, said);
    }
    layout->addLayout(form);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    layout->addWidget(buttons);
    dialog.exec();
}

} // namespace relata
