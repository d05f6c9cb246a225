// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/accessbox.h"

#include "tests/designer/properties/properties.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTableWidget>
#include <QToolButton>

using namespace relata;
using namespace Qt::StringLiterals;

using Rule = OnDelete::Rule;

class TestPropertiesPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_blog = std::make_unique<PanelOnBlog>(); }
    void cleanup() { m_blog.reset(); }
    void nothingSelectedShowsTheProject();
    void settingsAreEdited();
    void appsAreAddedRenamedAndRemoved();
    void onDeleteByClick_data();
    void onDeleteByClick();
    void onDeleteByKeyboard();
    void onDeleteFromTheMenu();
    void setTakesAValue();
    void databaseRulesNeedDjango61();
    void relatedNameChangesAccessorsLiveInOneStep();
    void setNullSaysWhatItNeedsAndFixesIt();
    void fieldIsRenamedWithWhatNamesIt();
    void refusedNamesAreNotTaken_data();
    void refusedNamesAreNotTaken();
    void escapeRestoresTheName();
    void typeIsChangedByTyping();
    void targetIsChosenByTyping();
    void throughModelIsChosen();
    void modelIsRenamedAndMovedToANewApp();
    void takenModelNameIsRefused();
    void basesAreSet();
    void fieldsAreAddedMovedAndRemoved();
    void indexesAndConstraintsAreEdited();
    void choicesAreEditedInATable();
    void choicesThatAreNoPairsStaySource();
    void severalFieldsAreEditedTogether();
    void severalModelsShareAnApp();
    void namesakesDoNotMeetInAnApp();
    void mixedSelectionSaysSo();
    void contribIsReadOnlyAndSaysWhy();
    void refillKeepsTheControls();
    void typingKeepsFocusAndCursor();
    void undoRefreshesWhatIsShown();
    void refusedTextIsDroppedOnLeaving();
    void textForAnExpressionCanBeQuoted();
    void removedFieldLeavesThePanelEmpty();

private:
    template <typename T> T *find(const char *name) const { return m_blog->find<T>(QString::fromLatin1(name)); }
    QString shown(const char *name) const { return find<QLabel>(name) ? find<QLabel>(name)->text() : QString(); }
    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button, name);
        QTest::mouseClick(button, Qt::LeftButton);
        PanelOnBlog::settle();
    }
    void typeInCombo(const char *name, const QString &text)
    {
        auto *line = find<QComboBox>(name)->lineEdit();
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(find<QComboBox>(name), Qt::Key_Return);
        PanelOnBlog::settle();
    }
    Rule rule() const { return m_blog->field(m_blog->author).relation->onDelete.rule; }
    Value option(FieldId field, QStringView name) const { return m_blog->field(field).options.value(name); }

    std::unique_ptr<PanelOnBlog> m_blog;
};

void TestPropertiesPanel::nothingSelectedShowsTheProject()
{
    QCOMPARE(shown("propertiesTitle"), u"Project"_s);
    QVERIFY(!shown("nothingSelected").isEmpty());
    QCOMPARE(find<QComboBox>("userModel")->currentText(), u"auth.User"_s);
    QCOMPARE(find<QListWidget>("appList")->count(), 1);
}

void TestPropertiesPanel::settingsAreEdited()
{
    QTest::keyClick(find<QComboBox>("djangoVersion"), Qt::Key_End);
    QCOMPARE(m_blog->document.schema().settings.djangoVersion, u"6.1"_s);
    QTest::keyClick(find<QComboBox>("defaultAutoField"), Qt::Key_End);
    QCOMPARE(m_blog->document.schema().settings.defaultAutoField, QString());
    typeInCombo("userModel", u"blog.Tag"_s);
    QCOMPARE(m_blog->document.schema().settings.userModel, m_blog->tag);
    QCOMPARE(m_blog->steps(), 3);
    m_blog->undo();
    QCOMPARE(find<QComboBox>("userModel")->currentText(), u"auth.User"_s);
}

