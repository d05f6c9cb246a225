// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/migration/evaluator.h"
#include "model/schema/registry.h"

namespace relata {

/// A field as its deconstruct() gives it: the class by its path, only options that differ from what the class assumes.
/// django/db/models/fields/__init__.py and its neighbours of 5.2.
PythonObject fieldObject(const QString &path, const QList<PythonObject> &arguments,
                         const QMap<QString, PythonObject> &options);

/// The same for a field of the registry, with what the model and its relation add.
PythonObject fieldObject(const Registry &registry, const FieldKey &key, Evaluator &evaluator);

/// [value, label] pairs, groups and dicts of choices as Django keeps them: lists of tuples.
PythonObject normalizedChoices(const PythonObject &choices);

} // namespace relata
