// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/leaves.h"

#include <QHash>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

using Kind = SourceToken::Kind;

// The text between quotes `from` as it reads between quotes `to`: each kind escaped only where it must be.
QString requoted(const QString &body, QChar from, QChar to)
{
    QString out;
    for (qsizetype i = 0; i < body.size(); ++i) {
        const bool escape = body[i] == u'\\' && i + 1 < body.size();
        const QChar c = escape ? body[++i] : body[i];
        if (c == to)
            out += u'\\' + QString(c);
        else
            out += escape && c != from && c != to ? u'\\' + QString(c) : QString(c);
    }
    return out;
}

// In double quotes, unless that takes more backslashes.
QString wellQuoted(const QString &literal)
{
    qsizetype begin = 0;
    while (literal[begin] != u'"' && literal[begin] != u'\'')
        ++begin;
    const QString written = literal.left(begin).toLower();
    const QString prefix = written == u"u" ? QString() : written;
    const QChar quote = literal[begin];
    const QChar other = quote == u'"' ? u'\'' : u'"';
    const QString body = literal.mid(begin + 1, literal.size() - begin - 2);
    const bool triple = body.size() >= 4 && body[0] == quote && body[1] == quote;
    const bool isFormat = prefix.contains(u'f') || prefix.contains(u't');
    if (triple || (isFormat && (body.contains(u'\\') || body.contains(other))))
        return prefix + literal.mid(begin);
    if (prefix.contains(u'r') || isFormat) {
        const bool single = quote == u'\'' && !body.contains(u'"');
        return prefix + (single ? u'"' + body + u'"' : literal.mid(begin));
    }
    const QString same = requoted(body, other, quote);
    const QString changed = requoted(body, quote, other);
    const auto more = changed.count(u'\\') - same.count(u'\\');
    const bool change = quote == u'"' ? more < 0 : more <= 0;
    return change ? prefix + other + changed + other : prefix + quote + same + quote;
}

QString plainNumber(const QString &number)
{
    const QString text = number.toLower();
    if (text.startsWith(u"0x"_s))
        return u"0x"_s + text.mid(2).toUpper();
    if (text.startsWith(u"0o"_s) || text.startsWith(u"0b"_s))
        return text;
    const qsizetype exponent = text.indexOf(u'e');
    QString whole = exponent < 0 ? text : text.left(exponent);
    QString power = exponent < 0 ? QString() : text.mid(exponent + 1);
    if (power.startsWith(u'+'))
        power.remove(0, 1);
    const QString imaginary = exponent < 0 && whole.endsWith(u'j') ? u"j"_s : QString();
    whole.chop(imaginary.size());
    if (const qsizetype point = whole.indexOf(u'.'); point >= 0) {
        const QString left = whole.left(point);
        const QString right = whole.mid(point + 1);
        whole = (left.isEmpty() ? u"0"_s : left) + u'.' + (right.isEmpty() ? u"0"_s : right);
    }
    return whole + imaginary + (exponent < 0 ? QString() : u'e' + power);
}

Break wordBreak(QStringView word)
{
    if (word == u"and" || word == u"or")
        return Break::Logic;
    return word == u"is" || word == u"in" ? Break::Compare : Break::Never;
}

Break operatorBreak(QStringView text)
{
    static const QHash<QString, Break> breaks = {
        {u"|"_s, Break::Or},      {u"^"_s, Break::Xor},      {u"&"_s, Break::And},      {u"<<"_s, Break::Shift},
        {u">>"_s, Break::Shift},  {u"+"_s, Break::Plus},     {u"-"_s, Break::Plus},     {u"*"_s, Break::Times},
        {u"/"_s, Break::Times},   {u"//"_s, Break::Times},   {u"%"_s, Break::Times},    {u"@"_s, Break::Times},
        {u"**"_s, Break::Power},  {u"=="_s, Break::Compare}, {u"!="_s, Break::Compare}, {u"<"_s, Break::Compare},
        {u">"_s, Break::Compare}, {u"<="_s, Break::Compare}, {u">="_s, Break::Compare}};
    return breaks.value(text.toString(), Break::Never);
}

/// Turns the tokens of a logical line into leaves, one after the other.
class LeafMaker
{
public:
    explicit LeafMaker(const QList<SourceToken> &tokens)
        : m_tokens(tokens)
    {
    }

    QList<Leaf> run();

private:
    struct Bracket
    {
        int id = 0;
        QString text = {};
        bool trailer = false;
        bool comma = false;
    };

    const SourceToken *peek() const { return m_at + 1 < m_tokens.size() ? &m_tokens[m_at + 1] : nullptr; }
    bool afterOperand() const;
    bool isTernary(qsizetype at) const;
    bool isIdleComma() const;
    void remark(const SourceToken &token);
    void word(Leaf &leaf, const SourceToken &token);
    void sign(Leaf &leaf, const SourceToken &token);
    void opening(Leaf &leaf, const SourceToken &token);
    void closing(Leaf &leaf);
    void tightenPowers();
    bool simpleBefore(qsizetype at) const;
    bool simpleAfter(qsizetype at) const;

