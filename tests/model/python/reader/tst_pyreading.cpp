// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/reader/reader.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace relata;
using namespace Qt::StringLiterals;

/// Reading many files: order, files that cannot be opened, children that hang, die or are missing, progress and
/// cancelling.
class ReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void modulesComeInTheOrderOfInputs();
    void nothingToReadIsNoError();
    void moduleTellsItsFile();
    void fileThatCannotBeOpenedSaysWhy_data();
    void fileThatCannotBeOpenedSaysWhy();
    void largeFileIsNotRead();
    void childThatFailsCostsOneFile_data();
    void childThatFailsCostsOneFile();
    void childKilledFromOutsideCostsOneFile();
    void missingPythonIsAnError();
    void pythonThatCannotServeIsAnError_data();
    void pythonThatCannotServeIsAnError();
    void surroundingsDoNotChangeTheReader();
    void nothingOfTheFileIsRun();
    void progressCountsFiles();
    void progressCanCancel();
    void manyThreadsReadAtOnce();

private:
    QString write(const QString &name, const QByteArray &content);
    void usePython(const QByteArray &program);
    void usePythonThat(const QByteArray &action);

    QByteArray m_path;
    QString m_python;
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

ReaderInput source(const QByteArray &content)
{
    return {u"models.py"_s, content, false};
}

QList<qint64> childProcesses()
{
    QList<qint64> found;
    const QStringList tasks = QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &task : tasks) {
        QFile file(u"/proc/self/task/%1/children"_s.arg(task));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QList<QByteArray> ids = file.readAll().simplified().split(' ');
        for (const QByteArray &id : ids) {
            if (!id.isEmpty())
                found.append(id.toLongLong());
        }
    }
    return found;
}

} // namespace

void ReadingTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = qgetenv("PATH");
    m_python = QStandardPaths::findExecutable(u"python3"_s);
    QVERIFY(!m_python.isEmpty());
}

void ReadingTest::cleanup()
{
    qputenv("PATH", m_path);
    m_folder.reset();
}

QString ReadingTest::write(const QString &name, const QByteArray &content)
{
    QFile file(m_folder->filePath(name));
    const bool opened = file.open(QIODevice::WriteOnly);
    Q_ASSERT(opened);
    file.write(content);
    return opened ? file.fileName() : QString();
}

// Makes `program` the python3 that is found first.
void ReadingTest::usePython(const QByteArray &program)
{
    QFile file(write(u"python3"_s, program));
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    qputenv("PATH", m_folder->path().toLocal8Bit() + ':' + m_path);
}

// A Python that does as ever, but `action` where a file holds the word "trouble".
void ReadingTest::usePythonThat(const QByteArray &action)
{
    usePython("#!" + m_python.toLocal8Bit() + R"(
import os, sys
HOOK = """
import ast, os, signal, time
parse = ast.parse
def hooked(text):
    if "trouble" in text:
        ACTION
    return parse(text)
ast.parse = hooked
"""
arguments = sys.argv[1:]
place = arguments.index("-c") + 1
arguments[place] = HOOK + arguments[place]
os.execv(sys.executable, [sys.executable] + arguments)
)"_ba.replace("ACTION", QByteArray(action).replace("\\", "\\\\")));
}

void ReadingTest::modulesComeInTheOrderOfInputs()
{
    QList<ReaderInput> inputs;
    for (int i = 0; i < 50; ++i)
        inputs.append({u"%1.py"_s.arg(i), "x" + QByteArray::number(i) + " = 1\n", false});
    const Result<QList<PyModule>> modules = parseFiles(inputs, {.children = 3});
    QVERIFY(modules.has_value());
    QCOMPARE(modules->size(), 50);
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(modules->at(i).path, u"%1.py"_s.arg(i));
        QCOMPARE(modules->at(i).statements.first().targets, QStringList(u"x%1"_s.arg(i)));
    }
}

void ReadingTest::nothingToReadIsNoError()
{
    const Result<QList<PyModule>> modules = parseFiles({});
    QVERIFY(modules.has_value());
    QVERIFY(modules->isEmpty());
}

