// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expression/expression.h"

#include "model/expression/pythontokens.h"

#include <QCoreApplication>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// A file can say anything: what is deeper or longer than people write is refused before it fills the stack.
constexpr int deepest = 100;
constexpr int longest = 1000;

struct BinaryLevel
{
    std::array<QStringView, 5> operators;
};

// Python language reference, 6.17 Operator precedence, loosest first.
constexpr std::array levels = {
    BinaryLevel{{u"|"}},         BinaryLevel{{u"^"}},       BinaryLevel{{u"&"}},
    BinaryLevel{{u"<<", u">>"}}, BinaryLevel{{u"+", u"-"}}, BinaryLevel{{u"*", u"/", u"%", u"//", u"@"}},
};

/// A parser by recursive descent; the first fault stops it.
class Parser
{
public:
    explicit Parser(const QList<PythonToken> &tokens)
        : m_tokens(tokens)
    {
    }

    Result<Expr> parse()
    {
        Expr expression = binary(0);
        if (m_fault.isEmpty() && peek().kind == PythonToken::Kind::Operator && peek().text == u",")
            expression = restOfTuple(expression);
        if (m_fault.isEmpty() && peek().kind != PythonToken::Kind::End)
            fail();
        if (!m_fault.isEmpty())
            return Error{m_fault};
        return expression;
    }

private:
    const PythonToken &peek() const { return m_tokens[m_at]; }
    bool is(QStringView text) const { return peek().kind == PythonToken::Kind::Operator && peek().text == text; }
    bool accept(QStringView text)
    {
        if (!is(text))
            return false;
        ++m_at;
        return true;
    }
    void expect(QStringView text)
    {
        if (!accept(text))
            fail();
    }
    void fail()
    {
        if (m_fault.isEmpty()) {
            m_fault = peek().kind == PythonToken::Kind::End
                          ? QCoreApplication::translate("Expression", "the expression ends too early")
                          : QCoreApplication::translate("Expression", "\"%1\" is not understood here").arg(peek().text);
        }
        m_at = m_tokens.size() - 1;
    }

    Expr binary(size_t level);
    Expr unary();
    Expr power();
    Expr postfix();
    Expr atom();
    Expr strings();
    Expr call(Expr callee);
    Expr subscript(const Expr &of);
    Expr bracketed();
    Expr dict();
    Expr restOfTuple(const Expr &first);

    const QList<PythonToken> &m_tokens;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_operators = 0;
    QString m_fault;
};

Expr Parser::binary(size_t level)
{
    if (level == levels.size())
        return unary();
    Expr left = binary(level + 1);
    for (;;) {
        QStringView found;
        for (const QStringView candidate : levels[level].operators) {
            if (!candidate.isEmpty() && is(candidate))
                found = candidate;
        }
        if (found.isEmpty())
            return left;
        ++m_at;
        if (++m_operators > longest)
            fail();
        const Expr right = binary(level + 1);
        left = Expr{.kind = Expr::Kind::Binary, .text = found.toString(), .items = {left, right}};
    }
}

Expr Parser::unary()
{
    for (const QStringView sign : {u"~", u"-", u"+"}) {
        if (!accept(sign))
            continue;
        if (++m_depth > deepest)
            fail();
        const Expr operand = unary();
        --m_depth;
        const bool number = operand.kind == Expr::Kind::Integer || operand.kind == Expr::Kind::Float;
        if (number && sign == u"+")
            return operand;
        if (number && sign == u"-" && !operand.text.startsWith(u'-')) {
            Expr negative = operand;
            negative.text.prepend(u'-');
            return negative;
        }
        return {.kind = Expr::Kind::Unary, .text = sign.toString(), .items = {operand}};
    }
    return power();
}

Expr Parser::power()
{
    const Expr base = postfix();
    if (!accept(u"**"))
        return base;
    if (++m_depth > deepest)
        fail();
    const Expr exponent = unary();
    --m_depth;
    return {.kind = Expr::Kind::Binary, .text = u"**"_s, .items = {base, exponent}};
}

Expr Parser::postfix()
{
    Expr expression = atom();
    for (;;) {
        if (accept(u".")) {
            const QString name = peek().text;
            if (peek().kind != PythonToken::Kind::Name)
                fail();
            else
                ++m_at;
            if (expression.kind == Expr::Kind::Name)
                expression.text += u'.' + name;
            else
                expression = Expr{.kind = Expr::Kind::Attribute, .text = name, .receiver = {expression}};
        } else if (accept(u"(")) {
            expression = call(expression);
        } else if (is(u"[")) {
            expression = subscript(expression);
        } else {
            return expression;
        }
    }
}

Expr Parser::call(Expr callee)
{
    const bool callable = callee.kind == Expr::Kind::Name || callee.kind == Expr::Kind::Attribute;
    if (!callable || ++m_depth > deepest)
        fail();
    Expr out{.kind = Expr::Kind::Call, .text = callee.text, .receiver = callee.receiver};
    while (m_fault.isEmpty() && !accept(u")")) {
        const bool named = peek().kind == PythonToken::Kind::Name && m_at + 1 < m_tokens.size() &&
                           m_tokens[m_at + 1].kind == PythonToken::Kind::Operator && m_tokens[m_at + 1].text == u"=";
        if (named) {
            const QString name = peek().text;
            m_at += 2;
            out.keywords.append({name, binary(0)});
        } else {
            out.items.append(binary(0));
        }
        if (!is(u")"))
            expect(u",");
    }
    --m_depth;
    return out;
}

