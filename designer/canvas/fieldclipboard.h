// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "model/project/projectfile.h"

namespace relata {

// Fields travel over the clipboard as models that hold nothing but them.

constexpr QStringView fieldsMimeType = u"application/x-relata-fields";

/// The fields among what is selected; empty if there are none.
QByteArray fieldsToJson(const Project &project, const QList<Selected> &items);

/// Adds them to `model`, after the field `after` or at the end, with fresh ids and unused names; relations to self lead
/// to the new model.  Returns what was added.
QList<Selected> pasteFields(Project &project, const ModelSet &fields, ModelId model, FieldId after = {});

} // namespace relata
