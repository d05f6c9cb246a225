// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/samplerows.h"
#include "schemabuilder.h"

#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;
using enum FieldType;

/// Rows keep what the models demand.
class TestSampleRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areTheSameForTheSameSeed();
    void areUnique_data();
    void areUnique();
    void pointAtRowsThatAreThere();
    void selfKeysPointBack();
    void childrenHaveTheirParentsKeys();
    void linksAreUniquePairs();
    void genericKeysFindTheirObjects();
    void saysWhatItCannotFill();
    void copesWithCircles();
    void copesWithNothing();
    void namesRows();
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

int indexOf(const SampleData &data, const QString &label)
{
    return int(&tableOf(data, label) - data.tables.constData());
}

QList<QVariant> values(const SampleTable &table, const QString &field)
{
    QList<QVariant> list;
    for (const QList<QVariant> &row : table.rows)
        list.append(row[table.column(field)]);
    return list;
}

SchemaBuilder shop()
{
    SchemaBuilder builder;
    builder.model(u"Article"_s)
        .field(u"title"_s, Char, {{u"max_length"_s, 80}})
        .field(u"slug"_s, Slug, {{u"unique"_s, true}})
        .field(u"price"_s, Decimal, {{u"max_digits"_s, 8}, {u"decimal_places"_s, 2}})
        .relation(u"author"_s, ForeignKey, u"auth.User"_s)
        .relation(u"parent"_s, ForeignKey, u"Article"_s, {{u"null"_s, true}})
        .relation(u"tags"_s, ManyToMany, u"Tag"_s)
        .model(u"Tag"_s)
        .field(u"name"_s, Char, {{u"max_length"_s, 30}, {u"unique"_s, true}});
    return builder;
}

} // namespace

void TestSampleRows::areTheSameForTheSameSeed()
{
    const Registry registry = shop().registry();
    const SampleData once = sampleRows(registry, {.rows = 12, .seed = 7});
    QVERIFY(once == sampleRows(registry, {.rows = 12, .seed = 7}));
    QVERIFY(once != sampleRows(registry, {.rows = 12, .seed = 8}));
    QCOMPARE(tableOf(once, u"shop.Article"_s).rows.size(), 12);
    QCOMPARE(tableOf(once, u"auth.User"_s).rows.size(), 12);
}

void TestSampleRows::areUnique_data()
{
    QTest::addColumn<SchemaBuilder>("builder");
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<int>("rows");
    const Options::Entry unique{u"unique"_s, true};
    QTest::newRow("text") << SchemaBuilder().model(u"M"_s).field(u"name"_s, Char, {{u"max_length"_s, 20}, unique}) << QStringList{u"name"_s} << 300;
    QTest::newRow("one letter") << SchemaBuilder().model(u"M"_s).field(u"name"_s, Char, {{u"max_length"_s, 1}, unique}) << QStringList{u"name"_s} << 36;
    QTest::newRow("a flag leaves room for two") << SchemaBuilder().model(u"M"_s).field(u"on"_s, Boolean, {unique}) << QStringList{u"on"_s} << 2;
    QTest::newRow("prices") << SchemaBuilder().model(u"M"_s).field(u"x"_s, Decimal, {{u"max_digits"_s, 3}, {u"decimal_places"_s, 1}, unique})
                            << QStringList{u"x"_s} << 300;
    QTest::newRow("dates") << SchemaBuilder().model(u"M"_s).field(u"day"_s, Date, {unique}) << QStringList{u"day"_s} << 300;
    QTest::newRow("email") << SchemaBuilder().model(u"M"_s).field(u"email"_s, Email, {unique}) << QStringList{u"email"_s} << 300;
    QTest::newRow("unique_together")
        << SchemaBuilder().model(u"M"_s, {{u"unique_together"_s, ValueList{Value::strings({u"on"_s, u"kind"_s})}}}).field(u"on"_s, Boolean)
               .field(u"kind"_s, Char, {{u"max_length"_s, 1}}) << QStringList{u"on"_s, u"kind"_s} << 72;
    QTest::newRow("unique_together as one flat list")
        << SchemaBuilder().model(u"M"_s, {{u"unique_together"_s, Value::strings({u"a"_s, u"b"_s})}}).field(u"a"_s, Boolean)
               .field(u"b"_s, Boolean) << QStringList{u"a"_s, u"b"_s} << 4;
    QTest::newRow("a constraint over foreign keys")
        << SchemaBuilder().model(u"T"_s).field(u"n"_s, Boolean, {unique}).model(u"M"_s).relation(u"a"_s, ForeignKey, u"T"_s)
               .relation(u"b"_s, ForeignKey, u"T"_s).constraint(u"UniqueConstraint"_s, {u"a"_s, u"b"_s}) << QStringList{u"a"_s, u"b"_s} << 4;
    QTest::newRow("one to one") << SchemaBuilder().model(u"T"_s).model(u"M"_s).relation(u"a"_s, OneToOne, u"T"_s) << QStringList{u"a"_s} << 300;
}

