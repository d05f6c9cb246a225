// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/build.h"
#include "designer/panels/modelstreemodel.h"
#include "designer/theme/theme.h"
#include "model/project/projectfile.h"
#include "tests/app/monkey.h"
#include "tests/bench/generate.h"

#include <QLineEdit>
#include <QTreeView>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

enum class Start { Example, Empty, Large };

struct Run
{
    QString name;
    Start start = Start::Example;
    quint32 seed = 0;
    int events = 0;
};

/// RELATA_MONKEY=SEED:EVENTS asks for a longer one, from each start.
QList<Run> runs()
{
    const QStringList asked = qEnvironmentVariable("RELATA_MONKEY").split(u':');
    if (asked.size() == 2) {
        const quint32 seed = asked[0].toUInt();
        const int events = asked[1].toInt();
        return {{u"the example, as asked"_s, Start::Example, seed, events},
                {u"an empty project, as asked"_s, Start::Empty, seed, events},
                {u"a large project, as asked"_s, Start::Large, seed, events}};
    }
    return {{u"from the example"_s, Start::Example, 1, 150},
            {u"from an empty project"_s, Start::Empty, 2, 150},
            {u"from a large project"_s, Start::Large, 3, 100}};
}

/// Saving refuses a project that could not be read again.
QString writingFault(const Project &project)
{
    const QByteArray written = toJson(project);
    const Result<Project> read = fromJson(written, u"monkey.relata"_s);
    if (!read)
        return read.error();
    return toJson(*read) == written ? QString() : u"What is read back is not what was written."_s;
}

QString selectionFault(const Project &project, const QList<Selected> &items)
{
    for (const Selected &item : items) {
        const auto isIt = [&](const Note &note) { return note.id == item.note; };
        if (!item.note.isNull()) {
            if (std::none_of(project.layout.notes.begin(), project.layout.notes.end(), isIt))
                return u"A note is selected that is gone."_s;
            continue;
        }
        const Model *model = project.schema.find(item.model);
        if (!model)
            return u"A model is selected that is gone."_s;
        if (!item.field.isNull() && !model->find(item.field))
            return u"A field of %1 is selected that is gone."_s.arg(model->name);
    }
    return {};
}

QString canvasFault(const Diagram &shown, const Diagram &fresh)
{
    if (shown.boxes.size() != fresh.boxes.size() || shown.edges.size() != fresh.edges.size())
        return u"The canvas shows %1 boxes and %2 edges, not %3 and %4."_s.arg(shown.boxes.size())
            .arg(shown.edges.size())
            .arg(fresh.boxes.size())
            .arg(fresh.edges.size());
    for (qsizetype i = 0; i < fresh.boxes.size(); ++i) {
        if (!(shown.boxes[i] == fresh.boxes[i]))
            return u"The box of %1 is not what the model says."_s.arg(fresh.boxes[i].title);
    }
    for (qsizetype i = 0; i < fresh.edges.size(); ++i) {
        const Edge &a = shown.edges[i];
        const Edge &b = fresh.edges[i];
        const bool same = a.kind == b.kind && a.model == b.model && a.field == b.field && a.to == b.to && a.fromBox == b.fromBox
            && a.toBox == b.toBox && a.fromRow == b.fromRow && a.toRow == b.toRow && a.label == b.label && a.throughBox == b.throughBox
            && a.fromMark == b.fromMark && a.toMark == b.toMark && a.path.isEmpty() == b.path.isEmpty();
        if (!same)
            return u"Edge %1, “%2”, is not what the models say (“%3”)."_s.arg(i).arg(a.label, b.label);
    }
    return shown.notes == fresh.notes ? QString() : u"The notes are not those of the project."_s;
}

