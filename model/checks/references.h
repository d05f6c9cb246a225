// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"

#include <QStringList>

#include <optional>

namespace relata {

// What the checks read out of source text that is otherwise left alone: conditions and expressions of Meta, output fields.

/// The fields and lookups that an expression names, in order, each once: `Q(author__name="x") & Q(n=F("m"))` -> author__name, n, m.
QStringList namesInExpression(const QString &source);
bool mentionsF(const QString &source);
bool mentionsRawSql(const QString &source);

/// The field of `models.CharField(max_length=5)`; nullopt where the class is none of Django's.
std::optional<Field> fieldFromSource(const QString &source);

} // namespace relata
