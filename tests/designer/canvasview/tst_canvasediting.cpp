// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>

using namespace relata;
using namespace Qt::StringLiterals;

class TestCanvasEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doubleClickMakesAModel();
    void modelToolPlacesAModel();
    void newModelGoesToTheAppInUse();
    void newModelsDoNotCoverOthers();
    void enterMakesFieldAfterField();
    void fieldsComeWithTypes();
    void emptyRowEndsTheEditing();
    void doubleClickRenamesAModel();
    void doubleClickRenamesAField();
    void doubleClickOnAFieldThenEnterMakesTheNext();
    void invalidNamesStayOpen_data();
    void invalidNamesStayOpen();
    void escapeKeepsTheOldName();
    void clickingElsewhereTakesTheName();
    void keysForFields();
    void deletesModelsInOneStep();
    void deletesFields();
    void deletesARelationByItsEdge();
    void djangosOwnModelsAreNotEdited();
    void djangosOwnModelsOnlyLeaveTheCanvas();
    void placesADjangoModelOnce();
    void copyAndPaste();
    void pasteTwiceDoesNotHideTheFirst();
    void pasteIgnoresOtherText();
    void cutAndPaste();
    void duplicates();
    void selectAllAndDelete();
    void contextMenu_data();
    void contextMenu();
    void menuOpensOnWhatIsUnderTheMouse();
    void menuKeyOpensOnTheSelection();
    void newFieldMakesRoomForItself();
    void undoWhileEditingClosesTheEditor();
    void closingWhileEditingIsHarmless();
};

