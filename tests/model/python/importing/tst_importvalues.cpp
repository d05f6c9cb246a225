// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/python/importing/namescase.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestImportValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void value_data();
    void value();
    void hostile_data();
    void hostile();
};

void TestImportValues::value_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sentence, const QString &source, const QString &expected) {
        QTest::newRow(sentence) << u"== shop/models.py\n"_s + source << expected;
    };
    row("a number", u"probe = 100"_s, u"100"_s);
    row("a number with underscores keeps them", u"probe = 1_000"_s, u"1000  spelled  1_000"_s);
    row("a hexadecimal number keeps its spelling", u"probe = 0xFF"_s, u"255  spelled  0xFF"_s);
    row("a negative number", u"probe = -1"_s, u"-1"_s);
    row("a number beyond 64 bits", u"probe = 99999999999999999999"_s, u"code 99999999999999999999"_s);
    row("text in single quotes", u"probe = 'a'"_s, u"\"a\""_s);
    row("adjacent texts", u"probe = ('a'\n    'b')"_s, u"\"ab\""_s);
    row("None", u"probe = None"_s, u"None"_s);
    row("a bool", u"probe = True"_s, u"True"_s);
    row("a float", u"probe = 1.50"_s, u"code 1.50"_s);
    row("bytes", u"probe = b'x'"_s, u"code b'x'"_s);
    row("a dict", u"probe = {'a': 1}"_s, u"code {'a': 1}"_s);
    row("a list of lists", u"probe = [['a', 1], ['b', 2]]"_s, u"[[\"a\", 1], [\"b\", 2]]"_s);
    row("a tuple keeps its spelling", u"probe = [('b', 2)]"_s, u"[[\"b\", 2]]  spelled  [('b', 2)]"_s);
    row("a set is spelled", u"probe = {('a', 'b')}"_s, u"[[\"a\", \"b\"]]  spelled  {('a', 'b')}"_s);
    row("a lambda", u"probe = lambda: 1"_s, u"code lambda: 1"_s);
    row("a formatted string stays source", u"X = 1\nprobe = f'{X}'"_s, u"code f'{X}'"_s);

    row("a constant of the module", u"MAX = 100\nprobe = MAX"_s, u"100  spelled  MAX"_s);
    row("a constant of another", u"A = 2\nB = A\nprobe = B"_s, u"2  spelled  B"_s);
    row("a constant of the class", u"class A:\n    MAX = 3\n    probe = MAX"_s, u"3  spelled  MAX"_s);
    row("a constant of a class by its name", u"class A:\n    MAX = 3\nprobe = A.MAX"_s, u"3  spelled  A.MAX"_s);
    row("a constant of a base class", u"class B:\n    MAX = 3\nclass A(B): pass\nprobe = A.MAX"_s,
        u"3  spelled  A.MAX"_s);
    row("a constant of another file", u"from .const import MAX\nprobe = MAX\n== shop/const.py\nMAX = 7"_s,
        u"7  spelled  MAX"_s);
    row("a constant of an imported module", u"from . import const\nprobe = const.MAX\n== shop/const.py\nMAX = 7"_s,
        u"7  spelled  const.MAX"_s);
    row("the value a constant has at that place", u"MAX = 1\nprobe = MAX\nMAX = 2"_s, u"1  spelled  MAX"_s);
    row("a constant made of what it was", u"X = [1]\nX = X + [2]\nprobe = X"_s, u"[1, 2]  spelled  X"_s);
    row("a constant that grows", u"X = [1]\nX += [2]\nX += [3]\nprobe = X"_s, u"[1, 2, 3]  spelled  X"_s);
    row("an annotated constant", u"MAX: int = 5\nprobe = MAX"_s, u"5  spelled  MAX"_s);
    row("a constant in a circle", u"A = B\nB = A\nprobe = A"_s, u"code A"_s);
    row("a constant that is None until an import works",
        u"X = None\ntry:\n    X = 4\nexcept Exception:\n    pass\nprobe = X"_s, u"4  spelled  X"_s);

    row("sums and products", u"A = 10\nprobe = A * 2 + 5 - 1"_s, u"24  spelled  A * 2 + 5 - 1"_s);
    row("division rounds down", u"probe = -7 // 2"_s, u"-4  spelled  -7 // 2"_s);
    row("the remainder has the sign of the divisor", u"probe = -7 % 3"_s, u"2  spelled  -7 % 3"_s);
    row("powers", u"probe = 2 ** 10"_s, u"1024  spelled  2 ** 10"_s);
    row("shifts", u"probe = 1 << 4"_s, u"16  spelled  1 << 4"_s);
    row("a sum beyond 64 bits is source", u"probe = 9223372036854775807 + 1"_s, u"code 9223372036854775807 + 1"_s);
    row("a power without bounds is source", u"probe = 10 ** 1000000000"_s, u"code 10 ** 1000000000"_s);
    row("division by zero is source", u"probe = 1 // 0"_s, u"code 1 // 0"_s);
    row("true division is source", u"probe = 4 / 2"_s, u"code 4 / 2"_s);
    row("joined texts", u"P = 'shop_'\nprobe = P + 'x'"_s, u"\"shop_x\"  spelled  P + 'x'"_s);
    row("a repeated text", u"probe = '=' * 3"_s, u"\"===\"  spelled  '=' * 3"_s);
    row("a text repeated without bounds is source", u"probe = 'x' * 10000000000"_s, u"code 'x' * 10000000000"_s);
    row("a text filled with %", u"N = 3\nprobe = 'at most %d of %s' % (N, 'x')"_s,
        u"\"at most 3 of x\"  spelled  'at most %d of %s' % (N, 'x')"_s);
    row("a text filled with names", u"probe = '%(a)s%%' % {'a': 5}"_s, u"\"5%\"  spelled  '%(a)s%%' % {'a': 5}"_s);
    row("a text filled by format", u"N = 3\nprobe = '{} of {x}'.format(N, x='y')"_s,
        u"\"3 of y\"  spelled  '{} of {x}'.format(N, x='y')"_s);
    row("a constant text filled by format", u"T = 'a {}'\nprobe = T.format(1)"_s, u"\"a 1\"  spelled  T.format(1)"_s);
    row("a format with a width is source", u"probe = '{:>5}'.format(1)"_s, u"code '{:>5}'.format(1)"_s);

    row("lists joined", u"A = [1]\nprobe = A + [2]"_s, u"[1, 2]  spelled  A + [2]"_s);
    row("lists unpacked", u"A = [1]\nB = (2, 3)\nprobe = [*A, *B]"_s, u"[1, 2, 3]  spelled  [*A, *B]"_s);
    row("list()", u"A = (1, 2)\nprobe = list(A)"_s, u"[1, 2]  spelled  list(A)"_s);
    row("len()", u"A = 'abc'\nprobe = len(A)"_s, u"3  spelled  len(A)"_s);
    row("sorted() is source", u"probe = sorted([2, 1])"_s, u"code sorted([2, 1])"_s);
    row("a comprehension", u"probe = [(i, str(i)) for i in range(2)]"_s,
        u"[[0, \"0\"], [1, \"1\"]]  spelled  [(i, str(i)) for i in range(2)]"_s);
    row("a generator over a range with a start", u"probe = ((y, y) for y in range(3, 1, -1))"_s,
        u"[[3, 3], [2, 2]]  spelled  ((y, y) for y in range(3, 1, -1))"_s);
    row("a comprehension over pairs", u"X = [('a', 1)]\nprobe = [(v, k) for k, v in X]"_s,
        u"[[1, \"a\"]]  spelled  [(v, k) for k, v in X]"_s);
    row("a comprehension over an enumeration",
        u"from enum import Enum\nclass S(Enum):\n    A = 'x'\nprobe = [(s.name, s.value) for s in S]"_s,
        u"[[\"A\", \"x\"]]  spelled  [(s.name, s.value) for s in S]"_s);
    row("a comprehension's variable is none of the module", u"i = 7\nprobe = [f(i) for i in range(2)]"_s,
        u"code [f(i) for i in range(2)]"_s);
    row("a comprehension over what is not known is source", u"probe = [(i, i) for i in 'ab']"_s,
        u"code [(i, i) for i in 'ab']"_s);
    row("a condition that is known", u"import django\nprobe = 1 if django.VERSION >= (4, 2) else 2"_s,
        u"1  spelled  1 if django.VERSION >= (4, 2) else 2"_s);
    row("a condition that is not known is source", u"from x import y\nprobe = 1 if y() else 2"_s,
        u"code 1 if y() else 2"_s);
    row("what a setting is or else", u"from django.conf import settings\nprobe = getattr(settings, 'N', None) or 5"_s,
        u"5  spelled  getattr(settings, 'N', None) or 5"_s);
    row("a sum by way of a number beyond 64 bits", u"probe = 2**63 - 1"_s,
        u"9223372036854775807  spelled  2**63 - 1"_s);
    row("the least number of 64 bits", u"probe = -(2 ** 63)"_s, u"-9223372036854775808  spelled  -(2 ** 63)"_s);
    row("a name that the class binds only later", u"uuid = 3\nclass A:\n    probe = uuid\n    uuid = 4"_s,
        u"3  spelled  uuid"_s);
    row("a constant of the branch that holds",
        u"import django\nif django.VERSION >= (4, 0):\n    X = 1\nelse:\n    X = 2\nprobe = X"_s, u"1  spelled  X"_s);
    row("a constant of the branch that holds, which is the other",
        u"import django\nif django.VERSION[0] < 4:\n    X = 1\nelse:\n    X = 2\nprobe = X"_s, u"2  spelled  X"_s);
    row("a constant of a branch behind one that holds not",
        u"import sys\nD = False\nX = 1\nif D or not 3 in [3]:\n    X = 2\nprobe = X"_s, u"1  spelled  X"_s);
    row("a variable of the environment is not set",
        u"import os\nif os.environ.get('DOCS') or 'DOCS' in os.environ:\n    X = 1\nelse:\n    X = 2\nprobe = X"_s,
        u"2  spelled  X"_s);
    row("a constant under a condition that leads back to it", u"if A:\n    A = 1\nelse:\n    A = 2\nprobe = A"_s,
        u"1  spelled  A"_s);
    row("an item of a dict", u"X = {'a': 4}\nprobe = X['a']"_s, u"4  spelled  X['a']"_s);
    row("an item of a list", u"X = [1, 2]\nprobe = X[-1]"_s, u"2  spelled  X[-1]"_s);
    row("names that are given values together", u"A, B, C = (0, 50, 100)\nprobe = B"_s, u"50  spelled  B"_s);
    row("names that are numbered", u"class M:\n    A, B, C = range(3)\n    probe = [(A, 'a'), (C, 'c')]"_s,
        u"[[0, \"a\"], [2, \"c\"]]  spelled  [(A, 'a'), (C, 'c')]"_s);
    row("more names than values", u"A, B = range(3)\nprobe = B"_s, u"code B"_s);
    row("the entries of a dict", u"X = {'a': 'A'}\nprobe = list(X.items())"_s,
        u"[[\"a\", \"A\"]]  spelled  list(X.items())"_s);
    row("joined words", u"probe = ', '.join(['a', 'b'])"_s, u"\"a, b\"  spelled  ', '.join(['a', 'b'])"_s);
    row("a list's own name hides list()", u"def list(x): return x\nprobe = list([1])"_s, u"code list([1])"_s);

    const QString underscore = u"from django.utils.translation import gettext_lazy as _\n"_s;
    row("a translated text", underscore + u"probe = _('title')"_s, u"\"title\"  spelled  _('title')"_s);
    row("ugettext", u"from django.utils.translation import ugettext_lazy as t\nprobe = t('title')"_s,
        u"\"title\"  spelled  t('title')"_s);
    row("a translated text with a context",
        u"from django.utils.translation import pgettext_lazy\nprobe = pgettext_lazy('month', 'May')"_s,
        u"\"May\"  spelled  pgettext_lazy('month', 'May')"_s);
    row("a translation module", u"from django.utils import translation\nprobe = translation.gettext('x')"_s,
        u"\"x\"  spelled  translation.gettext('x')"_s);
    row("a function that is called _", u"def _(x): return x\nprobe = _('title')"_s, u"code _('title')"_s);
    row("a text that is marked safe", u"from django.utils.safestring import mark_safe\nprobe = mark_safe('<b>')"_s,
        u"\"<b>\"  spelled  mark_safe('<b>')"_s);
    row("plural forms are source",
        u"from django.utils.translation import ngettext_lazy\nprobe = ngettext_lazy('a', 'b', 1)"_s,
        u"code ngettext_lazy('a', 'b', 1)"_s);
    row("choices with translated labels are spelled", underscore + u"probe = [('d', _('Draft')), ('p', 'Public')]"_s,
        u"[[\"d\", \"Draft\"], [\"p\", \"Public\"]]  spelled  [('d', _('Draft')), ('p', 'Public')]"_s);
    row("choices over several lines come on one",
        underscore + u"probe = [\n    ('d', _('Draft')),  # not yet\n    ('p', _('Public')),\n]"_s,
        u"[[\"d\", \"Draft\"], [\"p\", \"Public\"]]  spelled  [('d', _('Draft')), ('p', _('Public'))]"_s);
    row("a tuple of one keeps its comma", underscore + u"probe = (\n    ('d', _('Draft')),\n)"_s,
        u"[[\"d\", \"Draft\"]]  spelled  (('d', _('Draft')),)"_s);
    row("named choices", u"S = (('d', 'Draft'),)\nprobe = S"_s, u"[[\"d\", \"Draft\"]]  spelled  S"_s);
    row("choices made of constants", u"D = 'd'\nprobe = ((D, 'Draft'),)"_s,
        u"[[\"d\", \"Draft\"]]  spelled  ((D, 'Draft'),)"_s);
    row("grouped choices", u"A = [('a', 'A')]\nprobe = [('G', A), ('b', 'B')]"_s,
        u"[[\"G\", [[\"a\", \"A\"]]], [\"b\", \"B\"]]  spelled  [('G', A), ('b', 'B')]"_s);

    const QString status =
        u"from django.db import models\nclass Status(models.TextChoices):\n    DRAFT = 'd', 'Draft'\n    OUT = 'o'\n"_s;
    row("choices of a class", status + u"probe = Status.choices"_s,
        u"[[\"d\", \"Draft\"], [\"o\", \"Out\"]]  spelled  Status.choices"_s);
    row("a member", status + u"probe = Status.DRAFT"_s, u"\"d\"  spelled  Status.DRAFT"_s);
    row("the value of a member", status + u"probe = Status.DRAFT.value"_s, u"\"d\"  spelled  Status.DRAFT.value"_s);
    row("the label of a member", status + u"probe = Status.OUT.label"_s, u"\"Out\"  spelled  Status.OUT.label"_s);
    row("the values", status + u"probe = Status.values"_s, u"[\"d\", \"o\"]  spelled  Status.values"_s);
    row("the labels", status + u"probe = Status.labels"_s, u"[\"Draft\", \"Out\"]  spelled  Status.labels"_s);
    row("a member by its name", status + u"probe = Status['OUT']"_s, u"\"o\"  spelled  Status['OUT']"_s);
    row("members in a list", status + u"probe = [Status.DRAFT, Status.OUT]"_s,
        u"[\"d\", \"o\"]  spelled  [Status.DRAFT, Status.OUT]"_s);
    row("choices of an imported class",
        u"from .kinds import Kind as K\nprobe = K.choices\n== shop/kinds.py\nfrom django.db.models import "
        u"IntegerChoices\n"
        u"class Kind(IntegerChoices):\n    ONE = 1"_s,
        u"[[1, \"One\"]]  spelled  K.choices"_s);
    row("a nested class of choices",
        u"from django.db import models\nclass A(models.Model):\n    class S(models.TextChoices):\n        X = 'x'\n    probe = S.choices"_s,
        u"[[\"x\", \"X\"]]  spelled  S.choices"_s);
    row("choices of an unknown class", u"from m import S\nprobe = S.choices"_s, u"code S.choices"_s);
    row("a member of a plain enumeration is no value", u"import enum\nclass E(enum.Enum):\n    A = 1\nprobe = E.A"_s,
        u"code E.A"_s);
    row("the value of a member of a plain enumeration",
        u"import enum\nclass E(enum.Enum):\n    A = 1\nprobe = E.A.value"_s, u"1  spelled  E.A.value"_s);
    row("a member of an enumeration of strings", u"import enum\nclass E(str, enum.Enum):\n    A = 'a'\nprobe = E.A"_s,
        u"\"a\"  spelled  E.A"_s);

    const QString settings = u"from django.conf import settings\n"_s;
    const QString says =
        u"\n== project/settings.py\nINSTALLED_APPS = ['shop']\nPAGE = 10 * 2\nAUTH_USER_MODEL = 'shop.User'\n"_s;
    row("a setting", settings + u"probe = settings.PAGE"_s + says, u"20  spelled  settings.PAGE"_s);
    row("a setting that is not among the sources", settings + u"probe = settings.PAGE"_s, u"code settings.PAGE"_s);
    row("the setting of the user model", settings + u"probe = settings.AUTH_USER_MODEL"_s + says,
        u"code settings.AUTH_USER_MODEL"_s);
    row("a setting or what holds without", settings + u"probe = getattr(settings, 'SIZE', 5)"_s + says,
        u"5  spelled  getattr(settings, 'SIZE', 5)"_s);
    row("a setting rather than what holds without", settings + u"probe = getattr(settings, 'PAGE', 5)"_s + says,
        u"20  spelled  getattr(settings, 'PAGE', 5)"_s);
    row("getattr() of anything else", u"class A: pass\nprobe = getattr(A, 'b', 5)"_s, u"code getattr(A, 'b', 5)"_s);
    row("whether an app is installed", settings + u"probe = 'shop' not in settings.INSTALLED_APPS"_s,
        u"False  spelled  'shop' not in settings.INSTALLED_APPS"_s);
    row("whether another app is installed", settings + u"probe = 'else' in settings.INSTALLED_APPS"_s,
        u"code 'else' in settings.INSTALLED_APPS"_s);

    row("now of timezone", u"from django.utils import timezone\nprobe = timezone.now"_s, u"code timezone.now"_s);
    row("now by itself", u"from django.utils.timezone import now\nprobe = now"_s, u"code timezone.now  spelled  now"_s);
    row("uuid4 by itself", u"from uuid import uuid4\nprobe = uuid4"_s, u"code uuid.uuid4  spelled  uuid4"_s);
    row("datetime under another name", u"import datetime as dt\nprobe = dt.date(2020, 1, 31)"_s,
        u"code datetime.date(2020, 1, 31)  spelled  dt.date(2020, 1, 31)"_s);
    row("Decimal", u"from decimal import Decimal\nprobe = Decimal('1.50')"_s,
        u"code decimal.Decimal('1.50')  spelled  Decimal('1.50')"_s);
    row("Q of models", u"from django.db import models\nprobe = models.Q(a=1)"_s,
        u"code Q(a=1)  spelled  models.Q(a=1)"_s);
    row("Q with a member", status + u"from django.db.models import Q\nprobe = Q(status=Status.DRAFT) & ~Q(x=None)"_s,
        u"code Q(status=\"d\") & ~Q(x=None)  spelled  Q(status=Status.DRAFT) & ~Q(x=None)"_s);
    row("Q over several lines",
        u"from django.db.models import Q\nprobe = (\n    Q(a=1)  # one\n    | Q(b=[\n        2,\n    ])\n)"_s,
        u"code Q(a=1) | Q(b=[2])"_s);
    row("Q in a constant", u"from django.db.models import Q\nLIVE = Q(live=True)\nprobe = LIVE & Q(a=1)"_s,
        u"code Q(live=True) & Q(a=1)  spelled  LIVE & Q(a=1)"_s);
    row("a decimal in a constant", u"from decimal import Decimal\nZERO = Decimal(0)\nprobe = ZERO"_s,
        u"code decimal.Decimal(0)  spelled  ZERO"_s);
    row("functions", u"from django.db.models import functions as f\nprobe = f.Lower('title')"_s,
        u"code Lower('title')  spelled  f.Lower('title')"_s);
    row("deferrable", u"from django.db.models import Deferrable\nprobe = Deferrable.DEFERRED"_s,
        u"code models.Deferrable.DEFERRED  spelled  Deferrable.DEFERRED"_s);
    row("validators with a constant",
        u"from django.core import validators\nM = 3\nprobe = [validators.MinValueValidator(M)]"_s,
        u"code [MinValueValidator(3)]  spelled  [validators.MinValueValidator(M)]"_s);
    row("a function of the project", u"def make(): pass\nprobe = make"_s, u"code make"_s);
    row("a text that looks like a name stays", u"a = 1\nfrom django.db.models import Q\nprobe = Q(b='a')"_s,
        u"code Q(b='a')"_s);
    row("text that is not ASCII before a name", u"from django.db.models import Q\nN = 1\nprobe = Q(a='äöü€', b=N)"_s,
        u"code Q(a='äöü€', b=1)  spelled  Q(a='äöü€', b=N)"_s);
}

