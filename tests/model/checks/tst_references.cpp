// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/references.h"

#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// What the checks read out of conditions, expressions and output fields.
class TestReferences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsNames_data();
    void findsNames();
    void readsFields();
    void readsChoices();
    void knowsConditions_data();
    void knowsConditions();
    void knowsPairs();
};

void TestReferences::findsNames_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("a keyword of Q") << u"Q(age__gte=18)"_s << QStringList{u"age__gte"_s};
    QTest::newRow("several Q, each name once") << u"models.Q(a=1) & ~Q(b='x') | Q(a=2)"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("a pair in Q") << u"Q((\"name\", \"value\"))"_s << QStringList{u"name"_s};
    QTest::newRow("F on the right") << u"Q(start__lt=F(\"end\"))"_s << QStringList{u"start__lt"_s, u"end"_s};
    QTest::newRow("values in a list are no names") << u"Q(status__in=[\"draft\", \"done\"])"_s << QStringList{u"status__in"_s};
    QTest::newRow("a function's first argument") << u"Lower(\"name\")"_s << QStringList{u"name"_s};
    QTest::newRow("descending") << u"F(\"name\").desc(nulls_last=True)"_s << QStringList{u"name"_s};
    QTest::newRow("Value holds no name") << u"Concat(\"first\", Value(\" \"), \"last\")"_s << QStringList{u"first"_s, u"last"_s};
    QTest::newRow("raw SQL holds no name") << u"RawSQL(\"1 + 1\", [])"_s << QStringList{};
    QTest::newRow("a bare name") << u"\"name\""_s << QStringList{u"name"_s};
    QTest::newRow("another alphabet") << u"Q(имя=\"x\")"_s << QStringList{u"имя"_s};
    QTest::newRow("all arguments of a function") << u"Coalesce(\"nick\", \"name\")"_s << QStringList{u"nick"_s, u"name"_s};
    QTest::newRow("the word of a function that takes one") << u"Collate(\"name\", \"nocase\")"_s << QStringList{u"name"_s};
    QTest::newRow("the field that a cast gives") << u"Cast(\"age\", models.CharField(max_length=5))"_s << QStringList{u"age"_s};
    QTest::newRow("a Q within a Q") << u"Q(Q(a=1), b__in=[1, 2])"_s << QStringList{u"a"_s, u"b__in"_s};
    QTest::newRow("a function on the right") << u"Q(a=Abs(\"b\"))"_s << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("cases") << u"Case(When(kind=\"x\", then=\"name\"), default=Value(\"\"))"_s << QStringList{u"kind"_s, u"name"_s};
    QTest::newRow("nothing") << QString() << QStringList{};
    QTest::newRow("broken source") << u"Q((((a="_s << QStringList{};
}

void TestReferences::findsNames()
{
    QFETCH(QString, source);
    QFETCH(QStringList, names);
    QCOMPARE(namesInExpression(source), names);
}

void TestReferences::readsFields()
{
    const std::optional<Field> field = fieldFromSource(u"models.CharField(max_length=-1, choices=[(\"a\", \"b\")], null=True)"_s);
    QVERIFY(field);
    QCOMPARE(field->type, FieldType::Char);
    QCOMPARE(field->options.value(u"max_length"), Value(-1));
    QCOMPARE(field->options.value(u"null"), Value(true));
    QCOMPARE(field->options.value(u"choices"), Value(ValueList{ValueList{u"a"_s, u"b"_s}}));
    QVERIFY(!fieldFromSource(u"money.MoneyField()"_s));
    QVERIFY(!fieldFromSource(u"nonsense"_s));
    QVERIFY(!fieldFromSource({}));
}

void TestReferences::readsChoices()
{
    const Value pair = ValueList{u"a"_s, u"A"_s};
    QCOMPARE(pairsFromSource(u"{'a': 'A'}"_s), ValueList{pair});
    QCOMPARE(pairsFromSource(u"{'Group': {'a': 'A'}}"_s), (ValueList{Value(ValueList{u"Group"_s, Value(ValueList{pair})})}));
    QVERIFY(pairsFromSource(u"colours"_s).isEmpty());
}

void TestReferences::knowsConditions_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("condition");
    QTest::newRow("a Q") << u"models.Q(a=1)"_s << true;
    QTest::newRow("Q that are combined") << u"~Q(a=1) & Exists(Book.objects.all())"_s << true;
    QTest::newRow("raw SQL") << u"RawSQL('a > 0', [])"_s << false;
    QTest::newRow("a lookup") << u"GreaterThan(F('a'), 0)"_s << false;
    QTest::newRow("a name") << u"is_open"_s << false;
}

void TestReferences::knowsConditions()
{
    QFETCH(QString, source);
    QFETCH(bool, condition);
    QCOMPARE(isCondition(source), condition);
}

void TestReferences::knowsPairs()
{
    QCOMPARE(namesInPairs(Code{u"[('room', '='), (F('period'), '&&'), (Lower('name'), '=')]"_s}),
             (QStringList{u"room"_s, u"period"_s, u"name"_s}));
    QVERIFY(namesInPairs({}).isEmpty());
}

QTEST_GUILESS_MAIN(TestReferences)
#include "tst_references.moc"