void TestPropertiesPanel::appsAreAddedRenamedAndRemoved()
{
    click("addApp");
    QVERIFY(m_blog->document.schema().app(u"app"));
    auto *list = find<QListWidget>("appList");
    list->item(1)->setText(u"shop"_s);
    QVERIFY(m_blog->document.schema().app(u"shop"));
    list->item(1)->setText(u"blog"_s);
    QCOMPARE(list->item(1)->text(), u"shop"_s);
    QVERIFY(find<QLabel>("appRefusal")->isVisible());
    list->setCurrentRow(0);
    QVERIFY2(!find<QToolButton>("removeApp")->isEnabled(), "blog has models");
    list->setCurrentRow(1);
    click("removeApp");
    QVERIFY(!m_blog->document.schema().app(u"shop"));
}

void TestPropertiesPanel::onDeleteByClick_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<Rule>("wanted");
    QTest::newRow("PROTECT") << u"onDelete_PROTECT"_s << Rule::Protect;
    QTest::newRow("SET_NULL") << u"onDelete_SET_NULL"_s << Rule::SetNull;
}

void TestPropertiesPanel::onDeleteByClick()
{
    QFETCH(QString, button);
    QFETCH(Rule, wanted);
    m_blog->select(m_blog->article, m_blog->author);
    QVERIFY(find<QPushButton>("onDelete_CASCADE")->property("chosen").toBool());
    click(qPrintable(button));
    QCOMPARE(rule(), wanted);
    QCOMPARE(m_blog->steps(), 1);
    QVERIFY(m_blog->find<QPushButton>(button)->property("chosen").toBool());
    QVERIFY(!find<QPushButton>("onDelete_CASCADE")->property("chosen").toBool());
    m_blog->undo();
    QCOMPARE(rule(), Rule::Cascade);
    QVERIFY(find<QPushButton>("onDelete_CASCADE")->property("chosen").toBool());
}

