// SPDX-License-Identifier: GPL-3.0-or-later
#include "importcase.h"
#include "schematext.h"
#include "sourcefolder.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// An import as a whole: settings, order, places, definitions, and sources that mean harm.
class TestImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsAre_data();
    void settingsAre();
    void modelsComeInDjangosOrder();
    void appsComeInDjangosOrder();
    void placesAreTold();
    void placesAreThoseOfTheBranchThatHolds();
    void targetsBySettingsKeepTheirSource();
    void definitionsHaveTheirOwner();
    void sameSourcesGiveSameIds();
    void cancelIsObeyed();
    void circlesAreSurvived_data();
    void circlesAreSurvived();
    void manyModels();
};

void TestImport::settingsAre_data()
{
    QTest::addColumn<QString>("settings");
    QTest::addColumn<QString>("userModel");
    QTest::addColumn<QString>("autoField");
    QTest::addColumn<QStringList>("expected");
    const QString whole = u"SECRET_KEY = 'x'\nINSTALLED_APPS = ['shop']\n"_s;
    QTest::newRow("no settings") << QString() << QString() << u"-"_s << QStringList{u"BigAutoField"_s, u"auth.User"_s};
    QTest::newRow("settings that say nothing of them")
        << whole << QString() << u"-"_s << QStringList{QString(), u"auth.User"_s};
    QTest::newRow("settings that say it")
        << whole + u"AUTH_USER_MODEL = 'shop.User'\nDEFAULT_AUTO_FIELD = 'django.db.models.SmallAutoField'\n"_s
        << QString() << u"-"_s << QStringList{u"SmallAutoField"_s, u"shop.User"_s};
    QTest::newRow("options instead of settings") << QString() << u"SHOP.user"_s << u"django.db.models.AutoField"_s
                                                 << QStringList{u"AutoField"_s, u"shop.User"_s};
    QTest::newRow("options overrule settings") << whole + u"AUTH_USER_MODEL = 'shop.User'\n"_s << u"auth.User"_s
                                               << QString() << QStringList{QString(), u"auth.User"_s};
    QTest::newRow("what the project has where the settings say nothing")
        << whole << QString() << u"=AutoField shop.User"_s << QStringList{u"AutoField"_s, u"shop.User"_s};
    QTest::newRow("what the settings say, not what the project has")
        << whole + u"AUTH_USER_MODEL = 'auth.User'\nDEFAULT_AUTO_FIELD = 'django.db.models.BigAutoField'\n"_s
        << QString() << u"=AutoField shop.User"_s << QStringList{u"BigAutoField"_s, u"auth.User"_s};
    QTest::newRow("a user model that was not read")
        << QString() << u"people.Member"_s << u"-"_s << QStringList{u"BigAutoField"_s, u"people.Member"_s};
}

void TestImport::settingsAre()
{
    QFETCH(QString, settings);
    QFETCH(QString, userModel);
    QFETCH(QString, autoField);
    QFETCH(QStringList, expected);
    const SourceFolder folder(
        u"== shop/__init__.py\n== shop/models.py\nfrom django.db import models\n"
        "from django.contrib.auth.models import AbstractUser\nfrom django.conf import settings\n"
        "class User(AbstractUser):\n    pass\n"
        "class A(models.Model):\n    a = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)\n"_s);
    if (!settings.isEmpty())
        folder.write(u"project/settings.py"_s, settings.toUtf8());
    ImportOptions options;
    options.userModel = userModel;
    if (autoField.startsWith(u'='))
        options.assumed = {.userModel = autoField.section(u' ', 1),
                           .defaultAutoField = autoField.section(u' ', 0, 0).mid(1)};
    else if (autoField != u"-")
        options.defaultAutoField = autoField;
    const Result<Import> import = importSources({folder.path()}, options);
    QVERIFY(import.has_value());
    const Schema &schema = import->schema;
    const Model *user = schema.find(schema.settings.userModel);
    QVERIFY(user);
    QCOMPARE(QStringList({schema.settings.defaultAutoField, schema.label(*user)}), expected);
    const Model *a = schema.model(u"shop.A");
    QVERIFY(a);
    QCOMPARE(a->fields.first().relation->to, (ModelRef{user->id, u"settings.AUTH_USER_MODEL"_s}));
    QCOMPARE(import->userModelSaid, !userModel.isEmpty() || settings.contains(u"AUTH_USER_MODEL"_s));
    QCOMPARE(import->autoFieldSaid, options.defaultAutoField || settings.contains(u"DEFAULT_AUTO_FIELD"_s));
    QCOMPARE(import->notes.isEmpty(), !settings.isEmpty() || autoField != u"-");
    const Result<QStringList> again = writtenAndRead(*import);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error()));
    QCOMPARE(*again, schemaText(import->schema));
}

