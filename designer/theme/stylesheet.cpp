// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/theme/theme.h"

#include "model/fields/catalogue.h"

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// `@name` stands for a colour.  Widgets ask for a look by the properties
//   role="section|quiet|error|warning|success"   labels and flat buttons
//   chosen="true", rule="CASCADE", danger="true", flat="true", link="true", dense="true"   buttons
//   bare="true"      tool buttons without a rim
//   framed="true"    lists, tables and text boxes that stand among inputs
//   invalid="true"   inputs that hold what can not be taken
//   card="true"      frames that stand out of the panel
constexpr QStringView sheet = uR"(
QMainWindow, QDialog { background: @panel; }
QMainWindow::separator { width: 5px; height: 5px; }
QMainWindow::separator:vertical, QSplitter::handle:horizontal {
    background: qlineargradient(x1:0, y1:0, x2:1, y2:0, stop:0 @panel, stop:0.39 @panel, stop:0.4 @line, stop:0.6 @line, stop:0.61 @panel); }
QMainWindow::separator:horizontal, QSplitter::handle:vertical {
    background: qlineargradient(x1:0, y1:0, x2:0, y2:1, stop:0 @panel, stop:0.39 @panel, stop:0.4 @line, stop:0.6 @line, stop:0.61 @panel); }
QMainWindow::separator:hover, QSplitter::handle:hover { background: @selection; }

QMenuBar { background: @panel; border-bottom: 1px solid @line; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 6px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @box; border: 1px solid @boxBorder; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 8px; border-radius: 4px; border: 1px solid transparent; }
QMenu::item:selected { background: @itemGround; color: @itemText; }
QMenu::item:disabled { color: @disabled; background: transparent; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QMenu::icon { padding-left: 6px; }
QMenu::icon:checked { background: @selection; border-radius: 4px; }
QMenu::indicator { width: 16px; height: 16px; padding-left: 6px; }

QToolBar { background: @panel; border: none; border-bottom: 1px solid @line; padding: 6px 12px; spacing: 4px; }
QToolBar::separator { background: @line; width: 1px; margin: 4px 8px; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px 6px; }
QToolBar QToolButton { padding: 3px 10px; }
QToolButton[bare="true"] { padding: 0; border: 1px solid transparent; border-radius: 4px; }
QToolButton:hover { background: @hover; }
QToolButton:pressed { background: @line; }
QToolButton:checked { background: @selection; color: @selectionText; }
QToolButton:focus { border-color: @selection; }
QToolButton:disabled { color: @disabled; }
QToolButton::menu-indicator { image: none; }

QWidget#messageBar { background: @notice; border-bottom: 1px solid @line; }
QToolButton#messageButton { background: @box; border-color: @boxBorder; padding: 3px 10px; }
QToolButton#messageButton:hover { border-color: @selection; }

QDockWidget::title { background: @panel; padding: 10px 16px 6px 16px; text-align: left; }
QStatusBar { background: @panel; border-top: 1px solid @line; padding-left: 10px; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 2px 7px; color: @quietText; }
QToolTip { background: @box; color: @text; border: 1px solid @boxBorder; padding: 0 2px; }

QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { qproperty-drawBase: 0; background: @panel; }
QTabBar::tab { background: transparent; color: @quietText; padding: 8px 12px 7px 12px; border: none; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom-color: @selection; }
QTabBar::tab:focus { color: @selection; }

QTreeView, QListView, QTableView { background: @panel; border: none; outline: 0;
    selection-background-color: @itemGround; selection-color: @itemText; alternate-background-color: @control; gridline-color: @line; }
QTreeView { show-decoration-selected: 1; }
QTreeView::item { min-height: 26px; padding: 0 4px; border: none; }
QListView::item { min-height: 24px; padding: 1px 4px; border: 1px solid transparent; border-radius: 5px; }
QTreeView::item:hover, QListView::item:hover { background: @hover; }
QTreeView::item:selected, QListView::item:selected { background: @itemGround; color: @itemText; }
QTableView::item { padding: 0 6px; border: 1px solid transparent; }
QTableView::item:selected { background: @itemGround; color: @itemText; }
QHeaderView { background: @panel; qproperty-defaultAlignment: 'AlignLeft | AlignVCenter'; }
QHeaderView::section { background: @panel; color: @quietText; border: none; border-bottom: 1px solid @line;
    border-right: 1px solid @line; padding: 4px 8px; }
QTableCornerButton::section { background: @panel; border: none; border-bottom: 1px solid @line; border-right: 1px solid @line; }
QComboBox QAbstractItemView { background: @box; border: 1px solid @boxBorder; padding: 4px; }
QFrame[framed="true"], QAbstractItemView[framed="true"] { border: 1px solid @line; border-radius: 6px; background: @control; }
QAbstractItemView[framed="true"]:focus { border-color: @selection; }

QLineEdit { background: @control; border: 1px solid @line; border-radius: 6px; padding: 0 8px; min-height: 26px;
    selection-background-color: @selection; selection-color: @selectionText; }
QLineEdit:hover { border-color: @boxBorder; }
QLineEdit:focus { border: 2px solid @selection; padding: 0 7px; min-height: 24px; }
QLineEdit:disabled, QLineEdit:read-only { background: @panel; }
QLineEdit[invalid="true"] { border-color: @error; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit, QAbstractItemView QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }
QAbstractItemView QLineEdit { background: @box; }
QPlainTextEdit, QTextEdit { background: @control; border: none;
    selection-background-color: @selection; selection-color: @selectionText; }
QPlainTextEdit[framed="true"], QTextEdit[framed="true"] { border: 1px solid @line; border-radius: 6px; padding: 2px 4px; }
QPlainTextEdit[framed="true"]:focus, QTextEdit[framed="true"]:focus { border: 2px solid @selection; padding: 1px 3px; }
QPlainTextEdit[invalid="true"] { border-color: @error; }
QPlainTextEdit#noteEditor { background: @box; border: 2px solid @selection; border-radius: 6px; padding: 4px; }

QPushButton { background: @control; border: 1px solid @line; border-radius: 6px; padding: 0 12px; min-height: 26px; outline: 0; }
QPushButton:hover { border-color: @boxBorder; background: @hover; }
QPushButton:pressed { background: @line; }
QPushButton:disabled { color: @disabled; }
QPushButton:default, QPushButton[chosen="true"] { background: @selection; border-color: @selection; color: @selectionText; }
QPushButton[danger="true"] { color: @error; border-color: @error; background: @panel; }
QPushButton[flat="true"] { background: transparent; border-color: transparent; padding: 0 6px; text-align: left; }
QPushButton[flat="true"]:hover { background: @hover; }
QPushButton[link="true"] { background: transparent; border-color: transparent; padding: 0 4px; color: @link; text-align: left; }
QPushButton[link="true"]:hover { background: @hover; }
QPushButton[dense="true"] { padding: 0 7px; }
@rules
QPushButton:focus, QPushButton[chosen="true"]:focus { border: 2px solid @focus; padding: 0 11px; min-height: 24px; }
QPushButton[flat="true"]:focus { border: 2px solid @focus; padding: 0 5px; }
QPushButton[link="true"]:focus { border: 2px solid @focus; padding: 0 3px; }
QPushButton[dense="true"]:focus { padding: 0 6px; }
QDialog QPushButton { min-width: 56px; }

QCheckBox, QRadioButton { spacing: 8px; min-height: 26px; }
QGroupBox { border: 1px solid @line; border-radius: 6px; margin-top: 10px; padding: 10px 8px 8px 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 10px; color: @quietText; }
QLabel[role="quiet"], QLabel[role="section"], QPushButton[role="quiet"] { color: @quietText; }
QLabel[role="error"], QPushButton[role="error"] { color: @error; }
QLabel[role="warning"], QPushButton[role="warning"] { color: @warning; }
QLabel[role="success"], QPushButton[role="success"] { color: @success; }
QFrame[card="true"] { background: @control; border: 1px solid @line; border-radius: 8px; }
QProgressBar { background: @control; border: 1px solid @line; border-radius: 6px; text-align: center; }
QProgressBar::chunk { background: @selection; border-radius: 5px; }

QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: @boxBorder; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: @quietText; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }
QScrollArea { border: none; background: @panel; }
)";

