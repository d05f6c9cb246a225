// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "designer/canvas/arrange.h"
#include "model/fields/catalogue.h"
#include "model/project/projectfile.h"
#include "model/project/reimport.h"
#include "model/python/importing/import.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Commands
{
    Q_DECLARE_TR_FUNCTIONS(Commands)
};

/// What an import brought, and, where it went into a project that was there, what it did to it.
struct Answer
{
    Import import = {};
    Reimport merge = {};
    bool again = false;
};

// What the command line says, and what the project that is imported into has where the sources say nothing.
Result<ImportOptions> optionsOf(const CommandInput &input, const Project &project)
{
    ImportOptions options;
    if (!project.sources.isEmpty()) {
        const Model *user = project.schema.find(project.schema.settings.userModel);
        options.assumed = {.userModel = user ? project.schema.label(*user) : QString(),
                           .defaultAutoField = project.schema.settings.defaultAutoField,
                           .djangoVersion = project.schema.settings.djangoVersion};
    }
    if (input.has(u"user-model"_s)) {
        options.userModel = input.value(u"user-model"_s);
        if (options.userModel.count(u'.') != 1 || options.userModel.startsWith(u'.') ||
            options.userModel.endsWith(u'.'))
            return Error{u"--user-model takes APP.MODEL, such as accounts.User"_s};
    }
    if (input.has(u"default-auto-field"_s)) {
        const QString name = input.value(u"default-auto-field"_s).section(u'.', -1);
        const std::optional<FieldType> type = fieldTypeNamed(name);
        const bool custom = input.value(u"default-auto-field"_s).contains(u'.');
        if (!name.isEmpty() && !custom && (!type || !isAutoField(*type)))
            return Error{u"--default-auto-field takes AutoField, BigAutoField, SmallAutoField or a dotted path"_s};
        options.defaultAutoField = input.value(u"default-auto-field"_s);
    }
    return options;
}

int partlyKnown(const QList<ModelReport> &models)
{
    return int(std::count_if(models.begin(), models.end(), [](const ModelReport &model) { return !model.complete; }));
}

QJsonObject asJson(const Answer &answer)
{
    QJsonArray models, unread;
    for (const ModelReport &model : answer.import.models)
        models.append(QJsonObject{{u"label"_s, model.label},
                                  {u"file"_s, model.file},
                                  {u"line"_s, model.line},
                                  {u"status"_s, model.complete ? u"complete"_s : u"partly"_s},
                                  {u"reasons"_s, QJsonArray::fromStringList(model.reasons)}});
    for (const UnreadFile &file : answer.import.unread)
        unread.append(QJsonObject{{u"file"_s, file.file}, {u"reason"_s, file.reason}});
    const int partly = partlyKnown(answer.import.models);
    QJsonObject out{{u"models"_s, models},
                    {u"unread"_s, unread},
                    {u"notes"_s, QJsonArray::fromStringList(answer.import.notes)},
                    {u"totals"_s, QJsonObject{{u"models"_s, models.size()},
                                              {u"complete"_s, models.size() - partly},
                                              {u"partly"_s, partly},
                                              {u"files"_s, answer.import.sources.size()},
                                              {u"unread"_s, unread.size()}}}};
    if (answer.again) {
        out.insert(u"added"_s, QJsonArray::fromStringList(answer.merge.added));
        out.insert(u"changed"_s, QJsonArray::fromStringList(answer.merge.changed));
        out.insert(u"removed"_s, QJsonArray::fromStringList(answer.merge.removed));
    }
    return out;
}

void addList(QString &text, const QString &heading, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    text += u'\n' + heading + u'\n';
    for (const QString &line : lines)
        text += u"  "_s + line + u'\n';
}

