// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlpanelfixture.h"

#include <QLabel>

using namespace relata;
using namespace Qt::StringLiterals;

/// Pointing at SQL tells and selects what it is for, and why there is no ON DELETE.
class TestSqlPointing : public QObject, private SqlPanelFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(lightTheme()); }
    void init() { open(); }
    void cleanup() { m_panel.reset(); }

    void aClickSelects_data();
    void aClickSelects();
    void aClickLeavesThePartThatIsShown();
    void draggingSelectsTextOnly();
    void enterSelectsWhereTheCursorIs();
    void aDoubleClickAsksTheCanvas();
    void tellsWhatTheMouseRestsOn();
    void marksWhatIsSelected();
    void saysWhyThereIsNoOnDelete_data();
    void saysWhyThereIsNoOnDelete();
    void saysNothingOfOnDeleteWithoutForeignKeys();
};

void TestSqlPointing::aClickSelects_data()
{
    QTest::addColumn<QString>("on");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("field");
    QTest::newRow("the first line of a table is for the model") << u"CREATE TABLE \"press_article\""_s << u"press.Article"_s << QString();
    QTest::newRow("a column is for its field") << u"\"title\" varchar(200)"_s << u"press.Article"_s << u"title"_s;
    QTest::newRow("a foreign key's column is for its field") << u"\"author_id\" bigint"_s << u"press.Article"_s << u"author"_s;
    QTest::newRow("the automatic key is for the model") << u"\"id\" integer NOT NULL PRIMARY KEY AUTOINCREMENT, \"title\""_s << u"press.Article"_s << QString();
    QTest::newRow("an index that a field has is for the field") << u"CREATE INDEX \"press_article_author_id"_s << u"press.Article"_s << u"author"_s;
}

void TestSqlPointing::aClickSelects()
{
    QFETCH(QString, on);
    QFETCH(QString, model);
    QFETCH(QString, field);
    const QString laidOut = QString(on).replace(u", "_s, u",\n    "_s);
    QVERIFY2(text().contains(laidOut), qPrintable(text()));
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, scrollTo(laidOut));
    const Model *expected = m_document->schema().model(model);
    const Field *expectedField = expected->field(field);
    QCOMPARE(m_selection->single(), (Selected{.model = expected->id, .field = expectedField ? expectedField->id : FieldId()}));
}

void TestSqlPointing::aClickLeavesThePartThatIsShown()
{
    m_selection->set({{.model = m_news.author}, {.model = m_news.section}});
    choose(u"sqlScope"_s, 2);
    QTRY_VERIFY(!text().contains("CREATE TABLE \"press_article\""_L1));
    const QString shown = text();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, scrollTo(u"CREATE TABLE \"press_section\""_s));
    QCOMPARE(m_selection->single(), Selected{.model = m_news.section});
    QCoreApplication::processEvents();
    QCOMPARE(text(), shown);
    m_selection->select({.model = m_news.article});
    QTRY_VERIFY(text().contains("CREATE TABLE \"press_article\""_L1));
}

void TestSqlPointing::draggingSelectsTextOnly()
{
    const QPoint from = scrollTo(u"CREATE TABLE \"press_author\""_s);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, from);
    QMouseEvent move(QEvent::MouseMove, QPointF(from + QPoint(80, 0)), m_view->viewport()->mapToGlobal(QPointF(from + QPoint(80, 0))),
                     Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_view->viewport(), &move);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, from + QPoint(80, 0));
    QVERIFY(m_view->hasSelectedText());
    QVERIFY(m_selection->isEmpty());
}

void TestSqlPointing::enterSelectsWhereTheCursorIs()
{
    m_view->setFocus();
    m_view->SendScintilla(QsciScintillaBase::SCI_GOTOPOS, static_cast<unsigned long>(text().indexOf("\"title\""_L1)));
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(m_selection->single(), (Selected{.model = m_news.article, .field = m_news.title}));
    QTest::keyClick(m_view, Qt::Key_Right);
    QTest::keyClick(m_view, Qt::Key_Down);
    QVERIFY(find<QLabel>(u"sqlOrigin"_s)->text().startsWith("press.Article."_L1));
}

void TestSqlPointing::aDoubleClickAsksTheCanvas()
{
    QList<Selected> revealed;
    connect(m_selection.get(), &Selection::revealRequested, this, [&](const Selected &item) { revealed.append(item); });
    const QPoint point = scrollTo(u"CREATE TABLE \"press_section\""_s);
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, point);
    QVERIFY(revealed.isEmpty());
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, point);
    QCOMPARE(m_selection->single(), Selected{.model = m_news.section});
    QCOMPARE(revealed, QList<Selected>{{.model = m_news.section}});
}

