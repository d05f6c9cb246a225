// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/python/importing/namescase.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestImportChoices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void choices_data();
    void choices();
};

void TestImportChoices::choices_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sentence, const QString &source, const QString &expected) {
        QTest::newRow(sentence) << source << expected;
    };
    // What Django 5.2 answers for the same source (`probe.choices`).
    row("values with labels", u"class S(models.TextChoices):\n    A = 'a', 'Label'"_s, u"[[\"a\", \"Label\"]]"_s);
    row("labels made of names", u"class S(models.TextChoices):\n    NOT_YET = 'n'\n    x2y_z = 'x'"_s,
        u"[[\"n\", \"Not Yet\"], [\"x\", \"X2Y Z\"]]"_s);
    row("translated labels", u"class S(models.TextChoices):\n    A = 'a', _('Label')"_s, u"[[\"a\", \"Label\"]]"_s);
    row("numbers", u"class S(models.IntegerChoices):\n    ONE = 1, 'One!'\n    TWO = 2"_s,
        u"[[1, \"One!\"], [2, \"Two\"]]"_s);
    row("numbers given as text", u"class S(models.IntegerChoices):\n    ONE = '1', 'One'"_s, u"[[1, \"One\"]]"_s);
    row("automatic numbers", u"class S(models.IntegerChoices):\n    A = auto()\n    B = 5\n    C = auto(), 'See'"_s,
        u"[[1, \"A\"], [5, \"B\"], [6, \"See\"]]"_s);
    row("automatic texts", u"class S(models.TextChoices):\n    BIG_ONE = enum.auto()\n    B = auto(), 'Bee'"_s,
        u"[[\"BIG_ONE\", \"Big One\"], [\"B\", \"Bee\"]]"_s);
    row("a label for nothing", u"class S(models.TextChoices):\n    A = 'a'\n    __empty__ = _('None')"_s,
        u"[[None, \"None\"], [\"a\", \"A\"]]"_s);
    row("methods and properties are no members",
        u"class S(models.TextChoices):\n    A = 'a'\n    @property\n    def x(self): return 1\n    def y(self): return 2"_s,
        u"[[\"a\", \"A\"]]"_s);
    row("values made of constants", u"P = 'p'\nclass S(models.TextChoices):\n    A = P, 'P'\n    B = P + 'b'"_s,
        u"[[\"p\", \"P\"], [\"pb\", \"B\"]]"_s);
    row("through a class without members",
        u"class B(models.TextChoices):\n    def x(self): pass\nclass S(B):\n    A = 'a'"_s, u"[[\"a\", \"A\"]]"_s);
    row("with a mixin", u"class M:\n    def x(self): pass\nclass S(M, models.TextChoices):\n    A = 'a'"_s,
        u"[[\"a\", \"A\"]]"_s);
    row("of str and Choices", u"class S(str, models.Choices):\n    A = 'a', 'Ay'"_s, u"[[\"a\", \"Ay\"]]"_s);
    row("of Choices alone", u"class S(models.Choices):\n    A = 'a', 'Ay'\n    B = 2"_s,
        u"[[[\"a\"], \"Ay\"], [2, \"B\"]]"_s);
    row("of dates are none that values hold", u"class S(datetime.date, models.Choices):\n    A = 2020, 1, 1, 'x'"_s,
        u"nothing"_s);
    row("with a label that is worked out at run time",
        u"def f(): return 'x'\nclass S(models.TextChoices):\n    A = 'a', f()"_s, u"nothing"_s);
    row("of an Enum are none", u"class S(enum.Enum):\n    A = 'a'"_s, u"nothing"_s);
    row("of names in a text", u"S = models.TextChoices('S', 'GOLD SILVER')"_s,
        u"[[\"GOLD\", \"Gold\"], [\"SILVER\", \"Silver\"]]"_s);
    row("of names in a text with commas", u"S = models.IntegerChoices('S', 'GOLD, SILVER')"_s,
        u"[[1, \"Gold\"], [2, \"Silver\"]]"_s);
    row("of names in a list", u"S = models.IntegerChoices('S', ['A', 'B'], start=0)"_s, u"[[0, \"A\"], [1, \"B\"]]"_s);
    row("of pairs", u"S = models.TextChoices('S', [('A', 'a'), ('B', ('b', 'Bee'))])"_s,
        u"[[\"a\", \"A\"], [\"b\", \"Bee\"]]"_s);
    row("of a mapping", u"S = models.TextChoices('S', {'A': 'a'})"_s, u"[[\"a\", \"A\"]]"_s);
    row("with annotations", u"class S(models.TextChoices):\n    A: str = 'a'\n    b: int"_s, u"[[\"a\", \"A\"]]"_s);
    row("members given together", u"class S(models.IntegerChoices):\n    A, B = 1, (2, 'Bee')"_s,
        u"[[1, \"A\"], [2, \"Bee\"]]"_s);
    row("with a docstring and comments", u"class S(models.TextChoices):\n    '''Says.'''\n    # one\n    A = 'a'"_s,
        u"[[\"a\", \"A\"]]"_s);
    row("a private name is no member", u"class S(models.TextChoices):\n    __x = 'y'\n    A = 'a'"_s,
        u"[[\"a\", \"A\"]]"_s);
    row("another class of choices by its own name", u"class T(models.TextChoices):\n    A = 'a'\nS = T"_s,
        u"[[\"a\", \"A\"]]"_s);
}

void TestImportChoices::choices()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const Case read(u"== shop/models.py\nimport datetime, enum\nfrom enum import auto\nfrom django.db import models\n"
                    u"from django.utils.translation import gettext_lazy as _\n"_s +
                    source + u"\nprobe = S"_s);
    QVERIFY(read.probe.value);
    const std::optional<ValueList> pairs =
        read.names.choicesOf(read.names.meaning(read.probe.scope, *read.probe.value));
    QCOMPARE(pairs ? Value(*pairs).literal() : u"nothing"_s, expected);
}

QTEST_GUILESS_MAIN(TestImportChoices)

#include "tst_importchoices.moc"
