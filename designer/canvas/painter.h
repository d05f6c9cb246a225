// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/geometry.h"
#include "designer/canvas/grid.h"
#include "designer/canvas/inks.h"
#include "designer/canvas/textpainter.h"
#include "designer/document/selection.h"
#include "designer/theme/theme.h"

#include <QPainter>
#include <QSet>

#include <optional>

namespace relata {

/// How much of a diagram is painted: by the height that text has on the screen.
enum class Detail : quint8 { Full, Names, Blocks };
Detail detailAt(qreal scale);

/// What a window adds to a diagram: selected, under the mouse, in focus.
struct PaintState
{
    QList<Selected> selected = {};
    Selected hovered = {};               ///< a model, a field (and so its edge) or a note
    std::optional<QSet<ModelId>> focus = {}; ///< set: everything else is dimmed
    QSet<ModelId> left = {};             ///< models that are not painted, since something else shows them
    bool dots = true;                    ///< the canvas's dots, at close zoom

    bool operator==(const PaintState &) const = default;
};

/// Paints a diagram.  Texts are laid out once and kept, so one painter belongs to one window.
class DiagramPainter
{
public:
    DiagramPainter(const Theme &theme, const Metrics &metrics);

    void setTheme(const Theme &theme);
    const Theme &theme() const { return m_theme; }

    /// Paints the canvas's ground and what touches `exposed` (scene units).  The painter's transform must map scene units to the
    /// device at `scale`; `grid` must belong to the diagram.
    void paint(QPainter &painter, const Diagram &diagram, const DiagramGrid &grid, const QRectF &exposed, qreal scale,
               const PaintState &state = {});

    /// What a tool draws beside the diagram in the same manner.
    void paintGround(QPainter &painter, const QRectF &exposed, qreal scale, bool dots) const;
    void paintBox(QPainter &painter, const Box &box, qreal scale, bool dimmed = false);
    void paintEdge(QPainter &painter, const Edge &edge, qreal scale, bool strong = false, bool dimmed = false);
    void paintSelection(QPainter &painter, const QRectF &rect, qreal radius = 8) const;

private:
    /// What of a state concerns boxes and edges, for quick questions.
    struct Look;

    void paintEdges(QPainter &painter, const Diagram &diagram, const QList<int> &edges, const QRectF &exposed, qreal scale,
                    const Look &look) const;
    void paintBoxes(QPainter &painter, const Diagram &diagram, const QList<int> &boxes, qreal scale, const Look &look);
    void paintShadow(QPainter &painter, const Box &box) const;
    void paintFrame(QPainter &painter, const Box &box, const Inks &inks, bool hovered) const;
    void paintRows(QPainter &painter, const Box &box, const Inks &inks, const Look *look);
    void paintName(QPainter &painter, const Box &box, const Inks &inks, qreal scale);
    void paintNote(QPainter &painter, const Note &note, const Inks &inks, bool selected) const;
    void paintPill(QPainter &painter, const Edge &edge, qreal scale);

    Theme m_theme;
    Metrics m_metrics;
    TextPainter m_texts;
};

} // namespace relata
