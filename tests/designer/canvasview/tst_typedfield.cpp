// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/typedfield.h"

#include "model/fields/catalogue.h"
#include "model/schema/refactor.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

struct Blog
{
    Schema schema = emptySchema();
    ModelId article = {};
    ModelId tag = {};
    FieldId title = {};

    Blog()
    {
        const AppId app = appNamed(schema, u"blog"_s);
        article = addModel(schema, app, u"Article"_s);
        tag = addModel(schema, app, u"Tag"_s);
        title = insertField(schema, article, {}, {.name = u"title"_s});
    }
    const Model &model() const { return *schema.find(article); }
};

} // namespace

class TestTypedField : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understood_data();
    void understood();
    void refused_data();
    void refused();
    void ownNameIsFree();
    void insertedAfterAnother();
    void changingTheTypeKeepsWhatFits();
    void modelNames_data();
    void modelNames();
};

void TestTypedField::understood_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("options");
    QTest::newRow("a name alone is a CharField with a length")
        << u"slug"_s << u"slug"_s << u"CharField"_s << u"max_length=200"_s;
    QTest::newRow("a short type") << u"born: Date"_s << u"born"_s << u"DateField"_s << u""_s;
    QTest::newRow("in any case") << u"born:datetimefield"_s << u"born"_s << u"DateTimeField"_s << u""_s;
    QTest::newRow("a length") << u"name: Char(50)"_s << u"name"_s << u"CharField"_s << u"max_length=50"_s;
    QTest::newRow("a decimal gets its digits")
        << u"price: Decimal"_s << u"price"_s << u"DecimalField"_s << u"decimal_places=2 max_digits=10"_s;
    QTest::newRow("digits and places") << u"price : Decimal(8, 3)"_s << u"price"_s << u"DecimalField"_s
                                       << u"decimal_places=3 max_digits=8"_s;
    QTest::newRow("an option") << u"slug: Slug(unique=True)"_s << u"slug"_s << u"SlugField"_s << u"unique=True"_s;
    QTest::newRow("code as a value") << u"key: UUID(default=uuid.uuid4)"_s << u"key"_s << u"UUIDField"_s
                                     << u"default=uuid.uuid4"_s;
    QTest::newRow("commas in quotes and parentheses")
        << u"a: Char(9, default=\"x, y\", choices=f(1, 2))"_s << u"a"_s << u"CharField"_s
        << u"choices=f(1, 2) default=\"x, y\" max_length=9"_s;
    QTest::newRow("a question mark is null") << u"born: Date?"_s << u"born"_s << u"DateField"_s << u"null=True"_s;
    QTest::newRow("an arrow is a foreign key") << u"tag -> Tag"_s << u"tag"_s << u"ForeignKey"_s << u""_s;
    QTest::newRow("an arrow that may be null") << u"tag -> Tag?"_s << u"tag"_s << u"ForeignKey"_s << u"null=True"_s;
    QTest::newRow("FK") << u"tag: FK Tag"_s << u"tag"_s << u"ForeignKey"_s << u""_s;
    QTest::newRow("a class with its target")
        << u"tag: OneToOne(Tag, null=True)"_s << u"tag"_s << u"OneToOneField"_s << u"null=True"_s;
    QTest::newRow("many-to-many") << u"tags: m2m blog.tag"_s << u"tags"_s << u"ManyToManyField"_s << u""_s;
}

void TestTypedField::understood()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QFETCH(QString, type);
    QFETCH(QString, options);
    const Blog blog;
    const Result<TypedField> typed = parseTypedField(blog.schema, blog.model(), {}, text);
    QVERIFY2(typed.has_value(), qPrintable(typed ? QString() : typed.error()));
    const Field field = newField(*typed);
    QCOMPARE(field.name, name);
    QCOMPARE(className(field), type);
    QStringList set;
    for (const Options::Entry &entry : field.options)
        set << entry.name + u'=' + entry.value.python();
    QCOMPARE(set.join(u' '), options);
    QCOMPARE(field.relation.has_value(), isRelation(field.type));
    if (field.relation)
        QCOMPARE(field.relation->to.id, blog.tag);
}

