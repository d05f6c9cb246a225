// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "model/schema/registry.h"

#include <functional>

namespace relata {

// What SQL comes from, in words for a person.

/// `shop.Article.author – ForeignKey to shop.Author`; empty for what the registry does not know.
QString originText(const Registry &registry, ModelId model, FieldId field);
/// What of it is written down: for an inherited field that of the abstract model, for an automatic one the model.
Selected originOf(const Registry &registry, ModelId model, FieldId field);
/// Null for a column that nobody wrote down, as that of an automatic key.
FieldId fieldOfColumn(const Registry &registry, ModelId model, const QString &column);

/// Why the foreign keys that the field makes have no ON DELETE; empty if they have one, or if it makes none.
QString onDeleteReason(const Registry &registry, ModelId model, FieldId field);
/// The same of all foreign keys of the tables that are shown, in a sentence; empty if none of them lacks an ON DELETE.
QString onDeleteNote(const Registry &registry, const std::function<bool(const ResolvedModel &)> &isShown);

} // namespace relata
