// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <algorithm>
#include <memory>

namespace relata {

/// A statement while it is written: thousands are told without a piece of text being allocated on its way.
class SqlText
{
public:
    explicit SqlText(QChar quote)
        : m_quote(quote)
    {
    }
    SqlText(const SqlText &) = delete;
    SqlText &operator=(const SqlText &) = delete;

    SqlText &operator<<(QStringView text)
    {
        append(text.utf16(), text.size());
        return *this;
    }
    SqlText &operator<<(const QString &text) { return *this << QStringView(text); }
    template <size_t N> SqlText &operator<<(const char16_t (&text)[N])
    {
        append(text, qsizetype(N) - 1);
        return *this;
    }
    SqlText &operator<<(QChar c)
    {
        const char16_t unit = c.unicode();
        append(&unit, 1);
        return *this;
    }

    /// In quotes; a name that is in quotes already stays as it is.
    SqlText &quoted(QStringView name)
    {
        return isWrapped(name) ? *this << name : *this << m_quote << name << m_quote;
    }
    /// The same for a name that is written piece by piece: the answer is for closeQuote().
    qsizetype openQuote()
    {
        *this << m_quote;
        return m_size;
    }
    void closeQuote(qsizetype from)
    {
        if (!isWrapped(view().sliced(from))) {
            *this << m_quote;
            return;
        }
        std::copy(m_text + from, m_text + m_size, m_text + from - 1);
        --m_size;
    }

    qsizetype size() const { return m_size; }
    void truncate(qsizetype size) { m_size = size; }
    QStringView view() const { return QStringView(m_text, m_size); }
    /// What is written; then it is empty again.
    QString take()
    {
        const qsizetype size = std::exchange(m_size, 0);
        return QString(reinterpret_cast<const QChar *>(m_text), size);
    }

private:
    bool isWrapped(QStringView name) const
    {
        return !name.isEmpty() && name.front() == m_quote && name.back() == m_quote;
    }
    void append(const char16_t *text, qsizetype size)
    {
        if (m_size + size > m_capacity)
            grow(m_size + size);
        std::copy(text, text + size, m_text + m_size); // unlike memcpy, at ease with an empty view
        m_size += size;
    }
    void grow(qsizetype needed)
    {
        m_capacity = 2 * needed;
        std::unique_ptr<char16_t[]> larger(new char16_t[size_t(m_capacity)]);
        std::copy(m_text, m_text + m_size, larger.get());
        m_allocated = std::move(larger);
        m_text = m_allocated.get();
    }

    QChar m_quote;
    char16_t m_own[1000]; // not initialised: most statements fit in
    std::unique_ptr<char16_t[]> m_allocated;
    char16_t *m_text = m_own;
    qsizetype m_size = 0;
    qsizetype m_capacity = std::size(m_own);
};

} // namespace relata
