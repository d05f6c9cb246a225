// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/accessbox.h"

#include "tests/designer/properties/properties.h"

#include <QListWidget>
#include <QPointer>
#include <QToolButton>

using namespace relata;
using namespace Qt::StringLiterals;

/// The panel as a whole: what it shows for what is selected, and how it keeps up.
class TestPropertiesPanel : public QObject, protected PanelTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_blog = std::make_unique<PanelOnBlog>(); }
    void cleanup() { m_blog.reset(); }
    void nothingSelectedShowsTheProject();
    void settingsAreEdited();
    void appsAreAddedRenamedAndRemoved();
    void mixedSelectionSaysSo();
    void contribIsReadOnlyAndSaysWhy();
    void refillKeepsTheControls();
    void typingKeepsFocusAndCursor();
    void undoRefreshesWhatIsShown();
    void removedFieldLeavesThePanelEmpty();
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

void TestPropertiesPanel::mixedSelectionSaysSo()
{
    m_blog->selection.set({{.model = m_blog->article}, {.model = m_blog->article, .field = m_blog->title}});
    m_blog->settle();
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
    m_blog->settle();
    QCOMPARE(line->text(), u"tixytle"_s);
    QCOMPARE(line->cursorPosition(), 4);
    QVERIFY(line->hasFocus());
    auto *length = find<QLineEdit>("option_max_length");
    length->setFocus();
    length->setCursorPosition(1);
    QTest::keyClicks(length, u"5"_s);
    m_blog->settle();
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

void TestPropertiesPanel::removedFieldLeavesThePanelEmpty()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->document.edit(u"remove"_s,
                          [&](Project &project) { removeField(project.schema, m_blog->article, m_blog->title); });
    m_blog->settle();
    QCOMPARE(shown("propertiesTitle"), u"Project"_s);
    m_blog->undo();
    QCOMPARE(shown("propertiesTitle").remove(QChar(0x200b)), u"Article.title"_s);
}

QTEST_MAIN(TestPropertiesPanel)
#include "tst_propertiespanel.moc"
