// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrun.h"

#include <QTest>

/// The commands that read and write Python, and those that tell what Django would say.
class TestPythonCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void descriptionsAreDjangos();
    void descriptionsCanBeRead();
    void checksTellErrors();
    void aSoundProjectPassesTheChecks();
    void importTellsWhatItRead();
    void importAgainKeepsPlacesAndTellsWhatChanged();
    void importTellsWhatItCouldNotRead();
    void appsComeInTheOrderOfTheSources();
    void nothingChangedMeansNotAByte();
    void aChangeGoesIntoTheFile();
    void aFileThatOthersChangedIsLeftAlone();
    void aFileThatIsGoneIsWrittenAnew();
    void aPackageOfModelsThatIsGoneIsWrittenAnewAsAWhole();
    void aTargetThatIsAConstantStaysOne();
    void aFileWrittenBackCanBeWrittenAgain();
    void aForeignFileIsNotReplaced();
    void aForeignFileIsReplacedWhenAskedFor();
    void whatRelataWroteIsReplacedUntilAPersonAddsToIt();
    void newAppsAreWrittenClean();
    void migrationsOfAllApps();
};

void TestPythonCommands::descriptionsAreDjangos()
{
    const Run run = relata({u"describe"_s, QStringLiteral(TEST_DATA "/describe/newsroom.relata"), u"--json"_s});
    QCOMPARE(run.status, 0);
    QCOMPARE(json(run.out).object(), json(contentOf(QStringLiteral(TEST_DATA "/describe/newsroom.json"))).object());
}

void TestPythonCommands::descriptionsCanBeRead()
{
    const Run run = relata({u"describe"_s, blog()});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains("blog.Article (table blog_article)\n"));
    QVERIFY(run.out.contains("primary key"));
    QVERIFY(run.out.contains("-> auth.User"));
}

void TestPythonCommands::checksTellErrors()
{
    const QString file = QStringLiteral(TEST_DATA "/checks/wrong_fields.relata");
    const Run run = relata({u"check"_s, file, u"--json"_s});
    QCOMPARE(run.status, 1);
    QVERIFY(run.err.isEmpty());
    const QJsonArray problems = json(run.out).array();
    QVERIFY(problems.size() > 20);
    int fixes = 0;
    for (const QJsonValue &problem : problems) {
        for (const QString &key : {u"id"_s, u"level"_s, u"object"_s, u"message"_s, u"hint"_s, u"fix"_s})
            QVERIFY2(problem.toObject().contains(key), qPrintable(key));
        fixes += problem[u"fix"_s].isString() ? 1 : 0;
    }
    QVERIFY(fixes > 0);
    const Run text = relata({u"check"_s, file});
    QCOMPARE(text.status, 1);
    QVERIFY(text.out.startsWith("ERRORS:\n"));
    QVERIFY(text.out.contains(": (fields.E001) "));
}

void TestPythonCommands::aSoundProjectPassesTheChecks()
{
    const Run run = relata({u"check"_s, blog(), u"--dialect"_s, u"postgresql"_s});
    QCOMPARE(run.status, 0);
    QVERIFY(!run.out.isEmpty());
    QCOMPARE(relata({u"check"_s, blog(), u"--json"_s}).out, QByteArray("[\n]\n"));
}

void TestPythonCommands::importTellsWhatItRead()
{
    const Run run = relata({u"import"_s, golden(u"newsroom/newsroom"_s), u"--json"_s});
    QCOMPARE(run.status, 0);
    const QJsonObject answer = json(run.out).object();
    QCOMPARE(answer[u"totals"_s][u"models"_s].toInt(), 6);
    QCOMPARE(answer[u"totals"_s][u"complete"_s].toInt(), 6);
    QCOMPARE(answer[u"models"_s].toArray().size(), 6);
    QCOMPARE(answer[u"unread"_s].toArray().size(), 0);
    const QJsonObject first = answer[u"models"_s].toArray().first().toObject();
    QCOMPARE(first[u"label"_s].toString(), u"newsroom.Section"_s);
    QCOMPARE(first[u"status"_s].toString(), u"complete"_s);
    QVERIFY(first[u"file"_s].toString().endsWith("models.py"_L1));
    QVERIFY(first[u"reasons"_s].isArray());
    QVERIFY(!answer.contains(u"added"_s));
}

void TestPythonCommands::importAgainKeepsPlacesAndTellsWhatChanged()
{
    const Shop shop;
    const QJsonObject places = json(contentOf(shop.project())).object()[u"layout"_s][u"places"_s].toObject();
    QVERIFY(!places.isEmpty());
    const Run same = relata({u"import"_s, shop.path(u"src/shop"_s), u"-o"_s, shop.project(), u"--json"_s});
    QCOMPARE(same.status, 0);
    for (const QString &key : {u"added"_s, u"changed"_s, u"removed"_s})
        QCOMPARE(json(same.out)[key].toArray().size(), 0);

    QVERIFY(writeFile(shop.models(),
                      QByteArray(shop.source).replace("title", "name") + "\n\nclass Tag(models.Model):\n    pass\n"));
    const Run run = relata({u"import"_s, shop.path(u"src/shop"_s), u"-o"_s, shop.project(), u"--json"_s});
    QCOMPARE(run.status, 0);
    QCOMPARE(json(run.out)[u"added"_s].toArray(), QJsonArray{u"shop.Tag"_s});
    QCOMPARE(json(run.out)[u"changed"_s].toArray().size(), 1);
    const QJsonObject now = json(contentOf(shop.project())).object()[u"layout"_s][u"places"_s].toObject();
    for (const QString &id : places.keys())
        QCOMPARE(now[id], places[id]);
    QCOMPARE(now.size(), places.size() + 1);
}

