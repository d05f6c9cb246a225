// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/python/importing/namescase.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestImportNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meaning_data();
    void meaning();
    void definitions_data();
    void definitions();
    void inheritance();
};

void TestImportNames::meaning_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *sentence, const QString &files, const QString &expected) {
        QTest::newRow(sentence) << files << expected;
    };
    // The probe of each case is a name; what is expected is what it stands for.
    const QString charField = u"external django.db.models.CharField"_s;
    row("models.CharField", u"== shop/models.py\nfrom django.db import models\nprobe = models.CharField"_s, charField);
    row("models under another name", u"== shop/models.py\nfrom django.db import models as m\nprobe = m.CharField"_s,
        charField);
    row("a class under another name", u"== shop/models.py\nfrom django.db.models import CharField as C\nprobe = C"_s,
        charField);
    row("the dotted package", u"== shop/models.py\nimport django.db.models\nprobe = django.db.models.CharField"_s,
        charField);
    row("the package under another name", u"== shop/models.py\nimport django.db.models as dm\nprobe = dm.CharField"_s,
        charField);
    row("a submodule of Django",
        u"== shop/models.py\nfrom django.db.models.fields import CharField\nprobe = CharField"_s, charField);
    row("everything of django.db.models", u"== shop/models.py\nfrom django.db.models import *\nprobe = CharField"_s,
        charField);
    row("fields of contrib.gis's models",
        u"== shop/models.py\nfrom django.contrib.gis.db import models\nprobe = models.CharField"_s, charField);
    row("contrib.gis's own fields",
        u"== shop/models.py\nfrom django.contrib.gis.db import models\nprobe = models.PointField"_s,
        u"external django.contrib.gis.db.models.PointField"_s);
    row("a foreign key of fields.related",
        u"== shop/models.py\nfrom django.db.models.fields.related import ForeignKey as FK\nprobe = FK"_s,
        u"external django.db.models.ForeignKey"_s);
    row("a function of a submodule",
        u"== shop/models.py\nfrom django.db.models.functions.text import Lower\nprobe = Lower"_s,
        u"external django.db.models.functions.Lower"_s);
    row("a function through its package",
        u"== shop/models.py\nfrom django.db.models import functions\nprobe = functions.Lower"_s,
        u"external django.db.models.functions.Lower"_s);
    row("an attribute of Django's class",
        u"== shop/models.py\nfrom django.db.models import Deferrable as D\nprobe = D.DEFERRED"_s,
        u"external django.db.models.Deferrable.DEFERRED"_s);
    row("an array field of its module",
        u"== shop/models.py\nfrom django.contrib.postgres.fields.array import ArrayField\nprobe = ArrayField"_s,
        u"external django.contrib.postgres.fields.ArrayField"_s);
    row("AbstractBaseUser of its module",
        u"== shop/models.py\nfrom django.contrib.auth.base_user import AbstractBaseUser\nprobe = AbstractBaseUser"_s,
        u"external django.contrib.auth.models.AbstractBaseUser"_s);
    row("a name for models.Model",
        u"== shop/models.py\nfrom django.db import models\nBase = models.Model\nprobe = Base"_s,
        u"external django.db.models.Model"_s);
    row("a setting", u"== shop/models.py\nfrom django.conf import settings\nprobe = settings.AUTH_USER_MODEL"_s,
        u"external django.conf.settings.AUTH_USER_MODEL"_s);
    row("a constant that is a setting",
        u"== shop/models.py\nfrom django.conf import settings\nUser = settings.AUTH_USER_MODEL\nprobe = User"_s,
        u"constant shop.models.User"_s);
    row("a constant that is a call",
        u"== shop/models.py\nfrom django.contrib.auth import get_user_model\nUser = get_user_model()\nprobe = User"_s,
        u"constant shop.models.User"_s);
    row("a builtin", u"== shop/models.py\nprobe = list"_s, u"external list"_s);
    row("a name that nothing binds", u"== shop/models.py\nprobe = nothing.at.all"_s, u"unknown nothing.at.all"_s);
    row("a class of the module", u"== shop/models.py\nclass A: pass\nprobe = A"_s, u"class shop.models.A"_s);
    row("a class within a class", u"== shop/models.py\nclass A:\n    class B: pass\nprobe = A.B"_s,
        u"class shop.models.A.B"_s);
    row("a class of the body it stands in", u"== shop/models.py\nclass A:\n    class B: pass\n    probe = B"_s,
        u"class shop.models.A.B"_s);
    row("a class of the body around Meta",
        u"== shop/models.py\nclass A:\n    class B: pass\n    class Meta:\n        probe = B"_s,
        u"class shop.models.A.B"_s);
    row("the innermost class hides the module",
        u"== shop/models.py\nB = 1\nclass A:\n    class B: pass\n    probe = B"_s, u"class shop.models.A.B"_s);
    row("an attribute that a base class has",
        u"== shop/models.py\nclass Base:\n    class S: pass\nclass A(Base): pass\nprobe = A.S"_s,
        u"class shop.models.Base.S"_s);
    row("a function", u"== shop/models.py\ndef f(): pass\nprobe = f"_s, u"function shop.models.f"_s);
    row("a relative import", u"== shop/models.py\nfrom .base import A\nprobe = A\n== shop/base.py\nclass A: pass"_s,
        u"class shop.base.A"_s);
    row("a relative import of the parent",
        u"== shop/__init__.py\n== shop/models.py\nfrom shop.sub.deep import A\nprobe = A\n== shop/sub/__init__.py\n"
        u"== shop/sub/deep.py\nfrom ..base import A\n== shop/base.py\nclass A: pass"_s,
        u"class shop.base.A"_s);
    row("a module imported from its package",
        u"== shop/models.py\nfrom . import base\nprobe = base.A\n== shop/base.py\nclass A: pass"_s,
        u"class shop.base.A"_s);
    row("a class handed on by __init__",
        u"== shop/models.py\nfrom core import A\nprobe = A\n== core/__init__.py\nfrom .things import A\n== core/things.py\nclass A: pass"_s,
        u"class core.things.A"_s);
    row("a class handed on by a star",
        u"== shop/models.py\nfrom core import *\nprobe = A\n== core/__init__.py\nfrom .things import *\n"
        u"== core/things.py\nclass A: pass"_s,
        u"class core.things.A"_s);
    row("__all__ says what a star brings",
        u"== shop/models.py\nfrom core.a import *\nfrom core.b import *\nprobe = A\n== core/__init__.py\n"
        u"== core/a.py\nclass A: pass\n== core/b.py\n__all__ = ['B']\nclass A: pass\nclass B: pass"_s,
        u"class core.a.A"_s);
    row("a star brings no private name",
        u"== shop/models.py\nfrom core import *\nprobe = _A\n== core/__init__.py\nclass _A: pass"_s, u"unknown _A"_s);
    row("import a.b",
        u"== shop/models.py\nimport core.things\nprobe = core.things.A\n== core/__init__.py\n== core/things.py\nclass A: pass"_s,
        u"class core.things.A"_s);
    row("import a.b under another name",
        u"== shop/models.py\nimport core.things as t\nprobe = t.A\n== core/__init__.py\n== core/things.py\nclass A: pass"_s,
        u"class core.things.A"_s);
    row("modules that import each other",
        u"== shop/models.py\nfrom core.a import X\nprobe = X\n== core/__init__.py\n== core/a.py\nfrom .b import X\n== core/b.py\nfrom .a import X"_s,
        u"external core.a.X"_s);
    row("stars in a circle",
        u"== shop/models.py\nfrom core.a import X\nprobe = X\n== core/__init__.py\n== core/a.py\nfrom .b import *\n"
        u"== core/b.py\nfrom .a import *\nclass X: pass"_s,
        u"class core.b.X"_s);
    row("a library's name", u"== shop/models.py\nfrom money.fields import MoneyField as M\nprobe = M"_s,
        u"external money.fields.MoneyField"_s);
    row("a library's star", u"== shop/models.py\nfrom money.fields import *\nprobe = MoneyField"_s,
        u"external money.fields.MoneyField"_s);
    row("try goes before except",
        u"== shop/models.py\ntry:\n    from django.db.models import JSONField\nexcept ImportError:\n    JSONField = None\nprobe = JSONField"_s,
        u"external django.db.models.JSONField"_s);
    row("what was read goes before what was not",
        u"== shop/models.py\ntry:\n    from fast import A\nexcept ImportError:\n    from .slow import A\nprobe = A\n== shop/slow.py\nclass A: pass"_s,
        u"class shop.slow.A"_s);
    row("if goes before else",
        u"== shop/models.py\nimport x\nif x.y:\n    class A: pass\nelse:\n    A = 1\nprobe = A"_s,
        u"class shop.models.A"_s);
    row("an import for type checkers counts where there is no other",
        u"== shop/models.py\nfrom typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from .base import A\nprobe = A\n== shop/base.py\nclass A: pass"_s,
        u"class shop.base.A"_s);
    row("what runs goes before what type checkers see",
        u"== shop/models.py\nfrom typing import TYPE_CHECKING\nfrom django.db import models\nclass G: pass\n"
        u"if TYPE_CHECKING:\n    B = G\nelse:\n    B = models.Manager\nprobe = B"_s,
        u"external django.db.models.Manager"_s);
    row("an import within a class",
        u"== shop/models.py\nclass A:\n    from .base import B\n    probe = B\n== shop/base.py\nclass B: pass"_s,
        u"class shop.base.B"_s);
    row("an app imported from a source root below",
        u"== manage.py\n== apps/core/__init__.py\n== apps/core/models.py\nclass A: pass\n"
        u"== shop/models.py\nfrom core.models import A\nprobe = A"_s,
        u"class core.models.A"_s);
    row("an app imported through a folder that is no package",
        u"== manage.py\n== apps/core/models.py\nclass A: pass\n== shop/models.py\nfrom apps.core.models import A\nprobe = A"_s,
        u"class core.models.A"_s);
    row("an app below src",
        u"== src/core/__init__.py\n== src/core/models.py\nclass A: pass\n== shop/models.py\nfrom core.models import A\nprobe = A"_s,
        u"class core.models.A"_s);
}

