// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"

#include <QSet>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClassHasItsRow();
    void namesAreUnique();
    void defaults_data();
    void defaults();
    void shortTypes();
    void rulesAreComplete();
};

void TestCatalogue::everyClassHasItsRow()
{
    QCOMPARE(fieldClasses().size(), size_t(FieldType::Opaque) + 1);
    for (const FieldClass &row : fieldClasses()) {
        QCOMPARE(&fieldClass(row.type), &row);
        if (row.type != FieldType::Opaque)
            QCOMPARE(fieldTypeNamed(row.name), row.type);
    }
    QVERIFY(!fieldTypeNamed(u"MoneyField"));
    QVERIFY(!fieldTypeNamed(u""));
}

void TestCatalogue::namesAreUnique()
{
    for (const auto rows : {fieldOptions(), metaOptions()}) {
        QSet<QString> names;
        for (const OptionRow &row : rows) {
            QVERIFY2(!names.contains(row.name.toString()), qPrintable(row.name.toString()));
            names.insert(row.name.toString());
            QVERIFY(row.help[0] != '\0');
            QVERIFY(row.type != ValueType::Choice || !row.words.isEmpty());
        }
    }
}

void TestCatalogue::defaults_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<QString>("option");
    QTest::addColumn<Value>("value");
    QTest::newRow("a slug has 50 characters") << FieldType::Slug << u"max_length"_s << Value(50);
    QTest::newRow("text has no limit") << FieldType::Char << u"max_length"_s << Value();
    QTest::newRow("a foreign key is indexed") << FieldType::ForeignKey << u"db_index"_s << Value(true);
    QTest::newRow("a number is not") << FieldType::Integer << u"db_index"_s << Value(false);
    QTest::newRow("a one-to-one is unique") << FieldType::OneToOne << u"unique"_s << Value(true);
    QTest::newRow("bytes are not edited") << FieldType::Binary << u"editable"_s << Value(false);
}

void TestCatalogue::defaults()
{
    QFETCH(FieldType, type);
    QFETCH(QString, option);
    Field field;
    field.type = type;
    QTEST(effective(field, option), "value");
}

void TestCatalogue::shortTypes()
{
    Field field;
    field.options.set(u"max_length"_s, 200);
    QCOMPARE(shortType(field), u"Char(200)"_s);
    field.type = FieldType::Slug;
    field.options.remove(u"max_length");
    QCOMPARE(shortType(field), u"Slug(50)"_s);
    field.type = FieldType::Decimal;
    field.options.set(u"max_digits"_s, 8);
    field.options.set(u"decimal_places"_s, 2);
    QCOMPARE(shortType(field), u"Decimal(8, 2)"_s);
    field.type = FieldType::Opaque;
    field.customClass = u"money.fields.MoneyField"_s;
    QCOMPARE(shortType(field), u"Money"_s);
}

void TestCatalogue::rulesAreComplete()
{
    QCOMPARE(onDeleteRules().size(), size_t(OnDelete::Rule::Custom) + 1);
    QCOMPARE(onDeleteText({OnDelete::Rule::Set, u"get_sentinel"_s}), u"SET(get_sentinel)"_s);
    QCOMPARE(onDeleteText({OnDelete::Rule::DbSetNull, {}}), u"DB_SET_NULL"_s);
    QCOMPARE(onDeleteText({OnDelete::Rule::Custom, u"archive"_s}), u"archive"_s);
}

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
