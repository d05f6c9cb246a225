// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/uses.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString lineList(const QList<int> &lines)
{
    QStringList parts;
    for (const int line : lines)
        parts.append(QString::number(line));
    return parts.join(u", "_s);
}

// The lines of a range in which a name stands: as an attribute (`.title`) or on its own.
QList<int> linesWith(const EditContext &context, SourceRange range, const QByteArray &name, bool attribute)
{
    QList<int> lines;
    const QList<FileToken> &tokens = context.text.tokens();
    for (int i = context.text.tokenAt(range.begin); i < tokens.size() && tokens[i].range.begin < range.end; ++i) {
        const bool dotted = i > 0 && context.text.isOperator(tokens[i - 1], '.');
        if (tokens[i].kind != FileToken::Kind::Name || dotted != attribute || context.text.view(tokens[i]) != name ||
            context.edits.touches(tokens[i].range))
            continue;
        const int line = context.text.lineNumber(tokens[i].range.begin);
        if (!lines.contains(line))
            lines.append(line);
    }
    return lines;
}

void noteModel(EditContext &context, const QList<PyStatement> &statements, const QString &name, const QString &inside,
               bool removed, int depth)
{
    for (const PyStatement &statement : statements) {
        const QString here = inside.isEmpty() ? statement.name : inside + u'.' + statement.name;
        if (context.doomed.contains(&statement) || statement.kind == PyStatement::Kind::Import ||
            statement.kind == PyStatement::Kind::From)
            continue;
        if (statement.kind == PyStatement::Kind::Class && depth < 20) {
            noteModel(context, statement.statements, name, here, removed, depth + 1);
            continue;
        }
        if (statement.kind != PyStatement::Kind::Function && !removed)
            continue;
        const QList<int> lines = linesWith(context, statement.range, name.toUtf8(), false);
        if (lines.isEmpty())
            continue;
        const bool function = statement.kind == PyStatement::Kind::Function;
        context.note(function ? QCoreApplication::translate("InPlace", "\"%1\" is still used in %2 (line %3).")
                                    .arg(name, here, lineList(lines))
                              : QCoreApplication::translate("InPlace", "\"%1\" is still used in line %2.")
                                    .arg(name, lineList(lines)));
    }
}

} // namespace

void noteUses(EditContext &context, const PyStatement &cls, const Model &before, const Model &after)
{
    for (const Field &field : before.fields) {
        const Field *now = after.find(field.id);
        if (now && now->name == field.name)
            continue;
        for (const PyStatement &statement : cls.statements) {
            if (statement.kind != PyStatement::Kind::Function)
                continue;
            const QList<int> lines = linesWith(context, statement.range, field.name.toUtf8(), true);
            if (!lines.isEmpty())
                context.note(QCoreApplication::translate("InPlace", "\"%1\" is still used in %2 (line %3).")
                                 .arg(field.name, statement.name, lineList(lines)));
        }
    }
}

void noteModelUses(EditContext &context)
{
    for (const ModelId &id : context.source.models) {
        const Model *model = context.before.find(id);
        if (model && !context.after.find(id))
            noteModel(context, context.module.statements, model->name, {}, true, 0);
    }
    for (auto it = context.renamed.cbegin(); it != context.renamed.cend(); ++it)
        noteModel(context, context.module.statements, QString::fromUtf8(it.key()), {}, false, 0);
}

bool noteImported(EditContext &context, const QString &name)
{
    const auto isImport = [](const PyStatement &statement) {
        return statement.kind == PyStatement::Kind::Import || statement.kind == PyStatement::Kind::From;
    };
    const auto uses = [&](const PyStatement &statement) {
        return !isImport(statement) && !linesWith(context, statement.range, name.toUtf8(), false).isEmpty();
    };
    const QList<PyStatement> &statements = context.module.statements;
    if (std::none_of(statements.begin(), statements.end(), uses))
        return false;
    context.note(QCoreApplication::translate("InPlace", "%1 is gone, but this file imports and uses it.").arg(name));
    noteModel(context, statements, name, {}, true, 0);
    return true;
}

} // namespace relata
