// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/painter.h"

#include "designer/canvas/edgepainter.h"

#include <QMap>
#include <QPaintEngine>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace relata {

namespace {

constexpr qreal radius = 8;
constexpr qreal dotDistance = 24;
constexpr qreal rowText = 13;

// From afar the edges are many and the boxes small: they recede, so that the boxes can be told.
qreal edgeStrength(Detail detail, bool dark)
{
    switch (detail) {
    case Detail::Full: return 1;
    case Detail::Names: return 0.55;
    case Detail::Blocks: break;
    }
    return dark ? 0.4 : 0.26; // thin and dim is lost sooner on a dark ground
}

// Boxes with square corners below, for the header.
QPainterPath headerPath(const QRectF &rect)
{
    QPainterPath path(rect.bottomLeft());
    path.lineTo(rect.left(), rect.top() + radius);
    path.arcTo(QRectF(rect.left(), rect.top(), 2 * radius, 2 * radius), 180, -90);
    path.lineTo(rect.right() - radius, rect.top());
    path.arcTo(QRectF(rect.right() - 2 * radius, rect.top(), 2 * radius, 2 * radius), 90, -90);
    path.lineTo(rect.bottomRight());
    path.closeSubpath();
    return path;
}

// As wide on the screen at any zoom, as its own width would vanish.
void paintStrongThinEdge(QPainter &painter, const Edge &edge, const Inks &inks, qreal scale)
{
    constexpr qreal width = 2.5;
    QList<QRectF> rects;
    addThinEdge(edge, width / scale, rects);
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.edge(edge));
    painter.drawRects(rects);
}

} // namespace

Detail detailAt(qreal scale)
{
    if (rowText * scale >= 5)
        return Detail::Full;
    return scale >= 0.16 ? Detail::Names : Detail::Blocks;
}

struct DiagramPainter::Look
{
    const PaintState &state;
    QSet<ModelId> models = {};
    QSet<std::pair<ModelId, FieldId>> fields = {};
    QSet<NoteId> notes = {};

    explicit Look(const PaintState &shown) : state(shown)
    {
        for (const Selected &item : shown.selected) {
            if (!item.note.isNull())
                notes.insert(item.note);
            else if (item.field.isNull())
                models.insert(item.model);
            else
                fields.insert({item.model, item.field});
        }
    }

    bool isDim(ModelId model) const { return state.focus && !state.focus->contains(model); }
    bool isDim(const Edge &edge, const Diagram &diagram) const
    {
        return isDim(diagram.boxes[edge.fromBox].model) || (edge.toBox >= 0 && isDim(diagram.boxes[edge.toBox].model));
    }
    bool isHovered(const Edge &edge) const
    {
        return !edge.field.isNull() && state.hovered.field == edge.field && state.hovered.model == edge.model;
    }
    bool isHovered(const Row &row) const
    {
        return !row.field.isNull() && state.hovered.field == row.field && state.hovered.model == row.model;
    }
    bool isSelected(const Row &row) const { return !row.field.isNull() && fields.contains({row.model, row.field}); }
    bool isStrong(const Edge &edge) const
    {
        return isHovered(edge) || (!edge.field.isNull() && fields.contains({edge.model, edge.field}));
    }
    bool isOfSelected(const Edge &edge, const Diagram &diagram) const
    {
        return models.contains(diagram.boxes[edge.fromBox].model)
            || (edge.toBox >= 0 && models.contains(diagram.boxes[edge.toBox].model));
    }
    bool isLeft(const Edge &edge, const Diagram &diagram) const
    {
        return !state.left.isEmpty()
            && (state.left.contains(diagram.boxes[edge.fromBox].model)
                || (edge.toBox >= 0 && state.left.contains(diagram.boxes[edge.toBox].model)));
    }
};

DiagramPainter::DiagramPainter(const Theme &theme, const Metrics &metrics)
    : m_theme(theme)
    , m_metrics(metrics)
    , m_texts(metrics)
{
}

void DiagramPainter::setTheme(const Theme &theme)
{
    m_theme = theme;
}

