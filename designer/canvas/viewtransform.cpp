// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/viewtransform.h"

#include <QtMath>

#include <algorithm>

namespace relata {

namespace {

constexpr qreal fitMargin = 48; // pixels on each side

QPointF whole(const QPointF &point)
{
    return {std::round(point.x()), std::round(point.y())};
}

} // namespace

void ViewTransform::zoomTo(qreal zoom, const QPointF &anchor)
{
    const QPointF scene = toScene(anchor);
    m_zoom = std::clamp(zoom, minimumZoom, maximumZoom);
    m_origin = whole(anchor - scene * m_zoom);
}

void ViewTransform::centreOn(const QPointF &scene, const QSizeF &view)
{
    m_origin = whole(QPointF(view.width() / 2, view.height() / 2) - scene * m_zoom);
}

void ViewTransform::fit(const QRectF &scene, const QSizeF &view, qreal largest)
{
    if (scene.isEmpty() || view.isEmpty())
        return;
    const qreal across = (view.width() - 2 * fitMargin) / scene.width();
    const qreal down = (view.height() - 2 * fitMargin) / scene.height();
    m_zoom = std::clamp(std::min({across, down, largest}), minimumZoom, maximumZoom);
    centreOn(scene.center(), view);
}

} // namespace relata
