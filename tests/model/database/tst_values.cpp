// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/values.h"
#include "model/database/words.h"
#include "model/fields/catalogue.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Single values fit their field.
class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fitsMaxLength_data();
    void fitsMaxLength();
    void keepsDigitsAndPlaces_data();
    void keepsDigitsAndPlaces();
    void takesChoicesFromGroupsToo();
    void countsSmallFields_data();
    void countsSmallFields();
    void followsTheName_data();
    void followsTheName();
    void makesSlugs_data();
    void makesSlugs();
};

namespace {

Field fieldOf(FieldType type, const QString &name, std::initializer_list<Options::Entry> options = {})
{
    Field field{.name = name, .type = type};
    for (const Options::Entry &entry : options)
        field.options.set(entry.name, entry.value);
    return field;
}

// Likely, distinct and counted values of a field, many of each.
QList<QVariant> manyValues(const Field &field)
{
    Random random(3, field.name);
    QList<QVariant> values;
    for (int row = 0; row < 60; ++row) {
        const ValuePlace place{.field = field, .row = row, .rows = 60};
        values.append(likelyValue(place, random));
        values.append(distinctValue(place, row + 1, random));
        values.append(nthValue(field, row));
    }
    return values;
}

} // namespace

void TestValues::fitsMaxLength_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<int>("length");
    for (const FieldType type : {FieldType::Char, FieldType::Slug, FieldType::Email, FieldType::URL, FieldType::File, FieldType::Text,
                                 FieldType::FilePath, FieldType::CommaSeparatedInteger}) {
        for (const int length : {1, 2, 5, 30})
            QTest::addRow("%s of %d", qPrintable(fieldClass(type).name.toString()), length) << type << length;
    }
}

void TestValues::fitsMaxLength()
{
    QFETCH(FieldType, type);
    QFETCH(int, length);
    for (const QVariant &value : manyValues(fieldOf(type, u"description"_s, {{u"max_length"_s, length}}))) {
        QVERIFY2(value.toString().size() <= length, qPrintable(value.toString()));
        QVERIFY(!value.toString().isEmpty());
    }
}

void TestValues::keepsDigitsAndPlaces_data()
{
    QTest::addColumn<int>("digits");
    QTest::addColumn<int>("places");
    QTest::newRow("money") << 8 << 2;
    QTest::newRow("only places") << 3 << 3;
    QTest::newRow("no places") << 4 << 0;
    QTest::newRow("one digit") << 1 << 0;
    QTest::newRow("more than a double holds") << 30 << 10;
}

void TestValues::keepsDigitsAndPlaces()
{
    QFETCH(int, digits);
    QFETCH(int, places);
    for (const QVariant &value : manyValues(fieldOf(FieldType::Decimal, u"price"_s, {{u"max_digits"_s, digits}, {u"decimal_places"_s, places}}))) {
        const QString text = value.toString();
        const qsizetype point = text.indexOf(u'.');
        QCOMPARE(point < 0 ? 0 : text.size() - point - 1, places);
        const QString whole = point < 0 ? text : text.left(point);
        QVERIFY2((whole == "0"_L1 ? 0 : whole.size()) <= digits - places || (places == 0 && whole.size() <= digits), qPrintable(text));
    }
}

void TestValues::takesChoicesFromGroupsToo()
{
    const ValueList group{u"Group"_s, Value(ValueList{Value(ValueList{u"b"_s, u"B"_s}), Value(ValueList{u"c"_s, u"C"_s})})};
    const ValueList choices{Value(ValueList{u"a"_s, u"A"_s}), Value(group), Value(ValueList{Code{u"X"_s}, u"X"_s})};
    const Field field = fieldOf(FieldType::Char, u"kind"_s, {{u"choices"_s, choices}});
    QCOMPARE(literalChoices(field), (QList<Value>{u"a"_s, u"b"_s, u"c"_s}));
    QSet<QString> seen;
    for (const QVariant &value : manyValues(field))
        seen.insert(value.toString());
    QCOMPARE(seen, (QSet<QString>{u"a"_s, u"b"_s, u"c"_s}));
}

void TestValues::countsSmallFields_data()
{
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<int>("length");
    QTest::addColumn<qint64>("count");
    QTest::newRow("a flag") << FieldType::Boolean << 0 << qint64(2);
    QTest::newRow("one letter") << FieldType::Char << 1 << qint64(36);
    QTest::newRow("two letters") << FieldType::Char << 2 << qint64(1296);
}

void TestValues::countsSmallFields()
{
    QFETCH(FieldType, type);
    QFETCH(int, length);
    QFETCH(qint64, count);
    const Field field = length ? fieldOf(type, u"x"_s, {{u"max_length"_s, length}}) : fieldOf(type, u"x"_s);
    QCOMPARE(valueCount(field), count);
    QSet<QString> seen;
    for (qint64 n = 0; n < count; ++n)
        seen.insert(nthValue(field, n).toString());
    QCOMPARE(seen.size(), count);
}

void TestValues::followsTheName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("email") << u"contact_email"_s << u"^[a-z.]+@[a-z]+\\.example|^[a-z.]+@[a-z]+\\.example\\.(com|org|net)$"_s;
    QTest::newRow("username") << u"username"_s << u"^[a-z]+\\.[a-z]+$"_s;
    QTest::newRow("website") << u"website"_s << u"^https://"_s;
    QTest::newRow("post code") << u"postcode"_s << u"^\\d{5}$"_s;
    QTest::newRow("prose") << u"body"_s << u"\\.$"_s;
    QTest::newRow("anything else") << u"title"_s << u"^\\w+ \\w+$"_s;
}

void TestValues::followsTheName()
{
    QFETCH(QString, name);
    QFETCH(QString, pattern);
    Random random(1, name);
    const QString words = wordsFor(name, random);
    QVERIFY2(QRegularExpression(pattern).match(words).hasMatch(), qPrintable(words));
}

void TestValues::makesSlugs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("slug");
    QTest::newRow("words") << u"Quiet River"_s << u"quiet-river"_s;
    QTest::newRow("accents") << u"Málaga & Söhne!"_s << u"malaga-sohne"_s;
    QTest::newRow("nothing left") << u"!!"_s << u"item"_s;
}

void TestValues::makesSlugs()
{
    QFETCH(QString, text);
    QFETCH(QString, slug);
    QCOMPARE(slugOf(text), slug);
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
