// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/reader/reader.h"
#include "shown.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Statements as the reader gives them: kinds, names, branches, ranges, and what an `__init__` does with options.
class StatementsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statementsAreRead_data();
    void statementsAreRead();
    void statementsHaveTheirSource_data();
    void statementsHaveTheirSource();
    void blockIsTheOutermostOne_data();
    void blockIsTheOutermostOne();
    void conditionsAreTold_data();
    void conditionsAreTold();
    void headerEndsBehindTheColon_data();
    void headerEndsBehindTheColon();
    void initTellsItsOptions_data();
    void initTellsItsOptions();
};

namespace {

PyModule parsed(const QString &source)
{
    const Result<PyModule> module = parseSource(u"models.py"_s, source.toUtf8());
    return module ? *module : PyModule{.error = module.error()};
}

} // namespace

void StatementsTest::statementsAreRead_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &source, const QStringList &expected) {
        QTest::newRow(name) << source << expected;
    };
    row("empty file", u""_s, {});
    row("comments alone", u"# nothing\n\n  # at all"_s, {});
    row("import binds the first part", u"import a.b.c"_s, {u"Import imports[a.b.c as a]"_s});
    row("import of several", u"import a as b, c"_s, {u"Import imports[a as b, c as c]"_s});
    row("import from", u"from a.b import c as d, e"_s, {u"From a.b imports[c as d, e as e]"_s});
    row("import from with parentheses", u"from a import (\n  b,  # why\n  c,\n)"_s,
        {u"From a imports[b as b, c as c]"_s});
    row("relative import", u"from . import a\nfrom ..b.c import d"_s,
        {u"From . imports[a as a]"_s, u"From ..b.c imports[d as d]"_s});
    row("star import", u"from .base import *"_s, {u"From .base imports[* as *]"_s});
    row("assignment", u"a = b = 1"_s, {u"Assign [a, b] value[Integer '1']"_s});
    row("annotated assignment", u"a: int = 1"_s, {u"Assign [a] annotation[Name 'int'] value[Integer '1']"_s});
    row("annotation alone", u"a: 'models.Model'"_s, {u"Assign [a] annotation[Text 'models.Model']"_s});
    row("augmented assignment has its operator", u"a += [1]"_s, {u"Augment + [a] value[List(Integer '1')]"_s});
    row("assignment to an attribute is other", u"a.b = c"_s, {u"Other names[a, c]"_s});
    row("assignment to several names is other with the names", u"a, (b, *c) = d"_s, {u"Other [a, b, c] names[d]"_s});
    row("augmented assignment to an element is other", u"a['k'] += b"_s, {u"Other names[a, b]"_s});
    row("expression", u"register(Shop, site=admin.site)"_s,
        {u"Other value[Call(Name 'register', Name 'Shop', site=Name 'admin.site')] names[register, Shop, admin.site]"_s});
    row("docstring", u"\"\"\"What it is.\"\"\"\n'no docstring'"_s,
        {u"Docstring value[Text 'What it is.']"_s, u"Other value[Text 'no docstring']"_s});
    row("other statements", u"del a\nassert b, c\npass\nraise d"_s,
        {u"Other"_s, u"Other names[b, c]"_s, u"Other"_s, u"Other names[d]"_s});
    row("two statements in a line", u"a = 1; b = 2"_s,
        {u"Assign [a] value[Integer '1']"_s, u"Assign [b] value[Integer '2']"_s});
    row("function gives the names it reads", u"@d.e\ndef f(a: T, b=c.d):\n  x = a.y\n  return g(x)"_s,
        {u"Function f decorators[Name 'd.e'] names[T, c.d, a.y, g, x, d.e]"_s});
    row("async function", u"async def f(): await g()"_s, {u"Function f names[g]"_s});
    row("class", u"@d(1)\nclass A(B, c.D, metaclass=M):\n  'doc'\n  x = y\n  def f(self): return g"_s,
        {u"Class A decorators[Call(Name 'd', Integer '1')] bases[Name 'B', Name 'c.D'] keywords[metaclass=Name 'M'] "
         "names[B, c.D, M, y, g, d] body[Docstring value[Text 'doc'], Assign [x] value[Name 'y'], Function f names[g]]"_s});
    row("class without bases", u"class A: pass"_s, {u"Class A body[Other]"_s});
    row("class with starred bases", u"class A(*bases, **options): pass"_s,
        {u"Class A bases[Starred(Name 'bases')] keywords[**Name 'options'] names[bases, options] body[Other]"_s});
    row("class in a class in a class", u"class A:\n class B:\n  class C:\n   x = y"_s,
        {u"Class A names[y] body[Class B names[y] body[Class C names[y] body[Assign [x] value[Name 'y']]]]"_s});
    row("branches of if", u"if a: x = 1\nelif b: x = 2\nelse: x = 3"_s,
        {u"If1 Assign [x] value[Integer '1']"_s, u"Else1 Assign [x] value[Integer '2']"_s,
         u"Else1 Assign [x] value[Integer '3']"_s});
    row("if in an else", u"if a: pass\nelse:\n  if b: x = 1"_s,
        {u"If1 Other"_s, u"If2 Assign [x] value[Integer '1']"_s});
    row("branches of try", u"try: import a\nexcept ImportError: a = 1\nelse: b = 2\nfinally: c = 3"_s,
        {u"Try1 Import imports[a as a]"_s, u"Except1 Assign [a] value[Integer '1']"_s,
         u"Try1 Assign [b] value[Integer '2']"_s, u"Finally1 Assign [c] value[Integer '3']"_s});
    row("loops", u"for a in b: c = 1\nelse: d = 2\nwhile e: f = 3"_s,
        {u"Loop1 Assign [c] value[Integer '1']"_s, u"Loop1 Assign [d] value[Integer '2']"_s,
         u"Loop1 Assign [f] value[Integer '3']"_s});
    row("with", u"with a as b: c = 1"_s, {u"With1 Assign [c] value[Integer '1']"_s});
    row("type checking", u"if TYPE_CHECKING: import a\nelse: b = 1"_s,
        {u"TypeChecking1 Import imports[a as a]"_s, u"Else1 Assign [b] value[Integer '1']"_s});
    row("type checking of the module", u"if typing.TYPE_CHECKING:\n  from a import b"_s,
        {u"TypeChecking1 From a imports[b as b]"_s});
    row("not type checking", u"if not TYPE_CHECKING: a = 1\nelse: b = 1"_s,
        {u"If1 Assign [a] value[Integer '1']"_s, u"TypeChecking1 Assign [b] value[Integer '1']"_s});
    row("blocks in a class count from the class", u"if a:\n  class B:\n    if c:\n      x = 1"_s,
        {u"If1 Class B names[c] body[If1 Assign [x] value[Integer '1']]"_s});
    row("text in a block is no docstring", u"if a:\n  'text'"_s, {u"If1 Other value[Text 'text']"_s});
}

