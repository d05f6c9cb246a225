// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expression/expression.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

// An expression in a form that shows how it was read.
QString shown(const Expr &expression)
{
    using Kind = Expr::Kind;
    QStringList parts;
    for (const Expr &item : expression.items)
        parts.append(shown(item));
    for (const auto &[name, value] : expression.keywords)
        parts.append(name + u'=' + shown(value));
    const QString inside = parts.join(u", "_s);
    const QString receiver = expression.receiver.isEmpty() ? QString() : shown(expression.receiver.first()) + u'.';
    switch (expression.kind) {
    case Kind::None:
        return u"None"_s;
    case Kind::Bool:
    case Kind::Integer:
    case Kind::Float:
    case Kind::Name:
        return expression.text;
    case Kind::Text:
        return u'\'' + expression.text + u'\'';
    case Kind::Bytes:
        return u"b'"_s + QString::fromLatin1(expression.bytes.toHex()) + u'\'';
    case Kind::List:
        return u'[' + inside + u']';
    case Kind::Dict:
        return u'{' + inside + u'}';
    case Kind::Call:
        return receiver + expression.text + u'(' + inside + u')';
    case Kind::Attribute:
        return receiver + expression.text;
    case Kind::Unary:
        return u'(' + expression.text + inside + u')';
    case Kind::Binary:
        return u'(' + parts[0] + u' ' + expression.text + u' ' + parts[1] + u')';
    }
    return {};
}

} // namespace

class TestExpression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsPythonDoes_data();
    void isReadAsPythonDoes();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void depthIsLimited();
};

void TestExpression::isReadAsPythonDoes_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("read");
    QTest::newRow("a call with keywords") << u"Q(a=1, b__in=[1, 'x'])"_s << u"Q(a=1, b__in=[1, 'x'])"_s;
    QTest::newRow("and binds tighter than or")
        << u"Q(a=1) | Q(b=2) & ~Q(c=3)"_s << u"(Q(a=1) | (Q(b=2) & (~Q(c=3))))"_s;
    QTest::newRow("xor stands between them") << u"a | b ^ c & d"_s << u"(a | (b ^ (c & d)))"_s;
    QTest::newRow("arithmetic") << u"F('a') * 2 + 1 - b"_s << u"(((F('a') * 2) + 1) - b)"_s;
    QTest::newRow("power goes right") << u"2 ** 3 ** 2"_s << u"(2 ** (3 ** 2))"_s;
    QTest::newRow("negative numbers") << u"(-1, -2.5)"_s << u"[-1, -2.5]"_s;
    QTest::newRow("dotted names") << u"models.Deferrable.DEFERRED"_s << u"models.Deferrable.DEFERRED"_s;
    QTest::newRow("a method of a call") << u"F(\"a\").desc(nulls_last=True)"_s << u"F('a').desc(nulls_last=True)"_s;
    QTest::newRow("strings side by side are one") << u"'a' \"b\""_s << u"'ab'"_s;
    QTest::newRow("escapes") << u"'it\\'s\\n\\x41\\u00e4'"_s << u"'it's\nA\u00e4'"_s;
    QTest::newRow("raw strings") << u"r'\\d+'"_s << u"'\\d+'"_s;
    QTest::newRow("bytes") << u"b'\\x00a'"_s << u"b'0061'"_s;
    QTest::newRow("numbers with underscores and bases") << u"[1_000, 0xff, 1e3]"_s << u"[1000, 255, 1e3]"_s;
    QTest::newRow("dicts and sets") << u"[{'a': 1}, {1, 2}]"_s << u"[{'a', 1}, [1, 2]]"_s;
    QTest::newRow("lines and comments") << u"Q(\n    a=1,  # one\n)"_s << u"Q(a=1)"_s;
    QTest::newRow("words") << u"[None, True, False]"_s << u"[None, True, False]"_s;
    QTest::newRow("a tuple of one") << u"(1,)"_s << u"[1]"_s;
}

void TestExpression::isReadAsPythonDoes()
{
    QFETCH(QString, source);
    const Result<Expr> expression = parseExpression(source);
    QVERIFY2(expression.has_value(), expression ? "" : qPrintable(expression.error()));
    QTEST(shown(*expression), "read");
}

void TestExpression::faultsAreNamed_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("fault");
    QTest::newRow("an end too early") << u"Q(a="_s << u"ends too early"_s;
    QTest::newRow("a string that is not closed") << u"'abc"_s << u"not closed"_s;
    QTest::newRow("an f-string") << u"f'{a}'"_s << u"prefix f"_s;
    QTest::newRow("a lambda") << u"lambda: 1"_s << u"\":\""_s;
    QTest::newRow("a comparison") << u"a < b"_s << u"\"<\""_s;
    QTest::newRow("unpacking") << u"Q(*args)"_s << u"\"*\""_s;
    QTest::newRow("nothing") << u""_s << u"ends too early"_s;
}

void TestExpression::faultsAreNamed()
{
    QFETCH(QString, source);
    QFETCH(QString, fault);
    const Result<Expr> expression = parseExpression(source);
    QVERIFY(!expression);
    QVERIFY2(expression.error().contains(fault), qPrintable(expression.error()));
}

void TestExpression::depthIsLimited()
{
    QVERIFY(!parseExpression(u"("_s.repeated(100'000)));
    QVERIFY(!parseExpression(u"~"_s.repeated(100'000) + u"a"_s));
    QVERIFY(!parseExpression(u"a"_s + u" + a"_s.repeated(100'000)));
    QVERIFY(!parseExpression(u"a("_s.repeated(100'000)));
    QVERIFY(parseExpression(u"a"_s + u" + a"_s.repeated(500)));
}

QTEST_GUILESS_MAIN(TestExpression)
#include "tst_expression.moc"
