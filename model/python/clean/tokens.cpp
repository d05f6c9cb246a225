// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/tokens.h"

#include "model/schema/names.h"

#include <QRegularExpression>
#include <QSet>

#include <array>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

using Kind = SourceToken::Kind;

/// Cuts source into tokens without changing a letter.
class Cutter
{
public:
    explicit Cutter(const QString &source)
        : m_source(source)
    {
    }

    std::optional<QList<SourceToken>> run();

private:
    QChar at(qsizetype ahead = 0) const { return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : QChar(); }
    bool skipBlanks();
    bool next();
    bool string(qsizetype begin);
    bool number();
    bool bracket(QChar c);
    void add(Kind kind, qsizetype begin) { m_tokens.append({kind, m_source.mid(begin, m_at - begin), m_fresh}); }

    const QString &m_source;
    qsizetype m_at = 0;
    bool m_fresh = true;
    QString m_open = {};
    QList<SourceToken> m_tokens = {};
};

bool isNameLetter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.isMark() || c.isSurrogate();
}

// Pictures are made of surrogates as rare letters are, and are no letters.
bool isName(const QString &text)
{
    const QList<uint> letters = text.toUcs4();
    return std::all_of(letters.begin(), letters.end(), [](uint letter) {
        return letter == U'_' || QChar::isLetterOrNumber(char32_t(letter)) || QChar::isMark(char32_t(letter));
    });
}

bool Cutter::skipBlanks()
{
    while (m_at < m_source.size()) {
        if (at() == u'\n' || at() == u'\r') {
            m_fresh = true;
            ++m_at;
        } else if (at() == u' ' || at() == u'\t' || at() == u'\f') {
            ++m_at;
        } else if (at() == u'\\' && (at(1) == u'\n' || at(1) == u'\r')) {
            m_at += 2;
        } else {
            return at() != u'\\';
        }
    }
    return true;
}

bool Cutter::string(qsizetype begin)
{
    const QChar quote = at();
    const bool triple = at(1) == quote && at(2) == quote;
    for (m_at += triple ? 3 : 1; m_at < m_source.size();) {
        if (at() == u'\\') {
            m_at += 2;
        } else if (at() == quote && (!triple || (at(1) == quote && at(2) == quote))) {
            m_at += triple ? 3 : 1;
            add(Kind::Text, begin);
            return true;
        } else if (!triple && (at() == u'\n' || at() == u'\r')) {
            return false;
        } else {
            ++m_at;
        }
    }
    return false;
}

bool Cutter::number()
{
    const qsizetype begin = m_at;
    const bool hexadecimal = at() == u'0' && at(1).toLower() == u'x';
    while (at().isLetterOrNumber() || at() == u'_' || at() == u'.') {
        const bool exponent = !hexadecimal && at().toLower() == u'e' && (at(1) == u'-' || at(1) == u'+');
        m_at += exponent ? 2 : 1;
    }
    // Python language reference, 2.4.5 Integer literals and 2.4.6 Floating point literals.
    static const QRegularExpression known(
        u"\\A(?:0[xX](?:_?[0-9a-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|0(?:_?0)*|[1-9](?:_?[0-9])*|"
        "(?:(?:[0-9](?:_?[0-9])*)?\\.[0-9](?:_?[0-9])*|[0-9](?:_?[0-9])*\\.?)(?:[eE][-+]?[0-9](?:_?[0-9])*)?[jJ]?)\\z"_s);
    const bool leadingZero = m_at - begin > 1 && m_source[begin] == u'0' && m_source[begin + 1].isDigit();
    add(Kind::Number, begin);
    const QString &text = m_tokens.last().text;
    const bool onlyDigits = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    return known.match(text).hasMatch() && !(leadingZero && onlyDigits && text.count(u'0') != text.size());
}

bool Cutter::bracket(QChar c)
{
    static constexpr QStringView opening = u"([{";
    static constexpr QStringView closing = u")]}";
    if (opening.contains(c)) {
        m_open += c;
    } else if (const qsizetype which = closing.indexOf(c); which >= 0) {
        if (m_open.isEmpty() || m_open.back() != opening[which])
            return false;
        m_open.chop(1);
    }
    return true;
}

