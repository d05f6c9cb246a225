// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/reader/reader.h"

#include "model/python/reader/answer.h"
#include "model/python/reader/pythonchild.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Reader
{
    Q_DECLARE_TR_FUNCTIONS(PythonReader)
};

// How often the caller hears of progress.
constexpr std::chrono::milliseconds progressPause(40);

QString tooLarge(qint64 limit)
{
    return Reader::tr("it is larger than %1 MB").arg(limit / (1024 * 1024));
}

// Devices and pipes are not opened: they may have no end, or never begin.
Result<QByteArray> bytesOf(const ReaderInput &input, qint64 limit)
{
    if (!input.fromDisk) {
        if (input.content.size() > limit)
            return Error{tooLarge(limit)};
        return input.content;
    }
    const QFileInfo info(input.path);
    if (!info.exists())
        return Error{info.isSymLink() ? Reader::tr("it is a link to a file that is not there")
                                      : Reader::tr("there is no such file")};
    if (info.isDir())
        return Error{Reader::tr("it is a folder, not a file")};
    if (!info.isFile())
        return Error{Reader::tr("it is a device or a pipe, not a file")};
    QFile file(input.path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{Reader::tr("it cannot be opened (%1)").arg(file.errorString())};
    const QByteArray content = file.read(limit + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{Reader::tr("it cannot be read (%1)").arg(file.errorString())};
    if (content.size() > limit)
        return Error{tooLarge(limit)};
    return content;
}

/// The inputs of one call, taken one after the other by as many threads as there are children.
class Reading
{
public:
    Reading(const QString &program, const QList<ReaderInput> &inputs, const ReaderLimits &limits)
        : m_program(program)
        , m_inputs(inputs)
        , m_limits(limits)
        , m_modules(inputs.size())
    {
    }

    Result<QList<PyModule>> run(const ReaderProgress &progress);

private:
    void work();
    bool parse(PythonChild &child, const ReaderInput &input, PyModule &module);
    void fail(const QString &error);
    void report(const ReaderProgress &progress, int threads);

    const QString m_program;
    const QList<ReaderInput> &m_inputs;
    const ReaderLimits m_limits;
    std::vector<PyModule> m_modules;
    std::atomic<bool> m_stop = false;
    std::atomic<int> m_next = 0;
    std::atomic<int> m_done = 0;
    std::mutex m_mutex;
    std::condition_variable m_threadEnded;
    int m_threadsEnded = 0;
    QString m_error;
};

Result<QList<PyModule>> Reading::run(const ReaderProgress &progress)
{
    const int count = int(std::clamp<qsizetype>(m_limits.children, 1, m_inputs.size()));
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([this] { work(); });
    report(progress, count);
    for (std::thread &thread : threads)
        thread.join();
    if (!m_error.isEmpty())
        return Error{m_error};
    return QList<PyModule>(std::make_move_iterator(m_modules.begin()), std::make_move_iterator(m_modules.end()));
}

void Reading::report(const ReaderProgress &progress, int threads)
{
    std::unique_lock lock(m_mutex);
    while (!m_threadEnded.wait_for(lock, progressPause, [&] { return m_threadsEnded == threads; })) {
        lock.unlock();
        if (progress && !m_stop && !progress(m_done, int(m_inputs.size())))
            fail(Reader::tr("The reading of Python files was cancelled."));
        lock.lock();
    }
}

void Reading::fail(const QString &error)
{
    const std::lock_guard lock(m_mutex);
    if (m_error.isEmpty())
        m_error = error;
    m_stop = true;
}

void Reading::work()
{
    {
        PythonChild child(m_program, m_limits, m_stop);
        for (int at = m_next++; at < m_inputs.size() && !m_stop; at = m_next++) {
            if (!parse(child, m_inputs[at], m_modules[at]))
                break;
            ++m_done;
        }
    }
    const std::lock_guard lock(m_mutex);
    ++m_threadsEnded;
    m_threadEnded.notify_all();
}

// False where nothing more can be read.
bool Reading::parse(PythonChild &child, const ReaderInput &input, PyModule &module)
{
    using Outcome = PythonChild::Outcome;
    const Result<QByteArray> content = bytesOf(input, m_limits.fileBytes);
    QByteArray answer;
    const Outcome outcome = content ? child.parse(*content, &answer) : Outcome::Answered;
    if (outcome == Outcome::NoPython)
        fail(child.error());
    if (outcome == Outcome::NoPython || outcome == Outcome::Stopped)
        return false;
    if (!content)
        module.error = content.error();
    else if (outcome == Outcome::TooLate)
        module.error = Reader::tr("Python took longer than %1 s to parse it").arg(m_limits.fileMilliseconds / 1000.0);
    else if (outcome == Outcome::Died)
        module.error = Reader::tr("Python crashed while it parsed it, or ran out of memory");
    else if (Result<PyModule> parsed = moduleOf(answer, *content))
        module = std::move(parsed).value();
    else {
        module.error = parsed.error();
        child.end();
    }
    module.path = input.path;
    if (content)
        module.digest = QString::fromLatin1(QCryptographicHash::hash(*content, QCryptographicHash::Sha256).toHex());
    return true;
}

Result<QString> python()
{
    const QString program = QStandardPaths::findExecutable(u"python3"_s);
    if (program.isEmpty())
        return Error{
            Reader::tr("Reading Python files needs Python 3.8 or newer, but there is no python3 in PATH; install it.")};
    return program;
}

} // namespace

Result<QList<PyModule>> parseFiles(const QList<ReaderInput> &inputs, const ReaderLimits &limits,
                                   const ReaderProgress &progress)
{
    if (inputs.isEmpty())
        return QList<PyModule>();
    const Result<QString> program = python();
    if (!program)
        return Error{program.error()};
    return Reading(*program, inputs, limits).run(progress);
}

Result<PyModule> parseSource(const QString &path, const QByteArray &content)
{
    Result<QList<PyModule>> modules = parseFiles({{path, content, false}});
    if (!modules)
        return Error{modules.error()};
    return modules->first();
}

} // namespace relata
