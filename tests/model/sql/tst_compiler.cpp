// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/refactor.h"
#include "model/sql/compiler.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Expressions over a model with the columns number, maybe (null), price, name, flag, real and day.
class TestCompiler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void conditions_data();
    void conditions();
    void expressions_data();
    void expressions();
    void indexEntries_data();
    void indexEntries();
    void defaults_data();
    void defaults();
    void whatIsNotKnownIsNamed_data();
    void whatIsNotKnownIsNamed();

private:
    Compiler compiler(const QString &dialect) const { return Compiler(m_registry, m_model, *dialectNamed(dialect)); }

    Registry m_registry;
    int m_model = -1;
};

void TestCompiler::initTestCase()
{
    Schema schema = emptySchema();
    const ModelId id = addModel(schema, appNamed(schema, u"shop"_s), u"Item"_s);
    Model &model = *schema.find(id);
    const auto add = [&](const QString &name, FieldType type, const QList<std::pair<QString, Value>> &options = {}) {
        Field field{.id = FieldId::create(), .name = name, .type = type};
        for (const auto &[option, value] : options)
            field.options.set(option, value);
        model.fields.append(field);
    };
    add(u"number"_s, FieldType::Integer);
    add(u"maybe"_s, FieldType::Integer, {{u"null"_s, true}});
    add(u"price"_s, FieldType::Decimal, {{u"max_digits"_s, 6}, {u"decimal_places"_s, 2}});
    add(u"name"_s, FieldType::Char, {{u"max_length"_s, 20}});
    add(u"flag"_s, FieldType::Boolean);
    add(u"real"_s, FieldType::Float);
    add(u"day"_s, FieldType::Date);
    m_registry = Registry(schema);
    m_model = m_registry.indexOf(id);
    QVERIFY(m_model >= 0);
}

