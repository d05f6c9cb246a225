// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/document.h"
#include "model/project/autosave.h"
#include "model/project/filelock.h"
#include "model/project/projectfile.h"

#include <QFileSystemWatcher>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace relata {

/// The life of the document's file: opening, saving, the mark that it is open here, the side file that survives a
/// crash, and what other programs do to it.  Asks nothing: it gives results and signals, and the window talks to the
/// person.
class ProjectSession : public QObject
{
    Q_OBJECT

public:
    /// `folder` is where the side files of projects without a file are kept.
    ProjectSession(Document &document, const QString &folder, QObject *parent = nullptr);
    ~ProjectSession() override;

    /// An empty project without a file.
    void startNew();
    /// The document stays as it was if the file can't be read.
    Result<void> open(const QString &path);
    /// A project without a file that has the content of `path` (an example, a second window's copy).
    Result<void> openCopy(const QString &path);
    Result<void> saveAs(const QString &path);
    Result<void> save() { return saveAs(m_document.path()); }
    Result<void> reload() { return open(m_document.path()); }

    /// Who else has the file open; empty if nobody has.
    static QString otherHolder(const QString &path);
    /// Whether the file is what was read or written last.
    OnDisk onDisk() const { return compareOnDisk(m_document.path(), m_stamp); }

    /// Whether a crash left unsaved work on that file, which nobody has open.
    static bool isLeftOver(const QString &path, const QString &folder);
    const QString &folder() const { return m_folder; }
    /// What a crash left of the file that is open here.
    Result<Autosave> leftOver() const;
    bool hasLeftOver() const;
    /// Takes the left-over work: the document is changed as by an edit, so that undo goes back to the file.
    void recover(const Autosave &work);
    void discardLeftOver();
    /// Side files of projects that never had a file.
    QStringList orphans() const { return leftOverAutosaves(m_folder); }
    /// Goes on with such a project; its side file is taken over.
    Result<void> recoverOrphan(const QString &sideFile);

    /// Writes the side file now, and waits for it.
    void autosaveNow();
    /// Nothing is left behind: the person has saved or thrown away.
    void close();

    int autosaveDelay() const { return m_timer.interval(); }
    void setAutosaveDelay(int milliseconds) { m_timer.setInterval(milliseconds); }

Q_SIGNALS:
    /// Another program changed or removed the file.
    void changedOnDisk(relata::OnDisk state);
    void autosaveFailed(const QString &message);

private:
    void attach(const QString &path);
    void watch();
    void fileTouched();
    void writeSideFile();
    void dropSideFile();

    Document &m_document;
    QString m_folder;
    FileStamp m_stamp;
    std::unique_ptr<FileLock> m_lock;
    QString m_sideFile; ///< where unsaved work goes; empty until there is some
    QFileSystemWatcher m_watcher;
    QTimer m_timer;
    QTimer m_touched;
    QThreadPool m_writer;
};

} // namespace relata
