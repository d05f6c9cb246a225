// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/reader/reader.h"
#include "tests/model/python/reader/sound.h"

#include <QElapsedTimer>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Input that was made, or happened, to break a reader: a sentence or a module, within bounds of time.
class HostileInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void badSourceGivesSentence_data();
    void badSourceGivesSentence();
    void hugeSourceGivesSentenceOrModule_data();
    void hugeSourceGivesSentenceOrModule();
    void oddSourceIsRead_data();
    void oddSourceIsRead();
    void encodingIsHonoured_data();
    void encodingIsHonoured();
};

namespace {

QByteArray many(const char *text, int count)
{
    return QByteArray(text).repeated(count);
}

} // namespace

void HostileInputTest::badSourceGivesSentence_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &source, const QString &error) {
        QTest::newRow(name) << source << error;
    };
    row("syntax error", "x = 1\ny = = 2\n", u"line 2: invalid syntax"_s);
    row("unclosed parenthesis", "x = 1\ny = (2\n", u"line 2: "_s);
    row("NUL byte", QByteArray("x = 1\ny = '\0'\n", 12),
        u"line 2: there is a NUL byte, which no Python file may hold"_s);
    row("nothing but NUL bytes", QByteArray(1000, '\0'),
        u"line 1: there is a NUL byte, which no Python file may hold"_s);
    row("UTF-16", QByteArray("\xff\xfex\0=\0", 6), u"line 1: there is a NUL byte, which no Python file may hold"_s);
    row("invalid UTF-8", "x = 1\r\n\ry = '\xff'\n", u"line 3: its bytes are no text in the encoding utf-8"_s);
    row("UTF-8 cut off", "x = '\xe2\x82", u"line 1: its bytes are no text in the encoding utf-8"_s);
    row("surrogate in UTF-8", "x = '\xed\xa0\x80'", u"line 1: its bytes are no text in the encoding utf-8"_s);
    row("unknown encoding", "#!/usr/bin/python\n# -*- coding: klingon -*-\n",
        u"line 2: the encoding \"klingon\" is unknown"_s);
    row("encoding that is none of text", "# coding: hex\n", u"line 1: the encoding \"hex\" is unknown"_s);
    row("encoding that the bytes are not in", "# coding: ascii\nx = '\xe4'\n",
        u"line 2: its bytes are no text in the encoding ascii"_s);
    row("byte order mark against the cookie", "\xef\xbb\xbf# coding: latin-1\n",
        u"line 1: the encoding is said to be latin-1, but the file starts with the mark of UTF-8"_s);
    row("encoding that makes surrogates", "# coding: raw_unicode_escape\nx = '\\ud800'\n",
        u"line 2: its bytes are no text in the encoding raw_unicode_escape"_s);
    row("a million nested parentheses", many("(", 1'000'000), u"line 1: too many nested parentheses"_s);
    row("a million nested brackets that close", "x = " + many("[", 1'000'000) + many("]", 1'000'000),
        u"line 1: too many nested parentheses"_s);
    row(
        "indented too deeply",
        [] {
            QByteArray source;
            for (int i = 0; i < 150; ++i)
                source += QByteArray(i, ' ') + "if x:\n";
            return source + QByteArray(150, ' ') + "y\n";
        }(),
        u"line 101: too many levels of indentation"_s);
    row("decimal integer of many digits", "x = " + many("9", 100'000), u"line 1: Exceeds the limit"_s);
}

void HostileInputTest::badSourceGivesSentence()
{
    QFETCH(QByteArray, source);
    QFETCH(QString, error);
    const Result<PyModule> module = parseSource(u"models.py"_s, source);
    QVERIFY(module.has_value());
    QVERIFY2(module->error.startsWith(error), qPrintable(module->error));
    QVERIFY(isSound(*module));
}

void HostileInputTest::hugeSourceGivesSentenceOrModule_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<bool>("isParsed");
    const auto row = [](const char *name, const QByteArray &source, bool isParsed) {
        QTest::newRow(name) << source << isParsed;
    };
    row("line of 50 MB", "x = '" + many("a", 50'000'000) + "'", true);
    row("name of 50 MB", many("a", 50'000'000) + " = 1", true);
    row("comment of 50 MB", "#" + many("a", 50'000'000) + "\nx = 1", true);
    row("50 MB of blank lines", many("\n", 50'000'000), false);
    row("50 MB of carriage returns and a cookie", many("\r", 50'000'000) + "# coding: latin-1", false);
    row("sum of ten million", "x = a" + many("+a", 10'000'000), false);
    row("attributes, 100,000 deep", "x = a" + many(".a", 100'000), false);
    row("attributes, 900 deep", "x = a" + many(".a", 900), true);
    row("calls, 100,000 deep", "x = a" + many("()", 100'000), false);
    row("minus, 100,000 deep", "x = " + many("-", 100'000) + "1", false);
    row("not, 100,000 deep", "x = " + many("not ", 100'000) + "1", false);
    row("lambdas, 10,000 deep", "x = " + many("lambda:", 10'000) + "1", false);
    row("conditional expressions, 10,000 deep", "x = " + many("a if b else ", 10'000) + "1", false);
    row("powers, 10,000 deep", "x = a" + many("**a", 10'000), false);
    row("a million statements in lines", many("x = 1\n", 1'000'000), false);
    row("a million statements in a line", many("x;", 1'000'000), false);
    row("a million arguments", "x = f(" + many("a,", 1'000'000) + ")", false);
    row(
        "a million different names",
        [] {
            QByteArray source("x = f(lambda: (");
            for (int i = 0; i < 1'000'000; ++i)
                source += 'a' + QByteArray::number(i) + ',';
            return source + "))";
        }(),
        true);
    row("a million adjacent texts", "x = (" + many("'a' ", 1'000'000) + ")", true);
    row("half a million classes", many("class A:pass\n", 500'000), false);
    row("50,000 elif", "if a:pass\n" + many("elif a:pass\n", 50'000), false);
    row("1,000 elif", "if a:pass\n" + many("elif a:pass\n", 1'000), false);
    row("decorators without end", many("@a\n", 500'000) + "def f():pass\n", true);
    row("format string within format strings", "x = " + many("f'{", 100'000), false);
    row("hexadecimal integer of a million digits", "x = 0x" + many("f", 1'000'000), true);
    row("encoding that is slow to read", "# coding: punycode\n" + many("a-b9", 400'000), false);
    row("ten million backslashes", "x = '" + many("\\\\", 10'000'000) + "'", true);
    row("a million backslashes at line ends", "x = " + many("\\\n", 1'000'000) + "1", true);
}

void HostileInputTest::hugeSourceGivesSentenceOrModule()
{
    QFETCH(QByteArray, source);
    QFETCH(bool, isParsed);
    const ReaderLimits limits{.fileBytes = 64 * 1024 * 1024};
    QElapsedTimer timer;
    timer.start();
    const Result<QList<PyModule>> modules =
        parseFiles({{u"models.py"_s, source, false}, {u"b.py"_s, "x = 1", false}}, limits);
    QVERIFY(timer.elapsed() < 10'000);
    QVERIFY(modules.has_value());
    QVERIFY(isSound(modules->first()));
    if (isParsed)
        QCOMPARE(modules->first().error, QString());
    QCOMPARE(modules->last().error, QString());
    QCOMPARE(modules->last().statements.size(), 1);
}

void HostileInputTest::oddSourceIsRead_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::addColumn<int>("statements");
    QTest::newRow("empty file") << QByteArray() << 0;
    QTest::newRow("byte order mark alone") << QByteArray("\xef\xbb\xbf") << 0;
    QTest::newRow("one line end") << QByteArray("\r") << 0;
    QTest::newRow("no line end at the end") << QByteArray("x = 1") << 1;
    QTest::newRow("comment without a line end") << QByteArray("x = 1\n#") << 1;
    QTest::newRow("every line ends differently") << QByteArray("a\nb\rc\r\nd\n\re") << 5;
    QTest::newRow("blanks at the end") << QByteArray("x = 1\n   \t \f ") << 1;
    QTest::newRow("last line indented comment") << QByteArray("class A:\n  x\n    # c") << 1;
}

void HostileInputTest::oddSourceIsRead()
{
    QFETCH(QByteArray, source);
    QFETCH(int, statements);
    const Result<PyModule> module = parseSource(u"models.py"_s, source);
    QVERIFY(module.has_value());
    QCOMPARE(module->error, QString());
    QCOMPARE(module->statements.size(), statements);
    QVERIFY(isSound(*module));
}

void HostileInputTest::encodingIsHonoured_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QByteArray &content, const char *encoding, const QString &value) {
        QTest::newRow(name) << content << QString::fromLatin1(encoding) << value;
    };
    row("UTF-8", "x = '\xc3\xa4'", "utf-8", u"ä"_s);
    row("UTF-8 said by a cookie", "# coding: utf8\nx = '\xc3\xa4'", "utf-8", u"ä"_s);
    row("UTF-8 as Emacs says it", "# -*- coding: utf-8-unix -*-\nx = '\xc3\xa4'", "utf-8", u"ä"_s);
    row("UTF-8 with a byte order mark", "\xef\xbb\xbfx = '\xc3\xa4'", "utf-8", u"ä"_s);
    row("UTF-8 with a mark and a cookie", "\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa4'", "utf-8", u"ä"_s);
    row("Latin-1", "# -*- coding: latin-1 -*-\nx = '\xe4'", "latin-1", u"ä"_s);
    row("Latin-1 by another name", "# vim: set fileencoding=ISO_8859-1 :\nx = '\xe4'", "latin-1", u"ä"_s);
    row("Windows' own in the second line", "#!/usr/bin/python\r\n# coding=cp1252\r\nx = '\x80'\r\n", "cp1252", u"€"_s);
    row("Russian, behind a blank line", "\n# coding: koi8-r\nx = '\xc1'", "koi8-r", u"а"_s);
    row("Japanese", "# coding: shift_jis\nx = '\x82\xa0'", "shift_jis", u"あ"_s);
    row("letters before the cookie", "# \xe4 coding: latin-1\nx = '\xe4'", "latin-1", u"ä"_s);
    row("lone carriage returns before the cookie", "# a\r# coding: latin-1\rx = '\xe4'", "latin-1", u"ä"_s);
    row("cookie in the third line is none", "\n\n# coding: latin-1\nx = '\xc3\xa4'", "utf-8", u"ä"_s);
    row("cookie behind code is none", "y = 1\n# coding: latin-1\nx = '\xc3\xa4'", "utf-8", u"ä"_s);
}

void HostileInputTest::encodingIsHonoured()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, encoding);
    QFETCH(QString, value);
    const Result<PyModule> module = parseSource(u"models.py"_s, content);
    QVERIFY(module.has_value());
    QCOMPARE(module->error, QString());
    QCOMPARE(module->encoding, encoding);
    QCOMPARE(module->byteOrderMark, content.startsWith("\xef\xbb\xbf"));
    const PyExpr &text = module->statements.last().value.first();
    QCOMPARE(text.text, value);
    QCOMPARE(module->text(text.range), u'\'' + value + u'\'');
}

QTEST_GUILESS_MAIN(HostileInputTest)
#include "tst_pyhostile.moc"
