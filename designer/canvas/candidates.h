// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/ports.h"

namespace relata {

/// How far an edge runs straight at its ends, where its marks stand.
inline constexpr qreal departureStub = 24;
inline constexpr qreal arrivalStub = 34;
/// The least of it where boxes stand close.
inline constexpr qreal leastStub = 12;

/// A way that an edge could take, and what it costs before anything in its way is looked at.
struct Candidate
{
    QPolygonF path = {};
    qreal cost = 0;
};

/// The simple ways between two ports, with no more than four bends.  `from` and `to` are the boxes' rectangles; `more` are
/// places (x for level departures, y for upright ones) where it could turn beside the usual ones.
QList<Candidate> candidates(const Port &start, const Port &end, const QRectF &from, const QRectF &to,
                            const QList<QPointF> &more = {});

/// Points that lie on a straight line between their neighbours are left out.
QPolygonF simplified(const QPolygonF &path);
/// Somewhere it turns on its heel.
bool runsBack(const QPolygonF &path);
bool runsThrough(const QPolygonF &path, const QRectF &rect);
/// Length and bends as one number.
qreal wayCost(const QPolygonF &path);

} // namespace relata
