// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/fileencoding.h"
#include "model/python/reader/reader.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Text goes back into the encoding its file has, or is refused.
class TestFileEncoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileGivesItsBytesBack_data();
    void aFileGivesItsBytesBack();
    void newLettersAreWrittenOrRefused_data();
    void newLettersAreWrittenOrRefused();
};

void TestFileEncoding::aFileGivesItsBytesBack_data()
{
    QTest::addColumn<QByteArray>("content");
    const auto row = [](const char *name, const QByteArray &content) { QTest::newRow(name) << content; };
    row("UTF-8", "x = '\xc3\xa4'");
    row("UTF-8 said by a cookie", "# coding: utf8\nx = '\xc3\xa4'");
    row("UTF-8 as Emacs says it", "# -*- coding: utf-8-unix -*-\nx = '\xc3\xa4'");
    row("UTF-8 with a byte order mark", "\xef\xbb\xbfx = '\xc3\xa4'");
    row("UTF-8 with a mark and a cookie", "\xef\xbb\xbf# coding: utf-8\nx = '\xc3\xa4'");
    row("ASCII", "# coding: ascii\nx = 'a'\r\n");
    row("Latin-1", "# -*- coding: latin-1 -*-\nx = '\xe4'");
    row("Latin-1 by another name", "# vim: set fileencoding=ISO_8859-1 :\nx = '\xe4'");
    row("Latin-9", "# coding: iso8859-15\nx = '\xa4'");
    row("Windows' own in the second line", "#!/usr/bin/python\r\n# coding=cp1252\r\nx = '\x80'\r\n");
    row("Russian, behind a blank line", "\n# coding: koi8-r\nx = '\xc1'");
    row("Japanese", "# coding: shift_jis\nx = '\x82\xa0'");
    row("letters before the cookie", "# \xe4 coding: latin-1\nx = '\xe4'");
    row("lone carriage returns before the cookie", "# a\r# coding: latin-1\rx = '\xe4'");
    row("cookie in the third line is none", "\n\n# coding: latin-1\nx = '\xc3\xa4'");
}

void TestFileEncoding::aFileGivesItsBytesBack()
{
    QFETCH(QByteArray, content);
    const Result<PyModule> module = parseSource(u"models.py"_s, content);
    QVERIFY(module.has_value());
    QCOMPARE(module->error, QString());
    const Result<QByteArray> written = encodedAs(*module, module->source);
    QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error()));
    QCOMPARE(*written, content);
}

void TestFileEncoding::newLettersAreWrittenOrRefused_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("error");
    const auto written = [](const char *name, const QString &encoding, const QString &text, const QByteArray &bytes) {
        QTest::newRow(name) << encoding << text << bytes << QString();
    };
    const auto refused = [](const char *name, const QString &encoding, const QString &text, const QString &error) {
        QTest::newRow(name) << encoding << text << QByteArray() << error;
    };
    written("a smiley in UTF-8", u"utf-8"_s, u"😀"_s, "\xf0\x9f\x98\x80");
    written("an umlaut in Latin-1", u"latin-1"_s, u"ä"_s, "\xe4");
    written("the euro in Latin-9", u"iso-8859-15"_s, u"€"_s, "\xa4");
    written("the euro in Windows' own", u"cp1252"_s, u"€"_s, "\x80");
    refused("the euro in Latin-1", u"latin-1"_s, u"ä €"_s,
            u"models.py: its encoding latin-1 has no letter \"€\"; save it as UTF-8 first."_s);
    refused("Russian in Windows' own", u"cp1252"_s, u"€ж"_s,
            u"models.py: its encoding cp1252 has no letter \"ж\"; save it as UTF-8 first."_s);
    refused("an umlaut in ASCII", u"ascii"_s, u"ä"_s,
            u"models.py: its encoding ascii has no letter \"ä\"; save it as UTF-8 first."_s);
    refused("an encoding of Python's own", u"raw_unicode_escape"_s, u"a"_s,
            u"models.py: its encoding raw_unicode_escape cannot be written; save it as UTF-8 first."_s);
}

void TestFileEncoding::newLettersAreWrittenOrRefused()
{
    QFETCH(QString, encoding);
    QFETCH(QString, text);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, error);
    PyModule module;
    module.path = u"models.py"_s;
    module.encoding = encoding;
    const Result<QByteArray> written = encodedAs(module, text.toUtf8());
    QCOMPARE(written ? QString() : written.error(), error);
    if (written)
        QCOMPARE(*written, bytes);
}

QTEST_GUILESS_MAIN(TestFileEncoding)
#include "tst_fileencoding.moc"
