// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/statementlines.h"

#include <algorithm>

namespace relata {

namespace {

using Kind = FileToken::Kind;

// `# ----`, `##### dates #####`: a rule across the page, which heads a group.
bool isHeading(const FileText &text, int line)
{
    const QByteArray comment = text.mid({text.lineStart(line), text.lineEnd(line)}).trimmed();
    for (const char *rule : {"----", "====", "####", "****", "~~~~"}) {
        if (comment.contains(rule))
            return true;
    }
    return false;
}

bool isSignificant(const FileToken &token)
{
    return token.kind != Kind::Comment && token.kind != Kind::LineEnd;
}

/// Takes statements of one body away.
class Remover
{
public:
    Remover(const FileText &text, const QList<SourceRange> &statements, TextEdits &edits)
        : m_text(text)
        , m_statements(statements)
        , m_edits(edits)
    {
        std::sort(m_statements.begin(), m_statements.end(),
                  [](SourceRange a, SourceRange b) { return a.begin < b.begin; });
    }

    void remove(int filled)
    {
        m_filled = filled;
        for (qsizetype i = 0; i < m_statements.size(); ++i) {
            const qsizetype first = i;
            const SourceRange statement = m_statements[i];
            while (i + 1 < m_statements.size() && nextToken(m_statements[i].end) >= 0 &&
                   m_text.tokens()[nextToken(m_statements[i].end)].range.begin == m_statements[i + 1].begin)
                ++i;
            const bool empties =
                emptiesBlock(statement, m_statements[i]) && (filled < 0 || m_text.column(statement.begin) > filled);
            for (qsizetype k = first; k <= i; ++k) {
                SourceRange lines = linesWithComments(m_text, m_statements[k]);
                bool pass = empties && k == first;
                if (!hasOwnLines(m_text, m_statements[k])) {
                    removeWithin(m_statements[k], pass);
                    continue;
                }
                while (!pass && k < i && hasOwnLines(m_text, m_statements[k + 1]) && onlyBlank(lines.end, k + 1)) {
                    ++k;
                    lines.end = linesOf(m_text, m_statements[k]).end;
                }
                removeLines(lines, m_statements[k], pass, k == i);
            }
        }
    }

private:
    // The first token after a statement that says something, a semicolon aside; -1 at the end of the file.
    int nextToken(int end) const
    {
        for (int i = m_text.tokenAt(end); i < m_text.tokens().size(); ++i) {
            if (isSignificant(m_text.tokens()[i]) && !m_text.isOperator(m_text.tokens()[i], ';'))
                return i;
        }
        return -1;
    }
    int previousToken(int begin) const
    {
        for (int i = m_text.tokenAt(begin) - 1; i >= 0; --i) {
            if (isSignificant(m_text.tokens()[i]))
                return i;
        }
        return -1;
    }

    // `last` is the last statement of the block.
    bool endsBlock(SourceRange first, SourceRange last) const
    {
        const int next = nextToken(last.end);
        if (next < 0)
            return true;
        const int begin = m_text.tokens()[next].range.begin;
        if (m_text.lineNumber(begin) == m_text.lineNumber(last.end))
            return false;
        return m_text.column(begin) < m_text.column(first.begin);
    }

    bool emptiesBlock(SourceRange first, SourceRange last) const
    {
        const int before = previousToken(first.begin);
        return before >= 0 && m_text.isOperator(m_text.tokens()[before], ':') && endsBlock(first, last);
    }

    bool onlyBlank(int from, qsizetype next) const
    {
        const int to = linesWithComments(m_text, m_statements[next]).begin;
        return m_text.mid({from, std::max(from, to)}).trimmed().isEmpty();
    }

    void removeLines(SourceRange lines, SourceRange last, bool pass, bool endOfRun)
    {
        if (pass)
            m_edits.replace(lines, m_text.indentation(last.begin) + "pass" + m_text.newline(last.begin));
        else
            m_edits.remove(endOfRun ? withBlankLines(lines, last) : lines);
    }

