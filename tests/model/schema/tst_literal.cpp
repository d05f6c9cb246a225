// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/literal.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestLiteral : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void literals_data();
    void literals();
    void sourceStaysAsItIs_data();
    void sourceStaysAsItIs();
    void printedValuesAreReadBack_data();
    void printedValuesAreReadBack();
    void deepNestingIsSource();
};

void TestLiteral::literals_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<Value>("value");
    QTest::newRow("None") << u"None"_s << Value();
    QTest::newRow("True") << u"True"_s << Value(true);
    QTest::newRow("False, with blanks around") << u"  False\n"_s << Value(false);
    QTest::newRow("a whole number") << u"42"_s << Value(42);
    QTest::newRow("zero") << u"0"_s << Value(0);
    QTest::newRow("a negative number") << u"-7"_s << Value(-7);
    QTest::newRow("the largest number") << u"9223372036854775807"_s << Value(qint64(9223372036854775807LL));
    QTest::newRow("double quotes") << u"\"draft\""_s << Value(u"draft"_s);
    QTest::newRow("single quotes") << u"'it\"s'"_s << Value(u"it\"s"_s);
    QTest::newRow("an empty string") << u"''"_s << Value(u""_s);
    QTest::newRow("three quotes over two lines") << u"\"\"\"a\n\"b\"\"\""_s << Value(u"a\n\"b"_s);
    QTest::newRow("a unicode prefix") << u"u'x'"_s << Value(u"x"_s);
    QTest::newRow("a raw string") << u"r'\\d+'"_s << Value(u"\\d+"_s);
    QTest::newRow("strings side by side") << u"'a' \"b\""_s << Value(u"ab"_s);
    QTest::newRow("escapes") << u"'\\n\\t\\\\\\'\\x41\\u00e9\\U0001F600\\101'"_s
                             << Value(u"\n\t\\'A\u00e9\U0001F600A"_s);
    QTest::newRow("an escape that Python does not know") << u"'\\d'"_s << Value(u"\\d"_s);
    QTest::newRow("a list") << u"[1, 'a', None]"_s << Value(ValueList{1, u"a"_s, Value()});
    QTest::newRow("a tuple") << u"(1, 2)"_s << Value(ValueList{1, 2});
    QTest::newRow("a tuple of one") << u"(1,)"_s << Value(ValueList{1});
    QTest::newRow("a value in round brackets") << u"(1)"_s << Value(1);
    QTest::newRow("an empty tuple") << u"()"_s << Value(ValueList{});
    QTest::newRow("a comma at the end") << u"[1, 2,]"_s << Value(ValueList{1, 2});
    QTest::newRow("pairs") << u"[('d', 'Draft'), ('p', 'Published')]"_s
                           << Value(ValueList{ValueList{u"d"_s, u"Draft"_s}, ValueList{u"p"_s, u"Published"_s}});
}

void TestLiteral::literals()
{
    QFETCH(QString, source);
    QFETCH(Value, value);
    QCOMPARE(valueFromPython(source), value);
}

void TestLiteral::sourceStaysAsItIs_data()
{
    QTest::addColumn<QString>("source");
    for (const char *source : {"uuid.uuid4",
                               "settings.X",
                               "Decimal(\"1.50\")",
                               "1.5",
                               "1e3",
                               "0x10",
                               "1_000",
                               "007",
                               "-0",
                               "--1",
                               "-",
                               "",
                               "9223372036854775808",
                               "b'x'",
                               "f'{x}'",
                               "'a' + 'b'",
                               "'open",
                               "\"\"\"open\"\"",
                               "[1, x]",
                               "[1",
                               "[,]",
                               "(,)",
                               "[1 2]",
                               "1, 2",
                               "{}",
                               "{'a': 1}",
                               "lambda: 1",
                               "true",
                               "Nonesuch",
                               "'\\N{BULLET}'",
                               "'\\x4'",
                               "'\\ud800'",
                               "'a\nb'",
                               "'\\",
                               "_('x')",
                               "[] # note",
                               " x "})
        QTest::newRow(source) << QString::fromUtf8(source);
}

void TestLiteral::sourceStaysAsItIs()
{
    QFETCH(QString, source);
    QCOMPARE(valueFromPython(source), Value(Code{source}));
}

void TestLiteral::printedValuesAreReadBack_data()
{
    QTest::addColumn<Value>("value");
    QTest::newRow("nothing") << Value();
    QTest::newRow("a bool") << Value(true);
    QTest::newRow("a number") << Value(-12);
    QTest::newRow("a text with everything") << Value(u"\"it's\" \\ \n\r\t\x01\x7f \u00e9 \U0001F600"_s);
    QTest::newRow("lists in lists") << Value(ValueList{ValueList{u"a"_s, ValueList{}}, 3, false});
}

void TestLiteral::printedValuesAreReadBack()
{
    QFETCH(Value, value);
    QCOMPARE(valueFromPython(value.python()), value);
}

void TestLiteral::deepNestingIsSource()
{
    const QString source(1'000'000, u'[');
    QVERIFY(valueFromPython(source).isCode());
    const QString closed = QString(200, u'[') + QString(200, u']');
    QCOMPARE(valueFromPython(closed).code(), closed);
}

QTEST_APPLESS_MAIN(TestLiteral)
#include "tst_literal.moc"
