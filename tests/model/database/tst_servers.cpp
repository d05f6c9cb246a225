// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/proof.h"
#include "model/database/proofscript.h"
#include "model/database/scratchplace.h"
#include "model/project/projectfile.h"
#include "model/sql/schemaeditor.h"
#include "tests/model/database/schemabuilder.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QThread>
#include <QtTest>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <memory>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

/// A server that the environment names, and what is different there.
struct Server
{
    const char *variable = "";
    QStringView dialect = {};
    const char *label = "";
    QStringView places = {};    ///< the scratch places that there are
    QStringView makePlain = {}; ///< a user without rights; `%1` password
    QStringView dropPlain = {};
    QStringView block = {};     ///< keeps others from making tables with keys
    QStringView waiting = {};   ///< who is kept
};

constexpr std::array servers = {
    Server{"RELATA_POSTGRESQL_URL", u"postgresql", "PostgreSQL", u"SELECT nspname FROM pg_namespace WHERE nspname LIKE 'relata\\_%'",
           u"CREATE ROLE plain_relata LOGIN PASSWORD '%1'", u"DROP ROLE IF EXISTS plain_relata",
           u"BEGIN;LOCK TABLE pg_catalog.pg_sequence IN ACCESS EXCLUSIVE MODE",
           u"SELECT pid FROM pg_stat_activity WHERE application_name = 'Relata' AND wait_event_type = 'Lock'"},
    Server{"RELATA_MARIADB_URL", u"mariadb", "MariaDB", u"SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'relata\\_%'",
           u"CREATE USER plain_relata@'%' IDENTIFIED BY '%1'", u"DROP USER IF EXISTS plain_relata@'%'", u"FLUSH TABLES WITH READ LOCK",
           u"SELECT id FROM information_schema.processlist WHERE state LIKE 'Waiting for%'"},
};

// With everything in it that divides an address.
const QString password = u"p:a/s@s%?#"_s;

QString addressOf(const Server &server)
{
    return qEnvironmentVariable(server.variable);
}

DatabaseUrl urlOf(const Server &server)
{
    return DatabaseUrl::parse(addressOf(server)).value_or({});
}

/// A connection of the test's own.
struct Admin : ServerConnection
{
    explicit Admin(const Server &server)
        : ServerConnection(urlOf(server))
    {
        if (const Result<void> opened = open(); !opened)
            qWarning("%s", qPrintable(opened.error()));
    }
    QStringList all(QStringView statements) const
    {
        QStringList errors;
        for (const QStringView statement : statements.split(u';')) {
            if (const Result<void> done = run(statement.toString()); !done)
                errors.append(done.error());
        }
        return errors;
    }
};

/// A socket on the loopback that says nothing.
class SilentSocket
{
public:
    explicit SilentSocket(bool listens)
        : m_socket(::socket(AF_INET, SOCK_STREAM, 0))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof m_address;
        auto *address = reinterpret_cast<sockaddr *>(&m_address);
        (void)::bind(m_socket, address, size);
        (void)::getsockname(m_socket, address, &size);
        if (listens)
            (void)::listen(m_socket, 5);
    }
    ~SilentSocket() { ::close(m_socket); }
    SilentSocket(const SilentSocket &) = delete;
    SilentSocket &operator=(const SilentSocket &) = delete;
    int port() const { return ntohs(m_address.sin_port); }

private:
    int m_socket = -1;
    sockaddr_in m_address = {};
};

QString readText(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// What the server says to the statements that it refuses, each run by itself.
QStringList refusals(const DatabaseUrl &where, const Registry &registry, const QString &dialectName)
{
    const Dialect &dialect = *dialectNamed(dialectName);
    ServerConnection connection(where);
    if (const Result<void> opened = connection.open(); !opened)
        return {opened.error()};
    ScratchPlace place(connection);
    if (const Result<void> made = place.make(0); !made)
        return {made.error()};
    StatementGuard guard(dialect, {.namesElsewhere = true, .danglingKeys = true});
    const ProofScript script = proofScript(registry, dialect);
    QStringList errors;
    for (const Statement &statement : script.before + script.statements) {
        for (const QString &single : guard.admit(statement).value_or({})) {
            (void)connection.run(u"SAVEPOINT one"_s);
            if (const Result<void> done = connection.run(single); !done) {
                static const QRegularExpression randomName(u"relata_[0-9a-f]{16}"_s);
                errors.append(QString(done.error()).replace(randomName, u"scratch"_s));
                (void)connection.run(u"ROLLBACK TO SAVEPOINT one"_s);
            }
        }
    }
    return errors;
}

Registry shop(int tables = 2)
{
    SchemaBuilder schema;
    for (int i = 0; i < tables; ++i)
        schema.model(u"Item%1"_s.arg(i)).field(u"title"_s, FieldType::Char, {{u"max_length"_s, 20}, {u"db_index"_s, true}});
    return schema.registry();
}

} // namespace

