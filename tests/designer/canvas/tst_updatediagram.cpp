// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include "designer/canvas/candidates.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

bool sameBoxes(const Diagram &a, const Diagram &b)
{
    return a.boxes == b.boxes && a.boxOf == b.boxOf && a.notes == b.notes;
}

} // namespace

class TestUpdateDiagram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void edits_data();
    void edits();
    void movingKeepsOtherEdges();
    void movingIntoTheWayRoutesAgain();
    void draggingAndCommittingGiveTheSame();
    void anotherProjectStartsAfresh();
    void notesFollow();

private:
    void update(Diagram &diagram, const Drawing &drawing, const Changes &changes)
    {
        updateDiagram(diagram, Registry(drawing.project.schema), drawing.project.layout, Metrics::standard(), changes);
    }
};

void TestUpdateDiagram::edits_data()
{
    QTest::addColumn<int>("edit");
    QTest::newRow("a field is renamed") << 0;
    QTest::newRow("a field is added") << 1;
    QTest::newRow("a model is renamed, and with it the types that name it") << 2;
    QTest::newRow("a model is removed") << 3;
    QTest::newRow("a relation is added") << 4;
    QTest::newRow("a model is taken off the canvas") << 5;
    QTest::newRow("an app gets another hue") << 6;
}

// The boxes and edges are those of a diagram made afresh; edges of boxes that did not change run as before.
void TestUpdateDiagram::edits()
{
    QFETCH(int, edit);
    Drawing drawing = randomDrawing(21, 16, 30);
    Diagram diagram = drawing.diagram();
    const Diagram before = diagram;
    Schema &schema = drawing.project.schema;
    const ModelId model = diagram.boxes[3].model;
    const ModelId other = diagram.boxes[12].model;
    Changes changes;
    changes.changed = {model};
    switch (edit) {
    case 0: schema.find(model)->fields.first().name = u"another_name"_s; break;
    case 1: drawing.field(model, u"fresh"_s); break;
    case 2: schema.find(model)->name = u"Renamed"_s; break;
    case 3:
        removeModel(schema, model);
        drawing.project.layout.places.remove(model);
        changes = {.removed = {model}};
        break;
    case 4: drawing.relation(model, other); break;
    case 5:
        drawing.project.layout.places.remove(model);
        changes = {.moved = {model}};
        break;
    default:
        drawing.project.layout.hues[schema.find(model)->app] = 5;
        changes = {.hues = true};
    }
    update(diagram, drawing, changes);
    const Diagram fresh = drawing.diagram();
    QVERIFY(sameBoxes(diagram, fresh));
    QCOMPARE(diagram.edges.size(), fresh.edges.size());
    for (int i = 0; i < diagram.edges.size(); ++i) {
        const Edge &edge = diagram.edges[i];
        QCOMPARE(edge.field, fresh.edges[i].field);
        QCOMPARE(edge.label, fresh.edges[i].label);
        QVERIFY(!edge.path.isEmpty());
        for (const Box &box : diagram.boxes)
            QVERIFY(!runsThrough(edge.path, box.rect.adjusted(1, 1, -1, -1)));
    }
    if (edit == 0 || edit == 2 || edit == 6) {
        for (const Edge &edge : before.edges) {
            const QRectF from = before.boxes[edge.fromBox].rect;
            const QRectF to = before.boxes[edge.toBox].rect;
            const bool sameShape = diagram.boxes[edge.fromBox].rect == from && diagram.boxes[edge.toBox].rect == to;
            if (sameShape)
                QCOMPARE(diagram.edges[diagram.edge(edge.model, edge.field)].path, edge.path);
        }
    }
}

void TestUpdateDiagram::movingKeepsOtherEdges()
{
    Drawing drawing = randomDrawing(22, 25, 50);
    Diagram diagram = drawing.diagram();
    const Diagram before = diagram;
    const ModelId moved = diagram.boxes[7].model;
    drawing.project.layout.places[moved] += QPointF(24, 16);
    update(diagram, drawing, {.moved = {moved}});
    QVERIFY(sameBoxes(diagram, drawing.diagram()));
    const QRectF place = diagram.boxes[7].rect.adjusted(-2, -2, 2, 2);
    int kept = 0;
    for (int i = 0; i < diagram.edges.size(); ++i) {
        const Edge &edge = before.edges[i];
        if (edge.fromBox == 7 || edge.toBox == 7) {
            QVERIFY(diagram.edges[i].path != edge.path);
        } else if (!runsThrough(edge.path, place)) {
            QCOMPARE(diagram.edges[i].path, edge.path);
            ++kept;
        }
    }
    QVERIFY(kept > 30);
}

void TestUpdateDiagram::movingIntoTheWayRoutesAgain()
{
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, {900, 0});
    const ModelId wall = drawing.model(u"shop"_s, u"Wall"_s, {450, 800});
    drawing.relation(order, person);
    Diagram diagram = drawing.diagram();
    const QPolygonF before = diagram.edges.first().path;
    moveBoxes(diagram, {wall}, {0, -780});
    const QRectF rect = diagram.boxes[diagram.box(wall)].rect;
    QVERIFY(runsThrough(before, rect));
    QVERIFY(!runsThrough(diagram.edges.first().path, rect));
}

void TestUpdateDiagram::draggingAndCommittingGiveTheSame()
{
    Drawing drawing = randomDrawing(23, 12, 20);
    Diagram diagram = drawing.diagram();
    const ModelId model = diagram.boxes[4].model;
    moveBoxes(diagram, {model}, {40, 24});
    const Diagram dragged = diagram;
    drawing.project.layout.places[model] += QPointF(40, 24);
    update(diagram, drawing, {.moved = {model}});
    QVERIFY(diagram == dragged);
}

void TestUpdateDiagram::anotherProjectStartsAfresh()
{
    Diagram diagram = randomDrawing(24, 12, 20).diagram();
    const Drawing other = randomDrawing(25, 5, 6);
    update(diagram, other, {.everything = true});
    QVERIFY(diagram == other.diagram());
}

void TestUpdateDiagram::notesFollow()
{
    Drawing drawing = randomDrawing(26, 4, 4);
    Diagram diagram = drawing.diagram();
    drawing.project.layout.notes = {{.id = NoteId::create(), .text = u"Check this"_s, .rect = QRectF(10, 20, 200, 80)}};
    update(diagram, drawing, {.notes = true});
    QCOMPARE(diagram.notes, drawing.project.layout.notes);
    QVERIFY(diagram == drawing.diagram());
}

QTEST_MAIN(TestUpdateDiagram)
#include "tst_updatediagram.moc"