void TestTypedField::refused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing") << u""_s << u"Give the field a name"_s;
    QTest::newRow("a digit first") << u"2nd"_s << u"can't be a name"_s;
    QTest::newRow("a blank within") << u"my name"_s << u"can't be a name"_s;
    QTest::newRow("a keyword of Python") << u"class"_s << u"can't be a name"_s;
    QTest::newRow("two underscores") << u"a__b"_s << u"fields.E002"_s;
    QTest::newRow("an underscore last") << u"a_"_s << u"fields.E001"_s;
    QTest::newRow("pk") << u"pk"_s << u"fields.E003"_s;
    QTest::newRow("a name that is taken") << u"title"_s << u"already"_s;
    QTest::newRow("an unknown type") << u"a: Money"_s << u"no field type “Money”"_s;
    QTest::newRow("no type yet") << u"a:"_s << u"Write a type"_s;
    QTest::newRow("an open parenthesis") << u"a: Char(5"_s << u"Write a type"_s;
    QTest::newRow("an unknown model") << u"a -> Person"_s << u"no model “Person”"_s;
    QTest::newRow("a relation to nothing") << u"a: FK"_s << u"Name the model"_s;
    QTest::newRow("a number that means nothing") << u"a: Date(5)"_s << u"not understood"_s;
    QTest::newRow("an option of another class") << u"a: Date(max_length=5)"_s << u"no option “max_length”"_s;
    QTest::newRow("a length that is no number") << u"a: Char(max_length=x)"_s << u"whole number"_s;
    QTest::newRow("a flag that is no flag") << u"a: Char(5, unique=3)"_s << u"True or False"_s;
    QTest::newRow("a model behind a plain type") << u"a: Char Tag"_s << u"Only relations"_s;
}

void TestTypedField::refused()
{
    QFETCH(QString, text);
    QFETCH(QString, why);
    const Blog blog;
    const Result<TypedField> typed = parseTypedField(blog.schema, blog.model(), {}, text);
    QVERIFY(!typed.has_value());
    QVERIFY2(typed.error().contains(why), qPrintable(typed.error()));
}

void TestTypedField::ownNameIsFree()
{
    const Blog blog;
    QVERIFY(parseTypedField(blog.schema, blog.model(), blog.title, u"title"_s).has_value());
}

void TestTypedField::insertedAfterAnother()
{
    Blog blog;
    insertField(blog.schema, blog.article, {}, {.name = u"last"_s});
    insertField(blog.schema, blog.article, blog.title, {.name = u"second"_s});
    QStringList names;
    for (const Field &field : blog.model().fields)
        names << field.name;
    QCOMPARE(names, QStringList({u"title"_s, u"second"_s, u"last"_s}));
}

void TestTypedField::changingTheTypeKeepsWhatFits()
{
    Blog blog;
    Field *title = blog.schema.find(blog.article)->find(blog.title);
    title->options.set(u"unique"_s, true);
    changeField(blog.schema, blog.article, blog.title, {.name = u"heading"_s, .type = FieldType::Integer});
    const Field *heading = blog.model().field(u"heading");
    QVERIFY(heading);
    QCOMPARE(heading->type, FieldType::Integer);
    QVERIFY(heading->options.flag(u"unique"));
    QVERIFY(!heading->options.has(u"max_length"));
}

void TestTypedField::modelNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("why");
    QTest::newRow("a good name") << u"Author"_s << u""_s;
    QTest::newRow("its own name") << u"Article"_s << u""_s;
    QTest::newRow("another model's name in any case") << u"TAG"_s << u"already"_s;
    QTest::newRow("a name of another app") << u"User"_s << u""_s;
    QTest::newRow("nothing") << u""_s << u"Give the model a name"_s;
    QTest::newRow("a blank within") << u"My Model"_s << u"can't be a name"_s;
    QTest::newRow("an underscore first") << u"_Author"_s << u"models.E023"_s;
    QTest::newRow("two underscores") << u"Au__thor"_s << u"models.E024"_s;
}

void TestTypedField::modelNames()
{
    QFETCH(QString, name);
    QFETCH(QString, why);
    const Blog blog;
    const QString problem = modelNameProblem(blog.schema, blog.model(), name);
    QCOMPARE(problem.isEmpty(), why.isEmpty());
    QVERIFY2(problem.contains(why), qPrintable(problem));
}

QTEST_APPLESS_MAIN(TestTypedField)
#include "tst_typedfield.moc"
