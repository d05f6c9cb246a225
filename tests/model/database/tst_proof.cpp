// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/connection.h"
#include "model/database/proof.h"
#include "model/database/statementguard.h"
#include "tests/model/database/schemabuilder.h"

#include <QFile>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Where a script may be proved, and what of it is let through to a database.
class TestProof : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesAreRead_data();
    void addressesAreRead();
    void wrongAddressesAreToldWithoutThePassword_data();
    void wrongAddressesAreToldWithoutThePassword();
    void onlyTablesAreMade_data();
    void onlyTablesAreMade();
    void tablesAreFollowed();
    void runsInMemory();
    void onlyTheTablesOfTheAppsAreCounted();
    void filesOfSqliteAreOnlyLookedAt_data();
    void filesOfSqliteAreOnlyLookedAt();
    void theFailingStatementIsToldWithItsModel();
    void hostileNamesDoNoHarm_data();
    void hostileNamesDoNoHarm();
    void functionsOfDjangoAreThere();
    void anotherDialectIsRefused();
    void stopsWhenAsked();
};

void TestProof::addressesAreRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<DatabaseUrl>("url");
    QTest::addColumn<QString>("shown");
    using enum DatabaseKind;
    QTest::newRow("SQLite in memory") << u"sqlite::memory:"_s << DatabaseUrl{} << u"sqlite::memory:"_s;
    QTest::newRow("a file of SQLite") << u"sqlite:///var/a%20b.db"_s << DatabaseUrl{.name = u"var/a b.db"_s} << u"sqlite:///var/a%20b.db"_s;
    QTest::newRow("all parts") << u"postgresql://ann:secret@db.example:5433/shop"_s
                               << DatabaseUrl{.kind = Postgresql, .user = u"ann"_s, .password = u"secret"_s, .host = u"db.example"_s, .port = 5433, .name = u"shop"_s}
                               << u"postgresql://ann@db.example:5433/shop"_s;
    QTest::newRow("the short name of PostgreSQL, blanks around it")
        << u" postgres://host/n "_s << DatabaseUrl{.kind = Postgresql, .host = u"host"_s, .name = u"n"_s} << u"postgresql://host/n"_s;
    QTest::newRow("MariaDB by its own name")
        << u"MariaDB://root@host/n"_s << DatabaseUrl{.kind = Mysql, .user = u"root"_s, .host = u"host"_s, .name = u"n"_s} << u"mysql://root@host/n"_s;
    QTest::newRow("percent signs stand for what would divide the address")
        << u"mysql://a%40b:p%3Aa%2F%25s%20%C3%A4@h:1/x%2Fy"_s
        << DatabaseUrl{.kind = Mysql, .user = u"a@b"_s, .password = u"p:a/%s ä"_s, .host = u"h"_s, .port = 1, .name = u"x/y"_s}
        << u"mysql://a%40b@h:1/x%2Fy"_s;
    QTest::newRow("an @ in a password") << u"mysql://a:p@q@h/n"_s
                                        << DatabaseUrl{.kind = Mysql, .user = u"a"_s, .password = u"p@q"_s, .host = u"h"_s, .name = u"n"_s} << u"mysql://a@h/n"_s;
    QTest::newRow("IPv6 with a port") << u"postgresql://u@[::1]:5432/n"_s
                                      << DatabaseUrl{.kind = Postgresql, .user = u"u"_s, .host = u"::1"_s, .port = 5432, .name = u"n"_s}
                                      << u"postgresql://u@[::1]:5432/n"_s;
    QTest::newRow("the socket of this machine") << u"postgresql:///n"_s << DatabaseUrl{.kind = Postgresql, .name = u"n"_s} << u"postgresql:///n"_s;
}

void TestProof::addressesAreRead()
{
    QFETCH(QString, text);
    QFETCH(DatabaseUrl, url);
    QFETCH(QString, shown);
    const Result<DatabaseUrl> read = DatabaseUrl::parse(text);
    QVERIFY2(read.has_value(), read ? "" : qPrintable(read.error()));
    QCOMPARE(read->user, url.user);
    QCOMPARE(read->password, url.password);
    QCOMPARE(read->host, url.host);
    QCOMPARE(read->name, url.name);
    QVERIFY(*read == url);
    QCOMPARE(read->text(), shown);
}

