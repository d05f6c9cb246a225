// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "model/database/proof.h"
#include "model/sql/schemaeditor.h"

#include <algorithm>
#include <csignal>

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

Result<SqlScope> scopeOf(const CommandInput &input, const Project &project)
{
    SqlScope scope;
    scope.apps = input.options.values(u"app"_s);
    std::reverse(scope.apps.begin(), scope.apps.end());
    for (const QString &label : std::as_const(scope.apps)) {
        if (!project.schema.app(label))
            return Error{u"there is no app \"%1\" in the project"_s.arg(label)};
    }
    return scope;
}

CommandResult writeScript(const Registry &registry, const Dialect &dialect, const SqlScope &scope, const QString &path)
{
    const SqlScript script = createSchema(registry, dialect, scope);
    const CommandResult written = writeOut(scriptText(script).toUtf8(), path);
    if (written.status != 0 || script.refusals.isEmpty())
        return written;
    return {1, refusalText(script)};
}

CancelFlag &interrupted()
{
    static CancelFlag flag = false;
    return flag;
}

// An interrupt from the keyboard leaves nothing behind on a server; a second one ends the program at once.
void listenForInterrupts()
{
    const auto note = [](int signal) {
        interrupted() = true;
        std::signal(signal, SIG_DFL);
    };
    (void)interrupted();
    std::signal(SIGINT, note);
    std::signal(SIGTERM, note);
}

// `statement 3 failed: ... (of shop.Order.total): CREATE TABLE ...` on one line.
QString failureText(const ScriptOutcome &outcome, const Registry &registry)
{
    QString text = outcome.message;
    text.replace(0, 1, text.left(1).toLower());
    if (outcome.failed.isEmpty())
        return text;
    if (const Model *model = registry.schema().find(outcome.model)) {
        const App *app = registry.schema().find(model->app);
        const Field *field = model->find(outcome.field);
        text += u" It is of %1.%2%3:"_s.arg(app ? app->label : QString(), model->name, field ? u'.' + field->name : QString());
    }
    return text + u' ' + outcome.failed.simplified();
}

CommandResult runProof(const CommandInput &input, const Registry &registry, const SqlScope &scope)
{
    const Result<DatabaseUrl> where = DatabaseUrl::parse(input.value(u"prove"_s));
    if (!where)
        return {2, where.error()};
    if (input.has(u"dialect"_s) && !where->dialects().contains(input.value(u"dialect"_s)))
        return {2, u"%1 does not speak %2; leave out --dialect, or take %3"_s.arg(
                       where->text(), input.value(u"dialect"_s), where->dialects().join(u" or "_s))};
    listenForInterrupts();
    const Proof proof = prove(registry, {.where = *where, .dialect = input.value(u"dialect"_s), .apps = scope.apps}, &interrupted());
    if (!proof.reached)
        return {2, proof.outcome.message};
    if (input.has(u"o"_s)) {
        const CommandResult written = writeScript(registry, *dialectNamed(proof.dialect), scope, input.value(u"o"_s));
        if (written.status == 2)
            return written;
    }
    const QString untold = refusalText(createSchema(registry, *dialectNamed(proof.dialect), scope));
    if (!proof.outcome.ok)
        return {1, (untold + u' ' + failureText(proof.outcome, registry)).trimmed()}; // what is not told may be missing
    const int tables = proof.outcome.tables;
    const CommandResult told = writeOut((tables == 1 ? u"ran, 1 table\n"_s : u"ran, %1 tables\n"_s.arg(tables)).toUtf8());
    return told.status != 0 || untold.isEmpty() ? told : CommandResult{1, untold};
}

CommandResult runSql(const CommandInput &input)
{
    const Result<Project> project = readProject(input.positional.first());
    if (!project)
        return {2, project.error()};
    const Result<const Dialect *> dialect = dialectOf(input, u"sqlite"_s);
    if (!dialect)
        return {2, dialect.error()};
    const Result<SqlScope> scope = scopeOf(input, *project);
    if (!scope)
        return {2, scope.error()};
    const Registry registry(project->schema);
    return input.has(u"prove"_s) ? runProof(input, registry, *scope) : writeScript(registry, **dialect, *scope, input.value(u"o"_s));
}

} // namespace

Command sqlCommand()
{
    return {
        .name = u"sql",
        .synopsis = u"FILE [--dialect sqlite|postgresql|mariadb|mysql] [--app LABEL]... [-o OUT] [--prove [URL]]",
        .summary = QT_TRANSLATE_NOOP("Commands", "print the SQL that Django would run, a statement a line"),
        .options = {{u"", u"dialect", u"NAME",
                     QT_TRANSLATE_NOOP("Commands", "sqlite (default), postgresql, mariadb or mysql")},
                    {u"", u"app", u"LABEL",
                     QT_TRANSLATE_NOOP("Commands", "only that app's statements; may be repeated")},
                    {u"o", u"", u"OUT", QT_TRANSLATE_NOOP("Commands", "write to a file instead of standard output")},
                    {.name = u"prove", .value = u"[URL]",
                     .help = QT_TRANSLATE_NOOP("Commands", "run it in a throw-away place instead of printing it: sqlite::memory: (default),\n"
                                                           "                              postgresql://user@host:port/name or mysql://user@host:port/name"),
                     .standard = u"sqlite::memory:"}},
        .run = runSql};
}

} // namespace relata