void StatementsTest::statementsAreRead()
{
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    const PyModule module = parsed(source);
    QCOMPARE(module.error, QString());
    QStringList found;
    for (const PyStatement &statement : module.statements)
        found.append(shown(statement));
    QCOMPARE(found, expected);
}

void StatementsTest::statementsHaveTheirSource_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &source, const QStringList &expected) {
        QTest::newRow(name) << source << expected;
    };
    row("comments behind do not belong to it", u"a = 1  # one\nb = 2;  # two"_s, {u"a = 1"_s, u"b = 2"_s});
    row("decorators belong to it", u"x\n@ a\n# c\n@b(\n  1)\ndef f():\n  pass\n# after"_s,
        {u"x"_s, u"@ a\n# c\n@b(\n  1)\ndef f():\n  pass"_s});
    row("decorator over lines", u"@(  # @ here\n  a)\nclass B:\n  pass"_s, {u"@(  # @ here\n  a)\nclass B:\n  pass"_s});
    row("indented decorator with tabs", u"if a:\n\t@b\n\tdef f(): pass"_s, {u"@b\n\tdef f(): pass"_s});
    row("class ends with its last statement", u"class A:\n  x = 'ü'  # c\n\n  # more\n\ny = 1"_s,
        {u"class A:\n  x = 'ü'"_s, u"y = 1"_s});
    row("CRLF", u"a = 1\r\nclass B:\r\n    x = 1\r\n\r\nc = 2\r\n"_s,
        {u"a = 1"_s, u"class B:\r\n    x = 1"_s, u"c = 2"_s});
    row("lone carriage returns", u"a = 1\rb = '''\r'''\rc = 3\r"_s, {u"a = 1"_s, u"b = '''\r'''"_s, u"c = 3"_s});
    row("mixed line ends", u"a = 1\r\n\rb = 2\n\rc = 3"_s, {u"a = 1"_s, u"b = 2"_s, u"c = 3"_s});
    row("form feeds", u"\fa = 1\n\f\nb = 2\f\n"_s, {u"a = 1"_s, u"b = 2"_s});
    row("async function", u"async  def f(): pass"_s, {u"async  def f(): pass"_s});
}

