// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>

namespace relata {

/// Which part of the scene a window shows, and how large.  Scene units are pixels at 100 %.
class ViewTransform
{
public:
    static constexpr qreal minimumZoom = 0.02; // 1,000 models and more in one view
    static constexpr qreal maximumZoom = 4;

    qreal zoom() const { return m_zoom; }
    /// The view's pixel at which the scene's origin lies; whole pixels, so that panning can copy what is painted.
    QPointF origin() const { return m_origin; }

    QPointF toView(const QPointF &scene) const { return scene * m_zoom + m_origin; }
    QPointF toScene(const QPointF &view) const { return (view - m_origin) / m_zoom; }
    QRectF toView(const QRectF &scene) const { return {toView(scene.topLeft()), scene.size() * m_zoom}; }
    QRectF toScene(const QRectF &view) const { return {toScene(view.topLeft()), view.size() / m_zoom}; }
    QTransform transform() const { return {m_zoom, 0, 0, m_zoom, m_origin.x(), m_origin.y()}; }

    void panBy(const QPoint &pixels) { m_origin += pixels; }
    /// Zooms within the limits; the scene point at `anchor` (view pixels) stays under it.
    void zoomTo(qreal zoom, const QPointF &anchor);
    void centreOn(const QPointF &scene, const QSizeF &view);
    /// Shows all of `scene` with a margin, not above `largest`.
    void fit(const QRectF &scene, const QSizeF &view, qreal largest = 1);

    bool operator==(const ViewTransform &) const = default;

private:
    qreal m_zoom = 1;
    QPointF m_origin;
};

} // namespace relata