void TestCanvasEditing::doubleClickMakesAModel()
{
    CanvasFixture canvas;
    const Project before = canvas.document.project();
    canvas.doubleClick({400, 300});
    QVERIFY(canvas.editor());
    QCOMPARE(canvas.editor()->text(), u"Model"_s);
    QCOMPARE(canvas.editor()->selectedText(), u"Model"_s);
    QVERIFY(canvas.editor()->hasFocus());
    canvas.type(u"Article"_s);
    QCOMPARE(canvas.ownModels(), QStringList{u"Article"_s});
    const ModelId made = canvas.selection.single().model;
    QCOMPARE(canvas.model(made).name, u"Article"_s);
    QCOMPARE(canvas.document.schema().find(canvas.model(made).app)->label, u"app"_s);
    QVERIFY((canvas.rect(made).topLeft() - canvas.view.view().toScene(QPointF(400, 300))).manhattanLength() < 16);
    QCOMPARE(canvas.steps(), 1);
    QCOMPARE(canvas.stepText(), u"New model"_s);
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasEditing::modelToolPlacesAModel()
{
    CanvasFixture canvas;
    QSignalSpy tools(&canvas.view, &CanvasView::toolChanged);
    canvas.view.setTool(CanvasView::Tool::Model);
    canvas.move({300, 200});
    canvas.click({300, 200});
    QCOMPARE(tools.count(), 2);
    QCOMPARE(canvas.view.tool(), CanvasView::Tool::Select);
    QVERIFY(canvas.editor());
    canvas.type(u"Tag"_s);
    QCOMPARE(canvas.ownModels(), QStringList{u"Tag"_s});
}

void TestCanvasEditing::newModelGoesToTheAppInUse()
{
    CanvasFixture canvas;
    canvas.add(u"Article"_s, {100, 100});
    Project project = canvas.document.project();
    const AppId shop = appNamed(project.schema, u"shop"_s);
    const ModelId order = addModel(project.schema, shop, u"Order"_s);
    project.layout.places.insert(order, {500, 100});
    canvas.reset(project);
    canvas.selection.select({.model = order});
    const ModelId made = canvas.view.newModel();
    QCOMPARE(canvas.model(made).app, shop);
    QVERIFY(canvas.editor());
}

void TestCanvasEditing::newModelsDoNotCoverOthers()
{
    CanvasFixture canvas;
    for (int i = 0; i < 6; ++i)
        canvas.view.newModel();
    const QList<Box> boxes = canvas.view.diagram().boxes;
    QCOMPARE(boxes.size(), 6);
    for (qsizetype i = 0; i < boxes.size(); ++i) {
        for (qsizetype j = i + 1; j < boxes.size(); ++j)
            QVERIFY(!boxes[i].rect.intersects(boxes[j].rect));
    }
}

void TestCanvasEditing::enterMakesFieldAfterField()
{
    CanvasFixture canvas;
    canvas.doubleClick({400, 300});
    canvas.type(u"Article"_s);
    canvas.type(u"title"_s);
    canvas.type(u"body: Text"_s);
    canvas.type(u"price: Decimal(8, 2)"_s);
    QVERIFY(canvas.editor());
    QTest::keyClick(canvas.editor(), Qt::Key_Escape);
    QVERIFY(!canvas.editor());
    QVERIFY(canvas.view.hasFocus());
    const Model &article = canvas.document.schema().models.last();
    QCOMPARE(canvas.fieldNames(article.id), QStringList({u"title"_s, u"body"_s, u"price"_s}));
    QCOMPARE(article.fields[0].type, FieldType::Char);
    QCOMPARE(article.fields[1].type, FieldType::Text);
    QCOMPARE(article.fields[2].options.integer(u"max_digits"), 8);
    QCOMPARE(canvas.steps(), 4);
    QCOMPARE(canvas.stepText(), u"Add field price"_s);
    for (int i = 0; i < 4; ++i)
        canvas.document.undoStack().undo();
    QCOMPARE(canvas.document.project(), Project());
}

void TestCanvasEditing::fieldsComeWithTypes()
{
    CanvasFixture canvas;
    const ModelId user = canvas.placeUser({600, 100});
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    canvas.view.addFieldTo(article);
    canvas.type(u"author -> User"_s);
    canvas.type(u"editors: M2M auth.User"_s, Qt::Key_Return);
    const Model &model = canvas.model(article);
    QCOMPARE(model.fields.size(), 2);
    QCOMPARE(model.fields[0].type, FieldType::ForeignKey);
    QCOMPARE(model.fields[0].relation->to.id, user);
    QCOMPARE(model.fields[1].type, FieldType::ManyToMany);
    QCOMPARE(canvas.view.diagram().edges.size(), 2);
}

void TestCanvasEditing::emptyRowEndsTheEditing()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    canvas.selection.select({.model = article});
    canvas.view.addField();
    QTest::keyClick(canvas.editor(), Qt::Key_Return);
    QVERIFY(!canvas.editor());
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasEditing::doubleClickRenamesAModel()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const Project before = canvas.document.project();
    canvas.doubleClick(canvas.header(article));
    QVERIFY(canvas.editor());
    canvas.type(u"Post"_s);
    QCOMPARE(canvas.model(article).name, u"Post"_s);
    QVERIFY(!canvas.editor());
    QCOMPARE(canvas.steps(), 1);
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasEditing::doubleClickRenamesAField()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s});
    canvas.document.edit(u"Order"_s, [&](Project &project) {
        project.schema.find(article)->meta.set(u"ordering"_s, Value::strings({u"-title"_s}));
    });
    const Project before = canvas.document.project();
    canvas.doubleClick(canvas.row(article, u"title"_s));
    QCOMPARE(canvas.editor()->text(), u"title"_s);
    canvas.type(u"heading"_s, Qt::Key_Tab);
    QCOMPARE(canvas.fieldNames(article), QStringList({u"heading"_s, u"body"_s}));
    QCOMPARE(canvas.model(article).meta.value(u"ordering").toStrings(), QStringList{u"-heading"_s});
    QVERIFY(canvas.undoesTo(before));
    QVERIFY2(canvas.editor(), "Tab goes on to the next field");
    QCOMPARE(canvas.editor()->text(), u"body"_s);
}

void TestCanvasEditing::doubleClickOnAFieldThenEnterMakesTheNext()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s});
    canvas.doubleClick(canvas.row(article, u"title"_s));
    canvas.type(u"heading: Char(80)"_s);
    canvas.type(u"slug: Slug"_s, Qt::Key_Return);
    QCOMPARE(canvas.fieldNames(article), QStringList({u"heading"_s, u"slug"_s, u"body"_s}));
    QCOMPARE(canvas.model(article).fields[0].options.integer(u"max_length"), 80);
}