void DiagramPainter::paint(QPainter &painter, const Diagram &diagram, const DiagramGrid &grid, const QRectF &exposed, qreal scale,
                           const PaintState &state)
{
    const qreal margin = 8 / std::min(1.0, scale); // shadows and outlines
    const QRectF touched = exposed.adjusted(-margin, -margin, margin, margin);
    const Look look(state);
    painter.save();
    paintGround(painter, exposed, scale, state.dots);
    const QList<int> notes = grid.notes(touched);
    for (const int note : notes)
        paintNote(painter, diagram.notes[note], {m_theme, state.focus.has_value()}, look.notes.contains(diagram.notes[note].id));
    const QList<int> edges = grid.edges(touched);
    const QList<int> boxes = grid.boxes(touched);
    if (detailAt(scale) != Detail::Blocks) {
        // Below the edges, whose ends would vanish in them.
        painter.setRenderHint(QPainter::Antialiasing);
        for (const int box : boxes) {
            const ModelId model = diagram.boxes[box].model;
            if (!look.isDim(model) && !state.left.contains(model))
                paintShadow(painter, diagram.boxes[box]);
        }
    }
    paintEdges(painter, diagram, edges, touched, scale, look);
    paintBoxes(painter, diagram, boxes, scale, look);
    painter.setRenderHint(QPainter::Antialiasing);
    for (const int edge : edges) {
        if (look.isStrong(diagram.edges[edge]) && !look.isLeft(diagram.edges[edge], diagram))
            paintPill(painter, diagram.edges[edge], scale);
    }
    painter.restore();
}

void DiagramPainter::paintGround(QPainter &painter, const QRectF &exposed, qreal scale, bool dots) const
{
    constexpr qreal leastScale = 0.6;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(exposed, m_theme.canvas);
    if (!dots || scale < leastScale)
        return;
    QList<QRectF> rects;
    const qreal size = 2 / std::max(1.0, scale);
    const QRectF touched = exposed.adjusted(-size, -size, size, size);
    for (qreal y = std::floor(touched.top() / dotDistance) * dotDistance; y < touched.bottom(); y += dotDistance) {
        for (qreal x = std::floor(touched.left() / dotDistance) * dotDistance; x < touched.right(); x += dotDistance)
            rects.append({x - size / 2, y - size / 2, size, size});
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.dots);
    painter.drawRects(rects);
}

void DiagramPainter::paintEdges(QPainter &painter, const Diagram &diagram, const QList<int> &edges, const QRectF &exposed,
                                qreal scale, const Look &look) const
{
    const QRectF seen = painter.paintEngine()->type() == QPaintEngine::Raster ? exposed : QRectF();
    const Detail detail = detailAt(scale);
    QList<int> strong;
    using Batches = QMap<QRgb, QList<QRectF>>;
    std::array<Batches, 2> thin; // those of selected models above the others
    painter.setRenderHint(QPainter::Antialiasing, detail == Detail::Full);
    // Dimmed ones first, so that they run below the others.
    for (const bool dimmed : {true, false}) {
        for (const int index : edges) {
            const Edge &edge = diagram.edges[index];
            if (look.isDim(edge, diagram) != dimmed || look.isLeft(edge, diagram))
                continue;
            const Inks inks{m_theme, dimmed};
            if (look.isStrong(edge))
                strong.append(index);
            else if (detail == Detail::Full)
                paintWholeEdge(painter, edge, inks, false, seen);
            else {
                const bool ofSelected = look.isOfSelected(edge, diagram);
                const QColor colour = mixed(inks.edge(edge), m_theme.canvas, ofSelected ? 1 : edgeStrength(detail, m_theme.dark));
                addThinEdge(edge, 1 / scale, thin[ofSelected][colour.rgb()]);
            }
        }
        painter.setPen(Qt::NoPen);
        for (Batches &batches : thin) {
            for (auto batch = batches.cbegin(); batch != batches.cend(); ++batch) {
                painter.setBrush(QColor(batch.key()));
                painter.drawRects(batch.value());
            }
            batches.clear();
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const int index : std::as_const(strong)) {
        painter.save();
        if (detail == Detail::Full)
            paintWholeEdge(painter, diagram.edges[index], {m_theme}, true, seen);
        else
            paintStrongThinEdge(painter, diagram.edges[index], {m_theme}, scale);
        painter.restore();
    }
}

void DiagramPainter::paintBoxes(QPainter &painter, const Diagram &diagram, const QList<int> &boxes, qreal scale,
                                const Look &look)
{
    const Detail detail = detailAt(scale);
    painter.setRenderHint(QPainter::Antialiasing, detail != Detail::Blocks);
    for (const int index : boxes) {
        const Box &box = diagram.boxes[index];
        if (look.state.left.contains(box.model))
            continue;
        const Inks inks{m_theme, look.isDim(box.model)};
        if (detail == Detail::Blocks) {
            painter.fillRect(box.rect, inks.header(box));
            continue;
        }
        const bool hovered = look.state.hovered.model == box.model && look.state.hovered.field.isNull();
        paintFrame(painter, box, inks, hovered);
        if (detail == Detail::Full)
            paintRows(painter, box, inks, &look);
        else
            paintName(painter, box, inks, scale);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const int index : boxes) {
        if (look.models.contains(diagram.boxes[index].model) && !look.state.left.contains(diagram.boxes[index].model))
            paintSelection(painter, diagram.boxes[index].rect);
    }
}

void DiagramPainter::paintShadow(QPainter &painter, const Box &box) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(m_theme.shadow, m_theme.canvas, m_theme.shadow.alphaF() / 2));
    painter.drawRoundedRect(box.rect.adjusted(-0.5, 2, 0.5, 3), radius + 1, radius + 1);
}

