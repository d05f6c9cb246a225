// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"
#include "model/schema/refactor.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

Field field(const QString &name, FieldType type = FieldType::Char)
{
    Field made;
    made.id = FieldId::create();
    made.name = name;
    made.type = type;
    return made;
}

} // namespace

class TestRefactor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void renamingAFieldFollowsEveryName();
    void removingAFieldTakesItsNamesAway();
    void removingAModelTakesRelationsAway();
    void djangosModelsStay();
    void changingTheTypeDropsWhatItDoesNotTake();
    void drawingRelationships_data();
    void drawingRelationships();
    void aKeywordIsNoFieldName();
    void aGenericRelationshipIsMadeWhole();
    void aSecondGenericRelationshipUsesTheSameKey();

private:
    Schema m_schema;
    ModelId m_book, m_special, m_loan;
};

void TestRefactor::init()
{
    m_schema = emptySchema();
    const AppId app = appNamed(m_schema, u"library"_s);
    m_book = addModel(m_schema, app, u"Book"_s);
    m_special = addModel(m_schema, app, u"SpecialBook"_s);
    m_loan = addModel(m_schema, app, u"Loan"_s);
    Model &book = *m_schema.find(m_book);
    book.fields = {field(u"isbn"_s), field(u"title"_s), field(u"day"_s, FieldType::Date)};
    book.fields[1].options.set(u"unique_for_date"_s, u"day"_s);
    book.meta.set(u"ordering"_s, Value::strings({u"-isbn"_s, u"title"_s}));
    book.meta.set(u"unique_together"_s,
                  ValueList{Value::strings({u"isbn"_s, u"title"_s}), Value::strings({u"isbn"_s})});
    book.indexes = {{.fields = {u"-isbn"_s}}, {.fields = {u"title"_s, u"isbn"_s}}};
    m_schema.find(m_special)->bases = {{.id = m_book}};
    m_schema.find(m_special)->meta.set(u"ordering"_s, Value::strings({u"isbn"_s}));
    Field loan = field(u"book"_s, FieldType::ForeignKey);
    loan.relation = Relation{.to = {.id = m_book}};
    loan.options.set(u"to_field"_s, u"isbn"_s);
    m_schema.find(m_loan)->fields = {loan};
}

void TestRefactor::renamingAFieldFollowsEveryName()
{
    renameField(m_schema, m_book, m_schema.find(m_book)->fields[0].id, u"number"_s);
    const Model &book = *m_schema.find(m_book);
    QCOMPARE(book.fields[0].name, u"number"_s);
    QCOMPARE(book.meta.value(u"ordering"), Value::strings({u"-number"_s, u"title"_s}));
    QCOMPARE(book.meta.value(u"unique_together"),
             Value(ValueList{Value::strings({u"number"_s, u"title"_s}), Value::strings({u"number"_s})}));
    QCOMPARE(book.indexes[0].fields, QStringList({u"-number"_s}));
    QCOMPARE(book.indexes[1].fields, QStringList({u"title"_s, u"number"_s}));
    QCOMPARE(m_schema.find(m_special)->meta.value(u"ordering"), Value::strings({u"number"_s}));
    QCOMPARE(m_schema.find(m_loan)->fields[0].options.text(u"to_field"), u"number"_s);

    renameField(m_schema, m_book, m_schema.find(m_book)->fields[2].id, u"printed"_s);
    QCOMPARE(m_schema.find(m_book)->fields[1].options.text(u"unique_for_date"), u"printed"_s);
}

void TestRefactor::removingAFieldTakesItsNamesAway()
{
    removeField(m_schema, m_book, m_schema.find(m_book)->fields[0].id);
    const Model &book = *m_schema.find(m_book);
    QCOMPARE(book.fields.size(), 2);
    QCOMPARE(book.meta.value(u"ordering"), Value::strings({u"title"_s}));
    QCOMPARE(book.meta.value(u"unique_together"), Value(ValueList{Value::strings({u"title"_s})}));
    QCOMPARE(book.indexes.size(), 1);
    QCOMPARE(book.indexes[0].fields, QStringList({u"title"_s}));
    QVERIFY(!m_schema.find(m_loan)->fields[0].options.has(u"to_field"));
}