void TestCanvasEditing::invalidNamesStayOpen_data()
{
    QTest::addColumn<bool>("isModel");
    QTest::addColumn<QString>("name");
    QTest::newRow("a model's name that is taken") << true << u"Tag"_s;
    QTest::newRow("a model's name with a blank") << true << u"My Article"_s;
    QTest::newRow("no name for a model") << true << u""_s;
    QTest::newRow("a field's name that is taken") << false << u"body"_s;
    QTest::newRow("a field's name that is a keyword") << false << u"class"_s;
    QTest::newRow("an unknown type") << false << u"title: Money"_s;
}

void TestCanvasEditing::invalidNamesStayOpen()
{
    QFETCH(bool, isModel);
    QFETCH(QString, name);
    CanvasFixture canvas;
    canvas.add(u"Tag"_s, {600, 100});
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s});
    canvas.doubleClick(isModel ? canvas.header(article) : canvas.row(article, u"title"_s));
    canvas.type(name);
    QVERIFY(canvas.editor());
    QVERIFY(canvas.editor()->problem().endsWith(u'.') || canvas.editor()->problem().endsWith(u')'));
    QCOMPARE(canvas.editor()->toolTip(), canvas.editor()->problem());
    QCOMPARE(canvas.steps(), 0);
    canvas.type(u"fine"_s, Qt::Key_Tab);
    QCOMPARE(canvas.steps(), 1);
}

void TestCanvasEditing::escapeKeepsTheOldName()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    canvas.selection.select({.model = article});
    canvas.key(Qt::Key_F2);
    canvas.type(u"Post"_s, Qt::Key_Escape);
    QVERIFY(!canvas.editor());
    QCOMPARE(canvas.model(article).name, u"Article"_s);
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasEditing::clickingElsewhereTakesTheName()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    canvas.selection.rename({.model = article});
    canvas.editor()->setText(u"Post"_s);
    canvas.click({800, 600});
    QVERIFY(!canvas.editor());
    QCOMPARE(canvas.model(article).name, u"Post"_s);
    canvas.selection.rename({.model = article});
    canvas.editor()->setText(u"not a name"_s);
    canvas.click({800, 600});
    QVERIFY(!canvas.editor());
    QCOMPARE(canvas.model(article).name, u"Post"_s);
}

void TestCanvasEditing::keysForFields()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    canvas.selection.select({.model = article});
    canvas.key(Qt::Key_Insert);
    canvas.type(u"body"_s, Qt::Key_Return);
    QTest::keyClick(canvas.editor(), Qt::Key_Escape);
    canvas.key(Qt::Key_Return, Qt::ControlModifier);
    canvas.type(u"slug"_s, Qt::Key_Return);
    QTest::keyClick(canvas.editor(), Qt::Key_Escape);
    canvas.key(Qt::Key_F2);
    canvas.type(u"short"_s, Qt::Key_Return);
    QTest::keyClick(canvas.editor(), Qt::Key_Escape);
    QCOMPARE(canvas.fieldNames(article), QStringList({u"title"_s, u"body"_s, u"short"_s}));
}

void TestCanvasEditing::deletesModelsInOneStep()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 100});
    const ModelId stays = canvas.add(u"Stays"_s, {500, 400});
    Project project = canvas.document.project();
    addRelationship(project.schema, Relationship::ForeignKey, stays, tag);
    canvas.reset(project);
    canvas.selection.set({{.model = article}, {.model = tag}});
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.ownModels(), QStringList{u"Stays"_s});
    QVERIFY(canvas.model(stays).fields.isEmpty());
    QCOMPARE(canvas.document.project().layout.places.size(), 1);
    QCOMPARE(canvas.stepText(), u"Delete 2 models"_s);
    QVERIFY(canvas.selection.isEmpty());
    QVERIFY(canvas.undoesTo(project));
}