void TestProof::wrongAddressesAreToldWithoutThePassword_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QString() << u"no address"_s;
    QTest::newRow("an unknown scheme") << u"oracle://u:secret@h/n"_s << u"no address"_s;
    QTest::newRow("only a scheme") << u"postgresql"_s << u"no address"_s;
    QTest::newRow("a scheme without slashes") << u"postgresql:u:secret@h/n"_s << u"://"_s;
    QTest::newRow("a port that is no number") << u"mysql://u:secret@h:secret/n"_s << u"65535"_s;
    QTest::newRow("a port out of range") << u"mysql://u:secret@h:70000/n"_s << u"65535"_s;
    QTest::newRow("IPv6 without brackets") << u"mysql://u:secret@::1/n"_s << u"brackets"_s;
    QTest::newRow("a bracket that is not closed") << u"mysql://u:secret@[::1/n"_s << u"brackets"_s;
    QTest::newRow("a percent sign by itself") << u"mysql://u:secret%@h/n"_s << u"%25"_s;
    QTest::newRow("bytes that are no text") << u"mysql://u:secret%ff@h/n"_s << u"%25"_s;
    QTest::newRow("a line end in a name") << u"mysql://u:secret@h/n%0A"_s << u"%25"_s;
    QTest::newRow("a slash in the name") << u"mysql://u:secret@h/a/b"_s << u"%2F"_s;
    QTest::newRow("options") << u"postgresql://u:secret@h/n?sslmode=require"_s << u"Options"_s;
    QTest::newRow("a file of SQLite with a host") << u"sqlite://secret/a.db"_s << u"three slashes"_s;
}

void TestProof::wrongAddressesAreToldWithoutThePassword()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const Result<DatabaseUrl> read = DatabaseUrl::parse(text);
    QVERIFY(!read);
    QVERIFY2(read.error().contains(says), qPrintable(read.error()));
    QVERIFY2(!read.error().contains(u"secret"_s), qPrintable(read.error()));
}

