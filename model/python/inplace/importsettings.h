// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/import.h"
#include "model/python/importing/sourcetree.h"

namespace relata {

/// The settings of a project for reading its files again: the user model under the name that the files give it now.
ImportOptions importSettings(const Schema &project, const QList<SourceFile> &sources, const SourceTree &tree);

} // namespace relata
