// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/fieldtype.h"
#include "model/python/importing/names.h"

#include <QCoreApplication>

namespace relata {

/// What is known of a class that fields are made of.
struct FieldClassFound
{
    bool known = false;   ///< it is a field class
    bool guessed = false; ///< only its name says so: neither Django's nor read
    FieldType type = FieldType::Opaque;
    QString django = {};     ///< the documented path where it is Django's: `django.contrib.postgres.fields.ArrayField`
    QList<Meaning> own = {}; ///< the project's own classes on the way to Django's, nearest first
    QString doubt = {};      ///< why its column is not known, for a sentence
};

/// Follows a class to the one of Django's that it is or inherits from.
FieldClassFound fieldClassOf(const Names &names, const Meaning &meaning);

/// The names of the positional arguments of a field class, or of its ancestor behind so many of the project's own;
/// more than there are stay without a name.
QStringList positionalNames(const FieldClassFound &found, qsizetype behind = 0);

/// The `__init__` of a class; null if it has none.
const PyStatement *methodOf(const PyStatement &cls, QStringView name);

} // namespace relata