void StatementsTest::statementsHaveTheirSource()
{
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    const PyModule module = parsed(source);
    QCOMPARE(module.error, QString());
    QStringList found;
    for (const PyStatement &statement : module.statements)
        found.append(module.text(statement.range));
    QCOMPARE(found, expected);
}

void StatementsTest::blockIsTheOutermostOne_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("at the top there is none") << u"a = 1\nx = 1"_s << QString();
    QTest::newRow("one if") << u"y = 1\nif a:\n  x = 1\n# c"_s << u"if a:\n  x = 1"_s;
    QTest::newRow("elif belongs to the if") << u"if a: y = 1\nelif b: x = 1"_s << u"if a: y = 1\nelif b: x = 1"_s;
    QTest::newRow("if in a try") << u"try:\n  if a: x = 1\nfinally: pass"_s << u"try:\n  if a: x = 1\nfinally: pass"_s;
}

void StatementsTest::blockIsTheOutermostOne()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const PyModule module = parsed(source);
    QCOMPARE(module.error, QString());
    const auto assignment = std::ranges::find_if(
        module.statements, [](const PyStatement &statement) { return statement.targets == QStringList(u"x"_s); });
    QVERIFY(assignment != module.statements.end());
    QCOMPARE(module.text(assignment->block), expected);
}

void StatementsTest::conditionsAreTold_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const QString &source, const QStringList &expected) {
        QTest::newRow(name) << source << expected;
    };
    row("none", u"a = 1\ntry:\n  b = 1\nexcept E:\n  c = 1"_s, {u""_s, u""_s, u""_s});
    row("if", u"if x:\n  a = 1\nb = 2"_s, {u"x"_s, u""_s});
    row("else", u"if x:\n  a = 1\nelse:\n  b = 2"_s, {u"x"_s, u"not x"_s});
    row("elif", u"if x:\n  a = 1\nelif y:\n  b = 2\nelif z:\n  c = 3\nelse:\n  d = 4"_s,
        {u"x"_s, u"not x, y"_s, u"not x, not y, z"_s, u"not x, not y, not z"_s});
    row("within one another", u"if x:\n  if y:\n    a = 1\n  b = 2\nelse:\n  if z:\n    c = 1"_s,
        {u"x, y"_s, u"x"_s, u"not x, z"_s});
    row("within a try", u"if x:\n  try:\n    a = 1\n  except E:\n    b = 2"_s, {u"x"_s, u"x"_s});
}

void StatementsTest::conditionsAreTold()
{
    QFETCH(QString, source);
    QFETCH(QStringList, expected);
    for (const QString &around : {QString(), u"if w:\n class A:\n"_s}) {
        const QString indented = u"  "_s + QString(source).replace(u'\n', u"\n  "_s);
        const PyModule module = parsed(around.isEmpty() ? source : around + indented);
        QCOMPARE(module.error, QString());
        QStringList found;
        for (const PyStatement &statement :
             around.isEmpty() ? module.statements : module.statements.first().statements) {
            QStringList tests;
            for (int at = statement.condition; at >= 0; at = module.conditions[at].within)
                tests.prepend((module.conditions[at].negated ? u"not "_s : QString()) +
                              module.text(module.conditions[at].test.range));
            found.append(tests.join(u", "_s));
        }
        QCOMPARE(found, expected);
    }
}

void StatementsTest::headerEndsBehindTheColon_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("expected");
    QTest::newRow("no bases") << u"class A: x = {1: 2}"_s << u"class A:"_s;
    QTest::newRow("empty parentheses") << u"class A ( ) :\n  pass"_s << u"class A ( ) :"_s;
    QTest::newRow("one base") << u"class A(B):\n  pass"_s << u"class A(B):"_s;
    QTest::newRow("colons in the bases") << u"class A(f(lambda: 1, {2: 3}), k=a[1:2]):\n  pass"_s
                                         << u"class A(f(lambda: 1, {2: 3}), k=a[1:2]):"_s;
    QTest::newRow("comments with colons")
        << u"class A( # a: b\n  B, # c:\n): # d:\n  x: int = 1"_s << u"class A( # a: b\n  B, # c:\n):"_s;
    QTest::newRow("backslash") << u"class A \\\n  (B) \\\n :\n  pass"_s << u"class A \\\n  (B) \\\n :"_s;
    QTest::newRow("decorated body") << u"class A:\n  @d({1: 2})\n  def f(self): pass"_s << u"class A:"_s;
    QTest::newRow("decorated class") << u"@d({1: 2})\nclass Ä(B):\n  pass"_s << u"@d({1: 2})\nclass Ä(B):"_s;
}

