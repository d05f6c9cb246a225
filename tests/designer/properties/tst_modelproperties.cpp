// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/accessbox.h"

#include "tests/designer/properties/properties.h"

#include <QListWidget>
#include <QTableWidget>

using namespace relata;
using namespace Qt::StringLiterals;

/// What the panel sets on a model, or on several.
class TestModelProperties : public QObject, protected PanelTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_blog = std::make_unique<PanelOnBlog>(); }
    void cleanup() { m_blog.reset(); }
    void modelIsRenamedAndMovedToANewApp();
    void takenModelNameIsRefused();
    void basesAreSet();
    void fieldsAreAddedMovedAndRemoved();
    void indexesAndConstraintsAreEdited();
    void severalModelsShareAnApp();
    void namesakesDoNotMeetInAnApp();
};

void TestModelProperties::modelIsRenamedAndMovedToANewApp()
{
    m_blog->select(m_blog->article);
    m_blog->type(u"modelName"_s, u"Story"_s);
    QCOMPARE(m_blog->model().name, u"Story"_s);
    QCOMPARE(m_blog->steps(), 1);
    typeInCombo("modelApp", u"news"_s);
    QCOMPARE(m_blog->document.schema().label(m_blog->model()), u"news.Story"_s);
    QCOMPARE(m_blog->steps(), 2);
    m_blog->undo();
    QVERIFY(!m_blog->document.schema().app(u"news"));
    QCOMPARE(find<QComboBox>("modelApp")->currentText(), u"blog"_s);
    typeInCombo("modelApp", u"no app"_s);
    QCOMPARE(m_blog->document.schema().label(m_blog->model()), u"blog.Story"_s);
    typeInCombo("modelApp", u"auth"_s);
    QCOMPARE(m_blog->document.schema().label(m_blog->model()), u"blog.Story"_s);
}

void TestModelProperties::takenModelNameIsRefused()
{
    m_blog->select(m_blog->article);
    auto *line = find<QLineEdit>("modelName");
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, u"Tag"_s);
    QCOMPARE(m_blog->model().name, u"Ta"_s);
    QVERIFY(line->property("invalid").toBool());
    QTest::keyClicks(line, u"s"_s);
    QCOMPARE(m_blog->model().name, u"Tags"_s);
    QVERIFY(!line->property("invalid").toBool());
}

void TestModelProperties::basesAreSet()
{
    m_blog->select(m_blog->article);
    m_blog->type(u"modelBases"_s, u"Tag, mixins.Timed"_s);
    QVERIFY2(m_blog->model().bases.isEmpty(), "half a name is not taken over");
    QTest::keyClick(find<QLineEdit>("modelBases"), Qt::Key_Return);
    QCOMPARE(m_blog->model().bases, (QList<ModelRef>{{.id = m_blog->tag}, {.source = u"mixins.Timed"_s}}));
    QCOMPARE(find<QLineEdit>("modelBases")->text(), u"blog.Tag, mixins.Timed"_s);
    m_blog->type(u"modelBases"_s, u"Article"_s);
    QTest::keyClick(find<QLineEdit>("modelBases"), Qt::Key_Return);
    QCOMPARE(m_blog->model().bases.size(), 2);
    QVERIFY(find<QLineEdit>("modelBases")->property("invalid").toBool());
}

void TestModelProperties::fieldsAreAddedMovedAndRemoved()
{
    m_blog->select(m_blog->article);
    auto *list = find<QListWidget>("fieldList");
    QCOMPARE(list->count(), 4);
    list->setCurrentRow(0);
    click("moveFieldDown");
    QCOMPARE(m_blog->model().fields[1].id, m_blog->title);
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(m_blog->model().fields[0].id, m_blog->title);
    click("removeField");
    QCOMPARE(m_blog->model().fields.size(), 3);
    m_blog->undo();
    QCOMPARE(list->count(), 4);
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(m_blog->selection.single().field, m_blog->parent);
    m_blog->select(m_blog->article);
    click("addField");
    QCOMPARE(m_blog->model().fields.size(), 5);
    QCOMPARE(m_blog->selection.single().field, m_blog->model().fields.last().id);
    QCOMPARE(shown("propertiesTitle").remove(QChar(0x200b)), u"Article.field"_s);
}

void TestModelProperties::indexesAndConstraintsAreEdited()
{
    m_blog->select(m_blog->article);
    click("addIndex");
    click("addConstraint");
    auto *table = find<QTableWidget>("indexList");
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(m_blog->model().indexes.first().fields, QStringList{u"title"_s});
    QCOMPARE(m_blog->model().constraints.first().options.text(u"name"), u"unique_article_title"_s);
    table->item(0, 1)->setText(u"-title, author"_s);
    QCOMPARE(m_blog->model().indexes.first().fields, QStringList({u"-title"_s, u"author"_s}));
    table->item(0, 2)->setText(u"by_title"_s);
    QCOMPARE(m_blog->model().indexes.first().options.text(u"name"), u"by_title"_s);
    table->item(1, 2)->setText({});
    QCOMPARE(m_blog->model().constraints.first().options.text(u"name"), u"unique_article_title"_s);
    QVERIFY(find<QLabel>("indexRefusal")->isVisible());
    table->setCurrentCell(1, 1);
    click("removeIndex");
    QVERIFY(m_blog->model().constraints.isEmpty());
    while (m_blog->document.undoStack().canUndo())
        m_blog->undo();
    QCOMPARE(table->rowCount(), 0);
}

void TestModelProperties::severalModelsShareAnApp()
{
    m_blog->selection.set({{.model = m_blog->article}, {.model = m_blog->tag}});
    m_blog->settle();
    QCOMPARE(shown("propertiesTitle"), u"2 models"_s);
    typeInCombo("modelApp", u"news"_s);
    QCOMPARE(m_blog->document.schema().label(*m_blog->document.schema().find(m_blog->tag)), u"news.Tag"_s);
    QCOMPARE(m_blog->document.schema().label(m_blog->model()), u"news.Article"_s);
    QCOMPARE(m_blog->steps(), 1);
}

void TestModelProperties::namesakesDoNotMeetInAnApp()
{
    Project project = m_blog->document.project();
    const ModelId other = addModel(project.schema, appNamed(project.schema, u"shop"_s), u"tag"_s);
    m_blog->document.reset(project);
    m_blog->selection.set({{.model = m_blog->tag}, {.model = other}});
    m_blog->settle();
    typeInCombo("modelApp", u"news"_s);
    QCOMPARE(m_blog->steps(), 0);
    QVERIFY(!m_blog->document.schema().app(u"news"));
    typeInCombo("modelApp", u"shop"_s);
    QCOMPARE(m_blog->steps(), 0);
}

QTEST_MAIN(TestModelProperties)
#include "tst_modelproperties.moc"
