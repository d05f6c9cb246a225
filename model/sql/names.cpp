// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/names.h"

#include <QCryptographicHash>
#include <QVarLengthArray>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Python counts code points and QString UTF-16 units; only names beyond the basic plane tell them apart.
bool isPair(QStringView text, qsizetype at)
{
    return text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
}

bool hasSurrogates(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSurrogate(); });
}

qsizetype lengthOf(QStringView text)
{
    qsizetype count = 0;
    for (qsizetype i = 0; i < text.size(); i += isPair(text, i) ? 2 : 1)
        ++count;
    return count;
}

QStringView firstOf(QStringView text, qsizetype count)
{
    const QStringView units = text.left(count);
    if (!hasSurrogates(units))
        return units;
    qsizetype end = 0;
    for (; count > 0 && end < text.size(); --count)
        end += isPair(text, end) ? 2 : 1;
    return text.first(end);
}

bool beginsBadly(QStringView name)
{
    return name.startsWith(u'_') || (!name.isEmpty() && name.front().isDigit());
}

void putShortened(SqlText &out, QStringView bare, QStringView joined, QStringView end, int limit)
{
    if (3 * lengthOf(end) > limit)
        end = firstOf(end, limit / 3);
    const qsizetype rest = (limit - lengthOf(end)) / 2 - 1;
    const qsizetype from = out.size();
    out << firstOf(bare, rest) << u'_' << firstOf(joined, rest) << u'_' << end;
    if (const QString name = out.view().sliced(from).toString(); beginsBadly(name)) {
        out.truncate(from);
        out << u'D' << QStringView(name).chopped(1);
    }
}

// `"a"."b"` or `a"."b`, as databases without a way to name a schema are fed it.
qsizetype schemaEnd(const QString &table)
{
    return table.contains(u'"') ? table.indexOf("\".\""_L1) : -1;
}

} // namespace

void NameHasher::add(QStringView word)
{
    const qsizetype from = m_words.size();
    m_words.resize(from + word.size());
    char *out = m_words.data() + from;
    uint all = 0;
    for (const QChar c : word) {
        all |= c.unicode();
        *out++ = char(c.unicode());
    }
    if (all < 0x80)
        return;
    const QByteArray encoded = word.toUtf8();
    m_words.resize(from);
    m_words.append(encoded.constData(), encoded.size());
}

void NameHasher::put(SqlText &out, int digits)
{
    m_hash.reset();
    m_hash.addData(QByteArrayView(m_words.constData(), m_words.size()));
    const QByteArrayView hash = m_hash.resultView();
    std::array<char16_t, 32> text;
    for (int i = 0; i < digits; ++i)
        text[size_t(i)] = u"0123456789abcdef"[(uchar(hash[i / 2]) >> (i % 2 ? 0 : 4)) & 0xf];
    out << QStringView(text.data(), digits);
}

QString namesDigest(const QStringList &words, int length)
{
    NameHasher hasher;
    for (const QString &word : words)
        hasher.add(word);
    SqlText out(u'"');
    hasher.put(out, length);
    return out.take();
}

QString cutName(const QString &name, int limit)
{
    if (limit <= 0 || name.size() <= limit)
        return name;
    const qsizetype end = schemaEnd(name);
    const QString bare = end < 0 ? name : name.mid(end + 3);
    if (lengthOf(bare) <= limit)
        return name;
    const QString cut = firstOf(bare, limit - 4).toString() + namesDigest({bare}, 4);
    return end < 0 ? cut : name.left(end + 3) + cut;
}

QString withoutQuotes(const QString &name)
{
    const bool quoted =
        name.size() > 1 && (name.startsWith(u'"') || name.startsWith(u'`')) && name.endsWith(name.front());
    return quoted ? name.mid(1, name.size() - 2) : name;
}

QString bareTable(const QString &table)
{
    const QString name = withoutQuotes(table);
    const qsizetype end = schemaEnd(name);
    return end < 0 ? name : name.mid(end + 3);
}

void putIndexName(SqlText &out, NameHasher &hasher, QStringView bare, std::span<const QString> columns,
                  QStringView suffix, const Dialect &dialect)
{
    const int limit = dialect.nameLength > 0 ? dialect.nameLength : 200;
    const qsizetype from = out.openQuote();
    hasher.begin();
    hasher.add(bare);
    out << bare;
    for (const QString &column : columns) {
        hasher.add(column);
        out << u'_' << column;
    }
    const qsizetype joined = out.size();
    out << u'_';
    hasher.put(out, 8);
    out << suffix;
    // No name has more characters than units.
    if (out.size() - from > limit && lengthOf(out.view().sliced(from)) > limit) {
        const QString whole = out.view().sliced(from).toString();
        out.truncate(from);
        const QStringView named = QStringView(whole).first(joined - from);
        putShortened(out, bare, named.sliced(std::min(bare.size() + 1, named.size())),
                     QStringView(whole).sliced(named.size() + 1), limit);
    }
    out.closeQuote(from);
}

QString indexName(const QString &table, const QStringList &columns, const QString &suffix, const Dialect &dialect)
{
    SqlText out(dialect.quote);
    NameHasher hasher;
    putIndexName(out, hasher, bareTable(table), columns, suffix, dialect);
    return withoutQuotes(out.take());
}

void putMetaIndexName(SqlText &out, NameHasher &hasher, QStringView bare, std::span<const QString> columns,
                      QStringView kind)
{
    const qsizetype from = out.openQuote();
    hasher.begin();
    hasher.add(bare);
    for (const QString &column : columns)
        hasher.add(column);
    hasher.add(kind);
    const QStringView first = columns.empty() ? QStringView() : QStringView(columns.front());
    out << firstOf(bare, 11) << u'_' << firstOf(first.startsWith(u'-') ? first.sliced(1) : first, 7) << u'_';
    hasher.put(out, 6);
    out << u'_' << kind;
    if (const QStringView name = out.view().sliced(from); beginsBadly(name)) {
        const QString rest = name.sliced(1).toString();
        out.truncate(from);
        out << u'D' << rest;
    }
    out.closeQuote(from);
}

QString metaIndexName(const QString &table, const QStringList &columns, const QString &kind)
{
    SqlText out(u'"');
    NameHasher hasher;
    putMetaIndexName(out, hasher, bareTable(table), columns, kind);
    return withoutQuotes(out.take());
}

} // namespace relata