/// What Django would run goes through on real servers, and nothing of it stays there.  RELATA_POSTGRESQL_URL and RELATA_MARIADB_URL
/// name the servers; `.ci/run` starts them.  MySQL's scripts are not run: Debian has no MySQL.
class TestServers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scriptsRun_data();
    void scriptsRun();
    void manyTablesRun();
    void theFailingStatementIsToldWithItsModel_data() { eachServer(); }
    void theFailingStatementIsToldWithItsModel();
    void tablesThatNoMigrationMakesAreStoodInFor_data() { eachServer(); }
    void tablesThatNoMigrationMakesAreStoodInFor();
    void anotherUserModelStandsInForDjangos_data() { eachServer(); }
    void anotherUserModelStandsInForDjangos();
    void namesElsewhereTouchNothing_data();
    void namesElsewhereTouchNothing();
    void whoMayNotMakeAPlaceIsTold_data() { eachServer(); }
    void whoMayNotMakeAPlaceIsTold();
    void wrongPasswordIsTold_data() { eachServer(); }
    void wrongPasswordIsTold();
    void serversThatDoNotAnswer_data();
    void serversThatDoNotAnswer();
    void anotherDialectIsRefused_data() { eachServer(); }
    void anotherDialectIsRefused();
    void blockedStatementIsCancelled_data() { eachServer(); }
    void blockedStatementIsCancelled();
    void cleanup();

private:
    static void eachServer();
    const Server *server() const;
    bool isPlaceGone(const Server &server) const { return Admin(server).column(server.places.toString()).isEmpty(); }
};

#define NEEDS_SERVER                                                                                                                       \
    const Server *server = this->server();                                                                                                 \
    if (!server) {                                                                                                                         \
        QSKIP("there is no such server here: .ci/run starts PostgreSQL and MariaDB where Debian's packages postgresql-15 and "             \
              "mariadb-server-core are installed");                                                                                        \
    }

void TestServers::eachServer()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < servers.size(); ++i)
        QTest::newRow(servers[i].label) << int(i);
}

const Server *TestServers::server() const
{
    QFETCH(int, index);
    return index < 0 || addressOf(servers[size_t(index)]).isEmpty() ? nullptr : &servers[size_t(index)];
}

// What the schemas take for granted: tablespaces, and the extensions whose types they use.
void TestServers::initTestCase()
{
    const Server &postgresql = servers[0];
    for (const Server &server : servers) {
        if (!addressOf(server).isEmpty()) {
            const Result<DatabaseUrl> url = DatabaseUrl::parse(addressOf(server));
            QVERIFY2(url.has_value(), url ? "" : qPrintable(url.error()));
        }
    }
    if (addressOf(postgresql).isEmpty())
        return;
    const Admin admin(postgresql);
    for (const QString &name : {u"btree_gist"_s, u"citext"_s, u"hstore"_s, u"pg_trgm"_s})
        (void)admin.run(u"CREATE EXTENSION IF NOT EXISTS %1"_s.arg(name));
    static const QRegularExpression tablespace(u"TABLESPACE \"([^\"]+)\""_s);
    const QStringList there = admin.column(u"SELECT spcname FROM pg_tablespace"_s);
    QSet<QString> wanted;
    QDir data(QStringLiteral(TEST_DATA));
    for (const QString &kind : data.entryList({u"sql*"_s}, QDir::Dirs)) {
        for (const QString &name : QDir(data.filePath(kind)).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            auto found = tablespace.globalMatch(readText(data.filePath(kind + u'/' + name + u"/postgresql.sql"_s)));
            while (found.hasNext())
                wanted.insert(found.next().captured(1));
        }
    }
    (void)admin.run(u"SET allow_in_place_tablespaces = on"_s);
    for (const QString &name : std::as_const(wanted)) {
        if (!there.contains(name))
            QVERIFY(admin.run(u"CREATE TABLESPACE \"%1\" LOCATION ''"_s.arg(name)));
    }
}

