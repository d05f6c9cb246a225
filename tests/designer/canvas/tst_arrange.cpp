// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/arrange.h"
#include "designer/canvas/build.h"
#include "tests/bench/generate.h"

#include <QTest>

using namespace relata;

class TestArrange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsWithoutAPlaceGetOneOfTheirOwn();
    void whatHasAPlaceStays();
    void anEmptyProjectIsNotUnplaced();
};

void TestArrange::modelsWithoutAPlaceGetOneOfTheirOwn()
{
    Project project = generatedProject(60, 150, 3);
    project.layout.places.clear();
    QVERIFY(isUnplaced(project.schema, project.layout));
    const Registry registry(project.schema);
    const Metrics metrics = Metrics::standard();
    const Layout layout = withPlaces(registry, project.layout, metrics);
    QVERIFY(!isUnplaced(project.schema, layout));
    const Diagram diagram = buildDiagram(registry, layout, metrics);
    QVERIFY(diagram.boxes.size() >= 60);
    for (qsizetype a = 0; a < diagram.boxes.size(); ++a) {
        for (qsizetype b = a + 1; b < diagram.boxes.size(); ++b)
            QVERIFY(!diagram.boxes[a].rect.adjusted(-24, -24, 24, 24).intersects(diagram.boxes[b].rect));
    }
}

void TestArrange::whatHasAPlaceStays()
{
    Project project = generatedProject(20, 30, 3);
    const ModelId first = project.layout.places.firstKey();
    const QPointF place(1000, 5000);
    project.layout.places = {{first, place}};
    QVERIFY(!isUnplaced(project.schema, project.layout));
    const Registry registry(project.schema);
    const Layout layout = withPlaces(registry, project.layout, Metrics::standard());
    QCOMPARE(layout.places.size(), 20);
    QCOMPARE(layout.places.value(first), place);
    for (const QPointF &other : layout.places)
        QVERIFY(other == place || other.y() > place.y());
}

void TestArrange::anEmptyProjectIsNotUnplaced()
{
    QVERIFY(!isUnplaced(Project().schema, Project().layout));
}

QTEST_MAIN(TestArrange)
#include "tst_arrange.moc"
