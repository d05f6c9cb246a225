// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/changes.h"
#include "tests/bench/generate.h"

#include <QTest>

#include <functional>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

/// A change as words: `changed 12, order`; models by their index in the generated project, new ones as `new`.
QString described(const Project &before, const Changes &changes)
{
    QStringList words;
    const auto list = [&](const QString &word, const QList<ModelId> &ids) {
        for (const ModelId &id : ids) {
            qsizetype index = -1;
            for (qsizetype i = 0; i < before.schema.models.size(); ++i)
                index = before.schema.models[i].id == id ? i : index;
            words.append(word + u' ' + (index < 0 ? u"new"_s : QString::number(index)));
        }
    };
    list(u"added"_s, changes.added);
    list(u"removed"_s, changes.removed);
    list(u"changed"_s, changes.changed);
    list(u"moved"_s, changes.moved);
    const std::pair<bool, QString> flags[] = {{changes.apps, u"apps"_s},         {changes.order, u"order"_s},
                                              {changes.settings, u"settings"_s}, {changes.notes, u"notes"_s},
                                              {changes.hues, u"hues"_s},         {changes.sources, u"sources"_s},
                                              {changes.everything, u"everything"_s}};
    for (const auto &[set, word] : flags) {
        if (set)
            words.append(word);
    }
    return words.join(u", "_s);
}

using Edit = std::function<void(Project &)>;

} // namespace

Q_DECLARE_METATYPE(Edit)

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesWhatDiffers_data();
    void namesWhatDiffers();
    void equalValuesAreNoChange();
};

void TestChanges::namesWhatDiffers_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Edit &edit, const QString &expected) {
        QTest::newRow(name) << edit << expected;
    };
    row(
        "nothing", [](Project &) {}, QString());
    row(
        "a field is renamed", [](Project &p) { p.schema.models[500].fields[0].name = u"x"_s; }, u"changed 500"_s);
    row(
        "an option is set", [](Project &p) { p.schema.models[20].fields[1].options.set(u"blank"_s, true); },
        u"changed 20"_s);
    row(
        "Meta is set", [](Project &p) { p.schema.models[20].meta.set(u"abstract"_s, true); }, u"changed 20"_s);
    row(
        "a model is removed", [](Project &p) { p.schema.models.removeAt(30); }, u"removed 30"_s);
    row(
        "a model is added", [](Project &p) { p.schema.models.append(Model{.id = ModelId::create()}); }, u"added new"_s);
    row(
        "one model takes the place of another",
        [](Project &p) { p.schema.models[30] = Model{.id = ModelId::create()}; }, u"added new, removed 30"_s);
    row(
        "two models change places", [](Project &p) { p.schema.models.swapItemsAt(30, 31); }, u"order"_s);
    row(
        "a box is moved", [](Project &p) { p.layout.places[p.schema.models[30].id] += QPointF(1, 0); }, u"moved 30"_s);
    row(
        "a box is taken off", [](Project &p) { p.layout.places.remove(p.schema.models[30].id); }, u"moved 30"_s);
    row(
        "a box is placed", [](Project &p) { p.layout.places[p.schema.models[0].id] = {}; }, u"moved 0"_s);
    row(
        "a model is removed with its box",
        [](Project &p) {
            p.layout.places.remove(p.schema.models[30].id);
            p.schema.models.removeAt(30);
        },
        u"removed 30, moved 30"_s);
    row(
        "an app is renamed", [](Project &p) { p.schema.apps.last().label = u"x"_s; }, u"apps"_s);
    row(
        "Django's version", [](Project &p) { p.schema.settings.djangoVersion = u"4.2"_s; }, u"settings"_s);
    row(
        "the dialect", [](Project &p) { p.dialect = u"mysql"_s; }, u"settings"_s);
    row(
        "a note", [](Project &p) { p.layout.notes.append(Note{}); }, u"notes"_s);
    row(
        "a hue", [](Project &p) { p.layout.hues[p.schema.apps.last().id] = 3; }, u"hues"_s);
    row(
        "a source", [](Project &p) { p.sources.append(SourceFile{.path = u"/shop/models.py"_s}); }, u"sources"_s);
}

void TestChanges::namesWhatDiffers()
{
    QFETCH(Edit, edit);
    QFETCH(QString, expected);
    const Project before = generatedProject(1000, 3000, 1);
    Project after = before;
    edit(after);
    QCOMPARE(described(before, diff(before, after)), expected);
    QCOMPARE(diff(before, after).isEmpty(), expected.isEmpty());
}

void TestChanges::equalValuesAreNoChange()
{
    QVERIFY(diff(generatedProject(100, 300, 1), generatedProject(100, 300, 1)).isEmpty());
    QVERIFY(!diff(generatedProject(100, 300, 1), generatedProject(100, 300, 2)).isEmpty());
}

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