// Expected SQL is what Django 5.2 made.
void TestCompiler::conditions_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("sql");
    const auto sqlite = u"sqlite"_s, postgresql = u"postgresql"_s, mariadb = u"mariadb"_s, mysql = u"mysql"_s;
    QTest::newRow("keywords are sorted") << sqlite << u"Q(number=2, maybe=1)"_s
                                         << u"(\"maybe\" = 1 AND \"number\" = 2)"_s;
    QTest::newRow("what & joins keeps its order")
        << sqlite << u"Q(number=2) & Q(maybe=1)"_s << u"(\"number\" = 2 AND \"maybe\" = 1)"_s;
    QTest::newRow("NOT asks that a nullable column is not null")
        << sqlite << u"~Q(maybe=2)"_s << u"NOT (\"maybe\" = 2 AND \"maybe\" IS NOT NULL)"_s;
    QTest::newRow("... in parentheses inside an OR")
        << sqlite << u"~(Q(number=1) | Q(maybe=2))"_s
        << u"NOT (\"number\" = 1 OR (\"maybe\" = 2 AND \"maybe\" IS NOT NULL))"_s;
    QTest::newRow("twice NOT does not") << sqlite << u"~(Q(number=1) & ~Q(maybe=2))"_s
                                        << u"NOT (\"number\" = 1 AND NOT (\"maybe\" = 2))"_s;
    QTest::newRow("NOT NOT is nothing") << sqlite << u"~~Q(number=1)"_s << u"\"number\" = 1"_s;
    QTest::newRow("a column on the right stands in parentheses")
        << sqlite << u"Q(number__lt=F('maybe'))"_s << u"\"number\" < (\"maybe\")"_s;
    QTest::newRow("... but not in BETWEEN")
        << sqlite << u"Q(number__range=(1, F('maybe')))"_s << u"\"number\" BETWEEN 1 AND \"maybe\""_s;
    QTest::newRow("arithmetic has its own")
        << sqlite << u"Q(number=F('maybe') - 1)"_s << u"\"number\" = (\"maybe\" - 1)"_s;
    QTest::newRow("a flag by itself") << sqlite << u"Q(flag=True)"_s << u"\"flag\""_s;
    QTest::newRow("a flag that is not") << postgresql << u"Q(flag=False)"_s << u"NOT \"flag\""_s;
    QTest::newRow("a flag on MariaDB") << mariadb << u"Q(flag=True)"_s << u"`flag` = b'1'"_s;
    QTest::newRow("text that is a number") << sqlite << u"Q(number='5')"_s << u"\"number\" = 5"_s;
    QTest::newRow("decimals are text on SQLite")
        << sqlite << u"Q(price__gt=Decimal('0.5'))"_s << u"\"price\" > '0.5'"_s;
    QTest::newRow("... and numbers on PostgreSQL")
        << postgresql << u"Q(price__gt=Decimal('0.5'))"_s << u"\"price\" > 0.5"_s;
    QTest::newRow("floats on MariaDB") << mariadb << u"Q(real__gt=1.5)"_s << u"`real` > 1.5e0"_s;
    QTest::newRow("dates on PostgreSQL") << postgresql << u"Q(day__gt=datetime.date(2001, 2, 3))"_s
                                         << u"\"day\" > '2001-02-03'::date"_s;
    QTest::newRow("in keeps the order and drops doubles")
        << sqlite << u"Q(number__in=[3, 1, 3])"_s << u"\"number\" IN (3, 1)"_s;
    QTest::newRow("None is IS NULL") << sqlite << u"Q(maybe=None)"_s << u"\"maybe\" IS NULL"_s;
    QTest::newRow("patterns on SQLite") << sqlite << u"Q(name__startswith='a_')"_s
                                        << u"\"name\" LIKE 'a\\_%' ESCAPE '\\'"_s;
    QTest::newRow("patterns on PostgreSQL")
        << postgresql << u"Q(name__contains='x%')"_s << u"\"name\"::text LIKE '%x\\%%'"_s;
    QTest::newRow("patterns on MariaDB") << mariadb << u"Q(name__startswith='a_')"_s
                                         << u"`name` LIKE BINARY 'a\\\\_%'"_s;
    QTest::newRow("regular expressions on MySQL")
        << mysql << u"Q(name__regex='^a')"_s << u"REGEXP_LIKE(`name`, '^a', 'c')"_s;
    QTest::newRow("XOR where there is none")
        << sqlite << u"Q(number=1) ^ Q(maybe=1)"_s
        << u"((\"number\" = 1 OR \"maybe\" = 1) AND 1 = (CASE WHEN \"number\" = 1 THEN 1 ELSE 0 END + CASE WHEN \"maybe\" = 1 THEN 1 ELSE 0 END))"_s;
    QTest::newRow("XOR where there is one")
        << mariadb << u"Q(number=1) ^ Q(maybe=1)"_s << u"(`number` = 1 XOR `maybe` = 1)"_s;
    QTest::newRow("quotes in text") << mariadb << u"Q(name=\"x'y\")"_s << u"`name` = 'x\\'y'"_s;
    QTest::newRow("a year is a span of days") << sqlite << u"Q(day__year=2020)"_s
                                              << u"\"day\" BETWEEN '2020-01-01' AND '2020-12-31'"_s;
    QTest::newRow("a month is extracted") << postgresql << u"Q(day__month__gte=3)"_s
                                          << u"EXTRACT(MONTH FROM \"day\") >= 3"_s;
    QTest::newRow("a lookup's class wraps its value before the field is known")
        << mariadb << u"GreaterThan(Lower('name'), 1)"_s << u"LOWER(`name`) > 1"_s;
    QTest::newRow("what is always so is left out")
        << postgresql << u"Q(number__lt=99999999999) & Q(maybe=1)"_s << u"\"maybe\" = 1"_s;
    QTest::newRow("models. in front") << sqlite << u"models.Q(number__gte=0)"_s << u"\"number\" >= 0"_s;
}

