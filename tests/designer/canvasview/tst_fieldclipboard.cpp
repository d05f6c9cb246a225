// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/designer/canvasview/canvasfixture.h"

#include "designer/canvas/fieldclipboard.h"

using namespace relata;
using namespace Qt::StringLiterals;

class TestFieldClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsAreCopiedToAnotherModel();
    void besideTheOriginalNamesAreMadeUnused();
    void cutTakesThemAway();
    void relationsLeadOn();
    void aFieldOfDjangosCanBeHad();
    void withoutAModelThePersonIsTold();

private:
    Selected field(const CanvasFixture &canvas, ModelId model, const QString &name) const
    {
        return {.model = model, .field = canvas.model(model).field(name)->id};
    }
};

void TestFieldClipboard::fieldsAreCopiedToAnotherModel()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"slug"_s, u"body"_s});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 100}, {u"name"_s});
    canvas.selection.set({field(canvas, article, u"title"_s), field(canvas, article, u"body"_s)});
    canvas.key(Qt::Key_C, Qt::ControlModifier);
    canvas.selection.select({.model = tag});
    const Project before = canvas.document.project();
    canvas.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(canvas.fieldNames(tag), QStringList({u"name"_s, u"title"_s, u"body"_s}));
    QCOMPARE(canvas.selection.items().size(), 2);
    QCOMPARE(canvas.stepText(), u"Paste fields"_s);
    QVERIFY(canvas.model(tag).field(u"title")->id != canvas.model(article).field(u"title")->id);
    QVERIFY(canvas.undoesTo(before));
    QCOMPARE(canvas.ownModels().size(), 2);
}

void TestFieldClipboard::besideTheOriginalNamesAreMadeUnused()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s});
    canvas.selection.select(field(canvas, article, u"title"_s));
    canvas.view.copy();
    canvas.view.paste();
    QCOMPARE(canvas.fieldNames(article), QStringList({u"title"_s, u"title2"_s, u"body"_s}));
}

void TestFieldClipboard::cutTakesThemAway()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s});
    canvas.selection.select(field(canvas, article, u"title"_s));
    canvas.view.cut();
    QCOMPARE(canvas.fieldNames(article), QStringList{u"body"_s});
    canvas.selection.select({.model = article});
    canvas.view.paste();
    QCOMPARE(canvas.fieldNames(article), QStringList({u"body"_s, u"title"_s}));
}

void TestFieldClipboard::relationsLeadOn()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 100});
    canvas.document.edit(u"Relate"_s, [&](Project &project) {
        addRelationship(project.schema, Relationship::ForeignKey, article, tag);
        addRelationship(project.schema, Relationship::ForeignKey, article, article);
    });
    canvas.selection.set({field(canvas, article, u"tag"_s), field(canvas, article, u"parent"_s)});
    canvas.view.copy();
    canvas.selection.select({.model = tag});
    canvas.view.paste();
    QCOMPARE(canvas.model(tag).field(u"tag")->relation->to.id, tag);
    QCOMPARE(canvas.model(tag).field(u"parent")->relation->to.id, tag); // self stays self
}

void TestFieldClipboard::aFieldOfDjangosCanBeHad()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    const ModelId user = canvas.placeUser({500, 100});
    canvas.selection.select(field(canvas, user, u"email"_s));
    canvas.view.copy();
    canvas.selection.select({.model = article});
    canvas.view.paste();
    QCOMPARE(canvas.model(article).field(u"email")->type, FieldType::Email);
}

void TestFieldClipboard::withoutAModelThePersonIsTold()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    canvas.selection.select(field(canvas, article, u"title"_s));
    canvas.view.copy();
    canvas.selection.clear();
    QString said;
    connect(&canvas.view, &CanvasView::statusMessage, this, [&](const QString &text) { said = text; });
    const Project before = canvas.document.project();
    canvas.view.paste();
    QVERIFY(said.contains(u"Select the model"_s));
    QVERIFY(canvas.document.project() == before);
}

QTEST_MAIN(TestFieldClipboard)
#include "tst_fieldclipboard.moc"
