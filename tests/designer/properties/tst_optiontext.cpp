// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/optiontext.h"

#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

using Maybe = std::optional<Value>;

class TestOptionText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void read_data();
    void read();
    void refused_data();
    void refused();
    void shownAndReadBack_data();
    void shownAndReadBack();
    void defaultsSayNothing();
    void sourceIsTold_data();
    void sourceIsTold();
    void choicesArePairs();
};

void TestOptionText::read_data()
{
    QTest::addColumn<ValueType>("type");
    QTest::addColumn<QString>("text");
    QTest::addColumn<Maybe>("before");
    QTest::addColumn<Maybe>("value");
    const Maybe none;
    using enum ValueType;
    QTest::newRow("an empty line sets nothing") << Any << u"  "_s << Maybe(Value(1)) << none;
    QTest::newRow("a whole number") << Integer << u" 200 "_s << none << Maybe(Value(200));
    QTest::newRow("a constant for a number")
        << Integer << u"sizes.NAME"_s << none << Maybe(Value(relata::Code{u"sizes.NAME"_s}));
    QTest::newRow("None for a number") << Integer << u"None"_s << none << Maybe(Value());
    QTest::newRow("words") << Text << u"It's (a) title"_s << none << Maybe(Value(u"It's (a) title"_s));
    QTest::newRow("words that look like a number") << Text << u"12"_s << none << Maybe(Value(u"12"_s));
    QTest::newRow("words marked for translation")
        << Text << u"_(\"Title\")"_s << none << Maybe(Value(relata::Code{u"_(\"Title\")"_s}));
    QTest::newRow("a lazy translation") << Text << u"gettext_lazy('x')"_s << none
                                        << Maybe(Value(relata::Code{u"gettext_lazy('x')"_s}));
    const Value translated = Value(u"Title"_s).spelled(u"_(\"Title\")"_s);
    QTest::newRow("other words in the place of translated ones")
        << Text << u"The \"head\""_s << Maybe(translated)
        << Maybe(Value(u"The \"head\""_s).spelled(u"_('The \"head\"')"_s));
    QTest::newRow("the same words as before") << Text << u"Title"_s << Maybe(translated) << Maybe(translated);
    const Value constant = Value(100).spelled(u"MAX_LENGTH"_s);
    QTest::newRow("the constant that stands there") << Integer << u"MAX_LENGTH"_s << Maybe(constant) << Maybe(constant);
    QTest::newRow("a number in the place of a constant") << Integer << u"50"_s << Maybe(constant) << Maybe(Value(50));
    QTest::newRow("other source in the place of source")
        << Text << u"LABEL"_s << Maybe(Value(relata::Code{u"NAME"_s})) << Maybe(Value(relata::Code{u"LABEL"_s}));
    QTest::newRow("words in the place of source")
        << Text << u"My title"_s << Maybe(Value(relata::Code{u"NAME"_s})) << Maybe(Value(u"My title"_s));
    QTest::newRow("text over two lines, as it is shown")
        << Text << u"\"a\\nb\""_s << Maybe(Value(u"a\nb"_s)) << Maybe(Value(u"a\nb"_s));
    QTest::newRow("a name in the database")
        << Identifier << u"\"odd\" name"_s << none << Maybe(Value(u"\"odd\" name"_s));
    QTest::newRow("one field") << FieldNames << u"-created"_s << none << Maybe(Value::strings({u"-created"_s}));
    QTest::newRow("two fields") << FieldNames << u"-created, title"_s << none
                                << Maybe(Value::strings({u"-created"_s, u"title"_s}));
    QTest::newRow("by chance") << FieldNames << u"?"_s << none << Maybe(Value::strings({u"?"_s}));
    QTest::newRow("one field where text was")
        << FieldNames << u"created"_s << Maybe(Value(u"x"_s)) << Maybe(Value(u"created"_s));
    QTest::newRow("a list with an expression")
        << FieldNames << u"[F(\"x\").desc()]"_s << none << Maybe(Value(relata::Code{u"[F(\"x\").desc()]"_s}));
    QTest::newRow("a literal") << Any << u"'draft'"_s << none << Maybe(Value(u"draft"_s));
    QTest::newRow("an explicit None") << Any << u"None"_s << none << Maybe(Value());
    QTest::newRow("a callable") << Any << u"uuid.uuid4"_s << none << Maybe(Value(relata::Code{u"uuid.uuid4"_s}));
    QTest::newRow("source") << ValueType::Code << u"[validate_slug]"_s << none
                            << Maybe(Value(relata::Code{u"[validate_slug]"_s}));
}