void TestProof::onlyTablesAreMade_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("statements"); // 0: refused
    const auto row = [](const char *name, const QString &dialect, const QString &text, int statements) {
        QTest::newRow(name) << dialect << text << statements;
    };
    // The table "t" is there, "users" is somebody's.
    row("a table", u"postgresql"_s, u"CREATE TABLE \"a\" (\"id\" integer NULL, \"b\" varchar(3)[] NULL) TABLESPACE \"s\""_s, 1);
    row("a table that refers to itself", u"postgresql"_s, u"CREATE TABLE \"a\" (\"id\" integer REFERENCES \"a\"(\"id\"))"_s, 1);
    row("a table of a query", u"postgresql"_s, u"CREATE TABLE \"a\" AS SELECT 1"_s, 0);
    row("a table of another one", u"postgresql"_s, u"CREATE TABLE \"a\" (\"b\") AS TABLE \"users\""_s, 0);
    row("a child of another table", u"postgresql"_s, u"CREATE TABLE \"a\" () INHERITS (\"users\")"_s, 0);
    row("a table in a folder", u"mariadb"_s, u"CREATE TABLE `a` (`id` int) DATA DIRECTORY = '/tmp'"_s, 0);
    row("a table without columns", u"mariadb"_s, u"CREATE TABLE `a` LIKE `users`"_s, 0);
    row("a temporary table", u"mariadb"_s, u"CREATE TEMPORARY TABLE `a` (`id` int)"_s, 0);
    row("a view", u"postgresql"_s, u"CREATE VIEW \"a\" AS VALUES (1)"_s, 0);
    row("an index", u"postgresql"_s, u"CREATE UNIQUE INDEX \"i\" ON \"t\" USING gin (\"id\") WHERE \"id\" > 3"_s, 1);
    row("an index on somebody's table", u"postgresql"_s, u"CREATE INDEX \"i\" ON \"users\" (\"id\")"_s, 0);
    row("a column with a key, and its check", u"postgresql"_s,
        u"ALTER TABLE \"t\" ADD COLUMN \"x\" bigint CONSTRAINT \"c\" REFERENCES \"t\"(\"id\"); SET CONSTRAINTS \"c\" IMMEDIATE"_s, 2);
    row("a key to somebody's table", u"postgresql"_s, u"ALTER TABLE \"t\" ADD COLUMN \"x\" bigint REFERENCES \"users\"(\"id\")"_s, 0);
    row("a table of the same name in another case", u"postgresql"_s, u"ALTER TABLE \"T\" ADD COLUMN \"x\" bigint"_s, 0);
    row("a table that changes its owner", u"postgresql"_s, u"ALTER TABLE \"t\" OWNER TO \"x\""_s, 0);
    row("a table that moves into another schema", u"postgresql"_s, u"ALTER TABLE \"t\" SET SCHEMA \"x\""_s, 0);
    row("a table that moves into another database", u"mariadb"_s, u"ALTER TABLE `t` RENAME TO `x`.`t`"_s, 0);
    row("a table in another database", u"mariadb"_s, u"CREATE TABLE `x`.`a` (`id` int)"_s, 0);
    row("a table in another schema", u"postgresql"_s, u"CREATE TABLE \"x\".\"a\" (\"id\" int)"_s, 0);
    row("a number with a point", u"mariadb"_s, u"ALTER TABLE `t` ADD CHECK (`a` > 1.5 AND `a` < .5)"_s, 1);
    row("a remark on a column", u"postgresql"_s, u"COMMENT ON COLUMN \"t\".\"id\" IS 'it''s; -- all right /* $$'"_s, 1);
    row("a remark on somebody's table", u"postgresql"_s, u"COMMENT ON TABLE \"users\" IS 'x'"_s, 0);
    row("a remark on a function", u"postgresql"_s, u"COMMENT ON FUNCTION \"t\" IS 'x'"_s, 0);
    row("a remark of MariaDB's", u"mariadb"_s, u"ALTER TABLE `t` COMMENT = 'it\\'s; all right'"_s, 1);
    row("a table is made anew", u"sqlite"_s,
        u"CREATE TABLE \"new__t\" (\"id\" integer); INSERT INTO \"new__t\" (\"id\") SELECT \"id\" FROM \"t\"; DROP TABLE \"t\"; ALTER TABLE \"new__t\" RENAME TO \"t\""_s, 4);
    row("rows are read from somebody's table", u"sqlite"_s, u"INSERT INTO \"t\" (\"id\") SELECT \"id\" FROM \"users\""_s, 0);
    row("rows on a server", u"postgresql"_s, u"INSERT INTO \"t\" (\"id\") SELECT \"id\" FROM \"t\""_s, 0);
    row("somebody's table is dropped", u"sqlite"_s, u"DROP TABLE \"users\""_s, 0);
    row("several tables are dropped", u"postgresql"_s, u"DROP TABLE \"t\", \"users\""_s, 0);
    row("a schema is dropped", u"postgresql"_s, u"DROP SCHEMA \"t\""_s, 0);
    row("the transaction is ended", u"postgresql"_s, u"CREATE TABLE \"a\" (\"id\" int); COMMIT"_s, 0);
    row("a program is called", u"postgresql"_s, u"COPY \"t\" TO PROGRAM 'x'"_s, 0);
    row("a file is opened", u"sqlite"_s, u"ATTACH 'x.db' AS x"_s, 0);
    row("a setting", u"postgresql"_s, u"SET search_path TO public"_s, 0);
    row("a comment", u"sqlite"_s, u"CREATE TABLE \"a\" (\"id\" int) -- all"_s, 0);
    row("a comment that MariaDB runs", u"mariadb"_s, u"CREATE TABLE `a` (`id` int /*! , x int */)"_s, 0);
    row("a comment of MariaDB's", u"mariadb"_s, u"CREATE TABLE `a` (`id` int) # all"_s, 0);
    row("strings between dollars", u"postgresql"_s, u"COMMENT ON TABLE \"t\" IS $$'; DROP TABLE \"t\"; '$$"_s, 0);
    row("a backslash in a string of PostgreSQL", u"postgresql"_s, u"COMMENT ON TABLE \"t\" IS 'a\\'"_s, 1);
    row("a backslash in an escaped string", u"postgresql"_s, u"ALTER TABLE \"t\" ADD CHECK (\"a\" = E'\\';\\\\')"_s, 1);
    row("an escaped string with another behind it", u"postgresql"_s, u"COMMENT ON TABLE \"t\" IS E'a'\n'\\''; COMMIT; --'"_s, 0);
    row("quotes that are not closed", u"postgresql"_s, u"CREATE TABLE \"a (\"id\" int)"_s, 0);
    row("MariaDB's quotes in PostgreSQL", u"postgresql"_s, u"CREATE TABLE \"a\" (\"id\" int DEFAULT `; COMMIT; `)"_s, 0);
    row("nothing but semicolons", u"sqlite"_s, u" ; "_s, 0);
}

