// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/project/projectfile.h"
#include "model/schema/absences.h"
#include "model/schema/registry.h"
#include "model/schema/refactor.h"
#include "model/sql/schemaeditor.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

QString joined(const SqlScript &script)
{
    QString text;
    for (const Statement &statement : script.statements)
        text += statement.text + u";\n"_s;
    return text;
}

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Each folder of tests/data/sql is a case: a schema, and for each dialect what Django 5.2 printed for it
/// (`sqlite.sql`, with Django's own apps `sqlite.contrib.sql`).  Where another version of Django than 5.2 prints something
/// else, it stands in a folder of that name (`4.2/sqlite.sql`); where there is none, all versions that have what the
/// schema uses print the same.  A folder without a schema is that example of the program. RELATA_UPDATE_GOLDEN=1 rewrites the expected files, so that `git diff` shows what changed.
class TestSchemaEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sqlIsDjangos_data();
    void sqlIsDjangos();
    void whatTheVersionDoesNotHaveIsRefused_data();
    void whatTheVersionDoesNotHaveIsRefused();
    void aTableIsWholeWithoutItsIndexTogether();
    void onlyWantedAppsArePrinted();
    void statementsKnowTheirModelAndField();
    void whatCannotBeToldIsRefused_data();
    void whatCannotBeToldIsRefused();
    void circleThatDjangoRefusesIsNamed();
    void defaultOfAnAddedColumnHasToBeALiteral_data();
    void defaultOfAnAddedColumnHasToBeALiteral();
    void brokenReferencesAreRefused_data();
    void brokenReferencesAreRefused();
};

void TestSchemaEditor::sqlIsDjangos_data()
{
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<bool>("contrib");
    QTest::addColumn<QString>("version");
    const QDir cases(TEST_DATA "/sql"_L1);
    const QStringList names = cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        QString schema = cases.filePath(name + u"/schema.relata"_s);
        if (!QFile::exists(schema))
            schema = QLatin1String(SOURCE_DIR "/resources/examples/") + name + u".relata"_s;
        const Result<Project> project = loadProject(schema);
        const bool usual = project && project->schema.settings.djangoVersion == u"5.2";
        const QDir folder(cases.filePath(name));
        const QStringList files = folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
        for (const QString &file : files) {
            const QString dialect = file.section(u'.', 0, 0);
            const bool contrib = file.section(u'.', 1, 1) == u"contrib";
            QTest::newRow(
                qPrintable(u"%1 on %2%3"_s.arg(name, dialect, contrib ? u" with Django's own apps"_s : QString())))
                << schema << folder.filePath(file) << dialect << contrib << QString();
            if (contrib || !usual || dialect == u"mysql")
                continue;
            for (const DjangoVersion &version : djangoVersions()) {
                const QString own = folder.filePath(u"%1/%2"_s.arg(version.name, file));
                QTest::newRow(qPrintable(u"%1 on %2 with Django %3"_s.arg(name, dialect, version.name)))
                    << schema << (QFile::exists(own) ? own : folder.filePath(file)) << dialect << contrib
                    << version.name.toString();
            }
        }
    }
}

void TestSchemaEditor::sqlIsDjangos()
{
    QFETCH(QString, schema);
    QFETCH(QString, expected);
    QFETCH(QString, dialect);
    QFETCH(bool, contrib);
    QFETCH(QString, version);
    const Result<Project> loaded = loadProject(schema);
    QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error()));
    Project project = *loaded;
    if (!version.isEmpty())
        project.schema.settings.djangoVersion = version;
    if (!version.isEmpty() && !absences(project.schema).isEmpty())
        return; // that Django cannot load such models
    const Dialect *rules = dialectNamed(dialect);
    QVERIFY(rules);
    const SqlScript script = createSchema(Registry(project.schema), *rules, {.contrib = contrib});
    for (const Refusal &refusal : script.refusals)
        qWarning("%s", qPrintable(refusal.message));
    QCOMPARE(script.refusals.size(), 0);
    const QString made = joined(script);
    if (qEnvironmentVariableIsSet("RELATA_UPDATE_GOLDEN")) {
        QFile file(expected);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(made.toUtf8());
        return;
    }
    const QStringList ours = made.split(u'\n'), django = readText(expected).split(u'\n');
    for (qsizetype i = 0; i < std::min(ours.size(), django.size()); ++i)
        QCOMPARE(ours[i], django[i]);
    QCOMPARE(ours.size(), django.size());
}

void TestSchemaEditor::whatTheVersionDoesNotHaveIsRefused_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("thing");
    QTest::addColumn<QString>("came");
    QTest::newRow("a field class") << u"4.2"_s << u"GeneratedField"_s << u"it came with 5.0"_s;
    QTest::newRow("a key of several fields") << u"4.2"_s << u"CompositePrimaryKey"_s << u"it came with 5.2"_s;
    QTest::newRow("a field option") << u"4.2"_s << u"db_default"_s << u"it came with 5.0"_s;
    QTest::newRow("an option of a constraint") << u"4.2"_s << u"nulls_distinct"_s << u"it came with 5.0"_s;
    QTest::newRow("a delete rule of the database") << u"5.2"_s << u"DB_CASCADE"_s << u"it came with 6.1"_s;
}