QString asText(const Answer &answer)
{
    const qsizetype all = answer.import.models.size();
    const int partly = partlyKnown(answer.import.models);
    QString text = Commands::tr("Models: %1, of which %2 are known completely and %3 partly.")
                       .arg(all)
                       .arg(all - partly)
                       .arg(partly) +
                   u'\n';
    QStringList partial, unread;
    for (const ModelReport &model : answer.import.models) {
        if (!model.complete)
            partial.append(
                u"%1 (%2:%3): %4"_s.arg(model.label, model.file).arg(model.line).arg(model.reasons.join(u' ')));
    }
    for (const UnreadFile &file : answer.import.unread)
        unread.append(file.file + u": "_s + file.reason);
    addList(text, Commands::tr("Partly known:"), partial);
    addList(text, Commands::tr("Not read:"), unread);
    addList(text, Commands::tr("Notes:"), answer.import.notes);
    if (answer.again && answer.merge.isEmpty())
        text += u'\n' + Commands::tr("Nothing has changed.") + u'\n';
    if (answer.again) {
        addList(text, Commands::tr("Added:"), answer.merge.added);
        addList(text, Commands::tr("Changed:"), answer.merge.changed);
        addList(text, Commands::tr("Removed:"), answer.merge.removed);
    }
    return text;
}

CommandResult runImport(const CommandInput &input)
{
    const QString out = input.value(u"o"_s);
    Answer answer;
    Project project;
    answer.again = !out.isEmpty() && QFileInfo::exists(out);
    if (answer.again) {
        const Result<Project> existing = loadProject(out);
        if (!existing)
            return {2, existing.error()};
        project = *existing;
    }
    const Result<ImportOptions> options = optionsOf(input, project);
    if (!options)
        return {2, options.error()};
    const Result<Import> import = importSources(input.positional, *options);
    if (!import)
        return {2, import.error()};
    answer.import = *import;
    const bool nothing = import->models.isEmpty() && !import->unread.isEmpty();
    if (nothing)
        return {2, u"no model was read: %1: %2"_s.arg(import->unread.first().file, import->unread.first().reason)};
    if (!out.isEmpty()) {
        ImportScope scope{.roots = input.positional,
                          .userModelSaid = import->userModelSaid,
                          .autoFieldSaid = import->autoFieldSaid};
        for (const UnreadFile &file : import->unread)
            scope.unread.append(file.file);
        answer.merge = merged(project, import->schema, import->sources, scope);
        project = answer.merge.project;
        const Registry registry(project.schema);
        const ArrangeWhat unplaced{.which = ArrangeWhat::Which::Unplaced};
        const Arrangement made = arranged(registry, project.layout, Metrics::standard(), unplaced);
        project.layout = made.layout;
        if (!made.note.isEmpty())
            answer.import.notes.append(made.note);
        const Result<void> saved = saveProject(project, out);
        if (!saved)
            return {2, saved.error()};
    }
    const CommandResult written =
        writeOut(input.has(u"json"_s) ? QJsonDocument(asJson(answer)).toJson() : asText(answer).toUtf8());
    return written.status == 0 && !import->unread.isEmpty() ? CommandResult{1} : written;
}

} // namespace

Command importCommand()
{
    return {.name = u"import",
            .synopsis = u"SOURCE... [-o FILE] [--user-model APP.MODEL] [--default-auto-field CLASS] [--json]",
            .summary = QT_TRANSLATE_NOOP("Commands", "read models.py, an app or a project; none of it is run"),
            .options =
                {{u"o", u"", u"FILE",
                  QT_TRANSLATE_NOOP(
                      "Commands", "the project to write; one that is there keeps its boxes and is brought up to date")},
                 {u"", u"user-model", u"APP.MODEL",
                  QT_TRANSLATE_NOOP("Commands", "AUTH_USER_MODEL, where no settings are among the sources")},
                 {u"", u"default-auto-field", u"CLASS",
                  QT_TRANSLATE_NOOP("Commands", "DEFAULT_AUTO_FIELD, likewise; empty: not set")},
                 {u"", u"json", u"",
                  QT_TRANSLATE_NOOP("Commands", "per model label, file, status and reasons; totals; files not read")}},
            .run = runImport,
            .draws = true,
            .several = true,
            .operand = u"SOURCE"};
}

} // namespace relata
