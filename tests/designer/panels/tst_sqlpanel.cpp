// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqlpanel.h"

#include "designer/panels/sqlview.h"
#include "designer/theme/theme.h"
#include "newsroom.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMouseEvent>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// The SQL panel follows every edit; what leaves it is exactly what Django would run.
class TestSqlPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(lightTheme()); }
    void init();
    void cleanup() { m_panel.reset(); }

    void laysOutTheWholeSchema();
    void followsAnEditAndItsUndo();
    void waitsWhileHidden();
    void theDialectIsPartOfTheDocument();
    void showsASelectedPart();
    void showsDjangosOwnTables();
    void copiesTheScriptAsDjangoRunsIt();
    void copiesWhatIsSelectedAsDjangoRunsIt();
    void exportsTheScript();
    void saysWhyAFileCouldNotBeWritten();
    void provesItByRunningIt();
    void saysWhichStatementFailed();
    void saysWhatCannotBeTold();
    void keepsWhatIsAtTheTop();
    void replacesOnlyWhatDiffers();
    void theStartStaysTheStart();
    void coloursWhatIsSeen();
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
    void marksTheStatementThatFailed();
    void asksForADatabaseOnlyWhenToldTo();
    void refusesAnAddressOfAnotherKind();
    void saysWhyADatabaseIsNotReached();
    void neverShowsAPassword();
    void runsInAServer_data();
    void runsInAServer();
    void aNarrowBarFits();
    void saysWhatToDoWhereThereIsNothing();

private:
    QString text() const { return m_view->text(); }
    SqlScript expected() const { return createSchema(m_document->registry(), *dialectNamed(m_document->project().dialect)); }
    static QString joined(const SqlScript &script);
    template<typename T>
    T *find(const QString &name) const { return m_panel->findChild<T *>(name); }
    void choose(const QString &combo, int index);
    int lineOf(const QString &words) const { return int(text().left(text().indexOf(words)).count(u'\n')); }
    QPoint scrollTo(const QString &words) const;
    void hover(QPoint point) const;
    QList<int> linesMarked(int marker) const;

    Newsroom m_news;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SqlPanel> m_panel;
    SqlView *m_view = nullptr;
};

void TestSqlPanel::init()
{
    m_news = Newsroom();
    m_document = std::make_unique<Document>();
    m_document->reset(m_news.project);
    m_selection = std::make_unique<Selection>();
    m_panel = std::make_unique<SqlPanel>(*m_document, *m_selection);
    m_view = find<SqlView>(u"sqlView"_s);
    m_panel->resize(900, 260);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

QString TestSqlPanel::joined(const SqlScript &script)
{
    QString text;
    for (const Statement &statement : script.statements)
        text += statement.text + u";\n"_s;
    return text;
}

// As a person does: only that counts as a choice.
void TestSqlPanel::choose(const QString &combo, int index)
{
    auto *box = find<QComboBox>(combo);
    box->setCurrentIndex(index);
    Q_EMIT box->activated(index);
}

// In the view, after scrolling there if need be.
QPoint TestSqlPanel::scrollTo(const QString &words) const
{
    const long position = m_view->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, static_cast<unsigned long>(lineOf(words)));
    m_view->setFirstVisibleLine(lineOf(words));
    const long x = m_view->SendScintilla(QsciScintillaBase::SCI_POINTXFROMPOSITION, 0UL, position);
    const long y = m_view->SendScintilla(QsciScintillaBase::SCI_POINTYFROMPOSITION, 0UL, position);
    return {int(x) + 40, int(y) + 4};
}

