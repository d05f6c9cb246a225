// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/reader/reader.h"
#include "shown.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Expressions as the reader gives them: kind, texts, and that ranges are the source of each part.
class ExpressionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionIsRead_data();
    void expressionIsRead();
    void partsHaveTheirSource_data();
    void partsHaveTheirSource();
    void argumentsAndKeywordsOfCall();
    void deepExpressionEndsInOther_data();
    void deepExpressionEndsInOther();
};

namespace {

// The value of `x = ...`.
PyExpr valueOf(const PyModule &module)
{
    return module.statements.isEmpty() || module.statements.last().value.isEmpty()
               ? PyExpr()
               : module.statements.last().value.first();
}

int depthOf(const PyExpr &expression)
{
    int deepest = 0;
    for (const PyExpr &item : expression.items)
        deepest = std::max(deepest, depthOf(item));
    return deepest + 1;
}

} // namespace

void ExpressionsTest::expressionIsRead_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const QString &source, const QString &expected) {
        QTest::newRow(name) << source << expected;
    };
    row("None", u"None"_s, u"None"_s);
    row("True", u"True"_s, u"Bool 'True'"_s);
    row("False", u"False"_s, u"Bool 'False'"_s);
    row("integer", u"255"_s, u"Integer '255'"_s);
    row("integer with underscores becomes digits", u"1_000"_s, u"Integer '1000'"_s);
    row("hexadecimal integer becomes decimal", u"0xff"_s, u"Integer '255'"_s);
    row("octal and binary integers become decimal", u"(0o17, 0b11)"_s, u"Tuple(Integer '15', Integer '3')"_s);
    row("negative integer is one integer", u"-5"_s, u"Integer '-5'"_s);
    row("negative integer with a blank is one integer", u"- 5"_s, u"Integer '-5'"_s);
    row("minus zero is zero", u"-0"_s, u"Integer '0'"_s);
    row("integer beyond 64 bits keeps its digits", u"123456789012345678901234567890"_s,
        u"Integer '123456789012345678901234567890'"_s);
    row("float is as written", u"1.50"_s, u"Float '1.50'"_s);
    row("float with an exponent is as written", u"1_0e-3"_s, u"Float '1_0e-3'"_s);
    row("negative float", u"-.5"_s, u"Float '-.5'"_s);
    row("imaginary number is other", u"2j"_s, u"Other"_s);
    row("ellipsis is other", u"..."_s, u"Other"_s);
    row("text", u"'it'"_s, u"Text 'it'"_s);
    row("text with escapes is what it stands for", u"'a\\tb\\x41\\u20ac\\N{BULLET}'"_s, u"Text 'a\tbA\u20ac\u2022'"_s);
    row("raw text keeps its backslashes", u"r'\\d+'"_s, u"Text '\\d+'"_s);
    row("adjacent texts are joined", u"('a'  \"b\"\n 'c')"_s, u"Text 'abc'"_s);
    row("triple quoted text", u"'''a\n'b' '''"_s, u"Text 'a\n'b' '"_s);
    row("empty text", u"''"_s, u"Text ''"_s);
    row("text outside the basic plane", u"'\U0001F600'"_s, u"Text '\U0001F600'"_s);
    row("text with a NUL in it", u"'a\\0b'"_s, u"Text 'a"_s + QChar(0) + u"b'"_s);
    row("text with an unpaired surrogate", u"'\\ud800'"_s, u"Text '"_s + QChar(0xd800) + u'\'');
    row("bytes", u"b'a\\xff'"_s, u"Bytes 'a\u00ff'"_s);
    row("format string is other with its names", u"f'{a.b} {c!r:>{width}}'"_s, u"Other(a.b, c, width)"_s);
    row("text joined with a format string is other", u"'a' f'{b}'"_s, u"Other(b)"_s);
    row("list", u"[1, 'a']"_s, u"List(Integer '1', Text 'a')"_s);
    row("empty list", u"[]"_s, u"List"_s);
    row("tuple without parentheses", u"1, 2"_s, u"Tuple(Integer '1', Integer '2')"_s);
    row("tuple of one", u"(1,)"_s, u"Tuple(Integer '1')"_s);
    row("parentheses alone are nothing", u"((1))"_s, u"Integer '1'"_s);
    row("set", u"{1, 2}"_s, u"Set(Integer '1', Integer '2')"_s);
    row("dictionary holds keys and values in turn", u"{'a': 1, b: 2}"_s,
        u"Dict(Text 'a', Integer '1', Name 'b', Integer '2')"_s);
    row("dictionary that takes in another has an empty key", u"{**base, 'a': 1}"_s,
        u"Dict(Other, Name 'base', Text 'a', Integer '1')"_s);
    row("name", u"Status"_s, u"Name 'Status'"_s);
    row("name outside ASCII", u"größe"_s, u"Name 'größe'"_s);
    row("dotted name", u"models.Deferrable.DEFERRED"_s, u"Name 'models.Deferrable.DEFERRED'"_s);
    row("dotted name over lines", u"(models.\n  # why\n  Model)"_s, u"Name 'models.Model'"_s);
    row("attribute of a call", u"get_user_model().objects"_s, u"Attribute 'objects'(Call(Name 'get_user_model'))"_s);
    row("attribute of a text", u"','.join"_s, u"Attribute 'join'(Text ',')"_s);
    row("call", u"f()"_s, u"Call(Name 'f')"_s);
    row("call with all kinds of arguments", u"f(1, *args, key='v', **options)"_s,
        u"Call(Name 'f', Integer '1', Starred(Name 'args'), key=Text 'v', **Name 'options')"_s);
    row("starred argument behind a keyword stands before it", u"f(key=1, *args)"_s,
        u"Call(Name 'f', Starred(Name 'args'), key=Integer '1')"_s);
    row("call of a call", u"f(1)(2)"_s, u"Call(Call(Name 'f', Integer '1'), Integer '2')"_s);
    row("method of a call", u"a.b(1).c(2)"_s, u"Call(Attribute 'c'(Call(Name 'a.b', Integer '1')), Integer '2')"_s);
    row("generator as the only argument", u"f(x for x in xs)"_s,
        u"Call(Name 'f', Loop(Name 'x', Name 'x', Name 'xs'))"_s);
    row("not", u"not a"_s, u"Unary 'not'(Name 'a')"_s);
    row("tilde", u"~Q(a=1)"_s, u"Unary '~'(Call(Name 'Q', a=Integer '1'))"_s);
    row("minus of a name", u"-x"_s, u"Unary '-'(Name 'x')"_s);
    row("plus of a number", u"+1"_s, u"Unary '+'(Integer '1')"_s);
    row("minus of minus", u"--1"_s, u"Unary '-'(Integer '-1')"_s);
    row("power binds tighter than minus", u"-2 ** 2"_s, u"Unary '-'(Binary '**'(Integer '2', Integer '2'))"_s);
    for (const QString &op :
         {u"+"_s, u"-"_s, u"*"_s, u"/"_s, u"//"_s, u"%"_s, u"**"_s, u"<<"_s, u">>"_s, u"|"_s, u"^"_s, u"&"_s, u"@"_s})
        QTest::addRow("operator %s", qPrintable(op))
            << u"a %1 b"_s.arg(op) << u"Binary '%1'(Name 'a', Name 'b')"_s.arg(op);
    row("binary operators nest to the left", u"1 + 2 + 3"_s,
        u"Binary '+'(Binary '+'(Integer '1', Integer '2'), Integer '3')"_s);
    row("subscript", u"a.b['c']"_s, u"Subscript(Name 'a.b', Text 'c')"_s);
    row("subscript with several", u"Dict[str, int]"_s, u"Subscript(Name 'Dict', Tuple(Name 'str', Name 'int'))"_s);
    row("slice is other", u"a[1:n]"_s, u"Other(a, n)"_s);
    row("slices are other", u"a[1:n, 2]"_s, u"Other(a, n)"_s);
    row("starred in a list", u"[*a, 1]"_s, u"List(Starred(Name 'a'), Integer '1')"_s);
    row("lambda", u"lambda x, y=d: x.z + e.f"_s, u"Other(d, x.z, e.f)"_s);
    for (const QString &op :
         {u"<"_s, u"<="_s, u">"_s, u">="_s, u"=="_s, u"!="_s, u"is"_s, u"is not"_s, u"in"_s, u"not in"_s})
        QTest::addRow("comparison %s", qPrintable(op))
            << u"a.b %1 c"_s.arg(op) << u"Compare '%1'(Name 'a.b', Name 'c')"_s.arg(op);
    row("comparisons in a row are other", u"a < b < c"_s, u"Other(a, b, c)"_s);
    row("and, or", u"a and b and c or d"_s, u"Logic 'or'(Logic 'and'(Name 'a', Name 'b', Name 'c'), Name 'd')"_s);
    row("conditional expression", u"a if b else c"_s, u"Condition(Name 'b', Name 'a', Name 'c')"_s);
    row("comprehension", u"[(s.v, 1) for s in Status]"_s,
        u"Loop(Tuple(Name 's.v', Integer '1'), Name 's', Name 'Status')"_s);
    row("comprehension of a set over pairs", u"{a for a, b in ALL}"_s,
        u"Loop(Name 'a', Tuple(Name 'a', Name 'b'), Name 'ALL')"_s);
    row("comprehension over two", u"[a for b in c for a in b]"_s, u"Other(a, c, b)"_s);
    row("comprehension of a dictionary", u"{a: 1 for a in b}"_s, u"Other(a, b)"_s);
    row("comprehension with a condition", u"[(s.v, s.l) for s in Status if s]"_s, u"Other(s.v, s.l, Status, s)"_s);
    row("assignment expression", u"(a := b)"_s, u"Other(b)"_s);
    row("names are listed once", u"a < a < b.c < b.c < a"_s, u"Other(a, b.c)"_s);
    row("name below a call is listed", u"lambda: f(a).b[c].d"_s, u"Other(f, a, c)"_s);
}

