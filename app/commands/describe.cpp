// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "model/describe/describe.h"
#include "model/fields/catalogue.h"
#include "model/schema/accessors.h"
#include "model/sql/columns.h"

#include <QJsonDocument>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// What follows a column's type.
QString columnNotes(const Registry &registry, const ResolvedField &field)
{
    QStringList notes;
    if (field.primaryKey)
        notes.append(u"primary key"_s);
    else if (field.unique)
        notes.append(u"unique"_s);
    if (field.null)
        notes.append(u"null"_s);
    if (field.target >= 0) {
        const QString rule =
            hasOnDelete(field.field.type) ? u' ' + onDeleteText(field.field.relation->onDelete) : QString();
        notes.append(u"-> "_s + registry.at(field.target).label() + rule);
    }
    return notes.join(u", "_s);
}

QString lines(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            if (i == widths.size())
                widths.append(0);
            widths[i] = std::max(widths[i], row[i].size());
        }
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += u"  "_s + row[i].leftJustified(widths[i]);
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

QString modelText(const Registry &registry, int index, const Dialect &dialect)
{
    const ResolvedModel &model = registry.at(index);
    QString text = model.label();
    if (model.proxyFor >= 0)
        text += u" (proxy of %1)\n"_s.arg(registry.at(model.proxyFor).label());
    else
        text += u" (table %1)\n"_s.arg(tableName(registry, index, dialect));
    QList<QStringList> columns;
    for (const ResolvedField &field : model.columns) {
        const Result<QString> type = columnType(registry, field, dialect);
        columns.append({field.column, className(field.field), type ? *type : u"?"_s, columnNotes(registry, field)});
    }
    text += lines(columns);
    QList<QStringList> attributes;
    const QList<Accessor> all = accessors(registry, index);
    for (const Accessor &accessor : all) {
        if (!accessor.name.isEmpty())
            attributes.append({accessExpression(registry, accessor), u"->"_s,
                               accessor.to < 0 ? u"any model"_s : registry.at(accessor.to).label()});
    }
    if (!attributes.isEmpty())
        text += u'\n' + lines(attributes);
    return text;
}

QString asText(const Project &project)
{
    const Registry registry(project.schema);
    const Dialect *dialect = dialectNamed(project.dialect, project.schema.settings.djangoVersion);
    QStringList parts;
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (model.origin == Origin::Project && model.linkOf < 0)
            parts.append(modelText(registry, i, dialect ? *dialect : dialects().front()));
    }
    return parts.join(u'\n');
}

CommandResult runDescribe(const CommandInput &input)
{
    const Result<Project> project = readProject(input.positional.first());
    if (!project)
        return {2, project.error()};
    if (input.has(u"json"_s))
        return writeOut(QJsonDocument(describe(Registry(project->schema), project->sources)).toJson());
    return writeOut(asText(*project).toUtf8());
}

} // namespace

Command describeCommand()
{
    return {.name = u"describe",
            .synopsis = u"FILE [--json]",
            .summary = QT_TRANSLATE_NOOP("Commands", "tell tables, columns and accessors of the models"),
            .options = {{u"", u"json", u"",
                         QT_TRANSLATE_NOOP("Commands", "an object with models and accessors, for all databases")}},
            .run = runDescribe};
}

} // namespace relata
