// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"

#include <optional>

namespace relata {

/// What turns one project into another and back, without what both have: an undo step that changes one model among
/// 1,000 costs the memory of that model.
struct Delta
{
    template <typename T> struct Change
    {
        ModelId id = {};
        std::optional<T> before = {}; ///< none: it is added
        std::optional<T> after = {};  ///< none: it is removed

        bool operator==(const Change &) const = default;
    };

    QList<Change<Model>> models = {};
    QList<Change<QPointF>> places = {};
    QList<ModelId> orderBefore = {}; ///< of all models; both are empty if members and order stay
    QList<ModelId> orderAfter = {};
    Project restBefore = {}; ///< the projects without models and places
    Project restAfter = {};
};

Delta delta(const Project &before, const Project &after);
/// `project` is what was `before`; the result is what was `after`.
Project applied(const Project &project, const Delta &delta);
/// The way back.
Project reverted(const Project &project, const Delta &delta);

} // namespace relata
