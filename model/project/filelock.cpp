// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/filelock.h"

#include "model/project/objectreader.h"

#include <QFileInfo>
#include <QLockFile>

namespace relata {

using namespace Qt::StringLiterals;

FileLock::FileLock(const QString &path)
    : m_lock(std::make_unique<QLockFile>(lockPath(path)))
{
    // By its age a lock is never stale: a window may stay open for weeks. That its process is gone is noticed
    // nevertheless.
    m_lock->setStaleLockTime(0);
}

FileLock::~FileLock() = default;

FileLock::State FileLock::tryLock()
{
    if (m_lock->isLocked() || m_lock->tryLock())
        return State::Held;
    return m_lock->error() == QLockFile::LockFailedError ? State::HeldByOther : State::Impossible;
}

void FileLock::unlock()
{
    m_lock->unlock();
}

bool FileLock::isHeld() const
{
    return m_lock->isLocked();
}

QString FileLock::holder() const
{
    qint64 process = 0;
    QString machine;
    QString application;
    if (!m_lock->getLockInfo(&process, &machine, &application))
        return {};
    return ProjectFile::tr("%1, process %2 on machine %3").arg(application).arg(process).arg(machine);
}

FileLock::State FileLock::takeOver()
{
    if (!m_lock->isLocked())
        m_lock->removeStaleLockFile();
    if (tryLock() == State::Held)
        return State::Held;
    return QFile::remove(m_lock->fileName()) ? tryLock() : State::HeldByOther;
}

// Two ways to one file (a link, a relative path) lead to one lock.
QString FileLock::lockPath(const QString &path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    const QFileInfo file(canonical.isEmpty() ? info.absoluteFilePath() : canonical);
    return u"%1/.%2.lock"_s.arg(file.absolutePath(), file.fileName());
}

} // namespace relata
