// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QContextMenuEvent>
#include <QMenu>

using namespace relata;
using namespace Qt::StringLiterals;

/// The menu of what is under the mouse, or selected.
class TestCanvasMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contextMenu_data();
    void contextMenu();
    void menuOpensOnWhatIsUnderTheMouse();
    void menuKeyOpensOnTheSelection();
};

void TestCanvasMenu::contextMenu_data()
{
    QTest::addColumn<QString>("entry");
    QTest::addColumn<bool>("selected");
    QTest::newRow("a new model") << u"menuNewModel"_s << false;
    QTest::newRow("rename") << u"menuRename"_s << true;
    QTest::newRow("add a field") << u"menuAddField"_s << true;
    QTest::newRow("a foreign key") << u"menuTool2"_s << true;
    QTest::newRow("cut") << u"menuCut"_s << true;
    QTest::newRow("duplicate") << u"menuDuplicate"_s << true;
    QTest::newRow("delete") << u"menuDelete"_s << true;
    QTest::newRow("select all") << u"menuSelectAll"_s << false;
}

void TestCanvasMenu::contextMenu()
{
    QFETCH(QString, entry);
    QFETCH(bool, selected);
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    const Project before = canvas.document.project();
    if (selected)
        canvas.selection.select({.model = article});
    QMenu menu;
    canvas.view.fillContextMenu(menu, {400, 300});
    auto *action = menu.findChild<QAction *>(entry);
    QVERIFY(action && action->isEnabled());
    action->trigger();
    const bool acted = canvas.editor() || canvas.document.project() != before ||
                       canvas.view.tool() != CanvasView::Tool::Select || (!selected && !canvas.selection.isEmpty());
    QVERIFY(acted);
}

void TestCanvasMenu::menuOpensOnWhatIsUnderTheMouse()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    const QPoint at = canvas.row(article, u"title"_s);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas.view.viewport()->mapToGlobal(at));
    QCoreApplication::sendEvent(canvas.view.viewport(), &event);
    auto *menu = canvas.view.findChild<QMenu *>(u"canvasMenu"_s);
    QVERIFY(menu);
    QCOMPARE(canvas.model(article).find(canvas.selection.single().field)->name, u"title"_s);
    menu->findChild<QAction *>(u"menuDelete"_s)->trigger();
    QVERIFY(canvas.fieldNames(article).isEmpty());
    menu->close();
}

void TestCanvasMenu::menuKeyOpensOnTheSelection()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    canvas.selection.select({.model = article});
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {900, 600}, canvas.view.mapToGlobal(QPoint(900, 600)));
    QCoreApplication::sendEvent(&canvas.view, &event);
    auto *menu = canvas.view.findChild<QMenu *>(u"canvasMenu"_s);
    QVERIFY(menu);
    QCOMPARE(canvas.selection.single().model, article);
    QVERIFY(menu->findChild<QAction *>(u"menuRename"_s)->isEnabled());
    menu->close();
}

QTEST_MAIN(TestCanvasMenu)
#include "tst_canvasmenu.moc"
