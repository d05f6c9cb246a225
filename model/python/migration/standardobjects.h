// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/migration/pythonobject.h"

#include <optional>

namespace relata {

/// What a call of a class of Python's library gives, `path` being `datetime.timedelta`, `decimal.Decimal`, `set` and so
/// on; nothing where that can't be told from the arguments.
std::optional<PythonObject> standardObject(const QString &path, const QList<PythonObject> &arguments,
                                           const QMap<QString, PythonObject> &keywords);

/// A constant of Django or Python by its full path: `re.IGNORECASE`, `django.core.validators.validate_slug`.
PythonObject standardConstant(const QString &path);

/// What an operator makes of two numbers; nothing where they are none or the result is out of reach.
std::optional<PythonObject> computed(const PythonObject &left, const QString &sign, const PythonObject &right);

} // namespace relata
