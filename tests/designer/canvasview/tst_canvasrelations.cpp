// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QSignalSpy>

using namespace relata;
using namespace Qt::StringLiterals;

using Tool = CanvasView::Tool;
Q_DECLARE_METATYPE(FieldType)

class TestCanvasRelations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void draggingMakesARelation_data();
    void draggingMakesARelation();
    void draggingOntoItselfIsSelf();
    void twoClicksMakeARelation();
    void handleDrawsAForeignKey();
    void keyboardAlone_data();
    void keyboardAlone();
    void escapeAbandons();
    void releasedOverNothingMakesNothing();
    void previewIsNeverInTheProject();
    void shiftKeepsTheTool();
    void toDjangosOwnButNotFrom();
};

void TestCanvasRelations::draggingMakesARelation_data()
{
    QTest::addColumn<Tool>("tool");
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<QString>("name");
    QTest::newRow("foreign key") << Tool::ForeignKey << FieldType::ForeignKey << u"tag"_s;
    QTest::newRow("one-to-one") << Tool::OneToOne << FieldType::OneToOne << u"tag"_s;
    QTest::newRow("many-to-many") << Tool::ManyToMany << FieldType::ManyToMany << u"tags"_s;
    QTest::newRow("generic") << Tool::Generic << FieldType::GenericForeignKey << u"content_object"_s;
}

void TestCanvasRelations::draggingMakesARelation()
{
    QFETCH(Tool, tool);
    QFETCH(FieldType, type);
    QFETCH(QString, name);
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 300});
    const Project before = canvas.document.project();
    canvas.view.setTool(tool);
    canvas.drag(canvas.header(article), canvas.header(tag));
    const Field *field = canvas.model(article).field(name);
    QVERIFY(field);
    QCOMPARE(field->type, type);
    if (field->relation)
        QCOMPARE(field->relation->to.id, tag);
    QCOMPARE(canvas.selection.single(), (Selected{.model = article, .field = field->id}));
    QCOMPARE(canvas.view.tool(), Tool::Select);
    QVERIFY(!canvas.view.diagram().edges.isEmpty());
    QCOMPARE(canvas.steps(), 1);
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasRelations::draggingOntoItselfIsSelf()
{
    CanvasFixture canvas;
    const ModelId category = canvas.add(u"Category"_s, {300, 200}, {u"name"_s});
    canvas.view.setTool(Tool::ForeignKey);
    canvas.drag(canvas.header(category), canvas.row(category, u"name"_s));
    const Field *parent = canvas.model(category).field(u"parent");
    QVERIFY(parent);
    QCOMPARE(parent->relation->to.id, category);
    QVERIFY(canvas.view.diagram().edges.first().isSelf());
}

void TestCanvasRelations::twoClicksMakeARelation()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 300});
    canvas.view.setTool(Tool::ManyToMany);
    canvas.click(canvas.header(article));
    QCOMPARE(canvas.steps(), 0);
    canvas.move(canvas.header(tag));
    canvas.click(canvas.header(tag));
    QVERIFY(canvas.model(article).field(u"tags"));
    QCOMPARE(canvas.steps(), 1);
}

void TestCanvasRelations::handleDrawsAForeignKey()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 300});
    QVERIFY(canvas.view.handlePlace().isNull());
    canvas.click(canvas.header(article));
    const QPoint handle = canvas.pixel(canvas.view.handlePlace());
    canvas.drag(handle, canvas.header(tag));
    QVERIFY(canvas.model(article).field(u"tag"));
    QCOMPARE(canvas.view.tool(), Tool::Select);
    QCOMPARE(canvas.steps(), 1);
}

void TestCanvasRelations::keyboardAlone_data()
{
    QTest::addColumn<int>("tabs");
    QTest::addColumn<QString>("target");
    QTest::newRow("the next model") << 1 << u"Middle"_s;
    QTest::newRow("the one after it") << 2 << u"Right"_s;
    QTest::newRow("once around to itself") << 3 << u"Left"_s;
    QTest::newRow("backwards") << -1 << u"Right"_s;
}

