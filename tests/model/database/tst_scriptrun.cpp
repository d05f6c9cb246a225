// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/connection.h"
#include "model/database/scriptrun.h"

#include <QSqlDatabase>
#include <QThread>
#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Scripts are run in a database of their own, and what fails is told.
class TestScriptRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowManyTables();
    void tellsWhichStatementFailed();
    void stopsWhenAsked();
    void leavesNoConnectionBehind();
    void runsInOtherThreads();
    void dividesStatements_data();
    void dividesStatements();
};

namespace {

SqlScript script(const QStringList &texts)
{
    SqlScript made;
    for (const QString &text : texts)
        made.statements.append({.text = text, .model = ModelId::named(text)});
    return made;
}

const QString table = u"CREATE TABLE \"a\" (\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT)"_s;

} // namespace

void TestScriptRun::tellsHowManyTables()
{
    const ScriptOutcome outcome = runInMemory(script({table, u"CREATE TABLE b (x); CREATE TABLE c (';' text)"_s, u"CREATE INDEX i ON b (x)"_s}));
    QVERIFY2(outcome.ok, qPrintable(outcome.message));
    QCOMPARE(outcome.tables, 3);
    QCOMPARE(outcome.done, 3);
    QVERIFY(outcome.message.contains(u'3'));
    QVERIFY(outcome.failed.isEmpty());
}

void TestScriptRun::tellsWhichStatementFailed()
{
    const SqlScript wrong = script({table, table, u"CREATE TABLE b (x)"_s});
    const ScriptOutcome outcome = runInMemory(wrong);
    QVERIFY(!outcome.ok);
    QVERIFY(!outcome.cancelled);
    QCOMPARE(outcome.done, 1);
    QCOMPARE(outcome.failed, table);
    QCOMPARE(outcome.model, wrong.statements[1].model);
    QVERIFY2(outcome.message.contains(u"already exists"_s), qPrintable(outcome.message));
}

void TestScriptRun::stopsWhenAsked()
{
    const CancelFlag cancel = true;
    const ScriptOutcome outcome = runInMemory(script({table}), &cancel);
    QVERIFY(!outcome.ok);
    QVERIFY(outcome.cancelled);
    QCOMPARE(outcome.done, 0);
}

void TestScriptRun::leavesNoConnectionBehind()
{
    (void)runInMemory(script({table}));
    (void)runInMemory(script({u"nonsense"_s}));
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestScriptRun::runsInOtherThreads()
{
    QList<ScriptOutcome> outcomes(4);
    QList<QThread *> threads;
    for (ScriptOutcome &outcome : outcomes) {
        threads.append(QThread::create([&outcome] { outcome = runInMemory(script({table})); }));
        threads.last()->start();
    }
    for (QThread *thread : threads)
        QVERIFY(thread->wait());
    qDeleteAll(threads);
    for (const ScriptOutcome &outcome : outcomes)
        QVERIFY2(outcome.ok, qPrintable(outcome.message));
    QCOMPARE(QSqlDatabase::connectionNames(), QStringList());
}

void TestScriptRun::dividesStatements_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QStringList>("statements");
    QTest::newRow("one") << u"SELECT 1"_s << QStringList{u"SELECT 1"_s};
    QTest::newRow("two, with a final semicolon") << u"SELECT 1; SELECT 2;"_s << QStringList{u"SELECT 1"_s, u"SELECT 2"_s};
    QTest::newRow("a semicolon in a string") << u"SELECT 'a;b''c;'; SELECT 2"_s << QStringList{u"SELECT 'a;b''c;'"_s, u"SELECT 2"_s};
    QTest::newRow("a semicolon in a name") << u"SELECT \";\""_s << QStringList{u"SELECT \";\""_s};
    QTest::newRow("nothing") << u" ; "_s << QStringList{};
}

void TestScriptRun::dividesStatements()
{
    QFETCH(QString, sql);
    QFETCH(QStringList, statements);
    QCOMPARE(singleStatements(sql), statements);
}

QTEST_GUILESS_MAIN(TestScriptRun)
#include "tst_scriptrun.moc"
