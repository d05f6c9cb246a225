// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/reader/pythonchild.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>

#include <algorithm>

// Outside of any namespace, as the macro wants it. Without this the linker would leave the script out.
static void takeInResource()
{
    Q_INIT_RESOURCE(pythonreader);
}

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Reader
{
    Q_DECLARE_TR_FUNCTIONS(PythonReader)
};

constexpr int startMilliseconds = 20'000;
// How soon a cancelled import ends.
constexpr int waitMilliseconds = 50;
constexpr qint64 longestAnswer = 256 * 1024 * 1024;

QByteArray script(const QString &name)
{
    QFile file(u":/python/%1.py"_s.arg(name));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT(opened);
    return opened ? file.readAll() : QByteArray();
}

/// What a child runs: the program, and its modules as it takes them from standard input.
struct Scripts
{
    QString program = {};
    QByteArray modules = {};
};

const Scripts &scripts()
{
    static const Scripts found = [] {
        takeInResource();
        // Each before those that import it.
        const QStringList names = {u"decoding"_s, u"nodes"_s, u"options"_s, u"writer"_s};
        Scripts all = {QString::fromUtf8(script(u"read"_s)), QByteArray::number(names.size()) + '\n'};
        for (const QString &name : names) {
            const QByteArray source = script(name);
            all.modules += name.toLatin1() + ' ' + QByteArray::number(source.size()) + '\n' + source;
        }
        return all;
    }();
    return found;
}

// Nothing that changes how Python works or what it prints.
QProcessEnvironment childEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QStringList names = environment.keys();
    for (const QString &name : names) {
        if (name.startsWith(u"PYTHON"))
            environment.remove(name);
    }
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    return environment;
}

} // namespace

PythonChild::PythonChild(const QString &program, const ReaderLimits &limits, const std::atomic<bool> &stop)
    : m_program(program)
    , m_limits(limits)
    , m_stop(stop)
{
}

PythonChild::~PythonChild()
{
    end();
}

PythonChild::Outcome PythonChild::start()
{
    const int seconds = std::max(1, (m_limits.fileMilliseconds + 999) / 1000);
    m_process.setProcessEnvironment(childEnvironment());
    m_process.setWorkingDirectory(QDir::rootPath());
    m_process.setStandardErrorFile(QProcess::nullDevice());
    // -S: the machine's site packages may hold .pth files, which Python would run.
    m_process.start(m_program, {u"-I"_s, u"-S"_s, u"-B"_s, u"-W"_s, u"ignore"_s, u"-c"_s, scripts().program,
                                QString::number(m_limits.memoryBytes), QString::number(seconds)});
    m_process.write(scripts().modules);
    m_deadline.setRemainingTime(startMilliseconds);
    QByteArray greeting;
    const Outcome outcome = readAnswer(&greeting);
    if (outcome == Outcome::Stopped)
        return outcome;
    const QJsonArray version = QJsonDocument::fromJson(greeting).object()[u"version"_s].toArray();
    const int major = version.at(0).toInt();
    const int minor = version.at(1).toInt();
    if (major > 3 || (major == 3 && minor >= 8))
        return Outcome::Answered;
    end();
    m_error =
        major > 0
            ? Reader::tr("Reading Python files needs Python 3.8 or newer, but %1 is Python %2.%3; install a newer one.")
                  .arg(m_program)
                  .arg(major)
                  .arg(minor)
            : Reader::tr("Reading Python files needs Python 3.8 or newer, but %1 does not run; check that it works.")
                  .arg(m_program);
    return Outcome::NoPython;
}

PythonChild::Outcome PythonChild::parse(const QByteArray &content, QByteArray *answer)
{
    return ask("parse " + QByteArray::number(content.size()), content, answer);
}

PythonChild::Outcome PythonChild::ask(const QByteArray &request, const QByteArray &content, QByteArray *answer)
{
    if (m_process.state() != QProcess::Running) {
        if (const Outcome started = start(); started != Outcome::Answered)
            return started;
    }
    m_deadline.setRemainingTime(m_limits.fileMilliseconds);
    m_process.write(request + '\n');
    m_process.write(content);
    const Outcome outcome = readAnswer(answer);
    if (outcome != Outcome::Answered)
        end();
    return outcome;
}

PythonChild::Outcome PythonChild::readAnswer(QByteArray *answer)
{
    while (!m_process.canReadLine()) {
        if (const Outcome outcome = wait(); outcome != Outcome::Answered)
            return outcome;
    }
    bool ok = false;
    const qint64 size = m_process.readLine().trimmed().toLongLong(&ok);
    if (!ok || size < 0 || size > longestAnswer)
        return Outcome::Died;
    while (m_process.bytesAvailable() < size) {
        if (const Outcome outcome = wait(); outcome != Outcome::Answered)
            return outcome;
    }
    *answer = m_process.read(size);
    return Outcome::Answered;
}

// Until something more was read.
PythonChild::Outcome PythonChild::wait()
{
    while (true) {
        if (m_stop)
            return Outcome::Stopped;
        if (m_deadline.hasExpired())
            return Outcome::TooLate;
        if (m_process.state() == QProcess::NotRunning)
            return Outcome::Died;
        const int remaining = int(std::min<qint64>(m_deadline.remainingTime() + 1, waitMilliseconds));
        const qint64 before = m_process.bytesAvailable();
        if (m_process.waitForReadyRead(remaining) || m_process.bytesAvailable() > before)
            return Outcome::Answered;
    }
}

void PythonChild::end()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(-1);
}

} // namespace relata