// Each folder of tests/data/sql*, with each of the scripts in it and in its folders of other versions of Django.  What Django
// writes for some schemas no database takes: beside the script `DIALECT.refused` holds what the database says to each
// statement that it does not take; a version's folder may have its own.
void TestServers::scriptsRun_data()
{
    QTest::addColumn<int>("index"); // -1: SQLite in memory
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("version"); // empty: the project's own
    const auto addScripts = [](const QDir &folder, const QString &schema, const QString &version) {
        for (const QString &file : folder.entryList({u"*.sql"_s}, QDir::Files, QDir::Name)) {
            const QString dialect = file.section(u'.', 0, 0);
            int index = dialect == u"sqlite"_s ? -1 : -2;
            for (size_t i = 0; i < servers.size(); ++i)
                index = servers[i].dialect == dialect ? int(i) : index;
            const QString script = folder.filePath(file);
            if (index >= -1)
                QTest::newRow(qPrintable(QDir(QStringLiteral(TEST_DATA)).relativeFilePath(script))) << index << schema << script << version;
        }
    };
    const QDir data(QStringLiteral(TEST_DATA));
    for (const QString &kind : data.entryList({u"sql*"_s}, QDir::Dirs, QDir::Name)) {
        const QDir cases(data.filePath(kind));
        for (const QString &name : cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QDir folder(cases.filePath(name));
            const QString schema = folder.exists(u"schema.relata"_s) ? folder.filePath(u"schema.relata"_s)
                                                                     : QStringLiteral(SOURCE_DIR "/resources/examples/%1.relata").arg(name);
            addScripts(folder, schema, {});
            for (const QString &version : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name))
                addScripts(QDir(folder.filePath(version)), schema, version);
        }
    }
}

void TestServers::scriptsRun()
{
    QFETCH(int, index);
    QFETCH(QString, schema);
    QFETCH(QString, script);
    QFETCH(QString, version);
    DatabaseUrl where;
    if (index >= 0) {
        NEEDS_SERVER
        where = urlOf(*server);
    }
    const Result<Project> loaded = loadProject(schema);
    QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error()));
    Project project = *loaded;
    if (!version.isEmpty())
        project.schema.settings.djangoVersion = version;
    const Registry registry(project.schema);
    const bool contrib = script.endsWith(u".contrib.sql"_s);
    const Proof proof = prove(registry, {.where = where, .contrib = contrib});
    const QFileInfo file(script);
    QString refused = file.dir().filePath(file.baseName() + u".refused"_s);
    if (!version.isEmpty() && !QFile::exists(refused))
        refused = file.dir().filePath(u"../%1.refused"_s.arg(file.baseName()));
    if (QFile::exists(refused)) {
        const QStringList errors = refusals(where, registry, proof.dialect);
        if (qEnvironmentVariableIsSet("RELATA_UPDATE_GOLDEN")) {
            QFile expected(refused);
            if (errors.isEmpty()) {
                QVERIFY(expected.remove());
                return;
            }
            QVERIFY(expected.open(QIODevice::WriteOnly));
            expected.write((errors.join(u'\n') + u'\n').toUtf8());
            return;
        }
        QCOMPARE(errors, readText(refused).split(u'\n', Qt::SkipEmptyParts));
        QVERIFY(!proof.outcome.ok);
        return;
    }
    QVERIFY2(proof.outcome.ok, qPrintable(proof.outcome.message + u'\n' + proof.outcome.failed));
    // What ran is the script.
    const QString text = readText(script);
    static const QRegularExpression made(u"(^|; )CREATE TABLE "_s, QRegularExpression::MultilineOption);
    static const QRegularExpression dropped(u"(^|; )DROP TABLE "_s, QRegularExpression::MultilineOption);
    QCOMPARE(proof.outcome.tables, int(text.count(made) - text.count(dropped)));
    if (!contrib)
        QCOMPARE(proof.outcome.done, int(createSchema(registry, *dialectNamed(proof.dialect)).statements.size()));
}

// More than PostgreSQL keeps in mind in one transaction.
void TestServers::manyTablesRun()
{
    if (addressOf(servers[0]).isEmpty())
        QSKIP("there is no PostgreSQL here");
    const Proof proof = prove(shop(600), {.where = urlOf(servers[0])});
    QVERIFY2(proof.outcome.ok, qPrintable(proof.outcome.message));
    QCOMPARE(proof.outcome.tables, 600);
    QVERIFY(isPlaceGone(servers[0]));
}