// Filled shapes upon one another: outlines take several times as long.
void DiagramPainter::paintFrame(QPainter &painter, const Box &box, const Inks &inks, bool hovered) const
{
    const QRectF &rect = box.rect;
    const QColor border = hovered ? mixed(m_theme.selection, m_theme.boxBorder, 0.6) : inks.of(m_theme.boxBorder);
    painter.setPen(Qt::NoPen);
    if (box.abstract || box.proxy) {
        QPen pen(border, 1);
        pen.setDashPattern(box.abstract ? QList<qreal>{5, 3} : QList<qreal>{2, 3});
        painter.setPen(pen);
        painter.setBrush(inks.of(m_theme.box));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
        painter.setPen(Qt::NoPen);
    } else {
        painter.setBrush(border);
        painter.drawRoundedRect(rect, radius, radius);
        painter.setBrush(inks.of(m_theme.box));
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1);
    }
    painter.setBrush(inks.header(box));
    painter.drawPath(headerPath(box.header()));
}

void DiagramPainter::paintRows(QPainter &painter, const Box &box, const Inks &inks, const Look *look)
{
    const QRectF &rect = box.rect;
    const QColor header = inks.header(box);
    const qreal headerMiddle = rect.top() + box.headerHeight / 2;
    painter.setPen(inks.of(m_theme.headerText));
    m_texts.draw(painter, TextRole::Title, {rect.left() + m_metrics.padding, headerMiddle}, box.title);
    painter.setPen(mixed(inks.of(m_theme.headerText), header, 0.92));
    m_texts.draw(painter, TextRole::App, {rect.right() - m_metrics.padding - box.appWidth, headerMiddle}, box.note());

    const qreal right = rect.right() - m_metrics.padding;
    if (box.accessorsTop > 0 && !box.rows.isEmpty() && box.rows.first().kind == Row::Kind::Field) {
        const qreal y = rect.top() + box.accessorsTop + 0.5;
        painter.setPen(QPen(inks.of(mixed(m_theme.line, m_theme.box, 0.9)), 1));
        painter.drawLine(QPointF(rect.left() + 1, y), QPointF(rect.right() - 1, y));
    }
    const QColor text = inks.of(m_theme.text);
    const QColor quiet = inks.of(m_theme.quietText);
    for (int i = 0; i < box.rows.size(); ++i) {
        const Row &row = box.rows[i];
        const qreal y = rect.top() + row.centre();
        const bool field = row.kind == Row::Kind::Field;
        const bool selected = look && look->isSelected(row);
        if (selected || (look && look->isHovered(row))) {
            painter.fillRect(box.rowRect(i).adjusted(1, 0, -1, 0), mixed(m_theme.selection, m_theme.box, selected ? 0.18 : 0.08));
        }
        painter.setPen(field && !row.inherited ? text : quiet);
        const TextRole role = !field ? TextRole::Accessor : row.relation ? TextRole::StrongName : TextRole::Name;
        m_texts.draw(painter, role, {rect.left() + box.nameLeft, y}, row.name);
        if (!field)
            continue;
        painter.setPen(quiet);
        m_texts.draw(painter, TextRole::Mark, {rect.left() + m_metrics.padding, y}, row.mark);
        m_texts.draw(painter, TextRole::Type, {right - row.typeWidth, y}, row.type);
    }
}

