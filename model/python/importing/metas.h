// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/classtable.h"
#include "model/python/importing/modelnotes.h"

namespace relata {

/// Reads what a class's Meta says: options, indexes, constraints, and whose Meta it takes over.
class MetaReader
{
    Q_DECLARE_TR_FUNCTIONS(Import)

public:
    MetaReader(const ClassTable &table, const LineNumbers &lines);

    /// Fills in `model`; `refers` gets the expressions that values come from.
    void read(int index, Model &model, ModelNotes &notes, QList<const PyExpr *> &refers) const;

private:
    struct Work;
    struct Item
    {
        const PyExpr *call = nullptr;
        Scope scope = {};
    };
    void readBody(Work &work, const Scope &scope, const PyStatement &meta, bool own, int depth) const;
    void readBase(Work &work, const Scope &scope, const PyExpr &base, bool own, int depth) const;
    void readStatement(Work &work, const Scope &scope, const PyStatement &statement, const QString &name,
                       bool own) const;
    /// The calls in a list that may be put together of others; false where it could not be worked out.
    bool items(const Scope &scope, const PyExpr &list, QList<Item> &out, int depth = 0) const;
    bool attributeItems(const Scope &scope, const QString &name, QList<Item> &out, int depth) const;
    template <typename Entry>
    bool readEntries(Work &work, const Scope &scope, const PyExpr &list, QList<Entry> &out) const;
    template <typename Entry> Entry readEntry(Work &work, const Item &item) const;
    std::optional<QString> tableNamed(const Scope &scope, const PyExpr &expression) const;
    Value optionValue(const Scope &scope, const PyExpr &expression) const;

    const ClassTable &m_table;
    const LineNumbers &m_lines;
    QHash<QString, ModelId> m_contrib; ///< `auth.AbstractUser`
};

} // namespace relata
