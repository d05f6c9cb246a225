// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/evaluator.h"
#include "model/schema/literal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <algorithm>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

SourceFile fileWith(const QStringList &statements)
{
    SourceFile file;
    file.module = u"shop.models"_s;
    for (const QString &statement : statements)
        file.definitions.append({.name = statement.section(u' ', 1, 1).section(u'(', 0, 0), .source = statement});
    return file;
}

} // namespace

/// tests/data/python/serialized.json holds what the migration writer of Django 5.2 makes of values
/// (MigrationWriter.serialize), with the imports of the file they stand in.
class TestEvaluator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valuesAreWrittenAsDjangoDoes_data();
    void valuesAreWrittenAsDjangoDoes();
    void namesOfTheFileAreFound_data();
    void namesOfTheFileAreFound();
    void whatCannotBeToldIsNoted_data();
    void whatCannotBeToldIsNoted();
    void lambdaIsRefused();
    void spellingTellsTuplesFromLists_data();
    void spellingTellsTuplesFromLists();
    void constantsInACircleEnd();
};

void TestEvaluator::valuesAreWrittenAsDjangoDoes_data()
{
    QTest::addColumn<QStringList>("definitions");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("imports");
    QFile file(TEST_DATA "/python/serialized.json"_L1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(rows.size() > 100);
    for (const QJsonValue &row : rows)
        QTest::newRow(qPrintable(row["name"_L1].toString()))
            << row["definitions"_L1].toVariant().toStringList() << row["source"_L1].toString()
            << row["text"_L1].toString() << row["imports"_L1].toVariant().toStringList();
}

void TestEvaluator::valuesAreWrittenAsDjangoDoes()
{
    QFETCH(QStringList, definitions);
    QFETCH(QString, source);
    QFETCH(QString, text);
    QFETCH(QStringList, imports);
    const SourceFile file = fileWith(definitions);
    const ModuleNames names(file.module, &file);
    Evaluator evaluator(names, {}, {});
    QSet<QString> found;
    QCOMPARE(written(evaluator.source(source, u"shop.Article.x"_s), found), text);
    QStringList lines(found.cbegin(), found.cend());
    lines.sort();
    QCOMPARE(lines, imports);
    QCOMPARE(evaluator.refusal(), QString());
}

void TestEvaluator::namesOfTheFileAreFound_data()
{
    QTest::addColumn<QString>("definition");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("import");
    const QString own = u"import shop.models"_s;
    QTest::newRow("a function") << u"def make_code():\n    return 1"_s << u"make_code"_s << u"shop.models.make_code"_s
                                << own;
    QTest::newRow("a function with a decorator")
        << u"@cache\ndef make_code():\n    return 1"_s << u"make_code"_s << u"shop.models.make_code"_s << own;
    QTest::newRow("a coroutine") << u"async def go():\n    pass"_s << u"go"_s << u"shop.models.go"_s << own;
    QTest::newRow("a constant") << u"LIMITS = (1, 2)"_s << u"LIMITS"_s << u"(1, 2)"_s << QString();
    QTest::newRow("a constant with a type") << u"LIMIT: int = 60 * 60"_s << u"LIMIT"_s << u"3600"_s << QString();
    QTest::newRow("a class that can be written")
        << u"@deconstructible\nclass Multiple:\n    pass"_s << u"Multiple(3)"_s << u"shop.models.Multiple(3)"_s << own;
    QTest::newRow("a method of a class in it") << u"class Codes:\n    def make(self):\n        pass"_s
                                               << u"Codes.make"_s << u"shop.models.Codes.make"_s << own;
    QTest::newRow("what it imports from its package")
        << u"from .codes import make_code as m"_s << u"m"_s << u"shop.codes.make_code"_s << u"import shop.codes"_s;
    QTest::newRow("what it imports from beside its package")
        << u"from ..core import codes"_s << u"codes.make"_s << u"core.codes.make"_s << u"import core.codes"_s;
    QTest::newRow("of an import over lines with comments")
        << u"from .codes import (  # codes\n    other,\n    make_code,  # ours\n)"_s << u"make_code"_s
        << u"shop.codes.make_code"_s << u"import shop.codes"_s;
    QTest::newRow("what a star brings") << u"from .codes import *"_s << u"make_code"_s << u"shop.codes.make_code"_s
                                        << u"import shop.codes"_s;
    QTest::newRow("a name of its own that is Django's too")
        << u"def now():\n    pass"_s << u"now"_s << u"shop.models.now"_s << own;
    QTest::newRow("usual names whatever the file calls them")
        << u"from datetime import datetime"_s << u"datetime.timedelta(days=1)"_s << u"datetime.timedelta(days=1)"_s
        << u"import datetime"_s;
}

void TestEvaluator::namesOfTheFileAreFound()
{
    QFETCH(QString, definition);
    QFETCH(QString, source);
    QFETCH(QString, text);
    QFETCH(QString, import);
    SourceFile file = fileWith({});
    file.definitions.append({.name = source.section(u'(', 0, 0).section(u'.', 0, 0), .source = definition});
    const ModuleNames names(file.module, &file);
    Evaluator evaluator(names, {}, {});
    QSet<QString> imports;
    QCOMPARE(written(evaluator.source(source, u"shop.Article.x"_s), imports), text);
    QCOMPARE(QStringList(imports.cbegin(), imports.cend()).join(u' '), import);
    QCOMPARE(evaluator.notes(), QStringList());
}

void TestEvaluator::whatCannotBeToldIsNoted_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("note");
    QTest::newRow("a name that nothing defines")
        << u"make_code"_s << u"shop.models.make_code"_s
        << u"shop.Article.x: nothing defines make_code; it is taken for shop.models.make_code."_s;
    QTest::newRow("an attribute of a class")
        << u"shop.rules.Rule.first"_s << u"shop.rules.Rule.first"_s
        << u"shop.Article.x: nothing defines shop.rules.Rule.first; it is taken for shop.rules.Rule.first."_s;
    QTest::newRow("a setting")
        << u"settings.LANGUAGE_CODE"_s << u"settings.LANGUAGE_CODE"_s
        << u"shop.Article.x: what settings.LANGUAGE_CODE gives can't be told; makemigrations writes its value here."_s;
    QTest::newRow("a call")
        << u"int_list_validator(sep=';')"_s << u"django.core.validators.int_list_validator(sep=';')"_s
        << u"shop.Article.x: what int_list_validator() gives can't be told; makemigrations writes its value here."_s;
    QTest::newRow("arithmetic with what isn't known")
        << u"settings.DAYS * 2"_s << u"settings.DAYS * 2"_s
        << u"shop.Article.x: what settings.DAYS * 2 gives can't be told; makemigrations writes its value here."_s;
    QTest::newRow("what is no plain expression")
        << u"[x for x in y]"_s << u"[x for x in y]"_s
        << u"shop.Article.x: what [x for x in y] gives can't be told; it stands here as in models.py."_s;
}

