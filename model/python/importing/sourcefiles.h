// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/modelmaker.h"

namespace relata {

/// The files that models stand in, with the definitions that they refer to; `modules` gets each as it was parsed.
QList<SourceFile> sourceFiles(const ClassTable &table, const QList<MadeModel> &models, QList<PyModule> &modules);

} // namespace relata
