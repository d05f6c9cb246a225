// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include "designer/document/livechecks.h"

#include <QScreen>
#include <QSignalSpy>
#include <QWheelEvent>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

void wheel(CanvasFixture &canvas, const QPoint &at, int turn, Qt::KeyboardModifiers modifiers = {})
{
    QWheelEvent event(at, canvas.view.viewport()->mapToGlobal(at), {}, {0, turn}, Qt::NoButton, modifiers,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(canvas.view.viewport(), &event);
}

} // namespace

class TestCanvasView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wheelZoomsAtTheCursor_data();
    void wheelZoomsAtTheCursor();
    void zoomStaysWithinItsLimits();
    void panning_data();
    void panning();
    void panningPaintsWhatAFullPaintWould();
    void fitShowsEveryModel();
    void clickSelects();
    void clickOnARowSelectsTheField();
    void clickOnAnEdgeSelectsItsField();
    void controlClickToggles();
    void rubberBandSelects();
    void rubberBandAddsWithShift();
    void dragMovesInOneStep();
    void dragMovesAllThatIsSelected();
    void dragSnapsUnlessAltIsHeld();
    void escapeAbandonsADrag();
    void dragAtTheEdgePans();
    void manyEdgesAreBentWhileDragged();
    void nudgesMerge();
    void tabGoesFromModelToModel();
    void arrowsGoThroughRows();
    void hoverFollowsTheMouse();
    void selectionForgetsWhatIsGone();
    void whatIsGoneIsNotSelected();
    void emptyCanvasSaysWhatToDo();
    void revealBringsIntoView();
    void problemsAreMarked();
};

void TestCanvasView::wheelZoomsAtTheCursor_data()
{
    QTest::addColumn<int>("turn");
    QTest::newRow("in") << 120;
    QTest::newRow("far in") << 480;
    QTest::newRow("out") << -240;
}

void TestCanvasView::wheelZoomsAtTheCursor()
{
    QFETCH(int, turn);
    CanvasFixture canvas;
    canvas.add(u"Article"_s, {200, 160});
    QSignalSpy zoomed(&canvas.view, &CanvasView::zoomChanged);
    const QPoint at(333, 222);
    const QPointF before = canvas.view.view().toScene(at);
    wheel(canvas, at, turn);
    QCOMPARE(zoomed.count(), 1);
    QCOMPARE(canvas.view.zoom() > 1, turn > 0);
    const QPointF moved = canvas.view.view().toView(before) - at;
    QVERIFY(moved.manhattanLength() <= 1);
}

void TestCanvasView::zoomStaysWithinItsLimits()
{
    CanvasFixture canvas;
    canvas.add(u"Article"_s, {200, 160});
    for (int i = 0; i < 40; ++i)
        canvas.view.zoomIn();
    QCOMPARE(canvas.view.zoom(), 4.0);
    for (int i = 0; i < 60; ++i)
        wheel(canvas, {10, 10}, -120);
    QCOMPARE(canvas.view.zoom(), 0.02);
    canvas.view.zoomReset();
    QCOMPARE(canvas.view.zoom(), 1.0);
}

void TestCanvasView::panning_data()
{
    QTest::addColumn<Qt::MouseButton>("button");
    QTest::addColumn<bool>("space");
    QTest::newRow("with the middle button") << Qt::MiddleButton << false;
    QTest::newRow("with space and the left button") << Qt::LeftButton << true;
}

void TestCanvasView::panning()
{
    QFETCH(Qt::MouseButton, button);
    QFETCH(bool, space);
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const QPoint from = canvas.header(article);
    if (space)
        QTest::keyPress(&canvas.view, Qt::Key_Space);
    QTest::mousePress(canvas.view.viewport(), button, {}, from);
    canvas.move(from + QPoint(50, 30), {}, button);
    QTest::mouseRelease(canvas.view.viewport(), button, {}, from + QPoint(50, 30));
    if (space)
        QTest::keyRelease(&canvas.view, Qt::Key_Space);
    QCOMPARE(canvas.header(article), from + QPoint(50, 30));
    QCOMPARE(canvas.steps(), 0);
    QVERIFY(canvas.selection.isEmpty());
}