bool Cutter::next()
{
    static constexpr std::array<QStringView, 12> longOnes = {u"...", u"**", u"//", u"<<", u">>", u"==",
                                                             u"!=",  u"<=", u">=", u":=", u"->", u"<>"};
    static constexpr QStringView known = u"()[]{},:.=+-*/%@&|^~<>";
    const qsizetype begin = m_at;
    if (at() == u'#') {
        while (m_at < m_source.size() && at() != u'\n' && at() != u'\r')
            ++m_at;
        add(Kind::Comment, begin);
    } else if (at() == u'"' || at() == u'\'') {
        return string(begin);
    } else if (at().isDigit() || (at() == u'.' && at(1).isDigit())) {
        return number();
    } else if (isNameLetter(at())) {
        while (isNameLetter(at()))
            ++m_at;
        static const QSet<QString> prefixes = {u"r"_s,  u"u"_s,  u"b"_s, u"f"_s,  u"br"_s, u"rb"_s,
                                               u"fr"_s, u"rf"_s, u"t"_s, u"tr"_s, u"rt"_s};
        if ((at() == u'"' || at() == u'\'') && prefixes.contains(m_source.mid(begin, m_at - begin).toLower()))
            return string(begin);
        add(Kind::Name, begin);
        return isName(m_tokens.last().text);
    } else {
        qsizetype length = 0;
        for (const QStringView candidate : longOnes) {
            if (QStringView(m_source).mid(m_at).startsWith(candidate))
                length = qMax(length, candidate.size());
        }
        if (length == 0 && (!known.contains(at()) || !bracket(at())))
            return false;
        m_at += qMax<qsizetype>(length, 1);
        add(Kind::Operator, begin);
    }
    return true;
}

std::optional<QList<SourceToken>> Cutter::run()
{
    if (!skipBlanks())
        return std::nullopt;
    while (m_at < m_source.size()) {
        if (!next())
            return std::nullopt;
        m_fresh = false;
        if (!skipBlanks())
            return std::nullopt;
    }
    return m_open.isEmpty() ? std::optional(m_tokens) : std::nullopt;
}

/// Marks the names that are bound within the source itself.
struct Bindings
{
    QSet<qsizetype> parameters = {}; ///< tokens that bind: no use of a name
    QSet<QString> names = {};
};

Bindings boundNames(const QList<SourceToken> &tokens)
{
    Bindings bound;
    int depth = 0;
    int until = -1; ///< depth of the lambda or `for` that binds names now
    bool lambda = false;
    bool fresh = false;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const SourceToken &token = tokens[i];
        depth += token.isOpening() ? 1 : token.isClosing() ? -1 : 0;
        if (token.kind == Kind::Name && (token.text == u"lambda" || token.text == u"for")) {
            until = depth;
            lambda = token.text == u"lambda";
            fresh = true;
        } else if (until >= 0 && depth <= until && (lambda ? token.is(u":") : token.text == u"in")) {
            until = -1;
        } else if (until >= 0 && token.kind == Kind::Name && (!lambda || fresh)) {
            bound.parameters.insert(i);
            bound.names.insert(token.text);
            fresh = !lambda;
        } else if (until >= 0 && lambda) {
            fresh = depth == until && (token.is(u",") || token.is(u"*") || token.is(u"**"));
        }
        if (token.is(u":=") && i > 0) {
            bound.parameters.insert(i - 1);
            bound.names.insert(tokens[i - 1].text);
        }
    }
    return bound;
}

/// For each token whether it is the first part of a free dotted name.
QList<bool> freeMarks(const QList<SourceToken> &tokens)
{
    const Bindings bound = boundNames(tokens);
    QString open;
    QList<bool> marks;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        const SourceToken &token = tokens[i];
        if (token.isOpening())
            open += token.text;
        else if (token.isClosing())
            open.chop(1);
        const bool attribute = i > 0 && tokens[i - 1].is(u".");
        const bool keyword = i + 1 < tokens.size() && tokens[i + 1].is(u"=") && open.endsWith(u'(');
        marks.append(token.kind == Kind::Name && !isPythonKeyword(token.text) && !attribute && !keyword &&
                     !bound.names.contains(token.text));
    }
    return marks;
}

