// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/geometry.h"

#include <QGlyphRun>
#include <QPainter>

namespace relata {

/// Draws short texts quickly: each is laid out once and kept as glyphs, at whatever zoom it is drawn.
class TextPainter
{
public:
    explicit TextPainter(const Metrics &metrics);

    /// The text's left end at x, its capitals centred on y.
    void draw(QPainter &painter, TextRole role, const QPointF &leftCentre, const QString &text);
    qreal width(TextRole role, const QString &text);

private:
    struct Laid
    {
        QList<QGlyphRun> runs = {};
        qreal width = 0;
        qreal ascent = 0;
    };
    const Laid &laid(TextRole role, const QString &text);

    Metrics m_metrics;
    qreal m_capHeights[textRoleCount] = {};
    QHash<QString, Laid> m_laid[textRoleCount];
};

} // namespace relata