void TestCanvasView::panningPaintsWhatAFullPaintWould()
{
    CanvasFixture canvas;
    canvas.add(u"Article"_s, {200, 160}, {u"title"_s});
    canvas.add(u"Tag"_s, {640, 400});
    const auto shown = [&] {
        QCoreApplication::processEvents();
        return canvas.view.screen()->grabWindow(canvas.view.winId()).toImage();
    };
    const QImage before = shown();
    for (const QPoint &by : {QPoint(-37, 0), QPoint(0, 21), QPoint(16, -40)})
        canvas.view.panBy(by);
    const QImage copied = shown();
    QVERIFY(copied != before);
    canvas.view.viewport()->update();
    QCOMPARE(copied, shown());
}

void TestCanvasView::fitShowsEveryModel()
{
    CanvasFixture canvas;
    canvas.add(u"Near"_s, {0, 0});
    canvas.add(u"Far"_s, {5000, 3000});
    canvas.view.zoomFit();
    const QRectF window = canvas.view.viewport()->rect();
    for (const Box &box : canvas.view.diagram().boxes)
        QVERIFY(window.contains(canvas.view.view().toView(box.rect)));
}

void TestCanvasView::clickSelects()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 160});
    canvas.click(canvas.header(article));
    QCOMPARE(canvas.selection.items(), QList<Selected>{{.model = article}});
    canvas.click(canvas.header(tag));
    QCOMPARE(canvas.selection.items(), QList<Selected>{{.model = tag}});
    canvas.click({900, 650});
    QVERIFY(canvas.selection.isEmpty());
}

void TestCanvasView::clickOnARowSelectsTheField()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160}, {u"title"_s, u"body"_s});
    canvas.click(canvas.row(article, u"body"_s));
    QCOMPARE(canvas.selection.items(),
             (QList<Selected>{{.model = article, .field = canvas.model(article).field(u"body")->id}}));
}

void TestCanvasView::clickOnAnEdgeSelectsItsField()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 160});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 400});
    Project project = canvas.document.project();
    const FieldId field = addRelationship(project.schema, Relationship::ForeignKey, article, tag);
    canvas.reset(project);
    const QPolygonF path = canvas.view.diagram().edges[canvas.view.diagram().edge(article, field)].path;
    QVERIFY(path.size() >= 2);
    canvas.click(canvas.pixel(halfway(path)));
    QCOMPARE(canvas.selection.items(), (QList<Selected>{{.model = article, .field = field}}));
}

void TestCanvasView::controlClickToggles()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 160});
    canvas.click(canvas.header(article));
    canvas.click(canvas.header(tag), Qt::ControlModifier);
    QCOMPARE(canvas.selection.models(), QList<ModelId>({article, tag}));
    canvas.click(canvas.header(article), Qt::ShiftModifier);
    QCOMPARE(canvas.selection.models(), QList<ModelId>{tag});
}

void TestCanvasView::rubberBandSelects()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 160});
    canvas.add(u"Far"_s, {700, 500});
    canvas.press({150, 100});
    canvas.dragTo({150, 100}, {560, 240});
    QCOMPARE(canvas.selection.models(), QList<ModelId>({article, tag}));
    canvas.release({560, 240});
    QCOMPARE(canvas.selection.models(), QList<ModelId>({article, tag}));
    canvas.press({150, 100});
    canvas.dragTo({150, 100}, {560, 240});
    canvas.key(Qt::Key_Escape);
    QVERIFY(canvas.selection.isEmpty());
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasView::rubberBandAddsWithShift()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 160});
    canvas.click(canvas.header(tag));
    canvas.drag({150, 100}, {260, 240}, Qt::ShiftModifier);
    QCOMPARE(canvas.selection.models(), QList<ModelId>({tag, article}));
}

void TestCanvasView::dragMovesInOneStep()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160}, {u"title"_s});
    const Project before = canvas.document.project();
    const QPoint from = canvas.header(article);
    canvas.press(from);
    canvas.dragTo(from, from + QPoint(80, 40));
    QCOMPARE(canvas.rect(article).topLeft(), QPointF(280, 200));
    QCOMPARE(canvas.document.project(), before);
    canvas.release(from + QPoint(80, 40));
    QCOMPARE(canvas.document.project().layout.places.value(article), QPointF(280, 200));
    QCOMPARE(canvas.rect(article).topLeft(), QPointF(280, 200));
    QCOMPARE(canvas.steps(), 1);
    QCOMPARE(canvas.stepText(), u"Move Article"_s);
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasView::dragMovesAllThatIsSelected()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160}, {u"title"_s});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 160});
    const ModelId still = canvas.add(u"Still"_s, {500, 400});
    canvas.selection.set({{.model = article}, {.model = tag}});
    const QPoint from = canvas.row(article, u"title"_s);
    canvas.drag(from, from + QPoint(16, 64));
    QCOMPARE(canvas.document.project().layout.places.value(article), QPointF(216, 224));
    QCOMPARE(canvas.document.project().layout.places.value(tag), QPointF(516, 224));
    QCOMPARE(canvas.document.project().layout.places.value(still), QPointF(500, 400));
    QCOMPARE(canvas.stepText(), u"Move 2 models"_s);
    QCOMPARE(canvas.selection.models(), QList<ModelId>({article, tag}));
}