void TestSampleRows::areUnique()
{
    QFETCH(SchemaBuilder, builder);
    QFETCH(QStringList, fields);
    QFETCH(int, rows);
    const SampleData data = sampleRows(builder.registry(), {.rows = 300});
    const SampleTable &table = tableOf(data, u"shop.M"_s);
    QCOMPARE(table.rows.size(), rows);
    QCOMPARE(table.notes.isEmpty(), rows == 300);
    QSet<QString> seen;
    for (const QList<QVariant> &row : table.rows) {
        QString key;
        for (const QString &field : fields)
            key += row[table.column(field)].toString() + u'|';
        QVERIFY2(!seen.contains(key), qPrintable(key));
        seen.insert(key);
    }
}

void TestSampleRows::pointAtRowsThatAreThere()
{
    const SampleData data = sampleRows(shop().registry(), {.rows = 25});
    const SampleTable &articles = tableOf(data, u"shop.Article"_s);
    const QList<QVariant> users = values(tableOf(data, u"auth.User"_s), u"id"_s);
    for (const QVariant &author : values(articles, u"author"_s))
        QVERIFY(users.contains(author));
    const SampleColumn &column = articles.columns[articles.column(u"author"_s)];
    QCOMPARE(column.name, u"author_id"_s);
    QCOMPARE(data.tables[column.toTable].label, u"auth.User"_s);
    QVERIFY(indexOf(data, u"auth.User"_s) < indexOf(data, u"shop.Article"_s));
}

void TestSampleRows::selfKeysPointBack()
{
    const SampleData data = sampleRows(shop().registry(), {.rows = 40});
    const SampleTable &articles = tableOf(data, u"shop.Article"_s);
    const QList<QVariant> parents = values(articles, u"parent"_s);
    QVERIFY(parents.first().isNull());
    int set = 0;
    for (int row = 0; row < parents.size(); ++row) {
        QVERIFY(parents[row].isNull() || parents[row].toInt() < row + 1);
        set += !parents[row].isNull();
    }
    QVERIFY(set > 10);
}

void TestSampleRows::childrenHaveTheirParentsKeys()
{
    const Registry registry = SchemaBuilder().model(u"Place"_s).field(u"name"_s, Char, {{u"max_length"_s, 40}}).model(u"Cafe"_s)
                                  .base(u"Place"_s).field(u"seats"_s, PositiveInteger).registry();
    const SampleData data = sampleRows(registry, {.rows = 8});
    const SampleTable &cafes = tableOf(data, u"shop.Cafe"_s);
    QCOMPARE(values(cafes, u"place_ptr"_s), values(tableOf(data, u"shop.Place"_s), u"id"_s));
    QCOMPARE(pointsAt(data, indexOf(data, u"shop.Cafe"_s), 0, cafes.column(u"place_ptr"_s)), rowLabel(data, indexOf(data, u"shop.Place"_s), 0));
    QCOMPARE(rowLabel(data, indexOf(data, u"shop.Cafe"_s), 0), rowLabel(data, indexOf(data, u"shop.Place"_s), 0));
}

void TestSampleRows::linksAreUniquePairs()
{
    const Registry registry = shop().model(u"Person"_s).relation(u"friends"_s, ManyToMany, u"Person"_s)
                                  .relation(u"mentors"_s, ManyToMany, u"Person"_s, {{u"symmetrical"_s, false}}).registry();
    const SampleData data = sampleRows(registry, {.rows = 20});
    for (const QString &label : {u"shop.Article_tags"_s, u"shop.Person_friends"_s, u"shop.Person_mentors"_s}) {
        const SampleTable &links = tableOf(data, label);
        QCOMPARE(links.rows.size(), 20);
        QSet<std::pair<int, int>> pairs;
        for (const QList<QVariant> &row : links.rows)
            pairs.insert({row[1].toInt(), row[2].toInt()});
        QCOMPARE(pairs.size(), 20);
        if (label.endsWith("friends"_L1)) {
            for (const auto &[from, to] : std::as_const(pairs))
                QVERIFY(from != to && pairs.contains({to, from}));
        }
    }
}

