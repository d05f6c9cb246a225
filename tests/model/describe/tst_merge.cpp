// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/merge.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Several databases' answers become one document.
class TestMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsEachThingOnce_data();
    void keepsEachThingOnce();
};

namespace {

QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson("{\"v\":" + text + '}').object()[u"v"_s];
}

} // namespace

void TestMerge::keepsEachThingOnce_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("second");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *first, const char *second, const char *expected) {
        QTest::newRow(name) << QByteArray(first) << QByteArray(second) << QByteArray(expected);
    };
    row("what is the same stands once", R"({"null":true})", R"({"null":true})", R"({"null":true})");
    row("types stand apart even if they are the same", R"({"type":"text"})", R"({"type":"text"})",
        R"({"type":{"a":"text","b":"text"}})");
    row("what no database has is null", R"({"check":null})", R"({"check":null})", R"({"check":null})");
    row("what one database has is null in the other", R"({"check":"x > 0"})", R"({"check":null})",
        R"({"check":{"a":"x > 0","b":null}})");
    row("lists are merged entry by entry", R"([{"type":"t"},1])", R"([{"type":"u"},1])",
        R"([{"type":{"a":"t","b":"u"}},1])");
    row("lists of different lengths stand apart", "[1]", "[1,2]", R"({"by_dialect":{"a":[1],"b":[1,2]}})");
    row("indexes are never merged", R"({"indexes":[1]})", R"({"indexes":[]})", R"({"indexes":{"a":[1],"b":[]}})");
    row("other values that differ say so", R"({"name":"x"})", R"({"name":"y"})",
        R"({"name":{"by_dialect":{"a":"x","b":"y"}}})");
}

void TestMerge::keepsEachThingOnce()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, second);
    QFETCH(QByteArray, expected);
    QCOMPARE(merged({{u"a"_s, json(first)}, {u"b"_s, json(second)}}), json(expected));
}

QTEST_GUILESS_MAIN(TestMerge)
#include "tst_merge.moc"
