// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

namespace relata {

/// Values by what they are worth, or as they are spelled.
enum class Values : quint8 { Worth, Spelled };

/// What a schema says in words, a line a fact, without ids: two schemas that mean the same have the same text.
QStringList schemaText(const Schema &schema, Values values = Values::Worth);
/// The same of one model.
QStringList modelText(const Schema &schema, const Model &model, Values values = Values::Worth);

} // namespace relata