// `a.b` of `a.b!r:>{width}` and of `a.b=`.
QString expressionIn(const QString &field)
{
    int depth = 0;
    for (qsizetype i = 0; i < field.size(); ++i) {
        const QChar c = field[i];
        depth += c == u'(' || c == u'[' || c == u'{' ? 1 : c == u')' || c == u']' || c == u'}' ? -1 : 0;
        const bool conversion = c == u'!' && (i + 1 >= field.size() || field[i + 1] != u'=');
        if (depth == 0 && (c == u':' || conversion))
            return field.left(i);
    }
    return field.endsWith(u'=') ? field.chopped(1) : field;
}

// What stands between the braces of a formatted text, without its conversion and format.
QStringList replacementFields(const QString &literal)
{
    const qsizetype quote = literal.indexOf(QRegularExpression(u"[\"']"_s));
    if (!literal.left(quote).contains(u'f', Qt::CaseInsensitive))
        return {};
    QStringList fields;
    QList<qsizetype> open;
    for (qsizetype i = quote; i < literal.size(); ++i) {
        const QChar c = literal[i];
        const bool twofold = i + 1 < literal.size() && literal[i + 1] == c;
        if (open.isEmpty() && (c == u'{' || c == u'}') && twofold) {
            ++i;
        } else if (c == u'{') {
            open.append(i + 1);
        } else if (c == u'}' && !open.isEmpty()) {
            const qsizetype begin = open.takeLast();
            fields.append(expressionIn(literal.mid(begin, i - begin)));
        }
    }
    return fields;
}

} // namespace

bool isPythonName(const QString &name)
{
    return isIdentifier(name) && isName(name);
}

bool isPythonKeyword(QStringView name)
{
    return !name.isEmpty() && !name.front().isDigit() && isNameLetter(name.front()) && !isIdentifier(name);
}

std::optional<QList<SourceToken>> sourceTokens(const QString &source)
{
    return source.contains(QChar()) ? std::nullopt : Cutter(source).run();
}

QStringList freeNames(const QList<SourceToken> &tokens)
{
    QStringList names;
    const QList<bool> marks = freeMarks(tokens);
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (marks[i])
            names.append(tokens[i].text);
    }
    names += namesInTexts(tokens);
    names.removeDuplicates();
    return names;
}

QStringList namesInTexts(const QList<SourceToken> &tokens)
{
    QStringList names;
    const QSet<QString> bound = boundNames(tokens).names;
    for (const SourceToken &token : tokens) {
        if (token.kind != Kind::Text)
            continue;
        const QStringList parts = replacementFields(token.text);
        for (const QString &part : parts) {
            if (const std::optional<QList<SourceToken>> inner = sourceTokens(part))
                names += freeNames(*inner);
        }
    }
    names.removeIf([&](const QString &name) { return bound.contains(name); });
    names.removeDuplicates();
    return names;
}

QString withNames(const QList<SourceToken> &tokens, const std::function<QString(const QString &)> &renamed)
{
    const QList<bool> marks = freeMarks(tokens);
    QString out;
    for (qsizetype i = 0; i < tokens.size(); ++i) {
        if (tokens[i].startsLine && tokens[i].kind == Kind::Comment)
            out += u'\n';
        QString text = tokens[i].text;
        if (marks[i]) {
            for (; i + 2 < tokens.size() && tokens[i + 1].is(u".") && tokens[i + 2].kind == Kind::Name; i += 2)
                text += u'.' + tokens[i + 2].text;
            text = renamed(text);
        }
        out += text + (tokens[i].kind == Kind::Comment ? u'\n' : u' ');
    }
    return out;
}

} // namespace relata::clean
