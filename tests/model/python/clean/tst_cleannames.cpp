// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/imports.h"
#include "model/python/clean/tokens.h"
#include "model/python/clean/values.h"

#include <QTest>

using namespace relata::clean;
using namespace Qt::StringLiterals;

/// What source refers to, whether it can stand in a file at all, and how imports are put in order.
class TestCleanNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void expressionsAreToldFromWhatWouldBreakTheFile_data();
    void expressionsAreToldFromWhatWouldBreakTheFile();
    void freeNamesAreFound_data();
    void freeNamesAreFound();
    void importStatementsAreRead_data();
    void importStatementsAreRead();
    void importsAreInIsortsOrder();
    void longImportsAreBroken();
    void relativeModulesAreResolved();
    void textsSurviveAnyFile();
};

void TestCleanNames::expressionsAreToldFromWhatWouldBreakTheFile_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("kind");
    for (const QString &good : {u"uuid.uuid4"_s,
                                u"Decimal(\"1.50\")"_s,
                                u"-1"_s,
                                u"not a"_s,
                                u"a not in b"_s,
                                u"a is not None"_s,
                                u"~Q(a=1) & Q(b__in=[1, 2,])"_s,
                                u"lambda: 0"_s,
                                u"lambda x, *a, y=1, **k: x"_s,
                                u"x[1:2, ::3]"_s,
                                u"{**a, 'b': 1}"_s,
                                u"{1, 2}"_s,
                                u"[a for a, b in c if d]"_s,
                                u"f(*a, **b)"_s,
                                u"a if b else c"_s,
                                u"\"a\" 'b' r\"\"\"c\nd\"\"\""_s,
                                u"f\"{x}\""_s,
                                u"..."_s,
                                u"()"_s,
                                u"(1,)"_s,
                                u"[\n# why\n1]"_s,
                                u"a  # why"_s,
                                u"größe"_s,
                                u"None"_s,
                                u"x.y().z[0](1)"_s})
        QTest::newRow(qPrintable(good.simplified() + u" is one"_s)) << good << u"bare"_s;
    for (const QString &loose : {u"1, 2"_s, u"a := 1"_s, u"a for a in b"_s})
        QTest::newRow(qPrintable(loose + u" needs brackets"_s)) << loose << u"loose"_s;
    for (const QString &bad : {u""_s,
                               u"foo("_s,
                               u"foo)"_s,
                               u"[1)"_s,
                               u"\"open"_s,
                               u"'''open"_s,
                               u"1); import os; (2"_s,
                               u"import os"_s,
                               u"a; b"_s,
                               u"a = 1"_s,
                               u"a b"_s,
                               u"1 2"_s,
                               u"a +"_s,
                               u"* a"_s,
                               u"a ? b"_s,
                               u"a $ b"_s,
                               u"a\\b"_s,
                               u"def f(): pass"_s,
                               u"a: b"_s,
                               u"f(,)"_s,
                               u"[,]"_s,
                               u"a.b c"_s,
                               u"class"_s,
                               u"x!"_s,
                               u"a\n\\"_s,
                               u"lambda x"_s,
                               u"07"_s,
                               u"0b2"_s,
                               u"in a"_s,
                               u"await a"_s,
                               u"\"a\" b\"c\""_s,
                               u"\U0001F600"_s,
                               u"a # \0"_s})
        QTest::newRow(qPrintable(u"\"%1\" is none"_s.arg(bad.simplified()))) << bad << u"none"_s;
}

void TestCleanNames::expressionsAreToldFromWhatWouldBreakTheFile()
{
    QFETCH(QString, source);
    QFETCH(QString, kind);
    const std::optional<QList<SourceToken>> tokens = sourceTokens(source);
    bool bare = true;
    const bool good = tokens && isExpression(*tokens, &bare);
    QCOMPARE(!good ? u"none"_s : bare ? u"bare"_s : u"loose"_s, kind);
}

void TestCleanNames::freeNamesAreFound_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("the first part of a dotted name") << u"models.Q(a.b)"_s << QStringList{u"models"_s, u"a"_s};
    QTest::newRow("no keywords of calls") << u"f(a=b, c=1)"_s << QStringList{u"f"_s, u"b"_s};
    QTest::newRow("no parameters of a lambda, but their defaults")
        << u"lambda a, b=c: a + b + d"_s << QStringList{u"c"_s, u"d"_s};
    QTest::newRow("no variables of a comprehension") << u"[x + y for x, y in z if x]"_s << QStringList{u"z"_s};
    QTest::newRow("no attributes of results") << u"f().g"_s << QStringList{u"f"_s};
    QTest::newRow("no words of Python") << u"None if not True else x"_s << QStringList{u"x"_s};
    QTest::newRow("nothing within texts") << u"\"a\" + 'b' + r'c'"_s << QStringList();
    QTest::newRow("each once") << u"a + a.b"_s << QStringList{u"a"_s};
}

