// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/samplepanel.h"

#include "designer/theme/theme.h"
#include "newsroom.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

/// Sample rows come from a database that the schema's own SQL made, and say what they point to.
class TestSamplePanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(lightTheme()); }
    void init();
    void cleanup() { m_panel.reset(); }

    void rowsAppearForEachModel();
    void aForeignKeySaysWhatItPointsTo();
    void aDoubleClickOnAForeignKeyGoesThere();
    void nullIsQuietAndItalic();
    void followsTheSelection();
    void followsEdits();
    void rowsAndSeedCanBeSet();
    void copiesAndExports();
    void aFailingStatementIsShownWithItsReason();
    void waitsWhileHidden();
    void saysWhatToDoWhereThereIsNothing();

private:
    template<typename T>
    T *find(const QString &name) const { return m_panel->findChild<T *>(name); }
    QStringList tables() const;
    QAbstractItemModel &rows() const { return *m_view->model(); }
    int column(const QString &name) const;
    QString cell(int row, const QString &name) const { return rows().index(row, column(name)).data().toString(); }
    bool choose(const QString &label);

    Newsroom m_news;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Selection> m_selection;
    std::unique_ptr<SamplePanel> m_panel;
    QListView *m_tables = nullptr;
    QTableView *m_view = nullptr;
};

void TestSamplePanel::init()
{
    m_news = Newsroom();
    m_document = std::make_unique<Document>();
    m_document->reset(m_news.project);
    m_selection = std::make_unique<Selection>();
    m_panel = std::make_unique<SamplePanel>(*m_document, *m_selection);
    m_tables = find<QListView>(u"sampleTables"_s);
    m_view = find<QTableView>(u"sampleView"_s);
    m_panel->resize(900, 260);
    m_panel->show();
    QTRY_COMPARE(tables().size(), 3);
}

QStringList TestSamplePanel::tables() const
{
    QStringList labels;
    for (int i = 0; i < m_tables->model()->rowCount(); ++i)
        labels.append(m_tables->model()->index(i, 0).data().toString());
    return labels;
}

int TestSamplePanel::column(const QString &name) const
{
    for (int i = 0; i < rows().columnCount(); ++i) {
        if (rows().headerData(i, Qt::Horizontal).toString() == name)
            return i;
    }
    return -1;
}

bool TestSamplePanel::choose(const QString &label)
{
    const qsizetype row = tables().indexOf(label);
    m_tables->setCurrentIndex(m_tables->model()->index(int(row), 0));
    return row >= 0;
}

void TestSamplePanel::rowsAppearForEachModel()
{
    QCOMPARE(tables(), QStringList({u"press.Article"_s, u"press.Author"_s, u"press.Section"_s}));
    QVERIFY(choose(u"press.Author"_s));
    QCOMPARE(rows().rowCount(), 10);
    QVERIFY(column(u"name"_s) >= 0);
    QVERIFY(!cell(0, u"name"_s).isEmpty());
    QVERIFY(find<QLabel>(u"sampleStatus"_s)->text().contains("30 rows"_L1));
}

void TestSamplePanel::aForeignKeySaysWhatItPointsTo()
{
    QVERIFY(choose(u"press.Author"_s));
    QStringList names;
    for (int row = 0; row < rows().rowCount(); ++row)
        names.append(cell(row, u"name"_s));
    QVERIFY(choose(u"press.Article"_s));
    const QRegularExpression form(u"^(\\d+) → \"(.+)\"$"_s);
    for (int row = 0; row < rows().rowCount(); ++row) {
        const QRegularExpressionMatch match = form.match(cell(row, u"author_id"_s));
        QVERIFY2(match.hasMatch(), qPrintable(cell(row, u"author_id"_s)));
        QVERIFY(names.contains(match.captured(2)));
    }
}

void TestSamplePanel::aDoubleClickOnAForeignKeyGoesThere()
{
    QVERIFY(choose(u"press.Article"_s));
    const QModelIndex key = rows().index(2, column(u"author_id"_s));
    const QString name = key.data().toString().section(u'"', 1, 1);
    m_view->scrollTo(key);
    const QPoint place = m_view->visualRect(key).center();
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_tables->currentIndex().data().toString(), u"press.Author"_s);
    QCOMPARE(cell(m_view->currentIndex().row(), u"name"_s), name);
}