void TestCanvasView::dragSnapsUnlessAltIsHeld()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    QPoint from = canvas.header(article);
    canvas.drag(from, from + QPoint(43, 21));
    QCOMPARE(canvas.document.project().layout.places.value(article), QPointF(240, 184));
    from = canvas.header(article);
    canvas.drag(from, from + QPoint(43, 21), Qt::AltModifier);
    QCOMPARE(canvas.document.project().layout.places.value(article), QPointF(283, 205));
}

void TestCanvasView::escapeAbandonsADrag()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const QPoint from = canvas.header(article);
    canvas.press(from);
    canvas.dragTo(from, from + QPoint(80, 40));
    canvas.key(Qt::Key_Escape);
    QCOMPARE(canvas.rect(article).topLeft(), QPointF(200, 160));
    canvas.move(from + QPoint(120, 80), {}, Qt::LeftButton);
    canvas.release(from + QPoint(120, 80));
    QCOMPARE(canvas.rect(article).topLeft(), QPointF(200, 160));
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasView::dragAtTheEdgePans()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const QPoint from = canvas.header(article);
    canvas.press(from);
    canvas.dragTo(from, {995, from.y()});
    QTRY_VERIFY(canvas.view.view().origin().x() < -100);
    canvas.release({995, from.y()});
    QVERIFY(canvas.document.project().layout.places.value(article).x() > 900);
    QCOMPARE(canvas.steps(), 1);
}

void TestCanvasView::manyEdgesAreBentWhileDragged()
{
    CanvasFixture canvas;
    const ModelId hub = canvas.add(u"Hub"_s, {104, 104});
    const ModelId user = canvas.add(u"User"_s, {600, 100});
    Project project = canvas.document.project();
    for (int i = 0; i < 200; ++i)
        addRelationship(project.schema, Relationship::ForeignKey, user, hub);
    canvas.reset(project);
    const QPoint from = canvas.header(hub);
    canvas.press(from);
    canvas.dragTo(from, from + QPoint(0, 160));
    const QRectF moved = canvas.rect(hub).adjusted(-2, -2, 2, 2);
    QCOMPARE(canvas.rect(hub).top(), 264.0);
    for (const Edge &edge : canvas.view.diagram().edges) {
        QVERIFY(moved.contains(edge.path.last()));
        for (qsizetype i = 1; i < edge.path.size(); ++i)
            QVERIFY(edge.path[i].x() == edge.path[i - 1].x() || edge.path[i].y() == edge.path[i - 1].y());
    }
    canvas.key(Qt::Key_Escape);
    canvas.release(from);
    QCOMPARE(canvas.document.project(), project);
}

void TestCanvasView::nudgesMerge()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const Project before = canvas.document.project();
    canvas.selection.select({.model = article});
    canvas.key(Qt::Key_Right);
    canvas.key(Qt::Key_Right);
    canvas.key(Qt::Key_Down);
    canvas.key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(canvas.document.project().layout.places.value(article), QPointF(215, 168));
    QCOMPARE(canvas.steps(), 1);
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasView::tabGoesFromModelToModel()
{
    CanvasFixture canvas;
    const ModelId right = canvas.add(u"Right"_s, {600, 160});
    const ModelId below = canvas.add(u"Below"_s, {200, 420});
    const ModelId left = canvas.add(u"Left"_s, {200, 160});
    QList<ModelId> seen;
    for (int i = 0; i < 3; ++i) {
        canvas.key(Qt::Key_Tab);
        seen << canvas.selection.single().model;
    }
    QCOMPARE(seen, QList<ModelId>({left, right, below}));
    canvas.key(Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(canvas.selection.single().model, right);
}

void TestCanvasView::arrowsGoThroughRows()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160}, {u"title"_s, u"body"_s});
    const auto selectedField = [&] {
        const Field *field = canvas.model(article).find(canvas.selection.single().field);
        return field ? field->name : QString();
    };
    canvas.selection.select({.model = article});
    canvas.key(Qt::Key_Return);
    QCOMPARE(selectedField(), u"title"_s);
    canvas.key(Qt::Key_Down);
    QCOMPARE(selectedField(), u"body"_s);
    canvas.key(Qt::Key_Down);
    QCOMPARE(selectedField(), u"body"_s);
    canvas.key(Qt::Key_Up);
    canvas.key(Qt::Key_Up);
    QCOMPARE(canvas.selection.single(), Selected{.model = article});
    canvas.key(Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(selectedField(), u"body"_s);
    canvas.key(Qt::Key_Escape);
    QCOMPARE(canvas.selection.single(), Selected{.model = article});
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasView::hoverFollowsTheMouse()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160}, {u"title"_s});
    QSignalSpy messages(&canvas.view, &CanvasView::statusMessage);
    const QImage before = canvas.view.viewport()->grab().toImage();
    canvas.move(canvas.row(article, u"title"_s));
    QCOMPARE(messages.last().first().toString(), u"Article.title: Char(200)"_s);
    QVERIFY(canvas.view.viewport()->grab().toImage() != before);
    canvas.move({900, 650});
    QCOMPARE(messages.last().first().toString(), QString());
    QCOMPARE(canvas.view.viewport()->grab().toImage(), before);
}

