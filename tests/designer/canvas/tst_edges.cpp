// SPDX-License-Identifier: GPL-3.0-or-later
#include "drawing.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks_data();
    void marks();
    void rulesAreCarried();
    void throughModelsAreAssociated();
    void genericRelationsMeetAtTheirKey();
    void openGenericKeysFanOut();
    void parentsHaveAnArrow_data();
    void parentsHaveAnArrow();
    void relationsOfAbstractParentsAreDrawnOnce();
    void modelsWithoutAPlaceHaveNoEdges();
};

void TestEdges::marks_data()
{
    QTest::addColumn<int>("relationship");
    QTest::addColumn<bool>("null");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    const auto row = [](const char *name, Relationship kind, bool null, EndMark from, EndMark to) {
        QTest::newRow(name) << int(kind) << null << int(from) << int(to);
    };
    row("a foreign key: many to one", Relationship::ForeignKey, false, EndMark::Many, EndMark::One);
    row("a foreign key that may be null: many to an optional one", Relationship::ForeignKey, true, EndMark::Many,
        EndMark::OptionalOne);
    row("a one-to-one field", Relationship::OneToOne, false, EndMark::One, EndMark::One);
    row("a many-to-many field: crow's feet at both ends", Relationship::ManyToMany, false, EndMark::Many, EndMark::Many);
}

void TestEdges::marks()
{
    QFETCH(int, relationship);
    QFETCH(bool, null);
    QFETCH(int, from);
    QFETCH(int, to);
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, {500, 0});
    const FieldId field = drawing.relation(order, person, Relationship(relationship));
    if (null)
        drawing.at(order, field).options.set(u"null"_s, true);
    const Diagram diagram = drawing.diagram();
    QCOMPARE(diagram.edges.size(), 1);
    const Edge &edge = diagram.edges[diagram.edge(order, field)];
    QCOMPARE(int(edge.fromMark), from);
    QCOMPARE(int(edge.toMark), to);
    QCOMPARE(edge.fromBox, diagram.box(order));
    QCOMPARE(edge.toBox, diagram.box(person));
    QCOMPARE(edge.fromRow, diagram.boxes[edge.fromBox].rowOf(field));
}

void TestEdges::rulesAreCarried()
{
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const FieldId field = drawing.relation(order, order);
    drawing.at(order, field).relation->onDelete = {.rule = OnDelete::Rule::Set, .argument = u"get_sentinel"_s};
    const Diagram diagram = drawing.diagram();
    const Edge &edge = diagram.edges.first();
    QVERIFY(edge.isSelf());
    QVERIFY(edge.hasRule);
    QCOMPARE(edge.rule, OnDelete::Rule::Set);
    QCOMPARE(edge.label, u"SET(get_sentinel)"_s);
}

void TestEdges::throughModelsAreAssociated()
{
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId item = drawing.model(u"shop"_s, u"Item"_s, {800, 0});
    const ModelId line = drawing.model(u"shop"_s, u"Line"_s, {400, 400});
    drawing.relation(line, order);
    drawing.relation(line, item);
    const FieldId many = drawing.relation(order, item, Relationship::ManyToMany);
    drawing.at(order, many).relation->through = {.id = line};
    const Diagram diagram = drawing.diagram();
    QCOMPARE(diagram.edges.size(), 3);
    const Edge &edge = diagram.edges[diagram.edge(order, many)];
    QCOMPARE(edge.throughBox, diagram.box(line));
    QCOMPARE(edge.label, u"through Line"_s);
    QVERIFY(edge.association.size() >= 2);
    const QRectF box = diagram.boxes[edge.throughBox].rect;
    QVERIFY(box.adjusted(-1, -1, 1, 1).contains(edge.association.last()));
    QVERIFY(!box.contains(edge.association.first()));
}

void TestEdges::genericRelationsMeetAtTheirKey()
{
    Drawing drawing;
    const ModelId item = drawing.model(u"tags"_s, u"TaggedItem"_s, {});
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {600, 0});
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, {600, 400});
    drawing.relation(item, order, Relationship::Generic);
    drawing.relation(item, person, Relationship::Generic);
    const Diagram diagram = drawing.diagram();
    QList<QPointF> ends;
    for (const Edge &edge : diagram.edges) {
        if (edge.kind != Edge::Kind::Generic)
            continue;
        QCOMPARE(edge.toBox, diagram.box(item));
        QCOMPARE(diagram.boxes[edge.toBox].rows[edge.toRow].mark, u"GFK"_s);
        QCOMPARE(edge.toMark, EndMark::Many);
        ends.append(edge.path.last());
    }
    QCOMPARE(ends.size(), 2);
    QCOMPARE(ends.first(), ends.last());
}

