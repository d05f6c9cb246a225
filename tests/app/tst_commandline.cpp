// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrun.h"

#include <QTest>

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void help();
    void wrongUsageIsOneLine_data();
    void wrongUsageIsOneLine();
    void theBlogsSqlIsDjangos();
    void sqlOfOneApp();
    void sqlIsProved();
    void whatCannotRunIsTold();
    void standardInputIsAFile();
    void sqlToAFile();
    void everyDialectAnswers_data();
    void everyDialectAnswers();
    void sampleRowsAreProvedAndSeeded();
    void sampleAsFixture();
    void sampleAsSqlRuns();
    void pictures_data();
    void pictures();
};

void TestCommandLine::help()
{
    const Run all = relata({u"--help"_s});
    QCOMPARE(all.status, 0);
    for (const char *command :
         {"relata sql FILE", "relata python FILE", "relata migration FILE", "relata import SOURCE...",
          "relata describe FILE", "relata check FILE", "relata sample FILE", "relata image FILE", "relata [FILE]"})
        QVERIFY2(all.out.contains(command), command);
    for (const QString &command :
         {u"sql"_s, u"python"_s, u"migration"_s, u"import"_s, u"describe"_s, u"check"_s, u"sample"_s, u"image"_s}) {
        const Run one = relata({command, u"--help"_s});
        QCOMPARE(one.status, 0);
        QVERIFY(one.out.startsWith("Usage: relata " + command.toUtf8()));
        QVERIFY(one.err.isEmpty());
    }
}

void TestCommandLine::wrongUsageIsOneLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no file") << QStringList{u"sql"_s} << QByteArray("FILE");
    QTest::newRow("two files") << QStringList{u"sql"_s, u"a"_s, u"b"_s} << QByteArray("one FILE");
    QTest::newRow("an unknown option") << QStringList{u"sql"_s, blog(), u"--colour"_s} << QByteArray("--colour");
    QTest::newRow("an option without its value")
        << QStringList{u"sql"_s, blog(), u"--dialect"_s} << QByteArray("--dialect");
    QTest::newRow("an unknown dialect") << QStringList{u"sql"_s, blog(), u"--dialect=oracle"_s} << QByteArray("oracle");
    QTest::newRow("an unknown app") << QStringList{u"sql"_s, blog(), u"--app"_s, u"shop"_s} << QByteArray("shop");
    QTest::newRow("an address of no database")
        << QStringList{u"sql"_s, blog(), u"--prove"_s, u"oracle://ann:secret@host/x"_s} << QByteArray("no address of a database");
    QTest::newRow("a dialect that the database does not speak")
        << QStringList{u"sql"_s, blog(), u"--prove"_s, u"postgresql://host/x"_s, u"--dialect"_s, u"mariadb"_s} << QByteArray("does not speak mariadb");
    QTest::newRow("a server that cannot be reached")
        << QStringList{u"sql"_s, blog(), u"--prove=postgresql://ann:secret@127.0.0.1:1/x"_s} << QByteArray("postgresql://ann@127.0.0.1:1/x");
    QTest::newRow("a file of SQLite that is not there")
        << QStringList{u"sql"_s, blog(), u"--prove=sqlite:///no/such.db"_s} << QByteArray("such.db");
    QTest::newRow("a file that is not there")
        << QStringList{u"sql"_s, u"no/such.relata"_s} << QByteArray("such.relata");
    QTest::newRow("a folder") << QStringList{u"sql"_s, QStringLiteral(SOURCE_DIR)} << QByteArray("folder");
    QTest::newRow("rows that are no number")
        << QStringList{u"sample"_s, blog(), u"--rows"_s, u"many"_s} << QByteArray("--rows");
    QTest::newRow("an ending that tells no form")
        << QStringList{u"sample"_s, blog(), u"-o"_s, u"rows.txt"_s} << QByteArray("rows.txt");
    QTest::newRow("a picture without a name") << QStringList{u"image"_s, blog()} << QByteArray("-o");
    QTest::newRow("a picture of an unknown form")
        << QStringList{u"image"_s, blog(), u"-o"_s, u"blog.bmp"_s} << QByteArray("blog.bmp");
    QTest::newRow("a folder that is not there")
        << QStringList{u"image"_s, blog(), u"-o"_s, u"no/such/blog.png"_s} << QByteArray("blog.png");
    QTest::newRow("nothing to import") << QStringList{u"import"_s} << QByteArray("SOURCE");
    QTest::newRow("a source that is not there")
        << QStringList{u"import"_s, u"no/such/app"_s} << QByteArray("no/such/app");
    QTest::newRow("a user model without an app")
        << QStringList{u"import"_s, golden(u"newsroom"_s), u"--user-model"_s, u"User"_s} << QByteArray("--user-model");
    QTest::newRow("a key class that is none")
        << QStringList{u"import"_s, golden(u"newsroom"_s), u"--default-auto-field"_s, u"CharField"_s}
        << QByteArray("--default-auto-field");
    QTest::newRow("several files of models and no folder for them")
        << QStringList{u"python"_s, blog()} << QByteArray("-o DIR");
    QTest::newRow("checks on an unknown dialect")
        << QStringList{u"check"_s, blog(), u"--dialect"_s, u"db2"_s} << QByteArray("db2");
    QTest::newRow("no display for the designer") << QStringList{blog()} << QByteArray("display");
}

