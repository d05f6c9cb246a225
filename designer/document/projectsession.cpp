// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/projectsession.h"

#include <QDir>
#include <QFileInfo>
#include <QPointer>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr int autosaveAfter = 3000; // ms after a change: what a crash may cost at most
constexpr int settleFor = 200;      // ms: another program's save is several changes on disk

} // namespace

ProjectSession::ProjectSession(Document &document, const QString &folder, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_folder(folder)
{
    m_writer.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(autosaveAfter);
    m_touched.setSingleShot(true);
    m_touched.setInterval(settleFor);
    connect(&m_timer, &QTimer::timeout, this, &ProjectSession::writeSideFile);
    connect(&m_touched, &QTimer::timeout, this, &ProjectSession::fileTouched);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_touched, qOverload<>(&QTimer::start));
    connect(&m_document, &Document::changed, this, [this](const Changes &changes) {
        if (!changes.everything && !m_timer.isActive())
            m_timer.start();
    });
}

ProjectSession::~ProjectSession()
{
    m_writer.waitForDone();
}

void ProjectSession::startNew()
{
    close();
    m_document.reset(Project());
    attach({});
}

Result<void> ProjectSession::open(const QString &path)
{
    FileStamp stamp;
    Result<Project> project = loadProject(path, &stamp);
    if (!project)
        return Error{project.error()};
    close();
    m_document.reset(*project, QFileInfo(path).absoluteFilePath());
    attach(m_document.path());
    m_stamp = stamp;
    return {};
}

Result<void> ProjectSession::openCopy(const QString &path)
{
    Result<Project> project = loadProject(path);
    if (!project)
        return Error{project.error()};
    close();
    m_document.reset(*project);
    attach({});
    return {};
}

Result<void> ProjectSession::saveAs(const QString &path)
{
    const QString target = QFileInfo(path).absoluteFilePath();
    const bool moves = target != m_document.path();
    std::unique_ptr<FileLock> lock;
    if (moves) {
        lock = std::make_unique<FileLock>(target);
        if (lock->tryLock() == FileLock::State::HeldByOther) {
            return Error{tr("%1 is open in another window (%2); save under another name.")
                             .arg(QFileInfo(target).fileName(), lock->holder())};
        }
    }
    // The watcher would report our own writing as another program's.
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    const Result<void> saved = saveProject(m_document.project(), target, &m_stamp);
    if (saved) {
        dropSideFile();
        if (moves)
            m_lock = std::move(lock);
        m_document.setSaved(target);
    }
    watch();
    return saved;
}

QString ProjectSession::otherHolder(const QString &path)
{
    FileLock lock(path);
    const FileLock::State state = lock.tryLock();
    return state == FileLock::State::HeldByOther ? lock.holder() : QString();
}

bool ProjectSession::isLeftOver(const QString &path, const QString &folder)
{
    return QFileInfo::exists(autosaveFile(path, folder)) && otherHolder(path).isEmpty();
}

bool ProjectSession::hasLeftOver() const
{
    return !m_document.path().isEmpty() && QFileInfo::exists(autosaveFile(m_document.path(), m_folder));
}

Result<Autosave> ProjectSession::leftOver() const
{
    return readAutosave(autosaveFile(m_document.path(), m_folder));
}

void ProjectSession::recover(const Autosave &work)
{
    m_document.edit(tr("Recover unsaved changes"), [&](Project &project) { project = work.project; });
    if (!m_document.path().isEmpty())
        m_sideFile = autosaveFile(m_document.path(), m_folder); // goes when the work is saved
}

void ProjectSession::discardLeftOver()
{
    removeAutosave(autosaveFile(m_document.path(), m_folder));
}

Result<void> ProjectSession::recoverOrphan(const QString &sideFile)
{
    Result<Autosave> work = readAutosave(sideFile);
    if (!work)
        return Error{work.error()};
    startNew();
    recover(*work);
    autosaveNow();
    removeAutosave(sideFile);
    return {};
}

void ProjectSession::attach(const QString &path)
{
    m_stamp = {};
    m_sideFile.clear();
    m_lock.reset();
    if (!path.isEmpty()) {
        m_lock = std::make_unique<FileLock>(path);
        m_lock->tryLock();
    }
    watch();
}

void ProjectSession::watch()
{
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!m_document.path().isEmpty() && QFileInfo::exists(m_document.path()))
        m_watcher.addPath(m_document.path());
}

void ProjectSession::fileTouched()
{
    if (m_document.path().isEmpty())
        return;
    watch(); // a file that was replaced is no longer watched
    const OnDisk state = onDisk();
    if (state != OnDisk::Same)
        Q_EMIT changedOnDisk(state);
}

void ProjectSession::writeSideFile()
{
    if (!m_document.isModified()) {
        dropSideFile();
        return;
    }
    if (m_sideFile.isEmpty()) {
        if (m_document.path().isEmpty()) {
            QDir().mkpath(m_folder); // for the lock, which comes before the file
            m_sideFile = newAutosaveFile(m_folder);
            m_lock = std::make_unique<FileLock>(m_sideFile);
            m_lock->tryLock();
        } else {
            m_sideFile = autosaveFile(m_document.path(), m_folder);
        }
    }
    // The project is a shared value: the thread writes the state of now, whatever is edited meanwhile.
    m_writer.start([self = QPointer<ProjectSession>(this), this, project = m_document.project(),
                    path = m_document.path(), sideFile = m_sideFile] {
        const Result<void> written = writeAutosave(project, path, sideFile);
        if (written)
            return;
        // The destructor waits for the thread, so `this` is alive here.
        QMetaObject::invokeMethod(
            this,
            [self, message = written.error()] {
                if (self)
                    Q_EMIT self->autosaveFailed(message);
            },
            Qt::QueuedConnection);
    });
}

void ProjectSession::autosaveNow()
{
    m_timer.stop();
    writeSideFile();
    m_writer.waitForDone();
}

void ProjectSession::dropSideFile()
{
    m_timer.stop();
    m_writer.waitForDone();
    if (!m_sideFile.isEmpty())
        removeAutosave(m_sideFile);
    m_sideFile.clear();
}

void ProjectSession::close()
{
    dropSideFile();
    m_lock.reset();
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
}

} // namespace relata
