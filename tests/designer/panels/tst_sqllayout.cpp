// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqllayout.h"

#include "model/sql/schemaeditor.h"
#include "newsroom.h"

#include <QRandomGenerator>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

// What is in quotes as it stands, and all else without white space.
QString skeleton(QStringView text, bool backslashEscapes)
{
    QString out;
    QChar quote;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (!quote.isNull()) {
            out += c;
            if (c == u'\\' && quote == u'\'' && backslashEscapes && i + 1 < text.size())
                out += text[++i];
            else if (c == quote)
                quote = QChar();
        } else if (c == u'\'' || c == u'"' || c == u'`') {
            quote = c;
            out += c;
        } else if (!c.isSpace()) {
            out += c;
        }
    }
    return out;
}

QString randomStatement(QRandomGenerator &random, bool backslashEscapes)
{
    static const QStringList pieces = {
        u"CREATE TABLE "_s, u"\"a (b, c\""_s, u"'it''s, (so'"_s, u"`x;y`"_s, u"("_s, u")"_s, u", "_s, u","_s, u" "_s, u"  "_s, u"NOT NULL"_s,
        u"; "_s, u" WHERE "_s, u" FOREIGN KEY "_s, u"'two\nlines'"_s, u" CHECK ("_s, u"bigint"_s, u" ON \"t\" "_s, u"'é → ü'"_s, u"1.5"_s,
    };
    QString text = random.bounded(2) ? u"CREATE TABLE \"t\" ("_s : u"ALTER TABLE \"t\" "_s;
    for (int i = random.bounded(40); i > 0; --i) {
        text += pieces[random.bounded(int(pieces.size()))];
        if (backslashEscapes && random.bounded(6) == 0)
            text += u"'a\\' b,  c'"_s;
    }
    return text.trimmed();
}

} // namespace

/// Statements are laid out for reading without a change to what they say.
class TestSqlLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void laysOut_data();
    void laysOut();
    void changesOnlyWhiteSpaceOutsideOfQuotes_data();
    void changesOnlyWhiteSpaceOutsideOfQuotes();
    void changesOnlyWhiteSpaceInWhatDjangoRuns_data();
    void changesOnlyWhiteSpaceInWhatDjangoRuns();
    void alignsEveryByte();
};

void TestSqlLayout::laysOut_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<bool>("backslashEscapes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a table has a column a line") << u"CREATE TABLE \"t\" (\"id\" integer NOT NULL PRIMARY KEY, \"price\" decimal(8, 2) NULL)"_s
                                                 << false
                                                 << u"CREATE TABLE \"t\" (\n    \"id\" integer NOT NULL PRIMARY KEY,\n    \"price\" decimal(8, 2) NULL\n)"_s;
    QTest::newRow("what follows the columns stays behind them") << u"CREATE TABLE \"t\" (\"a\" int) TABLESPACE \"x\""_s << false
                                                                << u"CREATE TABLE \"t\" (\n    \"a\" int\n) TABLESPACE \"x\""_s;
    QTest::newRow("commas and parentheses in a string are left alone") << u"CREATE TABLE \"t\" (\"a\" text DEFAULT 'x, (y')"_s << false
                                                                       << u"CREATE TABLE \"t\" (\n    \"a\" text DEFAULT 'x, (y'\n)"_s;
    QTest::newRow("a doubled quote does not end a string") << u"CREATE TABLE \"t\" (\"a\" text DEFAULT 'it''s, so', \"b\" int)"_s << false
                                                           << u"CREATE TABLE \"t\" (\n    \"a\" text DEFAULT 'it''s, so',\n    \"b\" int\n)"_s;
    QTest::newRow("in MySQL a backslash hides a quote") << u"CREATE TABLE `t` (`a` text DEFAULT 'it\\'s, so', `b` int)"_s << true
                                                        << u"CREATE TABLE `t` (\n    `a` text DEFAULT 'it\\'s, so',\n    `b` int\n)"_s;
    QTest::newRow("elsewhere a backslash is a letter") << u"CREATE TABLE \"t\" (\"a\" text DEFAULT '\\', \"b\" int)"_s << false
                                                       << u"CREATE TABLE \"t\" (\n    \"a\" text DEFAULT '\\',\n    \"b\" int\n)"_s;
    QTest::newRow("PostgreSQL's E strings read backslashes") << u"CREATE TABLE \"t\" (\"a\" text DEFAULT E'\\', x', \"b\" int)"_s << false
                                                             << u"CREATE TABLE \"t\" (\n    \"a\" text DEFAULT E'\\', x',\n    \"b\" int\n)"_s;
    QTest::newRow("a short statement stays on its line") << u"CREATE INDEX \"i\" ON \"t\" (\"a\")"_s << false
                                                         << u"CREATE INDEX \"i\" ON \"t\" (\"a\")"_s;
    QTest::newRow("a long constraint goes on in the next line")
        << u"ALTER TABLE \"press_article\" ADD CONSTRAINT \"press_article_author_id_905add38_fk_press_author_id\" FOREIGN KEY (\"author_id\") REFERENCES \"press_author\" (\"id\") DEFERRABLE INITIALLY DEFERRED"_s
        << false
        << u"ALTER TABLE \"press_article\" ADD CONSTRAINT \"press_article_author_id_905add38_fk_press_author_id\"\n    FOREIGN KEY (\"author_id\") REFERENCES \"press_author\" (\"id\") DEFERRABLE INITIALLY DEFERRED"_s;
    QTest::newRow("two statements in one entry have a line each") << u"SET a = 1; SET b = ';';"_s << false
                                                                  << u"SET a = 1;\nSET b = ';';"_s;
    QTest::newRow("a string that never ends is copied") << u"CREATE TABLE \"t\" ('oops, ("_s << false
                                                        << u"CREATE TABLE \"t\" (\n    'oops, ("_s;
    QTest::newRow("nothing is nothing") << QString() << false << QString();
}

