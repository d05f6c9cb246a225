// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/accessbox.h"

#include "tests/designer/properties/properties.h"

#include <QCheckBox>
#include <QMenu>
#include <QPushButton>

using namespace relata;
using namespace Qt::StringLiterals;

using Rule = OnDelete::Rule;

/// What the panel sets on a relationship: rule, names, target.
class TestRelationProperties : public QObject, protected PanelTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_blog = std::make_unique<PanelOnBlog>(); }
    void cleanup() { m_blog.reset(); }
    void onDeleteByClick_data();
    void onDeleteByClick();
    void onDeleteByKeyboard();
    void onDeleteFromTheMenu();
    void setTakesAValue();
    void databaseRulesNeedDjango61();
    void relatedNameChangesAccessorsLiveInOneStep();
    void setNullSaysWhatItNeedsAndFixesIt();
    void targetIsChosenByTyping();
    void throughModelIsChosen();
};

void TestRelationProperties::onDeleteByClick_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<Rule>("wanted");
    QTest::newRow("PROTECT") << u"onDelete_PROTECT"_s << Rule::Protect;
    QTest::newRow("SET_NULL") << u"onDelete_SET_NULL"_s << Rule::SetNull;
}

void TestRelationProperties::onDeleteByClick()
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

void TestRelationProperties::onDeleteByKeyboard()
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

void TestRelationProperties::onDeleteFromTheMenu()
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

void TestRelationProperties::setTakesAValue()
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

void TestRelationProperties::databaseRulesNeedDjango61()
{
    m_blog->select(m_blog->article, m_blog->author);
    auto *menu = m_blog->panel.findChild<QMenu *>(u"onDelete_menu"_s);
    click("onDelete_more");
    QVERIFY(!menu->findChild<QAction *>(u"onDelete_DB_CASCADE"_s));
    auto *note = menu->findChild<QAction *>(u"onDelete_later"_s);
    QVERIFY(note && !note->isEnabled());
    QVERIFY(note->text().contains("DB_CASCADE"_L1) && note->text().contains("6.1"_L1));
    menu->close();
    m_blog->document.edit(u"version"_s, [](Project &project) { project.schema.settings.djangoVersion = u"6.1"_s; });
    click("onDelete_more");
    QVERIFY(menu->findChild<QAction *>(u"onDelete_DB_CASCADE"_s));
    QVERIFY(!menu->findChild<QAction *>(u"onDelete_later"_s));
    menu->close();
}

void TestRelationProperties::relatedNameChangesAccessorsLiveInOneStep()
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

void TestRelationProperties::setNullSaysWhatItNeedsAndFixesIt()
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

void TestRelationProperties::targetIsChosenByTyping()
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

void TestRelationProperties::throughModelIsChosen()
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

QTEST_MAIN(TestRelationProperties)
#include "tst_relationproperties.moc"
