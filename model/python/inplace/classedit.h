// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/import.h"
#include "model/python/inplace/editcontext.h"

namespace relata {

/// Changes the class of a model: its name, bases, fields and Meta.
void editClass(EditContext &context, const ClassPlace &place, const Model &before, const Model &after);

/// A new class, the first line without indentation.
QByteArray newClassSource(EditContext &context, const Model &model);

} // namespace relata
