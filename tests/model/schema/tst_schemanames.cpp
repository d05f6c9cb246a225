// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/names.h"
#include "model/schema/value.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void identifiers_data();
    void identifiers();
    void snakeCases_data();
    void snakeCases();
    void unusedNamesAreCountedUp();
    void patternsAreFilledInLowerCase();
    void pythonSource_data();
    void pythonSource();
};

void TestNames::identifiers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("a plain name") << u"title"_s << true << u"title"_s;
    QTest::newRow("letters of other alphabets") << u"größe"_s << true << u"größe"_s;
    QTest::newRow("a blank") << u"my field"_s << false << u"my_field"_s;
    QTest::newRow("a digit first") << u"2nd"_s << false << u"nd"_s;
    QTest::newRow("a keyword") << u"class"_s << false << u"class_"_s;
    QTest::newRow("nothing") << QString() << false << QString();
    QTest::newRow("only signs") << u"!?"_s << false << QString();
    QTest::newRow("quotes and semicolons") << u"a\";--"_s << false << u"a_"_s;
}

void TestNames::identifiers()
{
    QFETCH(QString, typed);
    QFETCH(QString, nearest);
    QTEST(isIdentifier(typed), "valid");
    QCOMPARE(toIdentifier(typed), nearest);
}

void TestNames::snakeCases_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("one word") << u"Article"_s << u"article"_s;
    QTest::newRow("two words") << u"ArticleTag"_s << u"article_tag"_s;
    QTest::newRow("capitals together") << u"HTTPServer"_s << u"http_server"_s;
    QTest::newRow("a digit before a word") << u"Level2Item"_s << u"level2_item"_s;
}

void TestNames::snakeCases()
{
    QFETCH(QString, name);
    QTEST(snakeCase(name), "expected");
}

void TestNames::unusedNamesAreCountedUp()
{
    QCOMPARE(unusedName(u"Model"_s, {}), u"Model"_s);
    QCOMPARE(unusedName(u"Model"_s, {u"model"_s, u"Model2"_s}), u"Model3"_s);
}

void TestNames::patternsAreFilledInLowerCase()
{
    QCOMPARE(expanded(u"%(app_label)s_%(class)s_set"_s, u"Blog"_s, u"Article"_s), u"blog_article_set"_s);
}

void TestNames::pythonSource_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("source");
    QTest::newRow("none") << Value() << u"None"_s;
    QTest::newRow("true") << Value(true) << u"True"_s;
    QTest::newRow("a number") << Value(-12) << u"-12"_s;
    QTest::newRow("text") << Value(u"it's"_s) << u"\"it's\""_s;
    QTest::newRow("text with double quotes") << Value(u"say \"hi\""_s) << u"'say \"hi\"'"_s;
    QTest::newRow("both quotes") << Value(u"it's \"x\""_s) << u"\"it's \\\"x\\\"\""_s;
    QTest::newRow("a backslash and a line end") << Value(u"a\\b\n"_s) << u"\"a\\\\b\\n\""_s;
    QTest::newRow("a control character") << Value(QString(QChar(1))) << u"\"\\x01\""_s;
    QTest::newRow("a list") << Value(ValueList{Value(1), Value(u"a"_s)}) << u"[1, \"a\"]"_s;
    QTest::newRow("source") << Value(Code{u"uuid.uuid4"_s}) << u"uuid.uuid4"_s;
}

void TestNames::pythonSource()
{
    QFETCH(Value, value);
    QTEST(value.python(), "source");
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_schemanames.moc"
