// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/pythonfile.h"
#include "model/schema/result.h"
#include "model/schema/schema.h"
#include "model/schema/source.h"

namespace relata {

/// models.py of an app as a good Django developer would write it, in Black's layout.  `sources` give the definitions that
/// option values refer to, and which model stands in which file.
QList<PythonFile> cleanModels(const Schema &schema, const App &app, const QList<SourceFile> &sources);

} // namespace relata
