// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/windowfixture.h"

#include "designer/panels/importpanel.h"
#include "designer/panels/pythonpanel.h"
#include "model/python/inplace/filewriting.h"
#include "model/schema/refactor.h"

#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProgressDialog>
#include <QPushButton>
#include <QTabWidget>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace relata;

/// A Django project comes into the real window, is changed there and goes back to its files.
class TestImporting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aProjectFolderOpensAsADiagram();
    void undoTakesTheImportBack();
    void importingAgainKeepsTheBoxesWhereTheyAre();
    void whatCannotBeReadIsToldAndLeavesTheProjectAlone();
    void anImportCanBeCancelled();
    void theFilesSayWhatTheyAlreadySaid();
    void aChangeGoesIntoTheFileAndNothingElse();
    void aDeletedModelAsksAndShowsItsCode();
    void aFileChangedByOthersIsNotWritten();
    void undoAfterWritingCanBeWrittenToo();
    void aFileThatOthersChangedAfterWritingCanBeImportedAndWritten();
    void whatIsDrawnDuringAnImportStays();
    void aDoubleClickInTheSourceSelectsTheField();
    void aDrawnAppIsWrittenBelowTheChosenFolder();

private:
    void write(const QString &relative, const QByteArray &content) const;
    QByteArray read(const QString &relative) const;
    void import(const QString &path) const;
    PythonPanel *python() const;
    void showPython() const;
    void clickWrite() const;
    QString status() const { return m_window->find<QLabel>("pythonStatus")->text(); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<WindowFixture> m_window;
};

namespace {

const QByteArray shopModels = R"(from django.db import models

# People who buy.


class Customer(models.Model):
    name = models.CharField(max_length=100)  # as on the invoice

