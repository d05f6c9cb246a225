// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/importdrop.h"

#include "model/python/inplace/bracketlist.h"
#include "model/python/inplace/statementlines.h"
#include "model/python/inplace/uses.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyStatement::Kind;

// A package may hand on what one of its modules declares.
bool means(const EditContext &context, const PyStatement &from, const Model &model)
{
    const auto holds = [&](const SourceFile &file) { return file.models.contains(model.id); };
    const auto file = std::find_if(context.sources.begin(), context.sources.end(), holds);
    const QString package = context.imports.absolute(from);
    return file != context.sources.end() && !package.isEmpty() &&
           (file->module == package || file->module.startsWith(package + u'.'));
}

// The names of a from that go.
QList<int> goneOf(EditContext &context, const PyStatement &from, const QList<const Model *> &models)
{
    QList<int> gone;
    for (int i = 0; i < from.imports.size(); ++i) {
        const PyStatement::Import &entry = from.imports[i];
        const bool removed = std::any_of(models.begin(), models.end(), [&](const Model *model) {
            return model->name == entry.name && means(context, from, *model);
        });
        if (removed && !noteImported(context, entry.alias.isEmpty() ? entry.name : entry.alias))
            gone.append(i);
    }
    return gone;
}

void dropNames(EditContext &context, const PyStatement &from, const QList<int> &gone)
{
    const QList<FileToken> &tokens = context.text.tokens();
    int word = context.text.tokenAt(from.range.begin);
    while (word + 1 < tokens.size() && context.text.view(tokens[word]) != "import")
        ++word;
    if (word + 1 < tokens.size() && context.text.isOperator(tokens[word + 1], '(')) {
        const BracketList list = bracketList(context.text, tokens[word + 1].range.begin);
        QList<PlannedItem> plan;
        for (int i = 0; i < list.items.size(); ++i) {
            if (!gone.contains(i))
                plan.append(PlannedItem{i, {}});
        }
        editBrackets(context.text, list, plan, false, context.edits);
        return;
    }
    QStringList names;
    for (int i = 0; i < from.imports.size(); ++i) {
        const PyStatement::Import &entry = from.imports[i];
        if (!gone.contains(i))
            names.append(entry.alias.isEmpty() || entry.alias == entry.name ? entry.name
                                                                            : entry.name + u" as "_s + entry.alias);
    }
    context.edits.replace({tokens[word].range.end, from.range.end}, ' ' + names.join(u", "_s).toUtf8());
}

} // namespace

QList<const Model *> removedModels(const Schema &before, const Schema &after)
{
    QList<const Model *> models;
    for (qsizetype i = 0; i < before.models.size(); ++i) {
        const Model &model = before.models[i];
        // Most stand where they stood.
        const bool inPlace = i < after.models.size() && after.models[i].id == model.id;
        if (!inPlace && !after.find(model.id))
            models.append(&model);
    }
    return models;
}

void dropImports(EditContext &context)
{
    const QList<const Model *> models = removedModels(context.before, context.after);
    if (models.isEmpty())
        return;
    QList<SourceRange> whole;
    for (const PyStatement &statement : context.module.statements) {
        if (statement.kind != Kind::From)
            continue;
        const QList<int> gone = goneOf(context, statement, models);
        if (!gone.isEmpty() && gone.size() == statement.imports.size())
            whole.append(statement.range);
        else if (!gone.isEmpty())
            dropNames(context, statement, gone);
    }
    removeStatements(context.text, whole, -1, context.edits);
}

} // namespace relata
