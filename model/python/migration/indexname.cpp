// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/indexname.h"

#include <QCryptographicHash>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString suffixOf(const QString &className)
{
    const QString name = className.mid(className.lastIndexOf(u'.') + 1);
    if (name == u"Index" || !name.endsWith("Index"_L1))
        return u"idx"_s;
    return name.chopped(5).toLower(); // GinIndex: gin
}

// Python counts code points.
QString firstOf(const QString &text, qsizetype count)
{
    const QList<uint> points = text.toUcs4();
    return QString::fromUcs4(reinterpret_cast<const char32_t *>(points.constData()), std::min(count, points.size()));
}

// `"schema"."table"`: only the table counts, without its quotes.
QString bareTable(const QString &table)
{
    QString bare = table.section(u"\".\""_s, -1);
    return bare.remove(u'"');
}

} // namespace

QString automaticIndexName(const Registry &registry, int model, const Index &index)
{
    const QString table = bareTable(registry.at(model).table);
    const QString suffix = suffixOf(index.className);
    QStringList columns;
    QCryptographicHash hash(QCryptographicHash::Md5);
    hash.addData(table.toUtf8());
    for (const QString &name : index.fields) {
        const bool descending = name.startsWith(u'-');
        const QString field = descending ? name.mid(1) : name;
        const ResolvedField *found = registry.fieldNamed(model, field);
        columns.append(found && !found->column.isEmpty() ? found->column : field);
        hash.addData((descending ? u'-' + columns.last() : columns.last()).toUtf8());
    }
    hash.addData(suffix.toUtf8());
    const QString digest = QString::fromLatin1(hash.result().toHex().left(6));
    const QString first = columns.isEmpty() ? QString() : columns.first();
    const QString name = firstOf(table, 11) + u'_' + firstOf(first, 7) + u'_' + digest + u'_' + suffix;
    return name.startsWith(u'_') || name.front().isDigit() ? u'D' + name.mid(1) : name;
}

} // namespace relata
