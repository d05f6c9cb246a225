// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/schema.h"
#include "model/schema/source.h"

#include <QJsonArray>

/// Carries out the edits of a case: `{"rename_field": ["Article", "title", "headline"]}`, one after the other.  New
/// models join the file of the first source.  Gives a sentence where an edit cannot be understood.
QString applyEdits(relata::Schema &schema, QList<relata::SourceFile> &sources, const QJsonArray &edits);

/// `50`, `"text"`, `[..]`, `{"code": "timezone.now"}`.
relata::Value valueFromJson(const QJsonValue &json);
