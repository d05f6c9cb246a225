// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/arrange.h"
#include "designer/canvas/build.h"
#include "model/schema/refactor.h"
#include "tests/bench/generate.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;
using Which = ArrangeWhat::Which;

namespace {

Project unplaced(int models, int relations)
{
    Project project = generatedProject(models, relations, 1);
    project.layout.places.clear();
    return project;
}

Diagram diagramOf(const Project &project, const Layout &layout)
{
    return buildDiagram(Registry(project.schema), layout, Metrics::standard());
}

Arrangement arrange(const Project &project, const ArrangeWhat &what = {}, const Graphviz &graphviz = {})
{
    return arranged(Registry(project.schema), project.layout, Metrics::standard(), what, {}, graphviz);
}

/// What is wrong with the boxes: empty if they keep at least `gap` from each other and stand on the grid.
QString crowded(const Diagram &diagram, qreal gap)
{
    for (qsizetype a = 0; a < diagram.boxes.size(); ++a) {
        for (qsizetype b = 0; b < a; ++b) {
            if (diagram.boxes[a].rect.adjusted(-gap, -gap, gap, gap).intersects(diagram.boxes[b].rect))
                return diagram.boxes[a].title + u" is too near "_s + diagram.boxes[b].title;
        }
    }
    return {};
}

QMap<QString, QRectF> appRects(const Diagram &diagram)
{
    QMap<QString, QRectF> rects;
    for (const Box &box : diagram.boxes)
        rects[box.app] = rects.value(box.app).united(box.rect);
    return rects;
}

const GraphJob pair{{{{72, 72}, {72, 72}}, {{0, 1, 1}}}, GraphStyle::Across};

} // namespace

class TestArrange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boxesKeepApart_data();
    void boxesKeepApart();
    void sameInputGivesTheSame();
    void joinedModelsStandNear();
    void unjoinedModelsAreLaidOutToo();
    void newModelsMoveNoOther_data();
    void newModelsMoveNoOther();
    void newModelStandsNearWhatItPointsAt();
    void severalAreArrangedWhereTheyAre();
    void notesAreLeftInPeace();
    void djangosModelsComeWithAFreshDiagram();
    void cancelledLeavesTheLayout();
    void onlyModelsThatAreThereAreUnplaced();
    void worksWithoutGraphviz();
    void hostileGraphvizDoesNoHarm_data();
    void hostileGraphvizDoesNoHarm();
    void plainFormatIsReadStrictly_data();
    void plainFormatIsReadStrictly();
    void sourceHoldsNothingOfTheProject();

private:
    static bool hasGraphviz() { return !QStandardPaths::findExecutable(u"dot"_s).isEmpty(); }
};

void TestArrange::boxesKeepApart_data()
{
    QTest::addColumn<int>("models");
    QTest::addColumn<int>("relations");
    QTest::addColumn<int>("perApp");
    QTest::newRow("one model") << 1 << 0 << 50;
    QTest::newRow("two models") << 2 << 1 << 50;
    QTest::newRow("as many as one app holds") << 40 << 90 << 50;
    QTest::newRow("some apps") << 200 << 500 << 50;
    QTest::newRow("many apps") << 600 << 1500 << 20;
    QTest::newRow("one app beyond what dot is for") << 400 << 900 << 1000;
}

void TestArrange::boxesKeepApart()
{
    QFETCH(int, models);
    QFETCH(int, relations);
    QFETCH(int, perApp);
    Project project = unplaced(models, relations);
    // Into apps of that size, in order.
    for (qsizetype i = 0, own = 0; i < project.schema.models.size(); ++i) {
        if (std::as_const(project.schema.models)[i].origin == Origin::Project)
            project.schema.models[i].app = appNamed(project.schema, u"app%1"_s.arg(own++ / perApp));
        project.schema.models[i].name += QString::number(i);
    }
    const Arrangement made = arrange(project);
    if (hasGraphviz())
        QCOMPARE(made.note, QString());
    const Diagram diagram = diagramOf(project, made.layout);
    QCOMPARE(diagram.boxes.size(), models);
    QCOMPARE(crowded(diagram, 40), QString());
    for (const QPointF &place : made.layout.places) {
        QCOMPARE(std::fmod(place.x(), 8), 0.0);
        QCOMPARE(std::fmod(place.y(), 8), 0.0);
    }
    const QMap<QString, QRectF> rects = appRects(diagram);
    for (auto a = rects.begin(); a != rects.end(); ++a) {
        for (auto b = rects.begin(); b != a; ++b)
            QVERIFY2(!a->intersects(*b), qPrintable(a.key() + u" reaches into "_s + b.key()));
    }
    const QRectF whole = diagram.bounds();
    if (models > 20)
        QVERIFY2(whole.width() < 4 * whole.height() && whole.height() < 2 * whole.width(), qPrintable(u"%1 x %2"_s.arg(whole.width()).arg(whole.height())));
}

void TestArrange::sameInputGivesTheSame()
{
    const Project project = unplaced(150, 400);
    QVERIFY(arrange(project).layout == arrange(project).layout);
    const Project large = unplaced(400, 900);
    QVERIFY(arrange(large).layout == arrange(large).layout);
}