void TestCanvasEditing::deletesFields()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s, u"slug"_s});
    const Project before = canvas.document.project();
    canvas.click(canvas.row(article, u"title"_s));
    canvas.click(canvas.row(article, u"slug"_s), Qt::ControlModifier);
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.fieldNames(article), QStringList{u"body"_s});
    QCOMPARE(canvas.stepText(), u"Delete 2 fields"_s);
    QCOMPARE(canvas.selection.single(), Selected{.model = article});
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasEditing::deletesARelationByItsEdge()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 300});
    Project project = canvas.document.project();
    addRelationship(project.schema, Relationship::ForeignKey, article, tag);
    canvas.reset(project);
    canvas.click(canvas.pixel(halfway(canvas.view.diagram().edges.first().path)));
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.stepText(), u"Delete relationship tag"_s);
    QVERIFY(canvas.view.diagram().edges.isEmpty());
    QVERIFY(canvas.undoesTo(project));
}

void TestCanvasEditing::djangosOwnModelsAreNotEdited()
{
    CanvasFixture canvas;
    const ModelId user = canvas.placeUser({100, 100});
    QSignalSpy messages(&canvas.view, &CanvasView::statusMessage);
    canvas.doubleClick(canvas.header(user));
    QVERIFY(!canvas.editor());
    QVERIFY(messages.last().first().toString().contains(u"User"_s));
    canvas.doubleClick(canvas.row(user, u"username"_s));
    QVERIFY(!canvas.editor());
    canvas.key(Qt::Key_Insert);
    QVERIFY(!canvas.editor());
    canvas.click(canvas.row(user, u"username"_s));
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasEditing::djangosOwnModelsOnlyLeaveTheCanvas()
{
    CanvasFixture canvas;
    const ModelId user = canvas.placeUser({100, 100});
    const ModelId article = canvas.add(u"Article"_s, {500, 100});
    Project project = canvas.document.project();
    addRelationship(project.schema, Relationship::ForeignKey, article, user);
    canvas.reset(project);
    canvas.selection.select({.model = user});
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.stepText(), u"Take User off the canvas"_s);
    QVERIFY(!canvas.view.live().box(user));
    QCOMPARE(canvas.document.schema(), project.schema);
    QVERIFY(canvas.undoesTo(project));
}

void TestCanvasEditing::placesADjangoModelOnce()
{
    CanvasFixture canvas;
    const ModelId user = ModelId::named(u"auth.User"_s);
    canvas.view.placeModel(user, {203, 100});
    QCOMPARE(canvas.document.project().layout.places.value(user), QPointF(200, 104));
    QCOMPARE(canvas.selection.single().model, user);
    canvas.view.placeModel(user, {600, 400});
    QCOMPARE(canvas.document.project().layout.places.value(user), QPointF(200, 104));
    QCOMPARE(canvas.steps(), 1);
}

void TestCanvasEditing::copyAndPaste()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 100});
    Project project = canvas.document.project();
    addRelationship(project.schema, Relationship::ForeignKey, article, tag);
    canvas.reset(project);
    canvas.selection.set({{.model = article}, {.model = tag}});
    canvas.key(Qt::Key_C, Qt::ControlModifier);
    canvas.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(canvas.ownModels(), QStringList({u"Article"_s, u"Tag"_s, u"Article2"_s, u"Tag2"_s}));
    QCOMPARE(canvas.steps(), 1);
    QCOMPARE(canvas.stepText(), u"Paste 2 models"_s);
    const QList<ModelId> pasted = canvas.selection.models();
    QCOMPARE(pasted.size(), 2);
    QCOMPARE(canvas.document.project().layout.places.value(pasted[0]), QPointF(124, 124));
    QCOMPARE(canvas.model(pasted[0]).field(u"tag")->relation->to.id, pasted[1]);
    QVERIFY(canvas.undoesTo(project));
}

void TestCanvasEditing::pasteTwiceDoesNotHideTheFirst()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    canvas.selection.select({.model = article});
    canvas.view.copy();
    canvas.view.paste();
    canvas.view.paste();
    const QList<QPointF> places = canvas.document.project().layout.places.values();
    QCOMPARE(places.size(), 3);
    QVERIFY(places.contains(QPointF(124, 124)) && places.contains(QPointF(148, 148)));
}

