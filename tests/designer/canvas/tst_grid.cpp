// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include "designer/canvas/grid.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestGrid : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hits_data();
    void hits();
    void findsWhatLooksAtEveryThingFind();
    void findsWhatLiesOutside();
    void rubberBandTakesWhatLiesInside();

private:
    Drawing m_drawing;
    Diagram m_diagram;
    FieldId m_key;
};

void TestGrid::initTestCase()
{
    const ModelId order = m_drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId person = m_drawing.model(u"shop"_s, u"Person"_s, {600, 0});
    m_key = m_drawing.relation(order, person);
    m_drawing.project.layout.notes = {{.id = NoteId::create(), .text = u"A note"_s, .rect = QRectF(0, 400, 200, 100)}};
    m_diagram = m_drawing.diagram();
}

void TestGrid::hits_data()
{
    QTest::addColumn<QPointF>("point");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("edge");
    const Drawing drawing = m_drawing;
    const Box &box = m_diagram.boxes.first();
    const QPolygonF path = m_diagram.edges.first().path;
    const auto row = [](const char *name, const QPointF &point, Hit::Kind kind, int edge = -1) {
        QTest::newRow(name) << point << int(kind) << edge;
    };
    row("the header of a box", box.rect.topLeft() + QPointF(20, 10), Hit::Kind::Header);
    row("a row of a box", box.rowRect(0).center(), Hit::Kind::Row);
    row("the ground below a box's rows", box.rect.bottomLeft() + QPointF(20, -1), Hit::Kind::Box);
    row("the stub where an edge begins", path.first() + QPointF(6, 2), Hit::Kind::EdgeEnd, 0);
    row("the stub where it ends", path.last() - QPointF(6, 2), Hit::Kind::EdgeEnd, 0);
    row("the middle of an edge", halfway(path) + QPointF(3, 0), Hit::Kind::Edge, 0);
    row("too far from an edge", halfway(path) + QPointF(9, 60), Hit::Kind::Nothing);
    row("a row, although an edge begins beside it", path.first() - QPointF(1, 0), Hit::Kind::Row);
    row("a note", {50, 430}, Hit::Kind::Note);
    row("the corner of a note", {196, 496}, Hit::Kind::NoteCorner);
    row("the empty canvas", {5000, 5000}, Hit::Kind::Nothing);
}

void TestGrid::hits()
{
    QFETCH(QPointF, point);
    QFETCH(int, kind);
    QFETCH(int, edge);
    const Hit hit = DiagramGrid(m_diagram).at(point, 5);
    QCOMPARE(int(hit.kind), kind);
    QCOMPARE(hit.edge, edge);
    if (edge >= 0)
        QCOMPARE(hit.field, m_key);
    if (hit.kind == Hit::Kind::EdgeEnd)
        QCOMPARE(hit.atTarget, point.x() > 400);
    if (hit.kind == Hit::Kind::Row) {
        QCOMPARE(hit.box, 0);
        QCOMPARE(hit.field, m_diagram.boxes.first().rows[hit.row].field);
    }
}

void TestGrid::findsWhatLooksAtEveryThingFind()
{
    const Diagram diagram = randomDrawing(31, 60, 120).diagram();
    const DiagramGrid grid(diagram);
    QRandomGenerator random(5);
    for (int i = 0; i < 200; ++i) {
        const QRectF rect(random.bounded(-200, 3600), random.bounded(-200, 6000), random.bounded(1500), random.bounded(1500));
        QList<int> boxes;
        for (int k = 0; k < diagram.boxes.size(); ++k) {
            if (diagram.boxes[k].rect.intersects(rect))
                boxes.append(k);
        }
        const QList<int> found = grid.boxes(rect);
        for (const int box : boxes)
            QVERIFY(found.contains(box));
        for (int k = 0; k < diagram.edges.size(); ++k) {
            const QPolygonF &path = diagram.edges[k].path;
            if (std::any_of(path.begin(), path.end(), [&](const QPointF &point) { return rect.contains(point); }))
                QVERIFY(grid.edges(rect).contains(k));
        }
    }
}

void TestGrid::findsWhatLiesOutside()
{
    SpatialGrid grid(QRectF(0, 0, 1000, 1000), 2);
    grid.insert(0, QRectF(-5000, -5000, 10, 10));
    grid.insert(1, QRectF(9000, 500, 10, 10));
    const auto found = [&](const QRectF &rect) {
        QList<int> items;
        grid.visit(rect, [&](int item) {
            items.append(item);
            return true;
        });
        return items;
    };
    QVERIFY(found(QRectF(-6000, -6000, 2000, 2000)).contains(0));
    QVERIFY(found(QRectF(8990, 490, 30, 30)).contains(1));
    grid.remove(1, QRectF(9000, 500, 10, 10));
    QVERIFY(!found(QRectF(8990, 490, 30, 30)).contains(1));
}

void TestGrid::rubberBandTakesWhatLiesInside()
{
    const DiagramGrid grid(m_diagram);
    const QRectF first = m_diagram.boxes.first().rect;
    QCOMPARE(grid.boxesInside(first.adjusted(-1, -1, 1, 1)), QList<int>{0});
    QVERIFY(grid.boxesInside(first.adjusted(-1, -1, -10, 1)).isEmpty());
    QCOMPARE(grid.notesInside(QRectF(-1, 399, 300, 300)), QList<int>{0});
    QCOMPARE(grid.boxesInside(m_diagram.bounds()).size(), 2);
}

QTEST_MAIN(TestGrid)
#include "tst_grid.moc"
