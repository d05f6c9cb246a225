// SPDX-License-Identifier: GPL-3.0-or-later
#include "importcase.h"
#include "sourcefolder.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// What the answer of an import says of models that are known only partly.
class TestImportReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reasonsAre_data();
    void reasonsAre();
};

void TestImportReport::reasonsAre_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &source, const QStringList &expected) {
        QTest::newRow(name) << source << expected;
    };
    row("callables, validators, managers and methods are no reason",
        u"import uuid\nfrom django.core.validators import MinValueValidator\nfrom django.utils.translation import "
        u"gettext_lazy as _\n"
        "def make():\n    return 1\n"
        "class A(models.Model):\n    a = models.UUIDField(default=uuid.uuid4)\n"
        "    b = models.IntegerField(_('bee'), default=make, validators=[MinValueValidator(1)], help_text=_('b') + "
        "'!')\n"
        "    objects = models.Manager()\n    def __str__(self):\n        return 'x'\n"_s,
        {});
    row("an unknown field", u"from money import MoneyField\nclass A(models.Model):\n\n    price = MoneyField()\n"_s,
        {u"shop.A: price: MoneyField is neither Django's nor among the sources (line 5)"_s});
    row("fields of contrib.postgres and contrib.gis",
        u"from django.contrib.postgres.fields import ArrayField, HStoreField\n"
        "from django.contrib.gis.db.models import PointField\nclass A(models.Model):\n"
        "    a = ArrayField(ArrayField(models.CharField(max_length=3)))\n    b = HStoreField()\n    c = PointField()\n"_s,
        {});
    row("an array of who knows what",
        u"from django.contrib.postgres.fields import ArrayField\nfrom money import MoneyField\nclass A(models.Model):\n"
        "    a = ArrayField(MoneyField())\n"_s,
        {u"shop.A: a: what it is an array of is not known (line 5)"_s});
    row("a base of a library", u"from mptt.models import MPTTModel\nclass A(MPTTModel):\n    pass\n"_s,
        {u"shop.A: its base MPTTModel is not among the sources, so what comes from there is not known (line 3)"_s});
    row("an heir of a partly known model",
        u"from money import MoneyField\nclass Base(models.Model):\n    price = MoneyField()\n    class Meta:\n        "
        u"abstract = True\n"
        "class A(Base):\n    pass\n"_s,
        {u"shop.Base: price: MoneyField is neither Django's nor among the sources (line 4)"_s,
         u"shop.A: its base shop.Base is known only partly"_s});
    row("a size that is not known",
        u"from django.conf import settings\nclass A(models.Model):\n    a = models.CharField(max_length=settings.N)\n"_s,
        {u"shop.A: a: max_length could not be worked out: settings.N (line 4)"_s});
    row("a mapping that is not known",
        u"from x import OPTIONS\nclass A(models.Model):\n    a = models.CharField(**OPTIONS)\n"_s,
        {u"shop.A: a: the options of **OPTIONS are not known (line 4)"_s});
    row("a mapping that is known",
        u"OPTIONS = {'null': True}\nclass A(models.Model):\n    a = models.TextField(**OPTIONS)\n"_s, {});
    row("no on_delete", u"class A(models.Model):\n    a = models.ForeignKey('self')\n"_s,
        {u"shop.A: a: it has no on_delete; CASCADE is assumed (line 3)"_s});
    row("a class of its own that decides on its type",
        u"class Point(models.Field):\n    def db_type(self, connection):\n        return 'point'\nclass A(models.Model):\n    a = Point()\n"_s,
        {u"shop.A: a: Point decides on its column type itself (line 6)"_s});
    row("a condition around a field", u"class A(models.Model):\n    if X:\n        a = models.TextField()\n"_s,
        {u"shop.A: a: it is declared under a condition (line 4)"_s});
    row("a condition around a class", u"if X:\n    class A(models.Model):\n        pass\n"_s,
        {u"shop.A: it is defined under a condition (line 3)"_s});
    row("a lambda in place of a field class",
        u"if X:\n    TagField = lambda *args, **kwargs: None\nelse:\n    from tags import TagField\n"
        "class A(models.Model):\n    a = TagField(default='')\n"_s,
        {u"shop.A: a: it is made by TagField(), so its column is not known (line 7)"_s});
    row("a wrapped field", u"def f(x):\n    return x\nclass A(models.Model):\n    a = f(models.TextField())\n"_s,
        {u"shop.A: a: it is made by f(), so its column is not known (line 5)"_s});
    row("indexes that are computed", u"class A(models.Model):\n    class Meta:\n        indexes = make()\n"_s,
        {u"shop.A: Meta.indexes: it could not be worked out: make() (line 4)"_s});
    row("a table name that is computed",
        u"from x import prefix\nclass A(models.Model):\n    class Meta:\n        db_table = prefix('a')\n"_s,
        {u"shop.A: Meta.db_table: it could not be worked out: prefix('a') (line 5)"_s});
    row("a class of two definitions",
        u"if X:\n    class A(models.Model):\n        a = models.TextField()\nelse:\n    class A(models.Model):\n        a = models.TextField()\n"_s,
        {u"shop.A: it is defined under a condition (line 3)"_s,
         u"shop.A: its name is given to several classes (line 3)"_s});
    row("fields of one statement",
        u"class A(models.Model):\n    a, b = models.TextField(), models.TextField()\n    c = d = models.TextField()\n"_s,
        {u"shop.A: a, b: how they are declared is not understood (line 3)"_s,
         u"shop.A: c, d: they are one and the same field (line 4)"_s});
    row("a field that Django calls otherwise", u"class A(models.Model):\n    a = models.TextField(name='b')\n"_s, {});
    row("what is there if an import works",
        u"try:\n    from PIL import Image\nexcept ImportError:\n    Image = None\nif Image:\n    class "
        u"A(models.Model):\n"
        "        pass\nclass B(models.Model):\n    if Image is not None:\n        a = models.ImageField()\n"_s,
        {});
    row("what is there unless somebody says otherwise",
        u"from django.conf import settings\nfrom oscar import is_registered\n"
        "if not settings.SHOP_A:\n    class A(models.Model):\n        pass\n"
        "if not is_registered('B'):\n    class B(models.Model):\n        pass\n"_s,
        {});
    row("what a version of Django decides",
        u"import django\nclass A(models.Model):\n    if django.VERSION >= (3, 1):\n        a = models.JSONField()\n"
        "    else:\n        a = models.TextField()\n    class Meta:\n        if django.VERSION < (5, 1):\n"
        "            db_table = 'x'\n"_s,
        {});
    row("a class that is there only if something fails",
        u"try:\n    import x\nexcept ImportError:\n    class A(models.Model):\n        pass\n"_s,
        {u"shop.A: it is defined under a condition (line 5)"_s});
    row("a table name that is another's",
        u"class A(models.Model):\n    b = models.ManyToManyField('self')\nclass B(models.Model):\n    class Meta:\n"
        "        db_table = A._meta.db_table\nclass C(models.Model):\n    class Meta:\n"
        "        db_table = A.b.through._meta.db_table\n"_s,
        {});
    row("a model of Django's that is none of the common ones",
        u"from django.contrib.sessions.base_session import AbstractBaseSession\n"
        "from django.contrib.admin.models import LogEntry\nfrom django.contrib.flatpages.models import FlatPage\n"
        "class A(AbstractBaseSession):\n    a = models.ForeignKey(LogEntry, models.CASCADE)\n"
        "    b = models.ForeignKey('redirects.Redirect', models.CASCADE)\nclass B(FlatPage):\n    pass\n"_s,
        {});
    row("a key of a library",
        u"from mptt.models import TreeForeignKey\nclass A(models.Model):\n    a = TreeForeignKey('self', models.CASCADE)\n"_s,
        {u"shop.A: a: TreeForeignKey is neither Django's nor among the sources; it is taken for a ForeignKey (line 4)"_s});
    row("a metaclass of its own",
        u"class M(models.base.ModelBase):\n    def __new__(cls, *args):\n        pass\n"
        "class A(models.Model, metaclass=M):\n    pass\n"_s,
        {u"shop.A: its metaclass M may add what is not known (line 5)"_s});
    row("a metaclass that makes nothing",
        u"class M(models.base.ModelBase):\n    def __str__(self):\n        return ''\n"
        "class A(models.Model, metaclass=M):\n    pass\n"_s,
        {});
    row("a metaclass as six has it",
        u"import six\nfrom x import M\nclass A(six.with_metaclass(M, models.Model)):\n    pass\n"_s,
        {u"shop.A: its metaclass M may add what is not known (line 4)"_s});
    row("a target that is computed",
        u"from x import pick\nclass A(models.Model):\n    a = models.ForeignKey(pick(), models.CASCADE)\n"_s,
        {u"shop.A: a: the model it points at could not be worked out: pick() (line 4)"_s});
}

void TestImportReport::reasonsAre()
{
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    const SourceFolder folder(asFiles(source));
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    QVERIFY(!import->models.isEmpty());
    QCOMPARE(reasonsOf(*import), expected);
    for (const ModelReport &model : import->models)
        QCOMPARE(model.complete, model.reasons.isEmpty());
}

QTEST_GUILESS_MAIN(TestImportReport)
#include "tst_importreport.moc"
