// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/literal.h"

#include <optional>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Deeper lists are no option of a field; and no input may exhaust the stack.
constexpr int deepest = 32;

/// Reads one literal from Python source; gives nothing at whatever is no plain literal.
class LiteralReader
{
public:
    explicit LiteralReader(QStringView source)
        : m_source(source)
    {
    }

    std::optional<Value> all()
    {
        skipBlanks();
        std::optional<Value> found = value(0);
        skipBlanks();
        return found && m_at == m_source.size() ? found : std::nullopt;
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_source.size() ? m_source[m_at + ahead] : QChar(); }
    bool atEnd() const { return m_at >= m_source.size(); }
    void skipBlanks()
    {
        while (!atEnd() && (peek() == u' ' || peek() == u'\t' || peek() == u'\n' || peek() == u'\r'))
            ++m_at;
    }

    std::optional<Value> value(int depth)
    {
        if (depth > deepest || atEnd())
            return std::nullopt;
        if (peek() == u'[' || peek() == u'(')
            return sequence(depth);
        if (isStringAhead())
            return strings();
        return peek() == u'-' || (peek() >= u'0' && peek() <= u'9') ? integer() : word();
    }

    std::optional<Value> word()
    {
        const qsizetype start = m_at;
        while (peek().isLetterOrNumber() || peek() == u'_')
            ++m_at;
        const QStringView name = m_source.sliced(start, m_at - start);
        if (name == u"None")
            return Value();
        if (name == u"True" || name == u"False")
            return Value(name == u"True");
        return std::nullopt;
    }

    // Only as Python prints them: 0x10, 1_000 and what does not fit 64 bits stay as written.
    std::optional<Value> integer()
    {
        const qsizetype start = m_at;
        if (peek() == u'-')
            ++m_at;
        const qsizetype digits = m_at;
        while (peek() >= u'0' && peek() <= u'9')
            ++m_at;
        const bool leadingZero =
            m_source[digits == m_source.size() ? start : digits] == u'0' && (m_at - digits > 1 || digits > start);
        bool ok = false;
        const qint64 number = m_source.sliced(start, m_at - start).toLongLong(&ok);
        return ok && !leadingZero && m_at > digits ? std::optional(Value(number)) : std::nullopt;
    }

    bool isStringAhead() const
    {
        const QChar prefix = peek().toLower();
        const qsizetype at = prefix == u'r' || prefix == u'u' ? 1 : 0;
        return peek(at) == u'"' || peek(at) == u'\'';
    }

    // "a" "b" is one string.
    std::optional<Value> strings()
    {
        QString text;
        do {
            if (!string(text))
                return std::nullopt;
            skipBlanks();
        } while (isStringAhead());
        return Value(text);
    }

    bool string(QString &text)
    {
        const bool raw = peek().toLower() == u'r';
        if (raw || peek().toLower() == u'u')
            ++m_at;
        const QChar quote = peek();
        const bool triple = peek(1) == quote && peek(2) == quote;
        m_at += triple ? 3 : 1;
        while (!atEnd()) {
            if (peek() == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
                m_at += triple ? 3 : 1;
                return true;
            }
            if (peek() == u'\n' && !triple)
                return false;
            if (peek() != u'\\') {
                text += m_source[m_at++];
            } else if (raw) {
                text += m_source.sliced(m_at, qMin<qsizetype>(2, m_source.size() - m_at));
                m_at += 2;
            } else if (!escape(text)) {
                return false;
            }
        }
        return false;
    }

    bool escape(QString &text)
    {
        static constexpr QStringView plain = u"\\'\"abfnrtv";
        static constexpr QStringView meant = u"\\'\"\a\b\f\n\r\t\v";
        const QChar kind = peek(1);
        m_at += 2;
        if (const qsizetype index = plain.indexOf(kind); index >= 0) {
            text += meant[index];
            return true;
        }
        switch (kind.unicode()) {
        case u'\n':
            return true; // the line goes on
        case u'x':
            return code(text, 2, 16);
        case u'u':
            return code(text, 4, 16);
        case u'U':
            return code(text, 8, 16);
        case u'N':
        case 0:
            return false;
        default:
            break;
        }
        if (kind >= u'0' && kind <= u'7') {
            --m_at;
            int digits = 1;
            while (digits < 3 && peek(digits) >= u'0' && peek(digits) <= u'7')
                ++digits;
            return code(text, digits, 8);
        }
        text += u'\\';
        text += kind;
        return true;
    }

    bool code(QString &text, int digits, int base)
    {
        if (m_at + digits > m_source.size())
            return false;
        const QStringView part = m_source.sliced(m_at, digits);
        for (const QChar c : part) {
            if (!c.isLetterOrNumber())
                return false;
        }
        bool ok = false;
        const uint number = part.toUInt(&ok, base);
        if (!ok || number > 0x10ffff || (number >= 0xd800 && number <= 0xdfff))
            return false;
        m_at += digits;
        const auto letter = char32_t(number);
        text += QString::fromUcs4(&letter, 1);
        return true;
    }

    // In round brackets one value without a comma is just that value.
    std::optional<Value> sequence(int depth)
    {
        const QChar end = peek() == u'[' ? u']' : u')';
        ++m_at;
        ValueList items;
        bool comma = end == u']';
        for (skipBlanks(); peek() != end; skipBlanks()) {
            const std::optional<Value> item = value(depth + 1);
            if (!item)
                return std::nullopt;
            items.append(*item);
            skipBlanks();
            if (peek() == u',') {
                comma = true;
                ++m_at;
            } else if (peek() != end) {
                return std::nullopt;
            }
        }
        ++m_at;
        if (items.size() == 1 && !comma)
            return items.first();
        return Value(items);
    }

    QStringView m_source;
    qsizetype m_at = 0;
};

} // namespace

Value valueFromPython(const QString &source)
{
    const std::optional<Value> literal = LiteralReader(source).all();
    return literal ? *literal : Value(Code{source});
}

} // namespace relata
