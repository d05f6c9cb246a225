// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"
#include "model/python/importing/import.h"
#include "model/schema/accessors.h"
#include "model/sql/schemaeditor.h"
#include "schematext.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

QString goldenFolder(const QString &name)
{
    return QLatin1String(TEST_DATA "/python/golden/") + name;
}

QByteArray readBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject readObject(const QString &path)
{
    return QJsonDocument::fromJson(readBytes(path)).object();
}

// As a file of settings beside the apps would say it; apps in the order of INSTALLED_APPS.
Result<Import> importGolden(const QString &name)
{
    const QJsonObject about = readObject(goldenFolder(name) + u"/schema.json"_s);
    ImportOptions options;
    options.userModel = about["user_model"_L1].toString();
    options.defaultAutoField = about["default_auto_field"_L1].toString(u"django.db.models.BigAutoField"_s);
    QStringList sources, labels = about["labels"_L1].toVariant().toStringList();
    for (const QString &label : std::as_const(labels))
        sources.append(goldenFolder(name) + u'/' + label);
    Result<Import> import = importSources(sources, options);
    if (import) {
        Import sorted = *import;
        std::stable_sort(sorted.schema.apps.begin(), sorted.schema.apps.end(),
                         [&](const App &a, const App &b) { return labels.indexOf(a.label) < labels.indexOf(b.label); });
        return sorted;
    }
    return import;
}

void compareLines(const QStringList &ours, const QStringList &expected)
{
    for (qsizetype i = 0; i < std::min(ours.size(), expected.size()); ++i)
        QCOMPARE(ours[i], expected[i]);
    QCOMPARE(ours.size(), expected.size());
}

} // namespace

/// Each folder of tests/data/python/golden is a small Django project (schema.json names its apps and settings) with
/// what Django's registry holds of it (expected.json); read from Python it has to be the schema that
/// tests/data/checks has of the same name, and give the same SQL.
class TestGolden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCompletely_data();
    void readsCompletely();
    void schemaIsTheKnownOne_data() { readsCompletely_data(); }
    void schemaIsTheKnownOne();
    void sqlIsDjangos_data();
    void sqlIsDjangos();
    void registryIsDjangos_data();
    void registryIsDjangos();
    void fileKeepsIt_data() { readsCompletely_data(); }
    void fileKeepsIt();
};

void TestGolden::readsCompletely_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = QDir(goldenFolder({})).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    QVERIFY(names.size() >= 18);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestGolden::readsCompletely()
{
    QFETCH(QString, name);
    const Result<Import> import = importGolden(name);
    QVERIFY2(import.has_value(), import ? "" : qPrintable(import.error()));
    QVERIFY(!import->models.isEmpty());
    QVERIFY(import->unread.isEmpty());
    for (const ModelReport &model : import->models)
        QVERIFY2(model.complete, qPrintable(model.label + u": "_s + model.reasons.join(u"; "_s)));
}

void TestGolden::schemaIsTheKnownOne()
{
    QFETCH(QString, name);
    const Result<Import> import = importGolden(name);
    QVERIFY(import.has_value());
    const Result<Project> known = loadProject(QLatin1String(TEST_DATA "/checks/") + name + u".relata"_s);
    QVERIFY2(known.has_value(), known ? "" : qPrintable(known.error()));
    // The known schema has some values as source that the import works out.
    const QStringList worth = schemaText(import->schema), spelled = schemaText(import->schema, Values::Spelled);
    const QStringList expected = schemaText(known->schema);
    for (qsizetype i = 0; i < std::min(worth.size(), expected.size()); ++i)
        QCOMPARE(spelled[i] == expected[i] ? spelled[i] : worth[i], expected[i]);
    QCOMPARE(worth.size(), expected.size());
}

void TestGolden::sqlIsDjangos_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("dialect");
    const QStringList names = QDir(goldenFolder({})).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        for (const QString &dialect : {u"sqlite"_s, u"postgresql"_s, u"mariadb"_s}) {
            if (QFile::exists(u"%1/sql/%2/%3.sql"_s.arg(QLatin1String(TEST_DATA), name, dialect)))
                QTest::newRow(qPrintable(u"%1 on %2"_s.arg(name, dialect))) << name << dialect;
        }
    }
}

void TestGolden::sqlIsDjangos()
{
    QFETCH(QString, name);
    QFETCH(QString, dialect);
    const Result<Import> import = importGolden(name);
    QVERIFY(import.has_value());
    const SqlScript script = createSchema(Registry(import->schema), *dialectNamed(dialect));
    QStringList refusals;
    for (const Refusal &refusal : script.refusals)
        refusals.append(refusal.message);
    QCOMPARE(refusals, QStringList());
    QString made;
    for (const Statement &statement : script.statements)
        made += statement.text + u";\n"_s;
    const QByteArray expected = readBytes(u"%1/sql/%2/%3.sql"_s.arg(QLatin1String(TEST_DATA), name, dialect));
    compareLines(made.split(u'\n'), QString::fromUtf8(expected).split(u'\n'));
}

