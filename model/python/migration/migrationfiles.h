// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/migrations/operations.h"
#include "model/python/pythonfile.h"
#include "model/schema/result.h"
#include "model/schema/schema.h"
#include "model/schema/source.h"

namespace relata {

/// The initial migrations of the project's apps as makemigrations of Django 5.2 writes them, without the comment at
/// the top: `shop/migrations/0001_initial.py`, in the order in which they run.
Result<QList<PythonFile>> initialMigrationFiles(const Schema &schema, const QList<SourceFile> &sources);

} // namespace relata