void TestPythonCommands::importTellsWhatItCouldNotRead()
{
    const Shop shop;
    QVERIFY(writeFile(shop.path(u"src/bad/__init__.py"_s), {}));
    QVERIFY(writeFile(shop.path(u"src/bad/models.py"_s), "class A(:\n"));
    const Run run = relata({u"import"_s, shop.path(u"src"_s), u"--json"_s});
    QCOMPARE(run.status, 1);
    QCOMPARE(json(run.out)[u"unread"_s].toArray().size(), 1);
    QVERIFY(json(run.out)[u"unread"_s][0][u"file"_s].toString().contains("bad/models.py"_L1));
    QVERIFY(!json(run.out)[u"unread"_s][0][u"reason"_s].toString().isEmpty());
    QCOMPARE(json(run.out)[u"totals"_s][u"models"_s].toInt(), 1);

    const Run alone = relata({u"import"_s, shop.path(u"src/bad"_s), u"-o"_s, shop.path(u"bad.relata"_s)});
    QCOMPARE(alone.status, 2);
    QCOMPARE(alone.err.count('\n'), 1);
    QVERIFY(!QFile::exists(shop.path(u"bad.relata"_s)));
}

void TestPythonCommands::appsComeInTheOrderOfTheSources()
{
    const Run run = relata({u"import"_s, golden(u"circular/stock"_s), golden(u"circular/billing"_s),
                            golden(u"circular/orders"_s), u"--json"_s});
    QCOMPARE(run.status, 0);
    QStringList apps;
    for (const QJsonValue &model : json(run.out)[u"models"_s].toArray())
        apps.append(model[u"label"_s].toString().section(u'.', 0, 0));
    apps.removeDuplicates();
    QCOMPARE(apps, (QStringList{u"stock"_s, u"billing"_s, u"orders"_s}));
}

void TestPythonCommands::nothingChangedMeansNotAByte()
{
    const Shop shop;
    const Run run = shop.write();
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.status, 0);
    QCOMPARE(contentOf(shop.written()), shop.source);
    QCOMPARE(relata({u"python"_s, shop.project()}).out, shop.source);
}

void TestPythonCommands::aChangeGoesIntoTheFile()
{
    const Shop shop;
    QVERIFY(shop.edit("\"max_length\": 40", "\"max_length\": 80"));
    QCOMPARE(shop.write().status, 0);
    QCOMPARE(contentOf(shop.written()), QByteArray(shop.source).replace("40", "80"));
    QCOMPARE(contentOf(shop.models()), shop.source);
}

void TestPythonCommands::aFileThatOthersChangedIsLeftAlone()
{
    const Shop shop;
    QVERIFY(writeFile(shop.models(), shop.source + "# later\n"));
    const Run run = shop.write();
    QCOMPARE(run.status, 2);
    QCOMPARE(run.err.count('\n'), 1);
    QVERIFY(run.err.contains("models.py"));
    QVERIFY(!QFile::exists(shop.written()));
}

void TestPythonCommands::aFileThatIsGoneIsWrittenAnew()
{
    const Shop shop;
    QVERIFY(QFile::remove(shop.models()));
    const Run run = shop.write();
    QCOMPARE(run.status, 0);
    QVERIFY(run.err.contains("models.py"));
    const QByteArray text = contentOf(shop.written());
    QVERIFY(text.contains("title = models.CharField(max_length=40)"));
    QVERIFY(!text.contains("# short"));
}

void TestPythonCommands::aPackageOfModelsThatIsGoneIsWrittenAnewAsAWhole()
{
    const Shop shop;
    QVERIFY(QFile::remove(shop.models()));
    const QString package = shop.path(u"src/shop/models"_s);
    QVERIFY(writeFile(package + u"/item.py"_s, shop.source));
    QVERIFY(writeFile(package + u"/__init__.py"_s, "from .item import Item\n"));
    QCOMPARE(relata({u"import"_s, shop.path(u"src/shop"_s), u"-o"_s, shop.project()}).status, 0);
    QVERIFY(QDir(package).removeRecursively());
    QCOMPARE(shop.write().status, 0);
    QVERIFY(contentOf(shop.path(u"out/shop/models/item.py"_s)).contains("class Item(models.Model):"));
    QVERIFY(contentOf(shop.path(u"out/shop/models/__init__.py"_s)).contains("from .item import Item"));
}

