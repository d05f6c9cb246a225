// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/modelstree.h"

#include "designer/theme/theme.h"
#include "newsroom.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace relata;
using namespace Qt::StringLiterals;

/// The models tree shows the schema, follows it, and shares the selection of the window.
class TestModelsTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(lightTheme()); }
    void init();
    void cleanup();

    void showsAppsModelsAndFields();
    void listsDjangosModelsOnlyWhereTheyAreUsed();
    void aNewNameShowsAndUndoes();
    void keepsWhatIsExpandedAndScrolled();
    void filterShowsMatchesInWhatTheyStandIn_data();
    void filterShowsMatchesInWhatTheyStandIn();
    void clearingTheFilterBringsBackWhatWasExpanded();
    void enterInTheFilterRevealsTheFirstMatch();
    void selectionGoesBothWays();
    void aFieldOfAFoldedModelShowsAsItsModel();
    void keysRevealAndRename();
    void doubleClickReveals();
    void deleteIsOneUndoStep();
    void djangosModelsAreNotRenamedOrDeleted();
    void sayWhatToDoWhereThereIsNothing();
    void randomEditsLeaveTheTreeLikeANewOne();

private:
    QStringList shown(const QModelIndex &parent = {}) const;
    QModelIndex row(const QString &path) const;
    void click(const QModelIndex &index, Qt::KeyboardModifiers modifiers = {});

    Newsroom m_news;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<ModelsPanel> m_panel;
    QTreeView *m_tree = nullptr;
    QLineEdit *m_filter = nullptr;
};

void TestModelsTree::init()
{
    m_news = Newsroom();
    m_document = std::make_unique<Document>();
    m_document->reset(m_news.project);
    m_selection = std::make_unique<Selection>();
    m_panel = std::make_unique<ModelsPanel>(*m_document, *m_selection);
    m_tree = m_panel->findChild<QTreeView *>(u"modelsTree"_s);
    m_filter = m_panel->findChild<QLineEdit *>(u"modelsFilter"_s);
    new QAbstractItemModelTester(m_tree->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_tree);
    m_panel->resize(240, 300);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestModelsTree::cleanup()
{
    m_panel.reset();
}

QStringList TestModelsTree::shown(const QModelIndex &parent) const
{
    QStringList names;
    for (int i = 0; i < m_tree->model()->rowCount(parent); ++i)
        names.append(m_tree->model()->index(i, 0, parent).data().toString());
    return names;
}

QModelIndex TestModelsTree::row(const QString &path) const
{
    QModelIndex found;
    for (const QString &name : path.split(u'/')) {
        const qsizetype at = shown(found).indexOf(name);
        if (at < 0)
            return {};
        found = m_tree->model()->index(int(at), 0, found);
    }
    return found;
}

void TestModelsTree::click(const QModelIndex &index, Qt::KeyboardModifiers modifiers)
{
    QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, modifiers, m_tree->visualRect(index).center());
}

void TestModelsTree::showsAppsModelsAndFields()
{
    QCOMPARE(shown(), QStringList({u"press"_s}));
    QCOMPARE(shown(row(u"press"_s)), QStringList({u"Article"_s, u"Author"_s, u"Section"_s}));
    QCOMPARE(shown(row(u"press/Article"_s)), QStringList({u"title"_s, u"author"_s, u"section"_s}));
    QVERIFY(m_tree->isExpanded(row(u"press"_s)));
    QVERIFY(!m_tree->isExpanded(row(u"press/Article"_s)));
}

void TestModelsTree::listsDjangosModelsOnlyWhereTheyAreUsed()
{
    const ModelId user = m_document->schema().model(u"auth.User")->id;
    QVERIFY(!row(u"auth/User"_s).isValid());
    m_document->edit(u"Point at the user"_s, [&](Project &project) {
        addRelationship(project.schema, Relationship::ForeignKey, m_news.article, user);
    });
    QVERIFY(row(u"auth/User"_s).isValid());
    QCOMPARE(shown(row(u"auth"_s)), QStringList({u"User"_s}));
    m_document->undoStack().undo();
    QVERIFY(!row(u"auth"_s).isValid());
    m_document->edit(u"Place the user"_s, [&](Project &project) { project.layout.places.insert(user, {}); });
    QVERIFY(row(u"auth/User"_s).isValid());
}

void TestModelsTree::aNewNameShowsAndUndoes()
{
    m_document->edit(u"Rename"_s, [&](Project &project) { project.schema.find(m_news.author)->name = u"Writer"_s; });
    QCOMPARE(shown(row(u"press"_s)), QStringList({u"Article"_s, u"Section"_s, u"Writer"_s}));
    QVERIFY(row(u"press/Article/author"_s).data(Qt::AccessibleTextRole).toString().contains(u"→ Writer"_s));
    m_document->edit(u"Rename"_s, [&](Project &project) { renameField(project.schema, m_news.article, m_news.title, u"headline"_s); });
    QVERIFY(row(u"press/Article/headline"_s).isValid());
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QCOMPARE(shown(row(u"press"_s)), QStringList({u"Article"_s, u"Author"_s, u"Section"_s}));
    QVERIFY(row(u"press/Article/title"_s).isValid());
}