namespace {

QString labelOf(const Registry &registry, int model)
{
    return model < 0 ? QString() : registry.at(model).label();
}

QStringList ourColumns(const Registry &registry, const ResolvedModel &model)
{
    QStringList lines;
    for (const ResolvedField &field : model.columns)
        lines.append(u"%1 %2 %3 null=%4 key=%5 unique=%6 to=%7"_s.arg(field.field.name, field.attname, field.column)
                         .arg(field.null)
                         .arg(field.primaryKey)
                         .arg(field.unique)
                         .arg(labelOf(registry, field.target)));
    for (const ResolvedField &field : model.manyToMany)
        lines.append(u"%1 to=%2 through=%3"_s.arg(field.field.name, labelOf(registry, field.target),
                                                  labelOf(registry, field.through)));
    return lines;
}

QStringList djangosColumns(const QJsonObject &model)
{
    QStringList lines;
    const QJsonArray columns = model["columns"_L1].toArray(), links = model["many_to_many"_L1].toArray();
    for (const QJsonValue &column : columns)
        lines.append(
            u"%1 %2 %3 null=%4 key=%5 unique=%6 to=%7"_s
                .arg(column["field"_L1].toString(), column["attname"_L1].toString(), column["name"_L1].toString())
                .arg(column["null"_L1].toBool())
                .arg(column["primary_key"_L1].toBool())
                .arg(column["unique"_L1].toBool())
                .arg(column["to"_L1].toString()));
    for (const QJsonValue &link : links)
        lines.append(u"%1 to=%2 through=%3"_s.arg(link["field"_L1].toString(), link["to"_L1].toString(),
                                                  link["through"_L1].toString()));
    return lines;
}

} // namespace

// Of the deliberate mistakes Django does not finish all models.
void TestGolden::registryIsDjangos_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = QDir(goldenFolder({})).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        if (!name.startsWith("wrong_"_L1))
            QTest::newRow(qPrintable(name)) << name;
    }
}

void TestGolden::registryIsDjangos()
{
    QFETCH(QString, name);
    const Result<Import> import = importGolden(name);
    QVERIFY(import.has_value());
    const Registry registry(import->schema);
    const QJsonObject expected = readObject(goldenFolder(name) + u"/expected.json"_s);
    const QJsonArray models = expected["models"_L1].toArray();
    QStringList ours, djangos;
    for (const ResolvedModel &model : registry.models()) {
        if (model.origin == Origin::Project)
            ours.append(model.label());
    }
    for (const QJsonValue &model : models)
        djangos.append(model["label"_L1].toString());
    compareLines(ours, djangos);
    for (const QJsonValue &model : models) {
        const ResolvedModel *found = registry.find(model["label"_L1].toString());
        QVERIFY(found);
        compareLines(ourColumns(registry, *found), djangosColumns(model.toObject()));
    }
    QStringList ourAccessors, djangosAccessors;
    const QJsonArray attributes = expected["accessors"_L1].toArray();
    for (const QJsonValue &attribute : attributes) {
        if (!attribute["model"_L1].toString().startsWith("contenttypes."_L1) &&
            !attribute["model"_L1].toString().startsWith("auth."_L1))
            djangosAccessors.append(
                u"%1.%2 -> %3 %4"_s.arg(attribute["model"_L1].toString(), attribute["name"_L1].toString(),
                                        attribute["to"_L1].toString(), attribute["related_query_name"_L1].toString()));
    }
    for (int i = 0; i < registry.models().size(); ++i) {
        if (registry.at(i).origin != Origin::Project || registry.at(i).linkOf >= 0)
            continue;
        const QList<Accessor> all = accessors(registry, i);
        for (const Accessor &accessor : all)
            ourAccessors.append(u"%1.%2 -> %3 %4"_s.arg(labelOf(registry, i), accessor.name,
                                                        labelOf(registry, accessor.to), accessor.queryName));
    }
    compareLines(ourAccessors, djangosAccessors);
}

void TestGolden::fileKeepsIt()
{
    QFETCH(QString, name);
    const Result<Import> import = importGolden(name);
    QVERIFY(import.has_value());
    Project project;
    project.schema = import->schema;
    const Result<Project> again = fromJson(toJson(project), u"golden"_s);
    QVERIFY2(again.has_value(), again ? "" : qPrintable(again.error()));
    compareLines(schemaText(again->schema), schemaText(import->schema));
}

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