void TestPythonCommands::aTargetThatIsAConstantStaysOne()
{
    const Shop shop;
    QVERIFY(writeFile(shop.models(),
                      "from django.db import models\n\nfrom .conf import conf\n\n\nclass Item(models.Model):\n"
                      "    owner = models.ForeignKey(conf.OWNER_MODEL, models.CASCADE)\n"));
    QCOMPARE(relata({u"import"_s, shop.path(u"src/shop"_s), u"-o"_s, shop.project()}).status, 0);
    QVERIFY(QFile::remove(shop.models()));
    const QByteArray text = relata({u"python"_s, shop.project()}).out;
    QVERIFY2(text.contains("ForeignKey(conf.OWNER_MODEL, on_delete=models.CASCADE)"), text.constData());
    QVERIFY(text.contains("from .conf import conf\n"));
}

void TestPythonCommands::aForeignFileIsNotReplaced()
{
    const Shop shop;
    QVERIFY(writeFile(shop.written(), "# someone else's\n"));
    const Run run = shop.write();
    QCOMPARE(run.status, 2);
    QCOMPARE(run.err.count('\n'), 1);
    QCOMPARE(contentOf(shop.written()), QByteArray("# someone else's\n"));
}

void TestPythonCommands::aForeignFileIsReplacedWhenAskedFor()
{
    const Shop shop;
    QVERIFY(writeFile(shop.written(), "# someone else's\n"));
    const Run run = relata({u"python"_s, shop.project(), u"-o"_s, shop.path(u"out"_s), u"--force"_s});
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.status, 0);
    QCOMPARE(contentOf(shop.written()), shop.source);
}

void TestPythonCommands::aFileWrittenBackCanBeWrittenAgain()
{
    const Shop shop;
    for (const QByteArray &length : QByteArrayList{"80", "120"}) {
        QVERIFY(shop.edit(length == "80" ? "\"max_length\": 40" : "\"max_length\": 80", "\"max_length\": " + length));
        const Run run = relata({u"python"_s, shop.project(), u"-o"_s, shop.path(u"src"_s)});
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.status, 0);
        QCOMPARE(contentOf(shop.models()), QByteArray(shop.source).replace("40", length));
    }
}

void TestPythonCommands::whatRelataWroteIsReplacedUntilAPersonAddsToIt()
{
    const QTemporaryDir dir;
    const QString project = dir.filePath(u"blog.relata"_s);
    const QString models = dir.filePath(u"out/blog/models.py"_s);
    QVERIFY(writeFile(project, contentOf(blog())));
    const QStringList write = {u"python"_s, project, u"-o"_s, dir.filePath(u"out"_s)};
    QCOMPARE(relata(write).status, 0);
    const QByteArray before = contentOf(models);
    QVERIFY(QFile::exists(dir.filePath(u"out/blog/__init__.py"_s)));
    QVERIFY(writeFile(project, contentOf(project).replace("\"max_length\": 200", "\"max_length\": 210")));
    const Run again = relata(write);
    QCOMPARE(again.err, QByteArray());
    QCOMPARE(contentOf(models), QByteArray(before).replace("max_length=200", "max_length=210"));
    const QByteArray added = contentOf(models) + "\n\ndef help():\n    pass\n";
    QVERIFY(writeFile(models, added));
    QVERIFY(writeFile(project, contentOf(project).replace("\"max_length\": 210", "\"max_length\": 220")));
    QCOMPARE(relata(write).status, 2);
    QCOMPARE(contentOf(models), added);
}

void TestPythonCommands::newAppsAreWrittenClean()
{
    const QTemporaryDir dir;
    const Run run = relata({u"python"_s, blog(), u"-o"_s, dir.path()});
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.status, 0);
    QVERIFY(contentOf(dir.filePath(u"blog/models.py"_s)).contains("class Article(models.Model):"));
    QVERIFY(contentOf(dir.filePath(u"tags/models.py"_s)).contains("class Tag(models.Model):"));
    QCOMPARE(relata({u"python"_s, blog(), u"-o"_s, dir.path()}).status, 0);
}

void TestPythonCommands::migrationsOfAllApps()
{
    const QTemporaryDir dir;
    const Run run = relata({u"migration"_s, blog()});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.startsWith("# "));
    QVERIFY(run.out.contains("# blog/migrations/0001_initial.py\n"));
    QCOMPARE(relata({u"migration"_s, blog(), u"-o"_s, dir.path()}).status, 0);
    const QString path = dir.filePath(u"blog/migrations/0001_initial.py"_s);
    QVERIFY(run.out.contains(contentOf(path)));
    QVERIFY(QFile::exists(dir.filePath(u"blog/migrations/__init__.py"_s)));
    QCOMPARE(relata({u"migration"_s, blog(), u"-o"_s, dir.path()}).status, 0);
    QVERIFY(writeFile(path, "# another\n"));
    QCOMPARE(relata({u"migration"_s, blog(), u"-o"_s, dir.path()}).status, 2);
    QCOMPARE(contentOf(path), QByteArray("# another\n"));
}

QTEST_GUILESS_MAIN(TestPythonCommands)
#include "tst_pythoncommands.moc"
