// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/autosave.h"
#include "model/project/filelock.h"
#include "model/project/projectfile.h"
#include "tests/model/project/ordinaryuser.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

Project blog()
{
    return loadProject(QStringLiteral(SOURCE_DIR "/resources/examples/blog.relata")).value_or(Project());
}

/// What a child process does until it is killed: another window on the file.
int holdLock(const QString &path)
{
    FileLock lock(path);
    QTextStream(stdout) << (lock.tryLock() == FileLock::State::Held ? "held" : "not held") << Qt::endl;
    QTextStream(stdin).readLine();
    return 0;
}

} // namespace

class TestRecovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void standsBesideTheFile();
    void comesBack();
    void unsavedProjectComesBack();
    void foreignFolderFallsBack();
    void removedIsGone();
    void leftOversAreThoseNobodyHas();
    void damagedSideFileIsRefused_data();
    void damagedSideFileIsRefused();
    void brokenProjectDoesNotReplaceTheLastGoodOne();
    void secondWindowIsTold();
    void otherProcessIsNamed();
    void lockOfACrashIsTakenOver();
    void lockCanBeTakenByForce();
    void linkLeadsToTheSameLock();
    void folderThatCannotBeWrittenTo();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    std::unique_ptr<QProcess> otherWindow(const QString &file) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestRecovery::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

std::unique_ptr<QProcess> TestRecovery::otherWindow(const QString &file) const
{
    auto process = std::make_unique<QProcess>();
    process->start(QCoreApplication::applicationFilePath(), {u"--hold-lock"_s, file});
    const bool held = process->waitForReadyRead() && process->readLine().trimmed() == "held";
    return held ? std::move(process) : nullptr;
}

void TestRecovery::standsBesideTheFile()
{
    QCOMPARE(autosaveFile(path(u"shop.relata"_s), path(u"state"_s)), path(u".shop.relata.autosave"_s));
}

void TestRecovery::comesBack()
{
    const QString file = path(u"shop.relata"_s);
    const QString side = autosaveFile(file, path(u"state"_s));
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QVERIFY(writeAutosave(blog(), file, side));
    const Result<Autosave> read = readAutosave(side);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QCOMPARE(read->path, file);
    QVERIFY(read->project == blog());
    QVERIFY(read->written >= before.addMSecs(-1) && read->written <= QDateTime::currentDateTimeUtc());
    QVERIFY(!QFile::exists(file));
}

void TestRecovery::unsavedProjectComesBack()
{
    const QString side = newAutosaveFile(path(u"state"_s));
    QVERIFY(side != newAutosaveFile(path(u"state"_s)));
    QVERIFY(writeAutosave(blog(), {}, side));
    const Result<Autosave> read = readAutosave(side);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QVERIFY(read->path.isEmpty());
    QVERIFY(read->project == blog());
}

void TestRecovery::foreignFolderFallsBack()
{
    const QString state = path(u"state"_s);
    const OrdinaryUser user;
    const QString one = autosaveFile(u"/proc/shop.relata"_s, state);
    const QString two = autosaveFile(u"/proc/self/shop.relata"_s, state);
    QVERIFY(one.startsWith(state + u"/shop.relata-"_s));
    QVERIFY(one != two);
}

void TestRecovery::removedIsGone()
{
    const QString side = newAutosaveFile(m_dir->path());
    QVERIFY(writeAutosave(blog(), {}, side));
    QCOMPARE(leftOverAutosaves(m_dir->path()), QStringList(side));
    removeAutosave(side);
    QCOMPARE(leftOverAutosaves(m_dir->path()), QStringList());
    QVERIFY(!QFile::exists(side));
}

void TestRecovery::leftOversAreThoseNobodyHas()
{
    const QString mine = newAutosaveFile(m_dir->path());
    const QString crashed = newAutosaveFile(m_dir->path());
    QVERIFY(writeAutosave(blog(), {}, mine));
    QVERIFY(writeAutosave(blog(), {}, crashed));
    const std::unique_ptr<QProcess> other = otherWindow(crashed);
    QVERIFY(other);
    FileLock lock(mine);
    QCOMPARE(lock.tryLock(), FileLock::State::Held);
    QCOMPARE(leftOverAutosaves(m_dir->path()), QStringList());
    other->kill();
    QVERIFY(other->waitForFinished());
    QCOMPARE(leftOverAutosaves(m_dir->path()), QStringList(crashed));
    QVERIFY(lock.isHeld());
}

