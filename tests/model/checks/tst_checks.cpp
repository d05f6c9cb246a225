// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/checks.h"
#include "model/project/projectfile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Compares what the checks find with what Django 5.2 printed for the same models, schema by schema and database by database.
/// A case is a pair of files in tests/data/checks: NAME.relata and NAME.checks.json.
class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatDjangoFinds_data();
    void findsWhatDjangoFinds();
    void tellsOfMissingLengthsWithoutADialect();
    void saysEverythingInWords();
    void leavesDjangosOwnModelsAlone();
    void refusesArraysOfRelations();
    void looksAtTheUserModel_data();
    void looksAtTheUserModel();
    void followsTheVersion_data();
    void followsTheVersion();
    void tellsWhatStopsDjangoEarlier_data();
    void tellsWhatStopsDjangoEarlier();
};

namespace {

QString folder()
{
    return QStringLiteral(TEST_DATA "/checks/");
}

Schema schemaOf(const QString &name)
{
    const Result<Project> project = loadProject(folder() + name + u".relata"_s);
    if (!project)
        qFatal("%s", qPrintable(project.error()));
    return project->schema;
}

QStringList expected(const QString &name, const QString &dialect)
{
    QFile file(folder() + name + u".checks.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s", qPrintable(file.errorString()));
    QStringList lines;
    const QJsonArray checks = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &check : checks) {
        if (check["dialects"_L1].toArray().contains(dialect))
            lines.append(u"%1 %2 %3"_s.arg(check["id"_L1].toString(), check["level"_L1].toString(), check["object"_L1].toString()));
    }
    lines.sort();
    return lines;
}

QStringList found(const Schema &schema, const QString &dialect)
{
    QStringList lines;
    for (const Problem &problem : runChecks(Registry(schema), dialect))
        lines.append(u"%1 %2 %3"_s.arg(problem.id, levelName(problem.level), problem.object));
    lines.sort();
    return lines;
}

QStringList without(QStringList list, const QStringList &taken)
{
    for (const QString &line : taken)
        list.removeOne(line);
    return list;
}

} // namespace

void TestChecks::findsWhatDjangoFinds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("dialect");
    const QStringList files = QDir(folder()).entryList({u"*.relata"_s}, QDir::Files, QDir::Name);
    QVERIFY(!files.isEmpty());
    for (const QString &file : files) {
        const QString name = file.chopped(7);
        for (const QString &dialect : {u"sqlite"_s, u"postgresql"_s, u"mariadb"_s})
            QTest::addRow("%s on %s", qPrintable(name), qPrintable(dialect)) << name << dialect;
    }
}

void TestChecks::findsWhatDjangoFinds()
{
    QFETCH(QString, name);
    QFETCH(QString, dialect);
    const QStringList wanted = expected(name, dialect);
    const QStringList got = found(schemaOf(name), dialect);
    const QString overlooked = without(wanted, got).join(u'\n');
    const QString madeUp = without(got, wanted).join(u'\n');
    QVERIFY2(overlooked.isEmpty(), qPrintable(overlooked));
    QVERIFY2(madeUp.isEmpty(), qPrintable(madeUp));
}

void TestChecks::tellsOfMissingLengthsWithoutADialect()
{
    const QStringList got = found(schemaOf(u"wrong_fields"_s), {});
    QVERIFY(got.contains(u"fields.E120 ERROR wrong_fields.NoLength.text"_s));
    QVERIFY(got.filter(u"W163"_s).isEmpty());
}

void TestChecks::saysEverythingInWords()
{
    for (const QString &name : {u"wrong_fields"_s, u"wrong_models"_s, u"wrong_relations"_s}) {
        const Schema schema = schemaOf(name);
        for (const Problem &problem : runChecks(Registry(schema), u"mariadb"_s)) {
            QVERIFY2(problem.message.endsWith(u'.') || problem.message.endsWith(u')'), qPrintable(problem.message));
            QVERIFY2(!problem.message.contains(u"%"_s), qPrintable(problem.message));
            const Model *model = schema.find(problem.model);
            QVERIFY2(model, qPrintable(problem.id + problem.object));
            QVERIFY2(problem.field.isNull() || model->find(problem.field), qPrintable(problem.id + problem.object));
        }
    }
}

void TestChecks::leavesDjangosOwnModelsAlone()
{
    Schema schema = emptySchema();
    schema.settings.defaultAutoField.clear();
    QCOMPARE(runChecks(Registry(schema)).size(), 0);
}

namespace {

/// A schema with one app and one model, `shop.Thing`.
struct OneModel
{
    Schema schema = emptySchema();