QString treeFault(const ModelsTreeModel &shown, const QModelIndex &at, const ModelsTreeModel &fresh, const QModelIndex &wanted)
{
    if (shown.rowCount(at) != fresh.rowCount(wanted))
        return u"The tree shows %1 rows in “%2”, not %3."_s.arg(shown.rowCount(at)).arg(at.data().toString()).arg(fresh.rowCount(wanted));
    for (int row = 0; row < fresh.rowCount(wanted); ++row) {
        const QModelIndex a = shown.index(row, 0, at);
        const QModelIndex b = fresh.index(row, 0, wanted);
        if (a.data() != b.data() || !(shown.itemAt(a) == fresh.itemAt(b)))
            return u"The tree shows “%1” for “%2”."_s.arg(a.data().toString(), b.data().toString());
        if (const QString deeper = treeFault(shown, a, fresh, b); !deeper.isEmpty())
            return deeper;
    }
    return {};
}

QString treeFault(const WindowFixture &w)
{
    const auto *shown = w.find<QTreeView>("modelsTree")->model();
    ModelsTreeModel fresh;
    fresh.reset(w.document().project(), w.find<QLineEdit>("modelsFilter")->text());
    return treeFault(*qobject_cast<const ModelsTreeModel *>(shown), {}, fresh, {});
}

/// While nobody types, the panel shows the name that the selected thing has.
QString nameFault(const WindowFixture &w)
{
    const Selected single = w.window->selection().single();
    const Model *model = w.schema().find(single.model);
    const Field *field = model ? model->find(single.field) : nullptr;
    const auto *line = w.find<QLineEdit>(field ? "fieldName" : "modelName");
    if (!model || !line->isVisible() || line->text() == (field ? field->name : model->name))
        return {};
    return u"The panel shows “%1” for “%2”."_s.arg(line->text(), field ? field->name : model->name);
}

} // namespace

/// What holds in the window whatever a person does: the project can be saved, the canvas shows it, undo gives it back.
class TestMonkey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverAPersonDoes_data();
    void whateverAPersonDoes();

private:
    QString fault(WindowFixture &w) const;
};

QString TestMonkey::fault(WindowFixture &w) const
{
    const Project &project = w.document().project();
    const Diagram fresh = buildDiagram(w.document().registry(), project.layout, w.canvas().live().metrics());
    for (const QString &found : {writingFault(project), selectionFault(project, w.window->selection().items()),
                                 canvasFault(w.canvas().diagram(), fresh), treeFault(w), nameFault(w)}) {
        if (!found.isEmpty())
            return found;
    }
    return w.window->isVisible() ? QString() : u"The window is gone."_s;
}

void TestMonkey::whateverAPersonDoes_data()
{
    QTest::addColumn<int>("start");
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<int>("events");
    for (const Run &run : runs())
        QTest::newRow(qPrintable(run.name)) << int(run.start) << run.seed << run.events;
}

void TestMonkey::whateverAPersonDoes()
{
    QFETCH(int, start);
    QFETCH(quint32, seed);
    QFETCH(int, events);
    constexpr int burst = 50;
    const QTemporaryDir folder;
    WindowFixture w(folder, {1280, 900});
    if (Start(start) == Start::Example)
        w.trigger("openExample");
    else if (Start(start) == Start::Large)
        w.document().reset(generatedProject(60, 150, seed));
    QUndoStack &stack = w.document().undoStack();
    const QByteArray before = toJson(w.document().project());

    Monkey monkey(w, seed);
    for (int done = 0; done < events; done += burst) {
        for (int i = 0; i < burst; ++i)
            monkey.act();
        monkey.rest();
        const QString found = fault(w);
        if (!found.isEmpty())
            qInfo("%s", qPrintable(monkey.lastActs()));
        QVERIFY2(found.isEmpty(), qPrintable(found));
    }
    while (stack.canRedo())
        stack.redo();
    const QByteArray end = toJson(w.document().project());
    QVERIFY(stack.count() > 0);
    while (stack.canUndo())
        stack.undo();
    QCOMPARE(toJson(w.document().project()), before);
    QCOMPARE(fault(w), QString());
    while (stack.canRedo())
        stack.redo();
    QCOMPARE(toJson(w.document().project()), end);
    QCOMPARE(fault(w), QString());
    setThemePreference(ThemePreference::Light);
}

QTEST_MAIN(TestMonkey)
#include "tst_monkey.moc"