    const QList<SourceToken> &m_tokens;
    qsizetype m_at = 0;
    int m_id = 0;
    bool m_glue = true;     ///< no blank before the next leaf
    bool m_keyword = false; ///< the last leaf was a keyword
    QList<Bracket> m_open = {};
    QList<qsizetype> m_names = {}; ///< depth of each `lambda` or `for` whose names are being read
    QList<bool> m_lambda = {};
    QList<Leaf> m_leaves = {};
};

bool LeafMaker::afterOperand() const
{
    if (m_leaves.isEmpty() || m_keyword)
        return false;
    const Leaf &last = m_leaves.last();
    return last.kind == Leaf::Kind::Word || last.kind == Leaf::Kind::Close;
}

// An `if` of a comprehension has no `else`.
bool LeafMaker::isTernary(qsizetype at) const
{
    int depth = 0;
    int pending = 0;
    for (qsizetype i = at + 1; i < m_tokens.size(); ++i) {
        const SourceToken &token = m_tokens[i];
        if (token.is(u"(") || token.is(u"[") || token.is(u"{"))
            ++depth;
        else if ((token.is(u")") || token.is(u"]") || token.is(u"}")) && --depth < 0)
            return false;
        if (depth > 0 || token.kind != Kind::Name)
            continue;
        pending += token.text == u"if" ? 1 : 0;
        if (token.text == u"else" && pending-- == 0)
            return true;
    }
    return false;
}

// A comma before a closing bracket means something in a tuple of one and in a subscript.
bool LeafMaker::isIdleComma() const
{
    qsizetype next = m_at + 1;
    while (next < m_tokens.size() && m_tokens[next].kind == Kind::Comment)
        ++next;
    if (next == m_tokens.size() || m_open.isEmpty())
        return false;
    const SourceToken &token = m_tokens[next];
    if (!token.is(u")") && !token.is(u"]") && !token.is(u"}"))
        return false;
    const Bracket &bracket = m_open.last();
    return bracket.trailer ? bracket.text == u"(" : bracket.text != u"(" || bracket.comma;
}

void LeafMaker::remark(const SourceToken &token)
{
    QString text = token.text;
    if (text.size() > 1 && text[1] != u' ' && text[1] != u'!' && text[1] != u':' && text[1] != u'#')
        text.insert(1, u' ');
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    if (token.startsLine && !m_open.isEmpty()) {
        m_leaves.append({.kind = Leaf::Kind::Remark, .text = text, .id = m_id++});
    } else if (!m_leaves.isEmpty()) {
        m_leaves.last().remarks.append(text);
    }
}

void LeafMaker::word(Leaf &leaf, const SourceToken &token)
{
    const bool afterText = !m_leaves.isEmpty() && m_leaves.last().isText;
    if (token.kind == Kind::Text) {
        leaf.text = wellQuoted(token.text);
        leaf.isText = true;
        leaf.before = afterText ? Break::Text : Break::Never;
    } else if (token.kind == Kind::Number) {
        leaf.text = plainNumber(token.text);
    }
    m_keyword = token.kind == Kind::Name && isPythonKeyword(token.text) && token.text != u"None" &&
                token.text != u"True" && token.text != u"False";
    if (!m_keyword)
        return;
    const QString previous = m_leaves.isEmpty() ? QString() : m_leaves.last().text;
    leaf.isLambda = token.text == u"lambda";
    leaf.isFor = token.text == u"for";
    leaf.before = wordBreak(token.text);
    if (leaf.isFor) {
        leaf.before = previous == u"async" ? Break::Never : Break::Loop;
    } else if (token.text == u"async") {
        leaf.before = Break::Loop;
    } else if (token.text == u"if") {
        leaf.before = isTernary(m_at) ? Break::Ternary : Break::Loop;
    } else if (token.text == u"else") {
        leaf.before = Break::Ternary;
    } else if (token.text == u"not" && peek() && peek()->text == u"in" && peek()->kind == Kind::Name) {
        leaf.before = Break::Compare;
    } else if (token.text == u"in" && previous == u"not") {
        leaf.before = Break::Never;
    } else if (token.text == u"in" && !m_names.isEmpty() && !m_lambda.last() && m_names.last() == m_open.size()) {
        leaf.before = Break::Never;
        leaf.endsNames = true;
        m_names.removeLast();
        m_lambda.removeLast();
    }
    if (leaf.isLambda || leaf.isFor) {
        m_names.append(m_open.size());
        m_lambda.append(leaf.isLambda);
    }
}