    def __str__(self):
        return self.name


class Order(models.Model):
    """What a customer wants."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name='orders')
    number = models.CharField('No.', max_length=20)
)";

} // namespace

void TestImporting::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"site/shop/__init__.py"_s, {});
    write(u"site/shop/models.py"_s, shopModels);
    m_window = std::make_unique<WindowFixture>(*m_folder);
    QVERIFY(m_window->active);
}

void TestImporting::cleanup()
{
    m_window.reset();
}

void TestImporting::write(const QString &relative, const QByteArray &content) const
{
    const QString path = m_folder->filePath(relative);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray TestImporting::read(const QString &relative) const
{
    QFile file(m_folder->filePath(relative));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestImporting::import(const QString &path) const
{
    m_window->nextFolder = m_folder->filePath(path);
    m_window->trigger("importFolder");
    QTRY_VERIFY(!m_window->window->isImporting());
}

PythonPanel *TestImporting::python() const
{
    return m_window->window->findChild<PythonPanel *>(u"pythonPanel"_s);
}

void TestImporting::showPython() const
{
    auto *tabs = m_window->find<QTabWidget>("tabs");
    tabs->setCurrentWidget(python());
    QTRY_VERIFY(python()->isUpToDate());
}

void TestImporting::clickWrite() const
{
    QTRY_VERIFY(python()->isUpToDate());
    auto *button = m_window->find<QPushButton>("pythonWrite");
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY(python()->isUpToDate());
}

void TestImporting::aProjectFolderOpensAsADiagram()
{
    import(u"site"_s);
    QVERIFY(m_window->model(u"shop.Customer"_s));
    QVERIFY(m_window->model(u"shop.Order"_s));
    QCOMPARE(m_window->document().project().layout.places.size(), 2);
    auto *report = m_window->find<ImportPanel>("importPanel");
    QVERIFY(report->isVisible());
    QCOMPARE(report->findChild<QLabel *>(u"importSummary"_s)->text(), u"2 models, all read completely."_s);
    auto *list = report->findChild<QTreeView *>(u"importList"_s);
    const QModelIndexList order = list->model()->match(list->model()->index(0, 0), Qt::DisplayRole, u"shop.Order"_s);
    QCOMPARE(order.size(), 1);
    list->scrollTo(order.first());
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(order.first()).center());
    QCOMPARE(m_window->window->selection().single().model, m_window->model(u"shop.Order"_s)->id);
}

void TestImporting::undoTakesTheImportBack()
{
    import(u"site"_s);
    m_window->trigger("undo");
    QVERIFY(!m_window->model(u"shop.Customer"_s));
    QVERIFY(m_window->document().project().layout.places.isEmpty());
    QVERIFY(m_window->document().project().sources.isEmpty());
    m_window->trigger("redo");
    QVERIFY(m_window->model(u"shop.Customer"_s));
}

void TestImporting::importingAgainKeepsTheBoxesWhereTheyAre()
{
    import(u"site"_s);
    const ModelId customer = m_window->model(u"shop.Customer"_s)->id;
    m_window->document().edit(u"Move"_s, [&](Project &project) { project.layout.places[customer] = {800, 640}; });
    write(u"site/shop/models.py"_s, shopModels + "    paid = models.BooleanField(default=False)\n\n\n"
                                                 "class Refund(models.Model):\n    reason = models.TextField()\n");
    import(u"site"_s);
    QCOMPARE(m_window->document().project().layout.places.value(customer), QPointF(800, 640));
    QVERIFY(m_window->model(u"shop.Refund"_s));
    QVERIFY(m_window->document().project().layout.places.contains(m_window->model(u"shop.Refund"_s)->id));
    const QString summary = m_window->find<QLabel>("importSummary")->text();
    QVERIFY2(summary.endsWith(u"1 added, 1 changed, 0 removed."_s), qPrintable(summary));
    QCOMPARE(m_window->asked, QStringList());
}

void TestImporting::whatCannotBeReadIsToldAndLeavesTheProjectAlone()
{
    import(u"site"_s);
    const Project before = m_window->document().project();
    m_window->nextAnswers = {0};
    import(u"nowhere"_s);
    QCOMPARE(m_window->document().project(), before);
    QVERIFY(m_window->asked.last().contains(u"nowhere"_s));
}

void TestImporting::anImportCanBeCancelled()
{
    const Project before = m_window->document().project();
    m_window->nextFolder = m_folder->filePath(u"site"_s);
    m_window->trigger("importFolder");
    auto *progress = m_window->window->findChild<QProgressDialog *>(u"importProgress"_s);
    QVERIFY(progress);
    auto *cancel = progress->findChild<QPushButton *>();
    QVERIFY(cancel);
    cancel->click();
    QTRY_VERIFY(!m_window->window->isImporting());
    QCOMPARE(m_window->document().project(), before);
    QCOMPARE(m_window->asked, QStringList());
}

void TestImporting::theFilesSayWhatTheyAlreadySaid()
{
    import(u"site"_s);
    showPython();
    QCOMPARE(status(), u"✓ as on the disk"_s);
    QVERIFY(!m_window->find<QPushButton>("pythonWrite")->isEnabled());
    auto *mode = m_window->find<QComboBox>("pythonMode");
    mode->setCurrentIndex(1);
    QVERIFY(m_window->find<QLabel>("pythonEmpty")->isVisible());
}

void TestImporting::aChangeGoesIntoTheFileAndNothingElse()
{
    import(u"site"_s);
    m_window->document().edit(u"Longer"_s, [&](Project &project) {
        Model *model = project.schema.find(m_window->model(u"shop.Customer"_s)->id);
        model->fields.first().options.set(u"max_length"_s, 200);
    });
    showPython();
    QCOMPARE(status(), u"1 file differs from the disk"_s);
    m_window->nextAnswers = {0};
    clickWrite();
    QCOMPARE(read(u"site/shop/models.py"_s), QByteArray(shopModels).replace("max_length=100", "max_length=200"));
    QCOMPARE(status(), u"✓ as on the disk"_s);
    QVERIFY(m_window->asked.last().contains(u"shop/models.py: +1 −1 lines"_s));
}

void TestImporting::aDeletedModelAsksAndShowsItsCode()
{
    import(u"site"_s);
    m_window->document().edit(u"Delete"_s, [&](Project &project) {
        removeModel(project.schema, m_window->model(u"shop.Order"_s)->id);
    });
    showPython();
    clickWrite(); // the last button: Cancel
    QCOMPARE(read(u"site/shop/models.py"_s), shopModels);
    QVERIFY(m_window->asked.last().contains(u"\"\"\"What a customer wants.\"\"\""_s));
    m_window->nextAnswers = {0};
    clickWrite();
    QVERIFY(!read(u"site/shop/models.py"_s).contains("Order"));
    QVERIFY(read(u"site/shop/models.py"_s).contains("# as on the invoice"));
}

void TestImporting::aFileChangedByOthersIsNotWritten()
{
    import(u"site"_s);
    showPython();
    m_window->document().edit(u"Longer"_s, [&](Project &project) {
        Model *model = project.schema.find(m_window->model(u"shop.Customer"_s)->id);
        model->fields.first().options.set(u"max_length"_s, 200);
    });
    QTRY_VERIFY(python()->isUpToDate());
    const QByteArray others = QByteArray(shopModels).replace("as on the invoice", "as on the letter");
    write(u"site/shop/models.py"_s, others);
    QTRY_VERIFY(m_window->find<QLabel>("pythonMessages")->text().contains(u"changed"_s));
    QCOMPARE(read(u"site/shop/models.py"_s), others);
}

void TestImporting::undoAfterWritingCanBeWrittenToo()
{
    import(u"site"_s);
    m_window->document().edit(u"Longer"_s, [&](Project &project) {
        Model *model = project.schema.find(m_window->model(u"shop.Customer"_s)->id);
        model->fields.first().options.set(u"max_length"_s, 200);
    });
    showPython();
    m_window->nextAnswers = {0};
    clickWrite();
    m_window->trigger("undo");
    QCOMPARE(m_window->document().project().sources.first().digest, contentDigest(read(u"site/shop/models.py"_s)));
    QVERIFY(m_window->document().isModified());
    QTRY_COMPARE(status(), u"1 file differs from the disk"_s);
    m_window->nextAnswers = {0};
    clickWrite();
    QCOMPARE(read(u"site/shop/models.py"_s), shopModels);
}

void TestImporting::aFileThatOthersChangedAfterWritingCanBeImportedAndWritten()
{
    import(u"site"_s);
    const auto setLength = [&](int length) {
        m_window->document().edit(u"Length"_s, [&](Project &project) {
            Model *model = project.schema.find(m_window->model(u"shop.Customer"_s)->id);
            model->fields.first().options.set(u"max_length"_s, length);
        });
    };
    setLength(200);
    showPython();
    m_window->nextAnswers = {0};
    clickWrite();
    const QByteArray others = read(u"site/shop/models.py"_s).replace("as on the invoice", "as on the letter");
    write(u"site/shop/models.py"_s, others);
    import(u"site"_s);
    setLength(300);
    showPython();
    QTRY_COMPARE(status(), u"1 file differs from the disk"_s);
    m_window->nextAnswers = {0};
    clickWrite();
    QCOMPARE(read(u"site/shop/models.py"_s), QByteArray(others).replace("max_length=200", "max_length=300"));
}

void TestImporting::whatIsDrawnDuringAnImportStays()
{
    m_window->nextFolder = m_folder->filePath(u"site"_s);
    m_window->trigger("importFolder");
    m_window->document().edit(u"Draw"_s, [&](Project &project) {
        addModel(project.schema, appNamed(project.schema, u"blog"_s), u"Article"_s);
    });
    QTRY_VERIFY(m_window->model(u"shop.Order"_s));
    QVERIFY(m_window->model(u"blog.Article"_s));
    m_window->trigger("undo");
    QVERIFY(!m_window->model(u"shop.Order"_s));
    QVERIFY(m_window->model(u"blog.Article"_s));
}

void TestImporting::aDoubleClickInTheSourceSelectsTheField()
{
    import(u"site"_s);
    showPython();
    auto *view = m_window->find<QAbstractScrollArea>("pythonView");
    // The first field of the file is Customer.name.
    for (int y = 0; y < view->viewport()->height(); y += 4) {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, QPoint(80, y));
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, QPoint(80, y));
        const Selected selected = m_window->window->selection().single();
        if (!selected.field.isNull()) {
            QCOMPARE(selected.field, m_window->model(u"shop.Customer"_s)->field(u"name")->id);
            return;
        }
    }
    QFAIL("no line of the view selects a field");
}

void TestImporting::aDrawnAppIsWrittenBelowTheChosenFolder()
{
    m_window->document().edit(u"Draw"_s, [&](Project &project) {
        const AppId app = appNamed(project.schema, u"blog"_s);
        const ModelId post = addModel(project.schema, app, u"Post"_s);
        Field title{.id = FieldId::create(), .name = u"title"_s};
        title.options.set(u"max_length"_s, 80);
        project.schema.find(post)->fields.append(title);
    });
    showPython();
    m_window->nextFolder = m_folder->filePath(u"site"_s);
    m_window->nextAnswers = {0};
    clickWrite();
    const QByteArray written = read(u"site/blog/models.py"_s);
    QVERIFY2(written.contains("class Post(models.Model):\n    title = models.CharField(max_length=80)\n"), written);
    QCOMPARE(status(), u"✓ as on the disk"_s);
    // From now on the file is edited in place.
    write(u"site/blog/models.py"_s, written);
    m_window->document().edit(u"Longer"_s, [&](Project &project) {
        project.schema.find(m_window->model(u"blog.Post"_s)->id)->fields.first().options.set(u"max_length"_s, 90);
    });
    QTRY_COMPARE(status(), u"1 file differs from the disk"_s);
    m_window->nextAnswers = {0};
    clickWrite();
    QCOMPARE(read(u"site/blog/models.py"_s), QByteArray(written).replace("80", "90"));
}

QTEST_MAIN(TestImporting)
#include "tst_importing.moc"