void TestSqlPanel::hover(QPoint point) const
{
    QMouseEvent move(QEvent::MouseMove, QPointF(point), m_view->viewport()->mapToGlobal(QPointF(point)), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(m_view->viewport(), &move);
}

QList<int> TestSqlPanel::linesMarked(int marker) const
{
    QList<int> lines;
    for (int line = 0; line < m_view->lines(); ++line) {
        if (m_view->SendScintilla(QsciScintillaBase::SCI_MARKERGET, static_cast<unsigned long>(line)) & (1 << marker))
            lines.append(line);
    }
    return lines;
}

void TestSqlPanel::laysOutTheWholeSchema()
{
    QVERIFY(text().contains("CREATE TABLE \"press_author\" (\n    \"id\" "_L1));
    QVERIFY(text().contains("\n    \"name\" varchar(50) NOT NULL\n);\n"_L1));
    QVERIFY(!text().contains("auth_user"_L1));
    QVERIFY(m_view->isReadOnly());
}

void TestSqlPanel::followsAnEditAndItsUndo()
{
    const QString before = text();
    m_document->edit(u"Rename"_s, [&](Project &project) { project.schema.find(m_news.author)->name = u"Writer"_s; });
    m_document->edit(u"Longer"_s, [&](Project &project) {
        project.schema.find(m_news.article)->find(m_news.title)->options.set(u"max_length"_s, 300);
    });
    QTRY_VERIFY(text().contains("press_writer"_L1));
    QVERIFY(text().contains("varchar(300)"_L1));
    QVERIFY(!text().contains("press_author"_L1));
    m_document->undoStack().undo();
    m_document->undoStack().undo();
    QTRY_COMPARE(text(), before);
}

void TestSqlPanel::waitsWhileHidden()
{
    const QString before = text();
    m_panel->hide();
    m_document->edit(u"Rename"_s, [&](Project &project) { project.schema.find(m_news.author)->name = u"Writer"_s; });
    QCoreApplication::processEvents();
    QCOMPARE(text(), before);
    m_panel->show();
    QVERIFY(text().contains("press_writer"_L1));
}

void TestSqlPanel::theDialectIsPartOfTheDocument()
{
    auto *box = find<QComboBox>(u"sqlDialect"_s);
    QCOMPARE(box->count(), 4);
    QCOMPARE(box->currentText(), u"SQLite"_s);
    choose(u"sqlDialect"_s, box->findText(u"PostgreSQL"_s));
    QCOMPARE(m_document->project().dialect, u"postgresql"_s);
    QTRY_VERIFY(text().contains("GENERATED BY DEFAULT AS IDENTITY"_L1));
    QCOMPARE(m_panel->script(), joined(expected()));
    m_document->undoStack().undo();
    QTRY_COMPARE(box->currentText(), u"SQLite"_s);
    QVERIFY(!text().contains("IDENTITY"_L1));
}

void TestSqlPanel::showsASelectedPart()
{
    m_document->edit(u"Another app"_s, [](Project &project) {
        addModel(project.schema, appNamed(project.schema, u"shop"_s), u"Order"_s);
    });
    choose(u"sqlScope"_s, 2);
    QTRY_VERIFY(find<QLabel>(u"sqlEmpty"_s)->isVisible());
    m_selection->select({.model = m_news.author});
    QTRY_VERIFY(text().contains("press_author"_L1));
    QVERIFY(!text().contains("CREATE TABLE \"press_article\""_L1));
    m_selection->select({.model = m_news.article, .field = m_news.title});
    QTRY_VERIFY(text().contains("CREATE TABLE \"press_article\""_L1));
    QVERIFY(!text().contains("CREATE TABLE \"press_author\""_L1));
    choose(u"sqlScope"_s, 1);
    QTRY_VERIFY(text().contains("CREATE TABLE \"press_author\""_L1));
    QVERIFY(!text().contains("shop_order"_L1));
    choose(u"sqlScope"_s, 0);
    QTRY_VERIFY(text().contains("shop_order"_L1));
}

void TestSqlPanel::showsDjangosOwnTables()
{
    find<QCheckBox>(u"sqlContrib"_s)->click();
    QTRY_VERIFY(text().contains("CREATE TABLE \"auth_user\""_L1));
    find<QCheckBox>(u"sqlContrib"_s)->click();
    QTRY_VERIFY(!text().contains("CREATE TABLE \"auth_user\""_L1));
}

void TestSqlPanel::copiesTheScriptAsDjangoRunsIt()
{
    find<QPushButton>(u"sqlCopy"_s)->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied, joined(expected()));
    QVERIFY(!copied.contains("(\n"_L1));
}

