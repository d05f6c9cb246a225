// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include "designer/canvas/candidates.h"
#include "designer/canvas/waygraph.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

bool isOnRim(const QRectF &rect, const QPointF &point)
{
    const bool level = (point.x() == rect.left() || point.x() == rect.right()) && point.y() > rect.top() && point.y() < rect.bottom();
    const bool upright = (point.y() == rect.top() || point.y() == rect.bottom()) && point.x() > rect.left() && point.x() < rect.right();
    return level || upright;
}

// Side by side for a good part of the way, and so near that they look like one.
bool looksLikeOne(const QPolygonF &a, const QPolygonF &b)
{
    qreal together = 0;
    for (qsizetype i = 1; i < a.size(); ++i) {
        for (qsizetype k = 1; k < b.size(); ++k) {
            const QRectF first = QRectF(a[i - 1], a[i]).normalized().adjusted(-3, -3, 3, 3);
            const QRectF common = first & QRectF(b[k - 1], b[k]).normalized().adjusted(-3, -3, 3, 3);
            if ((a[i - 1].x() == a[i].x()) == (b[k - 1].x() == b[k].x()) && common.isValid())
                together += std::max(0.0, std::max(common.width(), common.height()) - 12);
        }
    }
    return together > 24;
}

} // namespace

class TestRouting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomDrawings_data();
    void randomDrawings();
    void leavesTheNearSide_data();
    void leavesTheNearSide();
    void goesAroundABoxThatStandsBetween();
    void keepsParallelRelationsApart();
    void selfRelationsAreLoopsAtTheRight();
    void endsOfOneModelAreSpread();
    void isTheSameEveryTime();
    void squeezesThroughNarrowGaps();
    void boxesUponOneAnotherStillHaveEdges();
    void simplifiedLeavesOutWhatIsStraight();
};

void TestRouting::randomDrawings_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("models");
    QTest::addColumn<int>("relations");
    QTest::newRow("two models") << 1U << 2 << 3;
    QTest::newRow("a handful") << 2U << 9 << 12;
    QTest::newRow("a common project") << 3U << 30 << 60;
    QTest::newRow("a dense project") << 4U << 40 << 130;
    QTest::newRow("a large project") << 5U << 120 << 300;
}

void TestRouting::randomDrawings()
{
    QFETCH(quint32, seed);
    QFETCH(int, models);
    QFETCH(int, relations);
    const Diagram diagram = randomDrawing(seed, models, relations).diagram();
    QCOMPARE(diagram.edges.size(), relations);
    for (const Edge &edge : diagram.edges) {
        QVERIFY(edge.path.size() >= 2);
        QVERIFY(isOnRim(diagram.boxes[edge.fromBox].rect, edge.path.first()));
        QVERIFY(isOnRim(diagram.boxes[edge.toBox].rect, edge.path.last()));
        const Box &from = diagram.boxes[edge.fromBox];
        QCOMPARE(edge.path.first().y(), from.rect.top() + from.rows[edge.fromRow].centre());
        for (qsizetype i = 1; i < edge.path.size(); ++i) {
            const QPointF step = edge.path[i] - edge.path[i - 1];
            QVERIFY2((step.x() == 0) != (step.y() == 0), "each part is level or upright");
        }
        QVERIFY(!runsBack(edge.path));
        for (const Box &box : diagram.boxes)
            QVERIFY2(!runsThrough(edge.path, box.rect.adjusted(1, 1, -1, -1)), qPrintable(box.title + u" is in the way"_s));
    }
}

void TestRouting::leavesTheNearSide_data()
{
    QTest::addColumn<QPointF>("target");
    QTest::addColumn<bool>("right");
    QTest::newRow("right, if the target is at the right") << QPointF(600, 0) << true;
    QTest::newRow("left, if the target is at the left") << QPointF(-600, 0) << false;
    QTest::newRow("right, if it is below at the right") << QPointF(500, 600) << true;
    QTest::newRow("left, if it is above at the left") << QPointF(-500, -600) << false;
}

void TestRouting::leavesTheNearSide()
{
    QFETCH(QPointF, target);
    QFETCH(bool, right);
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, target);
    drawing.relation(order, person);
    const Diagram diagram = drawing.diagram();
    const QRectF rect = diagram.boxes[diagram.box(order)].rect;
    QCOMPARE(diagram.edges.first().path.first().x(), right ? rect.right() : rect.left());
    QVERIFY(diagram.edges.first().path.size() <= 4);
}

