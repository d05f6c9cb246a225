// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/wrapping.h"

#include "model/python/inplace/bracketlist.h"

#include <QSet>

#include <algorithm>

namespace relata {

namespace {

using Kind = FileToken::Kind;

QSet<QByteArray> linesOf(const QByteArray &source)
{
    QSet<QByteArray> lines;
    for (const QByteArray &line : source.split('\n'))
        lines.insert(line.trimmed());
    return lines;
}

// The last of the outermost brackets that open and close in a line and hold something; -1 if there are none.
int outermostOpen(const FileText &text, int lineStart, int lineEnd)
{
    int found = -1;
    int depth = 0;
    const QList<FileToken> &tokens = text.tokens();
    for (int i = text.tokenAt(lineStart); i < tokens.size() && tokens[i].range.begin < lineEnd; ++i) {
        const char sign = text.bytes()[tokens[i].range.begin];
        if (tokens[i].kind != Kind::Operator || (sign != '(' && sign != '[' && sign != '{'))
            continue;
        if (found >= 0 && tokens[i].depth > depth)
            continue;
        const BracketList list = bracketList(text, tokens[i].range.begin);
        if (!list.isValid() || list.items.isEmpty() || list.range.end > lineEnd)
            continue;
        if (found < 0 || tokens[i].depth <= depth) {
            found = tokens[i].range.begin;
            depth = tokens[i].depth;
        }
    }
    return found;
}

// The bracket in which a line stands; -1 at the outside.
int enclosingOpen(const FileText &text, int lineStart)
{
    const QList<FileToken> &tokens = text.tokens();
    const int first = text.tokenAt(lineStart);
    if (first >= tokens.size() || tokens[first].depth == 0)
        return -1;
    for (int i = first - 1; i >= 0; --i) {
        if (tokens[i].depth < tokens[first].depth)
            return tokens[i].range.begin;
    }
    return -1;
}

// A comma behind the only item would make a tuple of brackets that only group, and no Python of a generator.
bool takesComma(const FileText &text, const BracketList &list)
{
    if (list.items.size() > 1)
        return true;
    for (int i = text.tokenAt(list.items.first().range.begin);
         i < text.tokens().size() && text.tokens()[i].range.begin < list.items.first().range.end; ++i) {
        if (text.tokens()[i].kind == Kind::Name && text.view(text.tokens()[i]) == "for")
            return false;
    }
    const int open = text.tokenAt(list.range.begin);
    const char sign = text.bytes()[list.range.begin];
    const bool follows = open > 0 && text.tokens()[open - 1].range.end == list.range.begin &&
                         (text.tokens()[open - 1].kind == Kind::Name || text.bytes()[list.range.begin - 1] == ')' ||
                          text.bytes()[list.range.begin - 1] == ']');
    return sign == '(' ? follows : !follows;
}

QByteArray itemLines(const FileText &text, const BracketList &list, const QByteArray &indentation,
                     const CodeStyle &style)
{
    const bool comma = list.hasTrailingComma() || takesComma(text, list);
    QByteArray out;
    for (const BracketItem &item : list.items)
        out += indentation + text.mid(item.range) + (comma ? "," : "") + style.newline;
    return out;
}

// A comment behind the items of a line goes above them.
QByteArray commentLine(const FileText &text, const BracketList &list, int lineEnd, const CodeStyle &style)
{
    const BracketItem &last = list.items.last();
    const QByteArray comment = text.mid({last.comma >= 0 ? last.comma + 1 : last.range.end, lineEnd}).trimmed();
    return comment.isEmpty() ? comment : text.indentation(last.range.begin) + comment + style.newline;
}

QByteArray exploded(const FileText &text, const BracketList &list, const CodeStyle &style)
{
    const QByteArray outer = text.indentation(list.range.begin);
    const QByteArray inner = outer + style.step;
    const QByteArray inside = text.mid(list.inside()).trimmed();
    QByteArray body = inner + inside + style.newline;
    const bool several = list.items.size() > 1 && displayWidth(inner + inside) > style.limit;
    if (list.hasTrailingComma() || several)
        body = itemLines(text, list, inner, style);
    return style.newline + body + outer;
}

// Where a line holds some of the items of a list that someone has filled by hand, the one that goes into the next line:
// the first that does not fit. -1 if there is none, or if a comment would get lost.
int itemToMove(const FileText &text, const BracketList &list, int begin, int end, const CodeStyle &style)
{
    for (qsizetype i = 1; i < list.items.size(); ++i) {
        const SourceRange last = list.items[i - 1].range;
        const SourceRange item = list.items[i].range;
        if (last.begin < begin || item.begin >= end)
            continue;
        if (displayWidth(text.mid({begin, qMin(item.end, end)})) + 1 > style.limit)
            return text.mid({last.end, item.begin}).trimmed() == "," ? int(i) : -1;
    }
    return -1;
}

// One line broken up; empty if it cannot be.
QByteArray broken(const FileText &text, int begin, int end, const CodeStyle &style)
{
    TextEdits edits;
    const int enclosing = enclosingOpen(text, begin);
    if (enclosing >= 0) {
        const BracketList list = bracketList(text, enclosing);
        const bool here = list.isValid() && list.items.size() > 1 && list.items.first().range.begin >= begin &&
                          list.items.last().range.end <= end && list.range.end > end;
        if (here) {
            edits.replace({begin, text.nextLine(begin)},
                          commentLine(text, list, end, style) + itemLines(text, list, text.indentation(begin), style));
            return edits.applied(text.bytes());
        }
        const int next = list.isValid() ? itemToMove(text, list, begin, end, style) : -1;
        if (next >= 0) {
            const int from = list.items[next - 1].range.end;
            edits.replace({from, list.items[next].range.begin}, ',' + style.newline + text.indentation(begin));
            return edits.applied(text.bytes());
        }
    }
    const int open = outermostOpen(text, begin, end);
    if (open < 0)
        return {};
    const BracketList list = bracketList(text, open);
    edits.replace(list.inside(), exploded(text, list, style));
    return edits.applied(text.bytes());
}

} // namespace

QByteArray wrapped(const QByteArray &statement, const QByteArray &before, const QByteArray &indentation,
                   const CodeStyle &style)
{
    QByteArray out = indentation + statement;
    QSet<QByteArray> leave = linesOf(before);
    // Each round breaks one line or leaves it for good.
    for (int round = 0; round < 1000; ++round) {
        const FileText text(out);
        int line = 0;
        const auto tooWide = [&](int at) {
            const QByteArray source = text.mid({at, text.lineEnd(at)});
            return displayWidth(source) > style.limit && !leave.contains(source.trimmed());
        };
        while (line < text.size() && !tooWide(line))
            line = text.nextLine(line);
        if (line >= text.size())
            break;
        const QByteArray next = broken(text, line, text.lineEnd(line), style);
        if (next.isEmpty())
            leave.insert(text.mid({line, text.lineEnd(line)}).trimmed());
        else
            out = next;
    }
    return out.mid(indentation.size());
}

} // namespace relata