void TestProof::onlyTablesAreMade()
{
    QFETCH(QString, dialect);
    QFETCH(QString, text);
    QFETCH(int, statements);
    const Dialect &rules = *dialectNamed(dialect);
    StatementGuard guard(rules, {.caseSensitive = dialect == u"postgresql"_s});
    QVERIFY(guard.admit({.text = u"CREATE TABLE %1 (%2 int)"_s.arg(rules.quoted(u"t"_s), rules.quoted(u"id"_s))}));
    const Result<QStringList> admitted = guard.admit({.text = text});
    if (!admitted)
        QVERIFY2(!admitted.error().isEmpty() && statements == 0, qPrintable(admitted.error()));
    else
        QCOMPARE(admitted->size(), statements);
}

void TestProof::tablesAreFollowed()
{
    StatementGuard guard(*dialectNamed(u"sqlite"), {});
    const ModelId owner = ModelId::create();
    for (const QString &text : {u"CREATE TABLE \"a\"\"b\" (\"id\" int)"_s, u"CREATE TABLE \"new__T\" (\"id\" int)"_s, u"DROP TABLE \"A\"\"b\""_s,
                                u"ALTER TABLE \"new__t\" RENAME TO \"T\""_s})
        QVERIFY(guard.admit({.text = text, .model = owner}));
    QCOMPARE(guard.tables().size(), 1);
    QVERIFY(guard.isMade(u"\"t\""_s));
    QCOMPARE(guard.tables().constBegin().value(), owner);
}

namespace {

Registry shop()
{
    SchemaBuilder schema;
    schema.model(u"Shelf"_s).field(u"name"_s, FieldType::Char, {{u"max_length"_s, 20}});
    schema.model(u"Item"_s).field(u"title"_s, FieldType::Text);
    schema.relation(u"shelf"_s, FieldType::ForeignKey, u"Shelf"_s).relation(u"owner"_s, FieldType::ForeignKey, u"auth.User"_s);
    return schema.registry();
}

} // namespace

void TestProof::runsInMemory()
{
    const Proof proof = prove(shop(), {});
    QVERIFY2(proof.outcome.ok, qPrintable(proof.outcome.message));
    QVERIFY(proof.reached);
    QCOMPARE(proof.outcome.tables, 2);
    QCOMPARE(proof.dialect, u"sqlite"_s);
    QVERIFY(proof.server.startsWith(u"SQLite 3"_s));
    QVERIFY(prove(shop(), {.contrib = true}).outcome.tables > 5);
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestProof::onlyTheTablesOfTheAppsAreCounted()
{
    QCOMPARE(prove(shop(), {.apps = {u"shop"_s}}).outcome.tables, 2);
    QCOMPARE(prove(shop(), {.apps = {u"stock"_s}}).outcome.tables, 0);
}

void TestProof::filesOfSqliteAreOnlyLookedAt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("reached");
    QTest::newRow("a database") << QByteArray("SQLite format 3\0and the rest") << true;
    QTest::newRow("an empty file") << QByteArray("") << true;
    QTest::newRow("another file") << QByteArray("Dear Ann,") << false;
    QTest::newRow("no file") << QByteArray() << false;
}