    // A statement that shares its line: `a = X(); b = Y()`.
    void removeWithin(SourceRange statement, bool pass)
    {
        if (pass) {
            m_edits.replace(statement, "pass");
            return;
        }
        const int next = nextToken(statement.end);
        const int begin = next < 0 ? m_text.size() : m_text.tokens()[next].range.begin;
        if (next >= 0 && m_text.lineNumber(begin) == m_text.lineNumber(statement.end)) {
            m_edits.remove({statement.begin, begin});
            return;
        }
        const int before = previousToken(statement.begin);
        const bool semicolon = before >= 0 && m_text.isOperator(m_text.tokens()[before], ';');
        m_edits.remove({semicolon ? m_text.tokens()[before].range.begin : statement.begin, statement.end});
    }

    // Of the blank lines above and below only as many stay as above; at the end of a block those above go.
    SourceRange withBlankLines(SourceRange lines, SourceRange statement) const
    {
        int above = lines.begin;
        while (above > 0 && m_text.isBlankLine(above - 1))
            above = m_text.lineStart(above - 1);
        int below = lines.end;
        while (below < m_text.size() && m_text.isBlankLine(below) && m_text.nextLine(below) > below)
            below = m_text.nextLine(below);
        // What is added to a body may stand where its last statement stood.
        if (endsBlock(statement, statement) && !commentFollows(below, statement))
            return m_text.column(statement.begin) == m_filled ? lines : SourceRange{above, lines.end};
        const int before = previousToken(lines.begin);
        const bool afterHeader = before >= 0 && m_text.isOperator(m_text.tokens()[before], ':') && above == lines.begin;
        return {lines.begin, above < lines.begin || afterHeader ? below : lines.end};
    }

    bool commentFollows(int line, SourceRange statement) const
    {
        return line < m_text.size() && m_text.isCommentLine(line) &&
               displayWidth(m_text.indentation(line)) >= m_text.column(statement.begin) &&
               m_text.column(statement.begin) > 0;
    }

    const FileText &m_text;
    QList<SourceRange> m_statements;
    TextEdits &m_edits;
    int m_filled = -1;
};

} // namespace

bool hasOwnLines(const FileText &text, SourceRange statement)
{
    return text.beginsLine(statement.begin) && text.endsLine(statement.end);
}

SourceRange linesOf(const FileText &text, SourceRange statement)
{
    return {text.lineStart(statement.begin), text.nextLine(statement.end)};
}

SourceRange linesWithComments(const FileText &text, SourceRange statement)
{
    SourceRange lines = linesOf(text, statement);
    const QByteArray indentation = text.indentation(statement.begin);
    while (lines.begin > 0 && text.isCommentLine(lines.begin - 1) && text.indentation(lines.begin - 1) == indentation &&
           !isHeading(text, lines.begin - 1)) {
        const int above = text.lineStart(lines.begin - 1);
        // The first lines of a file are about the file.
        if (above == 0)
            break;
        lines.begin = above;
    }
    return lines;
}

SourceRange classLines(const FileText &text, SourceRange statement)
{
    SourceRange lines = linesWithComments(text, statement);
    const int outer = text.column(statement.begin);
    int line = lines.end;
    while (line < text.size() && (text.isBlankLine(line) || text.isCommentLine(line)) && text.nextLine(line) > line) {
        const bool inside = text.isCommentLine(line) && displayWidth(text.indentation(line)) > outer;
        line = text.nextLine(line);
        if (inside)
            lines.end = line;
        else if (!text.isBlankLine(line - 1))
            break;
    }
    return lines;
}

void removeStatements(const FileText &text, const QList<SourceRange> &statements, int filled, TextEdits &edits)
{
    Remover(text, statements, edits).remove(filled);
}

} // namespace relata
