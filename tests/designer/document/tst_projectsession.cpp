// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/projectsession.h"
#include "model/schema/refactor.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

/// A document with its session, as a window has them.
struct Window
{
    Document document;
    ProjectSession session;

    explicit Window(const QTemporaryDir &dir)
        : session(document, dir.filePath(u"autosave"_s))
    {
        session.startNew();
    }
    void addModelNamed(const QString &name)
    {
        document.edit(u"New model"_s,
                      [&](Project &project) { addModel(project.schema, appNamed(project.schema, u"shop"_s), name); });
    }
    bool has(const QString &label) const { return document.schema().model(label); }
};

} // namespace

class TestProjectSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedAndOpenedIsTheSame();
    void aFileThatCannotBeReadLeavesTheDocument();
    void aFailedSaveKeepsTheChanges();
    void unsavedWorkOutlivesACrash();
    void unsavedWorkIsWrittenByItself();
    void savingTakesTheSideFileAway();
    void aProjectWithoutAFileOutlivesACrash();
    void anotherProgramsChangeIsNoticed();
    void aRemovedFileIsNoticed();
    void ownSavesAreNotNoticed();
    void theSecondWindowIsTold();
    void savingOverAnotherWindowsFileIsRefused();
};

void TestProjectSession::savedAndOpenedIsTheSame()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"shop.relata"_s);
    Project saved;
    {
        Window window(dir);
        window.addModelNamed(u"Item"_s);
        QVERIFY(window.session.saveAs(path));
        QVERIFY(!window.document.isModified());
        QCOMPARE(window.document.path(), path);
        saved = window.document.project();
        window.session.close();
    }
    Window window(dir);
    QVERIFY(window.session.open(path));
    QVERIFY(window.document.project() == saved);
    QVERIFY(!window.session.hasLeftOver());
}

void TestProjectSession::aFileThatCannotBeReadLeavesTheDocument()
{
    QTemporaryDir dir;
    QFile bad(dir.filePath(u"bad.relata"_s));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("{\"format\": ");
    bad.close();
    Window window(dir);
    window.addModelNamed(u"Item"_s);
    const Result<void> opened = window.session.open(bad.fileName());
    QVERIFY(!opened);
    QVERIFY(opened.error().startsWith(u"bad.relata"_s));
    QVERIFY(window.has(u"shop.Item"_s));
    QVERIFY(window.document.isModified());
    QVERIFY(window.document.path().isEmpty());
}

void TestProjectSession::aFailedSaveKeepsTheChanges()
{
    QTemporaryDir dir;
    Window window(dir);
    window.addModelNamed(u"Item"_s);
    QVERIFY(!window.session.saveAs(dir.filePath(u"no/such/folder/shop.relata"_s)));
    QVERIFY(window.document.isModified());
    QVERIFY(window.document.path().isEmpty());
}

void TestProjectSession::unsavedWorkOutlivesACrash()
{
    QTemporaryDir dir;
    const QString path = dir.filePath(u"shop.relata"_s);
    {
        Window window(dir);
        window.addModelNamed(u"Item"_s);
        QVERIFY(window.session.saveAs(path));
        window.addModelNamed(u"Order"_s);
        window.session.autosaveNow();
        // The session is not closed: as after a crash, the side file stays.
    }
    Window window(dir);
    QVERIFY(window.session.open(path));
    QVERIFY(!window.has(u"shop.Order"_s));
    QVERIFY(window.session.hasLeftOver());
    const Result<Autosave> work = window.session.leftOver();
    QVERIFY(work);
    window.session.recover(*work);
    QVERIFY(window.has(u"shop.Order"_s));
    QVERIFY(window.document.isModified());
    window.document.undoStack().undo();
    QVERIFY(!window.has(u"shop.Order"_s));
    window.document.undoStack().redo();
    QVERIFY(window.session.save());
    QVERIFY(!window.session.hasLeftOver());
}

void TestProjectSession::unsavedWorkIsWrittenByItself()
{
    QTemporaryDir dir;
    Window window(dir);
    window.session.setAutosaveDelay(10);
    const QString path = dir.filePath(u"shop.relata"_s);
    QVERIFY(window.session.saveAs(path));
    window.addModelNamed(u"Item"_s);
    QTRY_VERIFY(window.session.hasLeftOver());
    QTRY_VERIFY(window.session.leftOver().has_value());
    QVERIFY(window.session.leftOver()->project == window.document.project());
}

