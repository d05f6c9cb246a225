// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/sourcetree.h"
#include "tests/model/python/importing/sourcefolder.h"

#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QString described(const SourceApp &app)
{
    QString out = app.label + u" = "_s + app.package;
    if (!app.defaultAutoField.isEmpty())
        out += u" with "_s + app.defaultAutoField;
    if (!app.config.isEmpty())
        out += u" by "_s + app.config;
    return app.installed ? out + u" installed"_s : out;
}

} // namespace

class TestSourceTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modules_data();
    void modules();
    void apps_data();
    void apps();
    void settings();
    void modulesBelongToTheNearestApp();
    void refusesWhatHoldsNoModels_data();
    void refusesWhatHoldsNoModels();
    void tellsWhatCannotBeRead();
    void followsLinksOnce();
    void hundredThousandFiles();
    void cancels();
    void equalNamesInTwoProjects();
};

void TestSourceTree::modules_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *sentence, const QString &files, const QString &source,
                        const QStringList &expected) { QTest::newRow(sentence) << files << source << expected; };
    const QString package = u"== shop/__init__.py\n== shop/models.py\n== shop/views.py\n"_s;
    row("a models.py", package, u"shop/models.py"_s, {u"shop.models"_s});
    row("an app folder", package, u"shop"_s, {u"shop.models"_s});
    row("a project folder", package, {}, {u"shop.models"_s});
    row("an app without __init__", u"== shop/models.py\n"_s, u"shop"_s, {u"shop.models"_s});
    row("an app that has only apps.py", u"== shop/__init__.py\n== shop/apps.py\n"_s, {}, {u"shop.apps"_s});
    row("a package of models",
        u"== shop/__init__.py\n== shop/models/__init__.py\nfrom .a import A\n== shop/models/a.py\n== shop/models/deep/b.py\n"_s,
        u"shop"_s, {u"shop.models"_s, u"shop.models.a"_s, u"shop.models.deep.b"_s});
    row("the package of models itself", u"== shop/__init__.py\n== shop/models/__init__.py\n== shop/models/a.py\n"_s,
        u"shop/models"_s, {u"shop.models"_s, u"shop.models.a"_s});
    row("a file of a package of models", u"== shop/__init__.py\n== shop/models/__init__.py\n== shop/models/a.py\n"_s,
        u"shop/models/a.py"_s, {u"shop.models.a"_s});
    row("a file of models under another name", u"== shop/__init__.py\n== shop/models.py\n== shop/things.py\n"_s,
        u"shop/things.py"_s, {u"shop.things"_s});
    row("a package that is no app",
        u"== shop/__init__.py\n== shop/models.py\n== shop/parts/__init__.py\n== shop/parts/a.py\n"_s, u"shop/parts"_s,
        {u"shop.parts"_s, u"shop.parts.a"_s});
    row("apps at any depth",
        u"== manage.py\n== a/models.py\n== b/c/__init__.py\n== b/c/d/__init__.py\n== b/c/d/models.py\n"_s, {},
        {u"a.models"_s, u"c.d.models"_s});
    row("apps of several roots",
        u"== manage.py\n== backend/a/__init__.py\n== backend/a/models.py\n== src/b/__init__.py\n== src/b/models.py\n"_s,
        {}, {u"a.models"_s, u"b.models"_s});
    row("no hidden, generated, installed or test folders",
        u"== shop/models.py\n== .git/x/models.py\n== node_modules/x/models.py\n== shop/migrations/models.py\n== "
        u".tox/models.py\n"
        u"== ve/pyvenv.cfg\n== ve/x/models.py\n== lib/site-packages/x/models.py\n== build/lib/shop/models.py\n== "
        u"dist/x/models.py\n"
        u"== __pycache__/models.py\n== shop/tests/models.py\n== tests/app/models.py\n"_s,
        {}, {u"shop.models"_s});
    row("an app that is called build", u"== build/__init__.py\n== build/models.py\n"_s, {}, {u"build.models"_s});
    row("a folder of tests that was named", u"== tests/app/models.py\n"_s, u"tests"_s, {u"app.models"_s});
    row("what the models import",
        u"== shop/models.py\nfrom .base import Base\nclass A(Base): pass\n== shop/base.py\nclass Base: pass\n"_s, {},
        {u"shop.base"_s, u"shop.models"_s});
    row("what a constant is made of",
        u"== shop/models.py\nfrom core import const\nX = const.Y\n== core/const.py\nY = 1\n"_s, {},
        {u"core.const"_s, u"shop.models"_s});
    row("not what only methods use",
        u"== shop/models.py\nfrom .tasks import send\nclass A:\n    def save(self):\n        send()\n== shop/tasks.py\nimport os\n"_s,
        {}, {u"shop.models"_s});
    row("what is imported and handed on",
        u"== shop/models.py\nfrom .user import User\n== shop/user.py\nclass User: pass\n"_s, {},
        {u"shop.models"_s, u"shop.user"_s});
    row("through an __init__ only what is asked for",
        u"== shop/models.py\nfrom core import A\nclass B(A): pass\n== core/__init__.py\nfrom .a import A\nfrom .b "
        u"import B\n== core/a.py\nclass A: pass\n"
        u"== core/b.py\nclass B: pass\n"_s,
        {}, {u"core"_s, u"core.a"_s, u"shop.models"_s});
    row("bases across many files",
        u"== shop/models.py\nimport core.a as x\nclass B(x.A): pass\n== core/a.py\nfrom .b import C\nclass A(C): pass\n== core/b.py\nclass C: pass\n"_s,
        {}, {u"core.a"_s, u"core.b"_s, u"shop.models"_s});
    row("what a class of an imported file leans on",
        u"== shop/models.py\nfrom .f import F\nclass B:\n    x = F()\n== shop/f.py\nfrom .g import N\nclass F:\n    "
        u"def __init__(self, **kw):\n"
        u"        super().__init__(max_length=N)\n== shop/g.py\nN = 3\n"_s,
        {}, {u"shop.f"_s, u"shop.g"_s, u"shop.models"_s});
    row("imports of a file above the app that was named",
        u"== pyproject.toml\n== apps/shop/models.py\nfrom apps.core.base import A\nclass B(A): pass\n== apps/core/base.py\nclass A: pass\n"_s,
        u"apps/shop"_s, {u"core.base"_s, u"shop.models"_s});
    row("modules that import each other",
        u"== shop/models.py\nfrom .a import *\n== shop/a.py\nfrom .b import *\n== shop/b.py\nfrom .a import *\nfrom .models import *\n"_s,
        {}, {u"shop.a"_s, u"shop.b"_s, u"shop.models"_s});
    row("a package named after itself without end",
        u"== a/models.py\nimport a.b.c as b\nX = b.c.c.d\n== a/__init__.py\nimport a.b.c as b\n"_s, {},
        {u"a"_s, u"a.models"_s});
}