void ExpressionsTest::expressionIsRead()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const Result<PyModule> module = parseSource(u"models.py"_s, ("x = " + source.toUtf8() + '\n'));
    QVERIFY2(module.has_value() && module->error.isEmpty(), qPrintable(module ? module->error : module.error()));
    QCOMPARE(shown(valueOf(*module)), expected);
}

void ExpressionsTest::partsHaveTheirSource_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &source, const QStringList &expected) {
        QTest::newRow(name) << source << expected;
    };
    row("parentheses around it do not belong to it", u"x = ( 1 )"_s, {u"1"_s});
    row("parentheses of a tuple belong to it", u"x = ( 1, 2 )"_s, {u"( 1, 2 )"_s, u"1"_s, u"2"_s});
    row("tuple without parentheses", u"x =  1, 2 # c"_s, {u"1, 2"_s, u"1"_s, u"2"_s});
    row("joined texts from first to last quote", u"x = ('a' # c\n  'b' )"_s, {u"'a' # c\n  'b'"_s});
    row("letters outside ASCII before it", u"x = 'ä', 'ö\U0001F600', y"_s,
        {u"'ä', 'ö\U0001F600', y"_s, u"'ä'"_s, u"'ö\U0001F600'"_s, u"y"_s});
    row("keyword with its parentheses", u"x = f(a, key = ( 1 ) , other=2)"_s,
        {u"f(a, key = ( 1 ) , other=2)"_s, u"f"_s, u"a"_s, u"1"_s, u"2"_s, u"key = ( 1 )"_s, u"other=2"_s});
    row("keyword over lines with comments", u"x = f(\n  key=( # one (\n    'a'\n    'b' # )\n  ), # two\n)"_s,
        {u"f(\n  key=( # one (\n    'a'\n    'b' # )\n  ), # two\n)"_s, u"f"_s, u"'a'\n    'b'"_s,
         u"key=( # one (\n    'a'\n    'b' # )\n  )"_s});
    row("mapping argument with its stars", u"x = f( ** ( o ) )"_s, {u"f( ** ( o ) )"_s, u"f"_s, u"o"_s, u"** ( o )"_s});
    row("carriage return line ends", u"x = f(\r  1,\r  k=2)"_s,
        {u"f(\r  1,\r  k=2)"_s, u"f"_s, u"1"_s, u"2"_s, u"k=2"_s});
    row("line ends of all kinds, in texts too", u"'''\r\n\r\n'''\ry = 1\r\nx = [\n'a\\\r\nb', c]"_s,
        {u"[\n'a\\\r\nb', c]"_s, u"'a\\\r\nb'"_s, u"c"_s});
    row("backslash at the line's end", u"x = a + \\\n  b"_s, {u"a + \\\n  b"_s, u"a"_s, u"b"_s});
    row("form feed and tabs", u"\f\nif a:\n\tx = f(\t1\f)"_s, {u"f(\t1\f)"_s, u"f"_s, u"1"_s});
    row("behind a semicolon", u"y = 'é'; x = z"_s, {u"z"_s});
    row("dotted name as a whole", u"x = (a . b)(c)"_s, {u"(a . b)(c)"_s, u"a . b"_s, u"c"_s});
    row("lone generator with the call's parentheses", u"x = f(a for a in b)"_s,
        {u"f(a for a in b)"_s, u"f"_s, u"(a for a in b)"_s, u"a"_s, u"a"_s, u"b"_s});
    row("minus belongs to a number", u"x = [- 5, -.5]"_s, {u"[- 5, -.5]"_s, u"- 5"_s, u"-.5"_s});
    row("no line end at the end", u"x = y"_s, {u"y"_s});
    row("line separators that are none for Python", u"# \u2028 \u0085 \v\nx = '\u2028', y"_s,
        {u"'\u2028', y"_s, u"'\u2028'"_s, u"y"_s});
}