void LeafMaker::opening(Leaf &leaf, const SourceToken &token)
{
    const bool trailer = afterOperand() && token.text != u"{";
    leaf.kind = Leaf::Kind::Open;
    leaf.space = leaf.space && !trailer;
    leaf.literal = !trailer;
    m_open.append({.id = leaf.id, .text = token.text, .trailer = trailer});
    m_glue = true;
    m_keyword = false;
}

void LeafMaker::closing(Leaf &leaf)
{
    leaf.kind = Leaf::Kind::Close;
    leaf.space = false;
    leaf.opener = m_open.last().id;
    m_open.removeLast();
    m_keyword = false;
}

void LeafMaker::sign(Leaf &leaf, const SourceToken &token)
{
    const bool operand = afterOperand();
    const bool inLambda = !m_lambda.isEmpty() && m_lambda.last() && m_names.last() == m_open.size();
    leaf.kind = Leaf::Kind::Operator;
    if (token.is(u",")) {
        leaf.kind = Leaf::Kind::Comma;
        leaf.space = false;
        const bool ofNames = !m_names.isEmpty() && m_names.last() == m_open.size();
        if (!m_open.isEmpty() && !ofNames)
            m_open.last().comma = true;
    } else if (token.is(u".")) {
        leaf.kind = Leaf::Kind::Dot;
        leaf.space = false;
        leaf.before = !m_leaves.isEmpty() && m_leaves.last().kind == Leaf::Kind::Close ? Break::Dot : Break::Never;
        m_glue = true;
    } else if (token.is(u":")) {
        leaf.space = false;
        m_glue = !m_open.isEmpty() && m_open.last().text == u"[" && !inLambda;
        if (inLambda) {
            leaf.endsNames = true;
            m_names.removeLast();
            m_lambda.removeLast();
        }
    } else if (token.is(u"=")) {
        leaf.space = m_open.isEmpty() && !inLambda;
        m_glue = !leaf.space;
    } else if (token.is(u"...")) {
        leaf.kind = Leaf::Kind::Word;
    } else if (!operand) {
        m_glue = true;
    } else {
        leaf.before = operatorBreak(token.text);
    }
    m_keyword = false;
}

bool LeafMaker::simpleBefore(qsizetype at) const
{
    if (at == 0 || m_leaves[at - 1].kind != Leaf::Kind::Word || m_leaves[at - 1].isText)
        return false;
    qsizetype i = at - 1;
    while (i >= 2 && m_leaves[i - 1].kind == Leaf::Kind::Dot && m_leaves[i - 2].kind == Leaf::Kind::Word)
        i -= 2;
    return i == 0 || m_leaves[i - 1].kind != Leaf::Kind::Dot;
}

bool LeafMaker::simpleAfter(qsizetype at) const
{
    qsizetype i = at + 1;
    if (i < m_leaves.size() && m_leaves[i].text == u"-" && i + 1 < m_leaves.size() &&
        m_leaves[i + 1].text.front().isDigit())
        ++i;
    if (i >= m_leaves.size() || m_leaves[i].kind != Leaf::Kind::Word || m_leaves[i].isText)
        return false;
    while (i + 2 < m_leaves.size() && m_leaves[i + 1].kind == Leaf::Kind::Dot)
        i += 2;
    return i + 1 >= m_leaves.size() || m_leaves[i + 1].kind != Leaf::Kind::Open || m_leaves[i + 1].literal;
}

// x**2, but f(x) ** 2
void LeafMaker::tightenPowers()
{
    for (qsizetype i = 1; i + 1 < m_leaves.size(); ++i) {
        const bool power = m_leaves[i].text == u"**" && m_leaves[i].before == Break::Power;
        m_leaves[i].hugs = power && simpleBefore(i) && simpleAfter(i);
    }
}

QList<Leaf> LeafMaker::run()
{
    for (m_at = 0; m_at < m_tokens.size(); ++m_at) {
        const SourceToken &token = m_tokens[m_at];
        if (token.kind == Kind::Comment) {
            remark(token);
            continue;
        }
        if (token.is(u",") && isIdleComma())
            continue;
        Leaf leaf{.text = token.text, .space = !m_glue, .id = m_id++};
        m_glue = false;
        if (token.kind != Kind::Operator)
            word(leaf, token);
        else if (token.is(u"(") || token.is(u"[") || token.is(u"{"))
            opening(leaf, token);
        else if (token.is(u")") || token.is(u"]") || token.is(u"}"))
            closing(leaf);
        else
            sign(leaf, token);
        m_leaves.append(leaf);
    }
    tightenPowers();
    return m_leaves;
}

} // namespace

QList<Leaf> leavesOf(const QList<SourceToken> &tokens)
{
    return LeafMaker(tokens).run();
}

} // namespace relata::clean