void TestRouting::goesAroundABoxThatStandsBetween()
{
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, {900, 0});
    drawing.relation(order, person);
    const QPolygonF before = drawing.diagram().edges.first().path;
    drawing.model(u"shop"_s, u"Wall"_s, {450, 20});
    const Diagram diagram = drawing.diagram();
    const Edge &edge = diagram.edges.first();
    QVERIFY(runsThrough(before, diagram.boxes.last().rect));
    QVERIFY(!runsThrough(edge.path, diagram.boxes.last().rect.adjusted(-8, -8, 8, 8)));
}

void TestRouting::keepsParallelRelationsApart()
{
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, {600, 300});
    for (int i = 0; i < 4; ++i)
        drawing.relation(order, person);
    const Diagram diagram = drawing.diagram();
    QCOMPARE(diagram.edges.size(), 4);
    for (int i = 0; i < 4; ++i) {
        for (int k = i + 1; k < 4; ++k)
            QVERIFY(!looksLikeOne(diagram.edges[i].path, diagram.edges[k].path));
    }
}

void TestRouting::selfRelationsAreLoopsAtTheRight()
{
    Drawing drawing;
    const ModelId category = drawing.model(u"shop"_s, u"Category"_s, {});
    drawing.relation(category, category);
    const Diagram diagram = drawing.diagram();
    const QPolygonF path = diagram.edges.first().path;
    const QRectF rect = diagram.boxes.first().rect;
    QCOMPARE(path.size(), 4);
    QCOMPARE(path.first().x(), rect.right());
    QCOMPARE(path.last().x(), rect.right());
    QVERIFY(path[1].x() >= rect.right() + 24);
    QVERIFY(path.last().y() < path.first().y());
}

void TestRouting::endsOfOneModelAreSpread()
{
    Drawing drawing;
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, {0, 600});
    for (int i = 0; i < 6; ++i)
        drawing.relation(drawing.model(u"shop"_s, u"Order%1"_s.arg(i), {700, i * 250.0}), person);
    const Diagram diagram = drawing.diagram();
    for (int i = 0; i < 6; ++i) {
        for (int k = i + 1; k < 6; ++k)
            QVERIFY((diagram.edges[i].path.last() - diagram.edges[k].path.last()).manhattanLength() >= 8);
    }
}

void TestRouting::isTheSameEveryTime()
{
    const Drawing drawing = randomDrawing(11, 40, 90);
    QVERIFY(drawing.diagram() == drawing.diagram());
}

void TestRouting::squeezesThroughNarrowGaps()
{
    const Port start{.at = {0, 100}, .out = {1, 0}};
    const Port end{.at = {400, 100}, .out = {-1, 0}};
    const std::vector<QRectF> walls = {QRectF(150, -2000, 100, 1985), QRectF(150, 10, 100, 2000)};
    const QPolygonF way = wayAround(start, end, walls, 6, 10000);
    QVERIFY(!way.isEmpty());
    for (const QRectF &wall : walls)
        QVERIFY(!runsThrough(way, wall));
}

void TestRouting::boxesUponOneAnotherStillHaveEdges()
{
    Drawing drawing;
    QList<ModelId> models;
    for (int i = 0; i < 6; ++i)
        models.append(drawing.model(u"shop"_s, u"Model%1"_s.arg(i), QPointF(i * 3, i * 3)));
    for (int i = 0; i < 6; ++i)
        drawing.relation(models[i], models[(i + 1) % 6]);
    const Diagram diagram = drawing.diagram();
    for (const Edge &edge : diagram.edges) {
        QVERIFY(isOnRim(diagram.boxes[edge.fromBox].rect, edge.path.first()));
        QVERIFY(isOnRim(diagram.boxes[edge.toBox].rect, edge.path.last()));
    }
}

void TestRouting::simplifiedLeavesOutWhatIsStraight()
{
    const QPolygonF path{{0, 0}, {0, 0}, {10, 0}, {20, 0}, {20, 5}, {20, 9}};
    QCOMPARE(simplified(path), (QPolygonF{{0, 0}, {20, 0}, {20, 9}}));
}

QTEST_MAIN(TestRouting)
#include "tst_routing.moc"