void TestImport::modelsComeInDjangosOrder()
{
    const SourceFolder folder(
        u"== shop/__init__.py\n== shop/models/__init__.py\nfrom .zebra import Z\nfrom .ant import A\n"
        "== shop/models/ant.py\nfrom django.db import models\nfrom .middle import M\nclass A(models.Model):\n    pass\n"
        "== shop/models/middle.py\nfrom django.db import models\nclass M(models.Model):\n    pass\n"
        "== shop/models/zebra.py\nfrom django.db import models\nclass Z(models.Model):\n    pass\nclass Y(Z):\n    pass\n"_s);
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    QStringList labels;
    for (const ModelReport &model : import->models)
        labels.append(model.label);
    QCOMPARE(labels, QStringList({u"shop.Z"_s, u"shop.Y"_s, u"shop.M"_s, u"shop.A"_s}));
}

void TestImport::appsComeInDjangosOrder()
{
    const QString models = u"from django.db import models\nclass A(models.Model):\n    pass\n"_s;
    const SourceFolder folder(u"== manage.py\n== project/__init__.py\n"
                              "== project/settings.py\nINSTALLED_APPS = ['django.contrib.auth', 'zoo.apps.ZooConfig', "
                              "'ark']\nAUTH_USER_MODEL = 'auth.User'\n"
                              "== ark/__init__.py\n== ark/models.py\n"_s +
                              models + u"== bay/__init__.py\n== bay/models.py\n"_s + models +
                              u"== zoo/__init__.py\n== zoo/apps.py\nfrom django.apps import AppConfig\nclass "
                              u"ZooConfig(AppConfig):\n    name = 'zoo'\n"
                              "    default_auto_field = 'django.db.models.AutoField'\n== zoo/models.py\n"_s +
                              models);
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    QStringList labels;
    for (const App &app : import->schema.apps) {
        if (app.origin == Origin::Project)
            labels.append(app.label + u' ' + app.defaultAutoField);
    }
    QCOMPARE(labels, QStringList({u"zoo AutoField"_s, u"ark "_s, u"bay "_s}));
}

void TestImport::targetsBySettingsKeepTheirSource()
{
    const SourceFolder folder(
        asFiles(u"from django.conf import settings\nX = getattr(settings, 'S', 'stock.Item')\nclass A(models.Model):\n"
                "    a = models.ForeignKey(X, models.CASCADE)\n"
                "    b = models.ForeignKey(getattr(settings, 'T', 'stock.Item'), models.CASCADE)\n"
                "    c = models.ForeignKey(getattr(settings, 'AUTH_USER_MODEL', 'auth.User'), models.CASCADE)\n"_s));
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    const Schema &schema = import->schema;
    const Model *a = schema.model(u"shop.A");
    QVERIFY(a && schema.model(u"stock.Item"));
    const ModelId item = schema.model(u"stock.Item")->id;
    QCOMPARE(a->field(u"a")->relation->to, (ModelRef{item, u"X"_s}));
    QCOMPARE(a->field(u"b")->relation->to, (ModelRef{item, u"getattr(settings, 'T', 'stock.Item')"_s}));
    QCOMPARE(a->field(u"c")->relation->to, (ModelRef{Settings().userModel, u"settings.AUTH_USER_MODEL"_s}));
    QStringList defined;
    for (const Definition &definition : import->sources.first().definitions)
        defined.append(definition.name);
    QVERIFY(defined.contains(u"X"_s));
    QVERIFY(defined.contains(u"settings"_s));
}

