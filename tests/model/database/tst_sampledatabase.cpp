// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/sampledatabase.h"
#include "model/project/projectfile.h"
#include "schemabuilder.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;
using enum FieldType;

/// Sample rows are taken by a real SQLite with foreign keys on, and read back as they went in.
class TestSampleDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesEveryFieldClass_data();
    void takesEveryFieldClass();
    void takesWholeSchemas_data();
    void takesWholeSchemas();
    void putsCirclesOff();
    void makesStandInsForTablesOfOthers();
    void writesLiterals_data();
    void writesLiterals();
    void writesFixtures();
    void stopsWhenAsked();
    void tellsWhatFailed();
    void takesManyModels();
};

namespace {

const SampleTable &tableOf(const SampleData &data, const QString &label)
{
    for (const SampleTable &table : data.tables) {
        if (table.label == label)
            return table;
    }
    qFatal("no table %s", qPrintable(label));
}

SampleDatabase built(const Registry &registry, const SampleOptions &options = {})
{
    const Result<SampleDatabase> made = buildSampleDatabase(registry, options);
    if (!made)
        qFatal("%s", qPrintable(made.error()));
    return *made;
}

} // namespace

void TestSampleDatabase::takesEveryFieldClass_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<bool>("unique");
    QTest::addColumn<bool>("null");
    for (const FieldClass &row : fieldClasses()) {
        if (row.kind != FieldKind::Column || row.removed || row.type == Opaque || row.type == Generated || isAutoField(row.type))
            continue;
        const QString name = row.name.toString();
        QTest::newRow(qPrintable(name)) << row.type << false << false;
        QTest::newRow(qPrintable(name + u" that may be null"_s)) << row.type << false << true;
        QTest::newRow(qPrintable(name + u" that is unique"_s)) << row.type << true << false;
    }
}

void TestSampleDatabase::takesEveryFieldClass()
{
    QFETCH(FieldType, type);
    QFETCH(bool, unique);
    QFETCH(bool, null);
    SchemaBuilder builder;
    builder.model(u"M"_s).field(u"x"_s, type, {{u"null"_s, null}, {u"unique"_s, unique}});
    Options &options = builder.schema().models.last().fields.last().options;
    if (type == Char)
        options.set(u"max_length"_s, 40);
    if (type == Decimal) {
        options.set(u"max_digits"_s, 9);
        options.set(u"decimal_places"_s, 3);
    }
    const Registry registry = builder.registry();
    const SampleDatabase made = built(registry, {.rows = 30});
    QVERIFY2(made.outcome.ok, qPrintable(made.outcome.message + made.outcome.failed));
    const SampleTable &table = tableOf(made.data, u"shop.M"_s);
    QCOMPARE(table.rows.size(), unique && type == Boolean ? 2 : 30);
    QVERIFY2(table.rows == tableOf(sampleRows(registry, {.rows = 30}), u"shop.M"_s).rows, qPrintable(table.rows.first().last().toString()));
    const bool nulls = std::any_of(table.rows.begin(), table.rows.end(), [](const QList<QVariant> &row) { return row.last().isNull(); });
    QCOMPARE(nulls, null);
}

void TestSampleDatabase::takesWholeSchemas_data()
{
    QTest::addColumn<QString>("path");
    const QString folder = QStringLiteral(TEST_DATA "/checks/");
    for (const QString &file : QDir(folder).entryList({u"*.relata"_s}, QDir::Files, QDir::Name)) {
        if (!file.startsWith("wrong"_L1))
            QTest::newRow(qPrintable(file)) << folder + file;
    }
    const QString examples = QStringLiteral(SOURCE_DIR "/resources/examples/");
    for (const QString &file : QDir(examples).entryList({u"*.relata"_s}, QDir::Files, QDir::Name))
        QTest::newRow(qPrintable(u"example "_s + file)) << examples + file;
}