void TestCanvasRelations::keyboardAlone()
{
    QFETCH(int, tabs);
    QFETCH(QString, target);
    CanvasFixture canvas;
    const ModelId left = canvas.add(u"Left"_s, {50, 100});
    canvas.add(u"Middle"_s, {350, 100});
    canvas.add(u"Right"_s, {650, 100});
    canvas.key(Qt::Key_Tab);
    QCOMPARE(canvas.selection.single().model, left);
    canvas.view.setTool(Tool::ForeignKey);
    for (int i = 0; i < std::abs(tabs); ++i)
        canvas.key(tabs > 0 ? Qt::Key_Tab : Qt::Key_Backtab, tabs > 0 ? Qt::NoModifier : Qt::ShiftModifier);
    QCOMPARE(canvas.steps(), 0);
    canvas.key(Qt::Key_Return);
    QCOMPARE(canvas.model(left).fields.size(), 1);
    QCOMPARE(canvas.document.schema().find(canvas.model(left).fields.first().relation->to.id)->name, target);
    QCOMPARE(canvas.view.tool(), Tool::Select);
}

void TestCanvasRelations::escapeAbandons()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 300});
    canvas.view.setTool(Tool::ForeignKey);
    canvas.press(canvas.header(article));
    canvas.dragTo(canvas.header(article), canvas.header(tag));
    canvas.key(Qt::Key_Escape);
    canvas.release(canvas.header(tag));
    QCOMPARE(canvas.steps(), 0);
    QCOMPARE(canvas.view.tool(), Tool::ForeignKey);
    canvas.key(Qt::Key_Escape);
    QCOMPARE(canvas.view.tool(), Tool::Select);
}

void TestCanvasRelations::releasedOverNothingMakesNothing()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    canvas.view.setTool(Tool::ForeignKey);
    canvas.drag(canvas.header(article), {900, 600});
    QCOMPARE(canvas.steps(), 0);
    QCOMPARE(canvas.view.tool(), Tool::ForeignKey);
}

void TestCanvasRelations::previewIsNeverInTheProject()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 300});
    const Project before = canvas.document.project();
    canvas.view.setTool(Tool::ForeignKey);
    const QImage still = canvas.view.viewport()->grab().toImage();
    canvas.press(canvas.header(article));
    canvas.dragTo(canvas.header(article), canvas.header(tag));
    QVERIFY2(canvas.view.viewport()->grab().toImage() != still, "the line is painted");
    QCOMPARE(canvas.document.project(), before);
    QVERIFY(canvas.view.diagram().edges.isEmpty());
}

void TestCanvasRelations::shiftKeepsTheTool()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 300});
    canvas.view.setTool(Tool::ForeignKey);
    canvas.drag(canvas.header(article), canvas.header(tag), Qt::ShiftModifier);
    QCOMPARE(canvas.view.tool(), Tool::ForeignKey);
    canvas.drag(canvas.header(tag), canvas.header(article));
    QVERIFY(canvas.model(article).field(u"tag"));
    QVERIFY(canvas.model(tag).field(u"article"));
}

void TestCanvasRelations::toDjangosOwnButNotFrom()
{
    CanvasFixture canvas;
    const ModelId user = canvas.placeUser({100, 100});
    const ModelId article = canvas.add(u"Article"_s, {600, 300});
    QSignalSpy messages(&canvas.view, &CanvasView::statusMessage);
    canvas.view.setTool(Tool::ForeignKey);
    canvas.drag(canvas.header(user), canvas.header(article));
    QCOMPARE(canvas.steps(), 0);
    QVERIFY(messages.last().first().toString().contains(u"User"_s));
    canvas.drag(canvas.header(article), canvas.header(user));
    QCOMPARE(canvas.model(article).field(u"user")->relation->to.id, user);
}

QTEST_MAIN(TestCanvasRelations)
#include "tst_canvasrelations.moc"
