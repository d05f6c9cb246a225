// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"
#include "model/python/importing/import.h"
#include "model/python/migration/lineage.h"
#include "model/python/migration/migrationfiles.h"
#include "model/schema/refactor.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

const QString data = QStringLiteral(TEST_DATA "/python/");

QString drawing(const QString &name)
{
    for (const QString &pattern : {QStringLiteral(TEST_DATA "/sql/%1/schema.relata"),
                                   QStringLiteral(SOURCE_DIR "/resources/examples/%1.relata")}) {
        if (QFile::exists(pattern.arg(name)))
            return pattern.arg(name);
    }
    return {};
}

// A folder with schema.json, which names the apps and settings, and the apps.
QString sourceFolder(const QString &name)
{
    const QString own = data + u"migrations/"_s + name, golden = data + u"golden/"_s + name;
    return QFile::exists(own + u"/schema.json"_s)      ? own
           : QFile::exists(golden + u"/schema.json"_s) ? golden
                                                       : QString();
}

Result<Project> imported(const QString &folder)
{
    QFile file(folder + u"/schema.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.errorString()};
    const QJsonObject about = QJsonDocument::fromJson(file.readAll()).object();
    const QStringList labels = about["labels"_L1].toVariant().toStringList();
    QStringList sources;
    for (const QString &label : labels)
        sources.append(folder + u'/' + label);
    ImportOptions options;
    options.userModel = about["user_model"_L1].toString();
    options.defaultAutoField = about["default_auto_field"_L1].toString(u"django.db.models.BigAutoField"_s);
    const Result<Import> import = importSources(sources, options);
    if (!import)
        return Error{import.error()};
    Project project;
    project.schema = import->schema;
    project.sources = import->sources;
    return project;
}

QMap<QString, QByteArray> expectedFiles(const QString &folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator it(folder, {u"*.py"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        const QString path = QDir(folder).relativeFilePath(file.fileName());
        if (path.contains("/migrations/"_L1) && file.open(QIODevice::ReadOnly))
            files.insert(path, file.readAll());
    }
    return files;
}

} // namespace

/// Each folder of tests/data/python/migrations holds what makemigrations of Django 5.2 wrote (with --no-header, without
/// Black) for the schema of that name: the one in tests/data/sql or an example of the program, and the apps in the
/// folder itself or in tests/data/python/golden.  RELATA_UPDATE_GOLDEN=1 rewrites the files, so that `git diff` shows
/// what changed.
class TestMigrationFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void filesAreThoseOfMakemigrations_data();
    void filesAreThoseOfMakemigrations();
    void lambdaIsRefused();
    void circleThatDjangoRefusesIsNamed();
    void appsOutsideTheProjectAreNoted();
    void foldersFollowTheModules_data();
    void foldersFollowTheModules();
    void laddersOfBasesTakeNoTime();
};

void TestMigrationFiles::filesAreThoseOfMakemigrations_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("drawn");
    const QStringList names = QDir(data + u"migrations"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        // In fieldkinds choices are named that nothing in a drawing defines.
        if (!drawing(name).isEmpty() && name != u"fieldkinds")
            QTest::newRow(qPrintable(name + u" as drawn"_s)) << name << true;
        if (!sourceFolder(name).isEmpty())
            QTest::newRow(qPrintable(name + u" as imported"_s)) << name << false;
    }
}