void TestSampleDatabase::takesWholeSchemas()
{
    QFETCH(QString, path);
    const Result<Project> project = loadProject(path);
    QVERIFY2(project, qPrintable(project ? QString() : project.error()));
    const Registry registry(project->schema);
    for (const quint32 seed : {1u, 2u, 3u}) {
        const Result<SampleDatabase> made = buildSampleDatabase(registry, {.rows = 20, .seed = seed});
        QVERIFY2(made, qPrintable(made ? QString() : made.error()));
        QVERIFY2(made->outcome.ok, qPrintable(made->outcome.message + u'\n' + made->outcome.failed));
        QVERIFY(!made->data.tables.isEmpty());
    }
}

void TestSampleDatabase::putsCirclesOff()
{
    const Registry registry = SchemaBuilder().model(u"Team"_s).relation(u"captain"_s, OneToOne, u"Player"_s, {{u"null"_s, true}})
                                  .model(u"Player"_s).relation(u"team"_s, ForeignKey, u"Team"_s).registry();
    const SampleDatabase made = built(registry);
    QVERIFY2(made.outcome.ok, qPrintable(made.outcome.message + made.outcome.failed));
    const SampleTable &teams = tableOf(made.data, u"shop.Team"_s);
    const auto set = [&](const QList<QVariant> &row) { return !row[teams.column(u"captain"_s)].isNull(); };
    QVERIFY(std::any_of(teams.rows.begin(), teams.rows.end(), set));
    const QStringList statements = insertStatements(made.data);
    const qsizetype firstUpdate = statements.indexOf(QRegularExpression(u"^UPDATE \"shop_team\" SET \"captain_id\" = .*"_s));
    QVERIFY(firstUpdate > statements.lastIndexOf(QRegularExpression(u"^INSERT .*"_s)));

    const Registry hard = SchemaBuilder().model(u"A"_s).relation(u"b"_s, ForeignKey, u"B"_s).model(u"B"_s)
                              .relation(u"a"_s, ForeignKey, u"A"_s).registry();
    const SampleDatabase both = built(hard);
    QVERIFY2(both.outcome.ok, qPrintable(both.outcome.message + both.outcome.failed));
    QCOMPARE(both.data.notes.size(), 1);
}

void TestSampleDatabase::makesStandInsForTablesOfOthers()
{
    const Registry registry = SchemaBuilder().model(u"Old"_s, {{u"managed"_s, false}}).field(u"name"_s, Char, {{u"max_length"_s, 9}})
                                  .model(u"New"_s).relation(u"old"_s, ForeignKey, u"Old"_s).registry();
    const SampleDatabase made = built(registry);
    QVERIFY2(made.outcome.ok, qPrintable(made.outcome.message + made.outcome.failed));
    QCOMPARE(tableOf(made.data, u"shop.Old"_s).rows.size(), 10);
    QCOMPARE(tableOf(made.data, u"shop.Old"_s).notes.size(), 1);
}

void TestSampleDatabase::writesLiterals_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("statement");
    QTest::newRow("sqlite") << u"sqlite"_s << u"INSERT INTO \"t\" (\"a\", \"b\", \"c\", \"d\", \"e\", \"f\") VALUES (1, 'it''s \\', X'00FF', '2024-01-02 03:04:05', 60000000, NULL)"_s;
    QTest::newRow("postgresql") << u"postgresql"_s << u"INSERT INTO \"t\" (\"a\", \"b\", \"c\", \"d\", \"e\", \"f\") VALUES (true, 'it''s \\', '\\x00ff', '2024-01-02 03:04:05+00:00', '60000000 microseconds'::interval, NULL)"_s;
    QTest::newRow("mariadb") << u"mariadb"_s << u"INSERT INTO `t` (`a`, `b`, `c`, `d`, `e`, `f`) VALUES (1, 'it''s \\\\', X'00FF', '2024-01-02 03:04:05', 60000000, NULL)"_s;
}