// From afar the name alone is set, as large as the box allows and no larger than is needed to read it.
void DiagramPainter::paintName(QPainter &painter, const Box &box, const Inks &inks, qreal scale)
{
    constexpr qreal legible = 11;
    constexpr qreal titleSize = 14;
    const qreal room = box.rect.width() - 2 * radius;
    const qreal width = m_texts.width(TextRole::Title, box.title);
    const qreal larger = std::min({legible / (titleSize * scale), room / std::max(1.0, width), box.rect.height() / box.headerHeight});
    const QRectF band(box.rect.left(), box.rect.top(), box.rect.width(),
                      std::min(box.rect.height() - radius, std::max(box.headerHeight, box.headerHeight * larger)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(inks.header(box));
    painter.drawPath(headerPath(band));
    painter.save();
    painter.translate(band.center());
    painter.scale(larger, larger);
    painter.setPen(inks.of(m_theme.headerText));
    m_texts.draw(painter, TextRole::Title, {-width / 2, 0}, box.title);
    painter.restore();
}

void DiagramPainter::paintNote(QPainter &painter, const Note &note, const Inks &inks, bool selected) const
{
    constexpr qreal noteRadius = 6;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(inks.of(mixed(m_theme.warning, m_theme.box, 0.4)), 1));
    painter.setBrush(inks.of(mixed(m_theme.warning, m_theme.box, 0.08)));
    painter.drawRoundedRect(note.rect.adjusted(0.5, 0.5, -0.5, -0.5), noteRadius, noteRadius);
    painter.setFont(m_metrics.font(TextRole::Note));
    painter.setPen(inks.of(m_theme.text));
    const qreal padding = m_metrics.padding;
    painter.drawText(note.rect.adjusted(padding, padding - 2, -padding, -padding + 2), Qt::TextWordWrap | Qt::AlignLeft, note.text);
    painter.setPen(QPen(inks.of(mixed(m_theme.warning, m_theme.box, 0.6)), 1));
    const QPointF corner = note.rect.bottomRight() - QPointF(3.5, 3.5);
    painter.drawLine(corner - QPointF(7, 0), corner - QPointF(0, 7));
    painter.drawLine(corner - QPointF(3, 0), corner - QPointF(0, 3));
    if (selected)
        paintSelection(painter, note.rect, noteRadius);
}

// Of the same size on the screen at any zoom below 100 %, so that it can be read.
void DiagramPainter::paintPill(QPainter &painter, const Edge &edge, qreal scale)
{
    if (edge.label.isEmpty() || edge.path.size() < 2)
        return;
    constexpr qreal height = 20;
    const QColor colour = Inks{m_theme}.edge(edge);
    const qreal width = std::round(m_texts.width(TextRole::Pill, edge.label)) + height;
    painter.save();
    painter.translate(labelPlace(edge.path));
    painter.scale(1 / std::min(1.0, scale), 1 / std::min(1.0, scale));
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(m_theme.box);
    painter.drawRoundedRect(QRectF(-width / 2, -height / 2, width, height), height / 2, height / 2);
    m_texts.draw(painter, TextRole::Pill, {-width / 2 + height / 2, 0}, edge.label);
    painter.restore();
}

void DiagramPainter::paintBox(QPainter &painter, const Box &box, qreal scale, bool dimmed)
{
    const Inks inks{m_theme, dimmed};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (detailAt(scale) == Detail::Blocks) {
        painter.fillRect(box.rect, inks.header(box));
    } else {
        if (!dimmed)
            paintShadow(painter, box);
        paintFrame(painter, box, inks, false);
        if (detailAt(scale) == Detail::Full)
            paintRows(painter, box, inks, nullptr);
        else
            paintName(painter, box, inks, scale);
    }
    painter.restore();
}

void DiagramPainter::paintEdge(QPainter &painter, const Edge &edge, qreal scale, bool strong, bool dimmed)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintWholeEdge(painter, edge, {m_theme, dimmed}, strong);
    if (strong)
        paintPill(painter, edge, scale);
    painter.restore();
}

// As wide on the screen at any zoom below 100 %: from afar it is all that tells what is selected.
void DiagramPainter::paintSelection(QPainter &painter, const QRectF &rect, qreal corner) const
{
    const qreal pixel = 1 / std::min(1.0, painter.worldTransform().m11());
    const qreal off = 3 * pixel;
    painter.setPen(QPen(m_theme.selection, 2 * pixel));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect.adjusted(-off, -off, off, off), corner + off - 1, corner + off - 1);
}

} // namespace relata
