// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace relata {

/// Where a rectangle would like to be near.
struct Pull
{
    QPointF to = {};
    qreal weight = 1;
};

/// Finds room for rectangles one after the other: near what pulls at them, and so that all of them together have about
/// the shape of a screen.  All coordinates stay multiples of 8 if those of sizes, gaps and fixed ones are.
class Packing
{
public:
    /// `closeness` says how much nearness counts against a small whole, from 0 on.
    Packing(const QSizeF &gap, qreal closeness) : m_gap(gap), m_closeness(closeness) {}

    /// Something that stands where it stands.
    void addFixed(const QRectF &rect);
    /// A free place for a rectangle, which is taken.
    QRectF place(const QSizeF &size, const QList<Pull> &pulls = {});
    /// Says that what was placed last only takes up these parts of its place.
    void narrowLast(const QList<QRectF> &rects);
    bool isFree(const QRectF &rect) const;

private:
    struct Candidate
    {
        qreal cost = 0;
        QPointF at = {};
    };
    QList<Candidate> candidates(const QSizeF &size, const QList<Pull> &pulls) const;
    qreal cost(const QRectF &rect, const QList<Pull> &pulls) const;

    QSizeF m_gap;
    qreal m_closeness = 0;
    QList<QRectF> m_rects;
    QRectF m_bounds;
};

/// How high a screen must be, in units of `size`, to show it whole.
qreal fitting(const QSizeF &size);
/// The nearest point of the canvas's finer grid.
QPointF onGrid(const QPointF &point);

} // namespace relata