void TestEvaluator::whatCannotBeToldIsNoted()
{
    QFETCH(QString, source);
    QFETCH(QString, text);
    QFETCH(QString, note);
    const ModuleNames names(u"shop.models"_s, nullptr);
    Evaluator evaluator(names, {}, {});
    QSet<QString> imports;
    QCOMPARE(written(evaluator.source(source, u"shop.Article.x"_s), imports), text);
    QVERIFY(!evaluator.notes().isEmpty());
    QCOMPARE(evaluator.notes().last(), note);
}

void TestEvaluator::lambdaIsRefused()
{
    const ModuleNames names(u"shop.models"_s, nullptr);
    Evaluator evaluator(names, {}, {});
    evaluator.source(u"lambda: 1"_s, u"shop.Article.x"_s);
    QCOMPARE(evaluator.refusal(),
             u"shop.Article.x: Django can't write a lambda into a migration; name a function instead."_s);
}

void TestEvaluator::spellingTellsTuplesFromLists_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("spelling");
    QTest::addColumn<QString>("text");
    QTest::newRow("a list") << u"[\"a\"]"_s << QString() << u"['a']"_s;
    QTest::newRow("a tuple") << u"[\"a\"]"_s << u"(\"a\",)"_s << u"('a',)"_s;
    QTest::newRow("a constant that is a tuple") << u"[\"a\"]"_s << u"NAMES"_s << u"('a',)"_s;
    QTest::newRow("what the spelling doesn't tell") << u"[\"a\"]"_s << u"names()"_s << u"['a']"_s;
    QTest::newRow("a tuple in an expression")
        << u"Q(a__in=[1, 2])"_s << u"Q(a__in=(1, 2))"_s << u"models.Q(('a__in', (1, 2)))"_s;
    QTest::newRow("a constant in an expression")
        << u"Q(a__in=[1, 2])"_s << u"Q(a__in=NAMES)"_s << u"models.Q(('a__in', [1, 2]))"_s;
    QTest::newRow("a number by its name") << u"12"_s << u"LIMIT"_s << u"12"_s;
}

void TestEvaluator::spellingTellsTuplesFromLists()
{
    QFETCH(QString, plain);
    QFETCH(QString, spelling);
    QFETCH(QString, text);
    SourceFile file = fileWith({});
    file.definitions.append({.name = u"NAMES"_s, .source = u"NAMES = (\"a\",)"_s});
    const ModuleNames names(file.module, &file);
    Evaluator evaluator(names, {}, {});
    QSet<QString> imports;
    QCOMPARE(written(evaluator.value(valueFromPython(plain).spelled(spelling), u"x"_s), imports), text);
}

void TestEvaluator::constantsInACircleEnd()
{
    SourceFile file = fileWith({});
    file.definitions = {{.name = u"A"_s, .source = u"A = B + [1]"_s}, {.name = u"B"_s, .source = u"B = A + [2]"_s}};
    const ModuleNames names(file.module, &file);
    Evaluator evaluator(names, {}, {});
    evaluator.source(u"A"_s, u"shop.Article.x"_s);
    QVERIFY(!evaluator.notes().isEmpty());
}

QTEST_GUILESS_MAIN(TestEvaluator)
#include "tst_evaluator.moc"
