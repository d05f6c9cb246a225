// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/edgepainter.h"

#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace relata {

namespace {

constexpr qreal lineWidth = 1.8;
constexpr qreal strongWidth = 2.8;
constexpr qreal cornerRadius = 5;
constexpr qreal barAt = 8;       // from the box
constexpr qreal barHalf = 5;
constexpr qreal ringAt = 14;
constexpr qreal ringRadius = 4;
constexpr qreal footLength = 12;
constexpr qreal footHalf = 6;
constexpr qreal signAt = 26;

using Rule = OnDelete::Rule;

QPointF unit(const QPointF &vector)
{
    const qreal length = std::hypot(vector.x(), vector.y());
    return length > 0 ? vector / length : QPointF(1, 0);
}

QPainterPath rounded(const QPolygonF &path)
{
    QPainterPath out(path.first());
    for (qsizetype i = 1; i + 1 < path.size(); ++i) {
        const QPointF in = path[i] - path[i - 1];
        const QPointF on = path[i + 1] - path[i];
        const qreal radius = std::min({cornerRadius, in.manhattanLength() / 2, on.manhattanLength() / 2});
        out.lineTo(path[i] - unit(in) * radius);
        out.quadTo(path[i], path[i] + unit(on) * radius);
    }
    out.lineTo(path.last());
    return out;
}

// Part by part, and only what is seen: strips are filled much faster than one large outline.
void paintSeen(QPainter &painter, const QPolygonF &path, QPen pen, const QRectF &seen)
{
    const QRectF wide = seen.adjusted(-cornerRadius, -cornerRadius, cornerRadius, cornerRadius);
    const bool dashed = pen.style() != Qt::SolidLine;
    const auto inside = [&](const QPointF &point) {
        return QPointF(std::clamp(point.x(), wide.left(), wide.right()), std::clamp(point.y(), wide.top(), wide.bottom()));
    };
    qreal before = 0; // length of what lies before this part
    QPointF from = path.first();
    for (qsizetype i = 1; i < path.size(); ++i) {
        QPointF to = path[i];
        const QPointF in = path[i] - path[i - 1];
        const bool corner = i + 1 < path.size();
        const QPointF on = corner ? path[i + 1] - path[i] : QPointF();
        const qreal radius = corner ? std::min({cornerRadius, in.manhattanLength() / 2, on.manhattanLength() / 2}) : 0;
        if (corner)
            to -= unit(in) * radius;
        const QPointF a = inside(from);
        const QPointF b = inside(to);
        const bool level = from.y() == to.y();
        if (level ? (a.y() == from.y() && a.x() != b.x()) : (a.x() == from.x() && a.y() != b.y())) {
            if (dashed)
                pen.setDashOffset((before + (a - from).manhattanLength()) / pen.widthF());
            painter.setPen(pen);
            painter.drawLine(a, b);
        }
        before += (to - from).manhattanLength();
        if (!corner)
            break;
        from = path[i] + unit(on) * radius;
        if (wide.contains(path[i])) {
            QPainterPath turn(to);
            turn.quadTo(path[i], from);
            if (dashed)
                pen.setDashOffset(before / pen.widthF());
            painter.strokePath(turn, pen);
        }
        before += 1.6 * radius;
    }
}

QPen penFor(const Edge &edge, const QColor &colour, qreal width)
{
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    const auto dashes = [&](qreal on, qreal off) { pen.setDashPattern({on / width, off / width}); };
    if (edge.kind == Edge::Kind::Generic)
        dashes(3.5, 3.5);
    else if (edge.hasRule && lineStyle(edge.rule) == LineStyle::Dashed)
        dashes(6, 4);
    else if (edge.hasRule && lineStyle(edge.rule) == LineStyle::Dotted)
        dashes(1.8, 3);
    return pen;
}

/// An end of an edge: where it touches the box, which way it leads away, and across.
struct End
{
    QPointF at = {};
    QPointF away = {};
    QPointF across = {};