void TestServers::theFailingStatementIsToldWithItsModel()
{
    NEEDS_SERVER
    SchemaBuilder schema;
    schema.model(u"Box"_s).model(u"Item"_s).field(u"title"_s, FieldType::Char, {{u"max_length"_s, 20}, {u"db_collation"_s, u"nowhere"_s}});
    const Proof proof = prove(schema.registry(), {.where = urlOf(*server)});
    QVERIFY(proof.reached);
    QVERIFY(!proof.outcome.ok);
    QCOMPARE(proof.outcome.done, 1);
    QCOMPARE(proof.outcome.model, schema.idOf(u"Item"_s));
    QVERIFY(proof.outcome.failed.startsWith(u"CREATE TABLE"_s));
    QVERIFY2(proof.outcome.message.contains(u"nowhere"_s), qPrintable(proof.outcome.message));
    QVERIFY2(!proof.outcome.message.contains(u'\n'), qPrintable(proof.outcome.message));
}

void TestServers::tablesThatNoMigrationMakesAreStoodInFor()
{
    NEEDS_SERVER
    SchemaBuilder schema;
    schema.model(u"Land"_s, {{u"managed"_s, false}}).field(u"code"_s, FieldType::Char, {{u"max_length"_s, 2}, {u"unique"_s, true}});
    schema.model(u"Town"_s)
        .relation(u"land"_s, FieldType::ForeignKey, u"Land"_s)
        .relation(u"code"_s, FieldType::ForeignKey, u"Land"_s, {{u"to_field"_s, u"code"_s}, {u"related_name"_s, u"+"_s}})
        .relation(u"mayor"_s, FieldType::OneToOne, u"auth.User"_s);
    const Proof proof = prove(schema.registry(), {.where = urlOf(*server)});
    QVERIFY2(proof.outcome.ok, qPrintable(proof.outcome.message + u'\n' + proof.outcome.failed));
    QCOMPARE(proof.outcome.tables, 1);
}

// Some of Django's own tables then refer to the project's.
void TestServers::anotherUserModelStandsInForDjangos()
{
    NEEDS_SERVER
    const Result<Project> project = loadProject(QStringLiteral(TEST_DATA "/sql/swapuser/schema.relata"));
    QVERIFY(project.has_value());
    const Proof proof = prove(Registry(project->schema), {.where = urlOf(*server), .contrib = true});
    QVERIFY2(proof.outcome.ok, qPrintable(proof.outcome.message + u'\n' + proof.outcome.failed));
}

void TestServers::namesElsewhereTouchNothing_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("make"); // somebody's table
    QTest::addColumn<QString>("table");
    QTest::addColumn<bool>("ok");
    const QString ofPostgresql = u"CREATE TABLE public.victim (id int)"_s, ofMariadb = u"CREATE TABLE victim (id int)"_s;
    QTest::newRow("a table of another schema, taken back") << 0 << ofPostgresql << u"\"public\".\"newcomer\""_s << true;
    QTest::newRow("somebody's table") << 0 << ofPostgresql << u"\"public\".\"victim\""_s << false;
    QTest::newRow("a name like somebody's") << 0 << ofPostgresql << u"victim"_s << true;
    QTest::newRow("the end of the transaction") << 0 << ofPostgresql << u"a\" (\"id\" int); COMMIT; DROP TABLE \"public\".\"victim"_s << false;
    QTest::newRow("a database of MariaDB") << 1 << ofMariadb << u"`%1`.`newcomer`"_s << false;
    QTest::newRow("somebody's table of MariaDB") << 1 << ofMariadb << u"a` (`id` int); DROP TABLE `%1`.`victim"_s << false;
    QTest::newRow("a name of MariaDB like somebody's") << 1 << ofMariadb << u"victim"_s << true;
}

void TestServers::namesElsewhereTouchNothing()
{
    NEEDS_SERVER
    QFETCH(QString, make);
    QFETCH(QString, table);
    QFETCH(bool, ok);
    const DatabaseUrl where = urlOf(*server);
    const Admin admin(*server);
    const QStringList errors = admin.all(u"DROP TABLE IF EXISTS victim;"_s + make + u";INSERT INTO victim VALUES (7)"_s);
    QCOMPARE(errors, QStringList());
    SchemaBuilder schema;
    schema.model(u"Item"_s, {{u"db_table"_s, table.contains(u"%1"_s) ? table.arg(where.name) : table}}).field(u"title"_s, FieldType::Text);
    const Proof proof = prove(schema.registry(), {.where = where});
    QVERIFY2(proof.outcome.ok == ok, qPrintable(proof.outcome.message));
    QCOMPARE(admin.column(u"SELECT id FROM victim"_s), QStringList{u"7"_s});
    QVERIFY(!admin.run(u"SELECT 1 FROM newcomer"_s));
    QCOMPARE(admin.all(u"DROP TABLE victim"), QStringList());
}

