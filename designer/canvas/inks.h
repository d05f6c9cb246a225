// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"
#include "designer/theme/theme.h"

namespace relata {

/// The colours of a diagram's things in a theme, bright or dimmed towards the canvas.
struct Inks
{
    const Theme &theme;
    bool dimmed = false;

    QColor of(const QColor &colour) const { return dimmed ? mixed(colour, theme.canvas, 0.28) : colour; }
    QColor header(const Box &box) const { return of(box.external ? theme.external : theme.appHeader(box.hue)); }
    QColor edge(const Edge &edge) const
    {
        constexpr qreal strength = 0.72;
        if (edge.hasRule)
            return of(theme.onDelete(edge.rule));
        return of(edge.kind == Edge::Kind::ManyToMany ? mixed(theme.text, theme.canvas, strength) : theme.quietText);
    }
};

} // namespace relata