void TestSchemaEditor::aTableIsWholeWithoutItsIndexTogether()
{
    Project project;
    const ModelId order = addModel(project.schema, appNamed(project.schema, u"shop"_s), u"Order"_s);
    const SqlScript without = createSchema(Registry(project.schema), *dialectNamed(u"sqlite"));
    Model &model = *project.schema.find(order);
    model.meta.set(u"index_together"_s, Value::strings({u"id"_s}));
    const SqlScript script = createSchema(Registry(project.schema), *dialectNamed(u"sqlite"));
    QCOMPARE(script.statements, without.statements);
    QCOMPARE(script.refusals.size(), 1);
    QVERIFY(script.refusals.first().message.contains(u"index_together"_s));
}

void TestSchemaEditor::whatTheVersionDoesNotHaveIsRefused()
{
    QFETCH(QString, version);
    QFETCH(QString, thing);
    QFETCH(QString, came);
    Project project;
    project.schema.settings.djangoVersion = version;
    const ModelId order = addModel(project.schema, appNamed(project.schema, u"shop"_s), u"Order"_s);
    addRelationship(project.schema, Relationship::ForeignKey, order, order);
    Model &model = *project.schema.find(order);
    Field &field = model.fields.last();
    if (thing == u"DB_CASCADE") {
        field.relation->onDelete.rule = OnDelete::Rule::DbCascade;
    } else if (thing == u"nulls_distinct") {
        model.constraints.append({.fields = {field.name}});
        model.constraints.last().options.set(thing, true);
    } else if (thing == u"db_default") {
        field.options.set(thing, 1);
    } else {
        model.fields.append({.id = FieldId::create(), .name = u"made"_s, .type = *fieldTypeNamed(thing)});
    }
    const SqlScript script = createSchema(Registry(project.schema), *dialectNamed(u"sqlite"));
    QCOMPARE(script.statements.size(), 0);
    QCOMPARE(script.refusals.size(), 1);
    const QString message = script.refusals.first().message;
    QVERIFY2(message.contains(thing) && message.contains(came) && message.contains("shop.Order"_L1), qPrintable(message));
    QCOMPARE(script.refusals.first().model, order);
}

void TestSchemaEditor::onlyWantedAppsArePrinted()
{
    Project project;
    const AppId shop = appNamed(project.schema, u"shop"_s), stock = appNamed(project.schema, u"stock"_s);
    addModel(project.schema, shop, u"Order"_s);
    const ModelId shelf = addModel(project.schema, stock, u"Shelf"_s);
    const Registry registry(project.schema);
    const SqlScript script = createSchema(registry, *dialectNamed(u"sqlite"), {.apps = {u"stock"_s}});
    QCOMPARE(script.statements.size(), 1);
    QCOMPARE(script.statements.first().text,
             u"CREATE TABLE \"stock_shelf\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT)"_s);
    QCOMPARE(script.statements.first().model, shelf);
    QCOMPARE(createSchema(registry, *dialectNamed(u"sqlite")).statements.size(), 2);
}

void TestSchemaEditor::statementsKnowTheirModelAndField()
{
    Project project;
    const AppId shop = appNamed(project.schema, u"shop"_s);
    const ModelId order = addModel(project.schema, shop, u"Order"_s), item = addModel(project.schema, shop, u"Item"_s);
    const FieldId items = addRelationship(project.schema, Relationship::ManyToMany, order, item);
    const FieldId key = addRelationship(project.schema, Relationship::ForeignKey, item, order);
    const SqlScript script = createSchema(Registry(project.schema), *dialectNamed(u"postgresql"));
    int ofLink = 0, ofKey = 0;
    for (const Statement &statement : script.statements) {
        QVERIFY(statement.model == order || statement.model == item);
        ofLink += statement.model == order && statement.field == items;
        ofKey += statement.model == item && statement.field == key;
    }
    QCOMPARE(ofLink, 6); // table, unique together, two constraints, two indexes
    QVERIFY(ofKey >= 1);
}

void TestSchemaEditor::whatCannotBeToldIsRefused_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("message");
    QTest::newRow("a db_default that Relata does not know")
        << u"db_default"_s << u"Lookup(3)"_s << u"Lookup() is not known"_s;
    QTest::newRow("a db_default that is no Python") << u"db_default"_s << u"Value("_s << u"ends too early"_s;
    QTest::newRow("a size that is known only to Python")
        << u"max_length"_s << u"settings.LENGTH"_s << u"needs its size"_s;
}

