// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

class QLockFile;

namespace relata {

/// Marks a file as open in one window, by `.shop.relata.lock` beside it, so that a second window is told.
/// The mark of a program that crashed on this machine is taken over.
class FileLock
{
public:
    enum class State : quint8 {
        Held,        ///< by this object
        HeldByOther, ///< see holder()
        Impossible,  ///< the folder can't be written to: nobody else can save there either
    };

    explicit FileLock(const QString &path);
    ~FileLock();

    State tryLock();
    void unlock();
    bool isHeld() const;
    /// Who has it, for a person: `Relata, process 4711 on machine desk`; empty if nobody has.
    QString holder() const;
    /// Takes it from another holder: for a person who knows that the other window is gone.
    State takeOver();

    static QString lockPath(const QString &path);

private:
    std::unique_ptr<QLockFile> m_lock;
};

} // namespace relata