void TestRefactor::removingAModelTakesRelationsAway()
{
    removeModel(m_schema, m_book);
    QVERIFY(!m_schema.find(m_book));
    QVERIFY(m_schema.find(m_special)->bases.isEmpty());
    QVERIFY(m_schema.find(m_loan)->fields.isEmpty());
}

void TestRefactor::djangosModelsStay()
{
    removeModel(m_schema, ModelId::named(u"auth.User"_s));
    QVERIFY(m_schema.find(ModelId::named(u"auth.User"_s)));
}

void TestRefactor::changingTheTypeDropsWhatItDoesNotTake()
{
    Field changed = field(u"price"_s);
    changed.options.set(u"max_length"_s, 10);
    changed.options.set(u"null"_s, true);
    changed.options.set(u"of_a_subclass"_s, 1);
    changeFieldType(changed, FieldType::Decimal);
    QVERIFY(!changed.options.has(u"max_length"));
    QVERIFY(changed.options.flag(u"null"));
    QVERIFY(changed.options.has(u"of_a_subclass"));
    changeFieldType(changed, FieldType::ForeignKey);
    QVERIFY(changed.relation.has_value());
    changeFieldType(changed, FieldType::Integer);
    QVERIFY(!changed.relation.has_value());
}

void TestRefactor::drawingRelationships_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("self");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("null");
    QTest::newRow("a foreign key") << int(Relationship::ForeignKey) << false << u"special_book"_s << false;
    QTest::newRow("a foreign key to self may be empty") << int(Relationship::ForeignKey) << true << u"parent"_s << true;
    QTest::newRow("a one-to-one") << int(Relationship::OneToOne) << false << u"special_book"_s << false;
    QTest::newRow("a many-to-many") << int(Relationship::ManyToMany) << false << u"special_books"_s << false;
    QTest::newRow("a many-to-many to self") << int(Relationship::ManyToMany) << true << u"books"_s << false;
}

void TestRefactor::drawingRelationships()
{
    QFETCH(int, kind);
    QFETCH(bool, self);
    const FieldId id = addRelationship(m_schema, Relationship(kind), m_book, self ? m_book : m_special);
    const Field *made = std::as_const(m_schema).find(m_book)->find(id);
    QVERIFY(made);
    QTEST(made->name, "name");
    QTEST(made->options.flag(u"null"), "null");
    QCOMPARE(made->relation->to.id, self ? m_book : m_special);
}

void TestRefactor::aKeywordIsNoFieldName()
{
    const ModelId lesson = addModel(m_schema, m_schema.find(m_book)->app, u"Class"_s);
    const FieldId id = addRelationship(m_schema, Relationship::ForeignKey, m_book, lesson);
    QCOMPARE(std::as_const(m_schema).find(m_book)->find(id)->name, u"class_field"_s);
}

void TestRefactor::aGenericRelationshipIsMadeWhole()
{
    const FieldId id = addRelationship(m_schema, Relationship::Generic, m_loan, m_book);
    const Model &loan = *m_schema.find(m_loan);
    QCOMPARE(loan.find(id)->type, FieldType::GenericForeignKey);
    QCOMPARE(loan.field(u"content_type")->relation->to.id, ModelId::named(u"contenttypes.ContentType"_s));
    QCOMPARE(loan.field(u"object_id")->type, FieldType::PositiveInteger);
    QCOMPARE(m_schema.find(m_book)->field(u"loans")->type, FieldType::GenericRelation);
}

void TestRefactor::aSecondGenericRelationshipUsesTheSameKey()
{
    const FieldId first = addRelationship(m_schema, Relationship::Generic, m_loan, m_book);
    QCOMPARE(addRelationship(m_schema, Relationship::Generic, m_loan, m_special), first);
    QVERIFY(m_schema.find(m_special)->field(u"loans"));
    QCOMPARE(m_schema.find(m_loan)->fields.size(), 4);
}

QTEST_GUILESS_MAIN(TestRefactor)
#include "tst_refactor.moc"
