// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/problems.h"

#include "designer/theme/theme.h"
#include "newsroom.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace relata;
using namespace Qt::StringLiterals;

/// The list of problems follows the schema, leads to what is wrong and mends it.
class TestProblems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(lightTheme()); }
    void init();
    void cleanup() { m_panel.reset(); }

    void saysSoWhereThereAreNone();
    void countsWhileHidden();
    void showsIdObjectAndSentence();
    void aClickSelectsAndADoubleClickReveals();
    void theLinkMendsItInOneUndoStep();
    void theButtonMendsTheCurrentProblem();
    void aFixOfThePastIsNotApplied();
    void keepsTheCurrentProblem();

private:
    void breakIt();
    QPoint cell(int row, int column) const;

    Newsroom m_news;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<ProblemsPanel> m_panel;
    QTreeView *m_list = nullptr;
};

void TestProblems::init()
{
    m_news = Newsroom();
    m_document = std::make_unique<Document>();
    m_document->reset(m_news.project);
    m_selection = std::make_unique<Selection>();
    m_panel = std::make_unique<ProblemsPanel>(*m_document, *m_selection);
    m_list = m_panel->findChild<QTreeView *>(u"problemsList"_s);
    m_panel->resize(900, 260);
}

// on_delete=SET_NULL without null=True.
void TestProblems::breakIt()
{
    m_document->edit(u"Set on_delete"_s, [&](Project &project) {
        project.schema.find(m_news.article)->find(m_news.byAuthor)->relation->onDelete.rule = OnDelete::Rule::SetNull;
    });
    QTRY_COMPARE(m_panel->errors(), 1);
}

QPoint TestProblems::cell(int row, int column) const
{
    return m_list->visualRect(m_list->model()->index(row, column)).center();
}

void TestProblems::saysSoWhereThereAreNone()
{
    m_panel->show();
    const auto *empty = m_panel->findChild<QLabel *>(u"problemsEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    QVERIFY(empty->text().startsWith("No problems"_L1));
}

void TestProblems::countsWhileHidden()
{
    QSignalSpy counted(m_panel.get(), &ProblemsPanel::countChanged);
    breakIt();
    QCOMPARE(counted.size(), 1);
    QCOMPARE(counted.first(), QVariantList({1, 0}));
    m_document->undoStack().undo();
    QTRY_COMPARE(counted.size(), 2);
    QCOMPARE(counted.last(), QVariantList({0, 0}));
}

void TestProblems::showsIdObjectAndSentence()
{
    breakIt();
    const auto text = [&](int column) { return m_list->model()->index(0, column).data().toString(); };
    QCOMPARE(text(0), u"fields.E320"_s);
    QCOMPARE(text(1), u"press.Article.author"_s);
    QVERIFY(text(2).contains("SET_NULL"_L1));
    QVERIFY(!text(3).isEmpty());
    QCOMPARE(m_panel->findChild<QLabel *>(u"problemsSummary"_s)->text(), u"1 error"_s);
}

void TestProblems::aClickSelectsAndADoubleClickReveals()
{
    breakIt();
    m_panel->show();
    QSignalSpy revealed(m_selection.get(), &Selection::revealRequested);
    const Selected field{.model = m_news.article, .field = m_news.byAuthor};
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, cell(0, 2));
    QCOMPARE(m_selection->single(), field);
    QCOMPARE(revealed.size(), 0);
    QTest::mouseDClick(m_list->viewport(), Qt::LeftButton, {}, cell(0, 2));
    QCOMPARE(revealed.size(), 1);
    QCOMPARE(revealed.first().first().value<Selected>(), field);
}

void TestProblems::theLinkMendsItInOneUndoStep()
{
    breakIt();
    m_panel->show();
    const Project broken = m_document->project();
    const int steps = m_document->undoStack().count();
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, cell(0, 3));
    QTRY_COMPARE(m_panel->errors(), 0);
    QCOMPARE(m_document->undoStack().count(), steps + 1);
    QVERIFY(m_document->schema().find(m_news.article)->find(m_news.byAuthor)->options.flag(u"null"));
    m_document->undoStack().undo();
    QVERIFY(m_document->project() == broken);
    QTRY_COMPARE(m_panel->errors(), 1);
}

void TestProblems::theButtonMendsTheCurrentProblem()
{
    breakIt();
    m_panel->show();
    auto *fix = m_panel->findChild<QPushButton *>(u"problemsFix"_s);
    QVERIFY(!fix->isEnabled());
    m_list->setFocus();
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
    QVERIFY(fix->isEnabled());
    QTest::mouseClick(fix, Qt::LeftButton);
    QTRY_COMPARE(m_panel->errors(), 0);
}

void TestProblems::aFixOfThePastIsNotApplied()
{
    breakIt();
    m_panel->show();
    m_document->undoStack().undo();
    const Project before = m_document->project();
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, cell(0, 3));
    QVERIFY(m_document->project() == before);
}

void TestProblems::keepsTheCurrentProblem()
{
    breakIt();
    m_panel->show();
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
    m_document->edit(u"Forget max_length"_s, [&](Project &project) {
        project.schema.find(m_news.author)->fields.first().options.set(u"max_length"_s, -1);
    });
    QTRY_VERIFY(m_panel->errors() > 1);
    QCOMPARE(m_list->currentIndex().siblingAtColumn(0).data().toString(), u"fields.E320"_s);
}

QTEST_MAIN(TestProblems)
#include "tst_problems.moc"
