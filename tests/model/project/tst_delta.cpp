// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/delta.h"
#include "model/schema/refactor.h"
#include "tests/bench/generate.h"

#include <QTest>

#include <functional>

using namespace relata;
using namespace Qt::StringLiterals;

using Edit = std::function<void(Project &)>;
Q_DECLARE_METATYPE(Edit)

class TestDelta : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leadsThereAndBack_data();
    void leadsThereAndBack();
    void holdsOnlyWhatDiffers();

private:
    static ModelId own(const Project &project, int number)
    {
        return project.schema.models[project.schema.models.size() - 1 - number].id;
    }
};

void TestDelta::leadsThereAndBack_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::newRow("nothing") << Edit([](Project &) {});
    QTest::newRow("a name") << Edit([](Project &p) { p.schema.find(own(p, 3))->name = u"Other"_s; });
    QTest::newRow("a model is added") << Edit([](Project &p) { addModel(p.schema, p.schema.apps.last().id, u"Fresh"_s); });
    QTest::newRow("a model is removed with what points at it") << Edit([](Project &p) {
        const ModelId id = own(p, 5);
        p.layout.places.remove(id);
        removeModel(p.schema, id);
    });
    QTest::newRow("models change their order") << Edit([](Project &p) { p.schema.models.move(p.schema.models.size() - 1, 12); });
    QTest::newRow("all at once") << Edit([](Project &p) {
        p.schema.find(own(p, 2))->name = u"Other"_s;
        removeModel(p.schema, own(p, 7));
        addModel(p.schema, p.schema.apps.last().id, u"Fresh"_s);
        p.schema.models.move(p.schema.models.size() - 1, 10);
        p.layout.places[own(p, 1)] += QPointF(8, 8);
        p.dialect = u"mysql"_s;
    });
    QTest::newRow("a box moves") << Edit([](Project &p) { p.layout.places[own(p, 0)] += QPointF(8, 0); });
    QTest::newRow("a box is taken off the canvas") << Edit([](Project &p) { p.layout.places.remove(own(p, 0)); });
    QTest::newRow("settings, apps, hues and notes") << Edit([](Project &p) {
        p.schema.settings.djangoVersion = u"4.2"_s;
        p.schema.apps.last().label = u"renamed"_s;
        p.layout.hues[p.schema.apps.last().id] = 4;
        p.layout.notes.append({.id = NoteId::create(), .text = u"note"_s});
        p.unknown.insert(u"later"_s, 1);
    });
    QTest::newRow("sources") << Edit([](Project &p) { p.sources.append(SourceFile{.path = u"/shop/models.py"_s}); });
    QTest::newRow("every model goes") << Edit([](Project &p) {
        p.schema.models.clear();
        p.layout.places.clear();
    });
}

void TestDelta::leadsThereAndBack()
{
    QFETCH(Edit, edit);
    const Project before = generatedProject(20, 40, 5);
    Project after = before;
    edit(after);
    const Delta made = delta(before, after);
    QVERIFY(applied(before, made) == after);
    QVERIFY(reverted(after, made) == before);
}

void TestDelta::holdsOnlyWhatDiffers()
{
    const Project before = generatedProject(20, 40, 5);
    Project after = before;
    after.schema.find(own(after, 3))->name = u"Other"_s;
    after.layout.places[own(after, 2)] += QPointF(8, 0);
    const Delta made = delta(before, after);
    QCOMPARE(made.models.size(), 1);
    QCOMPARE(made.places.size(), 1);
    QVERIFY(made.orderBefore.isEmpty() && made.orderAfter.isEmpty());
    QVERIFY(made.restBefore.schema.models.isEmpty() && made.restBefore.layout.places.isEmpty());
}

QTEST_GUILESS_MAIN(TestDelta)
#include "tst_delta.moc"