void TestModelsTree::keepsWhatIsExpandedAndScrolled()
{
    m_document->reset(manyModels(1000));
    m_tree->expand(row(u"big/Thing0500"_s));
    m_tree->scrollTo(row(u"big/Thing0500"_s), QAbstractItemView::PositionAtTop);
    const QPersistentModelIndex top = m_tree->indexAt({40, 2});
    QVERIFY(m_tree->verticalScrollBar()->value() > 0);
    const ModelId last = m_document->schema().models.last().id;
    m_document->edit(u"Rename"_s, [&](Project &project) { project.schema.find(last)->name = u"Zebra"_s; });
    m_document->edit(u"Add"_s, [&](Project &project) { addModel(project.schema, appNamed(project.schema, u"big"_s), u"Yak"_s); });
    QVERIFY(row(u"big/Zebra"_s).isValid());
    QVERIFY(row(u"big/Yak"_s).isValid());
    QVERIFY(m_tree->isExpanded(row(u"big/Thing0500"_s)));
    QCOMPARE(m_tree->indexAt({40, 2}), QModelIndex(top));
}

void TestModelsTree::filterShowsMatchesInWhatTheyStandIn_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QStringList>("missing");
    QTest::newRow("a model's name in any case") << u"arti"_s << QStringList({u"press/Article/title"_s}) << QStringList({u"press/Section"_s});
    QTest::newRow("a field's name") << u"titl"_s << QStringList({u"press/Article/title"_s}) << QStringList({u"press/Article/author"_s, u"press/Author"_s});
    QTest::newRow("a name of both") << u"author"_s << QStringList({u"press/Article/author"_s, u"press/Author/name"_s}) << QStringList({u"press/Section"_s});
    QTest::newRow("an app and a model") << u"press.sec"_s << QStringList({u"press/Section/name"_s}) << QStringList({u"press/Article"_s});
    QTest::newRow("nothing") << u"zzz"_s << QStringList() << QStringList({u"press"_s});
}

void TestModelsTree::filterShowsMatchesInWhatTheyStandIn()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, paths);
    QFETCH(QStringList, missing);
    QTest::keyClicks(m_filter, filter);
    for (const QString &path : paths)
        QVERIFY2(row(path).isValid(), qPrintable(path));
    for (const QString &path : missing)
        QVERIFY2(!row(path).isValid(), qPrintable(path));
    if (filter == "titl"_L1) {
        QVERIFY(m_tree->isExpanded(row(u"press"_s)));
        QVERIFY(m_tree->isExpanded(row(u"press/Article"_s)));
    }
}

void TestModelsTree::clearingTheFilterBringsBackWhatWasExpanded()
{
    m_tree->expand(row(u"press/Section"_s));
    QTest::keyClicks(m_filter, u"title"_s);
    QVERIFY(!row(u"press/Section"_s).isValid());
    QTest::keyClick(m_filter, Qt::Key_Escape);
    QCOMPARE(m_filter->text(), QString());
    QVERIFY(m_tree->isExpanded(row(u"press/Section"_s)));
    QVERIFY(!m_tree->isExpanded(row(u"press/Article"_s)));
}

void TestModelsTree::enterInTheFilterRevealsTheFirstMatch()
{
    QSignalSpy revealed(m_selection.get(), &Selection::revealRequested);
    QTest::keyClicks(m_filter, u"titl"_s);
    QTest::keyClick(m_filter, Qt::Key_Return);
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed.first().first().value<Selected>(), (Selected{.model = m_news.article, .field = m_news.title}));
}

void TestModelsTree::selectionGoesBothWays()
{
    click(row(u"press/Author"_s));
    QCOMPARE(m_selection->items(), QList<Selected>({{.model = m_news.author}}));
    click(row(u"press/Section"_s), Qt::ControlModifier);
    QCOMPARE(m_selection->models().size(), 2);
    m_tree->expand(row(u"press/Article"_s));
    m_selection->select({.model = m_news.article, .field = m_news.title});
    QCOMPARE(m_tree->selectionModel()->selectedIndexes(), QModelIndexList({row(u"press/Article/title"_s)}));
    m_selection->clear();
    QVERIFY(!m_tree->selectionModel()->hasSelection());
    click(row(u"press"_s));
    QVERIFY(m_selection->isEmpty());
    QVERIFY(m_tree->selectionModel()->isSelected(row(u"press"_s)));
}

void TestModelsTree::aFieldOfAFoldedModelShowsAsItsModel()
{
    const Selected field{.model = m_news.article, .field = m_news.title};
    m_selection->select(field);
    QCOMPARE(m_tree->selectionModel()->selectedIndexes(), QModelIndexList({row(u"press/Article"_s)}));
    QCOMPARE(m_selection->single(), field);
    QVERIFY(!m_tree->isExpanded(row(u"press/Article"_s)));
}

