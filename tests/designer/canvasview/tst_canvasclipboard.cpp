// SPDX-License-Identifier: GPL-3.0-or-later
#include "canvasfixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>

using namespace relata;
using namespace Qt::StringLiterals;

/// What is copied, cut and pasted on the canvas.
class TestCanvasClipboard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copyAndPaste();
    void pasteTwiceDoesNotHideTheFirst();
    void pasteIgnoresOtherText();
    void cutAndPaste();
    void duplicates();
};

void TestCanvasClipboard::copyAndPaste()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    const ModelId tag = canvas.add(u"Tag"_s, {500, 100});
    Project project = canvas.document.project();
    addRelationship(project.schema, Relationship::ForeignKey, article, tag);
    canvas.reset(project);
    canvas.selection.set({{.model = article}, {.model = tag}});
    canvas.key(Qt::Key_C, Qt::ControlModifier);
    canvas.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(canvas.ownModels(), QStringList({u"Article"_s, u"Tag"_s, u"Article2"_s, u"Tag2"_s}));
    QCOMPARE(canvas.steps(), 1);
    QCOMPARE(canvas.stepText(), u"Paste 2 models"_s);
    const QList<ModelId> pasted = canvas.selection.models();
    QCOMPARE(pasted.size(), 2);
    QCOMPARE(canvas.document.project().layout.places.value(pasted[0]), QPointF(124, 124));
    QCOMPARE(canvas.model(pasted[0]).field(u"tag")->relation->to.id, pasted[1]);
    QVERIFY(canvas.undoesTo(project));
}

void TestCanvasClipboard::pasteTwiceDoesNotHideTheFirst()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100});
    canvas.selection.select({.model = article});
    canvas.view.copy();
    canvas.view.paste();
    canvas.view.paste();
    const QList<QPointF> places = canvas.document.project().layout.places.values();
    QCOMPARE(places.size(), 3);
    QVERIFY(places.contains(QPointF(124, 124)) && places.contains(QPointF(148, 148)));
}

void TestCanvasClipboard::pasteIgnoresOtherText()
{
    CanvasFixture canvas;
    canvas.add(u"Article"_s, {100, 100});
    QSignalSpy messages(&canvas.view, &CanvasView::statusMessage);
    for (const QString &text : {u""_s, u"hello"_s, u"{\"models\": 3}"_s, u"[[[["_s}) {
        auto *data = new QMimeData;
        data->setText(text);
        QGuiApplication::clipboard()->setMimeData(data);
        canvas.view.paste();
        QVERIFY(messages.last().first().toString().contains(u"clipboard"_s));
    }
    QCOMPARE(canvas.steps(), 0);
}

void TestCanvasClipboard::cutAndPaste()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s});
    canvas.selection.select({.model = article});
    canvas.key(Qt::Key_X, Qt::ControlModifier);
    QVERIFY(canvas.ownModels().isEmpty());
    canvas.view.pasteAt({400, 203});
    QCOMPARE(canvas.ownModels(), QStringList{u"Article"_s});
    const ModelId pasted = canvas.selection.single().model;
    QCOMPARE(canvas.fieldNames(pasted), QStringList{u"title"_s});
    QCOMPARE(canvas.document.project().layout.places.value(pasted), QPointF(400, 200));
    QCOMPARE(canvas.steps(), 2);
}

void TestCanvasClipboard::duplicates()
{
    CanvasFixture canvas;
    const ModelId article = canvas.add(u"Article"_s, {100, 100}, {u"title"_s, u"body"_s});
    canvas.selection.select({.model = article});
    canvas.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(canvas.ownModels(), QStringList({u"Article"_s, u"Article2"_s}));
    canvas.selection.select({.model = article, .field = canvas.model(article).field(u"title")->id});
    canvas.view.duplicate();
    QCOMPARE(canvas.fieldNames(article), QStringList({u"title"_s, u"title2"_s, u"body"_s}));
    QCOMPARE(canvas.model(article).find(canvas.selection.single().field)->name, u"title2"_s);
}

QTEST_MAIN(TestCanvasClipboard)
#include "tst_canvasclipboard.moc"
