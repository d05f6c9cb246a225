// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectfile.h"

#include "model/project/projectparts.h"
#include "model/project/wholefile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

Error fileError(const QString &path, const QString &sentence)
{
    const QString name = QFileInfo(path).fileName();
    return {(name.isEmpty() ? path : name) + ": "_L1 + sentence};
}

Result<QByteArray> contentOf(const QString &path)
{
    if (QFileInfo(path).isDir())
        return fileError(path, ProjectFile::tr("this is a folder; name a project file in it."));
    if (!QFileInfo::exists(path))
        return fileError(path, ProjectFile::tr("there is no such file; check the name and the folder."));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fileError(path, ProjectFile::tr("it can't be read (%1); check who may read the file and its folder.")
                                   .arg(file.errorString()));
    }
    const QByteArray content = file.read(largestProjectFile + 1);
    if (file.error() != QFile::NoError)
        return fileError(path, ProjectFile::tr("it can't be read (%1); try again.").arg(file.errorString()));
    if (content.size() > largestProjectFile) {
        return fileError(
            path, ProjectFile::tr("it is larger than %1 MB, which no project is; check that it is the right file.")
                      .arg(largestProjectFile / (1024 * 1024)));
    }
    return content;
}

// A link is where its target is, whatever way leads there.
QString folderOf(const QString &path)
{
    const QFileInfo file(path);
    return file.isSymLink() ? QFileInfo(file.symLinkTarget()).absolutePath() : file.absolutePath();
}

} // namespace

FileStamp stampOf(const QByteArray &content)
{
    return {content.size(), QCryptographicHash::hash(content, QCryptographicHash::Sha256)};
}

OnDisk compareOnDisk(const QString &path, const FileStamp &stamp)
{
    const QFileInfo info(path);
    if (!info.exists())
        return stamp.size < 0 ? OnDisk::Same : OnDisk::Gone;
    if (info.size() != stamp.size)
        return OnDisk::Changed;
    const Result<QByteArray> content = contentOf(path);
    return content && stampOf(*content) == stamp ? OnDisk::Same : OnDisk::Changed;
}

Result<Project> loadProject(const QString &path, FileStamp *stamp)
{
    const Result<QByteArray> content = contentOf(path);
    if (!content)
        return Error{content.error()};
    if (stamp)
        *stamp = stampOf(*content);
    Result<Project> read = fromJson(*content, QFileInfo(path).fileName());
    if (!read)
        return read;
    Project project = std::move(read).value();
    project.sources = absoluteSources(project.sources, folderOf(path));
    return project;
}

Result<void> saveProject(const Project &project, const QString &path, FileStamp *stamp)
{
    if (QFileInfo(path).isDir())
        return fileError(path, ProjectFile::tr("this is a folder; give the file a name."));
    Project portable = project;
    portable.sources = relativeSources(project.sources, folderOf(path));
    const QByteArray json = toJson(portable);
    if (const Result<Project> readable = fromJson(json, QFileInfo(path).fileName()); !readable)
        return Error{readable.error()};
    if (json.size() > largestProjectFile)
        return fileError(path, ProjectFile::tr("the project would be too large to be opened again; split it."));
    if (const Result<void> written = writeWhole(path, json); !written) {
        return fileError(
            path, ProjectFile::tr("it can't be written (%1); nothing was changed; free some space, allow writing "
                                  "there or save under another name.")
                      .arg(written.error()));
    }
    if (stamp)
        *stamp = stampOf(json);
    return {};
}

} // namespace relata
