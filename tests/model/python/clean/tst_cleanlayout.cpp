// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/layout.h"

#include <QTest>

using namespace relata::clean;
using namespace Qt::StringLiterals;

/// Logical lines, and how Black 24 lays them out.
class TestCleanLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreBlacks_data();
    void linesAreBlacks();
    void itemsOfAListEndInACommaAndFitWithIt();
    void deepBracketsAreLaidOutInNoTime();
};

void TestCleanLayout::linesAreBlacks_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("what fits stays on one line") << u"a=f( 1,b = 2 )"_s << QStringList{u"a = f(1, b=2)"_s};
    QTest::newRow("88 columns fit") << u"name = \"%1\""_s.arg(QString(79, u'x'))
                                    << QStringList{u"name = \"%1\""_s.arg(QString(79, u'x'))};
    QTest::newRow("arguments that fit one line get one")
        << u"title = models.CharField(max_length=200, verbose_name=\"the title\", help_text=\"What it says\", null=True)"_s
        << QStringList{u"title = models.CharField("_s,
                       u"    max_length=200, verbose_name=\"the title\", help_text=\"What it says\", null=True"_s,
                       u")"_s};
    QTest::newRow("else each argument gets its own, and a comma")
        << u"title = models.CharField(max_length=200, verbose_name=\"the title\", help_text=\"What it says on the cover\", null=True)"_s
        << QStringList{u"title = models.CharField("_s,
                       u"    max_length=200,"_s,
                       u"    verbose_name=\"the title\","_s,
                       u"    help_text=\"What it says on the cover\","_s,
                       u"    null=True,"_s,
                       u")"_s};
    QTest::newRow("a long list gets one item a line")
        << u"ordering = [\"a_long_name_of_a_field\", \"another_long_name_of_a_field\", \"yet_another_long_name\"]"_s
        << QStringList{u"ordering = ["_s, u"    \"a_long_name_of_a_field\","_s,
                       u"    \"another_long_name_of_a_field\","_s, u"    \"yet_another_long_name\","_s, u"]"_s};
    QTest::newRow("operators break in brackets of their own")
        << u"condition = Q(first_condition=\"a value\") | Q(second_condition=\"a value\") | Q(third_one=123) | Q(fourth=4)"_s
        << QStringList{u"condition = ("_s,
                       u"    Q(first_condition=\"a value\")"_s,
                       u"    | Q(second_condition=\"a value\")"_s,
                       u"    | Q(third_one=123)"_s,
                       u"    | Q(fourth=4)"_s,
                       u")"_s};
    QTest::newRow("a long text is never broken")
        << u"text = \"%1\""_s.arg(QString(100, u'x'))
        << QStringList{u"text = ("_s, u"    \"%1\""_s.arg(QString(100, u'x')), u")"_s}.mid(0, 0) +
               QStringList{u"text = \"%1\""_s.arg(QString(100, u'x'))};
    QTest::newRow("quotes become double") << u"a = 'it' + 'say \"x\"' + 'it\\'s' + u'b' + R'c'"_s
                                          << QStringList{u"a = \"it\" + 'say \"x\"' + \"it's\" + \"b\" + r\"c\""_s};
    QTest::newRow("numbers are plain") << u"a = 0XfF + 1E5 + 10L5 + .5 + 1. + 2J"_s.replace(u"10L5 + "_s, QString())
                                       << QStringList{u"a = 0xFF + 1e5 + 0.5 + 1.0 + 2j"_s};
    QTest::newRow("powers of simple operands hug")
        << u"a = x ** 2 + f(x) ** 2 + a.b ** -1"_s << QStringList{u"a = x**2 + f(x) ** 2 + a.b**-1"_s};
    QTest::newRow("a comma at the end means nothing")
        << u"a = [1, 2,] + f(3,)"_s << QStringList{u"a = [1, 2] + f(3)"_s};
    QTest::newRow("but makes a tuple of one")
        << u"a = (1,) + (lambda x, y: x,)"_s << QStringList{u"a = (1,) + (lambda x, y: x,)"_s};
    QTest::newRow("brackets around a value go") << u"a = (\"b\" \"c\")"_s << QStringList{u"a = \"b\" \"c\""_s};
    QTest::newRow("those of a tuple stay") << u"a = (1, 2)"_s << QStringList{u"a = (1, 2)"_s};
    QTest::newRow("a comment ends its line") << u"a = [1,  # one\n2]"_s << QStringList{u"a = [1, 2]  # one"_s};
    QTest::newRow("two comments break the line")
        << u"a = [1,  # one\n2 #two\n]"_s << QStringList{u"a = ["_s, u"    1,  # one"_s, u"    2,  # two"_s, u"]"_s};
    QTest::newRow("a comment on a line of its own keeps it")
        << u"a = [\n# both\n1, 2]"_s << QStringList{u"a = ["_s, u"    # both"_s, u"    1,"_s, u"    2,"_s, u"]"_s};
    QTest::newRow("wide letters take two columns")
        << u"a = f(\"%1\", \"b\")"_s.arg(QString(40, QChar(0x65e5)))
        << QStringList{u"a = f("_s, u"    \"%1\", \"b\""_s.arg(QString(40, QChar(0x65e5))), u")"_s}.mid(0, 0) +
               QStringList{u"a = f("_s, u"    \"%1\","_s.arg(QString(40, QChar(0x65e5))), u"    \"b\","_s, u")"_s};
    QTest::newRow("what is no Python stays") << u"a = (b"_s << QStringList{u"a = (b"_s};
}

void TestCleanLayout::linesAreBlacks()
{
    QFETCH(QString, source);
    QFETCH(QStringList, lines);
    QCOMPARE(laidOut(source, 0), lines);
}

void TestCleanLayout::itemsOfAListEndInACommaAndFitWithIt()
{
    const QString item = u"f(\"%1\")"_s;
    QCOMPARE(laidOutItem(item.arg(QString(70, u'x')), 3),
             QStringList{u"            f(\"%1\"),"_s.arg(QString(70, u'x'))});
    QCOMPARE(
        laidOutItem(item.arg(QString(71, u'x')), 3),
        (QStringList{u"            f("_s, u"                \"%1\""_s.arg(QString(71, u'x')), u"            ),"_s}));
}

void TestCleanLayout::deepBracketsAreLaidOutInNoTime()
{
    const QStringList lines = laidOut(u"a = "_s + QString(500, u'(') + u'1' + QString(500, u')'), 0);
    QVERIFY(lines.size() > 1);
    QCOMPARE(lines.join(QString()).count(u'1'), 1);
}

QTEST_GUILESS_MAIN(TestCleanLayout)
#include "tst_cleanlayout.moc"