void TestCanvasView::selectionForgetsWhatIsGone()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 160});
    canvas.selection.set({{.model = article}, {.model = tag}});
    canvas.document.edit(u"Remove"_s, [&](Project &project) { removeModel(project.schema, tag); });
    QCOMPARE(canvas.selection.models(), QList<ModelId>{article});
    QCOMPARE(canvas.view.diagram().boxes.size(), 1);
}

// A list that has not followed yet (problems, SQL) still offers it.
void TestCanvasView::whatIsGoneIsNotSelected()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {200, 160}, {u"title"_s});
    canvas.selection.set({{.model = article}, {.model = article, .field = FieldId::create()}, {.note = NoteId::create()}});
    QCOMPARE(canvas.selection.items(), QList<Selected>{{.model = article}});
    canvas.selection.select({.model = ModelId::create()});
    QVERIFY(canvas.selection.isEmpty());
}

void TestCanvasView::emptyCanvasSaysWhatToDo()
{
    CanvasFixture canvas;
    const QImage empty = canvas.view.viewport()->grab().toImage();
    QSet<QRgb> colours;
    for (int y = 250; y < 450; ++y) {
        for (int x = 300; x < 700; ++x)
            colours.insert(empty.pixel(x, y));
    }
    QVERIFY2(colours.size() > 8, "there is text in the middle");
    QCOMPARE(empty.pixelColor(1, 1), currentTheme().canvas);
}

void TestCanvasView::revealBringsIntoView()
{
    CanvasFixture canvas;
    canvas.add(u"Near"_s, {0, 0});
    const ModelId far = canvas.add(u"Far"_s, {8000, 6000});
    QVERIFY(!canvas.view.viewport()->rect().contains(canvas.header(far)));
    canvas.selection.reveal({.model = far});
    QVERIFY(canvas.view.viewport()->rect().contains(canvas.header(far)));
}

void TestCanvasView::problemsAreMarked()
{
    CanvasFixture canvas;
    const ModelId book = canvas.add(u"Book"_s, {100, 100}, {u"title"_s});
    const FieldId title = canvas.document.schema().find(book)->field(u"title")->id;
    const auto colourAt = [&](const QPointF &scene) {
        return canvas.view.viewport()->grab().toImage().pixelColor(canvas.pixel(scene));
    };
    // Beside the exclamation mark.
    const auto corner = [&] { return colourAt(canvas.rect(book).topRight() - QPointF(4, 0)); };
    const auto side = [&] {
        const QRectF row = canvas.view.live().rectOf({.model = book, .field = title});
        return colourAt({canvas.rect(book).left() - 3, row.center().y()});
    };
    LiveChecks::of(canvas.document).finish();
    QVERIFY(corner() != currentTheme().error);
    canvas.document.edit(u"Break it"_s, [&](Project &project) {
        project.schema.find(book)->find(title)->options.set(u"max_length"_s, -1);
    });
    QTRY_COMPARE(corner(), currentTheme().error);
    QCOMPARE(side(), currentTheme().error);
    canvas.document.undoStack().undo();
    QTRY_VERIFY(corner() != currentTheme().error);
    QVERIFY(side() != currentTheme().error);
}

QTEST_MAIN(TestCanvasView)
#include "tst_canvasview.moc"