void TestSampleRows::genericKeysFindTheirObjects()
{
    const Registry registry = shop().model(u"Item"_s).relation(u"content_type"_s, ForeignKey, u"contenttypes.ContentType"_s)
                                  .field(u"object_id"_s, PositiveInteger).field(u"content_object"_s, GenericForeignKey)
                                  .registry();
    const SampleData data = sampleRows(registry, {.rows = 15});
    const int items = indexOf(data, u"shop.Item"_s);
    const SampleTable &table = data.tables[items];
    QCOMPARE(table.rows.size(), 15);
    QSet<int> tables;
    for (int row = 0; row < 15; ++row) {
        const SampleTarget target = targetOf(data, items, row, table.column(u"object_id"_s));
        QVERIFY(target.row >= 0);
        QVERIFY(!pointsAt(data, items, row, table.column(u"object_id"_s)).isEmpty());
        tables.insert(target.table);
    }
    QVERIFY(tables.contains(indexOf(data, u"shop.Article"_s)));
    QVERIFY(tables.contains(indexOf(data, u"shop.Tag"_s)));
    const SampleTable &types = tableOf(data, u"contenttypes.ContentType"_s);
    QVERIFY(values(types, u"model"_s).contains(u"article"_s));
}

void TestSampleRows::saysWhatItCannotFill()
{
    SchemaBuilder builder;
    builder.model(u"M"_s).field(u"money"_s, Opaque).constraint(u"CheckConstraint"_s, {}, {{u"name"_s, u"positive"_s}});
    builder.schema().models.last().fields.last().customClass = u"money.MoneyField"_s;
    const SampleData data = sampleRows(builder.registry());
    const QString notes = tableOf(data, u"shop.M"_s).notes.join(u'\n');
    QVERIFY(notes.contains(u"money.MoneyField"_s));
    QVERIFY(notes.contains(u"positive"_s));
}

void TestSampleRows::copesWithCircles()
{
    const auto circle = [](bool null) {
        return SchemaBuilder().model(u"A"_s).relation(u"b"_s, ForeignKey, u"B"_s, {{u"null"_s, null}}).model(u"B"_s)
            .relation(u"a"_s, ForeignKey, u"A"_s).registry();
    };
    const SampleData soft = sampleRows(circle(true), {.rows = 6});
    QVERIFY(soft.notes.isEmpty());
    QVERIFY(indexOf(soft, u"shop.A"_s) < indexOf(soft, u"shop.B"_s));
    const SampleData hard = sampleRows(circle(false), {.rows = 6});
    QCOMPARE(hard.notes.size(), 1);
    for (const QVariant &b : values(tableOf(hard, u"shop.A"_s), u"b"_s))
        QVERIFY(!b.isNull());
    // Keys that are one another's keys have no values at all: said, not crashed over.
    const Registry keys = SchemaBuilder().model(u"A"_s).relation(u"b"_s, OneToOne, u"B"_s, {{u"primary_key"_s, true}}).model(u"B"_s)
                              .relation(u"a"_s, OneToOne, u"A"_s, {{u"primary_key"_s, true}}).registry();
    QCOMPARE(sampleRows(keys).notes.size(), 1);
}

void TestSampleRows::copesWithNothing()
{
    QVERIFY(sampleRows(Registry(emptySchema())).tables.isEmpty());
    for (const SampleTable &table : sampleRows(shop().registry(), {.rows = 0}).tables)
        QVERIFY(table.rows.isEmpty());
    QCOMPARE(pointsAt({}, 0, 0, 0), QString());
    QCOMPARE(rowLabel({}, 3, 1), QString());
}

void TestSampleRows::namesRows()
{
    const SampleData data = sampleRows(shop().registry(), {.rows = 5});
    const int articles = indexOf(data, u"shop.Article"_s);
    const SampleTable &table = data.tables[articles];
    QCOMPARE(rowLabel(data, articles, 2), table.rows[2][table.column(u"title"_s)].toString());
    const int users = indexOf(data, u"auth.User"_s);
    const int author = table.rows[0][table.column(u"author"_s)].toInt();
    QCOMPARE(pointsAt(data, articles, 0, table.column(u"author"_s)), rowLabel(data, users, author - 1));
    QCOMPARE(pointsAt(data, articles, 0, table.column(u"title"_s)), QString());
    const int links = indexOf(data, u"shop.Article_tags"_s);
    QCOMPARE(rowLabel(data, links, 0), u"Article_tags 1"_s);
}

QTEST_GUILESS_MAIN(TestSampleRows)
#include "tst_samplerows.moc"
