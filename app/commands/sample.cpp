// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/input.h"
#include "app/commands/table.h"

#include "model/database/sampledatabase.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString cellText(const SampleData &data, int table, int row, int column)
{
    const QVariant &value = data.tables[table].rows[row][column];
    if (value.isNull())
        return u"NULL"_s;
    if (value.typeId() == QMetaType::QByteArray)
        return u"X'%1'"_s.arg(QString::fromLatin1(value.toByteArray().toHex()));
    const QString target = pointsAt(data, table, row, column);
    const QString text = value.toString().replace(u'\n', u' ');
    return target.isEmpty() ? text : u"%1 (%2)"_s.arg(text, target);
}

// A table in plain text: a heading, the columns, a row a line.
QString tableText(const SampleData &data, int index)
{
    constexpr int widest = 32;
    const SampleTable &table = data.tables[index];
    QList<QStringList> lines;
    QStringList head;
    for (const SampleColumn &column : table.columns)
        head.append(column.name);
    lines.append(head);
    for (int row = 0; row < table.rows.size(); ++row) {
        QStringList cells;
        for (int column = 0; column < table.columns.size(); ++column) {
            QString text = cellText(data, index, row, column);
            if (text.size() > widest)
                text = text.left(widest - 1) + u'…';
            cells.append(text);
        }
        lines.append(cells);
    }
    QList<qsizetype> widths(head.size(), 0);
    for (const QStringList &cells : std::as_const(lines)) {
        for (qsizetype i = 0; i < cells.size(); ++i)
            widths[i] = std::max(widths[i], cells[i].size());
    }
    QString text = u"%1 (%2 rows)\n"_s.arg(table.label).arg(table.rows.size());
    for (const QStringList &cells : std::as_const(lines)) {
        QStringList padded;
        for (qsizetype i = 0; i < cells.size(); ++i)
            padded.append(cells[i].leftJustified(widths[i]));
        text += (u"  "_s + padded.join(u"  "_s)).trimmed().prepend(u"  "_s) + u'\n';
    }
    return text;
}

Result<int> number(const CommandInput &input, const QString &name, int otherwise, int most)
{
    if (!input.has(name))
        return otherwise;
    bool ok = false;
    const int value = input.value(name).toInt(&ok);
    if (!ok || value < 0 || value > most)
        return Error{u"--%1 takes a whole number from 0 to %2"_s.arg(name).arg(most)};
    return value;
}

CommandResult runSample(const CommandInput &input)
{
    const Result<const Dialect *> dialect = dialectOf(input, u"sqlite"_s);
    if (!dialect)
        return {2, dialect.error()};
    const Result<int> rows = number(input, u"rows"_s, 10, 100000);
    const Result<int> seed = number(input, u"seed"_s, 1, 2147483647);
    if (!rows || !seed)
        return {2, rows ? seed.error() : rows.error()};
    const QString out = input.value(u"o"_s);
    const bool json = out.endsWith(u".json"_s, Qt::CaseInsensitive);
    if (!out.isEmpty() && !json && !out.endsWith(u".sql"_s, Qt::CaseInsensitive))
        return {2, u"%1 ends neither with .sql nor with .json, so its form can't be told"_s.arg(out)};
    const Result<Project> project = readProject(input.positional.first());
    if (!project)
        return {2, project.error()};
    const Registry registry(project->schema);
    const Result<SampleDatabase> database = buildSampleDatabase(registry, {.rows = *rows, .seed = quint32(*seed)});
    if (!database)
        return {1, database.error()};
    const SampleData &data = database->data;
    QByteArray content;
    if (json) {
        content = toFixture(registry, data);
    } else if (!out.isEmpty()) {
        content = (insertStatements(data, (*dialect)->name).join(u";\n"_s) + u";\n"_s).toUtf8();
    } else {
        QStringList tables;
        for (int i = 0; i < data.tables.size(); ++i)
            tables.append(tableText(data, i));
        content = tables.join(u'\n').toUtf8();
    }
    const CommandResult written = writeOut(content, out);
    if (written.status != 0 || database->outcome.ok)
        return written;
    return {1, database->outcome.message};
}

} // namespace

Command sampleCommand()
{
    return {.name = u"sample",
            .synopsis = u"FILE [--rows N] [--seed S] [--dialect D] [-o OUT.sql|OUT.json]",
            .summary = QT_TRANSLATE_NOOP("Commands", "make sample rows, stored in a real SQLite to prove them"),
            .options = {{u"", u"rows", u"N", QT_TRANSLATE_NOOP("Commands", "rows per model (10)")},
                        {u"", u"seed", u"S", QT_TRANSLATE_NOOP("Commands", "the same seed gives the same rows (1)")},
                        {u"", u"dialect", u"NAME",
                         QT_TRANSLATE_NOOP("Commands", "for OUT.sql: sqlite (default), postgresql, mariadb or mysql")},
                        {u"o", u"", u"OUT",
                         QT_TRANSLATE_NOOP("Commands", "INSERT statements (.sql) or Django's fixture form (.json)")}},
            .run = runSample};
}

} // namespace relata
