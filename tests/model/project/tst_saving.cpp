// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"
#include "tests/bench/generate.h"
#include "tests/model/project/ordinaryuser.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTextStream>
#include <QThread>

#include <csignal>
#include <random>

#include <sys/resource.h>
#include <sys/stat.h>

using namespace relata;
using namespace Qt::StringLiterals;

namespace {

// Two versions that differ in size, so that a mixture of both could not pass for either.
Project version(int number)
{
    return generatedProject(number == 0 ? 60 : 40, 120, 1);
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What a child process does until it is killed.
[[noreturn]] void saveAgainAndAgain(const QString &path)
{
    const Project versions[] = {version(0), version(1)};
    for (int i = 0;; ++i) {
        if (!saveProject(versions[i % 2], path))
            std::exit(1);
        if (i == 0)
            QTextStream(stdout) << "ready" << Qt::endl;
    }
}

/// While it lives, no file can grow beyond so many bytes: to a program this is what a full disk is.
class FullDisk
{
public:
    explicit FullDisk(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit tight = m_before;
        tight.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &tight);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

} // namespace

class TestSaving : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savesAndLoads();
    void killedWhileSaving();
    void fullDiskKeepsTheOldFile();
    void folderIsNoFile();
    void missingFileIsNamed();
    void missingFolderIsNamed();
    void unreadableFileIsNamed();
    void unwritableFolderKeepsTheOldFile();
    void hugeFileIsRefused();
    void unreadableProjectIsNotWritten();
    void linkStaysALink();
    void sourcesAreRelativeToTheFile();
    void sourcesMoveWithALink();
    void stampTellsWhatBecameOfAFile();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSaving::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestSaving::savesAndLoads()
{
    const QString file = path(u"shop.relata"_s);
    QVERIFY(saveProject(version(0), file));
    QCOMPARE(contentOf(file), toJson(version(0)));
    const Result<Project> read = loadProject(file);
    QVERIFY2(read, qPrintable(read ? QString() : read.error()));
    QVERIFY(*read == version(0));
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden), QStringList(u"shop.relata"_s));
}

