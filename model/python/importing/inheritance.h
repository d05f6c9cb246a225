// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/modelmaker.h"

namespace relata {

/// Fills in Model::dropped: fields of abstract bases that Django leaves out because the class, or a plain class before
/// that base, has an attribute of that name.  `models` in any order, `place` tells where a class stands in them.
void findDropped(const ClassTable &table, QList<MadeModel> &models, const QHash<int, int> &place);

/// Tells of models whose abstract bases are known only partly.
void inheritDoubts(const ClassTable &table, QList<MadeModel> &models, const QHash<int, int> &place);

/// Bases that lead back to the model itself become mere source: such a file cannot be run, but it can be drawn.
void breakCircles(QList<MadeModel> &models);

} // namespace relata