void TestSqlLayout::laysOut()
{
    QFETCH(QString, statement);
    QFETCH(bool, backslashEscapes);
    QFETCH(QString, expected);
    QCOMPARE(pretty(statement, backslashEscapes), expected);
}

void TestSqlLayout::changesOnlyWhiteSpaceOutsideOfQuotes_data()
{
    QTest::addColumn<bool>("backslashEscapes");
    QTest::newRow("where quotes are doubled") << false;
    QTest::newRow("where backslashes hide quotes") << true;
}

void TestSqlLayout::changesOnlyWhiteSpaceOutsideOfQuotes()
{
    QFETCH(bool, backslashEscapes);
    QRandomGenerator random(20);
    for (int i = 0; i < 5000; ++i) {
        const QString statement = randomStatement(random, backslashEscapes);
        const QString laidOut = pretty(statement, backslashEscapes);
        QCOMPARE(skeleton(laidOut, backslashEscapes), skeleton(statement, backslashEscapes));
        // Words stay apart.
        QCOMPARE(laidOut.split(QRegularExpression(u"[\\s(),]+"_s), Qt::SkipEmptyParts), statement.split(QRegularExpression(u"[\\s(),]+"_s), Qt::SkipEmptyParts));
    }
}

void TestSqlLayout::changesOnlyWhiteSpaceInWhatDjangoRuns_data()
{
    QTest::addColumn<QString>("name");
    for (const Dialect &dialect : dialects())
        QTest::newRow(qUtf8Printable(u"in "_s + dialect.name)) << dialect.name;
}

void TestSqlLayout::changesOnlyWhiteSpaceInWhatDjangoRuns()
{
    QFETCH(QString, name);
    const Dialect &dialect = *dialectNamed(name);
    const SqlScript script = createSchema(Registry(Newsroom().project.schema), dialect, {.contrib = true});
    QVERIFY(script.statements.size() > 10);
    for (const Statement &statement : script.statements) {
        const QString laidOut = pretty(statement.text, dialect.backslashEscapes);
        QCOMPARE(laidOut.simplified().remove(u' '), statement.text.simplified().remove(u' '));
        if (statement.text.startsWith("CREATE TABLE"_L1))
            QVERIFY(laidOut.contains(u'\n'));
    }
}

void TestSqlLayout::alignsEveryByte()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 500; ++i) {
        const QString text = randomStatement(random, false);
        const QByteArray statement = text.toUtf8();
        const QByteArray laidOut = pretty(text).toUtf8();
        const QList<qsizetype> places = alignment(statement, laidOut);
        QCOMPARE(places.size(), laidOut.size() + 1);
        QCOMPARE(places.first(), 0);
        QCOMPARE(places.last(), statement.size());
        QVERIFY(std::is_sorted(places.begin(), places.end()));
        for (qsizetype byte = 0; byte < laidOut.size(); ++byte) {
            if (!QByteArrayView(" \n").contains(laidOut[byte]))
                QCOMPARE(statement[places[byte]], laidOut[byte]);
        }
    }
}

QTEST_APPLESS_MAIN(TestSqlLayout)
#include "tst_sqllayout.moc"