// `x[1:3]` is `x.__getitem__(slice(1, 3))`.
Expr Parser::subscript(const Expr &of)
{
    expect(u"[");
    if (++m_depth > deepest)
        fail();
    QList<Expr> parts{is(u":") ? Expr() : binary(0)};
    while (m_fault.isEmpty() && accept(u":"))
        parts.append(is(u":") || is(u"]") ? Expr() : binary(0));
    expect(u"]");
    --m_depth;
    const Expr index =
        parts.size() == 1 ? parts.first() : Expr{.kind = Expr::Kind::Call, .text = u"slice"_s, .items = parts};
    return {.kind = Expr::Kind::Call, .text = u"__getitem__"_s, .items = {index}, .receiver = {of}};
}

Expr Parser::restOfTuple(const Expr &first)
{
    Expr tuple{.kind = Expr::Kind::List, .text = u"("_s, .items = {first}};
    while (accept(u",")) {
        if (is(u")") || peek().kind == PythonToken::Kind::End)
            break;
        tuple.items.append(binary(0));
    }
    return tuple;
}

Expr Parser::bracketed()
{
    const QStringView closing = is(u"(") ? u")" : u"]";
    const bool list = is(u"[");
    ++m_at;
    Expr out{.kind = Expr::Kind::List, .text = list ? QString() : u"("_s};
    if (accept(closing))
        return out;
    const Expr first = binary(0);
    if (!list && accept(u")"))
        return first;
    out.items = {first};
    while (m_fault.isEmpty() && !accept(closing)) {
        expect(u",");
        if (!is(closing))
            out.items.append(binary(0));
    }
    return out;
}

Expr Parser::dict()
{
    ++m_at;
    Expr out{.kind = Expr::Kind::Dict};
    while (m_fault.isEmpty() && !accept(u"}")) {
        out.items.append(binary(0));
        if (accept(u":"))
            out.items.append(binary(0));
        else
            out.kind = Expr::Kind::List, out.text = u"{"_s;
        if (!is(u"}"))
            expect(u",");
    }
    if (out.kind == Expr::Kind::Dict && out.items.size() % 2 != 0)
        fail();
    return out;
}

Expr Parser::strings()
{
    Expr out{.kind = peek().kind == PythonToken::Kind::Bytes ? Expr::Kind::Bytes : Expr::Kind::Text};
    const PythonToken::Kind kind = peek().kind;
    for (; peek().kind == kind; ++m_at) {
        out.text += peek().text;
        out.bytes += peek().bytes;
    }
    return out;
}

Expr Parser::atom()
{
    using Kind = PythonToken::Kind;
    if (++m_depth > deepest)
        fail();
    Expr out;
    const PythonToken &token = peek();
    switch (token.kind) {
    case Kind::Text:
    case Kind::Bytes:
        out = strings();
        break;
    case Kind::Integer:
        out = {.kind = Expr::Kind::Integer, .text = token.text};
        ++m_at;
        break;
    case Kind::Float:
        out = {.kind = Expr::Kind::Float, .text = token.text};
        ++m_at;
        break;
    case Kind::Name:
        if (token.text == u"True" || token.text == u"False")
            out = {.kind = Expr::Kind::Bool, .text = token.text};
        else if (token.text != u"None")
            out = {.kind = Expr::Kind::Name, .text = token.text};
        ++m_at;
        break;
    case Kind::Operator:
        if (is(u"(") || is(u"["))
            out = bracketed();
        else if (is(u"{"))
            out = dict();
        else
            fail();
        break;
    case Kind::End:
        fail();
        break;
    }
    --m_depth;
    return out;
}

} // namespace

const Expr *Expr::keyword(QStringView name) const
{
    for (const auto &[key, value] : keywords) {
        if (key == name)
            return &value;
    }
    return nullptr;
}

const Expr *Expr::argument(qsizetype position, QStringView name) const
{
    return position < items.size() ? &items[position] : keyword(name);
}

Result<Expr> parseExpression(const QString &source)
{
    const Result<QList<PythonToken>> tokens = pythonTokens(source);
    if (!tokens)
        return Error{tokens.error()};
    return Parser(*tokens).parse();
}

Result<Expr> expressionOf(const Value &value)
{
    if (value.isNone())
        return Expr{};
    if (value.isBool())
        return Expr{.kind = Expr::Kind::Bool, .text = value.toBool() ? u"True"_s : u"False"_s};
    if (value.isInteger())
        return Expr{.kind = Expr::Kind::Integer, .text = QString::number(value.toInteger())};
    if (value.isText())
        return Expr{.kind = Expr::Kind::Text, .text = value.toText()};
    if (value.isCode())
        return parseExpression(value.code());
    Expr list{.kind = Expr::Kind::List};
    for (const Value &item : value.toList()) {
        const Result<Expr> read = expressionOf(item);
        if (!read)
            return read;
        list.items.append(*read);
    }
    return list;
}

Value valueOf(const Expr &expression, const QString &source)
{
    switch (expression.kind) {
    case Expr::Kind::None:
        return {};
    case Expr::Kind::Bool:
        return expression.text == u"True";
    case Expr::Kind::Integer: {
        bool fits = false;
        const qint64 number = expression.text.toLongLong(&fits);
        return fits ? Value(number) : Value(Code{source});
    }
    case Expr::Kind::Text:
        return expression.text;
    default:
        return Code{source};
    }
}

} // namespace relata