void TestCleanNames::freeNamesAreFound()
{
    QFETCH(QString, source);
    QFETCH(QStringList, names);
    const std::optional<QList<SourceToken>> tokens = sourceTokens(source);
    QVERIFY(tokens.has_value());
    QCOMPARE(freeNames(*tokens), names);
}

void TestCleanNames::importStatementsAreRead_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("a module") << u"import a.b, c as d"_s << QStringList{u"a.b//->a"_s, u"c//d->d"_s};
    QTest::newRow("names of a module") << u"from a.b import (c, # why\n d as e,\n)"_s
                                       << QStringList{u"a.b/c/->c"_s, u"a.b/d/e->e"_s};
    QTest::newRow("relative ones") << u"from ..a import b"_s << QStringList{u"..a/b/->b"_s};
    QTest::newRow("from the package itself") << u"from ... import b"_s << QStringList{u".../b/->b"_s};
    QTest::newRow("a star") << u"from a import *"_s << QStringList{u"a/*/->*"_s};
    QTest::newRow("no import") << u"a = 1"_s << QStringList();
    QTest::newRow("half an import") << u"from a"_s << QStringList();
}

void TestCleanNames::importStatementsAreRead()
{
    QFETCH(QString, source);
    QFETCH(QStringList, names);
    QStringList read;
    const QList<ImportedName> imported = importedNames(source);
    for (const ImportedName &name : imported)
        read.append(name.module + u'/' + name.name + u'/' + name.alias + u"->"_s + name.binds());
    QCOMPARE(read, names);
}

void TestCleanNames::importsAreInIsortsOrder()
{
    Imports imports;
    for (const QString &statement :
         {u"from .v10 import c"_s, u"from .v2 import b, a, B, CONST"_s, u"from .. import x"_s,
          u"from shop.base import Base"_s, u"import uuid"_s, u"from django.db import models"_s,
          u"from django.db.models import Q, F"_s, u"from datetime import date"_s, u"import decimal"_s,
          u"from django.utils.translation import gettext_lazy as _"_s,
          u"from django.utils.translation import ngettext"_s, u"import money"_s, u"from Zoo import a"_s,
          u"from __future__ import annotations"_s, u"import uuid"_s}) {
        const QList<ImportedName> names = importedNames(statement);
        for (const ImportedName &name : names)
            imports.add(name);
    }
    const QStringList wanted = {u"from __future__ import annotations"_s,
                                QString(),
                                u"import decimal"_s,
                                u"import uuid"_s,
                                u"from datetime import date"_s,
                                QString(),
                                u"import money"_s,
                                u"from django.db import models"_s,
                                u"from django.db.models import F, Q"_s,
                                u"from django.utils.translation import gettext_lazy as _"_s,
                                u"from django.utils.translation import ngettext"_s,
                                u"from Zoo import a"_s,
                                QString(),
                                u"from shop.base import Base"_s,
                                QString(),
                                u"from .. import x"_s,
                                u"from .v2 import CONST, B, a, b"_s,
                                u"from .v10 import c"_s};
    QCOMPARE(imports.lines({u"shop"_s}), wanted);
}

void TestCleanNames::longImportsAreBroken()
{
    Imports imports;
    for (int i = 0; i < 6; ++i)
        imports.add({.module = u"django.core.validators"_s, .name = u"AValidatorOfLongName%1"_s.arg(i)});
    const QStringList lines = imports.lines({});
    QCOMPARE(lines.first(), u"from django.core.validators import ("_s);
    QCOMPARE(lines.at(1), u"    AValidatorOfLongName0,"_s);
    QCOMPARE(lines.last(), u")"_s);
    QCOMPARE(lines.size(), 8);
}

void TestCleanNames::relativeModulesAreResolved()
{
    QCOMPARE(absoluteModule(u".base"_s, u"shop.models"_s, false), u"shop.base"_s);
    QCOMPARE(absoluteModule(u".base"_s, u"shop.models"_s, true), u"shop.models.base"_s);
    QCOMPARE(absoluteModule(u"..base"_s, u"shop.models.order"_s, false), u"shop.base"_s);
    QCOMPARE(absoluteModule(u"."_s, u"shop.models"_s, false), u"shop"_s);
    QCOMPARE(absoluteModule(u"a.b"_s, u"shop.models"_s, false), u"a.b"_s);
}

void TestCleanNames::textsSurviveAnyFile()
{
    QCOMPARE(textLiteral(u"it's"_s), u"\"it's\""_s);
    QCOMPARE(textLiteral(u"say \"x\""_s), u"'say \"x\"'"_s);
    QCOMPARE(textLiteral(u"a\nb\\"_s), u"\"a\\nb\\\\\""_s);
    QCOMPARE(textLiteral(QString(QChar(0xd800))), u"\"\\ud800\""_s);
    QCOMPARE(textLiteral(u"\U0001F600"_s), u"\"\U0001F600\""_s);
}

QTEST_GUILESS_MAIN(TestCleanNames)
#include "tst_cleannames.moc"