void TestPropertiesPanel::onDeleteByKeyboard()
{
    m_blog->select(m_blog->article, m_blog->author);
    auto *cascade = find<QPushButton>("onDelete_CASCADE");
    cascade->setFocus();
    QTest::keyClick(cascade, Qt::Key_Right);
    QVERIFY(find<QPushButton>("onDelete_PROTECT")->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(rule(), Rule::Protect);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(rule(), Rule::SetNull);
}

void TestPropertiesPanel::onDeleteFromTheMenu()
{
    m_blog->select(m_blog->article, m_blog->author);
    click("onDelete_more");
    auto *menu = m_blog->panel.findChild<QMenu *>(u"onDelete_menu"_s);
    auto *restrict = menu->findChild<QAction *>(u"onDelete_RESTRICT"_s);
    QVERIFY(restrict);
    restrict->trigger();
    menu->close();
    QCOMPARE(rule(), Rule::Restrict);
    QCOMPARE(find<QPushButton>("onDelete_more")->text(), u"RESTRICT"_s);
    QVERIFY(find<QPushButton>("onDelete_more")->property("chosen").toBool());
}

void TestPropertiesPanel::setTakesAValue()
{
    m_blog->select(m_blog->article, m_blog->author);
    QVERIFY(!find<QLineEdit>("onDelete_value")->isVisible());
    click("onDelete_more");
    auto *menu = m_blog->panel.findChild<QMenu *>(u"onDelete_menu"_s);
    menu->findChild<QAction *>(u"onDelete_SET"_s)->trigger();
    menu->close();
    QVERIFY(find<QLineEdit>("onDelete_value")->isVisible());
    m_blog->type(u"onDelete_value"_s, u"get_sentinel"_s);
    QCOMPARE(onDeleteText(m_blog->field(m_blog->author).relation->onDelete), u"SET(get_sentinel)"_s);
    QCOMPARE(m_blog->steps(), 2);
    m_blog->type(u"onDelete_value"_s, {});
    QVERIFY(find<QLineEdit>("onDelete_value")->property("invalid").toBool());
    QCOMPARE(m_blog->field(m_blog->author).relation->onDelete.argument, u"get_sentinel"_s);
}

void TestPropertiesPanel::databaseRulesNeedDjango61()
{
    m_blog->select(m_blog->article, m_blog->author);
    auto *menu = m_blog->panel.findChild<QMenu *>(u"onDelete_menu"_s);
    click("onDelete_more");
    QVERIFY(!menu->findChild<QAction *>(u"onDelete_DB_CASCADE"_s));
    menu->close();
    m_blog->document.edit(u"version"_s, [](Project &project) { project.schema.settings.djangoVersion = u"6.1"_s; });
    click("onDelete_more");
    QVERIFY(menu->findChild<QAction *>(u"onDelete_DB_CASCADE"_s));
    menu->close();
}

void TestPropertiesPanel::relatedNameChangesAccessorsLiveInOneStep()
{
    m_blog->select(m_blog->article, m_blog->author);
    auto *access = find<AccessBox>("accessBox");
    QVERIFY(access->text().contains("user.article_set.all()"_L1));
    auto *line = find<QLineEdit>("option_related_name");
    line->setFocus();
    QString typed;
    for (const QChar letter : u"articles"_s) {
        QTest::keyClick(line, letter.toLatin1());
        typed += letter;
        QVERIFY2(access->text().contains(u"user.%1.all() → many Article"_s.arg(typed)), qPrintable(access->text()));
    }
    QVERIFY(access->text().contains(u"filter(articles__title=…)"_s));
    QCOMPARE(m_blog->steps(), 1);
    m_blog->undo();
    QCOMPARE(line->text(), QString());
    QVERIFY(access->text().contains("user.article_set.all()"_L1));
}

void TestPropertiesPanel::setNullSaysWhatItNeedsAndFixesIt()
{
    m_blog->select(m_blog->article, m_blog->author);
    click("onDelete_SET_NULL");
    QVERIFY(shown("problem_fields.E320").startsWith("fields.E320: "_L1));
    click("fix_fields.E320");
    QCOMPARE(option(m_blog->author, u"null"), Value(true));
    QVERIFY(!find<QLabel>("problem_fields.E320"));
    QVERIFY(find<QCheckBox>("option_null")->isChecked());
    m_blog->undo();
    QVERIFY(find<QLabel>("problem_fields.E320"));
}

void TestPropertiesPanel::fieldIsRenamedWithWhatNamesIt()
{
    m_blog->document.edit(u"order"_s, [&](Project &project) {
        project.schema.find(m_blog->article)->meta.set(u"ordering"_s, Value::strings({u"-title"_s}));
    });
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"fieldName"_s, u"headline"_s);
    QCOMPARE(m_blog->field(m_blog->title).name, u"headline"_s);
    QCOMPARE(m_blog->model().meta.value(u"ordering"), Value::strings({u"-headline"_s}));
    QCOMPARE(m_blog->steps(), 2);
    QVERIFY(shown("propertiesTitle").endsWith("headline"_L1));
}

void TestPropertiesPanel::refusedNamesAreNotTaken_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a blank") << u" "_s;
    QTest::newRow("a digit first") << u"1"_s;
    QTest::newRow("a sign") << u"-"_s;
    QTest::newRow("nothing") << QString();
}

void TestPropertiesPanel::refusedNamesAreNotTaken()
{
    QFETCH(QString, name);
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"fieldName"_s, name);
    QCOMPARE(m_blog->field(m_blog->title).name, u"title"_s);
    QCOMPARE(m_blog->steps(), 0);
    QVERIFY(find<QLineEdit>("fieldName")->property("invalid").toBool());
    const auto refusals = m_blog->panel.findChildren<QLabel *>(u"refusal"_s);
    QVERIFY(std::any_of(refusals.begin(), refusals.end(),
                        [](const QLabel *label) { return label->isVisible() && label->text().endsWith(u'.'); }));
}

void TestPropertiesPanel::escapeRestoresTheName()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"fieldName"_s, u"1"_s);
    QTest::keyClick(find<QLineEdit>("fieldName"), Qt::Key_Escape);
    QCOMPARE(find<QLineEdit>("fieldName")->text(), u"title"_s);
    QVERIFY(!find<QLineEdit>("fieldName")->property("invalid").toBool());
}