void TestSqlPanel::copiesWhatIsSelectedAsDjangoRunsIt()
{
    m_view->selectAll();
    QTest::keyClick(m_view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), joined(expected()));

    // From the middle of one column to the end of the next.
    m_view->setSelection(1, 4, 2, m_view->lineLength(2) - 1);
    const QString whole = m_view->selectedText();
    QVERIFY(whole.contains(u'\n'));
    m_view->copy();
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(joined(expected()).contains(copied));
    QVERIFY(!copied.contains(u'\n'));
    QCOMPARE(copied.simplified(), whole.simplified());
}

void TestSqlPanel::exportsTheScript()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"out.sql"_s);
    QString suggested;
    m_panel->setFileDialogs({.save = [&](QWidget *, const QString &, const QString &start, const QString &) {
        suggested = start;
        return path;
    }});
    find<QPushButton>(u"sqlExport"_s)->click();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), joined(expected()));
    QCOMPARE(suggested, u"schema.sql"_s);
}

void TestSqlPanel::saysWhyAFileCouldNotBeWritten()
{
    m_panel->setFileDialogs({.save = [](QWidget *, const QString &, const QString &, const QString &) { return u"/nowhere/at/all.sql"_s; }});
    find<QPushButton>(u"sqlExport"_s)->click();
    const auto *messages = find<QLabel>(u"sqlMessages"_s);
    QVERIFY(messages->isVisible());
    QVERIFY(messages->text().contains("/nowhere/at/all.sql"_L1));
}

void TestSqlPanel::provesItByRunningIt()
{
    const auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"✓ ran: 3 tables"_s);
    choose(u"sqlDialect"_s, 1);
    QTRY_COMPARE(status->text(), u"Run in PostgreSQL…"_s);
}

void TestSqlPanel::saysWhichStatementFailed()
{
    m_document->edit(u"Same table twice"_s, [&](Project &project) {
        project.schema.find(m_news.section)->meta.set(u"db_table"_s, u"press_author"_s);
    });
    const auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_VERIFY(status->text().startsWith(u"✗ statement"_s));
    QVERIFY(find<QLabel>(u"sqlMessages"_s)->text().contains("press_author"_L1));
    m_document->undoStack().undo();
    QTRY_COMPARE(status->text(), u"✓ ran: 3 tables"_s);
    QVERIFY(!find<QLabel>(u"sqlMessages"_s)->isVisible());
}

void TestSqlPanel::saysWhatCannotBeTold()
{
    m_document->edit(u"Opaque"_s, [&](Project &project) {
        Field &field = *project.schema.find(m_news.article)->find(m_news.title);
        field.type = FieldType::Opaque;
        field.customClass = u"money.MoneyField"_s;
    });
    const auto *messages = find<QLabel>(u"sqlMessages"_s);
    QTRY_VERIFY(messages->isVisible());
    QVERIFY2(messages->text().contains("MoneyField"_L1), qPrintable(messages->text()));
}

void TestSqlPanel::keepsWhatIsAtTheTop()
{
    m_document->reset(manyModels(120));
    QTRY_VERIFY(text().contains("big_thing0119"_L1));
    const auto topLine = [&] { return m_view->text(m_view->firstVisibleLine()); };
    const int line = int(text().left(text().indexOf("CREATE TABLE \"big_thing0060\""_L1)).count(u'\n')) + 3;
    m_view->setFirstVisibleLine(line);
    const QString before = topLine();
    const ModelId first = m_document->schema().model(u"big.Thing0003")->id;
    const ModelId last = m_document->schema().model(u"big.Thing0100")->id;
    m_document->edit(u"More fields"_s, [&](Project &project) {
        for (const ModelId id : {first, last}) {
            project.schema.find(id)->fields.append(textField(u"extra"_s, 20));
            project.schema.find(id)->fields.append(textField(u"more"_s, 20));
        }
    });
    QTRY_COMPARE(text().count("\"extra\" varchar(20)"_L1), 2);
    QCOMPARE(topLine(), before);
    QCOMPARE(m_view->firstVisibleLine(), line + 2);
    m_document->edit(u"A model first"_s, [&](Project &project) { removeModel(project.schema, first); });
    QTRY_VERIFY(!text().contains("CREATE TABLE \"big_thing0003\""_L1));
    QCOMPARE(topLine(), before);
}