    QPointF point(qreal distance, qreal side = 0) const { return at + away * distance + across * side; }
};

End endOf(const QPointF &at, const QPointF &next)
{
    const QPointF away = unit(next - at);
    return {at, away, {-away.y(), away.x()}};
}

void paintMark(QPainter &painter, EndMark mark, const End &end, const QColor &ground)
{
    switch (mark) {
    case EndMark::None: return;
    case EndMark::OptionalOne:
        painter.setBrush(ground);
        painter.drawEllipse(end.point(ringAt + ringRadius - 2), ringRadius, ringRadius);
        painter.drawLine(end.point(barAt - 1, -barHalf), end.point(barAt - 1, barHalf));
        return;
    case EndMark::One: painter.drawLine(end.point(barAt, -barHalf), end.point(barAt, barHalf)); return;
    case EndMark::Many:
        painter.drawLine(end.point(footLength), end.point(0, -footHalf));
        painter.drawLine(end.point(footLength), end.point(0, footHalf));
        return;
    case EndMark::Parent:
        painter.setBrush(ground);
        painter.drawPolygon(QPolygonF{end.point(1), end.point(13, -7), end.point(13, 7)});
        return;
    case EndMark::Fan:
        painter.drawLine(end.at, end.point(-10));
        painter.drawLine(end.at, end.point(-9, -8));
        painter.drawLine(end.at, end.point(-9, 8));
        return;
    }
}

void paintAssociation(QPainter &painter, const Edge &edge, const QColor &colour, const QColor &ground)
{
    constexpr qreal width = 1.2;
    constexpr qreal dot = 3;
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap);
    painter.setBrush(ground);
    pen.setDashPattern({2 / width, 3 / width});
    painter.setPen(pen);
    painter.drawPolyline(edge.association);
    painter.setPen(QPen(colour, width + 0.3));
    painter.drawEllipse(edge.association.first(), dot, dot);
}

} // namespace

void paintRuleSign(QPainter &painter, Rule rule, const QPointF &centre, const QColor &colour, const QColor &ground)
{
    constexpr qreal cross = 3.2;
    constexpr qreal square = 3.4;
    constexpr qreal diamond = 4.8;
    const auto place = [&](qreal x, qreal y) { return centre + QPointF(x, y); };
    const QPolygonF rhomb{place(-diamond, 0), place(0, -diamond), place(diamond, 0), place(0, diamond)};
    const QPen pen(colour, 1.6, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawEllipse(centre, diamond + 1.2, diamond + 1.2);
    painter.setPen(pen);
    switch (rule) {
    case Rule::Cascade:
    case Rule::DbCascade:
        painter.setPen(QPen(colour, 2, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(place(-cross, -cross), place(cross, cross));
        painter.drawLine(place(-cross, cross), place(cross, -cross));
        return;
    case Rule::Protect: painter.setBrush(colour); [[fallthrough]];
    case Rule::Restrict: painter.drawRect(QRectF(place(-square, -square), place(square, square))); return;
    case Rule::SetDefault:
    case Rule::DbSetDefault: painter.setBrush(colour); [[fallthrough]];
    case Rule::SetNull:
    case Rule::DbSetNull: painter.drawPolygon(rhomb); return;
    case Rule::Set:
    case Rule::Custom:
        painter.drawPolygon(rhomb);
        painter.setBrush(colour);
        painter.drawPolygon(QPolygonF{place(-diamond, 0), place(0, diamond), place(diamond, 0)});
        return;
    case Rule::DoNothing:
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(centre, 2, 2);
        return;
    }
}

void paintWholeEdge(QPainter &painter, const Edge &edge, const Inks &inks, bool strong, const QRectF &seen)
{
    if (edge.path.size() < 2)
        return;
    const QColor colour = inks.edge(edge);
    const QColor ground = inks.theme.canvas;
    const qreal width = strong ? strongWidth : lineWidth;
    if (seen.isNull())
        painter.strokePath(rounded(edge.path), penFor(edge, colour, width));
    else
        paintSeen(painter, edge.path, penFor(edge, colour, width), seen);

    if (!edge.association.isEmpty())
        paintAssociation(painter, edge, colour, ground);
    constexpr qreal marks = 40;
    const QRectF nearby = seen.adjusted(-marks, -marks, marks, marks);
    const End to = endOf(edge.path.last(), edge.path[edge.path.size() - 2]);
    const bool toSeen = seen.isNull() || nearby.contains(to.at);
    if (edge.hasRule && toSeen) {
        const qreal last = (edge.path.last() - edge.path[edge.path.size() - 2]).manhattanLength();
        const qreal room = edge.path.size() == 2 ? last - footLength - 4 : last;
        paintRuleSign(painter, edge.rule, to.point(std::min(signAt, std::max(room, last / 2))), colour, ground);
    }
    painter.setPen(QPen(colour, width, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    if (seen.isNull() || nearby.contains(edge.path.first()))
        paintMark(painter, edge.fromMark, endOf(edge.path.first(), edge.path[1]), ground);
    if (toSeen)
        paintMark(painter, edge.toMark, to, ground);
}

void addThinEdge(const Edge &edge, qreal width, QList<QRectF> &rects)
{
    const qreal half = width / 2;
    for (qsizetype i = 1; i < edge.path.size(); ++i) {
        const auto [left, right] = std::minmax({edge.path[i - 1].x(), edge.path[i].x()});
        const auto [top, bottom] = std::minmax({edge.path[i - 1].y(), edge.path[i].y()});
        rects.append(QRectF(left - half, top - half, right - left + width, bottom - top + width));
    }
}

} // namespace relata