void TestPropertiesPanel::typeIsChangedByTyping()
{
    m_blog->select(m_blog->article, m_blog->title);
    QVERIFY(find<QLineEdit>("option_max_length"));
    typeInCombo("fieldType", u"IntegerField"_s);
    QCOMPARE(m_blog->field(m_blog->title).type, FieldType::Integer);
    QVERIFY(!find<QLineEdit>("option_max_length"));
    typeInCombo("fieldType", u"NoSuchField"_s);
    QCOMPARE(m_blog->field(m_blog->title).type, FieldType::Integer);
    QCOMPARE(find<QComboBox>("fieldType")->currentText(), u"IntegerField"_s);
    m_blog->undo();
    QCOMPARE(find<QLineEdit>("option_max_length")->text(), u"200"_s);
}

void TestPropertiesPanel::targetIsChosenByTyping()
{
    m_blog->select(m_blog->article, m_blog->author);
    QCOMPARE(find<QComboBox>("relationTo")->currentText(), u"auth.User"_s);
    typeInCombo("relationTo", u"self"_s);
    QCOMPARE(m_blog->field(m_blog->author).relation->to.id, m_blog->article);
    typeInCombo("relationTo", u"Tag"_s);
    QCOMPARE(m_blog->field(m_blog->author).relation->to.id, m_blog->tag);
    typeInCombo("relationTo", u"shop.Missing"_s);
    QCOMPARE(m_blog->field(m_blog->author).relation->to, (ModelRef{.source = u"shop.Missing"_s}));
    QVERIFY(find<QLabel>("problem_fields.E300"));
    QVERIFY(find<QComboBox>("relationTo")->findText(u"auth.Group"_s) >= 0);
}

void TestPropertiesPanel::throughModelIsChosen()
{
    m_blog->select(m_blog->article, m_blog->tags);
    QVERIFY(!find<QPushButton>("onDelete_CASCADE")->isVisible());
    typeInCombo("through", u"blog.Category"_s);
    QCOMPARE(m_blog->field(m_blog->tags).relation->through.id, m_blog->category);
    m_blog->type(u"throughFields"_s, u"article"_s);
    QVERIFY(m_blog->field(m_blog->tags).relation->throughFields.isEmpty());
    m_blog->type(u"throughFields"_s, u"article, tag"_s);
    QCOMPARE(m_blog->field(m_blog->tags).relation->throughFields, QStringList({u"article"_s, u"tag"_s}));
    auto *through = find<QComboBox>("through");
    through->setFocus();
    QTest::keyClick(through, Qt::Key_Home);
    typeInCombo("through", through->itemText(0));
    QVERIFY(m_blog->field(m_blog->tags).relation->through.isNull());
}

void TestPropertiesPanel::modelIsRenamedAndMovedToANewApp()
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

void TestPropertiesPanel::takenModelNameIsRefused()
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

void TestPropertiesPanel::basesAreSet()
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

void TestPropertiesPanel::fieldsAreAddedMovedAndRemoved()
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

void TestPropertiesPanel::indexesAndConstraintsAreEdited()
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

void TestPropertiesPanel::choicesAreEditedInATable()
{
    m_blog->select(m_blog->article, m_blog->title);
    click("addChoice");
    click("addChoice");
    auto *table = find<QTableWidget>("option_choices");
    QCOMPARE(table->rowCount(), 2);
    table->item(0, 0)->setText(u"1"_s);
    table->item(0, 1)->setText(u"One"_s);
    table->item(1, 0)->setText(u"d"_s);
    table->item(1, 1)->setText(u"_(\"Draft\")"_s);
    QCOMPARE(option(m_blog->title, u"choices"),
             Value(ValueList{ValueList{1, u"One"_s}, ValueList{u"d"_s, Code{u"_(\"Draft\")"_s}}}));
    table->setCurrentCell(0, 0);
    click("removeChoice");
    QCOMPARE(option(m_blog->title, u"choices").toList().size(), 1);
    click("removeChoice");
    QVERIFY(!m_blog->field(m_blog->title).options.has(u"choices"));
}