void TestOptionText::read()
{
    QFETCH(ValueType, type);
    QFETCH(QString, text);
    QFETCH(Maybe, before);
    QFETCH(Maybe, value);
    const auto found = optionOfText(type, text, before);
    QVERIFY(found);
    QCOMPARE(*found, value);
}

void TestOptionText::refused_data()
{
    QTest::addColumn<ValueType>("type");
    QTest::addColumn<QString>("text");
    QTest::newRow("half a number") << ValueType::Integer << u"12a"_s;
    QTest::newRow("a number with a point") << ValueType::Integer << u"1.5"_s;
    QTest::newRow("a number beyond 64 bits") << ValueType::Integer << u"99999999999999999999"_s;
    QTest::newRow("words for names of fields") << ValueType::FieldNames << u"created at"_s;
    QTest::newRow("signs for names of fields") << ValueType::FieldNames << u"title, --x"_s;
}

void TestOptionText::refused()
{
    QFETCH(ValueType, type);
    QFETCH(QString, text);
    const auto found = optionOfText(type, text, std::nullopt);
    QVERIFY(!found);
    QVERIFY(found.error().endsWith(u'.'));
}

void TestOptionText::shownAndReadBack_data()
{
    QTest::addColumn<ValueType>("type");
    QTest::addColumn<Value>("value");
    using enum ValueType;
    QTest::newRow("a number") << Integer << Value(5);
    QTest::newRow("words") << Text << Value(u"a \"b\" 'c'"_s);
    QTest::newRow("lines") << Text << Value(u"a\nb"_s);
    QTest::newRow("translated words") << Text << Value(relata::Code{u"_('x')"_s});
    QTest::newRow("a name") << Identifier << Value(u"x y"_s);
    QTest::newRow("names") << FieldNames << Value::strings({u"-a"_s, u"b"_s});
    QTest::newRow("a name as text") << FieldNames << Value(u"a"_s);
    QTest::newRow("names as source") << FieldNames << Value(relata::Code{u"[F('a')]"_s});
    QTest::newRow("lists") << Any << Value(ValueList{ValueList{u"a"_s, 1}, Value()});
    QTest::newRow("source over lines") << ValueType::Code << Value(relata::Code{u"[\n    f,\n]"_s});
}

void TestOptionText::shownAndReadBack()
{
    QFETCH(ValueType, type);
    QFETCH(Value, value);
    const auto found = optionOfText(type, textOfOption(type, value), value);
    QVERIFY(found);
    QCOMPARE(*found, Maybe(value));
}

void TestOptionText::defaultsSayNothing()
{
    const OptionRow *null = fieldOption(u"null");
    QVERIFY(saysNothing(*null, Value(false), Value(false)));
    QVERIFY(!saysNothing(*null, Value(true), Value(false)));
    QVERIFY2(!saysNothing(*fieldOption(u"default"), Value(), Value()), "default=None is not the same as no default");
    QVERIFY2(!saysNothing(*fieldOption(u"symmetrical"), Value(false), Value()),
             "False differs from what Django decides");
}

void TestOptionText::sourceIsTold_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("source");
    QTest::newRow("a name") << u"timezone.now"_s << true;
    QTest::newRow("a call") << u"Decimal('1')"_s << true;
    QTest::newRow("a string") << u"'x'"_s << true;
    QTest::newRow("a prefixed string") << u"rb'x'"_s << true;
    QTest::newRow("a number") << u"-1.5"_s << true;
    QTest::newRow("a dict") << u"{}"_s << true;
    QTest::newRow("a lambda") << u"lambda: 1"_s << true;
    QTest::newRow("a folder") << u"avatars/%Y/"_s << false;
    QTest::newRow("words") << u"not known"_s << false;
}

void TestOptionText::sourceIsTold()
{
    QFETCH(QString, text);
    QTEST(looksLikeSource(text), "source");
}

void TestOptionText::choicesArePairs()
{
    const Value plain(ValueList{ValueList{1, u"One"_s}, ValueList{u"b"_s, relata::Code{u"_('B')"_s}}});
    const auto pairs = pairsOfChoices(plain);
    QVERIFY(pairs);
    QCOMPARE(pairs->size(), 2);
    QCOMPARE(choicesOfPairs(*pairs), plain);
    QVERIFY2(!pairsOfChoices(ValueList{ValueList{u"Group"_s, ValueList{ValueList{1, u"One"_s}}}}),
             "groups are no pairs");
    QVERIFY(!pairsOfChoices(relata::Code{u"Status.choices"_s}));
    QVERIFY(!pairsOfChoices(ValueList{1, 2}));
}

QTEST_APPLESS_MAIN(TestOptionText)
#include "tst_optiontext.moc"
