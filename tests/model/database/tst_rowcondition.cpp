// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/rowcondition.h"
#include "model/database/samplerows.h"
#include "schemabuilder.h"

#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Conditions of CheckConstraint are judged as the database does, and sample rows keep them.
class TestRowCondition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesRows_data();
    void judgesRows();
    void knowsWhatItDoesNotUnderstand_data();
    void knowsWhatItDoesNotUnderstand();
    void isKeptBySampleRows_data();
    void isKeptBySampleRows();
};

void TestRowCondition::judgesRows_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QVariant>("a");
    QTest::addColumn<QVariant>("b");
    QTest::addColumn<bool>("holds");
    const QVariant null;
    QTest::newRow("equal") << u"Q(a=3)"_s << QVariant(3) << null << true;
    QTest::newRow("not equal") << u"Q(a=3)"_s << QVariant(4) << null << false;
    QTest::newRow("NULL passes") << u"Q(a=3)"_s << null << null << true;
    QTest::newRow("NULL does not pass isnull=False") << u"Q(a__isnull=False)"_s << null << null << false;
    QTest::newRow("decimals by size, not as text") << u"Q(a__gte=Decimal(\"9.5\"))"_s << QVariant(u"10.00"_s) << null << true;
    QTest::newRow("another column") << u"models.Q(a__lt=models.F(\"b\"))"_s << QVariant(1) << QVariant(2) << true;
    QTest::newRow("arithmetic") << u"Q(a=F('b') - 1)"_s << QVariant(1) << QVariant(2) << true;
    QTest::newRow("one of two") << u"Q(a__isnull=True) ^ Q(b__isnull=True)"_s << QVariant(1) << null << true;
    QTest::newRow("both of one of two") << u"Q(a__isnull=True) ^ Q(b__isnull=True)"_s << QVariant(1) << QVariant(1) << false;
    QTest::newRow("in") << u"Q(a__in=[\"x\", \"y\"])"_s << QVariant(u"z"_s) << null << false;
    QTest::newRow("range") << u"Q(a__range=(1, F(\"b\")))"_s << QVariant(5) << QVariant(4) << false;
    QTest::newRow("not") << u"~Q(a=1, b=2)"_s << QVariant(1) << QVariant(2) << false;
    QTest::newRow("a date") << u"Q(a__gt=datetime.date(2001, 2, 3))"_s << QVariant(u"2001-02-04"_s) << null << true;
    QTest::newRow("negative") << u"Q(a__gt=-5)"_s << QVariant(-6) << null << false;
}

void TestRowCondition::judgesRows()
{
    QFETCH(QString, source);
    QFETCH(QVariant, a);
    QFETCH(QVariant, b);
    QFETCH(bool, holds);
    const std::optional<RowCondition> condition = RowCondition::read(u"c"_s, source);
    QVERIFY(condition);
    QCOMPARE(condition->holds([&](const QString &field) { return field == "a"_L1 ? a : b; }), holds);
}

void TestRowCondition::knowsWhatItDoesNotUnderstand_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("a function") << u"Q(a=Lower(\"b\"))"_s;
    QTest::newRow("raw SQL") << u"RawSQL(\"1 = 1\", [])"_s;
    QTest::newRow("an unknown lookup") << u"Q(a__year=2020)"_s;
    QTest::newRow("a name") << u"Q(a=LIMIT)"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("broken") << u"Q(a="_s;
}

void TestRowCondition::knowsWhatItDoesNotUnderstand()
{
    QFETCH(QString, source);
    QVERIFY(!RowCondition::read(u"c"_s, source));
}

void TestRowCondition::isKeptBySampleRows_data()
{
    QTest::addColumn<QString>("source");
    QTest::newRow("start before end") << u"Q(start__lt=F(\"end\"))"_s;
    QTest::newRow("a narrow range") << u"Q(start__range=(40, 42))"_s;
    QTest::newRow("one of two keys") << u"Q(left__isnull=True) ^ Q(right__isnull=True)"_s;
    QTest::newRow("a list of words") << u"Q(kind__in=[\"spring\", \"autumn\"])"_s;
}

void TestRowCondition::isKeptBySampleRows()
{
    QFETCH(QString, source);
    const Registry registry =
        SchemaBuilder().model(u"M"_s).field(u"start"_s, FieldType::Integer).field(u"end"_s, FieldType::Integer)
            .field(u"kind"_s, FieldType::Char, {{u"max_length"_s, 9}})
            .relation(u"left"_s, FieldType::ForeignKey, u"M"_s, {{u"null"_s, true}})
            .relation(u"right"_s, FieldType::ForeignKey, u"auth.User"_s, {{u"null"_s, true}})
            .constraint(u"CheckConstraint"_s, {}, {{u"name"_s, u"c"_s}, {u"condition"_s, Code{source}}}).registry();
    const RowCondition condition = *RowCondition::read(u"c"_s, source);
    const SampleData data = sampleRows(registry, {.rows = 30});
    const auto table = std::find_if(data.tables.begin(), data.tables.end(), [](const SampleTable &found) { return found.label == "shop.M"_L1; });
    QCOMPARE(table->rows.size(), 30);
    QCOMPARE(table->notes, QStringList());
    for (const QList<QVariant> &row : table->rows)
        QVERIFY(condition.holds([&](const QString &field) { return row[table->column(field)]; }));
}

QTEST_GUILESS_MAIN(TestRowCondition)
#include "tst_rowcondition.moc"