void TestSqlPanel::replacesOnlyWhatDiffers()
{
    m_document->reset(manyModels(60));
    QTRY_VERIFY(text().contains("big_thing0059"_L1));
    // A mark lives as long as the text of its line.
    m_view->SendScintilla(QsciScintillaBase::SCI_MARKERDEFINE, 1UL, long(QsciScintillaBase::SC_MARK_EMPTY));
    for (int line = 0; line < m_view->lines(); ++line)
        m_view->SendScintilla(QsciScintillaBase::SCI_MARKERADD, static_cast<unsigned long>(line), 1L);
    m_document->edit(u"A field"_s, [&](Project &project) {
        project.schema.find(m_document->schema().model(u"big.Thing0030")->id)->fields.append(textField(u"extra"_s, 20));
    });
    QTRY_VERIFY(text().contains("\"extra\""_L1));
    int replaced = 0;
    for (int line = 0; line < m_view->lines(); ++line)
        replaced += m_view->SendScintilla(QsciScintillaBase::SCI_MARKERGET, static_cast<unsigned long>(line)) == 0;
    QVERIFY2(replaced > 0 && replaced <= 20, qPrintable(QString::number(replaced)));
    QString laidOut;
    for (const Statement &statement : expected().statements)
        laidOut += statement.text.simplified().remove(u' ') + u';';
    QCOMPARE(text().simplified().remove(u' '), laidOut);
}

void TestSqlPanel::theStartStaysTheStart()
{
    m_document->reset(manyModels(60));
    QTRY_VERIFY(text().contains("big_thing0059"_L1));
    QCOMPARE(m_view->firstVisibleLine(), 0);
    m_document->edit(u"A model first"_s, [&](Project &project) {
        removeModel(project.schema, m_document->schema().model(u"big.Thing0000")->id);
    });
    QTRY_VERIFY(!text().contains("CREATE TABLE \"big_thing0000\""_L1));
    QCOMPARE(m_view->firstVisibleLine(), 0);
}

void TestSqlPanel::coloursWhatIsSeen()
{
    m_document->reset(manyModels(120));
    QTRY_VERIFY(text().contains("big_thing0119"_L1));
    const auto styleOf = [&](int line) {
        const long start = m_view->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, static_cast<unsigned long>(line));
        return int(m_view->SendScintilla(QsciScintillaBase::SCI_GETSTYLEAT, static_cast<unsigned long>(start)));
    };
    const auto lineWith = [&](const QString &words) { return int(text().left(text().indexOf(words)).count(u'\n')); };
    for (const int model : {0, 60, 110}) {
        const int line = lineWith(u"CREATE TABLE \"big_thing%1\""_s.arg(model, 4, 10, QChar(u'0')));
        m_view->setFirstVisibleLine(line);
        m_view->viewport()->repaint();
        QCOMPARE(styleOf(line), int(QsciLexerSQL::Keyword));
        // A change above leaves the colours below alone, and one in view is coloured.
        for (const int changed : {1, model + 1}) {
            m_document->edit(u"More"_s, [&](Project &project) {
                const ModelId id = project.schema.model(u"big.Thing%1"_s.arg(changed, 4, 10, QChar(u'0')))->id;
                project.schema.find(id)->fields.append(textField(u"extra%1_%2"_s.arg(model).arg(changed), 20));
            });
            QTRY_VERIFY(text().contains(u"extra%1_%2"_s.arg(model).arg(changed)));
            m_view->viewport()->repaint();
            QCOMPARE(styleOf(m_view->firstVisibleLine()), int(QsciLexerSQL::Keyword));
        }
    }
}

