// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/statementguard.h"
#include "model/schema/registry.h"

namespace relata {

/// A script that can run by itself.
struct ProofScript
{
    QList<Statement> before = {}; ///< Django's own tables that it refers to, and stand-ins for tables that no migration makes
    QList<Statement> statements = {};
    QList<Statement> after = {}; ///< those of Django's own tables that refer to the project's
};

/// All SQL of the project in the dialect; with `contrib` all of Django's own tables.
ProofScript proofScript(const Registry &registry, const Dialect &dialect, bool contrib = false);

} // namespace relata
