// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/sql/dialect.h"

#include <vector>

namespace relata {

/// Tells which models' statements may differ between two registries: those whose own table, link tables or parents
/// differ, and those that refer to a table or a column that does.  The operations on them are compared elsewhere.
class BlockChanges
{
public:
    BlockChanges(const Registry &before, const Registry &after, const Dialect &dialect);

    /// A model that is in both registries, by index.
    bool isChanged(int model) const;

private:
    bool touches(int model) const { return m_touched[size_t(model)]; }
    bool refersToChange(const ResolvedModel &model) const;
    bool isReferenceChanged(const ResolvedField &field) const;

    const Registry &m_before;
    const Registry &m_after;
    const Dialect &m_dialect;
    std::vector<bool> m_touched; ///< the model, or one that it inherits from, differs
};

} // namespace relata