void TestEdges::openGenericKeysFanOut()
{
    Drawing drawing;
    const ModelId item = drawing.model(u"tags"_s, u"TaggedItem"_s, {});
    const FieldId key = drawing.field(item, u"content_object"_s, FieldType::GenericForeignKey);
    const Diagram diagram = drawing.diagram();
    QCOMPARE(diagram.edges.size(), 1);
    const Edge &edge = diagram.edges.first();
    QCOMPARE(edge.field, key);
    QCOMPARE(edge.toBox, -1);
    QCOMPARE(edge.toMark, EndMark::Fan);
    QVERIFY(!diagram.boxes.first().rect.contains(edge.path.last()));
}

void TestEdges::parentsHaveAnArrow_data()
{
    QTest::addColumn<QString>("baseOption");
    QTest::addColumn<QString>("childOption");
    QTest::addColumn<QString>("label");
    QTest::newRow("a multi-table parent") << QString() << QString() << u"multi-table parent"_s;
    QTest::newRow("an abstract parent") << u"abstract"_s << QString() << u"abstract parent"_s;
    QTest::newRow("the model behind a proxy") << QString() << u"proxy"_s << u"proxy"_s;
}

void TestEdges::parentsHaveAnArrow()
{
    QFETCH(QString, baseOption);
    QFETCH(QString, childOption);
    QFETCH(QString, label);
    Drawing drawing;
    const ModelId base = drawing.model(u"shop"_s, u"Place"_s, {});
    const ModelId child = drawing.model(u"shop"_s, u"Cafe"_s, {0, 400});
    drawing.project.schema.find(child)->bases = {{.id = base}};
    if (!baseOption.isEmpty())
        drawing.project.schema.find(base)->meta.set(baseOption, true);
    if (!childOption.isEmpty())
        drawing.project.schema.find(child)->meta.set(childOption, true);
    const Diagram diagram = drawing.diagram();
    QCOMPARE(diagram.edges.size(), 1);
    const Edge &edge = diagram.edges.first();
    QCOMPARE(edge.kind, Edge::Kind::Inheritance);
    QCOMPARE(edge.toMark, EndMark::Parent);
    QCOMPARE(edge.label, label);
    QCOMPARE(edge.toBox, diagram.box(base));
    // The parent stands above: the arrow goes straight up into it.
    QCOMPARE(edge.path.last().y(), diagram.boxes[edge.toBox].rect.bottom());
    QCOMPARE(edge.path.first().y(), diagram.boxes[edge.fromBox].rect.top());
}

void TestEdges::relationsOfAbstractParentsAreDrawnOnce()
{
    Drawing drawing;
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, {500, 0});
    const ModelId base = drawing.model(u"shop"_s, u"Owned"_s, {});
    drawing.project.schema.find(base)->meta.set(u"abstract"_s, true);
    const FieldId owner = drawing.relation(base, person);
    const ModelId child = drawing.model(u"shop"_s, u"Order"_s, {0, 400});
    drawing.project.schema.find(child)->bases = {{.id = base}};
    const auto owners = [&](const Diagram &diagram) {
        QList<ModelId> found;
        for (const Edge &edge : diagram.edges) {
            if (edge.field == owner)
                found.append(diagram.boxes[edge.fromBox].model);
        }
        return found;
    };
    QCOMPARE(owners(drawing.diagram()), QList<ModelId>{base});
    drawing.project.layout.places.remove(base);
    QCOMPARE(owners(drawing.diagram()), QList<ModelId>{child});
}

void TestEdges::modelsWithoutAPlaceHaveNoEdges()
{
    Drawing drawing;
    const ModelId order = drawing.model(u"shop"_s, u"Order"_s, {});
    const ModelId person = drawing.model(u"shop"_s, u"Person"_s, {500, 0});
    drawing.relation(order, person);
    drawing.project.layout.places.remove(person);
    const Diagram diagram = drawing.diagram();
    QCOMPARE(diagram.boxes.size(), 1);
    QVERIFY(diagram.edges.isEmpty());
}

QTEST_MAIN(TestEdges)
#include "tst_edges.moc"
