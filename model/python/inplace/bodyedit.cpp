// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/bodyedit.h"

#include "model/python/inplace/statementlines.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool isOneLine(const EditContext &context, const PyStatement &cls)
{
    return !cls.statements.isEmpty() && !context.text.beginsLine(cls.statements.first().range.begin);
}

} // namespace

QByteArray bodyIndentation(const EditContext &context, const PyStatement &cls)
{
    if (cls.statements.isEmpty() || isOneLine(context, cls))
        return context.text.indentation(cls.range.begin) + context.style.step;
    return context.text.indentation(cls.statements.first().range.begin);
}

SourceRange valueRange(const EditContext &context, const PyStatement &assignment)
{
    const int value = assignment.value.first().range.begin;
    int begin = value;
    for (int i = context.text.tokenAt(assignment.range.begin); i < context.text.tokens().size(); ++i) {
        const FileToken &token = context.text.tokens()[i];
        if (token.range.begin >= value)
            break;
        if (context.text.isOperator(token, '=') && i + 1 < context.text.tokens().size())
            begin = context.text.tokens()[i + 1].range.begin;
    }
    return {begin, assignment.range.end};
}

int lineEndAfter(const EditContext &context, const PyStatement &cls, const PyStatement &statement)
{
    int end = context.text.lineEnd(statement.range.end);
    if (statement.depth == cls.depth || statement.depth == 0)
        return end;
    const int outer = displayWidth(bodyIndentation(context, cls));
    int line = context.text.nextLine(end);
    while (line < context.text.size()) {
        if (!context.text.isBlankLine(line)) {
            if (displayWidth(context.text.indentation(line)) <= outer)
                break;
            end = context.text.lineEnd(line);
        }
        const int next = context.text.nextLine(line);
        if (next == line)
            break;
        line = next;
    }
    return end;
}

bool isPass(const EditContext &context, const PyStatement &statement)
{
    const QByteArray source = context.text.mid(statement.range);
    return source == "pass" || source == "...";
}

void openBody(EditContext &context, const PyStatement &cls)
{
    if (isOneLine(context, cls))
        context.edits.replace({cls.header, cls.statements.first().range.begin},
                              context.style.newline + bodyIndentation(context, cls));
}

void addToBody(EditContext &context, const PyStatement &cls, const QList<QByteArray> &statements,
               const QList<SourceRange> &removed)
{
    if (statements.isEmpty())
        return;
    const QByteArray indentation = bodyIndentation(context, cls);
    const QByteArray separator = context.style.newline + indentation;
    const QByteArray source = statements.join(separator);
    if (cls.statements.isEmpty()) {
        context.edits.insert(cls.range.end, separator + source);
        return;
    }
    openBody(context, cls);
    const PyStatement *last = nullptr;
    for (const PyStatement &statement : cls.statements)
        last = removed.contains(statement.range) ? last : &statement;
    if (last && isPass(context, *last))
        context.edits.replace(last->range, source);
    else if (!last)
        context.edits.insert(linesWithComments(context.text, cls.statements.first().range).begin,
                             indentation + source + context.style.newline);
    else
        context.edits.insert(lineEndAfter(context, cls, *last), separator + source);
}

} // namespace relata
