// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/arranger.h"
#include "designer/canvas/canvasview.h"
#include "tests/bench/generate.h"

#include <QSignalSpy>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestArranger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void allIsOneStep();
    void severalSelectedMoveAlone();
    void whatWasMovedMeanwhileStays();
    void anotherProjectIsLeftAlone();
    void arrangingAgainIsNoStep();
    void goesAwayWhileAtWork();
    void saysThatGraphvizIsMissing();
    void canvasArrangesWhatIsSelected();

private:
    void arrange(const QList<ModelId> &models = {})
    {
        Arranger arranger(*m_document);
        QSignalSpy done(&arranger, &Arranger::finished);
        arranger.start(models, Metrics::standard());
        QVERIFY(done.wait(60'000));
        QVERIFY(!arranger.isRunning());
    }
    const QMap<ModelId, QPointF> &places() const { return m_document->project().layout.places; }

    std::unique_ptr<Document> m_document;
};

void TestArranger::init()
{
    m_document = std::make_unique<Document>();
    m_document->reset(generatedProject(40, 80, 1));
}

void TestArranger::allIsOneStep()
{
    const Project before = m_document->project();
    arrange();
    QVERIFY(places() != before.layout.places);
    QVERIFY(m_document->schema() == before.schema);
    QCOMPARE(m_document->undoStack().count(), 1);
    const Project after = m_document->project();
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
    m_document->undoStack().redo();
    QVERIFY(m_document->project() == after);
}

void TestArranger::severalSelectedMoveAlone()
{
    const QMap<ModelId, QPointF> before = places();
    const QList<ModelId> some = before.keys().first(5);
    arrange(some);
    int moved = 0;
    for (auto place = before.begin(); place != before.end(); ++place) {
        if (some.contains(place.key()))
            moved += places().value(place.key()) != *place;
        else
            QCOMPARE(places().value(place.key()), *place);
    }
    QVERIFY(moved > 1);
}

void TestArranger::whatWasMovedMeanwhileStays()
{
    const ModelId first = places().firstKey();
    const ModelId last = places().lastKey();
    Arranger arranger(*m_document);
    QSignalSpy done(&arranger, &Arranger::finished);
    arranger.start({}, Metrics::standard());
    m_document->edit(u"Move"_s, [&](Project &project) {
        project.layout.places[first] = {-4000, -4000};
        project.layout.places.remove(last);
    });
    QVERIFY(done.wait(60'000));
    QCOMPARE(places().value(first), QPointF(-4000, -4000));
    QVERIFY(!places().contains(last));
    QCOMPARE(m_document->undoStack().count(), 2);
}

void TestArranger::anotherProjectIsLeftAlone()
{
    Arranger arranger(*m_document);
    QSignalSpy done(&arranger, &Arranger::finished);
    arranger.start({}, Metrics::standard());
    m_document->reset(generatedProject(10, 10, 2));
    QVERIFY(!arranger.isRunning());
    arranger.start({}, Metrics::standard());
    QVERIFY(done.wait(60'000));
    QCOMPARE(done.count(), 1);
    QCOMPARE(places().size(), 10);
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestArranger::arrangingAgainIsNoStep()
{
    arrange();
    arrange();
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestArranger::goesAwayWhileAtWork()
{
    const Project before = m_document->project();
    {
        Arranger arranger(*m_document);
        arranger.start({}, Metrics::standard());
        arranger.start({}, Metrics::standard());
        QVERIFY(arranger.isRunning());
    }
    QCoreApplication::processEvents();
    QVERIFY(m_document->project() == before);
}

void TestArranger::saysThatGraphvizIsMissing()
{
    Arranger arranger(*m_document);
    QSignalSpy done(&arranger, &Arranger::finished);
    arranger.start({}, Metrics::standard(), {.program = u"/nowhere/dot"_s});
    QVERIFY(done.wait(60'000));
    QVERIFY(done.first().first().toString().contains(u"not installed"_s));
    QCOMPARE(m_document->undoStack().count(), 1);
}

void TestArranger::canvasArrangesWhatIsSelected()
{
    Selection selection;
    CanvasView canvas(*m_document, selection);
    const QMap<ModelId, QPointF> before = places();
    const QList<ModelId> some = before.keys().first(4);
    QList<Selected> items;
    for (const ModelId &id : some)
        items.append({.model = id});
    selection.set(items);
    QSignalSpy told(&canvas, &CanvasView::statusMessage);
    canvas.arrange();
    QTRY_COMPARE_WITH_TIMEOUT(m_document->undoStack().count(), 1, 60'000);
    for (auto place = before.begin(); place != before.end(); ++place) {
        if (!some.contains(place.key()))
            QCOMPARE(places().value(place.key()), *place);
    }
    QCOMPARE(told.first().first().toString(), u"Arranging…"_s);
    QCOMPARE(told.last().first().toString(), QString());
    selection.clear();
    canvas.arrange();
    QTRY_COMPARE_WITH_TIMEOUT(m_document->undoStack().count(), 2, 60'000);
}

QTEST_MAIN(TestArranger)
#include "tst_arranger.moc"
