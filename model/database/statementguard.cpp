// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/statementguard.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

struct Databases
{
    Q_DECLARE_TR_FUNCTIONS(Databases)
};

QString noTableMaker()
{
    return Databases::tr("it is none of the statements that make tables");
}

QString notMade(const QStringList &name)
{
    return Databases::tr("the script does not make the table \"%1\"").arg(name.join(u'.'));
}

bool isOneOf(const SqlToken &token, std::initializer_list<QStringView> words)
{
    return std::any_of(words.begin(), words.end(), [&](QStringView word) { return token.isWord(word); });
}

} // namespace

/// Reads the tokens of one statement from left to right.
class StatementGuard::Reader
{
public:
    explicit Reader(const QList<SqlToken> &tokens)
        : m_tokens(tokens)
    {
    }

    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool word(QStringView word)
    {
        const bool is = !atEnd() && m_tokens[m_at].isWord(word);
        m_at += is;
        return is;
    }
    bool symbol(QChar c)
    {
        const bool is = !atEnd() && m_tokens[m_at].isSymbol(c);
        m_at += is;
        return is;
    }
    bool anyOf(std::initializer_list<QStringView> words) const { return !atEnd() && isOneOf(m_tokens[m_at], words); }
    /// A name with what stands before it, `schema.table`; empty if there is none.
    QStringList name()
    {
        QStringList parts;
        do {
            if (atEnd() || (m_tokens[m_at].kind != SqlToken::Kind::Word && m_tokens[m_at].kind != SqlToken::Kind::Name))
                return {};
            parts.append(m_tokens[m_at++].text);
        } while (symbol(u'.'));
        return parts;
    }
    /// To the parenthesis that closes the one that was just read.
    void skipParentheses()
    {
        for (int depth = 1; depth > 0 && !atEnd(); ++m_at)
            depth += m_tokens[m_at].isSymbol(u'(') ? 1 : m_tokens[m_at].isSymbol(u')') ? -1 : 0;
    }
    /// Behind the next word of that spelling, wherever it stands.
    bool skipTo(QStringView word)
    {
        while (!atEnd() && !m_tokens[m_at].isWord(word))
            ++m_at;
        return this->word(word);
    }

private:
    const QList<SqlToken> &m_tokens;
    qsizetype m_at = 0;
};

QString StatementGuard::keyOf(const QStringList &parts) const
{
    const QString key = parts.join(u'.');
    return m_rules.caseSensitive ? key : key.toLower();
}

bool StatementGuard::isMade(const QString &quotedTable) const
{
    const Result<QList<SqlToken>> tokens = sqlTokens(quotedTable, m_dialect);
    return tokens && m_tables.contains(keyOf(Reader(*tokens).name()));
}

Result<QStringList> StatementGuard::admit(const Statement &entry)
{
    const Result<QList<SqlToken>> tokens = sqlTokens(entry.text, m_dialect);
    if (!tokens)
        return Error{tokens.error()};
    QStringList statements;
    QList<SqlToken> one;
    const auto take = [&]() -> QString {
        if (one.isEmpty())
            return {};
        statements.append(entry.text.mid(one.first().begin, one.last().end - one.first().begin));
        const QString why = admitOne(one, entry.model);
        one.clear();
        return why;
    };
    for (const SqlToken &token : *tokens) {
        if (!token.isSymbol(u';')) {
            one.append(token);
        } else if (const QString why = take(); !why.isEmpty()) {
            return Error{why};
        }
    }
    if (const QString why = take(); !why.isEmpty())
        return Error{why};
    return statements;
}