void TestSampleDatabase::writesLiterals()
{
    QFETCH(QString, dialect);
    QFETCH(QString, statement);
    SampleTable table{.table = u"t"_s};
    for (const auto &[name, type] : {std::pair(u"a"_s, Boolean), {u"b"_s, Char}, {u"c"_s, Binary}, {u"d"_s, DateTime}, {u"e"_s, Duration}, {u"f"_s, Text}})
        table.columns.append({.name = name, .type = type, .storedType = type});
    table.rows.append({1, u"it's \\"_s, QByteArray("\x00\xff", 2), u"2024-01-02 03:04:05"_s, qint64(60'000'000), QVariant()});
    QCOMPARE(insertStatements({.tables = {table}}, dialect), QStringList{statement});
}

void TestSampleDatabase::writesFixtures()
{
    SchemaBuilder builder;
    builder.model(u"Tag"_s).field(u"name"_s, Char, {{u"max_length"_s, 20}}).model(u"Article"_s).field(u"day"_s, DateTime)
        .field(u"on"_s, Boolean).field(u"key"_s, UUID, {{u"primary_key"_s, true}}).field(u"raw"_s, Binary).field(u"doc"_s, JSON)
        .relation(u"main"_s, ForeignKey, u"Tag"_s).relation(u"tags"_s, ManyToMany, u"Tag"_s);
    const Registry registry = builder.registry();
    const QJsonArray objects = QJsonDocument::fromJson(toFixture(registry, sampleRows(registry, {.rows = 6}))).array();
    QCOMPARE(objects.size(), 12); // the links are in the articles
    qsizetype links = 0;
    for (const QJsonValue &object : objects) {
        if (object["model"_L1] != "shop.article"_L1)
            continue;
        const QJsonObject fields = object["fields"_L1].toObject();
        QCOMPARE(object["pk"_L1].toString().size(), 36);
        QVERIFY(!fields.contains("key"_L1));
        QVERIFY(fields["day"_L1].toString().endsWith(u'Z'));
        QVERIFY(fields["on"_L1].isBool());
        QVERIFY(fields["doc"_L1].isObject());
        QVERIFY(fields["main"_L1].isDouble());
        links += fields["tags"_L1].toArray().size();
    }
    QCOMPARE(links, 6);
}

void TestSampleDatabase::stopsWhenAsked()
{
    const CancelFlag cancel = true;
    const Result<SampleDatabase> made = buildSampleDatabase(SchemaBuilder().model(u"M"_s).registry(), {}, &cancel);
    QVERIFY(!made);
    QVERIFY(!made.error().isEmpty());
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestSampleDatabase::tellsWhatFailed()
{
    const Registry registry = SchemaBuilder().model(u"A"_s, {{u"db_table"_s, u"same"_s}}).model(u"B"_s, {{u"db_table"_s, u"same"_s}}).registry();
    const Result<SampleDatabase> made = buildSampleDatabase(registry);
    QVERIFY(made);
    QVERIFY(!made->outcome.ok);
    QVERIFY2(made->outcome.failed.contains(u"\"same\""_s), qPrintable(made->outcome.failed));
    QVERIFY(!made->outcome.message.isEmpty());
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestSampleDatabase::takesManyModels()
{
    SchemaBuilder builder;
    for (int i = 0; i < 500; ++i) {
        builder.model(u"Model%1"_s.arg(i)).field(u"title"_s, Char, {{u"max_length"_s, 80}}).field(u"slug"_s, Slug, {{u"unique"_s, true}});
        for (const int back : {1, 7, 40}) {
            if (i >= back)
                builder.relation(u"to%1"_s.arg(back), ForeignKey, u"Model%1"_s.arg(i - back));
        }
    }
    const SampleDatabase made = built(builder.registry());
    QVERIFY2(made.outcome.ok, qPrintable(made.outcome.message + made.outcome.failed));
    QCOMPARE(made.data.tables.size(), 500);
}

QTEST_GUILESS_MAIN(TestSampleDatabase)
#include "tst_sampledatabase.moc"