void StatementsTest::headerEndsBehindTheColon()
{
    QFETCH(QString, source);
    QFETCH(QString, expected);
    const PyModule module = parsed(source);
    QCOMPARE(module.error, QString());
    const PyStatement statement = module.statements.first();
    QCOMPARE(module.text({statement.range.begin, statement.header}), expected);
}

void StatementsTest::initTellsItsOptions_data()
{
    QTest::addColumn<QString>("parameters");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *parameters, const char *body, const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(parameters) << QString::fromUtf8(body) << QString::fromUtf8(expected);
    };
    row("assigned", "*args, **kwargs", "kwargs['max_length'] = 104", "Assigned max_length = Integer '104'");
    row("the mapping may have any name", "*a, **options", "options['null'] = True\nkwargs['blank'] = True",
        "Assigned null = Bool 'True'");
    row("defaulted", "**kwargs", "kwargs.setdefault('max_length', 104)", "Defaulted max_length = Integer '104'");
    row("defaulted by a condition", "**kwargs", "if 'null' not in kwargs:\n  kwargs['null'] = True",
        "Defaulted null = Bool 'True'");
    row("another option under that condition", "**kwargs", "if 'null' not in kwargs:\n  kwargs['blank'] = True",
        "Assigned blank = Bool 'True'?");
    row("defaulted by get", "**kwargs", "kwargs['null'] = kwargs.get('null', True)", "Defaulted null = Bool 'True'");
    row("passed", "*args, **kwargs", "super().__init__(*args, max_length=104, **kwargs)",
        "Passed max_length = Integer '104'");
    row("passed the old ways", "**kwargs",
        "super(F, self).__init__(null=True)\nmodels.CharField.__init__(self, blank=True)",
        "Passed null = Bool 'True', Passed blank = Bool 'True'");
    row("passed by its place", "a, *args, **kwargs", "super().__init__(a, 'x', *args, 'y')",
        "Parameter a, Passed 0 = Name 'a', Passed 1 = Text 'x'");
    row("passed by its place the old way", "*args", "models.CharField.__init__(self, 'x')", "Passed 0 = Text 'x'");
    row("passed with a default of its own", "**kwargs", "super().__init__(null=kwargs.pop('null', True), **kwargs)",
        "Defaulted null = Bool 'True'");
    row("parameter", "a, b=1, *args, c, d=None, **kwargs", "pass",
        "Parameter a, Parameter b = Integer '1', KeywordOnly c, KeywordOnly d = None");
    row("positional parameter", "x, /, y=2", "pass", "Parameter x, Parameter y = Integer '2'");
    row("removed", "**kwargs", "del kwargs['null']\nkwargs.pop('blank', None)\nx = kwargs.pop('choices')",
        "Removed null, Removed blank, Removed choices");
    row("updated", "**kwargs", "kwargs.update({'null': True}, blank=False)",
        "Assigned null = Bool 'True', Assigned blank = Bool 'False'");
    row("dictionary of defaults", "**kwargs",
        "defaults = {'null': True}\ndefaults.update(kwargs)\nsuper().__init__(**defaults)",
        "Defaulted null = Bool 'True'");
    row("dictionary that takes in what is given", "**kwargs", "kwargs = {'null': True, **kwargs, 'blank': False}",
        "Defaulted null = Bool 'True', Assigned blank = Bool 'False'");
    row("under a condition", "**kwargs", "if x:\n  kwargs['null'] = True\nelse:\n  kwargs['null'] = False",
        "Assigned null = Bool 'True'?, Assigned null = Bool 'False'?");
    row("in a try", "**kwargs", "try:\n  kwargs['null'] = True\nexcept E:\n  del kwargs['null']",
        "Assigned null = Bool 'True', Removed null?");
    row("in a function of its own it says nothing", "**kwargs", "def f():\n  kwargs['null'] = True", "");
    row("names that are computed say nothing", "**kwargs",
        "kwargs[x] = 1\nkwargs.setdefault(y, 1)\nsuper().__init__(**z)", "");
}

void StatementsTest::initTellsItsOptions()
{
    QFETCH(QString, parameters);
    QFETCH(QString, body);
    QFETCH(QString, expected);
    const QString indented = u"        "_s + body.replace(u'\n', u"\n        "_s);
    const PyModule module =
        parsed(u"class F(models.CharField):\n    def __init__(self, %1):\n%2\n"_s.arg(parameters, indented));
    QCOMPARE(module.error, QString());
    PyStatement init = module.statements.first().statements.first();
    init.names.clear();
    QCOMPARE(shown(init),
             expected.isEmpty() ? u"Function __init__"_s : u"Function __init__ settings[%1]"_s.arg(expected));
}

QTEST_GUILESS_MAIN(StatementsTest)
#include "tst_pystatements.moc"
