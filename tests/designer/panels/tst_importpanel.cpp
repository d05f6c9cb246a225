// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/importpanel.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace relata;

/// The report of an import, as a person reads and clicks it.
class TestImportPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void saysInOneSentenceWhatWasRead_data();
    void saysInOneSentenceWhatWasRead();
    void whatNeedsAttentionComesFirst();
    void aClickSelectsTheModel();
    void onlyTheChosenKindIsShown();
    void anImportAgainSaysWhatIsDifferent();

private:
    QStringList column(int column) const;

    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<ImportPanel> m_panel;
    QTreeView *m_list = nullptr;
};

namespace {

const ModelId article = ModelId::create();
const ModelId price = ModelId::create();

ImportReport shopReport()
{
    return {.models = {{.label = u"shop.Article"_s, .model = article, .file = u"shop/models.py"_s, .line = 4},
                       {.label = u"shop.Price"_s,
                        .model = price,
                        .file = u"shop/models.py"_s,
                        .line = 20,
                        .complete = false,
                        .reasons = {u"amount: MoneyField is not Django's."_s}}},
            .unread = {{.file = u"shop/broken.py"_s, .reason = u"line 3: invalid syntax"_s}},
            .notes = {u"DEFAULT_AUTO_FIELD was assumed."_s}};
}

} // namespace

void TestImportPanel::init()
{
    m_selection = std::make_unique<Selection>();
    m_panel = std::make_unique<ImportPanel>(*m_selection);
    m_panel->resize(900, 300);
    m_panel->show();
    m_panel->setReport(shopReport());
    m_list = m_panel->findChild<QTreeView *>(u"importList"_s);
}

void TestImportPanel::cleanup()
{
    m_panel.reset();
}

QStringList TestImportPanel::column(int column) const
{
    QStringList texts;
    for (int row = 0; row < m_list->model()->rowCount(); ++row)
        texts.append(m_list->model()->index(row, column).data().toString());
    return texts;
}

void TestImportPanel::saysInOneSentenceWhatWasRead_data()
{
    QTest::addColumn<int>("complete");
    QTest::addColumn<int>("partly");
    QTest::addColumn<int>("unread");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("nothing") << 0 << 0 << 0 << u"No models were found."_s;
    QTest::newRow("one model") << 1 << 0 << 0 << u"1 model, read completely."_s;
    QTest::newRow("all complete") << 3 << 0 << 0 << u"3 models, all read completely."_s;
    QTest::newRow("some partly") << 40 << 2 << 0 << u"42 models: 40 complete, 2 partly known."_s;
    QTest::newRow("a file") << 3 << 0 << 1 << u"3 models, all read completely; 1 file was not read."_s;
    QTest::newRow("files") << 0 << 0 << 2 << u"No models were found; 2 files were not read."_s;
}

void TestImportPanel::saysInOneSentenceWhatWasRead()
{
    QFETCH(int, complete);
    QFETCH(int, partly);
    QFETCH(int, unread);
    ImportReport report;
    report.models.fill(ModelReport{}, complete + partly);
    for (int i = 0; i < partly; ++i)
        report.models[i].complete = false;
    report.unread.fill(UnreadFile{}, unread);
    QTEST(ImportPanel::summary(report), "sentence");
}

void TestImportPanel::whatNeedsAttentionComesFirst()
{
    QCOMPARE(column(0), QStringList({u"shop/broken.py"_s, u"shop.Price"_s, u"Note"_s, u"shop.Article"_s}));
    QCOMPARE(column(1), QStringList({QString(), u"shop/models.py:20"_s, QString(), u"shop/models.py:4"_s}));
    QCOMPARE(column(2).at(1), u"amount: MoneyField is not Django's."_s);
}

void TestImportPanel::aClickSelectsTheModel()
{
    const QModelIndex row = m_list->model()->index(1, 0);
    QTest::mouseClick(m_list->viewport(), Qt::LeftButton, {}, m_list->visualRect(row).center());
    QCOMPARE(m_selection->single().model, price);
    QCOMPARE(m_panel->findChild<QLabel *>(u"importDetail"_s)->text(), u"amount: MoneyField is not Django's."_s);
    QSignalSpy revealed(m_selection.get(), &Selection::revealRequested);
    QTest::keyClick(m_list, Qt::Key_Return);
    QCOMPARE(revealed.count(), 1);
}

void TestImportPanel::onlyTheChosenKindIsShown()
{
    auto *filter = m_panel->findChild<QComboBox *>(u"importFilter"_s);
    filter->setCurrentIndex(1);
    QCOMPARE(m_list->model()->rowCount(), 3);
    filter->setCurrentIndex(2);
    QCOMPARE(m_list->model()->rowCount(), 0);
    QVERIFY(m_panel->findChild<QLabel *>(u"importEmpty"_s)->isVisible());
}

void TestImportPanel::anImportAgainSaysWhatIsDifferent()
{
    ImportReport report = shopReport();
    report.again = true;
    report.changed = {u"shop.Article: title changed, subtitle added"_s};
    report.removed = {u"shop.Old"_s};
    m_panel->setReport(report);
    m_panel->findChild<QComboBox *>(u"importFilter"_s)->setCurrentIndex(2);
    QCOMPARE(column(0), QStringList({u"shop.Old"_s, u"shop.Article"_s}));
    QCOMPARE(column(2), QStringList({u"removed"_s, u"title changed, subtitle added"_s}));
    QVERIFY(ImportPanel::summary(report).endsWith(u"0 added, 1 changed, 1 removed."_s));
}

QTEST_MAIN(TestImportPanel)
#include "tst_importpanel.moc"
