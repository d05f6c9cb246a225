// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/reimport.h"

namespace relata {

/// What differs between the project before and after, told for a person.
Reimport reimportReport(const Project &before, const Project &after);

} // namespace relata