void TestProjectSession::savingTakesTheSideFileAway()
{
    QTemporaryDir dir;
    Window window(dir);
    QVERIFY(window.session.saveAs(dir.filePath(u"shop.relata"_s)));
    window.addModelNamed(u"Item"_s);
    window.session.autosaveNow();
    QVERIFY(window.session.hasLeftOver());
    QVERIFY(window.session.save());
    QVERIFY(!window.session.hasLeftOver());
}

void TestProjectSession::aProjectWithoutAFileOutlivesACrash()
{
    QTemporaryDir dir;
    {
        Window window(dir);
        window.addModelNamed(u"Item"_s);
        window.session.autosaveNow();
        QVERIFY(window.session.orphans().isEmpty()); // it is in use
    }
    Window window(dir);
    QCOMPARE(window.session.orphans().size(), 1);
    QVERIFY(window.session.recoverOrphan(window.session.orphans().first()));
    QVERIFY(window.has(u"shop.Item"_s));
    QVERIFY(window.document.isModified());
    QVERIFY(window.session.orphans().isEmpty());
}

void TestProjectSession::anotherProgramsChangeIsNoticed()
{
    QTemporaryDir dir;
    Window window(dir);
    const QString path = dir.filePath(u"shop.relata"_s);
    QVERIFY(window.session.saveAs(path));
    QSignalSpy spy(&window.session, &ProjectSession::changedOnDisk);
    Project other = window.document.project();
    addModel(other.schema, appNamed(other.schema, u"shop"_s), u"Foreign"_s);
    QVERIFY(saveProject(other, path));
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(window.session.onDisk(), OnDisk::Changed);
    QVERIFY(window.session.reload());
    QVERIFY(window.has(u"shop.Foreign"_s));
    QCOMPARE(window.session.onDisk(), OnDisk::Same);
}

void TestProjectSession::aRemovedFileIsNoticed()
{
    QTemporaryDir dir;
    Window window(dir);
    const QString path = dir.filePath(u"shop.relata"_s);
    QVERIFY(window.session.saveAs(path));
    QSignalSpy spy(&window.session, &ProjectSession::changedOnDisk);
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().value<OnDisk>(), OnDisk::Gone);
}

void TestProjectSession::ownSavesAreNotNoticed()
{
    QTemporaryDir dir;
    Window window(dir);
    const QString path = dir.filePath(u"shop.relata"_s);
    QVERIFY(window.session.saveAs(path));
    QSignalSpy spy(&window.session, &ProjectSession::changedOnDisk);
    window.addModelNamed(u"Item"_s);
    QVERIFY(window.session.save());
    // A foreign change afterwards is the first that is told.
    QVERIFY(QFile::remove(path));
    QTRY_COMPARE(spy.count(), 1);
    QCOMPARE(spy.first().first().value<OnDisk>(), OnDisk::Gone);
}

void TestProjectSession::theSecondWindowIsTold()
{
    QTemporaryDir dir;
    Window first(dir);
    const QString path = dir.filePath(u"shop.relata"_s);
    QVERIFY(first.session.saveAs(path));
    QVERIFY(ProjectSession::otherHolder(path).contains(u"process"_s));
    Window second(dir);
    QVERIFY(second.session.openCopy(path));
    QVERIFY(second.document.path().isEmpty());
    first.session.close();
    QVERIFY(ProjectSession::otherHolder(path).isEmpty());
}

void TestProjectSession::savingOverAnotherWindowsFileIsRefused()
{
    QTemporaryDir dir;
    Window first(dir);
    const QString path = dir.filePath(u"shop.relata"_s);
    QVERIFY(first.session.saveAs(path));
    Window second(dir);
    second.addModelNamed(u"Item"_s);
    const Result<void> saved = second.session.saveAs(path);
    QVERIFY(!saved);
    QVERIFY(saved.error().contains(u"another window"_s));
    QVERIFY(second.document.isModified());
}

QTEST_GUILESS_MAIN(TestProjectSession)
#include "tst_projectsession.moc"
