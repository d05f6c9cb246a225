// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/ids.h"
#include "model/sql/schemaeditor.h"

#include <QString>

#include <atomic>

namespace relata {

/// Set by another thread to stop what runs; checked between statements.
using CancelFlag = std::atomic<bool>;

/// What became of a script that was run.
struct ScriptOutcome
{
    bool ok = false;
    bool cancelled = false;
    int tables = 0;        ///< tables there are afterwards
    int done = 0;          ///< statements that went through
    QString failed = {};   ///< the statement that failed; empty if none did
    ModelId model = {};    ///< whose statement it was
    FieldId field = {};
    QString message = {};  ///< for a person: "Ran: 9 tables." or which statement failed and why

    bool operator==(const ScriptOutcome &) const = default;
};

/// Runs the statements, in one transaction as Django does, in a new SQLite in memory, which is gone afterwards.
/// May be called in any thread.
ScriptOutcome runInMemory(const SqlScript &script, const CancelFlag *cancel = nullptr);

} // namespace relata
