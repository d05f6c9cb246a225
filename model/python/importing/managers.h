// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/classtable.h"

namespace relata {

/// An attribute of a model's class that is one of Django's managers.
struct ReadManager
{
    QString name = {};
    const PyStatement *statement = nullptr;
    bool inMigrations = false; ///< what its class says as `use_in_migrations`
};

/// The function `deconstruct` of a class that was read, its own or that of the nearest base that was read; null if none
/// of them has one.
const PyStatement *deconstructOf(const Names &names, const Meaning &fieldClass, int &module);

/// In the order in which the class makes them; of several of one name the last.
QList<ReadManager> managersOf(const Names &names, const ReadClass &cls);

} // namespace relata