void TestSourceTree::modules()
{
    QFETCH(QString, files);
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    const SourceFolder folder(files);
    const Result<SourceTree> tree = readSourceTree({folder.path(source)});
    QVERIFY2(tree.has_value(), tree ? "" : qPrintable(tree.error()));
    QCOMPARE(sorted(tree->names), expected);
    QCOMPARE(tree->unread.size(), 0);
    for (int i = 0; i < tree->modules.size(); ++i)
        QVERIFY(tree->everyName.value(tree->names[i]).contains(i));
}

void TestSourceTree::apps_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *sentence, const QString &files, const QStringList &expected) {
        QTest::newRow(sentence) << files << expected;
    };
    const QString import = u"from django.apps import AppConfig\n"_s;
    row("an app without configuration", u"== shop/models.py\n"_s, {u"shop = shop"_s});
    row("an app within a package",
        u"== project/__init__.py\n== project/apps/__init__.py\n== project/apps/shop/models.py\n"_s,
        {u"shop = project.apps.shop"_s});
    row("a label, a name and a field",
        u"== shop/models.py\n== shop/apps.py\n"_s + import +
            u"class ShopConfig(AppConfig):\n    name = 'shop'\n    label = 'store'\n    default_auto_field = 'django.db.models.BigAutoField'\n"_s,
        {u"store = shop with BigAutoField by shop.apps.ShopConfig"_s});
    row("a name that counts from further up",
        u"== apps/shop/models.py\n== apps/shop/apps.py\n"_s + import +
            u"class ShopConfig(AppConfig):\n    name = 'apps.shop'\n"_s,
        {u"shop = apps.shop by shop.apps.ShopConfig"_s});
    row("the default of several",
        u"== shop/models.py\n== shop/apps.py\n"_s + import +
            u"class A(AppConfig):\n    name = 'shop'\n    label = 'a'\nclass B(AppConfig):\n    name = 'shop'\n    label = 'b'\n    default = True\n"_s,
        {u"b = shop by shop.apps.B"_s});
    row("the one that the settings name",
        u"== shop/models.py\n== shop/apps.py\n"_s + import +
            u"class A(AppConfig):\n    name = 'shop'\n    label = 'a'\nclass B(AppConfig):\n    name = 'shop'\n    "
            u"label = 'b'\n    default = True\n"
            u"== project/settings.py\nINSTALLED_APPS = ['shop.apps.A']\n"_s,
        {u"a = shop by shop.apps.A installed"_s});
    row("a configuration that is not in apps.py",
        u"== shop/models.py\n== shop/__init__.py\n== shop/config.py\n"_s + import +
            u"class ShopConfig(AppConfig):\n    name = 'shop'\n    label = 'store'\n"
            u"== project/settings.py\nLOCAL_APPS = ['shop.config.ShopConfig']\nINSTALLED_APPS = LOCAL_APPS\n"_s,
        {u"store = shop by shop.config.ShopConfig installed"_s});
    row("what a base configuration says",
        u"== core/apps.py\n"_s + import +
            u"class Base(AppConfig):\n    default_auto_field = 'django.db.models.AutoField'\n"
            u"== shop/models.py\n== shop/apps.py\nfrom core.apps import Base\nclass C(Base):\n    name = 'shop'\n"_s,
        {u"core = core with AutoField by core.apps.Base"_s, u"shop = shop with AutoField by shop.apps.C"_s});
    row("a label that is a constant",
        u"== shop/models.py\n== shop/apps.py\n"_s + import +
            u"L = 'st' + 'ore'\nclass C(AppConfig):\n    name = 'shop'\n    label = L\n"_s,
        {u"store = shop by shop.apps.C"_s});
    row("the package that the settings name",
        u"== apps/shop/models.py\n== settings.py\nINSTALLED_APPS = ['apps.shop']\n"_s,
        {u"shop = apps.shop installed"_s});
    row("a folder that can be no package", u"== my-shop/models.py\n"_s, {u"my_shop = my-shop"_s});
    row("two apps of one label", u"== a/shop/models.py\n== b/shop/models.py\n"_s, {u"shop = shop"_s, u"shop = shop"_s});
}