void TestSqlPointing::tellsWhatTheMouseRestsOn()
{
    const auto *origin = find<QLabel>(u"sqlOrigin"_s);
    const QString note = origin->text();
    hover(scrollTo(u"\"title\" varchar(200)"_s));
    QCOMPARE(origin->text(), u"press.Article.title – CharField"_s);
    QCOMPARE(linesMarked(9), QList<int>{lineOf(u"\"title\" varchar(200)"_s)});
    hover(scrollTo(u"CREATE TABLE \"press_author\""_s));
    QCOMPARE(origin->text(), u"press.Author"_s);
    const int line = lineOf(u"CREATE TABLE \"press_author\""_s);
    QCOMPARE(linesMarked(9), (QList<int>{line, line + 1, line + 2, line + 3}));
    hover(scrollTo(u"\"author_id\" bigint"_s));
    QCOMPARE(origin->text(), u"press.Article.author – ForeignKey to press.Author"_s);
    QVERIFY(m_view->viewport()->toolTip().contains("on_delete=CASCADE: Django itself deletes the rows that point at it"_L1));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(m_view->viewport(), &leave);
    QCOMPARE(origin->text(), note);
    QVERIFY(linesMarked(9).isEmpty());
}

void TestSqlPointing::marksWhatIsSelected()
{
    scrollTo(u"CREATE TABLE \"press_section\""_s);
    m_selection->select({.model = m_news.section});
    m_view->viewport()->repaint();
    const int line = lineOf(u"CREATE TABLE \"press_section\""_s);
    QCOMPARE(linesMarked(8), (QList<int>{line, line + 1, line + 2, line + 3}));
    m_selection->select({.model = m_news.article, .field = m_news.title});
    scrollTo(u"\"title\" varchar(200)"_s);
    m_view->viewport()->repaint();
    QCOMPARE(linesMarked(8), QList<int>{lineOf(u"\"title\" varchar(200)"_s)});
    m_document->edit(u"Longer"_s, [&](Project &project) {
        project.schema.find(m_news.article)->find(m_news.title)->options.set(u"max_length"_s, 300);
    });
    QTRY_VERIFY(text().contains("varchar(300)"_L1));
    m_view->viewport()->repaint();
    QCOMPARE(linesMarked(8), QList<int>{lineOf(u"\"title\" varchar(300)"_s)});
    m_selection->clear();
    m_view->viewport()->repaint();
    QVERIFY(linesMarked(8).isEmpty());
}

void TestSqlPointing::saysWhyThereIsNoOnDelete_data()
{
    using Rule = OnDelete::Rule;
    QTest::addColumn<QList<OnDelete::Rule>>("rules");
    QTest::addColumn<QString>("note");
    QTest::newRow("one rule") << QList<Rule>{Rule::Protect, Rule::Protect} << u"No ON DELETE for PROTECT, which Django carries out itself."_s;
    QTest::newRow("two rules in the order of the menu") << QList<Rule>{Rule::SetNull, Rule::Cascade}
                                                        << u"No ON DELETE for CASCADE and SET_NULL, which Django carries out itself."_s;
    QTest::newRow("a rule with a value") << QList<Rule>{Rule::Set, Rule::Cascade}
                                         << u"No ON DELETE for CASCADE and SET(), which Django carries out itself."_s;
    QTest::newRow("a rule that the database carries out is not named") << QList<Rule>{Rule::DbCascade, Rule::SetNull}
                                                                       << u"No ON DELETE for SET_NULL, which Django carries out itself."_s;
    QTest::newRow("only rules that the database carries out") << QList<Rule>{Rule::DbCascade, Rule::DbSetNull} << QString();
}

void TestSqlPointing::saysWhyThereIsNoOnDelete()
{
    QFETCH(QList<OnDelete::Rule>, rules);
    QFETCH(QString, note);
    m_document->edit(u"Rules"_s, [&](Project &project) {
        project.schema.settings.djangoVersion = u"6.1"_s;
        qsizetype next = 0;
        for (Field &field : project.schema.find(m_news.article)->fields) {
            if (field.relation)
                field.relation->onDelete.rule = rules[next++];
        }
    });
    QTRY_COMPARE(find<QLabel>(u"sqlOrigin"_s)->text(), note);
}

void TestSqlPointing::saysNothingOfOnDeleteWithoutForeignKeys()
{
    const auto *origin = find<QLabel>(u"sqlOrigin"_s);
    QVERIFY(!origin->text().isEmpty());
    m_document->edit(u"No constraint"_s, [&](Project &project) {
        for (Field &field : project.schema.find(m_news.article)->fields) {
            if (field.relation)
                field.options.set(u"db_constraint"_s, false);
        }
    });
    QTRY_COMPARE(origin->text(), QString());
}

QTEST_MAIN(TestSqlPointing)
#include "tst_sqlpointing.moc"