void TestSamplePanel::nullIsQuietAndItalic()
{
    m_document->edit(u"Allow NULL"_s, [&](Project &project) {
        project.schema.find(m_news.article)->find(m_news.byAuthor)->options.set(u"null"_s, true);
    });
    find<QSpinBox>(u"sampleRows"_s)->setValue(60);
    m_selection->select({.model = m_news.article});
    QModelIndex null;
    const auto findNull = [&] {
        for (int row = 0; row < rows().rowCount(); ++row) {
            if (column(u"author_id"_s) >= 0 && cell(row, u"author_id"_s) == "NULL"_L1)
                null = rows().index(row, column(u"author_id"_s));
        }
        return null.isValid();
    };
    QTRY_VERIFY(findNull());
    QVERIFY(null.data(Qt::FontRole).value<QFont>().italic());
    QCOMPARE(null.data(Qt::ForegroundRole).value<QColor>(), currentTheme().quietText);
}

void TestSamplePanel::followsTheSelection()
{
    m_selection->select({.model = m_news.section});
    QCOMPARE(m_tables->currentIndex().data().toString(), u"press.Section"_s);
    m_selection->select({.model = m_news.article, .field = m_news.title});
    QCOMPARE(m_tables->currentIndex().data().toString(), u"press.Article"_s);
    QVERIFY(column(u"title"_s) >= 0);
    m_selection->clear();
    QCOMPARE(m_tables->currentIndex().data().toString(), u"press.Article"_s);
}

void TestSamplePanel::followsEdits()
{
    m_selection->select({.model = m_news.author});
    m_document->edit(u"A field"_s, [&](Project &project) { project.schema.find(m_news.author)->fields.append(textField(u"motto"_s, 30)); });
    QTRY_VERIFY(column(u"motto"_s) >= 0);
    m_document->undoStack().undo();
    QTRY_COMPARE(column(u"motto"_s), -1);
    QCOMPARE(m_tables->currentIndex().data().toString(), u"press.Author"_s);
}

void TestSamplePanel::rowsAndSeedCanBeSet()
{
    m_selection->select({.model = m_news.author});
    const QString before = cell(0, u"name"_s) + cell(1, u"name"_s) + cell(2, u"name"_s);
    find<QSpinBox>(u"sampleRows"_s)->setValue(3);
    QTRY_COMPARE(rows().rowCount(), 3);
    find<QSpinBox>(u"sampleSeed"_s)->setValue(77);
    QTRY_VERIFY(cell(0, u"name"_s) + cell(1, u"name"_s) + cell(2, u"name"_s) != before);
    find<QSpinBox>(u"sampleSeed"_s)->setValue(1);
    QTRY_COMPARE(cell(0, u"name"_s) + cell(1, u"name"_s) + cell(2, u"name"_s), before);
}

void TestSamplePanel::copiesAndExports()
{
    find<QPushButton>(u"sampleCopy"_s)->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.count("INSERT INTO \"press_author\""_L1) > 0, true);
    QVERIFY(copied.endsWith(";\n"_L1));

    QTemporaryDir folder;
    QString path = folder.filePath(u"rows.sql"_s);
    m_panel->setFileDialogs({.save = [&](QWidget *, const QString &, const QString &, const QString &) { return path; }});
    find<QPushButton>(u"sampleExport"_s)->click();
    QFile sql(path);
    QVERIFY(sql.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(sql.readAll()), copied);
    path = folder.filePath(u"rows.json"_s);
    find<QPushButton>(u"sampleExport"_s)->click();
    QFile json(path);
    QVERIFY(json.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(json.readAll()).array().size(), 30);
}

void TestSamplePanel::aFailingStatementIsShownWithItsReason()
{
    m_document->edit(u"Same table twice"_s, [&](Project &project) {
        project.schema.find(m_news.section)->meta.set(u"db_table"_s, u"press_author"_s);
    });
    const auto *failure = find<QLabel>(u"sampleFailure"_s);
    QTRY_VERIFY(failure->isVisible());
    QVERIFY2(failure->text().contains("CREATE TABLE \"press_author\""_L1), qPrintable(failure->text()));
    QVERIFY2(failure->text().contains("already exists"_L1), qPrintable(failure->text()));
    m_document->undoStack().undo();
    QTRY_VERIFY(!failure->isVisible());
}

void TestSamplePanel::waitsWhileHidden()
{
    m_panel->hide();
    m_document->edit(u"A model"_s, [](Project &project) { addModel(project.schema, appNamed(project.schema, u"press"_s), u"Photo"_s); });
    QTest::qWait(400);
    QCOMPARE(tables().size(), 3);
    m_panel->show();
    QTRY_COMPARE(tables().size(), 4);
}

void TestSamplePanel::saysWhatToDoWhereThereIsNothing()
{
    m_document->reset(Project());
    const auto *empty = find<QLabel>(u"sampleEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    QVERIFY2(empty->text().contains("Draw a model"_L1), qPrintable(empty->text()));
    QVERIFY(!find<QPushButton>(u"sampleCopy"_s)->isEnabled());
}

QTEST_MAIN(TestSamplePanel)
#include "tst_samplepanel.moc"