// An empty answer lets it through.
QString StatementGuard::admitOne(const QList<SqlToken> &tokens, ModelId owner)
{
    const SqlToken &first = tokens.first();
    for (const SqlToken &token : tokens) {
        if (isOneOf(token, {u"SELECT", u"INHERITS"}) && !first.isWord(u"INSERT"))
            return Databases::tr("it reads other tables");
        if (token.isSymbol(u'.') && !first.isWord(u"COMMENT") && !m_rules.namesElsewhere)
            return Databases::tr("it names something outside the place where the script is tried");
    }
    Reader reader(tokens);
    const QString why = reader.word(u"CREATE")    ? admitCreate(reader, owner)
                        : reader.word(u"ALTER")   ? admitAlter(reader)
                        : reader.word(u"INSERT")  ? admitInsert(reader)
                        : reader.word(u"DROP")    ? admitDrop(reader)
                        : reader.word(u"COMMENT") ? admitComment(reader)
                        : reader.word(u"SET") && reader.word(u"CONSTRAINTS") ? QString()
                                                                             : noTableMaker();
    return why.isEmpty() ? checkReferences(tokens) : why; // at the end: a table may refer to itself
}

QString StatementGuard::admitDrop(Reader &reader)
{
    if (!reader.word(u"TABLE"))
        return noTableMaker();
    Reader again = reader;
    if (const QString why = existing(reader); !why.isEmpty())
        return why;
    m_tables.remove(keyOf(again.name()));
    return reader.atEnd() ? QString() : noTableMaker();
}

QString StatementGuard::admitComment(Reader &reader) const
{
    if (!reader.word(u"ON"))
        return noTableMaker();
    const bool column = reader.word(u"COLUMN");
    if (!column && !reader.word(u"TABLE"))
        return noTableMaker();
    QStringList parts = reader.name();
    if (column && !parts.isEmpty())
        parts.removeLast();
    return m_tables.contains(keyOf(parts)) ? QString() : notMade(parts);
}

QString StatementGuard::admitCreate(Reader &reader, ModelId owner)
{
    if (reader.word(u"TABLE")) {
        const QStringList name = reader.name();
        if (name.isEmpty() || !reader.symbol(u'('))
            return noTableMaker();
        reader.skipParentheses();
        if (reader.word(u"TABLESPACE"))
            (void)reader.name();
        if (!reader.atEnd())
            return noTableMaker();
        m_tables.insert(keyOf(name), owner);
        return {};
    }
    (void)reader.word(u"UNIQUE");
    if (!reader.word(u"INDEX") || reader.name().isEmpty() || !reader.word(u"ON"))
        return noTableMaker();
    return existing(reader);
}

QString StatementGuard::admitAlter(Reader &reader)
{
    if (!reader.word(u"TABLE"))
        return noTableMaker();
    Reader again = reader;
    if (const QString why = existing(reader); !why.isEmpty())
        return why;
    if (!reader.anyOf({u"ADD", u"ALTER", u"MODIFY", u"RENAME", u"COMMENT", u"DROP", u"CHANGE"}))
        return noTableMaker();
    if (reader.word(u"RENAME") && reader.word(u"TO")) {
        const ModelId owner = m_tables.take(keyOf(again.name()));
        m_tables.insert(keyOf(reader.name()), owner);
    }
    return {};
}

// Rows move only from a table to the one that is made in its place.
QString StatementGuard::admitInsert(Reader &reader) const
{
    if (!m_dialect.rebuildsTables || !reader.word(u"INTO"))
        return noTableMaker();
    if (const QString why = existing(reader); !why.isEmpty())
        return why;
    if (!reader.skipTo(u"FROM"))
        return noTableMaker();
    const QString why = existing(reader);
    return why.isEmpty() && !reader.atEnd() ? noTableMaker() : why;
}

QString StatementGuard::existing(Reader &reader) const
{
    const QStringList name = reader.name();
    if (!name.isEmpty() && m_tables.contains(keyOf(name)))
        return {};
    return notMade(name);
}

QString StatementGuard::checkReferences(const QList<SqlToken> &tokens) const
{
    Reader reader(tokens);
    while (!m_rules.danglingKeys && reader.skipTo(u"REFERENCES")) {
        if (const QString why = existing(reader); !why.isEmpty())
            return why;
    }
    return {};
}

} // namespace relata
