// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/viewtransform.h"

#include <QTest>

using namespace relata;

class TestViewTransform : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void zoomKeepsTheAnchor_data();
    void zoomKeepsTheAnchor();
    void fitShowsAll_data();
    void fitShowsAll();
    void mappingGoesBothWays();
};

void TestViewTransform::zoomKeepsTheAnchor_data()
{
    QTest::addColumn<qreal>("from");
    QTest::addColumn<qreal>("to");
    QTest::addColumn<qreal>("expected");
    QTest::newRow("zooming in") << 1.0 << 2.0 << 2.0;
    QTest::newRow("zooming out") << 1.0 << 0.25 << 0.25;
    QTest::newRow("no further than 400 %") << 3.0 << 9.0 << 4.0;
    QTest::newRow("no further than 2 %") << 0.2 << 0.01 << 0.02;
}

void TestViewTransform::zoomKeepsTheAnchor()
{
    QFETCH(qreal, from);
    QFETCH(qreal, to);
    QFETCH(qreal, expected);
    ViewTransform view;
    view.panBy({37, -411});
    view.zoomTo(from, {0, 0});
    const QPointF anchor(320, 200);
    const QPointF before = view.toScene(anchor);
    view.zoomTo(to, anchor);
    QCOMPARE(view.zoom(), expected);
    const QPointF moved = (view.toScene(anchor) - before) * view.zoom();
    QVERIFY2(moved.manhattanLength() <= 1, "the scene point moves by less than a pixel");
}

void TestViewTransform::fitShowsAll_data()
{
    QTest::addColumn<QRectF>("scene");
    QTest::newRow("larger than the window") << QRectF(-500, -200, 3000, 900);
    QTest::newRow("tall") << QRectF(0, 0, 100, 4000);
    QTest::newRow("far away") << QRectF(90000, -40000, 400, 300);
}

void TestViewTransform::fitShowsAll()
{
    QFETCH(QRectF, scene);
    const QSizeF window(800, 600);
    ViewTransform view;
    view.fit(scene, window);
    QVERIFY(QRectF({}, window).contains(view.toView(scene)));
    QVERIFY(view.zoom() <= 1);
}

void TestViewTransform::mappingGoesBothWays()
{
    ViewTransform view;
    view.zoomTo(1.75, {10, 10});
    view.panBy({-13, 40});
    const QPointF point(123, 456);
    QVERIFY((view.toScene(view.toView(point)) - point).manhattanLength() < 1e-9);
    QCOMPARE(view.transform().map(point), view.toView(point));
}

QTEST_APPLESS_MAIN(TestViewTransform)
#include "tst_viewtransform.moc"
