// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/modeltext.h"

#include "model/schema/refactor.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

class TestModelText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void modelsAreFound_data();
    void modelsAreFound();
    void choicesBeginWithSelf();
    void basesAreReadAndShown();
    void impossibleBasesAreRefused_data();
    void impossibleBasesAreRefused();
    void namesAreJudged();

private:
    Schema m_schema;
    ModelId m_base;
    ModelId m_child;
    ModelId m_item;
};

void TestModelText::init()
{
    m_schema = emptySchema();
    m_base = addModel(m_schema, appNamed(m_schema, u"blog"_s), u"Base"_s);
    m_child = addModel(m_schema, appNamed(m_schema, u"blog"_s), u"Child"_s);
    m_item = addModel(m_schema, appNamed(m_schema, u"shop"_s), u"Item"_s);
    m_schema.find(m_child)->bases = {{.id = m_base}};
    m_schema.find(m_item)->metaBases = {{.id = m_base}};
}

void TestModelText::modelsAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("self") << u"self"_s << u"self"_s;
    QTest::newRow("its own label is self") << u"blog.Base"_s << u"self"_s;
    QTest::newRow("a label") << u"blog.Child"_s << u"blog.Child"_s;
    QTest::newRow("a name in the same app") << u"Child"_s << u"blog.Child"_s;
    QTest::newRow("the only model of that name") << u"Item"_s << u"shop.Item"_s;
    QTest::newRow("one of Django's") << u"auth.User"_s << u"auth.User"_s;
    QTest::newRow("the setting") << u"settings.AUTH_USER_MODEL"_s << u"settings.AUTH_USER_MODEL"_s;
    QTest::newRow("what is not there is kept") << u"shop.Missing"_s << u"shop.Missing"_s;
}

void TestModelText::modelsAreFound()
{
    QFETCH(QString, text);
    QTEST(textOfModel(m_schema, m_base, modelOfText(m_schema, m_base, text)), "shown");
    QCOMPARE(modelOfText(m_schema, m_base, text).id.isNull(), text == "shop.Missing"_L1);
}

void TestModelText::choicesBeginWithSelf()
{
    const QStringList choices = modelChoices(m_schema);
    QCOMPARE(choices.mid(0, 4), QStringList({u"self"_s, u"blog.Base"_s, u"blog.Child"_s, u"shop.Item"_s}));
    QVERIFY(choices.contains(u"auth.User"_s));
    m_schema.find(m_base)->meta.set(u"abstract"_s, true);
    QVERIFY2(!modelChoices(m_schema).contains(u"blog.Base"_s), "nothing can point at an abstract model");
}

void TestModelText::basesAreReadAndShown()
{
    const Model &child = *m_schema.find(m_child);
    QCOMPARE(textOfBases(m_schema, child), u"blog.Base"_s);
    const auto bases = basesOfText(m_schema, child, u"mixins.Timed, Base"_s);
    QVERIFY(bases);
    QCOMPARE(*bases, (QList<ModelRef>{{.source = u"mixins.Timed"_s}, {.id = m_base}}));
    QVERIFY(basesOfText(m_schema, child, u" "_s)->isEmpty());
}

void TestModelText::impossibleBasesAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("itself") << u"Base"_s;
    QTest::newRow("self") << u"self"_s;
    QTest::newRow("its own child") << u"Child"_s;
    QTest::newRow("no name") << u"not a class"_s;
    QTest::newRow("twice the same") << u"Item, Item"_s;
    QTest::newRow("twice the same under two names") << u"auth.User, settings.AUTH_USER_MODEL"_s;
    QTest::newRow("one whose Meta is made from its own") << u"shop.Item"_s;
}

void TestModelText::impossibleBasesAreRefused()
{
    QFETCH(QString, text);
    QVERIFY(!basesOfText(m_schema, *m_schema.find(m_base), text));
}

void TestModelText::namesAreJudged()
{
    const Model &base = *m_schema.find(m_base);
    QVERIFY(modelNameRefusal(m_schema, base, u"Base"_s).isEmpty());
    QVERIFY(modelNameRefusal(m_schema, base, u"Item"_s).isEmpty());
    QVERIFY(modelNameRefusal(m_schema, base, u"child"_s).contains(u"child"_s));
    QVERIFY(!modelNameRefusal(m_schema, base, u"2nd"_s).isEmpty());
    QVERIFY(!modelNameRefusal(m_schema, base, {}).isEmpty());
    QVERIFY(!appLabelRefusal(u"my-app"_s).isEmpty());
    Model model = base;
    model.fields.append(Field{.id = FieldId::create(), .name = u"title"_s});
    QVERIFY(!fieldNameRefusal(model, FieldId::create(), u"title"_s).isEmpty());
    QVERIFY(fieldNameRefusal(model, model.fields.first().id, u"title"_s).isEmpty());
    QVERIFY(!fieldNameRefusal(model, model.fields.first().id, u"class"_s).isEmpty());
}

QTEST_APPLESS_MAIN(TestModelText)
#include "tst_modeltext.moc"
