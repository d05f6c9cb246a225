// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/syntax.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace relata {

/// A token of a module's source, comments and line ends among them.
struct FileToken
{
    enum class Kind : quint8 { Name, Number, Text, Operator, Comment, LineEnd };

    Kind kind = Kind::Operator;
    SourceRange range = {};
    int depth = 0; ///< how many brackets are open around it; a bracket counts as outside of what it encloses
};

/// The source of a module by lines and tokens: where comments, brackets and line ends stand, which a syntax tree does
/// not say. Positions are bytes.
class FileText
{
public:
    explicit FileText(const QByteArray &source);

    const QByteArray &bytes() const { return m_bytes; }
    QByteArray mid(SourceRange range) const { return m_bytes.mid(range.begin, range.size()); }
    int size() const { return int(m_bytes.size()); }

    const QList<FileToken> &tokens() const { return m_tokens; }
    /// The first token that begins at `at` or after it; the number of tokens if there is none.
    int tokenAt(int at) const;
    QByteArrayView view(const FileToken &token) const
    {
        return QByteArrayView(m_bytes).sliced(token.range.begin, token.range.size());
    }
    bool isOperator(const FileToken &token, char sign) const
    {
        return token.kind == FileToken::Kind::Operator && token.range.size() == 1 && m_bytes[token.range.begin] == sign;
    }

    int lineStart(int at) const;
    /// Before the line end.
    int lineEnd(int at) const;
    /// After the line end.
    int nextLine(int at) const;
    /// Counted from 1.
    int lineNumber(int at) const;
    QByteArray indentation(int at) const;
    /// Columns up to `at`, tabs taken as four.
    int column(int at) const;
    bool isBlankLine(int at) const;
    bool isCommentLine(int at) const;
    /// Only blanks stand between the start of the line and `at`.
    bool beginsLine(int at) const;
    /// Only blanks and a comment stand between `at` and the end of the line.
    bool endsLine(int at) const;
    /// How lines end around `at`.
    QByteArray newline(int at) const;

private:
    void tokenize();

    QByteArray m_bytes;
    QList<FileToken> m_tokens;
    QList<int> m_lines; ///< where each line starts
};

/// Whether `c` can stand in a name; all letters beyond ASCII count.
inline bool isNameByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80);
}

/// How wide a line is drawn, tabs taken as four columns.
int displayWidth(QByteArrayView line);

} // namespace relata