void TestCommandLine::wrongUsageIsOneLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    const Run run = relata(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(run.out.isEmpty());
    QCOMPARE(run.err.count('\n'), 1);
    QVERIFY2(run.err.contains(says), run.err.constData());
}

void TestCommandLine::theBlogsSqlIsDjangos()
{
    const Run run = relata({u"sql"_s, blog()});
    QCOMPARE(run.status, 0);
    QVERIFY(run.err.isEmpty());
    const QList<QByteArray> expected = contentOf(QStringLiteral(TEST_DATA "/sql/blog/sqlite.sql")).split('\n');
    const QList<QByteArray> answered = run.out.split('\n');
    QVERIFY(expected.size() > 20);
    for (qsizetype i = 0; i < qMin(expected.size(), answered.size()); ++i)
        QCOMPARE(answered[i], expected[i]);
    QCOMPARE(answered.size(), expected.size());
}

void TestCommandLine::sqlOfOneApp()
{
    const QByteArray all = relata({u"sql"_s, blog()}).out;
    const QByteArray blogOnly = relata({u"sql"_s, blog(), u"--app"_s, u"blog"_s}).out;
    const QByteArray both = relata({u"sql"_s, blog(), u"--app"_s, u"tags"_s, u"--app=blog"_s}).out;
    QVERIFY(blogOnly.contains("\"blog_article\"") && !blogOnly.contains("CREATE TABLE \"tags_tag\""));
    QVERIFY(all.contains("CREATE TABLE \"tags_tag\""));
    QCOMPARE(both, all);
}

void TestCommandLine::sqlIsProved()
{
    for (const QStringList &how : {QStringList{u"sql"_s, blog(), u"--prove"_s}, QStringList{u"sql"_s, u"--prove"_s, blog()},
                                   QStringList{u"sql"_s, blog(), u"--prove"_s, u"sqlite::memory:"_s, u"--dialect=sqlite"_s}}) {
        const Run run = relata(how);
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.out, QByteArray("ran, 7 tables\n"));
        QCOMPARE(run.status, 0);
    }
    QCOMPARE(relata({u"sql"_s, blog(), u"--app=tags"_s, u"--prove"_s}).out, QByteArray("ran, 2 tables\n"));
    QTemporaryDir dir;
    const QString script = dir.filePath(u"blog.sql"_s);
    QCOMPARE(relata({u"sql"_s, blog(), u"--prove"_s, u"-o"_s, script}).out, QByteArray("ran, 7 tables\n"));
    QCOMPARE(contentOf(script), relata({u"sql"_s, blog()}).out);
}

void TestCommandLine::whatCannotRunIsTold()
{
    const QByteArray project = contentOf(blog()).replace("\"max_length\": 200", "\"db_collation\": \"nowhere\", \"max_length\": 200");
    const Run run = relata({u"sql"_s, u"-"_s, u"--prove"_s}, project);
    QCOMPARE(run.status, 1);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.err.count('\n'), 1);
    QVERIFY2(run.err.contains("nowhere") && run.err.contains("It is of blog.") && run.err.contains("CREATE TABLE"), run.err.constData());
}

