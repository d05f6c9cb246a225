// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "model/exchange/modelfiles.h"
#include "model/project/projectfile.h"

#include <QCoreApplication>

#include <cstdio>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// What a person has to know stands on standard error, a line each; it is no failure.
void tellNotes(const QList<ModelFile> &files)
{
    for (const ModelFile &file : files) {
        for (const QString &note : file.notes)
            std::fputs(u"relata python: %1: %2\n"_s.arg(file.relative, note).toUtf8().constData(), stderr);
    }
}

CommandResult print(const QList<ModelFile> &files)
{
    if (files.size() > 1)
        return {2, u"the project has %1 files of models: -o DIR is needed"_s.arg(files.size())};
    return files.isEmpty() ? CommandResult{} : writeOut(files.first().after);
}

// Files that went back to where they were read from are as the project says now: its file records that, so that they can be
// written again.
CommandResult noteWritten(Project project, const QString &path, QList<ModelFile> files, const QString &folder)
{
    files.removeIf([&](const ModelFile &file) { return !file.isChanged() || !goesHome(file, folder); });
    if (files.isEmpty() || path == u"-"_s)
        return {};
    project.sources = sourcesWhenWritten(project, files, folder);
    const Result<void> saved = saveProject(project, path);
    return saved ? CommandResult{} : CommandResult{2, saved.error()};
}

CommandResult runPython(const CommandInput &input)
{
    const Result<Project> project = readProject(input.positional.first());
    if (!project)
        return {2, project.error()};
    const Result<Baseline> baseline = readBaseline(project->schema, project->sources);
    if (!baseline)
        return {2, baseline.error()};
    const QList<ModelFile> files = modelFiles(*project, *baseline);
    for (const ModelFile &file : files) {
        if (!file.error.isEmpty())
            return {2, file.error};
    }
    const Result<void> verified = verifyModelFiles(*project, files);
    if (!verified)
        return {2, verified.error()};
    const QString folder = input.value(u"o"_s);
    if (folder.isEmpty() && files.size() > 1)
        return print(files);
    tellNotes(files);
    if (folder.isEmpty())
        return print(files);
    const Strangers strangers = input.has(u"force"_s) ? Strangers::Replaced : Strangers::Kept;
    const Result<void> written = writeModelFiles(files, folder, true, strangers);
    return written ? noteWritten(*project, input.positional.first(), files, folder)
                   : CommandResult{2, written.error()};
}

} // namespace

Command pythonCommand()
{
    return {.name = u"python",
            .synopsis = u"FILE [-o DIR] [--force]",
            .summary =
                QT_TRANSLATE_NOOP("Commands", "write models.py: what was imported is edited in place, else anew"),
            .options = {{u"o", u"", u"DIR",
                         QT_TRANSLATE_NOOP("Commands",
                                           "the folder for app/models.py; one file: standard output without it")},
                        {u"", u"force", u"",
                         QT_TRANSLATE_NOOP("Commands",
                                           "replace files in DIR that are not this project's, or were written before")}},
            .run = runPython};
}

} // namespace relata