void TestServers::whoMayNotMakeAPlaceIsTold()
{
    NEEDS_SERVER
    const Admin admin(*server);
    (void)admin.run(server->dropPlain.toString());
    QVERIFY(admin.run(server->makePlain.toString().arg(password)));
    DatabaseUrl where = urlOf(*server);
    where.user = u"plain_relata"_s;
    where.password = password;
    where.name = server->dialect == u"postgresql" ? where.name : u"information_schema"_s;
    const Proof proof = prove(shop(), {.where = where});
    QVERIFY(!proof.reached);
    QVERIFY2(proof.outcome.message.contains(u"the right CREATE"_s), qPrintable(proof.outcome.message));
    QVERIFY2(!proof.outcome.message.contains(password), qPrintable(proof.outcome.message));
    QVERIFY(admin.run(server->dropPlain.toString()));
}

void TestServers::wrongPasswordIsTold()
{
    NEEDS_SERVER
    DatabaseUrl where = urlOf(*server);
    where.password += u"wrong!"_s;
    const Proof proof = prove(shop(), {.where = where});
    if (proof.reached)
        QSKIP("this server asks for no password");
    QVERIFY2(proof.outcome.message.contains(where.user), qPrintable(proof.outcome.message));
    QVERIFY2(!proof.outcome.message.contains(where.password), qPrintable(proof.outcome.message));
}

void TestServers::serversThatDoNotAnswer_data()
{
    QTest::addColumn<DatabaseKind>("kind");
    QTest::addColumn<bool>("listens");
    QTest::newRow("a port of PostgreSQL that is closed") << DatabaseKind::Postgresql << false;
    QTest::newRow("a port of MariaDB that is closed") << DatabaseKind::Mysql << false;
    QTest::newRow("a PostgreSQL that says nothing") << DatabaseKind::Postgresql << true;
    QTest::newRow("a MariaDB that says nothing") << DatabaseKind::Mysql << true;
}

void TestServers::serversThatDoNotAnswer()
{
    QFETCH(DatabaseKind, kind);
    QFETCH(bool, listens);
    const SilentSocket socket(listens);
    const DatabaseUrl where{.kind = kind, .user = u"ann"_s, .password = u"secret"_s, .host = u"127.0.0.1"_s, .port = socket.port(), .name = u"shop"_s};
    const Proof proof = prove(shop(), {.where = where});
    if (proof.outcome.message.contains(u"install the package"_s))
        QSKIP(qPrintable(proof.outcome.message));
    QVERIFY(!proof.reached);
    QVERIFY2(proof.outcome.message.startsWith(where.text() + u" cannot be reached: "_s), qPrintable(proof.outcome.message));
    QVERIFY2(!proof.outcome.message.contains(u"secret"_s), qPrintable(proof.outcome.message));
}

void TestServers::anotherDialectIsRefused()
{
    NEEDS_SERVER
    const Proof proof = prove(shop(), {.where = urlOf(*server), .dialect = u"mysql"_s});
    QVERIFY(!proof.reached);
    QVERIFY2(proof.outcome.message.contains(u"the dialect %1, not mysql"_s.arg(server->dialect)), qPrintable(proof.outcome.message));
}

void TestServers::blockedStatementIsCancelled()
{
    NEEDS_SERVER
    const Admin watcher(*server);
    auto blocker = std::make_unique<Admin>(*server);
    QCOMPARE(blocker->all(server->block), QStringList());
    CancelFlag cancel = false;
    Proof proof;
    const std::unique_ptr<QThread> thread(QThread::create([&] { proof = prove(shop(), {.where = urlOf(*server)}, &cancel); }));
    thread->start();
    QTRY_VERIFY(!watcher.column(server->waiting.toString()).isEmpty());
    cancel = true;
    // What is removed may be blocked as well.
    QTRY_VERIFY(watcher.column(server->waiting.toString()).isEmpty() || server->dialect == u"mariadb");
    blocker.reset();
    QVERIFY(thread->wait(20000));
    QVERIFY(!proof.outcome.ok);
    QVERIFY2(proof.outcome.cancelled, qPrintable(proof.outcome.message));
}

void TestServers::cleanup()
{
    for (const Server &server : servers) {
        if (!addressOf(server).isEmpty())
            QTRY_VERIFY2(isPlaceGone(server), server.label);
    }
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

QTEST_GUILESS_MAIN(TestServers)
#include "tst_servers.moc"