void TestCanvasEditing::pasteIgnoresOtherText()
{
    CanvasFixture canvas;
    canvas.add(u"Article"_s, {100, 100});
    QSignalSpy messages(&canvas.view, &CanvasView::statusMessage);
    for (const QString &text : {u""_s, u"hello"_s, u"{\"models\": 3}"_s, u"[[[["_s}) {
        auto *data = new QMimeData;
        data->setText(text);
        QGuiApplication::clipboard()->setMimeData(data);
        canvas.view.paste();
        QVERIFY(messages.last().first().toString().contains(u"clipboard"_s));
    }
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasEditing::cutAndPaste()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    canvas.selection.select({.model = article});
    canvas.key(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(canvas.ownModels().isEmpty());
    canvas.view.pasteAt({400, 203});
    QCOMPARE(canvas.ownModels(), QStringList{u"Article"_s});
    const ModelId pasted = canvas.selection.single().model;
    QCOMPARE(canvas.fieldNames(pasted), QStringList{u"title"_s});
    QCOMPARE(canvas.document.project().layout.places.value(pasted), QPointF(400, 200));
    QCOMPARE(canvas.steps(), 2);
}

void TestCanvasEditing::duplicates()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s});
    canvas.selection.select({.model = article});
    canvas.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(canvas.ownModels(), QStringList({u"Article"_s, u"Article2"_s}));
    canvas.selection.select({.model = article, .field = canvas.model(article).field(u"title")->id});
    canvas.view.duplicate();
    QCOMPARE(canvas.fieldNames(article), QStringList({u"title"_s, u"title2"_s, u"body"_s}));
    QCOMPARE(canvas.model(article).find(canvas.selection.single().field)->name, u"title2"_s);
}

void TestCanvasEditing::selectAllAndDelete()
{
    CanvasFixture canvas;
    canvas.add(u"Article"_s, {100, 100});
    canvas.placeUser({500, 100});
    const Project before = canvas.document.project();
    canvas.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(canvas.selection.models().size(), 2);
    canvas.key(Qt::Key_Delete);
    QVERIFY(canvas.view.diagram().isEmpty());
    QCOMPARE(canvas.steps(), 1);
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasEditing::contextMenu_data()
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

void TestCanvasEditing::contextMenu()
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

void TestCanvasEditing::menuOpensOnWhatIsUnderTheMouse()
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

void TestCanvasEditing::menuKeyOpensOnTheSelection()
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

void TestCanvasEditing::newFieldMakesRoomForItself()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s});
    const QRectF before = canvas.rect(article);
    const FieldId title = canvas.model(article).field(u"title")->id;
    const FieldId body = canvas.model(article).field(u"body")->id;
    canvas.view.addFieldTo(article, title);
    const Box *box = canvas.view.live().box(article);
    QVERIFY(box->rect.height() > before.height());
    const QRect editor = canvas.editor()->geometry();
    const auto row = [&](FieldId field) { return canvas.view.view().toView(box->rowRect(box->rowOf(field))); };
    QVERIFY(editor.center().y() > row(title).bottom() && editor.center().y() < row(body).top());
    QTest::keyClick(canvas.editor(), Qt::Key_Escape);
    QCOMPARE(canvas.rect(article), before);
}

void TestCanvasEditing::closingWhileEditingIsHarmless()
{
    Document document;
    Selection selection;
    auto view = std::make_unique<CanvasView>(document, selection);
    view->show();
    QVERIFY(QTest::qWaitForWindowActive(view.get()));
    view->newModel();
    view->viewport()->findChild<InPlaceEditor *>()->setText(u"Article"_s);
    view.reset();
    QCOMPARE(document.schema().models.last().name, u"Model"_s);
}

void TestCanvasEditing::undoWhileEditingClosesTheEditor()
{
    CanvasFixture canvas;
    canvas.doubleClick({400, 300});
    QVERIFY(canvas.editor());
    canvas.document.undoStack().undo();
    QVERIFY(!canvas.editor());
    QVERIFY(canvas.view.diagram().isEmpty());
}

QTEST_MAIN(TestCanvasEditing)
#include "tst_canvasediting.moc"
