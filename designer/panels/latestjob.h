// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <utility>

namespace relata {

/// Work in a thread of its own of which only the newest answer counts: starting anew abandons what is under way.
/// To be used from one thread, to which the answers come back.
class LatestJob
{
public:
    LatestJob() { m_pool.setMaxThreadCount(1); }
    ~LatestJob()
    {
        cancel();
        m_pool.waitForDone();
    }
    LatestJob(const LatestJob &) = delete;
    LatestJob &operator=(const LatestJob &) = delete;

    /// `work(const std::atomic<bool> &cancelled)` is run in the thread and looks at its flag from time to time; `done(answer)` is
    /// called with what it returns, unless it was superseded.
    template<typename Work, typename Done>
    void start(Work work, Done done)
    {
        cancel();
        m_cancelled = std::make_shared<std::atomic<bool>>(false);
        m_pool.start([context = &m_context, cancelled = m_cancelled, work = std::move(work), done = std::move(done)] {
            if (*cancelled)
                return;
            QMetaObject::invokeMethod(
                context,
                [cancelled, done, answer = work(*cancelled)] {
                    if (!*cancelled)
                        done(answer);
                },
                Qt::QueuedConnection);
        });
    }

    void cancel()
    {
        if (m_cancelled)
            *m_cancelled = true;
    }

private:
    QObject m_context;
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_cancelled;
};

} // namespace relata
