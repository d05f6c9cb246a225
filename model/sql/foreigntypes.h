// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/result.h"
#include "model/schema/schema.h"
#include "model/sql/dialect.h"

#include <QString>

#include <optional>

namespace relata {

// The field classes that are no part of django.db.models and yet known: those of django.contrib.postgres.

/// The last part of a field's class: `ArrayField`.
QString foreignClass(const Field &field);
bool isForeignClass(QStringView className);
/// The column's type, the same for every dialect as far as Django is concerned; the error says why there is none.
Result<QString> foreignType(const Field &field, const Dialect &dialect);
/// The type's name in a CAST.
Result<QString> castName(const Field &field, const Dialect &dialect);
/// What an ArrayField or a range is made of.
std::optional<Field> baseField(const Field &field);

} // namespace relata