void TestImport::placesAreThoseOfTheBranchThatHolds()
{
    const SourceFolder folder(asFiles(
        u"import django\nclass A(models.Model):\n    if django.VERSION < (3, 1):\n        a = models.TextField()\n"
        "    else:\n        a = models.JSONField()\n"_s));
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    const PyModule &module = import->modules.first();
    const QList<ClassPlace> places = classPlaces(module, import->schema, import->sources.first());
    QCOMPARE(places.size(), 1);
    QCOMPARE(module.text(places.first().fields.value(u"a"_s)->range), u"a = models.JSONField()"_s);
}

void TestImport::placesAreTold()
{
    const SourceFolder folder(asFiles(
        u"class Base(models.Model):\n    a = models.TextField()\n    class Meta:\n        abstract = True\n"
        "class A(Base):\n    a = None\n    b = 3\n    if True:\n        c = models.TextField()\n"
        "    else:\n        c = models.IntegerField()\n    d = models.TextField()\n    d = models.URLField()\n"_s));
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    QCOMPARE(import->sources.size(), 1);
    QCOMPARE(import->modules.size(), 1);
    const PyModule &module = import->modules.first();
    const QList<ClassPlace> places = classPlaces(module, import->schema, import->sources.first());
    QCOMPARE(places.size(), 2);
    QCOMPARE(places[0].name, u"Base"_s);
    QVERIFY(places[0].meta);
    QVERIFY(!places[1].meta);
    QCOMPARE(QStringList(places[1].fields.keys()), QStringList({u"a"_s, u"c"_s, u"d"_s}));
    QCOMPARE(module.text(places[1].fields.value(u"a"_s)->range), u"a = None"_s);
    QCOMPARE(module.text(places[1].fields.value(u"c"_s)->range), u"c = models.TextField()"_s);
    QCOMPARE(module.text(places[1].fields.value(u"d"_s)->range), u"d = models.URLField()"_s);
}

void TestImport::definitionsHaveTheirOwner()
{
    const SourceFolder folder(asFiles(
        u"import uuid\nLENGTH = 3\nUNUSED = 4\n"
        "class A(models.Model):\n    KINDS = [('a', 'A')]\n"
        "    k = models.CharField(max_length=LENGTH, choices=KINDS)\n    u = models.UUIDField(default=uuid.uuid4)\n"_s));
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    QCOMPARE(import->sources.size(), 1);
    const SourceFile &file = import->sources.first();
    QCOMPARE(file.path, folder.path(u"shop/models.py"_s));
    QCOMPARE(file.module, u"shop.models"_s);
    QCOMPARE(file.models, QList<ModelId>{importedId<ModelId>(u"shop.A"_s)});
    QVERIFY(!file.digest.isEmpty());
    QStringList names;
    for (const Definition &definition : file.definitions) {
        names.append(definition.name);
        QCOMPARE(definition.owner, definition.name == u"KINDS" ? file.models.first() : ModelId());
    }
    QVERIFY(names.contains(u"LENGTH"_s) && names.contains(u"KINDS"_s) && names.contains(u"uuid"_s));
    QVERIFY(!names.contains(u"UNUSED"_s));
}

void TestImport::sameSourcesGiveSameIds()
{
    const QString source = asFiles(u"class A(models.Model):\n    a = models.TextField()\n"_s);
    const SourceFolder one(source), two(source);
    const Result<Import> first = importSources({one.path()}), second = importSources({two.path()});
    QVERIFY(first.has_value() && second.has_value());
    QCOMPARE(first->schema, second->schema);
    QCOMPARE(first->schema.models.last().fields.first().id, importedId<FieldId>(u"shop.A.a"_s));
}

void TestImport::cancelIsObeyed()
{
    const SourceFolder folder(asFiles(u"class A(models.Model):\n    pass\n"_s));
    const Result<Import> import =
        importSources({folder.path()}, {}, [](const QString &what, int, int) { return !what.startsWith("Making"_L1); });
    QVERIFY(!import.has_value());
    QVERIFY(!import.error().isEmpty());
}