void TestImportNames::meaning()
{
    QFETCH(QString, files);
    QFETCH(QString, expected);
    const Case read(files);
    QVERIFY(read.probe.value);
    QVERIFY(read.probe.value->is(PyExpr::Kind::Name));
    QCOMPARE(described(read.names.meaning(read.probe.scope, *read.probe.value)), expected);
}

void TestImportNames::definitions_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *sentence, const QString &source, const QStringList &expected) {
        QTest::newRow(sentence) << source << expected;
    };
    row("a literal needs nothing", u"probe = 1"_s, {});
    row("a constant", u"A = 1\nMAX = 2\nprobe = MAX"_s, {u"MAX: MAX = 2"_s});
    row("a constant and what it is made of", u"A = 1\nB = A + 1\nprobe = B"_s, {u"A: A = 1"_s, u"B: B = A + 1"_s});
    row("an import", u"from x import (\n    a,\n    b as c,\n)\nprobe = c.d(1)"_s,
        {u"c: from x import (\n    a,\n    b as c,\n)"_s});
    row("a function and what it calls", u"import os\ndef f():\n    return os.name\nprobe = f"_s,
        {u"os: import os"_s, u"f: def f():\n    return os.name"_s});
    row("a class of choices",
        u"from django.db import models\nclass S(models.TextChoices):\n    A = 'a'\nprobe = S.choices"_s,
        {u"models: from django.db import models"_s, u"S: class S(models.TextChoices):\n    A = 'a'"_s});
    row("no model", u"from django.db import models\nclass A(models.Model):\n    X = 1\nprobe = A.X"_s, {});
    row("a statement in a class, without its indentation",
        u"from django.db import models\nclass A(models.Model):\n    class S(models.TextChoices):\n        A = '''x\n        y'''\n    probe = S.A"_s,
        {u"models: from django.db import models"_s, u"S: class S(models.TextChoices):\n    A = '''x\n        y'''"_s});
    row("a wrapper of texts by the name that it lost",
        u"try:\n    from django.utils.translation import ugettext_lazy as _, ungettext\nexcept ImportError:\n"
        "    from django.utils.translation import gettext_lazy as _, ngettext as ungettext\nprobe = _(ungettext)"_s,
        {u"ungettext: from django.utils.translation import gettext_lazy as _, ngettext as ungettext"_s,
         u"_: from django.utils.translation import gettext_lazy as _, ngettext as ungettext"_s});
    row("a star import", u"from x import *\nprobe = thing"_s, {u"*: from x import *"_s});
    row("a constant that grows", u"A = [1]\nA += [2]\nprobe = A"_s, {u"A: A = [1]"_s, u"A: A += [2]"_s});
    row("a decorated function", u"import d\n@d.x\ndef f(): pass\nprobe = f"_s,
        {u"d: import d"_s, u"f: @d.x\ndef f(): pass"_s});
    row("builtins need nothing", u"probe = list"_s, {});
}