void TestMigrationFiles::filesAreThoseOfMakemigrations()
{
    QFETCH(QString, name);
    QFETCH(bool, drawn);
    const QString folder = data + u"migrations/"_s + name;
    const Result<Project> project = drawn ? loadProject(drawing(name)) : imported(sourceFolder(name));
    QVERIFY2(project.has_value(), project ? "" : qPrintable(project.error()));
    const Result<QList<PythonFile>> files = initialMigrationFiles(project->schema, project->sources);
    for (const PythonFile &file : files ? *files : QList<PythonFile>()) {
        for (const QString &note : file.notes)
            qInfo("%s", qPrintable(note));
    }
    QVERIFY2(files.has_value(), files ? "" : qPrintable(files.error()));
    QMap<QString, QByteArray> made;
    for (const PythonFile &file : *files)
        made.insert(file.path, file.content);
    const QMap<QString, QByteArray> expected = expectedFiles(folder);
    QCOMPARE(made.keys(), expected.keys());
    for (const QString &path : made.keys()) {
        if (qEnvironmentVariableIsSet("RELATA_UPDATE_GOLDEN")) {
            QFile file(folder + u'/' + path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(made[path]);
            continue;
        }
        const QStringList ours = QString::fromUtf8(made[path]).split(u'\n');
        const QStringList django = QString::fromUtf8(expected[path]).split(u'\n');
        for (qsizetype i = 0; i < std::min(ours.size(), django.size()); ++i)
            QCOMPARE(ours[i], django[i]);
        QCOMPARE(ours.size(), django.size());
    }
}

void TestMigrationFiles::lambdaIsRefused()
{
    Schema schema = emptySchema();
    const ModelId order = addModel(schema, appNamed(schema, u"shop"_s), u"Order"_s);
    Field field{.id = FieldId::create(), .name = u"code"_s, .type = FieldType::Integer};
    field.options.set(u"default"_s, Code{u"lambda: 1"_s});
    schema.find(order)->fields.append(field);
    const Result<QList<PythonFile>> files = initialMigrationFiles(schema, {});
    QVERIFY(!files);
    QCOMPARE(files.error(),
             u"shop.Order.code: Django can't write a lambda into a migration; name a function instead."_s);
}

void TestMigrationFiles::circleThatDjangoRefusesIsNamed()
{
    Schema schema = emptySchema();
    const AppId shop = appNamed(schema, u"shop"_s), stock = appNamed(schema, u"stock"_s);
    const ModelId order = addModel(schema, shop, u"Order"_s), shelf = addModel(schema, stock, u"Shelf"_s);
    for (const auto &[from, to] : {std::pair(order, shelf), std::pair(shelf, order)}) {
        const FieldId key = addRelationship(schema, Relationship::OneToOne, from, to);
        schema.find(from)->find(key)->options.set(u"primary_key"_s, true);
    }
    const Result<QList<PythonFile>> files = initialMigrationFiles(schema, {});
    QVERIFY(!files);
    QVERIFY2(files.error().contains("shop, stock"_L1), qPrintable(files.error()));
}

void TestMigrationFiles::appsOutsideTheProjectAreNoted()
{
    Schema schema = emptySchema();
    const AppId shop = appNamed(schema, u"shop"_s), money = appNamed(schema, u"money"_s);
    const ModelId order = addModel(schema, shop, u"Order"_s), currency = addModel(schema, money, u"Currency"_s);
    schema.find(currency)->origin = Origin::External;
    addRelationship(schema, Relationship::ForeignKey, order, currency);
    const Result<QList<PythonFile>> files = initialMigrationFiles(schema, {});
    QVERIFY(files.has_value());
    QCOMPARE(files->size(), 2);
    QCOMPARE(files->first().path, u"shop/migrations/__init__.py"_s);
    QCOMPARE(files->first().content, QByteArray());
    QVERIFY(files->last().content.contains("        ('money', '__first__'),\n"));
    QCOMPARE(files->last().notes.size(), 1);
}

void TestMigrationFiles::foldersFollowTheModules_data()
{
    QTest::addColumn<QString>("module");
    QTest::addColumn<QString>("folder");
    QTest::newRow("an app beside the settings") << u"shop.models"_s << u"shop"_s;
    QTest::newRow("an app in a package") << u"project.apps.store.models"_s << u"project/apps/store"_s;
    QTest::newRow("a package of models") << u"store.models.orders"_s << u"store"_s;
    QTest::newRow("a package of models with models in it") << u"store.models.models"_s << u"store"_s;
    QTest::newRow("models in another module") << u"store.entities"_s << u"store"_s;
    QTest::newRow("a file by itself") << u"models"_s << u"shop"_s;
}

void TestMigrationFiles::foldersFollowTheModules()
{
    QFETCH(QString, module);
    QFETCH(QString, folder);
    Schema schema = emptySchema();
    const AppId shop = appNamed(schema, u"shop"_s);
    const ModelId order = addModel(schema, shop, u"Order"_s);
    const SourceFile source{.module = module, .app = shop, .models = {order}};
    const Result<QList<PythonFile>> files = initialMigrationFiles(schema, {source});
    QVERIFY(files.has_value());
    QCOMPARE(files->last().path, folder + u"/migrations/0001_initial.py"_s);
}

// Two classes a level, each with both of the level above: more ways up than could be walked one by one.
void TestMigrationFiles::laddersOfBasesTakeNoTime()
{
    Schema schema = emptySchema();
    const AppId shop = appNamed(schema, u"shop"_s);
    QList<ModelRef> above;
    for (int level = 0; level < 40; ++level) {
        QList<ModelRef> here;
        for (const QString &side : {u"Left"_s, u"Right"_s}) {
            const ModelId id = addModel(schema, shop, side + QString::number(level));
            schema.find(id)->bases = above;
            schema.find(id)->meta.set(u"abstract"_s, true);
            here.append({.id = id});
        }
        above = here;
    }
    const ModelId last = addModel(schema, shop, u"Order"_s);
    schema.find(last)->bases = above;
    QCOMPARE(flattenedBases(schema, *schema.find(last)).size(), 1);
    QCOMPARE(originalMeta(schema, *schema.find(last)).size(), 1);
    QCOMPARE(modelsInOrder(schema, *schema.find(last)).size(), 81);
}

QTEST_GUILESS_MAIN(TestMigrationFiles)
#include "tst_migrationfiles.moc"