void TestImport::circlesAreSurvived_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("two classes that inherit from one another")
        << u"class A(B, models.Model):\n    pass\nclass B(A, models.Model):\n    pass\n"_s;
    QTest::newRow("a class that inherits from itself") << u"class A(A, models.Model):\n    pass\n"_s;
    QTest::newRow("a base twice") << u"class A(models.Model):\n    pass\nclass B(A, A):\n    pass\n"_s;
    QTest::newRow("a Meta of its own Meta")
        << u"class A(models.Model):\n    class Meta(A.Meta):\n        abstract = True\n"_s;
    QTest::newRow("Metas in a circle")
        << u"class A(models.Model):\n    class Meta(B.Meta):\n        abstract = True\n"
           "class B(models.Model):\n    class Meta(A.Meta):\n        abstract = True\n"_s;
    QTest::newRow("a plain Meta of itself")
        << u"class M(M):\n    pass\nclass A(models.Model):\n    class Meta(M):\n        pass\n"_s;
    QTest::newRow("field classes in a circle")
        << u"class F(G):\n    pass\nclass G(F):\n    pass\nclass A(models.Model):\n    a = F()\n"_s;
    QTest::newRow("constants in a circle") << u"X = Y\nY = X\nclass A(models.Model):\n    a = models.ForeignKey(X, X)\n"
                                              "    b = models.CharField(**X)\n    class Meta:\n        indexes = X\n"_s;
    QTest::newRow("names that Python has")
        << u"class object(models.Model):\n    pass\nclass list(models.Model):\n    list = models.TextField()\n"_s;
    QTest::newRow("names that differ in case alone")
        << u"class Item(models.Model):\n    pass\nclass ITEM(models.Model):\n    pass\n"_s;
    QTest::newRow("one name three times")
        << u"class A(models.Model):\n    a = models.TextField()\nclass A(models.Model):\n    b = models.TextField()\nclass A(A):\n    pass\n"_s;
    QString metas = u"class M0:\n    pass\nclass N0:\n    pass\n"_s, numbers, fields = u"class A(models.Model):\n"_s;
    for (int i = 1; i < 60; ++i)
        metas += u"class M%1(M%2, N%2):\n    pass\nclass N%1(M%2, N%2):\n    pass\n"_s.arg(i).arg(i - 1);
    for (int i = 0; i < 60'000; ++i)
        numbers += QString::number(i) + u", "_s;
    for (int i = 0; i < 20'000; ++i)
        fields += u"    f%1 = MoneyField()\n"_s.arg(i);
    QTest::newRow("bases of a Meta that double 60 times")
        << metas + u"class A(models.Model):\n    class Meta(M59):\n        pass\n"_s;
    QTest::newRow("a list of 60,000 numbers")
        << u"class A(models.Model):\n    a = models.IntegerField(default=[%1f()], choices=[%1])\n"_s.arg(numbers);
    QTest::newRow("a class of 20,000 fields") << fields;
    QTest::newRow("strange labels")
        << u"class A(models.Model):\n    a = models.ForeignKey('a.b.c', models.CASCADE)\n"
           "    b = models.ForeignKey('.', models.CASCADE)\n    c = models.ForeignKey('', models.CASCADE)\n"
           "    d = models.ForeignKey('a b.c d', models.CASCADE)\n    e = models.ForeignKey(3, models.CASCADE)\n"
           "    f = models.ForeignKey()\n    g = models.ManyToManyField('A', through='')\n"_s;
    QTest::newRow("an app label that is none")
        << u"class A(models.Model):\n    class Meta:\n        app_label = 'a b'\n"_s;
}

void TestImport::circlesAreSurvived()
{
    QFETCH(QString, source);
    const SourceFolder folder(asFiles(source));
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    QVERIFY(!import->models.isEmpty());
    const Result<QStringList> again = writtenAndRead(*import);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error()));
    QCOMPARE(*again, schemaText(import->schema));
}

void TestImport::manyModels()
{
    QString source;
    for (int i = 0; i < 3000; ++i)
        source += u"class M%1(%2):\n    a%1 = models.ForeignKey('M%3', models.CASCADE)\n"_s.arg(
            QString::number(i), i % 3 ? u"M%1"_s.arg(i - 1) : u"models.Model"_s, QString::number((i * 7) % 3000));
    const SourceFolder folder(asFiles(source));
    const Result<Import> import = importSources({folder.path()});
    QVERIFY(import.has_value());
    QCOMPARE(import->models.size(), 3000);
    QVERIFY(reasonsOf(*import).isEmpty());
    const Result<QStringList> again = writtenAndRead(*import);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error()));
    QCOMPARE(*again, schemaText(import->schema));
}

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