void TestPropertiesPanel::choicesThatAreNoPairsStaySource()
{
    m_blog->document.edit(u"choices"_s, [&](Project &project) {
        project.schema.find(m_blog->article)->find(m_blog->title)->options.set(u"choices"_s, Code{u"Status.choices"_s});
    });
    m_blog->select(m_blog->article, m_blog->title);
    auto *source = find<QPlainTextEdit>("source_choices");
    QVERIFY(source && source->isVisible());
    QCOMPARE(source->toPlainText(), u"Status.choices"_s);
    QTest::keyClick(source, Qt::Key_End);
    QTest::keyClicks(source, u"[:1]"_s);
    QCOMPARE(option(m_blog->title, u"choices"), Value(Code{u"Status.choices[:1]"_s}));
}

void TestPropertiesPanel::severalFieldsAreEditedTogether()
{
    m_blog->document.edit(u"null"_s, [&](Project &project) {
        project.schema.find(m_blog->article)->find(m_blog->parent)->options.set(u"null"_s, true);
    });
    m_blog->selection.set(
        {{.model = m_blog->article, .field = m_blog->author}, {.model = m_blog->article, .field = m_blog->parent}});
    PanelOnBlog::settle();
    QCOMPARE(shown("propertiesTitle"), u"2 fields"_s);
    QVERIFY(!find<QLineEdit>("fieldName")->isVisible());
    auto *null = find<QCheckBox>("option_null");
    QCOMPARE(null->checkState(), Qt::PartiallyChecked);
    null->click();
    PanelOnBlog::settle();
    QCOMPARE(option(m_blog->author, u"null"), Value(true));
    QCOMPARE(option(m_blog->parent, u"null"), Value(true));
    QCOMPARE(null->checkState(), Qt::Checked);
    click("onDelete_PROTECT");
    QCOMPARE(m_blog->field(m_blog->author).relation->onDelete.rule, Rule::Protect);
    QCOMPARE(m_blog->field(m_blog->parent).relation->onDelete.rule, Rule::Protect);
    QCOMPARE(m_blog->steps(), 3);
    m_blog->undo();
    m_blog->undo();
    QCOMPARE(null->checkState(), Qt::PartiallyChecked);
    m_blog->selection.set(
        {{.model = m_blog->article, .field = m_blog->author}, {.model = m_blog->article, .field = m_blog->title}});
    PanelOnBlog::settle();
    QVERIFY(!find<QLineEdit>("option_max_length"));
    QVERIFY(!find<QLineEdit>("option_related_name"));
    QVERIFY(find<QCheckBox>("option_unique"));
}

void TestPropertiesPanel::severalModelsShareAnApp()
{
    m_blog->selection.set({{.model = m_blog->article}, {.model = m_blog->tag}});
    PanelOnBlog::settle();
    QCOMPARE(shown("propertiesTitle"), u"2 models"_s);
    typeInCombo("modelApp", u"news"_s);
    QCOMPARE(m_blog->document.schema().label(*m_blog->document.schema().find(m_blog->tag)), u"news.Tag"_s);
    QCOMPARE(m_blog->document.schema().label(m_blog->model()), u"news.Article"_s);
    QCOMPARE(m_blog->steps(), 1);
}

void TestPropertiesPanel::namesakesDoNotMeetInAnApp()
{
    Project project = m_blog->document.project();
    const ModelId other = addModel(project.schema, appNamed(project.schema, u"shop"_s), u"tag"_s);
    m_blog->document.reset(project);
    m_blog->selection.set({{.model = m_blog->tag}, {.model = other}});
    PanelOnBlog::settle();
    typeInCombo("modelApp", u"news"_s);
    QCOMPARE(m_blog->steps(), 0);
    QVERIFY(!m_blog->document.schema().app(u"news"));
    typeInCombo("modelApp", u"shop"_s);
    QCOMPARE(m_blog->steps(), 0);
}

void TestPropertiesPanel::mixedSelectionSaysSo()
{
    m_blog->selection.set({{.model = m_blog->article}, {.model = m_blog->article, .field = m_blog->title}});
    PanelOnBlog::settle();
    QVERIFY(m_blog->panel.findChild<QLabel *>(u"mixedSelection"_s)->isVisible());
}