void TestSqlPanel::aClickSelects_data()
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

void TestSqlPanel::aClickSelects()
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

void TestSqlPanel::aClickLeavesThePartThatIsShown()
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

void TestSqlPanel::draggingSelectsTextOnly()
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

void TestSqlPanel::enterSelectsWhereTheCursorIs()
{
    m_view->setFocus();
    m_view->SendScintilla(QsciScintillaBase::SCI_GOTOPOS, static_cast<unsigned long>(text().indexOf("\"title\""_L1)));
    QTest::keyClick(m_view, Qt::Key_Return);
    QCOMPARE(m_selection->single(), (Selected{.model = m_news.article, .field = m_news.title}));
    QTest::keyClick(m_view, Qt::Key_Right);
    QTest::keyClick(m_view, Qt::Key_Down);
    QVERIFY(find<QLabel>(u"sqlOrigin"_s)->text().startsWith("press.Article."_L1));
}

void TestSqlPanel::aDoubleClickAsksTheCanvas()
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

void TestSqlPanel::tellsWhatTheMouseRestsOn()
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

void TestSqlPanel::marksWhatIsSelected()
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

void TestSqlPanel::saysWhyThereIsNoOnDelete_data()
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

void TestSqlPanel::saysWhyThereIsNoOnDelete()
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

void TestSqlPanel::saysNothingOfOnDeleteWithoutForeignKeys()
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

void TestSqlPanel::marksTheStatementThatFailed()
{
    m_document->reset(manyModels(120));
    m_document->edit(u"Same table twice"_s, [&](Project &project) {
        project.schema.find(m_document->schema().model(u"big.Thing0100")->id)->meta.set(u"db_table"_s, u"big_thing0020"_s);
    });
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_VERIFY(status->text().startsWith(u"✗ statement"_s));
    QCOMPARE(m_view->firstVisibleLine(), 0);
    QVERIFY(linesMarked(10).isEmpty());
    QTest::mouseClick(status, Qt::LeftButton);
    m_view->viewport()->repaint();
    const QList<int> marked = linesMarked(10);
    QVERIFY(!marked.isEmpty());
    QVERIFY(m_view->text(marked.first()).contains("big_thing0020"_L1));
    QVERIFY(m_view->firstVisibleLine() > 0 && m_view->firstVisibleLine() <= marked.first());
}

void TestSqlPanel::asksForADatabaseOnlyWhenToldTo()
{
    int asked = 0;
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &) {
        ++asked;
        return QString();
    }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(u"MariaDB"_s));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in MariaDB…"_s);
    QCOMPARE(asked, 0);
    QTest::mouseClick(status, Qt::LeftButton);
    QCOMPARE(asked, 1);
    QCOMPARE(status->text(), u"Run in MariaDB…"_s);
}

void TestSqlPanel::refusesAnAddressOfAnotherKind()
{
    QString wrong;
    QString right;
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &question) {
        wrong = question.check(u"mysql://me:secret@localhost/shop"_s);
        right = question.check(question.example);
        return QString();
    }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(u"PostgreSQL"_s));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in PostgreSQL…"_s);
    QTest::mouseClick(status, Qt::LeftButton);
    QVERIFY2(wrong.contains("PostgreSQL"_L1) && !wrong.contains("secret"_L1), qPrintable(wrong));
    QCOMPARE(right, QString());
}