void TestModelsTree::keysRevealAndRename()
{
    QSignalSpy revealed(m_selection.get(), &Selection::revealRequested);
    QSignalSpy renamed(m_selection.get(), &Selection::renameRequested);
    click(row(u"press/Author"_s));
    QTest::keyClick(m_tree, Qt::Key_Return);
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed.first().first().value<Selected>(), Selected{.model = m_news.author});
    QTest::keyClick(m_tree, Qt::Key_F2);
    QCOMPARE(renamed.size(), 1);
    QCOMPARE(renamed.first().first().value<Selected>(), Selected{.model = m_news.author});
}

void TestModelsTree::doubleClickReveals()
{
    QSignalSpy revealed(m_selection.get(), &Selection::revealRequested);
    const QPoint place = m_tree->visualRect(row(u"press/Section"_s)).center();
    QTest::mouseClick(m_tree->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(m_tree->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed.first().first().value<Selected>(), Selected{.model = m_news.section});
    QVERIFY(!m_tree->isExpanded(row(u"press/Section"_s)));
}

void TestModelsTree::deleteIsOneUndoStep()
{
    const Project before = m_document->project();
    click(row(u"press/Author"_s));
    click(row(u"press/Section"_s), Qt::ControlModifier);
    QTest::keyClick(m_tree, Qt::Key_Delete);
    QCOMPARE(shown(row(u"press"_s)), QStringList({u"Article"_s}));
    QCOMPARE(shown(row(u"press/Article"_s)), QStringList({u"title"_s}));
    QVERIFY(!m_document->project().layout.places.contains(m_news.author));
    QCOMPARE(m_document->undoStack().count(), 1);
    const Project after = m_document->project();
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == before);
    QCOMPARE(shown(row(u"press"_s)).size(), 3);
    m_document->undoStack().redo();
    QVERIFY(m_document->project() == after);
}

void TestModelsTree::djangosModelsAreNotRenamedOrDeleted()
{
    m_document->edit(u"Point at the user"_s, [&](Project &project) {
        addRelationship(project.schema, Relationship::ForeignKey, m_news.article, project.schema.settings.userModel);
    });
    const Project before = m_document->project();
    QSignalSpy renamed(m_selection.get(), &Selection::renameRequested);
    click(row(u"auth/User"_s));
    QTest::keyClick(m_tree, Qt::Key_F2);
    QTest::keyClick(m_tree, Qt::Key_Delete);
    QCOMPARE(renamed.size(), 0);
    QVERIFY(m_document->project() == before);
}

void TestModelsTree::sayWhatToDoWhereThereIsNothing()
{
    const auto *empty = m_panel->findChild<QLabel *>(u"modelsEmpty"_s);
    QVERIFY(!empty->isVisible());
    QTest::keyClicks(m_filter, u"nowhere"_s);
    QVERIFY(empty->isVisible());
    QVERIFY(empty->text().contains("nowhere"_L1));
    m_filter->clear();
    m_document->reset(Project());
    QVERIFY(empty->isVisible());
    QVERIFY(empty->text().contains("Double-click the canvas"_L1));
}

void TestModelsTree::randomEditsLeaveTheTreeLikeANewOne()
{
    QRandomGenerator random(5);
    const auto pick = [&](const Project &project) -> ModelId {
        QList<ModelId> ids;
        for (const Model &model : project.schema.models) {
            if (model.origin == Origin::Project)
                ids.append(model.id);
        }
        return ids.isEmpty() ? ModelId{} : ids[random.bounded(int(ids.size()))];
    };
    const auto name = [&] { return u"N%1"_s.arg(random.bounded(40)); };
    for (int i = 0; i < 300; ++i) {
        m_document->edit(u"Edit"_s, [&](Project &project) {
            Schema &schema = project.schema;
            const ModelId id = pick(project);
            const AppId app = appNamed(schema, u"app%1"_s.arg(random.bounded(3)));
            switch (random.bounded(6)) {
            case 0: addModel(schema, app, name()); break;
            case 1: removeModel(schema, id); break;
            case 2: if (!id.isNull()) schema.find(id)->name = name(); break;
            case 3: if (!id.isNull()) schema.find(id)->app = app; break;
            case 4: if (!id.isNull()) schema.find(id)->fields.append(textField(name(), 10)); break;
            case 5: addRelationship(schema, Relationship::ForeignKey, id, pick(project)); break;
            }
        });
        if (random.bounded(4) == 0)
            m_document->undoStack().undo();
    }
    ModelsPanel fresh(*m_document, *m_selection);
    const auto *other = fresh.findChild<QTreeView *>(u"modelsTree"_s)->model();
    const std::function<QString(const QAbstractItemModel *, const QModelIndex &)> dump = [&](const QAbstractItemModel *model, const QModelIndex &parent) {
        QString text;
        for (int i = 0; i < model->rowCount(parent); ++i) {
            const QModelIndex index = model->index(i, 0, parent);
            text += index.data(Qt::AccessibleTextRole).toString() + u'{' + dump(model, index) + u'}';
        }
        return text;
    };
    QVERIFY(shown().size() > 1);
    QCOMPARE(dump(m_tree->model(), {}), dump(other, {}));
}

QTEST_MAIN(TestModelsTree)
#include "tst_modelstree.moc"
