// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/diagram.h"

#include <QFont>

namespace relata {

/// The styles of text in a box.
enum class TextRole : quint8 { Title, App, Mark, Name, StrongName, Type, Accessor, Pill, Note };
inline constexpr int textRoleCount = 9;

/// The measures that boxes are made from: fonts, looked up once, and distances in scene units.
struct Metrics
{
    QFont fonts[textRoleCount] = {};
    qreal headerHeight = 34;
    qreal rowHeight = 24;
    qreal accessorHeight = 22;
    qreal padding = 12;        ///< left and right
    qreal blockPadding = 4;    ///< above and below a block of rows
    qreal columnGap = 12;
    qreal minimumWidth = 176;
    qreal maximumWidth = 360;
    qreal minimumMark = 24;

    const QFont &font(TextRole role) const { return fonts[int(role)]; }
    /// With the fonts of the theme; there must be an application.
    static Metrics standard();
};

/// Widths of texts; keeps what it has measured, since names and types come again and again.
class TextWidths
{
public:
    explicit TextWidths(const Metrics &metrics) : m_metrics(metrics) {}
    qreal width(TextRole role, const QString &text);
    /// Shortened with `…` to fit.
    QString elided(TextRole role, const QString &text, qreal width);

private:
    const Metrics &m_metrics;
    QHash<QString, qreal> m_widths[textRoleCount];
};

/// The box of a model of the schema, at `place`; measured anew only if `before` says anything else.
Box makeBox(const Registry &registry, const Model &model, const QPointF &place, const Metrics &metrics, TextWidths &widths,
            const Box *before = nullptr);

} // namespace relata