void TestSqlPanel::saysWhyADatabaseIsNotReached()
{
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &) { return u"postgresql://me:secret@127.0.0.1:1/none"_s; }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(u"PostgreSQL"_s));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in PostgreSQL…"_s);
    QTest::mouseClick(status, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(status->text(), u"✗ not connected"_s, 20'000);
    const auto *messages = find<QLabel>(u"sqlMessages"_s);
    QVERIFY(messages->isVisible());
    QVERIFY2(!messages->text().contains("secret"_L1) && !status->toolTip().contains("secret"_L1), qPrintable(messages->text()));
}

void TestSqlPanel::neverShowsAPassword()
{
    QStringList starts;
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &question) {
        starts.append(question.start);
        return u"postgresql://me:secret@127.0.0.1:1/none"_s;
    }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(u"PostgreSQL"_s));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in PostgreSQL…"_s);
    QTest::mouseClick(status, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(status->text(), u"✗ not connected"_s, 20'000);
    QTest::mouseClick(status, Qt::LeftButton);
    QCOMPARE(starts, (QStringList{QString(), u"postgresql://me@127.0.0.1:1/none"_s}));
}

void TestSqlPanel::runsInAServer_data()
{
    QTest::addColumn<QByteArray>("variable");
    QTest::addColumn<QString>("title");
    QTest::newRow("PostgreSQL") << QByteArray("RELATA_POSTGRESQL_URL") << u"PostgreSQL"_s;
    QTest::newRow("MariaDB") << QByteArray("RELATA_MARIADB_URL") << u"MariaDB"_s;
}

void TestSqlPanel::runsInAServer()
{
    QFETCH(QByteArray, variable);
    QFETCH(QString, title);
    const QString url = qEnvironmentVariable(variable.constData());
    if (url.isEmpty())
        QSKIP(qPrintable(u"%1 names no server."_s.arg(QString::fromLatin1(variable))));
    m_panel->setQuestions({.text = [&](QWidget *, const TextQuestion &question) { return question.check(url).isEmpty() ? url : QString(); }});
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(title));
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    QTRY_COMPARE(status->text(), u"Run in %1…"_s.arg(title));
    m_panel->resize(1100, 260);
    QTest::mouseClick(status, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(status->text().startsWith(u"✓ ran: 3 tables (%1 "_s.arg(title)), 30'000);
    m_document->edit(u"Same table twice"_s, [&](Project &project) {
        project.schema.find(m_news.section)->meta.set(u"db_table"_s, u"press_author"_s);
    });
    QTRY_VERIFY_WITH_TIMEOUT(status->text().startsWith(u"✗ statement"_s), 30'000);
    QVERIFY(find<QLabel>(u"sqlMessages"_s)->text().contains("press_author"_L1));
    m_document->undoStack().undo();
    QTRY_VERIFY_WITH_TIMEOUT(status->text().startsWith(u"✓ ran: 3 tables"_s), 30'000);
    // Another project is not run there unasked.
    m_document->reset(manyModels(3));
    choose(u"sqlDialect"_s, find<QComboBox>(u"sqlDialect"_s)->findText(title));
    QTRY_COMPARE(status->text(), u"Run in %1…"_s.arg(title));
}

void TestSqlPanel::aNarrowBarFits()
{
    auto *status = find<QPushButton>(u"sqlStatus"_s);
    m_panel->resize(700, 260);
    QCOMPARE(m_panel->width(), 700);
    QTRY_COMPARE(status->text(), u"✓ ran: 3 tables"_s);
    QVERIFY(find<QPushButton>(u"sqlCopy"_s)->text().isEmpty());
    m_panel->resize(610, 260);
    QCOMPARE(m_panel->width(), 610);
    QVERIFY2(status->text().endsWith(u'…') && status->toolTip().contains("ran: 3 tables"_L1), qPrintable(status->toolTip()));
    m_panel->resize(1000, 260);
    QCOMPARE(find<QPushButton>(u"sqlCopy"_s)->text(), u"Copy"_s);
    QCOMPARE(status->text(), u"✓ ran: 3 tables"_s);
}

void TestSqlPanel::saysWhatToDoWhereThereIsNothing()
{
    m_document->reset(Project());
    const auto *empty = find<QLabel>(u"sqlEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->text().contains("Draw a model"_L1));
    QVERIFY(!find<QPushButton>(u"sqlCopy"_s)->isEnabled());
}

QTEST_MAIN(TestSqlPanel)
#include "tst_sqlpanel.moc"