void TestImportNames::definitions()
{
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    const Case read(u"== shop/models.py\n"_s + source);
    QVERIFY(read.probe.value);
    QStringList found;
    for (const Definition &definition : read.names.definitionsFor(read.probe.scope, {read.probe.value}))
        found.append(definition.name + u": "_s + definition.source);
    QCOMPARE(found, expected);
}

void TestImportNames::inheritance()
{
    const Case read(
        u"== shop/models.py\nfrom .base import Base as B\nclass A(B): pass\nclass N: pass\nprobe = A\n"
        u"== shop/base.py\nfrom django.contrib.gis.db import models\nM = models.Model\nclass Base(M): pass"_s);
    const Scope scope = read.probe.scope;
    QVERIFY(read.names.inherits(read.names.meaning(scope, u"A"_s), u"django.db.models.Model"));
    QVERIFY(!read.names.inherits(read.names.meaning(scope, u"N"_s), u"django.db.models.Model"));
    const Case again(
        u"== shop/models.py\nfrom .base import User\nclass User(User): pass\nprobe = User\n== shop/base.py\nclass User: pass"_s);
    const PyStatement &own = again.names.tree().modules[again.probe.scope.module].statements[1];
    QCOMPARE(described(again.names.meaning(again.probe.scope, own.bases.first())), u"class shop.base.User"_s);
}

QTEST_GUILESS_MAIN(TestImportNames)

#include "tst_importnames.moc"
