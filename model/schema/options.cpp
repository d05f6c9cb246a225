// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/options.h"

#include <algorithm>

namespace relata {

// A field has two or three options: looking through them beats a tree, and unequal lengths are told apart at once.
const Value *Options::find(QStringView name) const
{
    for (const Entry &entry : m_entries) {
        if (entry.name == name)
            return &entry.value;
    }
    return nullptr;
}

Value Options::value(QStringView name, const Value &otherwise) const
{
    const Value *found = find(name);
    return found ? *found : otherwise;
}

bool Options::flag(QStringView name, bool otherwise) const
{
    const Value *found = find(name);
    return found ? found->toBool(otherwise) : otherwise;
}

QString Options::text(QStringView name, const QString &otherwise) const
{
    const Value *found = find(name);
    return found ? found->toText(otherwise) : otherwise;
}

qint64 Options::integer(QStringView name, qint64 otherwise) const
{
    const Value *found = find(name);
    return found ? found->toInteger(otherwise) : otherwise;
}

void Options::set(const QString &name, const Value &value)
{
    const auto place = std::lower_bound(m_entries.begin(), m_entries.end(), name,
                                        [](const Entry &entry, const QString &key) { return entry.name < key; });
    if (place != m_entries.end() && place->name == name)
        place->value = value;
    else
        m_entries.insert(place, {name, value});
}

void Options::remove(QStringView name)
{
    m_entries.removeIf([&](const Entry &entry) { return entry.name == name; });
}

} // namespace relata
