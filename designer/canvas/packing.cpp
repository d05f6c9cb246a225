// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/packing.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace relata {

namespace {

constexpr qreal step = 8;
constexpr qreal screen = 1.6; // width to height
constexpr qsizetype fewRects = 40; // up to here corners of different rectangles are tried together

qreal distance(const QPointF &a, const QPointF &b)
{
    return std::abs(a.x() - b.x()) + std::abs(a.y() - b.y());
}

} // namespace

qreal fitting(const QSizeF &size)
{
    return std::max(size.width() / screen, size.height());
}

QPointF onGrid(const QPointF &point)
{
    return {std::round(point.x() / step) * step, std::round(point.y() / step) * step};
}

void Packing::addFixed(const QRectF &rect)
{
    m_rects.append(rect);
    m_bounds = m_bounds.united(rect);
}

void Packing::narrowLast(const QList<QRectF> &rects)
{
    m_rects.removeLast();
    m_rects += rects;
}

bool Packing::isFree(const QRectF &rect) const
{
    const QSizeF room = m_gap - QSizeF(step, step); // what stands off the grid may be a little nearer
    const QRectF wide = rect.adjusted(-room.width(), -room.height(), room.width(), room.height());
    return std::none_of(m_rects.begin(), m_rects.end(), [&](const QRectF &other) { return wide.intersects(other); });
}

qreal Packing::cost(const QRectF &rect, const QList<Pull> &pulls) const
{
    qreal pulled = 0;
    qreal weights = 0;
    for (const Pull &pull : pulls) {
        pulled += pull.weight * distance(rect.center(), pull.to);
        weights += pull.weight;
    }
    const QRectF whole = m_bounds.united(rect);
    // Among places that are as good, those nearer to the middle of the whole.
    return fitting(whole.size()) + (weights > 0 ? m_closeness * pulled / weights : 0) +
           distance(rect.center(), m_bounds.center()) * 0.02;
}

QList<Packing::Candidate> Packing::candidates(const QSizeF &size, const QList<Pull> &pulls) const
{
    QList<Candidate> out;
    const auto add = [&](qreal x, qreal y) {
        const QPointF at = onGrid({x, y});
        out.append({cost({at, size}, pulls), at});
    };
    const auto lefts = [&](const QRectF &r) {
        return std::array{r.right() + m_gap.width(), r.left() - m_gap.width() - size.width(), r.left(), r.right() - size.width()};
    };
    const auto tops = [&](const QRectF &r) {
        return std::array{r.bottom() + m_gap.height(), r.top() - m_gap.height() - size.height(), r.top(), r.bottom() - size.height()};
    };
    const bool few = m_rects.size() <= fewRects;
    for (const QRectF &a : m_rects) {
        for (const qreal x : lefts(a)) {
            for (const qreal y : tops(a))
                add(x, y);
        }
        for (const QRectF &b : few ? m_rects : QList<QRectF>()) {
            for (const qreal x : lefts(a)) {
                for (const qreal y : tops(b))
                    add(x, y);
            }
        }
    }
    for (const Pull &pull : pulls) {
        const QPointF at = pull.to - QPointF(size.width(), size.height()) / 2;
        add(at.x(), at.y());
    }
    std::stable_sort(out.begin(), out.end(), [](const Candidate &a, const Candidate &b) { return a.cost < b.cost; });
    return out;
}

QRectF Packing::place(const QSizeF &size, const QList<Pull> &pulls)
{
    QRectF rect({0, 0}, size);
    if (!m_rects.isEmpty()) {
        const QList<Candidate> tried = candidates(size, pulls);
        const auto free = std::find_if(tried.begin(), tried.end(),
                                       [&](const Candidate &candidate) { return isFree({candidate.at, size}); });
        // To the right of everything there is always room.
        rect.moveTopLeft(free != tried.end() ? free->at : onGrid({m_bounds.right() + m_gap.width(), m_bounds.top()}));
    }
    addFixed(rect);
    return rect;
}

} // namespace relata
