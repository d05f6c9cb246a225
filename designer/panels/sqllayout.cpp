// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/sqllayout.h"

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView newLine("\n    ");
constexpr qsizetype longLine = 100;

// Where a long statement that makes no table may be broken: before these words.
constexpr std::array<QStringView, 12> clauses = {
    u"CONSTRAINT \"", u"CONSTRAINT `", u"FOREIGN KEY", u"UNIQUE (", u"CHECK (", u"EXCLUDE ",
    u"ON \"", u"ON `", u"INCLUDE (", u"WHERE ", u"SELECT ", u"FROM ",
};

bool isQuote(QChar c)
{
    return c == u'\'' || c == u'"' || c == u'`';
}

// PostgreSQL's E'...' reads backslashes in any case.
bool isEscapeString(QStringView text, qsizetype quote)
{
    if (text[quote] != u'\'' || quote == 0 || text[quote - 1].toUpper() != u'E')
        return false;
    return quote == 1 || !(text[quote - 2].isLetterOrNumber() || text[quote - 2] == u'_');
}

// The index behind the quoted text that starts at `start`.  A doubled quote reads as two texts that touch, which is as good.
qsizetype endOfQuoted(QStringView text, qsizetype start, bool backslashEscapes)
{
    const QChar quote = text[start];
    const bool backslashes = quote == u'\'' && (backslashEscapes || isEscapeString(text, start));
    for (qsizetype i = start + 1; i < text.size(); ++i) {
        if (backslashes && text[i] == u'\\')
            ++i;
        else if (text[i] == quote)
            return i + 1;
    }
    return text.size();
}

qsizetype skipSpace(QStringView text, qsizetype i)
{
    while (i < text.size() && text[i].isSpace())
        ++i;
    return i;
}

// Of a laid out text that ends outside of quotes.
void chopSpace(QString &out)
{
    while (!out.isEmpty() && out.back().isSpace())
        out.chop(1);
}

// Goes through a text: quoted parts are copied, `visit(i, depth)` is asked at each other character.  It says where to go on,
// having written what it will, or `i` to have the character copied.
template<typename Visit>
QString rewritten(QStringView text, bool backslashEscapes, Visit visit)
{
    QString out;
    out.reserve(text.size() * 5 / 4);
    int depth = 0;
    for (qsizetype i = 0; i < text.size();) {
        if (isQuote(text[i])) {
            const qsizetype end = endOfQuoted(text, i, backslashEscapes);
            out += text.sliced(i, end - i);
            i = end;
            continue;
        }
        if (text[i] == u')')
            --depth;
        const qsizetype next = visit(out, i, depth);
        if (text[i] == u'(')
            ++depth;
        if (next == i)
            out += text[i++];
        else
            i = next;
    }
    return out;
}

QString table(QStringView text, bool backslashEscapes)
{
    bool opened = false;
    bool closed = false;
    return rewritten(text, backslashEscapes, [&](QString &out, qsizetype i, int depth) {
        if (!opened && depth == 0 && text[i] == u'(') {
            opened = true;
            out += u'(';
            out += newLine;
            return skipSpace(text, i + 1);
        }
        if (opened && !closed && depth == 1 && text[i] == u',') {
            out += u',';
            out += newLine;
            return skipSpace(text, i + 1);
        }
        if (opened && !closed && depth == 0 && text[i] == u')') {
            closed = true;
            chopSpace(out);
            out += u'\n';
        }
        return i;
    });
}

QString otherStatement(QStringView text, bool backslashEscapes)
{
    if (text.size() <= longLine)
        return text.toString();
    return rewritten(text, backslashEscapes, [&](QString &out, qsizetype i, int depth) {
        if (depth != 0 || !text[i].isSpace() || out.endsWith("ADD"_L1))
            return i;
        const qsizetype word = skipSpace(text, i);
        const QStringView rest = text.sliced(word);
        const auto starts = [&](QStringView clause) { return rest.startsWith(clause); };
        if (std::none_of(clauses.begin(), clauses.end(), starts))
            return i;
        out += newLine;
        return word;
    });
}

// Behind the `;` that ends the first statement of the text, or its end.
qsizetype endOfStatement(QStringView text, bool backslashEscapes)
{
    for (qsizetype i = 0; i < text.size();) {
        if (isQuote(text[i]))
            i = endOfQuoted(text, i, backslashEscapes);
        else if (text[i++] == u';')
            return i;
    }
    return text.size();
}

} // namespace

QString pretty(QStringView statement, bool backslashEscapes)
{
    QString out;
    for (qsizetype start = 0; start < statement.size();) {
        const QStringView rest = statement.sliced(start);
        const qsizetype length = endOfStatement(rest, backslashEscapes);
        const QStringView one = rest.first(length);
        if (!out.isEmpty())
            out += u'\n';
        out += one.startsWith("CREATE TABLE"_L1) ? table(one, backslashEscapes) : otherStatement(one, backslashEscapes);
        start = skipSpace(statement, start + length);
    }
    return out;
}

QList<qsizetype> alignment(const QByteArray &statement, const QByteArray &laidOut)
{
    const auto isSpace = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    QList<qsizetype> places(laidOut.size() + 1, statement.size());
    qsizetype from = 0;
    for (qsizetype to = 0; to < laidOut.size();) {
        if (from < statement.size() && statement[from] == laidOut[to])
            places[to++] = from++;
        else if (isSpace(laidOut[to]) || from >= statement.size())
            places[to++] = from;
        else
            ++from;
    }
    return places;
}

} // namespace relata