void ReadingTest::moduleTellsItsFile()
{
    const QString path = write(u"models.py"_s, "\xef\xbb\xbfx = 1\r\n");
    const Result<QList<PyModule>> modules = parseFiles({{path}});
    QVERIFY(modules.has_value());
    const PyModule module = modules->first();
    QCOMPARE(module.path, path);
    QCOMPARE(module.source, QByteArray("x = 1\r\n"));
    QVERIFY(module.byteOrderMark);
    QCOMPARE(module.digest, u"b1c407da3d760bc4390fd24b1c4d8a1ccb670effa303772e8cd25224340f4c29"_s);
}

void ReadingTest::fileThatCannotBeOpenedSaysWhy_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("error");
    QTest::newRow("missing") << u"%1/missing.py"_s << u"there is no such file"_s;
    QTest::newRow("folder") << u"%1"_s << u"it is a folder, not a file"_s;
    QTest::newRow("dangling link") << u"%1/dangling.py"_s << u"it is a link to a file that is not there"_s;
    QTest::newRow("link to itself") << u"%1/loop.py"_s << u"it is a link to a file that is not there"_s;
    QTest::newRow("pipe") << u"%1/pipe.py"_s << u"it is a device or a pipe, not a file"_s;
    QTest::newRow("device without end") << u"/dev/zero"_s << u"it is a device or a pipe, not a file"_s;
    QTest::newRow("link to a device") << u"%1/zero.py"_s << u"it is a device or a pipe, not a file"_s;
    QTest::newRow("file that gives errors") << u"/proc/self/mem"_s << u"it cannot be read (Input/output error)"_s;
}

void ReadingTest::fileThatCannotBeOpenedSaysWhy()
{
    QFETCH(QString, path);
    QFETCH(QString, error);
    QVERIFY(QFile::link(m_folder->filePath(u"nowhere"_s), m_folder->filePath(u"dangling.py"_s)));
    QVERIFY(QFile::link(m_folder->filePath(u"loop.py"_s), m_folder->filePath(u"loop.py"_s)));
    QVERIFY(QFile::link(u"/dev/zero"_s, m_folder->filePath(u"zero.py"_s)));
    QCOMPARE(mkfifo(m_folder->filePath(u"pipe.py"_s).toLocal8Bit().constData(), 0600), 0);
    const QString place = path.startsWith(u'%') ? path.arg(m_folder->path()) : path;
    const Result<QList<PyModule>> modules = parseFiles({{place}, source("x = 1")});
    QVERIFY(modules.has_value());
    QCOMPARE(modules->first().error, error);
    QCOMPARE(modules->first().path, place);
    QCOMPARE(modules->last().error, QString());
}

void ReadingTest::largeFileIsNotRead()
{
    const ReaderLimits limits{.fileBytes = 1024 * 1024};
    const QString path = write(u"large.py"_s, QByteArray(1024 * 1024 + 1, '\n'));
    const QString fits = write(u"fits.py"_s, QByteArray(1024 * 1024, '\n'));
    const Result<QList<PyModule>> modules =
        parseFiles({{path}, source(QByteArray(1024 * 1024 + 1, '\n')), {fits}}, limits);
    QVERIFY(modules.has_value());
    QCOMPARE(modules->at(0).error, u"it is larger than 1 MB"_s);
    QCOMPARE(modules->at(1).error, u"it is larger than 1 MB"_s);
    QCOMPARE(modules->at(2).error, QString());
}

