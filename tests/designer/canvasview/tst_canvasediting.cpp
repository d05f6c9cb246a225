// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QSignalSpy>

using namespace relata;
using namespace Qt::StringLiterals;

/// Models and fields are made and named on the canvas itself.
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
    void newFieldMakesRoomForItself();
    void closingWhileEditingIsHarmless();
    void undoWhileEditingClosesTheEditor();
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
