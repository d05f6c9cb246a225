// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/migrations/operations.h"
#include "model/sql/editor.h"
#include "model/sql/schemaeditor.h"

#include <optional>
#include <span>
#include <vector>

namespace relata {

/// The operations of all migrations, and those on each model one after the other.
struct MigrationPlan
{
    QList<Migration> contrib = {};
    QList<Migration> project = {};
    std::vector<ModelStep> steps = {};
    std::vector<size_t> starts = {}; ///< by model: where its steps begin; one more for the end

    std::span<const ModelStep> stepsOf(size_t model) const
    {
        return std::span(steps).subspan(starts[model], starts[model + 1] - starts[model]);
    }
};

/// A script that follows a schema while it is edited: the statements of each model are kept as a block, and only the
/// blocks of models that an edit touches are made anew.
class SchemaScript
{
public:
    /// The same as createSchema() would make; texts of statements that stay are shared with those of the script before.
    const SqlScript &update(const Registry &registry, const Dialect &dialect, const SqlScope &scope = {});
    const SqlScript &script() const { return m_script; }
    /// How many blocks the last update made.
    int made() const { return m_made; }

private:
    void dropChangedBlocks(const Registry &registry, const MigrationPlan &plan);
    void write(const QList<Migration> &migrations, const QStringList &apps, TableNames &names);
    const StatementBlock &blockOf(int model, TableNames &names);

    Registry m_registry;
    const Dialect *m_dialect = nullptr;
    MigrationPlan m_plan;
    std::vector<std::optional<StatementBlock>> m_blocks; ///< by model
    SqlScript m_script;
    int m_made = 0;
};

} // namespace relata
