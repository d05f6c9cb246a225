// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/tokens.h"

#include <algorithm>
#include <array>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

using Kind = SourceToken::Kind;

bool isWordOperator(QStringView name)
{
    static constexpr std::array<QStringView, 9> words = {u"and", u"or",   u"not", u"in",    u"is",
                                                         u"if",  u"else", u"for", u"lambda"};
    return std::find(words.begin(), words.end(), name) != words.end();
}

bool isConstantWord(QStringView name)
{
    return name == u"None" || name == u"True" || name == u"False";
}

bool isBytes(const QString &literal)
{
    return literal.left(2).contains(u'b', Qt::CaseInsensitive) && literal.front().isLetter() &&
           literal.indexOf(u'b', 0, Qt::CaseInsensitive) < literal.indexOf(literal.back());
}

/// Follows an expression token by token: whether an operand is due, and what brackets are open.
class ExpressionCheck
{
public:
    bool take(const SourceToken &token);
    bool isBare() const { return m_bare; }
    bool isDone() const { return !m_due && m_lambdas.isEmpty(); }

private:
    bool takeName(const SourceToken &token);
    bool takeOperator(const SourceToken &token);
    bool open(const SourceToken &token);
    bool separator(const SourceToken &token);

    QString m_open = {};
    QList<qsizetype> m_lambdas = {}; ///< depth of each lambda whose colon is to come
    bool m_due = true;               ///< an operand has to come
    bool m_afterOpening = false;
    bool m_afterComma = false;
    bool m_afterColon = false;
    bool m_bare = true;
    bool m_afterNot = false;
    bool m_wasText = false;
    bool m_wasBytes = false;
};

bool ExpressionCheck::takeName(const SourceToken &token)
{
    if (!isPythonKeyword(token.text) || isConstantWord(token.text)) {
        const bool fits = m_due;
        m_due = false;
        return fits;
    }
    if (!isWordOperator(token.text))
        return false;
    if (token.text == u"lambda")
        m_lambdas.append(m_open.size());
    if (token.text == u"for" && m_open.isEmpty())
        m_bare = false;
    const bool prefix = token.text == u"not" || token.text == u"lambda";
    const bool fits = prefix ? (m_due || token.text == u"not") : !m_due || (token.text == u"in" && m_afterNot);
    m_due = true;
    return fits;
}

bool ExpressionCheck::open(const SourceToken &token)
{
    if (!m_due && token.text == u"{")
        return false;
    m_open += token.text;
    m_due = true;
    m_afterOpening = true;
    return true;
}

bool ExpressionCheck::separator(const SourceToken &token)
{
    const bool slice = !m_open.isEmpty() && m_open.back() == u'[';
    if (token.text == u":" && !m_lambdas.isEmpty() && m_lambdas.last() == m_open.size()) {
        m_lambdas.removeLast();
        m_due = true;
        return true;
    }
    if (m_due && m_lambdas.isEmpty() && !(slice && (token.text == u":" || m_afterColon)))
        return false;
    if (token.text == u":" && (m_open.isEmpty() || m_open.back() == u'('))
        return false;
    if (m_open.isEmpty() && m_lambdas.isEmpty())
        m_bare = false;
    m_due = true;
    return true;
}

bool ExpressionCheck::takeOperator(const SourceToken &token)
{
    if (token.isOpening())
        return open(token);
    if (token.isClosing()) {
        const bool fits = !m_due || m_afterOpening || m_afterComma || (m_afterColon && token.text == u"]");
        m_open.chop(1);
        m_due = false;
        return fits;
    }
    if (token.text == u"," || token.text == u":")
        return separator(token);
    if (token.text == u"=") {
        const bool fits = !m_due && ((!m_open.isEmpty() && m_open.back() == u'(') || !m_lambdas.isEmpty());
        m_due = true;
        return fits;
    }
    if (token.text == u"...") {
        const bool fits = m_due;
        m_due = false;
        return fits;
    }
    static constexpr std::array<QStringView, 5> prefixes = {u"+", u"-", u"~", u"*", u"**"};
    const bool prefix = std::find(prefixes.begin(), prefixes.end(), token.text) != prefixes.end();
    const bool stars = token.text.startsWith(u'*');
    const bool fits = m_due ? prefix && !(stars && m_open.isEmpty() && m_lambdas.isEmpty()) : token.text != u"~";
    if (token.text == u":=" && m_open.isEmpty())
        m_bare = false;
    m_due = true;
    return fits && token.text != u"->" && token.text != u"<>";
}

bool ExpressionCheck::take(const SourceToken &token)
{
    if (token.kind == Kind::Comment)
        return true;
    bool fits = true;
    if (token.kind == Kind::Name)
        fits = takeName(token);
    else if (token.kind == Kind::Operator)
        fits = takeOperator(token);
    else
        fits = m_due || (token.kind == Kind::Text && m_wasText && isBytes(token.text) == m_wasBytes);
    if (token.kind == Kind::Number || token.kind == Kind::Text)
        m_due = false;
    m_wasText = token.kind == Kind::Text;
    m_wasBytes = m_wasText && isBytes(token.text);
    m_afterOpening = token.isOpening();
    m_afterComma = token.is(u",");
    m_afterNot = token.kind == Kind::Name && token.text == u"not";
    m_afterColon = token.is(u":");
    return fits;
}

} // namespace

bool isExpression(const QList<SourceToken> &tokens, bool *bare)
{
    ExpressionCheck check;
    for (const SourceToken &token : tokens) {
        if (!check.take(token))
            return false;
    }
    if (bare)
        *bare = check.isBare();
    return check.isDone();
}

} // namespace relata::clean
