// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/textpainter.h"

#include <QFontMetricsF>
#include <QPaintEngine>
#include <QTextLayout>

#include <cmath>

namespace relata {

namespace {

constexpr qsizetype mostKept = 20000; // to a style: beyond it, texts that are no more must be among them

} // namespace

TextPainter::TextPainter(const Metrics &metrics)
    : m_metrics(metrics)
{
    for (int role = 0; role < textRoleCount; ++role)
        m_capHeights[role] = QFontMetricsF(metrics.fonts[role]).capHeight();
    // What stands in one line stands on one line.
    for (const TextRole role : {TextRole::Mark, TextRole::StrongName, TextRole::Type})
        m_capHeights[int(role)] = m_capHeights[int(TextRole::Name)];
    m_capHeights[int(TextRole::App)] = m_capHeights[int(TextRole::Title)];
}

const TextPainter::Laid &TextPainter::laid(TextRole role, const QString &text)
{
    QHash<QString, Laid> &known = m_laid[int(role)];
    const auto found = known.constFind(text);
    if (found != known.constEnd())
        return *found;
    if (known.size() > mostKept)
        known.clear();
    QTextLayout layout(text, m_metrics.font(role));
    layout.beginLayout();
    const QTextLine line = layout.createLine();
    layout.endLayout();
    Laid laid;
    if (line.isValid())
        laid = {.runs = layout.glyphRuns(), .width = line.naturalTextWidth(), .ascent = line.ascent()};
    return *known.insert(text, laid);
}

qreal TextPainter::width(TextRole role, const QString &text)
{
    return laid(role, text).width;
}

void TextPainter::draw(QPainter &painter, TextRole role, const QPointF &leftCentre, const QString &text)
{
    if (text.isEmpty())
        return;
    const QPointF baseline(leftCentre.x(), std::round(leftCentre.y() + m_capHeights[int(role)] / 2));
    // A picture made of shapes keeps its text as text.
    if (painter.paintEngine()->type() != QPaintEngine::Raster) {
        painter.setFont(m_metrics.font(role));
        painter.drawText(baseline, text);
        return;
    }
    const Laid &glyphs = laid(role, text);
    for (const QGlyphRun &run : glyphs.runs)
        painter.drawGlyphRun(baseline - QPointF(0, glyphs.ascent), run);
}

} // namespace relata