void TestSourceTree::apps()
{
    QFETCH(QString, files);
    QFETCH(QStringList, expected);
    const SourceFolder folder(files);
    const Result<SourceTree> tree = readSourceTree({folder.path()});
    QVERIFY2(tree.has_value(), tree ? "" : qPrintable(tree.error()));
    QStringList found;
    for (const SourceApp &app : tree->apps)
        found.append(described(app));
    QCOMPARE(sorted(found), expected);
}

void TestSourceTree::settings()
{
    const SourceFolder folder(
        u"== manage.py\nos.environ.setdefault(\"DJANGO_SETTINGS_MODULE\", \"conf.settings.live\")\n"
        u"== conf/settings/base.py\nINSTALLED_APPS = []\n== conf/settings/live.py\nfrom .base import *\n"
        u"== conf/settings/test.py\nfrom .base import *\n== shop/models.py\n== shop/settings.py\nPAGE = 3\n"_s);
    const Result<SourceTree> tree = readSourceTree({folder.path()});
    QVERIFY(tree.has_value());
    QStringList names;
    for (const int module : tree->settings)
        names.append(tree->files[module]);
    QCOMPARE(names, (QStringList{u"conf/settings/live.py"_s, u"conf/settings/base.py"_s, u"conf/settings/test.py"_s}));
}

void TestSourceTree::modulesBelongToTheNearestApp()
{
    const SourceFolder folder(
        u"== a/__init__.py\n== a/models.py\n== a/b/__init__.py\n== a/b/models.py\nfrom a.b.sub import x\nX = x.Y\n"
        u"== a/b/sub/__init__.py\n== a/b/sub/x.py\nY = 1\n== core/x.py\nclass Z: pass\n"
        u"== c/models.py\nfrom core.x import Z\nclass D(Z): pass\n"_s);
    const Result<SourceTree> tree = readSourceTree({folder.path(u"a"_s), folder.path(u"c"_s)});
    QVERIFY(tree.has_value());
    const auto app = [&](const QString &module) {
        const int index = tree->appOf(tree->resolve(-1, 0, module));
        return index < 0 ? QString() : tree->apps[index].package;
    };
    QCOMPARE(app(u"a.models"_s), u"a"_s);
    QCOMPARE(app(u"a.b.models"_s), u"a.b"_s);
    QCOMPARE(app(u"a.b.sub.x"_s), u"a.b"_s);
    QCOMPARE(app(u"core.x"_s), QString());
    QVERIFY(tree->named[tree->resolve(-1, 0, u"a.b.sub.x"_s)]);
    QVERIFY(!tree->named[tree->resolve(-1, 0, u"core.x"_s)]);
}

void TestSourceTree::refusesWhatHoldsNoModels_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("message");
    QTest::newRow("what is not there") << u"== a/models.py\n"_s << u"b"_s << u"%1: there is no such file or folder."_s;
    QTest::newRow("an empty folder")
        << u"== a/readme.txt\n"_s << u"a"_s
        << u"%1: there are no models here; name a models.py, the folder of an app or of a project."_s;
}

void TestSourceTree::refusesWhatHoldsNoModels()
{
    QFETCH(QString, files);
    QFETCH(QString, source);
    QFETCH(QString, message);
    const SourceFolder folder(files);
    const Result<SourceTree> tree = readSourceTree({folder.path(source)});
    QVERIFY(!tree.has_value());
    QCOMPARE(tree.error(), message.arg(folder.path(source)));
}