void TestProof::filesOfSqliteAreOnlyLookedAt()
{
    QFETCH(QByteArray, content);
    QFETCH(bool, reached);
    QTemporaryDir dir;
    const QString path = dir.filePath(u"shop db"_s);
    QFile file(path);
    if (!content.isNull()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
    }
    const Result<DatabaseUrl> where = DatabaseUrl::parse(u"sqlite://"_s + path);
    QVERIFY(where.has_value());
    const Proof proof = prove(shop(), {.where = *where});
    QCOMPARE(proof.reached, reached);
    QCOMPARE(proof.outcome.ok, reached);
    QVERIFY2(reached || proof.outcome.message.contains(path), qPrintable(proof.outcome.message));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files).size(), content.isNull() ? 0 : 1);
    if (!content.isNull()) {
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }
}

void TestProof::theFailingStatementIsToldWithItsModel()
{
    SchemaBuilder schema;
    schema.model(u"Box"_s).model(u"Item"_s).field(u"title"_s, FieldType::Char, {{u"max_length"_s, 20}, {u"db_collation"_s, u"nowhere"_s}});
    const Proof proof = prove(schema.registry(), {});
    QVERIFY(proof.reached);
    QVERIFY(!proof.outcome.ok);
    QCOMPARE(proof.outcome.model, schema.idOf(u"Item"_s));
    QCOMPARE(proof.outcome.done, 1);
    QVERIFY(proof.outcome.failed.startsWith(u"CREATE TABLE \"shop_item\""_s));
    QVERIFY2(proof.outcome.message.contains(u"nowhere"_s), qPrintable(proof.outcome.message));
}

void TestProof::hostileNamesDoNoHarm_data()
{
    QTest::addColumn<QString>("table");
    QTest::newRow("a file that is opened") << u"a\" (\"id\" int); ATTACH '%1' AS f; CREATE TABLE f.\"x"_s;
    QTest::newRow("a file that is written") << u"a\" (\"id\" int); VACUUM INTO '%1'; --"_s;
    QTest::newRow("the transaction is ended") << u"a\" (\"id\" int); COMMIT; ATTACH '%1' AS f; CREATE TABLE f.\"x"_s;
}

void TestProof::hostileNamesDoNoHarm()
{
    QFETCH(QString, table);
    QTemporaryDir dir;
    SchemaBuilder schema;
    schema.model(u"Item"_s, {{u"db_table"_s, table.arg(dir.filePath(u"x.db"_s))}});
    const Proof proof = prove(schema.registry(), {});
    QVERIFY(!proof.outcome.ok);
    QVERIFY2(proof.outcome.message.contains(u"not run"_s), qPrintable(proof.outcome.message));
    QVERIFY(!runInMemory(createSchema(schema.registry(), *dialectNamed(u"sqlite"))).ok);
    const MemoryDatabase database;
    QVERIFY(!database.run(u"ATTACH '%1' AS f"_s.arg(dir.filePath(u"x.db"_s))));
    QVERIFY(!database.run(u"VACUUM INTO '%1'"_s.arg(dir.filePath(u"x.db"_s))));
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files), QStringList());
}

void TestProof::functionsOfDjangoAreThere()
{
    SchemaBuilder schema;
    schema.model(u"Item"_s).field(u"title"_s, FieldType::Char, {{u"max_length"_s, 20}});
    Index index;
    index.expressions = {u"MD5(\"title\")"_s};
    index.options.set(u"name"_s, u"md5"_s);
    schema.schema().models.last().indexes.append(index);
    const Proof proof = prove(schema.registry(), {});
    QVERIFY2(proof.outcome.ok, qPrintable(proof.outcome.message));
}

void TestProof::anotherDialectIsRefused()
{
    const Proof proof = prove(shop(), {.dialect = u"postgresql"_s});
    QVERIFY(!proof.reached);
    QVERIFY2(proof.outcome.message.contains(u"not postgresql"_s), qPrintable(proof.outcome.message));
}

void TestProof::stopsWhenAsked()
{
    const CancelFlag cancel = true;
    const Proof proof = prove(shop(), {}, &cancel);
    QVERIFY(proof.outcome.cancelled);
    QCOMPARE(proof.outcome.done, 0);
}

QTEST_GUILESS_MAIN(TestProof)
#include "tst_proof.moc"
