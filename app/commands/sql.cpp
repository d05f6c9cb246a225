// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "model/sql/schemaeditor.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString refusalText(const SqlScript &script)
{
    QStringList sentences;
    for (const Refusal &refusal : script.refusals)
        sentences.append(refusal.message);
    return sentences.join(u' ');
}

QString scriptText(const SqlScript &script)
{
    QString text;
    for (const Statement &statement : script.statements)
        text += statement.text + u";\n"_s;
    return text;
}

CommandResult runSql(const CommandInput &input)
{
    const Result<Project> project = readProject(input.positional.first());
    if (!project)
        return {2, project.error()};
    const Result<const Dialect *> dialect = dialectOf(input, u"sqlite"_s);
    if (!dialect)
        return {2, dialect.error()};
    SqlScope scope;
    scope.apps = input.options.values(u"app"_s);
    std::reverse(scope.apps.begin(), scope.apps.end());
    for (const QString &label : std::as_const(scope.apps)) {
        if (!project->schema.app(label))
            return {2, u"there is no app \"%1\" in the project"_s.arg(label)};
    }
    const SqlScript script = createSchema(Registry(project->schema), **dialect, scope);
    const CommandResult written = writeOut(scriptText(script).toUtf8(), input.value(u"o"_s));
    if (written.status != 0 || script.refusals.isEmpty())
        return written;
    return {1, refusalText(script)};
}

} // namespace

Command sqlCommand()
{
    return {
        .name = u"sql",
        .synopsis = u"FILE [--dialect sqlite|postgresql|mariadb|mysql] [--app LABEL]... [-o OUT]",
        .summary = QT_TRANSLATE_NOOP("Commands", "print the SQL that Django would run, a statement a line"),
        .options = {{u"", u"dialect", u"NAME",
                     QT_TRANSLATE_NOOP("Commands", "sqlite (default), postgresql, mariadb or mysql")},
                    {u"", u"app", u"LABEL",
                     QT_TRANSLATE_NOOP("Commands", "only that app's statements; may be repeated")},
                    {u"o", u"", u"OUT", QT_TRANSLATE_NOOP("Commands", "write to a file instead of standard output")}},
        .run = runSql};
}

} // namespace relata