void TestRecovery::damagedSideFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << QByteArray() << u".a.autosave: the file is empty; "_s;
    QTest::newRow("no head") << toJson(Project()) << u".a.autosave: line "_s;
    QTest::newRow("no project") << QByteArray("{\"path\": \"\"}\n") << u".a.autosave: the file is empty; "_s;
    QTest::newRow("half a project") << "{\"path\": \"\"}\n" + toJson(Project()).chopped(5) << u".a.autosave: line "_s;
}

void TestRecovery::damagedSideFileIsRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    QFile file(path(u".a.autosave"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
    file.close();
    const Result<Autosave> read = readAutosave(file.fileName());
    QVERIFY(!read);
    QVERIFY2(read.error().startsWith(message), qPrintable(read.error()));
}

void TestRecovery::brokenProjectDoesNotReplaceTheLastGoodOne()
{
    const QString side = newAutosaveFile(m_dir->path());
    QVERIFY(writeAutosave(blog(), {}, side));
    Project broken = blog();
    broken.schema.models.last().name.clear();
    QVERIFY(!writeAutosave(broken, {}, side));
    const Result<Autosave> read = readAutosave(side);
    QVERIFY(read);
    QVERIFY(read->project == blog());
}

void TestRecovery::secondWindowIsTold()
{
    FileLock first(path(u"shop.relata"_s));
    FileLock second(path(u"shop.relata"_s));
    QCOMPARE(first.tryLock(), FileLock::State::Held);
    QCOMPARE(first.tryLock(), FileLock::State::Held);
    QCOMPARE(second.tryLock(), FileLock::State::HeldByOther);
    QVERIFY(!second.isHeld());
    first.unlock();
    QCOMPARE(second.tryLock(), FileLock::State::Held);
    second.unlock();
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList());
}

void TestRecovery::otherProcessIsNamed()
{
    const std::unique_ptr<QProcess> other = otherWindow(path(u"shop.relata"_s));
    QVERIFY(other);
    FileLock lock(path(u"shop.relata"_s));
    QCOMPARE(lock.tryLock(), FileLock::State::HeldByOther);
    QVERIFY2(
        lock.holder().contains(u"process %1 on machine %2"_s.arg(other->processId()).arg(QSysInfo::machineHostName())),
        qPrintable(lock.holder()));
    other->closeWriteChannel();
    QVERIFY(other->waitForFinished());
    QCOMPARE(lock.holder(), QString());
    QCOMPARE(lock.tryLock(), FileLock::State::Held);
}

void TestRecovery::lockOfACrashIsTakenOver()
{
    const std::unique_ptr<QProcess> other = otherWindow(path(u"shop.relata"_s));
    QVERIFY(other);
    other->kill();
    QVERIFY(other->waitForFinished());
    QVERIFY(QFile::exists(FileLock::lockPath(path(u"shop.relata"_s))));
    FileLock lock(path(u"shop.relata"_s));
    QCOMPARE(lock.tryLock(), FileLock::State::Held);
}

void TestRecovery::lockCanBeTakenByForce()
{
    const std::unique_ptr<QProcess> other = otherWindow(path(u"shop.relata"_s));
    QVERIFY(other);
    FileLock lock(path(u"shop.relata"_s));
    QCOMPARE(lock.takeOver(), FileLock::State::Held);
    QVERIFY(lock.isHeld());
    other->kill(); // when it ends in peace it takes its mark away, which now is ours
    QVERIFY(other->waitForFinished());
}

void TestRecovery::linkLeadsToTheSameLock()
{
    QVERIFY(saveProject(Project(), path(u"shop.relata"_s)));
    QVERIFY(QFile::link(path(u"shop.relata"_s), path(u"link.relata"_s)));
    QCOMPARE(FileLock::lockPath(path(u"link.relata"_s)), FileLock::lockPath(path(u"shop.relata"_s)));
    QCOMPARE(FileLock::lockPath(path(u"shop.relata"_s)), path(u".shop.relata.lock"_s));
}

void TestRecovery::folderThatCannotBeWrittenTo()
{
    FileLock lock(path(u"none/shop.relata"_s));
    QCOMPARE(lock.tryLock(), FileLock::State::Impossible);
    QVERIFY(!lock.isHeld());
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--hold-lock"_L1)
        return holdLock(arguments.value(2));
    TestRecovery test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_recovery.moc"
