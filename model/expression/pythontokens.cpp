// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/expression/pythontokens.h"

#include <QCoreApplication>

#include <array>
#include <optional>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Expression", text);
}

/// Cuts source into tokens, one at a time.
class Scanner
{
public:
    explicit Scanner(const QString &source)
        : m_source(source)
    {
    }

    Result<QList<PythonToken>> run();

private:
    QChar at(qsizetype offset = 0) const { return m_at + offset < m_source.size() ? m_source[m_at + offset] : QChar(); }
    bool nameBegins() const { return at().isLetter() || at() == u'_' || at().isSurrogate(); }
    bool nameGoesOn() const { return at().isLetterOrNumber() || at() == u'_' || at().isMark() || at().isSurrogate(); }

    void skipBlanks();
    void name();
    void number();
    void string(const QString &prefix);
    QString escape(bool bytes);
    void add(PythonToken::Kind kind, const QString &text) { m_tokens.append({.kind = kind, .text = text}); }

    const QString &m_source;
    qsizetype m_at = 0;
    QList<PythonToken> m_tokens;
    QString m_fault;
};

void Scanner::skipBlanks()
{
    while (m_at < m_source.size()) {
        if (at().isSpace()) {
            ++m_at;
        } else if (at() == u'\\' && at(1) == u'\n') {
            m_at += 2;
        } else if (at() == u'#') {
            while (m_at < m_source.size() && at() != u'\n')
                ++m_at;
        } else {
            return;
        }
    }
}

void Scanner::name()
{
    const qsizetype begin = m_at;
    while (m_at < m_source.size() && nameGoesOn())
        ++m_at;
    const QString text = m_source.mid(begin, m_at - begin);
    if (at() == u'"' || at() == u'\'')
        string(text.toLower());
    else
        add(PythonToken::Kind::Name, text);
}

void Scanner::number()
{
    const qsizetype begin = m_at;
    const QChar mark = at(1).toLower();
    if (at() == u'0' && (mark == u'x' || mark == u'o' || mark == u'b')) {
        m_at += 2;
        while (at().isLetterOrNumber() || at() == u'_')
            ++m_at;
        bool read = false;
        const QString digits = m_source.mid(begin + 2, m_at - begin - 2).remove(u'_');
        const qulonglong value = digits.toULongLong(&read, mark == u'x' ? 16 : mark == u'o' ? 8 : 2);
        if (!read)
            m_fault = tr("the number %1 is not understood").arg(m_source.mid(begin, m_at - begin));
        add(PythonToken::Kind::Integer, QString::number(value));
        return;
    }
    bool real = false;
    while (at().isDigit() || at() == u'_' || at() == u'.' || at().toLower() == u'e') {
        real = real || at() == u'.' || at().toLower() == u'e';
        m_at += at().toLower() == u'e' && (at(1) == u'+' || at(1) == u'-') ? 2 : 1;
    }
    const QString text = m_source.mid(begin, m_at - begin).remove(u'_');
    bool read = false;
    text.toDouble(&read);
    if (!read || at().isLetter())
        m_fault = tr("the number %1 is not understood").arg(text);
    add(real ? PythonToken::Kind::Float : PythonToken::Kind::Integer, text);
}

QString Scanner::escape(bool bytes)
{
    const QChar c = at();
    ++m_at;
    static constexpr std::array<std::pair<char16_t, char16_t>, 10> simple = {{{u'\\', u'\\'},
                                                                              {u'\'', u'\''},
                                                                              {u'"', u'"'},
                                                                              {u'a', u'\a'},
                                                                              {u'b', u'\b'},
                                                                              {u'f', u'\f'},
                                                                              {u'n', u'\n'},
                                                                              {u'r', u'\r'},
                                                                              {u't', u'\t'},
                                                                              {u'v', u'\v'}}};
    for (const auto &[letter, meaning] : simple) {
        if (c == letter)
            return QChar(meaning);
    }
    if (c == u'\n')
        return {};
    const int digits = c == u'x' ? 2 : c == u'u' && !bytes ? 4 : c == u'U' && !bytes ? 8 : 0;
    if (digits > 0) {
        bool read = false;
        const uint point = m_source.mid(m_at, digits).toUInt(&read, 16);
        m_at += digits;
        if (!read || point > QChar::LastValidCodePoint)
            m_fault = tr("an escape in a string is not understood");
        const char32_t wide = point;
        return read ? QString::fromUcs4(&wide, 1) : QString();
    }
    if (c >= u'0' && c <= u'7') {
        uint value = uint(c.digitValue());
        for (int i = 0; i < 2 && at() >= u'0' && at() <= u'7'; ++i, ++m_at)
            value = value * 8 + uint(at().digitValue());
        return QChar(char16_t(value));
    }
    if (c == u'N' && !bytes)
        m_fault = tr("an escape in a string is not understood");
    return u'\\' + QString(c);
}

void Scanner::string(const QString &prefix)
{
    static const QStringList known = {u""_s, u"r"_s, u"u"_s, u"b"_s, u"br"_s, u"rb"_s};
    if (!known.contains(prefix))
        m_fault = tr("a string with the prefix %1 is not understood").arg(prefix);
    const bool raw = prefix.contains(u'r');
    const bool bytes = prefix.contains(u'b');
    const QChar quote = at();
    const bool triple = at(1) == quote && at(2) == quote;
    m_at += triple ? 3 : 1;
    QString text;
    while (m_at < m_source.size()) {
        if (at() == quote && (!triple || (at(1) == quote && at(2) == quote))) {
            m_at += triple ? 3 : 1;
            PythonToken token{.kind = bytes ? PythonToken::Kind::Bytes : PythonToken::Kind::Text};
            token.text = bytes ? QString() : text;
            token.bytes = bytes ? text.toLatin1() : QByteArray();
            m_tokens.append(token);
            return;
        }
        if (at() == u'\n' && !triple)
            break;
        if (at() == u'\\' && !raw) {
            ++m_at;
            text += escape(bytes);
        } else if (at() == u'\\') {
            text += m_source.mid(m_at, 2);
            m_at += 2;
        } else {
            text += at();
            ++m_at;
        }
    }
    m_fault = tr("a string is not closed");
}

Result<QList<PythonToken>> Scanner::run()
{
    static constexpr std::array<QStringView, 5> pairs = {u"**", u"//", u"<<", u">>", u"=="};
    for (skipBlanks(); m_at < m_source.size() && m_fault.isEmpty(); skipBlanks()) {
        if (at() == u'"' || at() == u'\'') {
            string({});
        } else if (nameBegins()) {
            name();
        } else if (at().isDigit() || (at() == u'.' && at(1).isDigit())) {
            number();
        } else {
            const QStringView two = QStringView(m_source).mid(m_at, 2);
            const bool isPair = std::find(pairs.begin(), pairs.end(), two) != pairs.end();
            add(PythonToken::Kind::Operator, m_source.mid(m_at, isPair ? 2 : 1));
            m_at += isPair ? 2 : 1;
        }
    }
    if (!m_fault.isEmpty())
        return Error{m_fault};
    m_tokens.append(PythonToken{});
    return m_tokens;
}

} // namespace

Result<QList<PythonToken>> pythonTokens(const QString &source)
{
    return Scanner(source).run();
}

} // namespace relata