void ExpressionsTest::partsHaveTheirSource()
{
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    const Result<PyModule> module = parseSource(u"models.py"_s, source.toUtf8());
    QVERIFY2(module.has_value() && module->error.isEmpty(), qPrintable(module ? module->error : module.error()));
    QCOMPARE(slices(*module, valueOf(*module)), expected);
}

void ExpressionsTest::argumentsAndKeywordsOfCall()
{
    const Result<PyModule> module = parseSource(u"models.py"_s, "x = f(a, *b, c=1, **d)\n");
    QVERIFY(module.has_value());
    const PyExpr call = valueOf(*module);
    QCOMPARE(call.arguments().size(), 2);
    QCOMPARE(shown(call.arguments().first()), u"Name 'a'"_s);
    QVERIFY(call.keyword(u"c"));
    QCOMPARE(shown(*call.keyword(u"c")), u"Integer '1'"_s);
    QCOMPARE(shown(*call.keyword(u"")), u"Name 'd'"_s);
    QVERIFY(!call.keyword(u"a"));
}

void ExpressionsTest::deepExpressionEndsInOther_data()
{
    QTest::addColumn<QByteArray>("source");
    QTest::newRow("sum of 300") << "x = " + QByteArray("a + ").repeated(300) + "b";
    QTest::newRow("190 lists in one another")
        << "x = " + QByteArray("[").repeated(190) + "b" + QByteArray("]").repeated(190);
    QTest::newRow("300 signs") << "x = " + QByteArray("~").repeated(300) + "b";
    QTest::newRow("150 calls one of the other") << "x = f" + QByteArray("(b)").repeated(150);
    QTest::newRow("150 attributes of a call") << "x = f(b)" + QByteArray(".c").repeated(150);
}

void ExpressionsTest::deepExpressionEndsInOther()
{
    QFETCH(QByteArray, source);
    const Result<PyModule> module = parseSource(u"models.py"_s, source);
    QVERIFY(module.has_value());
    QCOMPARE(module->error, QString());
    const PyExpr value = valueOf(*module);
    QCOMPARE(depthOf(value), 102);
    const PyExpr *at = &value;
    while (!at->items.isEmpty())
        at = &at->items.first();
    QVERIFY(at->is(PyExpr::Kind::Other));
    QVERIFY(!at->names.isEmpty());
}

QTEST_GUILESS_MAIN(ExpressionsTest)
#include "tst_pyexpressions.moc"