void ReadingTest::childThatFailsCostsOneFile_data()
{
    QTest::addColumn<QByteArray>("action");
    QTest::addColumn<QString>("error");
    const QString crashed = u"Python crashed while it parsed it, or ran out of memory"_s;
    QTest::newRow("hangs") << QByteArray("time.sleep(1000)") << u"Python took longer than 1.5 s to parse it"_s;
    QTest::newRow("hangs and hears no signals")
        << QByteArray("[signal.signal(s, signal.SIG_IGN) for s in (2, 15)] and time.sleep(1000)")
        << u"Python took longer than 1.5 s to parse it"_s;
    QTest::newRow("crashes") << QByteArray("os.kill(os.getpid(), signal.SIGSEGV)") << crashed;
    QTest::newRow("ends") << QByteArray("os._exit(0)") << crashed;
    QTest::newRow("raises") << QByteArray("1 / 0") << crashed;
    QTest::newRow("fills the memory") << QByteArray("[bytearray(1 << 24) for _ in range(10000)]")
                                      << u"it is nested too deeply or too large for Python to parse"_s;
    QTest::newRow("floods standard error") << QByteArray("os.write(2, b'x' * (1 << 26)) and os._exit(1)") << crashed;
    QTest::newRow("answers what is no answer") << QByteArray("os.write(1, b'junk\\n') and time.sleep(1000)") << crashed;
    QTest::newRow("answers too much") << QByteArray("os.write(1, b'99999999999\\n') and time.sleep(1000)") << crashed;
    QTest::newRow("answers too little") << QByteArray("os.write(1, b'100\\n{') and os._exit(0)") << crashed;
    QTest::newRow("answers nonsense") << QByteArray("os.write(1, b'2\\n{}') and os._exit(0)")
                                      << u"the Python that parsed it gave an answer that makes no sense"_s;
    QTest::newRow("tells of places outside the source")
        << QByteArray("os.write(1, b'64\\n' + b'{\"tree\":[1,6,0,0,5,900000,0,0,0,0,0],\"texts\":[]}'.ljust(64)) and "
                      "os._exit(0)")
        << u"the Python that parsed it gave an answer that makes no sense"_s;
    QTest::newRow("tells of more than it gives")
        << QByteArray(
               "os.write(1, b'64\\n' + b'{\"tree\":[2000000000,6,0,0,0,0,0],\"texts\":[]}'.ljust(64)) and os._exit(0)")
        << u"the Python that parsed it gave an answer that makes no sense"_s;
}

void ReadingTest::childThatFailsCostsOneFile()
{
    QFETCH(QByteArray, action);
    QFETCH(QString, error);
    usePythonThat(action);
    const ReaderLimits limits{.fileMilliseconds = 1500, .children = 1};
    const Result<QList<PyModule>> modules = parseFiles({source("a = 1"), source("trouble"), source("b = 1")}, limits);
    QVERIFY(modules.has_value());
    QCOMPARE(modules->at(0).statements.size(), 1);
    QCOMPARE(modules->at(1).error, error);
    QVERIFY(modules->at(1).statements.isEmpty());
    QCOMPARE(modules->at(2).statements.size(), 1);
    QCOMPARE(childProcesses(), QList<qint64>());
}

void ReadingTest::childKilledFromOutsideCostsOneFile()
{
    const QString mark = m_folder->filePath(u"mark"_s);
    usePythonThat("open('" + mark.toUtf8() + "', 'w').write(str(os.getpid())) and time.sleep(1000)");
    const auto idInMark = [&] {
        QFile file(mark);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toInt() : 0;
    };
    std::thread killer([&] {
        while (idInMark() == 0)
            std::this_thread::yield();
        ::kill(idInMark(), SIGKILL);
    });
    const Result<QList<PyModule>> modules = parseFiles({source("trouble"), source("a = 1")}, {.children = 1});
    killer.join();
    QVERIFY(modules.has_value());
    QCOMPARE(modules->at(0).error, u"Python crashed while it parsed it, or ran out of memory"_s);
    QCOMPARE(modules->at(1).statements.size(), 1);
}

void ReadingTest::missingPythonIsAnError()
{
    qputenv("PATH", m_folder->path().toLocal8Bit());
    const Result<QList<PyModule>> modules = parseFiles({source("a = 1")});
    QVERIFY(!modules.has_value());
    QCOMPARE(modules.error(),
             u"Reading Python files needs Python 3.8 or newer, but there is no python3 in PATH; install it."_s);
}

void ReadingTest::pythonThatCannotServeIsAnError_data()
{
    QTest::addColumn<QByteArray>("program");
    QTest::addColumn<QString>("error");
    QTest::newRow("too old")
        << QByteArray("#!/bin/sh\nprintf '19\\n{\"version\": [3, 7]}'\n")
        << u"Reading Python files needs Python 3.8 or newer, but %1 is Python 3.7; install a newer one."_s;
    QTest::newRow("ends at once")
        << QByteArray("#!/bin/sh\nexit 3\n")
        << u"Reading Python files needs Python 3.8 or newer, but %1 does not run; check that it works."_s;
    QTest::newRow("no program at all")
        << QByteArray("\x7f"
                      "ELF")
        << u"Reading Python files needs Python 3.8 or newer, but %1 does not run; check that it works."_s;
}