// A button with the property `rule` that is chosen has the rule's colour.
QString ruleButtons(const Theme &theme)
{
    QString out;
    for (const OnDeleteRow &row : onDeleteRules()) {
        const QString colour = theme.onDelete(row.rule).name();
        out +=
            u"QPushButton[chosen=\"true\"][rule=\"%1\"] { background: %2; border-color: %2; color: @selectionText; }\n"_s
                .arg(row.name, colour);
    }
    return out;
}

} // namespace

QString styleSheet(const Theme &theme)
{
    // Muted in the dark, where a bright bar would be the loudest thing in the window.
    const QColor itemGround = theme.dark ? mixed(theme.selection, theme.panel, 0.36) : theme.selection;
    // What begins with another's name comes first.
    const std::array<std::pair<QLatin1StringView, QColor>, 21> colours = {{
        {"itemGround"_L1, itemGround},
        {"itemText"_L1, theme.dark ? theme.text : theme.selectionText},
        {"selectionText"_L1, theme.selectionText},
        {"selection"_L1, theme.selection},
        {"focus"_L1, theme.dark ? theme.text : theme.selection},
        {"notice"_L1, mixed(theme.selection, theme.panel, 0.1)},
        {"hover"_L1, mixed(theme.line, theme.panel, 0.45)},
        {"disabled"_L1, mixed(theme.quietText, theme.panel, 0.7)},
        {"quietText"_L1, theme.quietText},
        {"boxBorder"_L1, theme.boxBorder},
        {"box"_L1, theme.box},
        {"panel"_L1, theme.panel},
        {"line"_L1, theme.line},
        {"link"_L1, theme.selection},
        {"text"_L1, theme.text},
        {"control"_L1, theme.control},
        {"canvas"_L1, theme.canvas},
        {"error"_L1, theme.error},
        {"warning"_L1, theme.warning},
        {"success"_L1, theme.success},
        {"external"_L1, theme.external},
    }};
    QString out = sheet.toString();
    out.replace("@rules"_L1, ruleButtons(theme));
    for (const auto &[name, colour] : colours)
        out.replace(u'@' + name, colour.name());
    return out;
}

} // namespace relata