void TestCompiler::conditions()
{
    QFETCH(QString, dialect);
    QFETCH(QString, source);
    const Result<Expr> expression = parseExpression(source);
    QVERIFY(expression.has_value());
    const Result<QString> sql = compiler(dialect).condition(*expression);
    QVERIFY2(sql.has_value(), sql ? "" : qPrintable(sql.error()));
    QTEST(*sql, "sql");
}

void TestCompiler::expressions_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("sql");
    const auto sqlite = u"sqlite"_s, postgresql = u"postgresql"_s, mariadb = u"mariadb"_s;
    QTest::newRow("arithmetic") << sqlite << u"F('number') * 2 + 1"_s << u"((\"number\" * 2) + 1)"_s;
    QTest::newRow("decimals are cast on SQLite")
        << sqlite << u"F('price') * 2"_s << u"(CAST((\"price\" * 2) AS NUMERIC))"_s;
    QTest::newRow("a text names a field") << sqlite << u"Lower('name')"_s << u"LOWER(\"name\")"_s;
    QTest::newRow("functions have names of their own") << mariadb << u"Length('name')"_s << u"CHAR_LENGTH(`name`)"_s;
    QTest::newRow("a default argument") << sqlite << u"Round('real')"_s << u"ROUND(\"real\", 0)"_s;
    QTest::newRow("a value") << sqlite << u"Coalesce('name', Value('x'))"_s << u"COALESCE(\"name\", 'x')"_s;
    QTest::newRow("Concat takes NULL for nothing")
        << sqlite << u"Concat('name', Value('!'))"_s << u"(COALESCE(\"name\", '') || COALESCE('!', ''))"_s;
    QTest::newRow("Case") << postgresql << u"Case(When(number__gt=1, then=Value('a')), default=Value('b'))"_s
                          << u"CASE WHEN \"number\" > 1 THEN 'a' ELSE 'b' END"_s;
    QTest::newRow("Cast on PostgreSQL") << postgresql << u"Cast('number', models.CharField(max_length=9))"_s
                                        << u"(\"number\")::varchar(9)"_s;
    QTest::newRow("a slice") << sqlite << u"F('name')[1:3]"_s << u"SUBSTR(\"name\", 2, 2)"_s;
    QTest::newRow("a date and a duration on MariaDB")
        << mariadb << u"F('day') + datetime.timedelta(days=2)"_s
        << u"(`day` + INTERVAL 172800000000 MICROSECOND)"_s;
    QTest::newRow("the days between two dates on PostgreSQL")
        << u"postgresql"_s << u"F('day') - F('day')"_s << u"(interval '1 day' * (\"day\" - \"day\"))"_s;
    QTest::newRow("a function of one's own") << sqlite << u"Func('number', function='ABS')"_s << u"ABS(\"number\")"_s;
    QTest::newRow("Now on SQLite") << sqlite << u"Now()"_s << u"STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')"_s;
}

void TestCompiler::expressions()
{
    QFETCH(QString, dialect);
    QFETCH(QString, source);
    const Result<Expr> expression = parseExpression(source);
    QVERIFY(expression.has_value());
    const Result<QString> sql = compiler(dialect).expression(*expression);
    QVERIFY2(sql.has_value(), sql ? "" : qPrintable(sql.error()));
    QTEST(*sql, "sql");
}

void TestCompiler::indexEntries_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("sql");
    QTest::newRow("a column stands plain") << u"'name'"_s << u"\"name\""_s;
    QTest::newRow("an expression in parentheses") << u"Lower('name')"_s << u"(LOWER(\"name\"))"_s;
    QTest::newRow("descending") << u"F('number').desc()"_s << u"\"number\" DESC"_s;
    QTest::newRow("an expression ascending, nulls last")
        << u"Upper('name').asc(nulls_last=True)"_s << u"(UPPER(\"name\")) ASC NULLS LAST"_s;
    QTest::newRow("with a collation") << u"Collate('name', 'nocase')"_s << u"\"name\" COLLATE \"nocase\""_s;
}

