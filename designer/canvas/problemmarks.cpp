// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/problemmarks.h"

#include <QLineF>

#include <algorithm>

namespace relata {

namespace {

constexpr qreal boxRadius = 8; // scene units
constexpr qreal rowRadius = 5;
constexpr qreal smallestPixels = 4;    // what is further away is still seen
constexpr qreal smallestScale = 0.35;  // below, rows and edges are not told apart
constexpr qreal alongEdge = 26;        // past the marks at the edge's end

void note(auto &marks, auto id, Level level)
{
    const auto known = marks.constFind(id);
    if (known == marks.constEnd() || *known < level)
        marks.insert(id, level);
}

// The point at a distance from the beginning of a path.
QPointF along(const QPolygonF &path, qreal distance)
{
    for (qsizetype i = 0; i + 1 < path.size(); ++i) {
        const QLineF part(path[i], path[i + 1]);
        if (part.length() >= distance && part.length() > 0)
            return part.pointAt(distance / part.length());
        distance -= part.length();
    }
    return path.isEmpty() ? QPointF() : path.last();
}

void paintMark(QPainter &painter, const QPointF &centre, qreal radius, Level level, const Theme &theme)
{
    painter.setPen(QPen(theme.canvas, radius / 5));
    painter.setBrush(level == Level::Error ? theme.error : theme.warning);
    if (level == Level::Error)
        painter.drawEllipse(centre, radius, radius);
    else
        painter.drawPolygon(QPolygonF{centre + QPointF(0, -radius), centre + QPointF(radius, radius * 0.85), centre + QPointF(-radius, radius * 0.85)});
    // An exclamation mark, as strokes, so that no text is laid out while the canvas pans.
    painter.setPen(QPen(theme.canvas, radius / 3.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre + QPointF(0, -radius * 0.45), centre + QPointF(0, radius * 0.1));
    painter.drawPoint(centre + QPointF(0, radius * 0.5));
}

} // namespace

ProblemMarks problemMarks(const QList<Problem> &problems)
{
    ProblemMarks marks;
    for (const Problem &problem : problems) {
        if (!problem.model.isNull())
            note(marks.models, problem.model, problem.level);
        if (!problem.field.isNull())
            note(marks.fields, problem.field, problem.level);
    }
    return marks;
}

QString problemText(const QList<Problem> &problems, ModelId model, FieldId field)
{
    QStringList lines;
    for (const Problem &problem : problems) {
        const bool meant = field.isNull() ? problem.model == model && problem.field.isNull() : problem.field == field;
        const QString line = problem.id + QStringLiteral(": ") + problem.message;
        if (meant && !lines.contains(line))
            lines.append(line);
    }
    return lines.join(QLatin1Char('\n'));
}

void paintProblemMarks(QPainter &painter, const Diagram &diagram, const ProblemMarks &marks, const QRectF &seen, qreal scale,
                       const Theme &theme)
{
    const qreal least = smallestPixels / scale;
    const qreal reach = 2 * std::max(boxRadius, least);
    const auto isSeen = [&](const QPointF &point) { return seen.adjusted(-reach, -reach, reach, reach).contains(point); };
    for (auto [model, level] : marks.models.asKeyValueRange()) {
        const int index = diagram.box(model);
        if (index < 0)
            continue;
        const Box &box = diagram.boxes[index];
        if (isSeen(box.rect.topRight()))
            paintMark(painter, box.rect.topRight(), std::max(boxRadius, least), level, theme);
        if (scale < smallestScale || !box.rect.adjusted(-reach, 0, 0, 0).intersects(seen))
            continue;
        for (int row = 0; row < box.rows.size(); ++row) {
            const auto found = box.rows[row].kind == Row::Kind::Field ? marks.fields.constFind(box.rows[row].field)
                                                                      : marks.fields.constEnd();
            if (found != marks.fields.constEnd())
                paintMark(painter, {box.rect.left(), box.rowRect(row).center().y()}, rowRadius, *found, theme);
        }
    }
    if (scale < smallestScale || marks.fields.isEmpty())
        return;
    for (const Edge &edge : diagram.edges) {
        const auto found = marks.fields.constFind(edge.field);
        if (found != marks.fields.constEnd() && edge.path.size() > 1 && isSeen(along(edge.path, alongEdge)))
            paintMark(painter, along(edge.path, alongEdge), rowRadius, *found, theme);
    }
}

} // namespace relata