    OneModel()
    {
        schema.apps.append(App{.id = AppId::create(), .label = u"shop"_s});
        schema.models.append(Model{.id = ModelId::create(), .app = schema.apps.last().id, .name = u"Thing"_s, .meta = {}});
    }
    Model &model() { return schema.models.last(); }
    void add(const Field &field)
    {
        model().fields.append(field);
        model().fields.last().id = FieldId::create();
    }
    QStringList ids(const QList<SourceFile> &sources = {}) const
    {
        QStringList ids;
        for (const Problem &problem : runChecks(Registry(schema), u"sqlite"_s, sources))
            ids.append(problem.id);
        return ids;
    }
};

} // namespace

void TestChecks::refusesArraysOfRelations()
{
    OneModel one;
    Field field{.name = u"owners"_s, .type = FieldType::Opaque, .customClass = u"django.contrib.postgres.fields.ArrayField"_s};
    field.options.set(u"base_field"_s, Code{u"models.ForeignKey(\"self\", models.CASCADE)"_s});
    one.add(field);
    QCOMPARE(one.ids(), QStringList{u"postgres.E002"_s});
}

void TestChecks::looksAtTheUserModel_data()
{
    QTest::addColumn<QString>("required");
    QTest::addColumn<bool>("unique");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("all is well") << u"REQUIRED_FIELDS = ['name']"_s << true << QStringList{};
    QTest::newRow("no list") << u"REQUIRED_FIELDS = 'name'"_s << true << QStringList{u"auth.E001"_s};
    QTest::newRow("names the user name") << u"REQUIRED_FIELDS = ['email']"_s << true << QStringList{u"auth.E002"_s};
    QTest::newRow("not unique") << u"REQUIRED_FIELDS = []"_s << false << QStringList{u"auth.E003"_s};
}

void TestChecks::looksAtTheUserModel()
{
    QFETCH(QString, required);
    QFETCH(bool, unique);
    QFETCH(QStringList, ids);
    OneModel one;
    Field email{.name = u"email"_s, .type = FieldType::Email};
    email.options.set(u"unique"_s, unique);
    one.add(email);
    one.schema.settings.userModel = one.model().id;
    const SourceFile file{.definitions = {{.name = u"USERNAME_FIELD"_s, .source = u"USERNAME_FIELD = 'email'"_s, .owner = one.model().id},
                                          {.name = u"REQUIRED_FIELDS"_s, .source = required, .owner = one.model().id}}};
    QCOMPARE(one.ids({file}), ids);
    QCOMPARE(one.ids(), QStringList{});
}

void TestChecks::followsTheVersion_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("4.2") << u"4.2"_s << QStringList{u"fields.W905"_s, u"models.E009"_s};
    QTest::newRow("5.2") << u"5.2"_s << QStringList{u"fields.E905"_s};
    QTest::newRow("6.1") << u"6.1"_s << QStringList{u"fields.E348"_s, u"fields.E905"_s};
}

void TestChecks::followsTheVersion()
{
    QFETCH(QString, version);
    QFETCH(QStringList, ids);
    OneModel one;
    one.schema.settings.djangoVersion = version;
    if (version == u"4.2")
        one.model().meta.set(u"index_together"_s, ValueList{Value::strings({u"code"_s}), Value(5)});
    one.add({.name = u"code"_s, .type = FieldType::Opaque, .customClass = u"django.contrib.postgres.fields.CICharField"_s});
    Field parent{.name = u"parent"_s, .type = FieldType::ForeignKey};
    parent.options.set(u"related_name"_s, u"objects"_s);
    parent.relation = Relation{.to = {.id = one.model().id}};
    one.add(parent);
    QStringList got = one.ids();
    got.sort();
    QCOMPARE(got, ids);
}

void TestChecks::tellsWhatStopsDjangoEarlier_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("two models of one name in any case") << QStringList{u"Book"_s, u"book"_s} << QStringList{u"relata.E002"_s};
    QTest::newRow("a name that Python does not take") << QStringList{u"class"_s} << QStringList{u"relata.E001"_s};
    QTest::newRow("a model without a name") << QStringList{QString()} << QStringList{u"relata.E001"_s};
    QTest::newRow("good names") << QStringList{u"Book"_s, u"Buch2"_s} << QStringList{};
}

void TestChecks::tellsWhatStopsDjangoEarlier()
{
    QFETCH(QStringList, names);
    QFETCH(QStringList, ids);
    Schema schema = emptySchema();
    App app{.id = AppId::create(), .label = u"shop"_s};
    schema.apps.append(app);
    for (const QString &name : names)
        schema.models.append(Model{.id = ModelId::create(), .app = app.id, .name = name, .meta = {}});
    QStringList got;
    for (const Problem &problem : runChecks(Registry(schema))) {
        if (problem.id.startsWith("relata"_L1))
            got.append(problem.id);
    }
    QCOMPARE(got, ids);
}

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
