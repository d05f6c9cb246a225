// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "model/schema/schema.h"

#include <functional>
#include <optional>

namespace relata {

class Document;

/// Changes all of these fields in one undo step.
void editFields(Document &document, const QList<Selected> &fields, const QString &text,
                const std::function<void(Schema &schema, const Selected &place, Field &field)> &change,
                const QString &mergeKey = {});
/// Changes all of these models in one undo step.
void editModels(Document &document, const QList<Selected> &models, const QString &text,
                const std::function<void(Schema &schema, Model &model)> &change, const QString &mergeKey = {});

void setOption(Options &options, QStringView name, const std::optional<Value> &value);

/// One key for what is typed into one control about these things.
QString typingKey(const QString &control, const QList<Selected> &things);

/// The field itself; null if it is gone.
const Field *fieldOf(const Schema &schema, const Selected &place);

/// Why nothing of it may be changed; empty for the project's own models.
QString readOnlyReason(const Schema &schema, const QList<Selected> &things);

} // namespace relata
