// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/describe/plainvalues.h"

#include <QJsonObject>

namespace relata {

/// A field as a migration would write it, `class` and `options`: django/db/models/fields/__init__.py, deconstruct().
QJsonObject fieldDefinition(const Registry &registry, const PlainValues &values, const ResolvedField &field);

/// What on_delete is, as a migration would write it.
QJsonValue onDeleteDefinition(const PlainValues &values, const ResolvedField &field);

/// `app.modelname` of the model that a relation points at, or what its source says where there is none.
QString targetLabel(const Registry &registry, const ResolvedField &field);

/// The name of the setting that a relation follows; empty for most.
QString swappableSetting(const Registry &registry, const ResolvedField &field);

} // namespace relata
