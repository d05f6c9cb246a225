// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/accessbox.h"

#include "tests/designer/properties/properties.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

using namespace relata;
using namespace Qt::StringLiterals;

/// What the panel sets on a field, or on several.
class TestFieldProperties : public QObject, protected PanelTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_blog = std::make_unique<PanelOnBlog>(); }
    void cleanup() { m_blog.reset(); }
    void fieldIsRenamedWithWhatNamesIt();
    void refusedNamesAreNotTaken_data();
    void refusedNamesAreNotTaken();
    void escapeRestoresTheName();
    void typeIsChangedByTyping();
    void choicesAreEditedInATable();
    void choicesThatAreNoPairsStaySource();
    void severalFieldsAreEditedTogether();
    void refusedTextIsDroppedOnLeaving();
    void textForAnExpressionCanBeQuoted();
};

void TestFieldProperties::fieldIsRenamedWithWhatNamesIt()
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

void TestFieldProperties::refusedNamesAreNotTaken_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a blank") << u" "_s;
    QTest::newRow("a digit first") << u"1"_s;
    QTest::newRow("a sign") << u"-"_s;
    QTest::newRow("nothing") << QString();
}

void TestFieldProperties::refusedNamesAreNotTaken()
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

void TestFieldProperties::escapeRestoresTheName()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"fieldName"_s, u"1"_s);
    QTest::keyClick(find<QLineEdit>("fieldName"), Qt::Key_Escape);
    QCOMPARE(find<QLineEdit>("fieldName")->text(), u"title"_s);
    QVERIFY(!find<QLineEdit>("fieldName")->property("invalid").toBool());
}

void TestFieldProperties::typeIsChangedByTyping()
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

void TestFieldProperties::choicesAreEditedInATable()
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

void TestFieldProperties::choicesThatAreNoPairsStaySource()
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

void TestFieldProperties::severalFieldsAreEditedTogether()
{
    m_blog->document.edit(u"null"_s, [&](Project &project) {
        project.schema.find(m_blog->article)->find(m_blog->parent)->options.set(u"null"_s, true);
    });
    m_blog->selection.set(
        {{.model = m_blog->article, .field = m_blog->author}, {.model = m_blog->article, .field = m_blog->parent}});
    m_blog->settle();
    QCOMPARE(shown("propertiesTitle"), u"2 fields"_s);
    QVERIFY(!find<QLineEdit>("fieldName")->isVisible());
    auto *null = find<QCheckBox>("option_null");
    QCOMPARE(null->checkState(), Qt::PartiallyChecked);
    null->click();
    m_blog->settle();
    QCOMPARE(option(m_blog->author, u"null"), Value(true));
    QCOMPARE(option(m_blog->parent, u"null"), Value(true));
    QCOMPARE(null->checkState(), Qt::Checked);
    click("onDelete_PROTECT");
    QCOMPARE(m_blog->field(m_blog->author).relation->onDelete.rule, OnDelete::Rule::Protect);
    QCOMPARE(m_blog->field(m_blog->parent).relation->onDelete.rule, OnDelete::Rule::Protect);
    QCOMPARE(m_blog->steps(), 3);
    m_blog->undo();
    m_blog->undo();
    QCOMPARE(null->checkState(), Qt::PartiallyChecked);
    m_blog->selection.set(
        {{.model = m_blog->article, .field = m_blog->author}, {.model = m_blog->article, .field = m_blog->title}});
    m_blog->settle();
    QVERIFY(!find<QLineEdit>("option_max_length"));
    QVERIFY(!find<QLineEdit>("option_related_name"));
    QVERIFY(find<QCheckBox>("option_unique"));
}

void TestFieldProperties::refusedTextIsDroppedOnLeaving()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"option_max_length"_s, u"5x"_s);
    QVERIFY(find<QLineEdit>("option_max_length")->property("invalid").toBool());
    QCOMPARE(option(m_blog->title, u"max_length"), Value(5));
    QTest::keyClick(find<QLineEdit>("option_max_length"), Qt::Key_Tab);
    QCOMPARE(find<QLineEdit>("option_max_length")->text(), u"5"_s);
    QVERIFY(!find<QLineEdit>("option_max_length")->property("invalid").toBool());
}

void TestFieldProperties::textForAnExpressionCanBeQuoted()
{
    m_blog->select(m_blog->article, m_blog->title);
    m_blog->type(u"option_default"_s, u"not known"_s);
    auto *quote = find<QPushButton>("quote_default");
    QVERIFY(quote->isVisible());
    quote->click();
    QCOMPARE(option(m_blog->title, u"default"), Value(u"not known"_s));
    QVERIFY(!quote->isVisible());
}

QTEST_MAIN(TestFieldProperties)
#include "tst_fieldproperties.moc"