void TestPropertiesPanel::contribIsReadOnlyAndSaysWhy()
{
    m_blog->select(m_blog->user);
    QVERIFY(shown("readOnlyReason").startsWith("auth.User comes with Django"_L1));
    QVERIFY(!find<QLineEdit>("modelName")->isEnabled());
    QVERIFY(!find<QToolButton>("addField")->isEnabled());
    m_blog->select(m_blog->user, m_blog->document.schema().find(m_blog->user)->fields.first().id);
    QVERIFY(!shown("readOnlyReason").isEmpty());
    QVERIFY(!find<QLineEdit>("fieldName")->isEnabled());
    m_blog->select(m_blog->article);
    QVERIFY(find<QLineEdit>("modelName")->isEnabled());
    QVERIFY(!find<QLabel>("readOnlyReason")->isVisible());
}

void TestPropertiesPanel::refillKeepsTheControls()
{
    m_blog->select(m_blog->article, m_blog->author);
    QPointer<QLineEdit> line = find<QLineEdit>("option_related_name");
    m_blog->select(m_blog->article, m_blog->parent);
    QVERIFY(line);
    QCOMPARE(find<QLineEdit>("option_related_name"), line.data());
    QCOMPARE(find<QComboBox>("relationTo")->currentText(), u"blog.Category"_s);
}

void TestPropertiesPanel::typingKeepsFocusAndCursor()
{
    m_blog->select(m_blog->article, m_blog->title);
    auto *line = find<QLineEdit>("fieldName");
    m_blog->panel.activateWindow();
    line->setFocus();
    line->setCursorPosition(2);
    QTest::keyClicks(line, u"xy"_s);
    PanelOnBlog::settle();
    QCOMPARE(line->text(), u"tixytle"_s);
    QCOMPARE(line->cursorPosition(), 4);
    QVERIFY(line->hasFocus());
    auto *length = find<QLineEdit>("option_max_length");
    length->setFocus();
    length->setCursorPosition(1);
    QTest::keyClicks(length, u"5"_s);
    PanelOnBlog::settle();
    QCOMPARE(length->text(), u"2500"_s);
    QCOMPARE(length->cursorPosition(), 2);
    QCOMPARE(m_blog->steps(), 2);
}

void TestPropertiesPanel::undoRefreshesWhatIsShown()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"option_max_length"_s, u"50"_s);
    QCOMPARE(option(m_blog->title, u"max_length"), Value(50));
    m_blog->undo();
    QCOMPARE(find<QLineEdit>("option_max_length")->text(), u"200"_s);
    m_blog->document.undoStack().redo();
    QCOMPARE(find<QLineEdit>("option_max_length")->text(), u"50"_s);
}

void TestPropertiesPanel::refusedTextIsDroppedOnLeaving()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"option_max_length"_s, u"5x"_s);
    QVERIFY(find<QLineEdit>("option_max_length")->property("invalid").toBool());
    QCOMPARE(option(m_blog->title, u"max_length"), Value(5));
    QTest::keyClick(find<QLineEdit>("option_max_length"), Qt::Key_Tab);
    QCOMPARE(find<QLineEdit>("option_max_length")->text(), u"5"_s);
    QVERIFY(!find<QLineEdit>("option_max_length")->property("invalid").toBool());
}

void TestPropertiesPanel::textForAnExpressionCanBeQuoted()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"option_default"_s, u"not known"_s);
    auto *quote = find<QPushButton>("quote_default");
    QVERIFY(quote->isVisible());
    quote->click();
    QCOMPARE(option(m_blog->title, u"default"), Value(u"not known"_s));
    QVERIFY(!quote->isVisible());
}

void TestPropertiesPanel::removedFieldLeavesThePanelEmpty()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->document.edit(u"remove"_s,
                          [&](Project &project) { removeField(project.schema, m_blog->article, m_blog->title); });
    PanelOnBlog::settle();
    QCOMPARE(shown("propertiesTitle"), u"Project"_s);
    m_blog->undo();
    QCOMPARE(shown("propertiesTitle").remove(QChar(0x200b)), u"Article.title"_s);
}

QTEST_MAIN(TestPropertiesPanel)
#include "tst_propertiespanel.moc"
