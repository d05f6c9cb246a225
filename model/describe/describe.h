// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/registry.h"
#include "model/schema/source.h"

#include <QJsonArray>
#include <QJsonObject>

namespace relata {

/// The project's models as Django holds them once they are loaded: `models` (with tables, columns, indexes and
/// constraints; what depends on the database as an object with the keys sqlite, postgresql and mysql, the last for
/// MariaDB) and `accessors` (attributes that lead from model to model). `sources` say in which module a name is
/// defined.
QJsonObject describe(const Registry &registry, const QList<SourceFile> &sources = {});

/// The attributes that lead from the project's models to others, and what these add to Django's own models.
QJsonArray describeAccessors(const Registry &registry);

} // namespace relata
