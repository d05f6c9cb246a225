// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/sqltokens.h"

#include <QCoreApplication>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

bool startsWord(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'_' || c.unicode() > 127;
}

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

/// Goes through a text once.
class Tokenizer
{
public:
    Tokenizer(const QString &sql, const Dialect &dialect)
        : m_sql(sql)
        , m_dialect(dialect)
    {
    }

    Result<QList<SqlToken>> run()
    {
        while (m_at < m_sql.size() && m_error.isEmpty()) {
            if (m_sql[m_at].isSpace())
                ++m_at;
            else
                next();
        }
        if (!m_error.isEmpty())
            return Error{m_error};
        return m_tokens;
    }

private:
    QChar at(qsizetype index) const { return index < m_sql.size() ? m_sql[index] : QChar(); }

    void next()
    {
        const QChar c = m_sql[m_at];
        const QChar following = at(m_at + 1);
        if (c == m_dialect.quote)
            quoted(SqlToken::Kind::Name, false);
        else if (c == u'\'' || (c == u'"' && m_dialect.quote != u'"'))
            text(m_dialect.backslashEscapes);
        else if (startsWord(c))
            word();
        else if (isDigit(c) || (c == u'.' && isDigit(following)))
            number();
        else if ((c == u'-' && following == u'-') || (c == u'/' && following == u'*') || (c == u'#' && m_dialect.backslashEscapes))
            m_error = Databases::tr("it has a comment in it");
        else if (c == u'$' || c == u'`' || c.isNull())
            m_error = Databases::tr("it has a character that Django does not write: \"%1\"").arg(c.isNull() ? QChar(u'0') : c);
        else
            add(SqlToken::Kind::Symbol, c, m_at + 1);
    }

    void add(SqlToken::Kind kind, const QString &text, qsizetype end)
    {
        m_tokens.append({kind, text, m_at, end});
        m_at = end;
    }

    void word()
    {
        qsizetype end = m_at;
        while (startsWord(at(end)) || isDigit(at(end)) || at(end) == u'$')
            ++end;
        const QString text = m_sql.mid(m_at, end - m_at);
        add(SqlToken::Kind::Word, text, end);
        if (!m_dialect.backslashEscapes && at(end) == u'\'' && text.compare(u"e"_s, Qt::CaseInsensitive) == 0) {
            this->text(true);
            m_escaped = m_at;
        }
    }

    void number()
    {
        qsizetype end = m_at;
        while (isDigit(at(end)) || startsWord(at(end)) || at(end) == u'.')
            ++end;
        add(SqlToken::Kind::Number, m_sql.mid(m_at, end - m_at), end);
    }

    void text(bool backslashes)
    {
        // PostgreSQL takes a string that follows for the rest of one with backslashes.
        if (m_escaped >= 0 && QStringView(m_sql).sliced(m_escaped, m_at - m_escaped).trimmed().isEmpty()) {
            m_error = Databases::tr("it has two strings side by side");
            return;
        }
        quoted(SqlToken::Kind::Text, backslashes);
    }

    void quoted(SqlToken::Kind kind, bool backslashes)
    {
        const QChar quote = m_sql[m_at];
        QString inner;
        for (qsizetype i = m_at + 1; i < m_sql.size(); ++i) {
            const QChar c = m_sql[i];
            if (backslashes && c == u'\\') {
                inner += at(++i);
            } else if (c != quote) {
                inner += c;
            } else if (at(i + 1) == quote) {
                inner += c;
                ++i;
            } else {
                add(kind, inner, i + 1);
                return;
            }
        }
        m_error = Databases::tr("a quotation mark is not closed");
    }

    const QString &m_sql;
    const Dialect &m_dialect;
    QList<SqlToken> m_tokens;
    QString m_error;
    qsizetype m_at = 0;
    qsizetype m_escaped = -1; ///< where the last string with backslashes ended
};

} // namespace

Result<QList<SqlToken>> sqlTokens(const QString &sql, const Dialect &dialect)
{
    return Tokenizer(sql, dialect).run();
}

} // namespace relata
