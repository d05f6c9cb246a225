// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/lookup.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

/// Goes through Python source string by string.
class SourceScanner
{
public:
    explicit SourceScanner(const QString &source)
        : m_source(source)
    {
    }

    bool atEnd() const { return m_at >= m_source.size(); }
    QChar peek() const { return m_source[m_at]; }
    QChar next() { return m_source[m_at++]; }
    bool isQuote() const { return peek() == u'"' || peek() == u'\''; }

    /// The string literal that begins here, with its quotes.
    QStringView string()
    {
        const qsizetype start = m_at;
        const QChar quote = peek();
        const bool triple = QStringView(m_source).mid(m_at).startsWith(QString(3, quote));
        const QStringView end = QStringView(m_source).mid(m_at, triple ? 3 : 1);
        m_at += end.size();
        while (!atEnd()) {
            if (peek() == u'\\')
                m_at += 2;
            else if (QStringView(m_source).mid(m_at).startsWith(end))
                break;
            else
                ++m_at;
        }
        m_at = qMin(m_source.size(), m_at + end.size());
        return QStringView(m_source).mid(start, m_at - start);
    }
    void comment()
    {
        while (!atEnd() && peek() != u'\n')
            ++m_at;
    }
    void blanks()
    {
        while (!atEnd() && peek().isSpace())
            ++m_at;
    }

private:
    const QString &m_source;
    qsizetype m_at = 0;
};

/// Puts source on one line, with what is open at each place.
class Joiner
{
public:
    QString joined(const QString &source)
    {
        SourceScanner scanner(source);
        while (!scanner.atEnd()) {
            if (scanner.isQuote())
                add(scanner.string());
            else if (scanner.peek() == u'#')
                scanner.comment();
            else if (scanner.peek().isSpace())
                blank(scanner);
            else
                symbol(scanner.next(), scanner);
        }
        return m_out.trimmed();
    }

private:
    struct Bracket
    {
        bool tuple = false; ///< a `(` that is no call's
        int commas = 0;
    };

    void add(QStringView text)
    {
        m_out += text;
        m_glued = false;
    }
    void blank(SourceScanner &scanner)
    {
        scanner.blanks();
        if (!m_glued && !m_out.isEmpty() && !m_out.endsWith(u' '))
            m_out += u' ';
    }
    void symbol(QChar c, SourceScanner &scanner)
    {
        if (c == u'\\' && !scanner.atEnd() && scanner.peek().isSpace()) {
            blank(scanner);
            return;
        }
        const bool opens = c == u'(' || c == u'[' || c == u'{';
        if (opens) {
            const QChar last = m_out.isEmpty() ? QChar() : m_out.back();
            m_open.append(Bracket{.tuple = c == u'(' && !(isNamePart(last) || last == u')' || last == u']')});
        } else if (c == u',' && !m_open.isEmpty()) {
            ++m_open.last().commas;
        } else if ((c == u')' || c == u']' || c == u'}') && !m_open.isEmpty()) {
            close(m_open.takeLast());
        }
        m_out += c;
        m_glued = opens;
    }
    // A comma before the closing bracket stood there for the sake of the lines, unless it makes the tuple.
    void close(const Bracket &bracket)
    {
        if (!m_out.endsWith(u' '))
            return;
        m_out.chop(1);
        if (m_out.endsWith(u',') && !(bracket.tuple && bracket.commas < 2))
            m_out.chop(1);
    }

    QString m_out;
    QList<Bracket> m_open;
    bool m_glued = false; ///< right behind an opening bracket
};

bool hasFormattedString(const QString &source)
{
    for (qsizetype i = 0; i + 1 < source.size(); ++i) {
        const QChar c = source[i].toLower();
        const bool quote = source[i + 1] == u'"' || source[i + 1] == u'\'';
        if (quote && c == u'f' && (i == 0 || !isNamePart(source[i - 1]) || source[i - 1].toLower() == u'r'))
            return true;
        if (quote && c == u'r' && i > 0 && source[i - 1].toLower() == u'f')
            return true;
    }
    return false;
}

} // namespace

QString onOneLine(const QString &source)
{
    // Expressions within formatted strings may hold quotes of their own: what cannot be told apart stays as it is.
    if (!source.contains(u'\n') || hasFormattedString(source))
        return source;
    return Joiner().joined(source);
}

QString withoutIndentation(const QString &source, int columns)
{
    QString out;
    SourceScanner scanner(source);
    while (!scanner.atEnd()) {
        if (scanner.isQuote()) {
            out += scanner.string();
            continue;
        }
        if (scanner.peek() == u'#') {
            while (!scanner.atEnd() && scanner.peek() != u'\n')
                out += scanner.next();
            continue;
        }
        const QChar c = scanner.next();
        out += c;
        if (c != u'\n')
            continue;
        for (int i = 0; i < columns && !scanner.atEnd() && (scanner.peek() == u' ' || scanner.peek() == u'\t'); ++i)
            scanner.next();
    }
    return out;
}

} // namespace relata