void TestImportValues::value()
{
    QFETCH(QString, files);
    QFETCH(QString, expected);
    const Case read(files);
    QVERIFY(read.probe.value);
    QCOMPARE(described(read.names.value(read.probe.scope, *read.probe.value)), expected);
}

void TestImportValues::hostile_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<bool>("code");
    QString branches;
    for (int i = 0; i < 40; ++i) {
        branches += u"== core/m%1.py\n"_s.arg(i);
        for (int j = 0; j < 40; ++j)
            branches += u"try:\n    from .m%1 import X\nexcept ImportError:\n    pass\n"_s.arg(j);
    }
    QTest::newRow("40 modules that try to import one name of each other")
        << u"== shop/models.py\nfrom core.m1 import X\nprobe = X\n== core/__init__.py\n"_s + branches << true;
    QString chain = u"a0 = 1\n"_s, doubling = u"a0 = ['x', 'y']\n"_s, nested = u"a0 = [1]\n"_s, stars;
    for (int i = 1; i < 3000; ++i)
        chain += u"a%1 = a%2 + 1\n"_s.arg(i).arg(i - 1);
    for (int i = 1; i < 60; ++i) {
        doubling += u"a%1 = a%2 + a%2\n"_s.arg(i).arg(i - 1);
        nested += u"a%1 = [a%2, a%2, a%2]\n"_s.arg(i).arg(i - 1);
        stars += u"== core/m%1.py\n"_s.arg(i);
        for (int j = 1; j < 60; ++j)
            stars += u"from .m%1 import *\n"_s.arg(j);
    }
    QString conditions = u"from x import a0\n"_s, enumerations = u"class A0(str): pass\nclass B0(str): pass\n"_s;
    for (int i = 1; i < 3000; ++i)
        conditions += u"if a%2:\n    a%1 = 1\nelse:\n    a%1 = a%2\n"_s.arg(i).arg(i - 1);
    for (int i = 1; i < 60; ++i)
        enumerations += u"class A%1(A%2, B%2): pass\nclass B%1(A%2, B%2): pass\n"_s.arg(i).arg(i - 1);
    QTest::newRow("a chain of 3,000 conditions") << u"== shop/models.py\n"_s + conditions + u"probe = a2999"_s << false;
    QTest::newRow("bases that double 60 times") << u"== shop/models.py\n"_s + enumerations + u"probe = A59.X"_s << true;
    QTest::newRow("a chain of 3,000 constants") << u"== shop/models.py\n"_s + chain + u"probe = a2999"_s << true;
    QTest::newRow("lists that double 60 times") << u"== shop/models.py\n"_s + doubling + u"probe = a59"_s << true;
    QTest::newRow("lists that nest 60 times") << u"== shop/models.py\n"_s + nested + u"probe = a59"_s << true;
    QTest::newRow("60 modules with stars of each other")
        << u"== shop/models.py\nfrom core.m1 import *\nprobe = missing\n== core/__init__.py\n"_s + stars << true;
    QTest::newRow("a sum of 60 numbers") << u"== shop/models.py\nprobe = "_s + u"1 + "_s.repeated(59) + u"1"_s << false;
    QTest::newRow("a class that is its own base") << u"== shop/models.py\nclass A(A): pass\nprobe = A.x"_s << true;
    QTest::newRow("members in a circle")
        << u"== shop/models.py\nfrom django.db import models\nclass A(models.TextChoices):\n    X = B.Y\n"
           u"class B(models.TextChoices):\n    Y = A.X\nprobe = A.choices"_s
        << true;
}

void TestImportValues::hostile()
{
    QFETCH(QString, files);
    QFETCH(bool, code);
    const Case read(files);
    QVERIFY(read.probe.value);
    const Value value = read.names.value(read.probe.scope, *read.probe.value);
    QCOMPARE(value.isCode(), code);
    QVERIFY(value.literal().size() < 100'000);
}

QTEST_GUILESS_MAIN(TestImportValues)

#include "tst_importvalues.moc"
