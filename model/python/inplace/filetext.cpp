// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/filetext.h"

#include <algorithm>

namespace relata {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\f';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// The end of the string literal whose first quote stands at `at`.
int stringEnd(const QByteArray &source, int at)
{
    const char quote = source[at];
    const int size = int(source.size());
    const bool triple = at + 2 < size && source[at + 1] == quote && source[at + 2] == quote;
    for (int i = at + (triple ? 3 : 1); i < size; ++i) {
        const char c = source[i];
        if (c == '\\') {
            ++i;
        } else if (c == quote) {
            if (!triple)
                return i + 1;
            if (i + 2 < size && source[i + 1] == quote && source[i + 2] == quote)
                return i + 3;
        } else if (!triple && (c == '\n' || c == '\r')) {
            return i;
        }
    }
    return size;
}

int operatorSize(const QByteArray &source, int at)
{
    static constexpr QByteArrayView beforeEqual = "=!<>:+-*/%&|^@";
    const char c = source[at];
    const char next = at + 1 < source.size() ? source[at + 1] : '\0';
    if (next == '=' && beforeEqual.contains(c))
        return 2;
    return (c == '*' && next == '*') || (c == '/' && next == '/') || (c == '-' && next == '>') ? 2 : 1;
}

// `Rb` before a quote.
bool isStringPrefix(QByteArrayView name)
{
    return name.size() <= 2 &&
           std::all_of(name.begin(), name.end(), [](char c) { return QByteArrayView("rbufRBUF").contains(c); });
}

} // namespace

FileText::FileText(const QByteArray &source)
    : m_bytes(source)
{
    m_lines.append(0);
    for (int i = 0; i < size(); ++i) {
        if (m_bytes[i] == '\n' || (m_bytes[i] == '\r' && (i + 1 >= size() || m_bytes[i + 1] != '\n')))
            m_lines.append(i + 1);
    }
    tokenize();
}

void FileText::tokenize()
{
    using Kind = FileToken::Kind;
    int depth = 0;
    const auto append = [&](Kind kind, int begin, int end) {
        m_tokens.append({kind, {begin, end}, depth});
        return end;
    };
    for (int at = 0; at < size();) {
        const char c = m_bytes[at];
        int end = at;
        if (isBlank(c)) {
            ++at;
        } else if (c == '\\' && at + 1 < size()) {
            at = m_bytes[at + 1] == '\n' || m_bytes[at + 1] == '\r' ? nextLine(at) : at + 1;
        } else if (c == '\n' || c == '\r') {
            at = append(Kind::LineEnd, at, nextLine(at));
        } else if (c == '#') {
            at = append(Kind::Comment, at, lineEnd(at));
        } else if (c == '"' || c == '\'') {
            at = append(Kind::Text, at, stringEnd(m_bytes, at));
        } else if (isDigit(c)) {
            while (end < size() && (isNameByte(m_bytes[end]) || m_bytes[end] == '.'))
                ++end;
            at = append(Kind::Number, at, end);
        } else if (isNameByte(c)) {
            while (end < size() && isNameByte(m_bytes[end]))
                ++end;
            const bool quoted = end < size() && (m_bytes[end] == '"' || m_bytes[end] == '\'');
            const bool text = quoted && isStringPrefix(QByteArrayView(m_bytes).sliced(at, end - at));
            at = text ? append(Kind::Text, at, stringEnd(m_bytes, end)) : append(Kind::Name, at, end);
        } else {
            const bool closes = c == ')' || c == ']' || c == '}';
            depth = closes ? std::max(0, depth - 1) : depth;
            at = append(Kind::Operator, at, at + operatorSize(m_bytes, at));
            depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        }
    }
}

int FileText::tokenAt(int at) const
{
    const auto found = std::lower_bound(m_tokens.begin(), m_tokens.end(), at,
                                        [](const FileToken &token, int value) { return token.range.begin < value; });
    return int(found - m_tokens.begin());
}

int FileText::lineNumber(int at) const
{
    return int(std::upper_bound(m_lines.begin(), m_lines.end(), at) - m_lines.begin());
}

int FileText::lineStart(int at) const
{
    return m_lines[lineNumber(at) - 1];
}

int FileText::nextLine(int at) const
{
    const int line = lineNumber(at);
    return line < m_lines.size() ? m_lines[line] : size();
}

int FileText::lineEnd(int at) const
{
    int end = nextLine(at);
    if (end > 0 && end > lineStart(at) && m_bytes[end - 1] == '\n')
        --end;
    if (end > 0 && end > lineStart(at) && m_bytes[end - 1] == '\r')
        --end;
    return end;
}

QByteArray FileText::indentation(int at) const
{
    const int begin = lineStart(at);
    int end = begin;
    while (end < size() && isBlank(m_bytes[end]))
        ++end;
    return m_bytes.mid(begin, end - begin);
}

int FileText::column(int at) const
{
    const int begin = lineStart(at);
    return displayWidth(QByteArrayView(m_bytes).sliced(begin, at - begin));
}

bool FileText::isBlankLine(int at) const
{
    return lineStart(at) + indentation(at).size() == lineEnd(at);
}

bool FileText::isCommentLine(int at) const
{
    const qsizetype first = lineStart(at) + indentation(at).size();
    return first < size() && m_bytes[first] == '#';
}

bool FileText::beginsLine(int at) const
{
    return lineStart(at) + indentation(at).size() >= at;
}

bool FileText::endsLine(int at) const
{
    while (at < size() && isBlank(m_bytes[at]))
        ++at;
    return at >= size() || m_bytes[at] == '#' || m_bytes[at] == '\n' || m_bytes[at] == '\r';
}

QByteArray FileText::newline(int at) const
{
    for (int line = lineNumber(std::min(at, size())) - 1; line >= 0; --line) {
        const int end = lineEnd(m_lines[line]);
        const int next = nextLine(m_lines[line]);
        if (next > end)
            return m_bytes.mid(end, next - end);
    }
    return m_lines.size() > 1 ? m_bytes.mid(lineEnd(0), nextLine(0) - lineEnd(0)) : QByteArray("\n");
}

int displayWidth(QByteArrayView line)
{
    int width = 0;
    for (const char c : line) {
        if (c == '\t')
            width += 4 - width % 4;
        else if ((c & 0xc0) != 0x80) // what follows in a letter of several bytes takes no room
            ++width;
    }
    return width;
}

} // namespace relata
