// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/djangoversion.h"
#include "model/schema/schema.h"

namespace relata {

/// Something that a model of the project uses and the project's version of Django does not have, so that Django would
/// stop as it loads the models.
struct Absence
{
    ModelId model = {};
    FieldId field = {}; ///< null for what belongs to the model as a whole
    QString what = {};  ///< `GeneratedField`, `db_default`, `DB_CASCADE`
    Lifetime versions = {};
};

QList<Absence> absences(const Schema &schema);
/// `Django 4.2 has no GeneratedField: it came with 5.0.`
QString absenceText(const Absence &absence, const QString &djangoVersion);

} // namespace relata
