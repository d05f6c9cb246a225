// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/inks.h"

#include <QPainter>

namespace relata {

/// An edge with its end marks and the sign of its delete rule, as on a close look.  Only what lies in `seen` is painted;
/// all of it, as one shape, if that is null.
void paintWholeEdge(QPainter &painter, const Edge &edge, const Inks &inks, bool strong, const QRectF &seen = {});

/// An edge as lines of a device pixel or so, for a look from afar.  Adds to `rects`; they are filled with inks.edge(edge).
void addThinEdge(const Edge &edge, qreal width, QList<QRectF> &rects);

/// The sign of a delete rule around `centre`, in the manner of a map's legend: a cross deletes, squares forbid, diamonds set.
void paintRuleSign(QPainter &painter, OnDelete::Rule rule, const QPointF &centre, const QColor &colour, const QColor &ground);

} // namespace relata