void TestSchemaEditor::whatCannotBeToldIsRefused()
{
    QFETCH(QString, option);
    QFETCH(QString, source);
    QFETCH(QString, message);
    Project project;
    const ModelId order = addModel(project.schema, appNamed(project.schema, u"shop"_s), u"Order"_s);
    Field field{.id = FieldId::create(), .name = u"note"_s, .type = FieldType::Char};
    field.options.set(u"max_length"_s, 20);
    field.options.set(option, Code{source});
    project.schema.find(order)->fields.append(field);
    const SqlScript script = createSchema(Registry(project.schema), *dialectNamed(u"sqlite"));
    QCOMPARE(script.refusals.size(), 1);
    QVERIFY2(script.refusals.first().message.contains(message), qPrintable(script.refusals.first().message));
    QVERIFY(script.refusals.first().message.startsWith(u"shop.Order.note: "_s));
    QCOMPARE(script.refusals.first().model, order);
    QCOMPARE(script.refusals.first().field, field.id);
    QCOMPARE(script.statements.size(), 1); // the rest of the table is there
}

void TestSchemaEditor::circleThatDjangoRefusesIsNamed()
{
    // A key that is a relation is part of CREATE TABLE: two apps whose keys wait for one another come to no order.
    Project project;
    const ModelId left = addModel(project.schema, appNamed(project.schema, u"left"_s), u"Left"_s);
    const ModelId right = addModel(project.schema, appNamed(project.schema, u"right"_s), u"Right"_s);
    for (const auto &[from, to] : {std::pair(left, right), std::pair(right, left)}) {
        const FieldId key = addRelationship(project.schema, Relationship::OneToOne, from, to);
        project.schema.find(from)->find(key)->options.set(u"primary_key"_s, true);
    }
    const SqlScript script = createSchema(Registry(project.schema), *dialectNamed(u"sqlite"));
    QVERIFY(!script.refusals.isEmpty());
    QVERIFY2(script.refusals.first().message.contains(u"left, right"_s), qPrintable(script.refusals.first().message));
}

void TestSchemaEditor::defaultOfAnAddedColumnHasToBeALiteral_data()
{
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("added");
    QTest::addColumn<int>("refusals");
    QTest::newRow("a number is the default") << Value(3) << u"ADD COLUMN \"last_id\" bigint DEFAULT 3 NOT NULL"_s << 0;
    QTest::newRow("text is what the key's type makes of it") << Value(u"4"_s) << u"DEFAULT 4 NOT NULL"_s << 0;
    QTest::newRow("a callable is refused")
        << Value(Code{u"first_item"_s}) << u"ADD COLUMN \"last_id\" bigint NOT NULL"_s << 1;
}

void TestSchemaEditor::defaultOfAnAddedColumnHasToBeALiteral()
{
    QFETCH(Value, value);
    QFETCH(QString, added);
    QFETCH(int, refusals);
    // Two models that point at each other: one of the keys is added afterwards.
    Project project;
    const AppId shop = appNamed(project.schema, u"shop"_s);
    const ModelId box = addModel(project.schema, shop, u"Box"_s), item = addModel(project.schema, shop, u"Item"_s);
    const FieldId last = addRelationship(project.schema, Relationship::ForeignKey, box, item);
    addRelationship(project.schema, Relationship::ForeignKey, item, box);
    Field *field = project.schema.find(box)->find(last);
    field->name = u"last"_s;
    field->options.set(u"default"_s, value);
    const SqlScript script = createSchema(Registry(project.schema), *dialectNamed(u"postgresql"));
    QCOMPARE(script.refusals.size(), refusals);
    QVERIFY2(joined(script).contains(added), qPrintable(joined(script)));
}

void TestSchemaEditor::brokenReferencesAreRefused_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::newRow("a foreign key to nothing") << FieldType::ForeignKey;
    QTest::newRow("a many-to-many field to nothing") << FieldType::ManyToMany;
    QTest::newRow("a class that Relata does not know") << FieldType::Opaque;
    QTest::newRow("a collation that only Python knows") << FieldType::Text;
}

void TestSchemaEditor::brokenReferencesAreRefused()
{
    QFETCH(FieldType, type);
    Project project;
    const ModelId order = addModel(project.schema, appNamed(project.schema, u"shop"_s), u"Order"_s);
    Field field{.id = FieldId::create(), .name = u"thing"_s, .type = type};
    if (type == FieldType::Opaque)
        field.customClass = u"money.MoneyField"_s;
    else if (type == FieldType::Text)
        field.options.set(u"db_collation"_s, Code{u"COLLATION"_s});
    else if (type != FieldType::Opaque)
        field.relation = Relation{.to = {.source = u"shop.Missing"_s}};
    project.schema.find(order)->fields.append(field);
    for (const Dialect &dialect : dialects()) {
        const SqlScript script = createSchema(Registry(project.schema), dialect);
        QCOMPARE(script.refusals.size(), 1);
        QCOMPARE(script.refusals.first().field, field.id);
        QVERIFY(script.statements.size() >= 1); // its table, without the field
    }
}

QTEST_GUILESS_MAIN(TestSchemaEditor)
#include "tst_schemaeditor.moc"
