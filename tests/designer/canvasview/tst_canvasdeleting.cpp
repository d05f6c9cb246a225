// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QSignalSpy>

using namespace relata;
using namespace Qt::StringLiterals;

/// What Delete takes away, and what of Django's own models stays.
class TestCanvasDeleting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletesModelsInOneStep();
    void deletesFields();
    void deletesARelationByItsEdge();
    void djangosOwnModelsAreNotEdited();
    void djangosOwnModelsOnlyLeaveTheCanvas();
    void placesADjangoModelOnce();
    void selectAllAndDelete();
};

void TestCanvasDeleting::deletesModelsInOneStep()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 100});
    const ModelId stays = canvas.add(u"Stays"_s, {500, 400});
    Project project = canvas.document.project();
    addRelationship(project.schema, Relationship::ForeignKey, stays, tag);
    canvas.reset(project);
    canvas.selection.set({{.model = article}, {.model = tag}});
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.ownModels(), QStringList{u"Stays"_s});
    QVERIFY(canvas.model(stays).fields.isEmpty());
    QCOMPARE(canvas.document.project().layout.places.size(), 1);
    QCOMPARE(canvas.stepText(), u"Delete 2 models"_s);
    QVERIFY(canvas.selection.isEmpty());
    QVERIFY(canvas.undoesTo(project));
}

void TestCanvasDeleting::deletesFields()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s, u"slug"_s});
    const Project before = canvas.document.project();
    canvas.click(canvas.row(article, u"title"_s));
    canvas.click(canvas.row(article, u"slug"_s), Qt::ControlModifier);
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.fieldNames(article), QStringList{u"body"_s});
    QCOMPARE(canvas.stepText(), u"Delete 2 fields"_s);
    QCOMPARE(canvas.selection.single(), Selected{.model = article});
    QVERIFY(canvas.undoesTo(before));
}

void TestCanvasDeleting::deletesARelationByItsEdge()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {600, 300});
    Project project = canvas.document.project();
    addRelationship(project.schema, Relationship::ForeignKey, article, tag);
    canvas.reset(project);
    canvas.click(canvas.pixel(halfway(canvas.view.diagram().edges.first().path)));
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.stepText(), u"Delete relationship tag"_s);
    QVERIFY(canvas.view.diagram().edges.isEmpty());
    QVERIFY(canvas.undoesTo(project));
}

void TestCanvasDeleting::djangosOwnModelsAreNotEdited()
{
    CanvasFixture canvas;
    const ModelId user = canvas.placeUser({100, 100});
    QSignalSpy messages(&canvas.view, &CanvasView::statusMessage);
    canvas.doubleClick(canvas.header(user));
    QVERIFY(!canvas.editor());
    QVERIFY(messages.last().first().toString().contains(u"User"_s));
    canvas.doubleClick(canvas.row(user, u"username"_s));
    QVERIFY(!canvas.editor());
    canvas.key(Qt::Key_Insert);
    QVERIFY(!canvas.editor());
    canvas.click(canvas.row(user, u"username"_s));
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasDeleting::djangosOwnModelsOnlyLeaveTheCanvas()
{
    CanvasFixture canvas;
    const ModelId user = canvas.placeUser({100, 100});
    const ModelId article = canvas.add(u"Article"_s, {500, 100});
    Project project = canvas.document.project();
    addRelationship(project.schema, Relationship::ForeignKey, article, user);
    canvas.reset(project);
    canvas.selection.select({.model = user});
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.stepText(), u"Take User off the canvas"_s);
    QVERIFY(!canvas.view.live().box(user));
    QCOMPARE(canvas.document.schema(), project.schema);
    QVERIFY(canvas.undoesTo(project));
}

void TestCanvasDeleting::placesADjangoModelOnce()
{
    CanvasFixture canvas;
    const ModelId user = ModelId::named(u"auth.User"_s);
    canvas.view.placeModel(user, {203, 100});
    QCOMPARE(canvas.document.project().layout.places.value(user), QPointF(200, 104));
    QCOMPARE(canvas.selection.single().model, user);
    canvas.view.placeModel(user, {600, 400});
    QCOMPARE(canvas.document.project().layout.places.value(user), QPointF(200, 104));
    QCOMPARE(canvas.steps(), 1);
}

void TestCanvasDeleting::selectAllAndDelete()
{
    CanvasFixture canvas;
    canvas.add(u"Article"_s, {100, 100});
    canvas.placeUser({500, 100});
    const Project before = canvas.document.project();
    canvas.key(Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(canvas.selection.models().size(), 2);
    canvas.key(Qt::Key_Delete);
    QVERIFY(canvas.view.diagram().isEmpty());
    QCOMPARE(canvas.steps(), 1);
    QVERIFY(canvas.undoesTo(before));
}

QTEST_MAIN(TestCanvasDeleting)
#include "tst_canvasdeleting.moc"
