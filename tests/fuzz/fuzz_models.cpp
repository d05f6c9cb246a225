// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutations.h"
#include "tests/fuzz/troubles.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTextStream>

#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace relata;
using namespace Qt::StringLiterals;

// Changes models.py files by chance, parses and imports them, and writes them back: unchanged in place, and anew.  Each
// round is a process of its own, so that a crash or a hang is told and the next round goes on; its files are kept.

namespace {

constexpr int filesInRound = 12;
constexpr unsigned roundSeconds = 60;
constexpr int brokeStatus = 9;

// Shared with the processes of the rounds, which come one after the other.
Counts *sharedCounts()
{
    void *memory = mmap(nullptr, sizeof(Counts), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return memory == MAP_FAILED ? nullptr : new (memory) Counts;
}

QList<QByteArray> seedsOf(const QStringList &paths)
{
    QList<QByteArray> seeds;
    const auto take = [&seeds](const QString &path) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            seeds.append(file.readAll());
    };
    for (const QString &path : paths) {
        if (QFileInfo(path).isFile())
            take(path);
        QDirIterator files(path, {u"*.py"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            take(files.next());
    }
    seeds.removeAll(QByteArray());
    return seeds;
}

QList<QByteArray> inputsOf(quint32 number, const QList<QByteArray> &seeds)
{
    QRandomGenerator random(number);
    QList<QByteArray> inputs;
    for (int i = 0; i < filesInRound; ++i)
        inputs.append(mutated(seeds, random));
    return inputs;
}

void limitMemory()
{
#ifndef __SANITIZE_ADDRESS__ // which reserves far more than it uses
    const rlimit memory = {rlim_t(4) << 30, rlim_t(4) << 30};
    setrlimit(RLIMIT_AS, &memory);
#endif
}

// In a process of its own.  Tells and keeps the files of a round that went wrong.
bool isFine(quint32 number, const QList<QByteArray> &seeds, const QString &keep, Counts &counts)
{
    const QString folder = keep + u"/round%1"_s.arg(number);
    const pid_t child = fork();
    if (child == 0) {
        limitMemory();
        alarm(roundSeconds);
        const QStringList wrong = troubles(inputsOf(number, seeds), folder, counts);
        for (const QString &line : wrong)
            QTextStream(stdout) << line << Qt::endl;
        _exit(wrong.isEmpty() ? 0 : brokeStatus);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        return false;
    if (WIFSIGNALED(status))
        QTextStream(stdout) << folder << ": ended by signal " << WTERMSIG(status) << Qt::endl;
    const bool fine = WIFEXITED(status) && WEXITSTATUS(status) == 0;
    if (fine)
        QDir(folder).removeRecursively();
    return fine;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Imports models.py files that are changed by chance, and tells what breaks."_s);
    parser.addHelpOption();
    parser.addOptions(
        {{u"seconds"_s, u"How long to go on."_s, u"number"_s, u"60"_s},
         {u"round"_s, u"The number of the first round; the same number makes the same files."_s, u"number"_s, u"1"_s},
         {u"keep"_s, u"The folder for the files of rounds that went wrong."_s, u"folder"_s, u"fuzz-kept"_s}});
    parser.addPositionalArgument(u"seeds"_s, u"Files, or folders with .py files, to start from."_s);
    parser.process(application);
    const QList<QByteArray> seeds = seedsOf(parser.positionalArguments());
    if (seeds.isEmpty())
        parser.showHelp(2);
    const QDeadlineTimer end(parser.value(u"seconds"_s).toLongLong() * 1000);
    const quint32 first = parser.value(u"round"_s).toUInt();
    quint32 number = first;
    Counts *counts = sharedCounts();
    if (!counts)
        return 1;
    int wrong = 0;
    for (; !end.hasExpired(); ++number)
        wrong += isFine(number, seeds, QDir(parser.value(u"keep"_s)).absolutePath(), *counts) ? 0 : 1;
    QTextStream(stdout) << number - first << " rounds of " << filesInRound << " files, " << wrong << " went wrong; "
                        << counts->parsed << " files parsed, " << counts->models << " models imported, "
                        << counts->unchanged << " files written unchanged, " << counts->written << " written anew"
                        << Qt::endl;
    return wrong > 0 ? 1 : 0;
}