void TestCommandLine::standardInputIsAFile()
{
    const Run run = relata({u"sql"_s, u"-"_s}, contentOf(blog()));
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out, relata({u"sql"_s, blog()}).out);
    const Run bad = relata({u"sql"_s, u"-"_s}, "{");
    QCOMPARE(bad.status, 2);
    QVERIFY(bad.err.contains("standard input"));
}

void TestCommandLine::sqlToAFile()
{
    const QTemporaryDir dir;
    const Run run = relata({u"sql"_s, blog(), u"-o"_s, dir.filePath(u"blog.sql"_s)});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.isEmpty());
    QCOMPARE(contentOf(dir.filePath(u"blog.sql"_s)), relata({u"sql"_s, blog()}).out);
}

void TestCommandLine::everyDialectAnswers_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("has");
    QTest::newRow("sqlite") << u"sqlite"_s << QByteArray("AUTOINCREMENT");
    QTest::newRow("postgresql") << u"postgresql"_s << QByteArray("GENERATED BY DEFAULT AS IDENTITY");
    QTest::newRow("mariadb") << u"mariadb"_s << QByteArray("AUTO_INCREMENT");
    QTest::newRow("mysql") << u"mysql"_s << QByteArray("AUTO_INCREMENT");
}

void TestCommandLine::everyDialectAnswers()
{
    QFETCH(QString, dialect);
    QFETCH(QByteArray, has);
    const Run run = relata({u"sql"_s, blog(), u"--dialect"_s, dialect});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains(has));
}

void TestCommandLine::sampleRowsAreProvedAndSeeded()
{
    const Run first = relata({u"sample"_s, blog(), u"--rows"_s, u"5"_s});
    QCOMPARE(first.status, 0);
    QVERIFY(first.out.contains("blog.Article (5 rows)"));
    QVERIFY(first.out.contains("auth.User"));
    QCOMPARE(relata({u"sample"_s, blog(), u"--rows"_s, u"5"_s}).out, first.out);
    QVERIFY(relata({u"sample"_s, blog(), u"--rows"_s, u"5"_s, u"--seed"_s, u"2"_s}).out != first.out);
}

void TestCommandLine::sampleAsFixture()
{
    const QTemporaryDir dir;
    QCOMPARE(relata({u"sample"_s, blog(), u"-o"_s, dir.filePath(u"rows.json"_s)}).status, 0);
    const QJsonArray rows = QJsonDocument::fromJson(contentOf(dir.filePath(u"rows.json"_s))).array();
    QVERIFY(!rows.isEmpty());
    int articles = 0;
    for (const QJsonValue &row : rows) {
        QVERIFY(row[u"pk"_s].isDouble() || row[u"pk"_s].isString());
        if (row[u"model"_s].toString() == u"blog.article") {
            ++articles;
            QVERIFY(row[u"fields"_s].toObject().contains(u"author"_s));
        }
    }
    QCOMPARE(articles, 10);
}

void TestCommandLine::sampleAsSqlRuns()
{
    const QTemporaryDir dir;
    QCOMPARE(relata({u"sample"_s, blog(), u"-o"_s, dir.filePath(u"rows.sql"_s)}).status, 0);
    const QByteArray sql = contentOf(dir.filePath(u"rows.sql"_s));
    QVERIFY(sql.contains("INSERT INTO \"blog_article\""));
    QVERIFY(sql.endsWith(";\n"));
}

void TestCommandLine::pictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("svg") << u"blog.svg"_s << QByteArray("<?xml");
    QTest::newRow("png") << u"blog.png"_s << QByteArray("\x89PNG");
    QTest::newRow("pdf") << u"blog.pdf"_s << QByteArray("%PDF");
}

void TestCommandLine::pictures()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, begins);
    const QTemporaryDir dir;
    const Run run = relata({u"image"_s, blog(), u"-o"_s, dir.filePath(name)});
    QCOMPARE(run.err, QByteArray());
    QCOMPARE(run.status, 0);
    const QByteArray content = contentOf(dir.filePath(name));
    QVERIFY(content.startsWith(begins));
    QVERIFY(content.size() > 5000);
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