void TestArrange::joinedModelsStandNear()
{
    if (!hasGraphviz())
        QSKIP("Graphviz is not installed: apt-get install graphviz");
    const Project project = unplaced(60, 70);
    const auto length = [&](const Layout &layout) {
        const Diagram diagram = diagramOf(project, layout);
        double sum = 0;
        for (const Edge &edge : diagram.edges)
            sum += QLineF(diagram.boxes[edge.fromBox].rect.center(), diagram.boxes[edge.toBox].rect.center()).length();
        return sum;
    };
    const Layout rows = arrange(project, {}, {.program = u"/nowhere/dot"_s}).layout;
    QVERIFY(length(arrange(project).layout) < length(rows) * 0.6);
}

void TestArrange::unjoinedModelsAreLaidOutToo()
{
    const Project project = unplaced(30, 0);
    const Arrangement made = arrange(project);
    QCOMPARE(made.note, QString()); // nothing that Graphviz is needed for
    QCOMPARE(crowded(diagramOf(project, made.layout), 40), QString());
}

void TestArrange::newModelsMoveNoOther_data()
{
    QTest::addColumn<int>("models");
    QTest::addColumn<int>("every");
    QTest::newRow("a few") << 60 << 10;
    QTest::newRow("half of them") << 120 << 2;
    QTest::newRow("a few of many") << 500 << 50;
}

void TestArrange::newModelsMoveNoOther()
{
    QFETCH(int, models);
    QFETCH(int, every);
    Project project = unplaced(models, models * 2);
    project.layout = arrange(project).layout;
    const QMap<ModelId, QPointF> all = project.layout.places;
    int i = 0;
    for (auto place = all.begin(); place != all.end(); ++place, ++i) {
        if (i % every == 0)
            project.layout.places.remove(place.key());
    }
    const Arrangement made = arrange(project, {.which = Which::Unplaced});
    QCOMPARE(made.layout.places.size(), all.size());
    for (auto place = project.layout.places.begin(); place != project.layout.places.end(); ++place)
        QCOMPARE(made.layout.places.value(place.key()), *place);
    QCOMPARE(crowded(diagramOf(project, made.layout), 24), QString());
    QVERIFY(arrange({project.schema, made.layout}, {.which = Which::Unplaced}).layout == made.layout);
}

void TestArrange::newModelStandsNearWhatItPointsAt()
{
    Project project = unplaced(200, 400);
    project.layout = arrange(project).layout;
    const ModelId target = project.schema.models.last().id;
    const ModelId added = addModel(project.schema, project.schema.models.last().app, u"Fresh"_s);
    addRelationship(project.schema, Relationship::ForeignKey, added, target);
    const Diagram diagram = diagramOf(project, arrange(project, {.which = Which::Unplaced}).layout);
    const QRectF near = diagram.boxes[diagram.box(target)].rect.adjusted(-900, -900, 900, 900);
    QVERIFY(near.intersects(diagram.boxes[diagram.box(added)].rect));
}

void TestArrange::severalAreArrangedWhereTheyAre()
{
    Project project = generatedProject(80, 160, 1);
    project.layout = arrange(project).layout;
    QSet<ModelId> some;
    for (const Model &model : project.schema.models) {
        if (model.origin == Origin::Project && some.size() < 6)
            some.insert(model.id);
    }
    const Layout made = arrange(project, {Which::These, some}).layout;
    QCOMPARE(made.places.size(), project.layout.places.size());
    for (auto place = project.layout.places.begin(); place != project.layout.places.end(); ++place) {
        if (!some.contains(place.key()))
            QCOMPARE(made.places.value(place.key()), *place);
    }
    QCOMPARE(crowded(diagramOf(project, made), 24), QString());
    const Layout none = arrange(project, {Which::These, {ModelId::create()}}).layout;
    QVERIFY(none == project.layout);
}

void TestArrange::notesAreLeftInPeace()
{
    Project project = unplaced(20, 30);
    project.layout.notes = {{.id = NoteId::create(), .text = u"note"_s, .rect = {100, 100, 240, 96}}};
    const Arrangement made = arrange(project);
    QVERIFY(made.layout.notes == project.layout.notes);
    for (const Box &box : diagramOf(project, made.layout).boxes)
        QVERIFY(!box.rect.intersects(project.layout.notes[0].rect));
}

void TestArrange::djangosModelsComeWithAFreshDiagram()
{
    Project project;
    const ModelId article = addModel(project.schema, appNamed(project.schema, u"blog"_s), u"Article"_s);
    addRelationship(project.schema, Relationship::ForeignKey, article, project.schema.settings.userModel);
    project.layout = arrange(project).layout;
    QCOMPARE(project.layout.places.size(), 2);
    QVERIFY(project.layout.places.contains(project.schema.settings.userModel));
    // What a person took off the canvas stays off.
    project.layout.places.remove(project.schema.settings.userModel);
    QCOMPARE(arrange(project).layout.places.size(), 1);
    QCOMPARE(arrange(project, {.which = Which::Unplaced}).layout.places.size(), 1);
}

