// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/value.h"

#include <QList>
#include <QString>

namespace relata {

/// The options that are set on a field, a Meta, an index or a constraint: keyword argument -> value, ordered by name.
/// Only what is set is here; the catalogue (model/fields) knows the defaults.  Names that it does not know are kept
/// like any other.
class Options
{
public:
    struct Entry
    {
        QString name = {};
        Value value = {};

        bool operator==(const Entry &) const = default;
    };

    bool has(QStringView name) const { return find(name) != nullptr; }
    /// Null where it is not set: an explicit `None` is a value.
    const Value *find(QStringView name) const;
    Value value(QStringView name, const Value &otherwise = {}) const;
    bool flag(QStringView name, bool otherwise = false) const;
    QString text(QStringView name, const QString &otherwise = {}) const;
    qint64 integer(QStringView name, qint64 otherwise = 0) const;

    void set(const QString &name, const Value &value);
    void remove(QStringView name);

    bool isEmpty() const { return m_entries.isEmpty(); }
    qsizetype size() const { return m_entries.size(); }
    auto begin() const { return m_entries.cbegin(); }
    auto end() const { return m_entries.cend(); }

    bool operator==(const Options &) const = default;

private:
    QList<Entry> m_entries;
};

} // namespace relata
