// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"

#include <QList>

namespace relata {

/// What differs between two projects, so that each view can refresh just that.
struct Changes
{
    QList<ModelId> added = {};
    QList<ModelId> removed = {};
    QList<ModelId> changed = {}; ///< the model's own value
    QList<ModelId> moved = {};   ///< placed, moved or taken off the canvas
    bool apps = false;           ///< apps added, removed or changed
    bool order = false;          ///< the order of models
    bool settings = false;       ///< schema settings or the dialect
    bool notes = false;
    bool hues = false;
    bool sources = false; ///< the record of the files that were read or written
    bool everything = false; ///< another project was opened: start afresh

    /// Something that SQL, checks and accessors depend on.
    bool schema() const
    {
        return everything || apps || order || settings || !added.isEmpty() || !removed.isEmpty() || !changed.isEmpty();
    }
    bool isEmpty() const { return !schema() && moved.isEmpty() && !notes && !hues && !sources; }
};

/// The cost is that of comparing shared values: what was not touched is not looked into.
Changes diff(const Project &before, const Project &after);

} // namespace relata