void TestSaving::killedWhileSaving()
{
    const QString file = path(u"shop.relata"_s);
    const QByteArray whole[] = {toJson(version(0)), toJson(version(1))};
    std::mt19937 random(7);
    int left[] = {0, 0};
    for (int kill = 0; kill < 200; ++kill) {
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--save-again-and-again"_s, file});
        QVERIFY(child.waitForReadyRead());
        QThread::usleep(random() % 12'000);
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        const QByteArray content = contentOf(file);
        QVERIFY(content == whole[0] || content == whole[1]);
        ++left[content == whole[0] ? 0 : 1];
    }
    // Each version won at times, so the moments were different ones.
    QVERIFY(left[0] > 0 && left[1] > 0);
}

void TestSaving::fullDiskKeepsTheOldFile()
{
    const QString file = path(u"shop.relata"_s);
    QVERIFY(saveProject(version(1), file));
    FileStamp stamp;
    Result<void> saved;
    {
        const FullDisk full(20'000);
        saved = saveProject(version(0), file, &stamp);
    }
    QVERIFY(!saved);
    QCOMPARE(saved.error(),
             u"shop.relata: it can't be written (File too large); nothing was changed; free some space, allow "
             "writing there or save under another name."_s);
    QCOMPARE(contentOf(file), toJson(version(1)));
    QCOMPARE(stamp, FileStamp());
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
}

void TestSaving::folderIsNoFile()
{
    QVERIFY(QDir(m_dir->path()).mkdir(u"shop.relata"_s));
    QCOMPARE(loadProject(path(u"shop.relata"_s)).error(),
             u"shop.relata: this is a folder; name a project file in it."_s);
    QCOMPARE(saveProject(Project(), path(u"shop.relata"_s)).error(),
             u"shop.relata: this is a folder; give the file a name."_s);
}

void TestSaving::missingFileIsNamed()
{
    QCOMPARE(loadProject(path(u"none.relata"_s)).error(),
             u"none.relata: there is no such file; check the name and the folder."_s);
}

void TestSaving::missingFolderIsNamed()
{
    const Result<void> saved = saveProject(Project(), path(u"none/shop.relata"_s));
    QVERIFY(!saved);
    QVERIFY2(saved.error().startsWith(u"shop.relata: it can't be written (No such file or directory)"_s),
             qPrintable(saved.error()));
}

void TestSaving::unreadableFileIsNamed()
{
    const QString file = path(u"shop.relata"_s);
    QVERIFY(saveProject(Project(), file));
    QCOMPARE(chmod(m_dir->path().toLocal8Bit().constData(), 0755), 0);
    QCOMPARE(chmod(file.toLocal8Bit().constData(), 0), 0);
    const OrdinaryUser user;
    QCOMPARE(loadProject(file).error(),
             u"shop.relata: it can't be read (Permission denied); check who may read the file and its folder."_s);
}

void TestSaving::unwritableFolderKeepsTheOldFile()
{
    const QString file = path(u"shop.relata"_s);
    QVERIFY(saveProject(version(1), file));
    QCOMPARE(chmod(file.toLocal8Bit().constData(), 0444), 0);
    QCOMPARE(chmod(m_dir->path().toLocal8Bit().constData(), 0555), 0);
    Result<void> saved;
    {
        const OrdinaryUser user;
        saved = saveProject(version(0), file);
    }
    QCOMPARE(chmod(m_dir->path().toLocal8Bit().constData(), 0755), 0);
    QVERIFY(!saved);
    QVERIFY2(saved.error().startsWith(u"shop.relata: it can't be written ("_s), qPrintable(saved.error()));
    QCOMPARE(contentOf(file), toJson(version(1)));
}

void TestSaving::hugeFileIsRefused()
{
    QFile file(path(u"huge.relata"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(largestProjectFile + 1)); // takes no space: the file is one hole
    QCOMPARE(loadProject(file.fileName()).error(),
             u"huge.relata: it is larger than 64 MB, which no project is; check that it is the right file."_s);
}

void TestSaving::unreadableProjectIsNotWritten()
{
    const QString file = path(u"shop.relata"_s);
    QVERIFY(saveProject(version(1), file));
    Project project = version(1);
    Model &model = project.schema.models.last();
    model.fields[1].name = model.fields[0].name;
    const Result<void> saved = saveProject(project, file);
    QVERIFY(!saved);
    QVERIFY2(saved.error().endsWith(u": the model has two fields of that name; rename one of them."_s),
             qPrintable(saved.error()));
    QCOMPARE(contentOf(file), toJson(version(1)));
}

void TestSaving::linkStaysALink()
{
    const QString target = path(u"target.relata"_s);
    const QString link = path(u"link.relata"_s);
    QVERIFY(saveProject(version(0), target));
    QVERIFY(QFile::link(target, link));
    QVERIFY(saveProject(version(1), link));
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(contentOf(target), toJson(version(1)));
}

void TestSaving::sourcesAreRelativeToTheFile()
{
    Project project = version(0);
    project.sources = {SourceFile{.path = path(u"a/models.py"_s)}, SourceFile{.path = path(u"design/z.py"_s)}};
    QVERIFY(QDir(path({})).mkpath(u"design"_s) && QDir(path({})).mkpath(u"other/deep"_s));
    const QString file = path(u"design/shop.relata"_s);
    QVERIFY(saveProject(project, file));
    QVERIFY(contentOf(file).contains("\"path\": \"../a/models.py\""));
    QVERIFY(contentOf(file).contains("\"path\": \"z.py\""));
    QVERIFY(loadProject(file).value_or(Project()) == project);

    const QString elsewhere = path(u"other/deep/shop.relata"_s);
    QVERIFY(saveProject(project, elsewhere));
    QVERIFY(contentOf(elsewhere).contains("\"path\": \"../../design/z.py\""));
    QVERIFY(loadProject(elsewhere).value_or(Project()) == project);
}

void TestSaving::sourcesMoveWithALink()
{
    Project project = version(0);
    project.sources = {SourceFile{.path = path(u"design/models.py"_s)}};
    QVERIFY(QDir(path({})).mkpath(u"design"_s));
    QVERIFY(saveProject(project, path(u"design/shop.relata"_s)));
    QVERIFY(QFile::link(path(u"design/shop.relata"_s), path(u"link.relata"_s)));
    QVERIFY(loadProject(path(u"link.relata"_s)).value_or(Project()) == project);
    QVERIFY(saveProject(project, path(u"link.relata"_s)));
    QVERIFY(contentOf(path(u"design/shop.relata"_s)).contains("\"path\": \"models.py\""));
}

void TestSaving::stampTellsWhatBecameOfAFile()
{
    const QString name = path(u"shop.relata"_s);
    QCOMPARE(compareOnDisk(name, FileStamp()), OnDisk::Same);
    FileStamp stamp;
    QVERIFY(saveProject(version(0), name, &stamp));
    QCOMPARE(compareOnDisk(name, FileStamp()), OnDisk::Changed);
    QCOMPARE(compareOnDisk(name, stamp), OnDisk::Same);
    FileStamp loaded;
    QVERIFY(loadProject(name, &loaded));
    QCOMPARE(loaded, stamp);

    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write("["); // the same size
    file.close();
    QCOMPARE(compareOnDisk(name, stamp), OnDisk::Changed);
    QVERIFY(saveProject(version(0), name));
    QCOMPARE(compareOnDisk(name, stamp), OnDisk::Same);
    QVERIFY(QFile::remove(name));
    QCOMPARE(compareOnDisk(name, stamp), OnDisk::Gone);
}

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--save-again-and-again"_L1)
        saveAgainAndAgain(arguments.value(2));
    TestSaving test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_saving.moc"