void TestCompiler::indexEntries()
{
    QFETCH(QString, source);
    const Result<Expr> expression = parseExpression(source);
    QVERIFY(expression.has_value());
    const Result<QString> sql = compiler(u"sqlite"_s).indexed(*expression);
    QVERIFY2(sql.has_value(), sql ? "" : qPrintable(sql.error()));
    QTEST(*sql, "sql");
}

void TestCompiler::defaults_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<FieldType>("type");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("sql");
    QTest::newRow("a number") << u"sqlite"_s << FieldType::Integer << u"42"_s << u"42"_s;
    QTest::newRow("a decimal on SQLite") << u"sqlite"_s << FieldType::Decimal << u"Decimal('9.90')"_s
                                         << u"(CAST('9.90' AS NUMERIC))"_s;
    QTest::newRow("a decimal on MariaDB")
        << u"mariadb"_s << FieldType::Decimal << u"decimal.Decimal('9.90')"_s << u"9.90"_s;
    QTest::newRow("false on PostgreSQL") << u"postgresql"_s << FieldType::Boolean << u"False"_s << u"false"_s;
    QTest::newRow("a function in parentheses") << u"sqlite"_s << FieldType::Float << u"Pi()"_s << u"(PI())"_s;
    QTest::newRow("a value plain") << u"sqlite"_s << FieldType::Integer << u"Value(3)"_s << u"3"_s;
    QTest::newRow("nothing") << u"sqlite"_s << FieldType::Integer << u"None"_s << u"NULL"_s;
    QTest::newRow("text with a quote") << u"sqlite"_s << FieldType::Char << u"\"it's 5%\""_s << u"'it''s 5%'"_s;
}

void TestCompiler::defaults()
{
    QFETCH(QString, dialect);
    QFETCH(FieldType, type);
    QFETCH(QString, source);
    const Result<Expr> expression = parseExpression(source);
    QVERIFY(expression.has_value());
    const Result<QString> sql = compiler(dialect).columnDefault(*expression, {.type = type});
    QVERIFY2(sql.has_value(), sql ? "" : qPrintable(sql.error()));
    QTEST(*sql, "sql");
}

void TestCompiler::whatIsNotKnownIsNamed_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("named");
    QTest::newRow("a field") << u"Q(missing=1)"_s << u"\"missing\""_s;
    QTest::newRow("a lookup") << u"Q(name__mystery='x')"_s << u"\"mystery\""_s;
    QTest::newRow("a lookup of another database") << u"Q(name__search='x')"_s << u"PostgreSQL"_s;
    QTest::newRow("a function") << u"Q(number=Mystery('name'))"_s << u"Mystery()"_s;
    QTest::newRow("a value that does not fit") << u"Q(number='x')"_s << u"IntegerField"_s;
    QTest::newRow("an empty list") << u"Q(number__in=[])"_s << u"never be true"_s;
    QTest::newRow("a subquery") << u"Exists(query)"_s << u"Exists()"_s;
    QTest::newRow("no condition") << u"Lower('name')"_s << u"Q objects"_s;
    QTest::newRow("a field alone") << u"F('flag')"_s << u"field by itself"_s;
    QTest::newRow("an expression of an unknown type") << u"Exact(F('day') + 1, 1)"_s << u"output_field"_s;
}

void TestCompiler::whatIsNotKnownIsNamed()
{
    QFETCH(QString, source);
    QFETCH(QString, named);
    const Result<Expr> expression = parseExpression(source);
    QVERIFY(expression.has_value());
    const Result<QString> sql = compiler(u"sqlite"_s).condition(*expression);
    QVERIFY2(!sql, sql ? qPrintable(*sql) : "");
    QVERIFY2(sql.error().contains(named), qPrintable(sql.error()));
}

QTEST_GUILESS_MAIN(TestCompiler)
#include "tst_compiler.moc"