void ReadingTest::pythonThatCannotServeIsAnError()
{
    QFETCH(QByteArray, program);
    QFETCH(QString, error);
    usePython(program);
    const Result<QList<PyModule>> modules = parseFiles({source("a = 1"), source("b = 1")});
    QVERIFY(!modules.has_value());
    QCOMPARE(modules.error(), error.arg(m_folder->filePath(u"python3"_s)));
}

void ReadingTest::surroundingsDoNotChangeTheReader()
{
    const QString startup = write(u"sitecustomize.py"_s, "raise SystemExit\n");
    write(u"ast.py"_s, "raise SystemExit\n");
    const QByteArray folder = m_folder->path().toLocal8Bit();
    const QList<QByteArray> names = {"PYTHONPATH", "PYTHONSTARTUP", "PYTHONHOME", "PYTHONIOENCODING", "LC_ALL"};
    const QList<QByteArray> values = {folder, startup.toLocal8Bit(), folder, "utf-16", "C"};
    for (qsizetype i = 0; i < names.size(); ++i)
        qputenv(names[i].constData(), values[i]);
    const QString before = QDir::currentPath();
    QDir::setCurrent(m_folder->path());
    const Result<PyModule> module = parseSource(u"models.py"_s, "x = 'ä'\n");
    QDir::setCurrent(before);
    for (const QByteArray &name : names)
        qunsetenv(name.constData());
    QVERIFY2(module.has_value(), qPrintable(module ? QString() : module.error()));
    QCOMPARE(module->statements.first().value.first().text, u"ä"_s);
}

void ReadingTest::nothingOfTheFileIsRun()
{
    const QString mark = m_folder->filePath(u"mark"_s);
    const Result<PyModule> module =
        parseSource(u"models.py"_s, "open('" + mark.toUtf8() + "', 'w')\nimport antigravity\nraise SystemExit\n");
    QVERIFY(module.has_value());
    QCOMPARE(module->statements.size(), 3);
    QVERIFY(!QFile::exists(mark));
}

void ReadingTest::progressCountsFiles()
{
    usePythonThat("time.sleep(0.2)");
    QList<int> seen;
    const Result<QList<PyModule>> modules = parseFiles({source("trouble"), source("trouble"), source("trouble")},
                                                       {.children = 1}, [&](int done, int total) {
                                                           seen.append(done);
                                                           return total == 3;
                                                       });
    QVERIFY(modules.has_value());
    QVERIFY(seen.size() > 2);
    QVERIFY(std::ranges::is_sorted(seen));
    QCOMPARE(seen.first(), 0);
    QVERIFY(seen.contains(1) && seen.contains(2));
}

void ReadingTest::progressCanCancel()
{
    usePythonThat("time.sleep(1000)");
    QElapsedTimer timer;
    timer.start();
    const Result<QList<PyModule>> modules = parseFiles({source("trouble"), source("trouble")},
                                                       {.fileMilliseconds = 100'000}, [](int, int) { return false; });
    QVERIFY(!modules.has_value());
    QCOMPARE(modules.error(), u"The reading of Python files was cancelled."_s);
    QVERIFY(timer.elapsed() < 10'000);
    QCOMPARE(childProcesses(), QList<qint64>());
}

void ReadingTest::manyThreadsReadAtOnce()
{
    std::atomic<int> parsed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&parsed, i] {
            const QByteArray text = "x = " + QByteArray::number(i);
            const Result<PyModule> module = parseSource(u"models.py"_s, text);
            if (module && module->statements.first().value.first().text == QString::number(i))
                ++parsed;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(parsed.load(), 8);
    QCOMPARE(childProcesses(), QList<qint64>());
}

QTEST_GUILESS_MAIN(ReadingTest)
#include "tst_pyreading.moc"
