// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/merge.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool dependsOnDialect(const QString &key)
{
    static const QSet<QString> keys{u"table"_s, u"type"_s,    u"suffix"_s,      u"check"_s,   u"db_default"_s,
                                    u"sql"_s,   u"indexes"_s, u"constraints"_s, u"to_table"_s};
    return keys.contains(key);
}

QJsonValue split(const ByDialect &values)
{
    QJsonObject out;
    bool any = false;
    for (const auto &[dialect, value] : values) {
        out.insert(dialect, value);
        any = any || !value.isNull();
    }
    return any ? QJsonValue(out) : QJsonValue();
}

template <typename Pick> ByDialect each(const ByDialect &values, Pick pick)
{
    ByDialect out;
    for (const auto &[dialect, value] : values) {
        const QJsonValue picked = pick(value);
        out.emplace_back(dialect, picked.isUndefined() ? QJsonValue() : picked);
    }
    return out;
}

} // namespace

QJsonValue merged(const ByDialect &values)
{
    const QJsonValue &first = values.front().second;
    const auto all = [&](auto test) {
        return std::all_of(values.begin(), values.end(), [&](const auto &entry) { return test(entry.second); });
    };
    if (all([](const QJsonValue &value) { return value.isObject(); })) {
        QSet<QString> keys;
        for (const auto &entry : values) {
            const QStringList names = entry.second.toObject().keys();
            keys.unite(QSet<QString>(names.begin(), names.end()));
        }
        QJsonObject out;
        for (const QString &key : std::as_const(keys)) {
            const ByDialect inner = each(values, [&](const QJsonValue &value) { return value.toObject().value(key); });
            out.insert(key, dependsOnDialect(key) ? split(inner) : merged(inner));
        }
        return out;
    }
    const qsizetype size = first.toArray().size();
    if (all([&](const QJsonValue &value) { return value.isArray() && value.toArray().size() == size; })) {
        QJsonArray out;
        for (qsizetype i = 0; i < size; ++i)
            out.append(merged(each(values, [&](const QJsonValue &value) { return value.toArray().at(i); })));
        return out;
    }
    if (all([&](const QJsonValue &value) { return value == first; }))
        return first;
    return QJsonObject{{u"by_dialect"_s, split(values)}};
}

} // namespace relata
