// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/autosave.h"

#include "model/project/filelock.h"
#include "model/project/jsontext.h"
#include "model/project/objectreader.h"
#include "model/project/projectfile.h"
#include "model/project/wholefile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr auto suffix = ".autosave"_L1;

QString canonicalPath(const QString &path)
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    return canonical.isEmpty() ? info.absoluteFilePath() : canonical;
}

Error sideError(const QString &sideFile, const QString &sentence)
{
    return {QFileInfo(sideFile).fileName() + ": "_L1 + sentence};
}

} // namespace

QString autosaveFile(const QString &projectPath, const QString &folder)
{
    const QFileInfo file(canonicalPath(projectPath));
    if (QFileInfo(file.absolutePath()).isWritable())
        return u"%1/.%2%3"_s.arg(file.absolutePath(), file.fileName(), suffix);
    const QByteArray hash = QCryptographicHash::hash(file.absoluteFilePath().toUtf8(), QCryptographicHash::Sha256);
    return u"%1/%2-%3%4"_s.arg(folder, file.fileName(), QString::fromLatin1(hash.toHex().first(12)), suffix);
}

QString newAutosaveFile(const QString &folder)
{
    return u"%1/untitled-%2.relata%3"_s.arg(folder, QUuid::createUuid().toString(QUuid::WithoutBraces), suffix);
}

QStringList leftOverAutosaves(const QString &folder)
{
    QStringList files;
    const QDir dir(folder);
    const QStringList names = dir.entryList({u"*"_s + suffix}, QDir::Files | QDir::Hidden, QDir::Name);
    for (const QString &name : names) {
        const QString file = dir.absoluteFilePath(name);
        FileLock lock(file);
        if (lock.tryLock() != FileLock::State::HeldByOther)
            files.append(file);
    }
    return files;
}

// The first line says whose work it is, the project follows as it would stand in its file.
Result<void> writeAutosave(const Project &project, const QString &projectPath, const QString &sideFile)
{
    const QJsonObject head = {
        {u"path"_s, projectPath.isEmpty() ? QString() : canonicalPath(projectPath)},
        {u"written"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
    };
    const QByteArray json = toJson(project);
    if (const Result<Project> readable = fromJson(json, QFileInfo(sideFile).fileName()); !readable)
        return Error{readable.error()};
    QDir().mkpath(QFileInfo(sideFile).absolutePath());
    const QByteArray content = QJsonDocument(head).toJson(QJsonDocument::Compact) + '\n' + json;
    if (const Result<void> written = writeWhole(sideFile, content); !written)
        return sideError(sideFile,
                         ProjectFile::tr("unsaved work can't be kept there (%1); save it soon.").arg(written.error()));
    return {};
}

Result<Autosave> readAutosave(const QString &sideFile)
{
    QFile file(sideFile);
    if (!file.open(QIODevice::ReadOnly))
        return sideError(sideFile,
                         ProjectFile::tr("it can't be read (%1); check who may read it.").arg(file.errorString()));
    const QByteArray first = file.readLine(65536);
    const Result<QJsonObject> head = parsedObject(first);
    if (!head)
        return sideError(sideFile, head.error());
    Result<Project> project = fromJson(file.read(largestProjectFile), QFileInfo(sideFile).fileName());
    if (!project)
        return Error{project.error()};
    return Autosave{
        .path = head->value("path"_L1).toString(),
        .written = QDateTime::fromString(head->value("written"_L1).toString(), Qt::ISODateWithMs),
        .project = std::move(project).value(),
    };
}

void removeAutosave(const QString &sideFile)
{
    QFile::remove(sideFile);
}

} // namespace relata
