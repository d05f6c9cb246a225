// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/sql/dialect.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace relata {

/// One entry of what Django runs, and the model or field it is for.
struct Statement
{
    QString text = {};  ///< without the final `;`, exactly what Django runs (an entry may hold two statements)
    ModelId model = {}; ///< null for what belongs to none; for a link table the model that has the field
    FieldId field = {}; ///< null for what belongs to the whole model

    bool operator==(const Statement &) const = default;
};

/// Something whose SQL cannot be told: an expression that is not understood, a class that Relata does not know.
struct Refusal
{
    QString message = {};
    ModelId model = {};
    FieldId field = {};

    bool operator==(const Refusal &) const = default;
};

struct SqlScript
{
    QList<Statement> statements = {};
    QList<Refusal> refusals = {};

    bool operator==(const SqlScript &) const = default;
};

/// Which apps' migrations are wanted.
struct SqlScope
{
    QStringList apps = {}; ///< labels; empty: all of the project's
    bool contrib = false;  ///< Django's own apps too, first
};

/// The SQL of the initial migrations that Django, in the schema's version, would make, as sqlmigrate prints it, without
/// comments, BEGIN and COMMIT.  What cannot be told is left out and named among the refusals.
SqlScript createSchema(const Registry &registry, const Dialect &dialect, const SqlScope &scope = {});

} // namespace relata
