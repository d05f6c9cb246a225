// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "model/project/wholefile.h"
#include "model/python/migration/migrationfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QByteArray together(const QList<PythonFile> &files)
{
    QByteArray out;
    for (const PythonFile &file : files) {
        if (files.size() > 1)
            out += (out.isEmpty() ? "# " : "\n# ") + file.path.toUtf8() + '\n';
        out += file.content;
    }
    return out;
}

// Another migration of that name may have been run on databases: it is never replaced.
Result<void> write(const QList<PythonFile> &files, const QDir &folder)
{
    QList<const PythonFile *> missing;
    for (const PythonFile &file : files) {
        QFile there(folder.filePath(file.path));
        if (!there.exists())
            missing.append(&file);
        else if (!there.open(QIODevice::ReadOnly) || there.readAll() != file.content)
            return Error{
                u"%1 exists and is another migration; choose another folder, or take it away"_s.arg(there.fileName())};
    }
    for (const PythonFile *file : std::as_const(missing)) {
        const QString path = folder.filePath(file->path);
        const QDir home = QFileInfo(path).absoluteDir();
        QDir().mkpath(home.path());
        Result<void> written = writeWhole(path, file->content);
        if (written && !home.exists(u"__init__.py"_s))
            written = writeWhole(home.filePath(u"__init__.py"_s), {});
        if (!written)
            return Error{
                u"%1 can't be written (%2); check the folder and who may write there"_s.arg(path, written.error())};
    }
    return {};
}

// What a person has to know stands on standard error, a line each; it is no failure.
void tellNotes(const QList<PythonFile> &files)
{
    for (const PythonFile &file : files) {
        for (const QString &note : file.notes)
            std::fputs(u"relata migration: %1: %2\n"_s.arg(file.path, note).toUtf8().constData(), stderr);
    }
}

CommandResult runMigration(const CommandInput &input)
{
    const Result<Project> project = readProject(input.positional.first());
    if (!project)
        return {2, project.error()};
    const Result<QList<PythonFile>> files = initialMigrationFiles(project->schema, project->sources);
    if (!files)
        return {1, files.error()};
    tellNotes(*files);
    const QString folder = input.value(u"o"_s);
    if (folder.isEmpty())
        return writeOut(together(*files));
    const Result<void> written = write(*files, QDir(folder));
    return written ? CommandResult{} : CommandResult{2, written.error()};
}

} // namespace

Command migrationCommand()
{
    return {
        .name = u"migration",
        .synopsis = u"FILE [-o DIR]",
        .summary = QT_TRANSLATE_NOOP("Commands", "write the initial migrations, as makemigrations does"),
        .options = {{u"o", u"", u"DIR",
                     QT_TRANSLATE_NOOP("Commands",
                                       "the folder for app/migrations/0001_initial.py; without it: standard output")}},
        .run = runMigration};
}

} // namespace relata
