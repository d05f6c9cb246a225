// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/reader/reader.h"

#include <QDeadlineTimer>
#include <QProcess>

#include <atomic>

namespace relata {

/// A Python process that parses one file after the other within limits; it is started when needed, and anew after it
/// died. Belongs to the thread that makes it.
class PythonChild
{
public:
    enum class Outcome : quint8 {
        Answered,
        Stopped,  ///< `stop` was set
        TooLate,  ///< the file took longer than the limit
        Died,     ///< the process ended over the file
        NoPython, ///< the process did not start, or is too old; see error()
    };

    /// `stop` may be set by any thread and ends what ask() waits for.
    PythonChild(const QString &program, const ReaderLimits &limits, const std::atomic<bool> &stop);
    ~PythonChild();
    Q_DISABLE_COPY_MOVE(PythonChild)

    /// Asks for the bytes of a file to be parsed; `answer` is JSON as resources/python/read.py describes it.
    Outcome parse(const QByteArray &content, QByteArray *answer);
    /// Ends the process, if it runs; the next request starts another one.
    void end();
    /// Why there is no Python, as a sentence.
    const QString &error() const { return m_error; }

private:
    Outcome start();
    Outcome ask(const QByteArray &request, const QByteArray &content, QByteArray *answer);
    Outcome readAnswer(QByteArray *answer);
    Outcome wait();

    QString m_program;
    ReaderLimits m_limits;
    const std::atomic<bool> &m_stop;
    QProcess m_process;
    QDeadlineTimer m_deadline;
    QString m_error;
};

} // namespace relata
