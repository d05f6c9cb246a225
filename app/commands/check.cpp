// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "model/checks/checks.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QByteArray asJson(const QList<Problem> &problems)
{
    QJsonArray out;
    for (const Problem &problem : problems) {
        out.append(QJsonObject{{u"id"_s, problem.id},
                               {u"level"_s, levelName(problem.level)},
                               {u"object"_s, textOrNull(problem.object)},
                               {u"message"_s, problem.message},
                               {u"hint"_s, textOrNull(problem.hint)},
                               {u"fix"_s, problem.fix ? QJsonValue(problem.fix->text) : QJsonValue()}});
    }
    return QJsonDocument(out).toJson();
}

// The way `manage.py check` prints them.
QString asText(const QList<Problem> &problems)
{
    if (problems.isEmpty())
        return QCoreApplication::translate("Commands", "The checks found no issues.") + u'\n';
    QString text;
    for (const Level level : {Level::Error, Level::Warning}) {
        QString part;
        for (const Problem &problem : problems) {
            if (problem.level != level)
                continue;
            part += (problem.object.isEmpty() ? u"?"_s : problem.object) + u": ("_s + problem.id + u") "_s +
                    problem.message + u'\n';
            if (!problem.hint.isEmpty())
                part += u"\tHINT: "_s + problem.hint + u'\n';
            if (problem.fix)
                part += u"\tFIX: "_s + problem.fix->text + u'\n';
        }
        if (!part.isEmpty())
            text += levelName(level) + u"S:\n"_s + part + u'\n';
    }
    return text +
           (problems.size() == 1
                ? QCoreApplication::translate("Commands", "The checks found 1 issue.")
                : QCoreApplication::translate("Commands", "The checks found %1 issues.").arg(problems.size())) +
           u'\n';
}

CommandResult runCheck(const CommandInput &input)
{
    const Result<Project> project = readProject(input.positional.first());
    if (!project)
        return {2, project.error()};
    const Result<const Dialect *> dialect = dialectOf(input, project->dialect);
    if (!dialect)
        return {2, dialect.error()};
    const QList<Problem> problems = runChecks(Registry(project->schema), (*dialect)->name, project->sources);
    const CommandResult written = writeOut(input.has(u"json"_s) ? asJson(problems) : asText(problems).toUtf8());
    const bool wrong = std::any_of(problems.begin(), problems.end(),
                                   [](const Problem &problem) { return problem.level == Level::Error; });
    return written.status == 0 && wrong ? CommandResult{1} : written;
}

} // namespace

Command checkCommand()
{
    return {.name = u"check",
            .synopsis = u"FILE [--dialect sqlite|postgresql|mariadb|mysql] [--json]",
            .summary = QT_TRANSLATE_NOOP("Commands", "run Django's system checks; exit status 1 if there are errors"),
            .options = {{u"", u"dialect", u"NAME",
                         QT_TRANSLATE_NOOP("Commands", "the default database (the one last used in the project)")},
                        {u"", u"json", u"",
                         QT_TRANSLATE_NOOP("Commands", "a list of objects: id, level, object, message, hint, fix")}},
            .run = runCheck};
}

} // namespace relata
