// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/document.h"
#include "designer/document/selection.h"
#include "model/schema/refactor.h"

#include <QSignalSpy>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anEditIsOneStep();
    void whatChangesNothingIsNoStep();
    void typingIsOneStep();
    void typingBackToTheStartLeavesNoStep();
    void aBurstThatCameToNothingDoesNotJoinTheStepBeforeIt();
    void anotherKeyEndsTheBurst();
    void undoEndsTheBurst();
    void savingEndsTheBurst();
    void changesNameWhatChanged();
    void theRegistryFollows();
    void aNewProjectEmptiesTheStack();
    void theSelectionTellsOnceAndOnlyChanges();

private:
    void rename(const QString &name, const QString &mergeKey = {})
    {
        m_document->edit(
            u"Rename"_s, [&](Project &project) { project.schema.find(m_model)->name = name; }, mergeKey);
    }
    QString name() const { return m_document->schema().find(m_model)->name; }

    std::unique_ptr<Document> m_document;
    ModelId m_model;
};

void TestDocument::init()
{
    m_document = std::make_unique<Document>();
    Project project;
    m_model = addModel(project.schema, appNamed(project.schema, u"shop"_s), u"Item"_s);
    m_document->reset(project);
}

void TestDocument::anEditIsOneStep()
{
    rename(u"Product"_s);
    QCOMPARE(m_document->undoStack().count(), 1);
    QCOMPARE(m_document->undoStack().undoText(), u"Rename"_s);
    QVERIFY(m_document->isModified());
    const Project after = m_document->project();
    m_document->undoStack().undo();
    QCOMPARE(name(), u"Item"_s);
    QVERIFY(!m_document->isModified());
    m_document->undoStack().redo();
    QVERIFY(m_document->project() == after);
}

void TestDocument::whatChangesNothingIsNoStep()
{
    rename(u"Item"_s);
    QCOMPARE(m_document->undoStack().count(), 0);
}

void TestDocument::typingIsOneStep()
{
    for (const QString &text : {u"P"_s, u"Pr"_s, u"Pro"_s})
        rename(text, u"name"_s);
    QCOMPARE(m_document->undoStack().count(), 1);
    m_document->undoStack().undo();
    QCOMPARE(name(), u"Item"_s);
    m_document->undoStack().redo();
    QCOMPARE(name(), u"Pro"_s);
}

void TestDocument::typingBackToTheStartLeavesNoStep()
{
    rename(u"Items"_s, u"name"_s);
    rename(u"Item"_s, u"name"_s);
    QCOMPARE(m_document->undoStack().count(), 0);
    QVERIFY(!m_document->isModified());
}

void TestDocument::aBurstThatCameToNothingDoesNotJoinTheStepBeforeIt()
{
    rename(u"Product"_s, u"first"_s);
    rename(u"Products"_s, u"second"_s);
    rename(u"Product"_s, u"second"_s);
    QCOMPARE(m_document->undoStack().count(), 1);
    rename(u"Goods"_s, u"second"_s);
    QCOMPARE(m_document->undoStack().count(), 2);
    m_document->undoStack().undo();
    QCOMPARE(name(), u"Product"_s);
}

void TestDocument::anotherKeyEndsTheBurst()
{
    rename(u"A"_s, u"name"_s);
    rename(u"B"_s, u"other"_s);
    rename(u"C"_s);
    rename(u"D"_s);
    QCOMPARE(m_document->undoStack().count(), 4);
    rename(u"E"_s, u"name"_s);
    m_document->endMerge();
    rename(u"F"_s, u"name"_s);
    QCOMPARE(m_document->undoStack().count(), 6);
}

void TestDocument::undoEndsTheBurst()
{
    rename(u"A"_s, u"name"_s);
    rename(u"B"_s, u"name"_s);
    m_document->undoStack().undo();
    rename(u"C"_s, u"name"_s);
    QCOMPARE(m_document->undoStack().count(), 1);
    m_document->undoStack().undo();
    QCOMPARE(name(), u"Item"_s);
}

void TestDocument::savingEndsTheBurst()
{
    rename(u"A"_s, u"name"_s);
    m_document->setSaved(u"shop.relata"_s);
    QVERIFY(!m_document->isModified());
    rename(u"B"_s, u"name"_s);
    QVERIFY(m_document->isModified());
    m_document->undoStack().undo();
    QCOMPARE(name(), u"A"_s);
    QVERIFY(!m_document->isModified());
}

void TestDocument::changesNameWhatChanged()
{
    Changes last;
    connect(m_document.get(), &Document::changed, this, [&](const Changes &changes) { last = changes; });
    rename(u"Product"_s);
    QCOMPARE(last.changed, QList<ModelId>{m_model});
    QVERIFY(last.schema() && last.added.isEmpty() && last.moved.isEmpty());

    m_document->edit(u"Move"_s, [&](Project &project) { project.layout.places[m_model] = {10, 20}; });
    QCOMPARE(last.moved, QList<ModelId>{m_model});
    QVERIFY(!last.schema());

    m_document->edit(u"Delete"_s, [&](Project &project) { removeModel(project.schema, m_model); });
    QCOMPARE(last.removed, QList<ModelId>{m_model});
    m_document->undoStack().undo();
    QCOMPARE(last.added, QList<ModelId>{m_model});
}

void TestDocument::theRegistryFollows()
{
    QVERIFY(m_document->registry().find(u"shop.Item"_s));
    rename(u"Product"_s);
    QVERIFY(!m_document->registry().find(u"shop.Item"_s));
    QVERIFY(m_document->registry().find(u"shop.Product"_s));
    m_document->undoStack().undo();
    QVERIFY(m_document->registry().find(u"shop.Item"_s));
}

void TestDocument::aNewProjectEmptiesTheStack()
{
    rename(u"Product"_s);
    QSignalSpy spy(m_document.get(), &Document::changed);
    m_document->reset(Project());
    QCOMPARE(m_document->undoStack().count(), 0);
    QCOMPARE(spy.count(), 1);
    QVERIFY(spy.first().first().value<Changes>().everything);
}

void TestDocument::theSelectionTellsOnceAndOnlyChanges()
{
    Selection selection;
    QSignalSpy spy(&selection, &Selection::changed);
    selection.select({.model = m_model});
    selection.select({.model = m_model});
    QCOMPARE(spy.count(), 1);
    selection.toggle({.model = ModelId::named(u"auth.User"_s)});
    QCOMPARE(selection.models().size(), 2);
    QVERIFY(selection.single() == Selected{});
    selection.toggle({.model = m_model});
    QCOMPARE(selection.single().model, ModelId::named(u"auth.User"_s));
}

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
