// SPDX-License-Identifier: GPL-3.0-or-later
#include "importcase.h"
#include "schematext.h"
#include "sourcefolder.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Small sources and what they amount to.  A row has the lines that have to be among those of the schema, `|` for the
/// end of a line within; a line with `!` in front must not be there.
class TestImportModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsAre_data();
    void modelsAre();
};

void TestImportModels::modelsAre_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &source, const QString &expected) {
        QTest::newRow(name) << source << expected;
    };
    row("a plain class is no model", u"class A:\n    x = models.CharField()\n"_s, u"!shop.A"_s);
    row("a plain mixin's fields are no fields",
        u"class M:\n    x = models.CharField()\nclass A(M, models.Model):\n    y = models.TextField()\n"_s,
        u"shop.A\n  base ?M\n  field y TextField\n!shop.M\n!  field x CharField"_s);
    row("positional arguments have names",
        u"class A(models.Model):\n"
        "    a = models.CharField('the a', 'a', False, 12)\n"
        "    d = models.DecimalField('d', None, 5, 2)\n"
        "    t = models.DateField('t', 't', True)\n"
        "    f = models.FileField(None, None, 'files/')\n"
        "    g = models.GenericIPAddressField(None, None, 'IPv4')\n"
        "    k = models.ForeignKey('self', models.CASCADE, 'kids', 'kid')\n"
        "    o = models.OneToOneField('self', models.CASCADE, 'a')\n"
        "    m = models.ManyToManyField('self', 'ms')\n"_s,
        u"    verbose_name = \"the a\"\n    name = \"a\"\n    max_length = 12\n    max_digits = 5\n"
        "    decimal_places = 2\n    auto_now = True\n    upload_to = \"files/\"\n    protocol = \"IPv4\"\n"
        "    related_name = \"kids\"\n    related_query_name = \"kid\"\n    to_field = \"a\"\n"
        "    related_name = \"ms\""_s);
    row("generic keys have names for their positional arguments",
        u"from django.contrib.contenttypes.fields import GenericForeignKey as G, GenericRelation\n"
        "from django.contrib.contenttypes.models import ContentType\n"
        "class A(models.Model):\n"
        "    kind = models.ForeignKey(ContentType, models.CASCADE)\n"
        "    key = models.IntegerField()\n"
        "    about = G('kind', 'key', False)\n"
        "    back = GenericRelation('A', 'key', 'kind')\n"_s,
        u"  field about GenericForeignKey\n    ct_field = \"kind\"\n    fk_field = \"key\"\n    for_concrete_model = "
        u"False\n"
        "  field back GenericRelation\n    object_id_field = \"key\"\n    content_type_field = \"kind\"\n"
        "    to contenttypes.ContentType\n    to shop.A"_s);
    row("a composite key keeps its arguments",
        u"class A(models.Model):\n    pk = models.CompositePrimaryKey('a', 'b')\n"_s,
        u"  field pk CompositePrimaryKey\n    arguments [\"a\", \"b\"]"_s);
    row("fields through any alias",
        u"from django.db.models import CharField as C, fields\nimport django.db.models as dm\nimport django.db\n"
        "from django.contrib.gis.db import models as gis\n"
        "Short = models.SlugField\n"
        "class A(dm.Model):\n    a = C()\n    b = fields.TextField()\n    c = django.db.models.URLField()\n"
        "    d = Short()\n    e = gis.IntegerField()\n    f: models.DateField = models.DateField()\n"
        "    g = models.ForeignKey['A']('A', models.CASCADE)\n"_s,
        u"  field a CharField\n  field b TextField\n  field c URLField\n  field d SlugField\n  field e IntegerField\n"
        "  field f DateField\n  field g ForeignKey"_s);
    row("what has fields of its own class keeps what that class sets",
        u"class Sku(models.CharField):\n"
        "    description = 'x'\n"
        "    def __init__(self, *args, prefix='A', **kwargs):\n"
        "        kwargs['max_length'] = 104\n"
        "        kwargs.setdefault('db_index', True)\n"
        "        super().__init__(*args, unique=True, **kwargs)\n"
        "class Long(Sku):\n"
        "    def __init__(self, *args, **kwargs):\n"
        "        super().__init__(*args, **kwargs)\n"
        "class A(models.Model):\n"
        "    a = Sku()\n    b = Long(db_index=False, max_length=3, prefix='B')\n"_s,
        u"  field a Sku\n    max_length = 104\n    db_index = True\n    unique = True\n"
        "  field b Long\n    db_index = False\n    prefix = \"B\"\n!    prefix = \"A\""_s);
    row("a parameter of the field's own class is passed on",
        u"class Code(models.CharField):\n"
        "    def __init__(self, max_length=7, **kwargs):\n"
        "        super().__init__(max_length=max_length, **kwargs)\n"
        "class A(models.Model):\n    a = Code()\n    b = Code(max_length=9)\n"_s,
        u"    max_length = 7\n    max_length = 9"_s);
    row("a foreign key's own class sets its target",
        u"from django.conf import settings\n"
        "class UserKey(models.ForeignKey):\n"
        "    def __init__(self, **kwargs):\n"
        "        kwargs['to'] = settings.AUTH_USER_MODEL\n"
        "        kwargs['on_delete'] = models.PROTECT\n"
        "        super().__init__(**kwargs)\n"
        "class A(models.Model):\n    a = UserKey(null=True)\n"_s,
        u"  field a UserKey\n    to auth.User\n    on_delete PROTECT\n    null = True\n!    to = x"_s);
    row("a field stored as another one is that",
        u"class Secret(models.TextField):\n    def get_internal_type(self):\n        return 'BinaryField'\n"
        "class A(models.Model):\n    a = Secret()\n"_s,
        u"  field a Secret"_s);
    row("mappings are followed and kept",
        u"COMMON = {'null': True, 'blank': True}\nMORE = dict(max_length=3, **COMMON)\n"
        "class A(models.Model):\n    a = models.CharField(db_index=True, **MORE)\n    b = models.TextField(**{'null': True})\n"_s,
        u"    max_length = 3\n    null = True\n    blank = True\n    db_index = True\n    **MORE = MORE"_s);
    row("targets in every form",
        u"== shop/__init__.py\n== stock/__init__.py\n== stock/models.py\n"
        "from django.db import models\nclass Item(models.Model):\n    pass\n"
        "== shop/models.py\n"
        "from django.db import models\nfrom django.conf import settings\nfrom django.contrib.auth import "
        "get_user_model\n"
        "from django.contrib.auth.models import Group as G\nfrom stock import models as stock\nfrom stock.models "
        "import Item as I\n"
        "import library.models\n"
        "User = get_user_model()\nTARGET = 'stock.item'\nUSER = settings.AUTH_USER_MODEL\n"
        "class A(models.Model):\n"
        "    a = models.ForeignKey(stock.Item, models.CASCADE, related_name='+')\n"
        "    b = models.ForeignKey(I, models.CASCADE, related_name='+')\n"
        "    c = models.ForeignKey('stock.ITEM', models.CASCADE, related_name='+')\n"
        "    d = models.ForeignKey(TARGET, models.CASCADE, related_name='+')\n"
        "    e = models.ForeignKey('b', models.CASCADE, related_name='+')\n"
        "    f = models.ForeignKey('self', models.CASCADE, related_name='+')\n"
        "    g = models.ForeignKey(G, models.CASCADE, related_name='+')\n"
        "    h = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name='+')\n"
        "    i = models.ForeignKey(User, models.CASCADE, related_name='+')\n"
        "    j = models.ForeignKey(USER, models.CASCADE, related_name='+')\n"
        "    k = models.ForeignKey(getattr(settings, 'AUTH_USER_MODEL', 'auth.User'), models.CASCADE, "
        "related_name='+')\n"
        "    l = models.ForeignKey('far.Away', models.CASCADE, related_name='+')\n"
        "    m = models.ForeignKey(library.models.Book, models.CASCADE, related_name='+')\n"
        "    n = models.ForeignKey('Missing', models.CASCADE, related_name='+')\n"
        "    o = models.ManyToManyField('B', through='Link', through_fields=('a', 'b'))\n"
        "class B(models.Model):\n    pass\n"
        "class Link(models.Model):\n"
        "    a = models.ForeignKey(A, models.CASCADE)\n    b = models.ForeignKey(B, models.CASCADE)\n"_s,
        u"  field a ForeignKey|    to stock.Item\n  field b ForeignKey|    to stock.Item\n  field c ForeignKey|    to "
        u"stock.Item\n"
        "  field d ForeignKey|    to stock.Item\n  field e ForeignKey|    to shop.B\n  field f ForeignKey|    to "
        "shop.A\n"
        "  field g ForeignKey|    to auth.Group\n  field h ForeignKey|    to auth.User\n  field i ForeignKey|    to "
        "auth.User\n"
        "  field j ForeignKey|    to auth.User\n  field k ForeignKey|    to auth.User\n  field l ForeignKey|    to "
        "?far.Away\n"
        "  field m ForeignKey|    to ?library.Book\n  field n ForeignKey|    to ?Missing\n"
        "  field o ManyToManyField|    to shop.B|    through shop.Link a,b"_s);
    row("delete rules in every form",
        u"from django.db.models import PROTECT, deletion\nfrom django.db.models.deletion import SET_NULL as nothing\n"
        "RULE = models.RESTRICT\n"
        "def keep(collector, field, sub_objs, using):\n    pass\n"
        "def sentinel():\n    return 1\n"
        "class A(models.Model):\n"
        "    a = models.ForeignKey('self', PROTECT, related_name='+')\n"
        "    b = models.ForeignKey('self', on_delete=deletion.DO_NOTHING, related_name='+')\n"
        "    c = models.ForeignKey('self', nothing, null=True, related_name='+')\n"
        "    d = models.ForeignKey('self', RULE, related_name='+')\n"
        "    e = models.ForeignKey('self', models.SET(sentinel), related_name='+')\n"
        "    f = models.ForeignKey('self', keep, related_name='+')\n"
        "    g = models.ForeignKey('self', models.SET('x'), related_name='+')\n"_s,
        u"    on_delete PROTECT\n    on_delete DO_NOTHING\n    on_delete SET_NULL\n    on_delete RESTRICT\n    "
        u"on_delete SET(sentinel)\n"
        "    on_delete keep\n    on_delete SET(\"x\")"_s);
    row("an abstract model's unqualified target is each heir's own",
        u"== one/__init__.py\n== one/models.py\nfrom django.db import models\n"
        "class Base(models.Model):\n    tag = models.ForeignKey('Tag', models.CASCADE)\n    class Meta:\n        "
        "abstract = True\n"
        "class Tag(models.Model):\n    pass\n"
        "== two/__init__.py\n== two/models.py\nfrom django.db import models\nfrom one.models import Base\n"
        "class Tag(models.Model):\n    pass\nclass Heir(Base):\n    pass\n"_s,
        u"    to ?Tag\ntwo.Heir\n  base one.Base"_s);
    row("an inherited field that is set to None is dropped",
        u"class Base(models.Model):\n    a = models.TextField()\n    b = models.TextField()\n    c = "
        u"models.TextField()\n"
        "    class Meta:\n        abstract = True\n"
        "class Mid(Base):\n    class Meta:\n        abstract = True\n"
        "class A(Mid):\n    a = None\n    x = None\n    @property\n    def b(self):\n        return 1\n"_s,
        u"  dropped a\n  dropped b\n!  dropped x\n!  dropped c"_s);
    row("attributes of a mixin before the base drop its fields",
        u"class M:\n    a = 1\nclass Base(models.Model):\n    a = models.TextField()\n    class Meta:\n        "
        u"abstract = True\n"
        "class A(M, Base):\n    pass\nclass B(Base, M):\n    pass\n"_s,
        u"shop.A|  base ?M|  base shop.Base|  dropped a\nshop.B|  base shop.Base|  base ?M"_s);
    row("a field of one of Django's bases can be dropped",
        u"from django.contrib.auth.models import AbstractUser\nclass User(AbstractUser):\n    username = None\n    first_name = None\n"_s,
        u"shop.User|  base auth.AbstractUser|  dropped first_name|  dropped username"_s);
    row("of two fields of one name the last holds, where it stands",
        u"class A(models.Model):\n    a = models.TextField()\n    b = models.TextField()\n    a = models.IntegerField()\n"_s,
        u"shop.A|  field b TextField|  field a IntegerField\n!  field a TextField"_s);
    row("a field that is overwritten is none", u"class A(models.Model):\n    a = models.TextField()\n    a = 3\n"_s,
        u"!  field a TextField"_s);
    row("multi-table and proxy",
        u"class P(models.Model):\n    pass\nclass C(P):\n    x = models.IntegerField()\n"
        "class Q(P):\n    class Meta:\n        proxy = True\n"_s,
        u"shop.C|  base shop.P|  field x IntegerField\nshop.Q|  base shop.P|  meta proxy = True"_s);
    row("a base that is subscripted, and one behind with_metaclass",
        u"from typing import Generic, TypeVar\nimport six\nT = TypeVar('T')\n"
        "class A(models.Model, Generic[T]):\n    pass\n"
        "class B(six.with_metaclass(type, models.Model)):\n    pass\n"_s,
        u"shop.A|  base ?models.Model|  base ?Generic[T]\nshop.B"_s);
    row("Meta in every form",
        u"class Common:\n    ordering = ['a']\n    app_label = 'shop'\n"
        "class Base(models.Model):\n    a = models.TextField()\n    class Meta:\n        abstract = True\n        "
        "ordering = ['-a']\n"
        "class A(Base):\n    class Meta(Base.Meta):\n        db_table = 'as'\n        made_up = 3\n"
        "class B(Base):\n    class Meta:\n        pass\n"
        "class C(models.Model):\n    class Meta(Common):\n        verbose_name = 'c'\n"
        "class D(A):\n    class Meta(A.Meta):\n        managed = False\n"_s,
        u"shop.A|  base shop.Base|  meta base shop.Base|  meta db_table = \"as\"|  meta made_up = 3\n"
        "shop.B|  base shop.Base|  empty meta\n"
        "  meta base ?Common|  meta app_label = \"shop\"|  meta ordering = [\"a\"]|  meta verbose_name = \"c\"\n"
        "shop.D|  base shop.A|  meta base shop.Base|  meta managed = False"_s);
    row("unique_together in every form",
        u"class A(models.Model):\n    class Meta:\n        unique_together = (('a', 'b'),)\n"
        "class B(models.Model):\n    class Meta:\n        unique_together = {('a', 'b')}\n"
        "class C(models.Model):\n    class Meta:\n        unique_together = 'a', 'b'\n        ordering = (models.F('x').desc(), 'y')\n"_s,
        u"shop.A|  meta unique_together = [[\"a\", \"b\"]]\n"
        "shop.B|  meta unique_together = [[\"a\", \"b\"]]\n"
        "shop.C|  meta ordering = [F(\"x\").desc(), \"y\"]|  meta unique_together = [\"a\", \"b\"]"_s);
    row("indexes and constraints of every class",
        u"from django.contrib.postgres.indexes import GinIndex, OpClass\nfrom django.contrib.postgres.constraints "
        u"import ExclusionConstraint\n"
        "from django.db.models.functions import Lower\nNAME = 'by_name'\n"
        "class Base(models.Model):\n    class Meta:\n        abstract = True\n        indexes = "
        "[models.Index(fields=['a'], name='%(class)s_a')]\n"
        "class A(Base):\n    class Meta(Base.Meta):\n"
        "        indexes = Base.Meta.indexes + [GinIndex(OpClass(Lower('n'), name='ops'), name=NAME, "
        "fastupdate=False)]\n"
        "        constraints = [\n"
        "            models.CheckConstraint(check=models.Q(a__gt=0), name='c1'),\n"
        "            models.CheckConstraint(condition=models.Q(a__gt=0), name='c2'),\n"
        "            models.UniqueConstraint(fields=('a', 'b'), name='%(app_label)s_u'),\n"
        "            ExclusionConstraint(name='e', expressions=[('a', '&&')]),\n"
        "        ]\n"_s,
        u"shop.A|  base shop.Base|  meta base shop.Base|  index Index a|  index   name = \"%(class)s_a\"|  index "
        u"GinIndex \n"
        "  index   OpClass(Lower(\"n\"), name=\"ops\")\n  index   fastupdate = False\n  index   name = \"by_name\"\n"
        "  constraint CheckConstraint |  constraint   check = Q(a__gt=0)\n"
        "  constraint   condition = Q(a__gt=0)\n  constraint UniqueConstraint a,b|  constraint   name = "
        "\"%(app_label)s_u\"\n"
        "  constraint   expressions = [[\"a\", \"&&\"]]"_s);
    row("classes under if and try",
        u"try:\n    import gis\nexcept ImportError:\n    gis = None\n"
        "if gis:\n    class A(models.Model):\n        a = models.TextField()\nelse:\n    class A(models.Model):\n      "
        "  b = models.TextField()\n"
        "try:\n    class B(models.Model):\n        c = models.TextField()\nexcept Exception:\n    pass\n"_s,
        u"shop.A\nshop.B|  field c TextField"_s);
    row("fields under if",
        u"class A(models.Model):\n    if True:\n        a = models.TextField()\n    else:\n        a = models.IntegerField()\n"_s,
        u"shop.A|  field a TextField\n!  field a IntegerField"_s);
    row("choices of classes and lists",
        u"class Size(models.TextChoices):\n    SMALL = 's', 'Small'\n    LARGE = 'l'\n"
        "class A(models.Model):\n    class Kind(models.IntegerChoices):\n        ONE = 1\n"
        "    COLOURS = [('r', 'Red')]\n"
        "    a = models.CharField(max_length=1, choices=Size.choices, default=Size.SMALL)\n"
        "    b = models.IntegerField(choices=Kind)\n    c = models.CharField(max_length=1, choices=COLOURS)\n"_s,
        u"    choices = [[\"s\", \"Small\"], [\"l\", \"Large\"]]\n    default = \"s\"\n"
        "    choices = [[1, \"One\"]]\n    choices = [[\"r\", \"Red\"]]"_s);
    row("Meta.app_label moves a model",
        u"class Base(models.Model):\n    class Meta:\n        abstract = True\n        app_label = 'far'\n"
        "class A(Base):\n    pass\nclass B(models.Model):\n    class Meta:\n        app_label = 'near'\n"_s,
        u"far.Base\nfar.A\nnear.B"_s);
    row("a label of an AppConfig",
        u"== shop/__init__.py\n== shop/apps.py\nfrom django.apps import AppConfig\nclass C(AppConfig):\n    name = "
        u"'shop'\n    label = 'store'\n"
        "== shop/models.py\nfrom django.db import models\nclass A(models.Model):\n    b = models.ForeignKey('B', "
        "models.CASCADE)\n"
        "class B(models.Model):\n    pass\n"_s,
        u"store.A|  field b ForeignKey|    to store.B"_s);
    row("abstract models outside of any app",
        u"== manage.py\n== common/__init__.py\n== common/bases.py\nfrom django.db import models\n"
        "class Base(models.Model):\n    a = models.TextField()\n    class Meta:\n        abstract = True\n"
        "== shop/__init__.py\n== shop/models.py\nfrom django.db import models\nfrom common.bases import Base\nclass A(Base):\n    pass\n"_s,
        u"common.Base|  field a TextField\nshop.A|  base common.Base"_s);
    row("two abstract models of one name in one app",
        u"== shop/__init__.py\n== shop/models/__init__.py\nfrom .a import *\nfrom .b import *\n"
        "== shop/models/a.py\nfrom django.db import models\nclass Base(models.Model):\n    a = models.TextField()\n    "
        "class Meta:\n        abstract = True\n"
        "class A(Base):\n    pass\n"
        "== shop/models/b.py\nfrom django.db import models\nclass Base(models.Model):\n    b = models.TextField()\n    "
        "class Meta:\n        abstract = True\n"
        "class B(Base):\n    pass\n"_s,
        u"shop.Base|  field a TextField\nshop.A|  base shop.Base\nshop_b.Base|  field b TextField\nshop.B|  base shop_b.Base"_s);
    row("a library's model as a base",
        u"from mptt.models import MPTTModel\nfrom polymorphic.models import PolymorphicModel, PolymorphicManager\n"
        "from library import Base\n"
        "class A(MPTTModel):\n    a = models.TextField()\nclass B(PolymorphicModel):\n    pass\n"
        "class M(PolymorphicManager):\n    pass\nclass C(Base):\n    class Meta:\n        verbose_name = 'c'\nclass D(Base):\n    pass\n"_s,
        u"shop.A|  base ?MPTTModel|  field a TextField\nshop.B|  base ?PolymorphicModel\n!shop.M\nshop.C|  base ?Base\n!shop.D"_s);
    row("forms and serializers are no models",
        u"from django import forms\nfrom rest_framework import serializers\n"
        "class F(forms.ModelForm):\n    a = forms.CharField()\n    class Meta:\n        model = 'x'\n"
        "class S(serializers.ModelSerializer):\n    a = serializers.CharField()\n    class Meta:\n        ordering = "
        "'x'\n"
        "class A(models.Model):\n    form = F()\n"_s,
        u"!shop.F\n!shop.S\nshop.A\n!  field form F"_s);
    row("fields that are none of Django's",
        u"from money.fields import MoneyField\nimport money\nfrom django.contrib.postgres.fields import ArrayField\n"
        "from django.contrib.gis.db import models as gis\nfrom django.contrib.postgres.search import "
        "SearchVectorField\n"
        "def encrypt(field):\n    return field\n"
        "class A(models.Model):\n"
        "    a = MoneyField('price', max_digits=4, decimal_places=2)\n"
        "    b = money.MoneyField(null=True)\n"
        "    c = ArrayField(models.CharField(max_length=3), 4, null=True)\n"
        "    d = gis.PointField('where', geography=True)\n"
        "    e = SearchVectorField(null=True)\n"
        "    f = encrypt(models.TextField())\n"
        "    g = models.TextField() if encrypt else models.IntegerField()\n"
        "    objects = models.Manager()\n"_s,
        u"  field a MoneyField|    arguments [\"price\"]\n  field b money.MoneyField\n"
        "  field c django.contrib.postgres.fields.ArrayField|    base_field = CharField(max_length=3)|    null = True| "
        "   size = 4\n"
        "  field d django.contrib.gis.db.models.PointField\n  field e "
        "django.contrib.postgres.search.SearchVectorField\n"
        "  field f encrypt|    arguments [TextField()]\n  field g (lambda: models.TextField() if encrypt else "
        "models.IntegerField())\n"
        "!  field objects Manager"_s);
    row("keys of libraries are keys",
        u"from mptt.models import TreeForeignKey\nfrom sortedm2m.fields import SortedManyToManyField\n"
        "class A(models.Model):\n    a = TreeForeignKey('self', models.PROTECT, null=True)\n    b = SortedManyToManyField('A')\n"_s,
        u"  field a TreeForeignKey|    to shop.A|    on_delete PROTECT|    null = True\n  field b SortedManyToManyField|    to shop.A"_s);
    row("a plain class brings a Meta",
        u"class M:\n    class Meta:\n        db_table = 'm'\nclass A(M, models.Model):\n    pass\n"_s,
        u"shop.A|  base ?M|  meta db_table = \"m\""_s);
    row("an app of the name of one of Django's takes its place",
        u"== auth/__init__.py\n== auth/models.py\nfrom django.db import models\n"
        "class Group(models.Model):\n    label = models.TextField()\n"
        "class User(models.Model):\n    groups = models.ManyToManyField(Group)\n    class Meta:\n        swappable = "
        "'AUTH_USER_MODEL'\n"
        "== shop/__init__.py\n== shop/models.py\nfrom django.db import models\nfrom auth.models import Group\n"
        "class A(models.Model):\n    g = models.ForeignKey('auth.Group', models.CASCADE)\n    h = models.ForeignKey(Group, models.CASCADE)\n"_s,
        u"auth.Group|  field label TextField\nauth.User|  field groups ManyToManyField|    to auth.Group\n"
        "  field g ForeignKey|    to auth.Group\n  field h ForeignKey|    to auth.Group\n!  field permissions ManyToManyField"_s);
    row("a model of a registry of its own, and one that is never made, are left out",
        u"from django.apps.registry import Apps\nclass A(models.Model):\n    class Meta:\n        apps = Apps()\n"
        "if False:\n    class B(models.Model):\n        pass\nclass C(models.Model):\n    pass\n"_s,
        u"!shop.A\n!shop.B\nshop.C"_s);
    row("an app may be called by a keyword of Python",
        u"== async/__init__.py\n== async/models.py\nfrom django.db import models\nclass A(models.Model):\n"
        "    a = models.ForeignKey('async.A', models.CASCADE)\n    b = models.ForeignKey('class.B', models.CASCADE)\n"_s,
        u"async.A|  field a ForeignKey|    to async.A|    on_delete CASCADE|  field b ForeignKey|    to ?class.B"_s);
    row("whatever a class binds hides an inherited field",
        u"class Base(models.Model):\n    a = models.TextField()\n    b = models.TextField()\n    c = "
        u"models.TextField()\n"
        "    d = models.TextField()\n    class Meta:\n        abstract = True\nclass A(Base):\n    a, x = 1, 2\n"
        "    from os import path as b\n    c: int\n"_s,
        u"  dropped a\n  dropped b\n!  dropped c\n!  dropped d"_s);
    row("only self is symmetrical",
        u"class A(models.Model):\n    a = models.ManyToManyField('self')\n    b = models.ManyToManyField('A')\n"
        "    c = models.ManyToManyField('shop.A', symmetrical=True)\n    d = models.ForeignKey('A', models.CASCADE)\n"_s,
        u"  field a ManyToManyField|    to shop.A|  field b ManyToManyField|    to shop.A|    symmetrical = False|"
        "  field c ManyToManyField|    to shop.A|    symmetrical = True|  field d ForeignKey|    to shop.A|"
        "    on_delete CASCADE"_s);
    row("a field of the name of what it is made of",
        u"import uuid\nclass Kind(models.Model):\n    pass\nclass A(models.Model):\n"
        "    uuid = models.UUIDField(default=uuid.uuid4)\n    Kind = models.ForeignKey(Kind, models.CASCADE)\n"_s,
        u"    default = uuid4\n  field Kind ForeignKey|    to shop.Kind"_s);
    row("arguments of a field's own class go by their places",
        u"class Money(models.DecimalField):\n"
        "    def __init__(self, currency, verbose_name=None, name=None, **kwargs):\n"
        "        super().__init__(verbose_name, name, 9, **kwargs)\n"
        "class Code(models.CharField):\n    def __init__(self, size, *args, **kwargs):\n"
        "        super().__init__(*args, max_length=size, **kwargs)\n"
        "class A(models.Model):\n    a = Money('EUR', 'the price', decimal_places=2)\n    b = Code(7, 'the code')\n"_s,
        u"  field a Money\n    verbose_name = \"the price\"\n    max_digits = 9\n    verbose_name = \"the code\"\n"
        "    max_length = 7"_s);
    row("a model of an app beside the one that imports it",
        u"== whole/__init__.py\n== whole/one/__init__.py\n== whole/one/models.py\nfrom two.models import B\n"
        "class A(B):\n    pass\n== whole/two/__init__.py\n== whole/two/models.py\nfrom django.db import models\n"
        "class B(models.Model):\n    b = models.TextField()\n"_s,
        u"one.A|  base two.B\ntwo.B|  field b TextField"_s);
    row("what is told by the table of another",
        u"class A(models.Model):\n    b = models.ManyToManyField('self')\nclass B(models.Model):\n    class Meta:\n"
        "        db_table = A._meta.db_table\nclass C(models.Model):\n    class Meta:\n"
        "        db_table = A.b.through._meta.db_table\n"_s,
        u"shop.B|  meta db_table = \"shop_a\"\nshop.C|  meta db_table = \"shop_a_b\""_s);
    row("the field of the branch that holds",
        u"import django\nclass A(models.Model):\n    if django.VERSION < (3, 1):\n        a = models.TextField()\n"
        "    else:\n        a = models.JSONField()\n"_s,
        u"  field a JSONField\n!  field a TextField"_s);
    row("a class of Django's that is no model makes none",
        u"from django.contrib.auth.models import AnonymousUser\nclass A(AnonymousUser):\n    pass\n"
        "class B(models.Model):\n    pass\n"_s,
        u"!shop.A\nshop.B"_s);
    row("a field added outside of the class",
        u"class A(models.Model):\n    pass\nA.add_to_class('late', models.TextField(null=True))\n"_s,
        u"shop.A|  field late TextField|    null = True"_s);
}

void TestImportModels::modelsAre()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const SourceFolder folder(asFiles(source));
    const Result<Import> import = importSources({folder.path()});
    QVERIFY2(import.has_value(), import ? "" : qPrintable(import.error()));
    QVERIFY2(import->unread.isEmpty(),
             qPrintable(import->unread.isEmpty() ? QString() : import->unread.first().reason));
    const QString all = u'\n' + linesOf(*import).join(u'\n') + u'\n';
    const QStringList wanted = expected.split(u'\n');
    for (const QString &line : wanted) {
        const bool absent = line.startsWith(u'!');
        const QString text = u'\n' + QString(absent ? line.mid(1) : line).replace(u'|', u'\n') + u'\n';
        QVERIFY2(all.contains(text) != absent, qPrintable(line + u"\n--- is not so in ---"_s + all));
    }
    const Result<QStringList> again = writtenAndRead(*import);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error()));
    QCOMPARE(*again, schemaText(import->schema));
}

QTEST_GUILESS_MAIN(TestImportModels)
#include "tst_importmodels.moc"
