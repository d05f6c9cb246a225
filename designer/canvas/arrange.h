// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/geometry.h"
#include "designer/canvas/graphviz.h"

#include <QSet>

#include <functional>

namespace relata {

/// What is to be arranged.
struct ArrangeWhat
{
    enum class Which : quint8 {
        All,      ///< everything that is drawn; where nothing is, everything that can be
        Unplaced, ///< models that have no place, in the free room near what they belong to; all others stay
        These,    ///< `models`, about where they are; all others stay
    };

    Which which = Which::All;
    QSet<ModelId> models = {};
};

struct Arrangement
{
    Layout layout = {};
    QString note = {}; ///< what a person should know: Graphviz is missing, ...; empty if all went well
};

/// Lays a diagram out: what belongs to one app stands together and apart from the others, what is joined stands near, no
/// box over another, and the whole about of the shape of a screen.  Graphviz lays out each group of models that are joined: dot,
/// or sfdp beyond 300.  Where it can't, they stand in rows.  The same input gives the same layout.
/// Blocks for up to some seconds: call it in a thread.  Once `isCancelled` says so, the layout comes back as it was.
Arrangement arranged(const Registry &registry, const Layout &layout, const Metrics &metrics, const ArrangeWhat &what = {},
                     const std::function<bool()> &isCancelled = {}, const Graphviz &graphviz = {});

/// No model of the project has a place, though there are models.
bool isUnplaced(const Schema &schema, const Layout &layout);

} // namespace relata