void TestArrange::cancelledLeavesTheLayout()
{
    const Project project = unplaced(60, 150);
    const Arrangement made =
        arranged(Registry(project.schema), project.layout, Metrics::standard(), {}, [] { return true; });
    QVERIFY(made.layout == project.layout);
}

void TestArrange::onlyModelsThatAreThereAreUnplaced()
{
    QVERIFY(!isUnplaced(Project().schema, Project().layout));
    const Project project = unplaced(3, 2);
    QVERIFY(isUnplaced(project.schema, project.layout));
    QVERIFY(!isUnplaced(project.schema, arrange(project).layout));
}

void TestArrange::worksWithoutGraphviz()
{
    const Project project = unplaced(100, 250);
    const Arrangement made = arrange(project, {}, {.program = u"/nowhere/dot"_s});
    QVERIFY2(made.note.startsWith(u"Graphviz is not installed"_s), qPrintable(made.note));
    const Diagram diagram = diagramOf(project, made.layout);
    QCOMPARE(diagram.boxes.size(), 100);
    QCOMPARE(crowded(diagram, 40), QString());
}

void TestArrange::hostileGraphvizDoesNoHarm_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::newRow("it prints nothing") << QByteArray("cat >/dev/null");
    QTest::newRow("it fails at once") << QByteArray("exit 1");
    QTest::newRow("it dies") << QByteArray("kill -SEGV $$");
    QTest::newRow("it prints rubbish") << QByteArray("cat /dev/urandom | head -c 100000");
    QTest::newRow("it never ends") << QByteArray("exec sleep 600");
    QTest::newRow("it never ends to print") << QByteArray("exec yes 'node 0 0 0 1 1'");
    QTest::newRow("it puts everything at one place")
        << QByteArray("cat >/dev/null; for i in $(seq 99); do echo \"node $i 0 0 1 1 a b c d e\"; done; echo stop");
}

void TestArrange::hostileGraphvizDoesNoHarm()
{
    QFETCH(QByteArray, script);
    QTemporaryDir dir;
    QFile file(dir.filePath(u"dot"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("#!/bin/sh\n" + script + "\n");
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    const Project project = unplaced(40, 90);
    const Arrangement made = arrange(project, {}, {.program = file.fileName(), .milliseconds = 400});
    QVERIFY2(made.note.startsWith(u"Graphviz "_s), qPrintable(made.note));
    const Diagram diagram = diagramOf(project, made.layout);
    QCOMPARE(diagram.boxes.size(), 40);
    QCOMPARE(crowded(diagram, 40), QString());
}

void TestArrange::plainFormatIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<bool>("good");
    const auto row = [](const char *name, const QByteArray &nodes, bool good = false) {
        QTest::newRow(name) << "graph 1 9 9\n" + nodes + "stop\n" << good;
    };
    row("two nodes", "node 0 1 1 1 1 x\nnode 1 4 1 1 1 x\n", true);
    row("numbers with exponents", "node 0 1e0 1 1 1 x\nnode 1 .4e1 1 1 1 x\n", true);
    row("one node is missing", "node 0 1 1 1 1 x\n");
    row("one node comes twice", "node 0 1 1 1 1 x\nnode 0 4 1 1 1 x\n");
    row("a node too many", "node 0 1 1 1 1 x\nnode 1 4 1 1 1 x\nnode 2 8 1 1 1 x\n");
    row("a node of a negative number", "node -1 1 1 1 1 x\nnode 1 4 1 1 1 x\n");
    row("a node by name", "node a 1 1 1 1 x\nnode 1 4 1 1 1 x\n");
    row("a place that is no number", "node 0 nan 1 1 1 x\nnode 1 4 1 1 1 x\n");
    row("a place beyond all bounds", "node 0 inf 1 1 1 x\nnode 1 4 1 1 1 x\n");
    row("a place far away", "node 0 1e30 1 1 1 x\nnode 1 4 1 1 1 x\n");
    row("a line that is cut off", "node 0 1 1\nnode 1 4 1 1 1 x\n");
    row("one over the other", "node 0 1 1 1 1 x\nnode 1 1.5 1 1 1 x\n");
}

void TestArrange::plainFormatIsReadStrictly()
{
    QFETCH(QByteArray, plain);
    QFETCH(bool, good);
    const QList<QPointF> places = placesFrom(plain, pair);
    QCOMPARE(places.size(), good ? 2 : 0);
    if (good)
        QCOMPARE(places, QList<QPointF>({{36, 36}, {252, 36}}));
}

void TestArrange::sourceHoldsNothingOfTheProject()
{
    QCOMPARE(dotSource(pair), QByteArray("digraph {layout=dot splines=none rankdir=LR nodesep=0.8889 ranksep=1.8056\n"
                                         "node[shape=box fixedsize=true label=\"\"]\n"
                                         "0[width=1.0000 height=1.0000]\n1[width=1.0000 height=1.0000]\n0->1[weight=1]\n}\n"));
}

QTEST_MAIN(TestArrange)
#include "tst_arrange.moc"
