// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlpanelfixture.h"

#include <QLabel>
#include <QPushButton>

using namespace relata;
using namespace Qt::StringLiterals;

/// The SQL is proved by running it: in memory by itself, in a database when that is asked for.
class TestSqlProving : public QObject, private SqlPanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(lightTheme()); }
    void init() { open(); }
    void cleanup() { m_panel.reset(); }

    void provesItByRunningIt();
    void saysWhichStatementFailed();
    void marksTheStatementThatFailed();
    void asksForADatabaseOnlyWhenToldTo();
    void refusesAnAddressOfAnotherKind();
    void saysWhyADatabaseIsNotReached();
    void neverShowsAPassword();
    void runsInAServer_data();
    void runsInAServer();
};

void TestSqlProving::provesItByRunningIt()
{
    const auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"✓ ran: 3 tables"_s);
    choose(u"sqlDialect"_s, 1);
    QTRY_COMPARE(status->text(), u"Run in PostgreSQL…"_s);
}

void TestSqlProving::saysWhichStatementFailed()
{
    m_document->edit(u"Same table twice"_s, [&](Project &project) {
        project.schema.find(m_news.section)->meta.set(u"db_table"_s, u"press_author"_s);
    });
    const auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_VERIFY(status->text().startsWith(u"✗ statement"_s));
    QVERIFY(find<QLabel>(u"sqlMessages"_s)->text().contains("press_author"_L1));
    m_document->undoStack().undo();
    QTRY_COMPARE(status->text(), u"✓ ran: 3 tables"_s);
    QVERIFY(!find<QLabel>(u"sqlMessages"_s)->isVisible());
}

void TestSqlProving::marksTheStatementThatFailed()
{
    m_document->reset(manyModels(120));
    m_document->edit(u"Same table twice"_s, [&](Project &project) {
        project.schema.find(m_document->schema().model(u"big.Thing0100")->id)->meta.set(u"db_table"_s, u"big_thing0020"_s);
    });
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_VERIFY(status->text().startsWith(u"✗ statement"_s));
    QCOMPARE(m_view->firstVisibleLine(), 0);
    QVERIFY(linesMarked(10).isEmpty());
    QTest::mouseClick(status, Qt::LeftButton);
    m_view->viewport()->repaint();
    const QList<int> marked = linesMarked(10);
    QVERIFY(!marked.isEmpty());
    QVERIFY(m_view->text(marked.first()).contains("big_thing0020"_L1));
    QVERIFY(m_view->firstVisibleLine() > 0 && m_view->firstVisibleLine() <= marked.first());
}

void TestSqlProving::asksForADatabaseOnlyWhenToldTo()
{
    int asked = 0;
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &) {
        ++asked;
        return QString();
    }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(u"MariaDB"_s));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in MariaDB…"_s);
    QCOMPARE(asked, 0);
    QTest::mouseClick(status, Qt::LeftButton);
    QCOMPARE(asked, 1);
    QCOMPARE(status->text(), u"Run in MariaDB…"_s);
}

void TestSqlProving::refusesAnAddressOfAnotherKind()
{
    QString wrong;
    QString right;
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &question) {
        wrong = question.check(u"mysql://me:secret@localhost/shop"_s);
        right = question.check(question.example);
        return QString();
    }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(u"PostgreSQL"_s));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in PostgreSQL…"_s);
    QTest::mouseClick(status, Qt::LeftButton);
    QVERIFY2(wrong.contains("PostgreSQL"_L1) && !wrong.contains("secret"_L1), qPrintable(wrong));
    QCOMPARE(right, QString());
}

void TestSqlProving::saysWhyADatabaseIsNotReached()
{
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &) { return u"postgresql://me:secret@127.0.0.1:1/none"_s; }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(u"PostgreSQL"_s));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in PostgreSQL…"_s);
    QTest::mouseClick(status, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(status->text(), u"✗ not connected"_s, 20'000);
    const auto *messages = find<QLabel>(u"sqlMessages"_s);
    QVERIFY(messages->isVisible());
    QVERIFY2(!messages->text().contains("secret"_L1) && !status->toolTip().contains("secret"_L1), qPrintable(messages->text()));
}

void TestSqlProving::neverShowsAPassword()
{
    QStringList starts;
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &question) {
        starts.append(question.start);
        return u"postgresql://me:secret@127.0.0.1:1/none"_s;
    }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(u"PostgreSQL"_s));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in PostgreSQL…"_s);
    QTest::mouseClick(status, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(status->text(), u"✗ not connected"_s, 20'000);
    QTest::mouseClick(status, Qt::LeftButton);
    QCOMPARE(starts, (QStringList{QString(), u"postgresql://me@127.0.0.1:1/none"_s}));
}

void TestSqlProving::runsInAServer_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("title");
    QTest::newRow("PostgreSQL") << QByteArray("RELATA_POSTGRESQL_URL") << u"PostgreSQL"_s;
    QTest::newRow("MariaDB") << QByteArray("RELATA_MARIADB_URL") << u"MariaDB"_s;
}

void TestSqlProving::runsInAServer()
{
    QFETCH(QByteArray, variable);
    QFETCH(QString, title);
    const QString url = qEnvironmentVariable(variable.constData());
    if (url.isEmpty())
        QSKIP(qPrintable(u"%1 names no server."_s.arg(QString::fromLatin1(variable))));
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &question) { return question.check(url).isEmpty() ? url : QString(); }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(title));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in %1…"_s.arg(title));
    m_panel->resize(1100, 260);
    QTest::mouseClick(status, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(status->text().startsWith(u"✓ ran: 3 tables (%1 "_s.arg(title)), 30'000);
    m_document->edit(u"Same table twice"_s, [&](Project &project) {
        project.schema.find(m_news.section)->meta.set(u"db_table"_s, u"press_author"_s);
    });
    QTRY_VERIFY_WITH_TIMEOUT(status->text().startsWith(u"✗ statement"_s), 30'000);
    QVERIFY(find<QLabel>(u"sqlMessages"_s)->text().contains("press_author"_L1));
    m_document->undoStack().undo();
    QTRY_VERIFY_WITH_TIMEOUT(status->text().startsWith(u"✓ ran: 3 tables"_s), 30'000);
    // Another project is not run there unasked.
    m_document->reset(manyModels(3));
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(title));
    QTRY_COMPARE(status->text(), u"Run in %1…"_s.arg(title));
}

QTEST_MAIN(TestSqlProving)
#include "tst_sqlproving.moc"