void TestSourceTree::tellsWhatCannotBeRead()
{
    const SourceFolder folder(u"== shop/models.py\nclass A(:\n== good/models.py\nclass A: pass\n"_s);
    QVERIFY(QFile::link(folder.path(u"nowhere"_s), folder.path(u"good/models_gone.py"_s)));
    folder.write(u"nul/models.py"_s, QByteArray("a = 1\0", 6));
    QDir().mkpath(folder.path(u"pipe"_s));
    for (const QString &name : {u"pipe/models.py"_s, u"manage.py"_s})
        QCOMPARE(mkfifo(qPrintable(folder.path(name)), 0600), 0);
    const Result<SourceTree> tree = readSourceTree({folder.path()});
    QVERIFY(tree.has_value());
    QStringList unread;
    for (const UnreadFile &file : tree->unread) {
        unread.append(file.file);
        QVERIFY(!file.reason.isEmpty());
        QCOMPARE(file.reason == u"it is a device or a pipe, not a file", file.file == u"pipe/models.py");
    }
    QCOMPARE(sorted(unread), (QStringList{u"nul/models.py"_s, u"pipe/models.py"_s, u"shop/models.py"_s}));
    QVERIFY(tree->resolve(-1, 0, u"good.models"_s) >= 0);
    if (geteuid() == 0)
        QSKIP("root may read everything");
    QFile::setPermissions(folder.path(u"good"_s), {});
    const Result<SourceTree> closed = readSourceTree({folder.path()});
    QFile::setPermissions(folder.path(u"good"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(closed.has_value());
    QCOMPARE(closed->unread.first().file, folder.path(u"good"_s));
}

void TestSourceTree::followsLinksOnce()
{
    const SourceFolder folder(u"== project/a/models.py\n== outside/b/models.py\n"_s);
    QVERIFY(QFile::link(folder.path(u"project"_s), folder.path(u"project/a/loop"_s)));
    QVERIFY(QFile::link(u"/"_s, folder.path(u"project/a/everything"_s)));
    QVERIFY(QFile::link(folder.path(u"project/twice"_s), folder.path(u"project/twice"_s)));
    QVERIFY(QFile::link(folder.path(u"outside/b"_s), folder.path(u"project/b"_s)));
    QVERIFY(QFile::link(folder.path(u"outside/b"_s), folder.path(u"project/again"_s)));
    const Result<SourceTree> tree = readSourceTree({folder.path(u"project"_s)});
    QVERIFY(tree.has_value());
    QCOMPARE(sorted(tree->names).size(), 2);
    QVERIFY(tree->names.contains(u"a.models"_s));
}

void TestSourceTree::hundredThousandFiles()
{
    const SourceFolder folder(u"== shop/models.py\n"_s);
    for (int i = 0; i < 100; ++i) {
        const QString name = folder.path(u"data/d%1"_s.arg(i));
        QVERIFY(QDir().mkpath(name));
        for (int j = 0; j < 1000; ++j) {
            QFile file(name + (j % 2 ? u"/f%1.py"_s : u"/f%1.txt"_s).arg(j));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
    }
    const Result<SourceTree> tree = readSourceTree({folder.path()});
    QVERIFY(tree.has_value());
    QCOMPARE(tree->names, QStringList{u"shop.models"_s});
}

void TestSourceTree::cancels()
{
    const SourceFolder folder(u"== a/models.py\n== b/models.py\n"_s);
    const Result<SourceTree> tree = readSourceTree({folder.path()}, [](const QString &, int, int) { return false; });
    QVERIFY(!tree.has_value());
    QCOMPARE(tree.error(), u"The import was cancelled."_s);
}

void TestSourceTree::equalNamesInTwoProjects()
{
    const SourceFolder folder(
        u"== one/manage.py\n== one/core/__init__.py\n== one/core/models.py\nX = 1\n== one/shop/models.py\nfrom "
        u"core.models import X\n"
        u"== two/manage.py\n== two/core/__init__.py\n== two/core/models.py\nX = 2\n== two/shop/models.py\nfrom core.models import X\n"_s);
    const Result<SourceTree> tree = readSourceTree({folder.path()});
    QVERIFY(tree.has_value());
    QCOMPARE(tree->modules.size(), 4);
    for (const QString &project : {u"one"_s, u"two"_s}) {
        const int shop = tree->byPath.value(folder.path(project + u"/shop/models.py"_s), -1);
        const int core = tree->byPath.value(folder.path(project + u"/core/models.py"_s), -1);
        QVERIFY(shop >= 0);
        QCOMPARE(tree->resolve(shop, 0, u"core.models"_s), core);
    }
}

QTEST_GUILESS_MAIN(TestSourceTree)

#include "tst_sourcetree.moc"
