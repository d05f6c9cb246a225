// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/names.h"

#include <QCryptographicHash>
#include <QList>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Python counts code points and QString UTF-16 units; only names beyond the basic plane tell them apart.
bool hasSurrogates(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.isSurrogate(); });
}

qsizetype lengthOf(const QString &text)
{
    return hasSurrogates(text) ? text.toUcs4().size() : text.size();
}

QString firstOf(const QString &text, qsizetype count)
{
    if (!hasSurrogates(text))
        return text.left(count);
    const QList<uint> points = text.toUcs4().first(std::min(count, qsizetype(text.toUcs4().size())));
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), points.size());
}

bool beginsBadly(const QString &name)
{
    return name.startsWith(u'_') || (!name.isEmpty() && name.front().isDigit());
}

// `"a"."b"` or `a"."b`, as databases without a way to name a schema are fed it.
qsizetype schemaEnd(const QString &table)
{
    return table.indexOf("\".\""_L1);
}

} // namespace

QString namesDigest(const QStringList &words, int length)
{
    QCryptographicHash hash(QCryptographicHash::Md5);
    for (const QString &word : words)
        hash.addData(word.toUtf8());
    return QString::fromLatin1(hash.result().toHex().left(length));
}

QString cutName(const QString &name, int limit)
{
    const qsizetype end = schemaEnd(name);
    const QString bare = end < 0 ? name : name.mid(end + 3);
    if (limit <= 0 || lengthOf(bare) <= limit)
        return name;
    const QString cut = firstOf(bare, limit - 4) + namesDigest({bare}, 4);
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

QString indexName(const QString &table, const QStringList &columns, const QString &suffix, const Dialect &dialect)
{
    const QString bare = bareTable(table);
    const QString joined = columns.join(u'_');
    QString end = namesDigest(QStringList{bare} + columns, 8) + suffix;
    const int limit = dialect.nameLength > 0 ? dialect.nameLength : 200;
    const QString whole = bare + u'_' + joined + u'_' + end;
    if (lengthOf(whole) <= limit)
        return whole;
    if (3 * lengthOf(end) > limit)
        end = firstOf(end, limit / 3);
    const qsizetype rest = (limit - lengthOf(end)) / 2 - 1;
    const QString name = firstOf(bare, rest) + u'_' + firstOf(joined, rest) + u'_' + end;
    return beginsBadly(name) ? u'D' + name.chopped(1) : name;
}

QString metaIndexName(const QString &table, const QStringList &columns, const QString &kind)
{
    const QString bare = bareTable(table);
    const QString first = columns.isEmpty() ? QString() : columns.first();
    const QString column = first.startsWith(u'-') ? first.mid(1) : first;
    const QString digest = namesDigest(QStringList{bare} + columns + QStringList{kind}, 6);
    const QString name = firstOf(bare, 11) + u'_' + firstOf(column, 7) + u'_' + digest + u'_' + kind;
    return beginsBadly(name) ? u'D' + name.mid(1) : name;
}

} // namespace relata
