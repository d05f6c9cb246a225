// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/diagram.h"

#include <QLineF>

namespace relata {

using namespace Qt::StringLiterals;

QString Box::note() const
{
    return kind.isEmpty() ? app : kind + u" · "_s + app;
}

int Box::rowOf(FieldId field) const
{
    if (field.isNull())
        return -1;
    for (int i = 0; i < rows.size(); ++i) {
        if (rows[i].kind == Row::Kind::Field && rows[i].field == field)
            return i;
    }
    return -1;
}

int Box::keyRow() const
{
    for (int i = 0; i < rows.size(); ++i) {
        if (rows[i].kind == Row::Kind::Field && rows[i].mark.startsWith(u"PK"))
            return i;
    }
    return -1;
}

int Diagram::edge(ModelId model, FieldId field) const
{
    if (field.isNull())
        return -1;
    for (int i = 0; i < edges.size(); ++i) {
        if (edges[i].field == field && edges[i].model == model)
            return i;
    }
    return -1;
}

QList<int> Diagram::edgesOf(int box) const
{
    QList<int> found;
    for (int i = 0; i < edges.size(); ++i) {
        if (edges[i].fromBox == box || edges[i].toBox == box)
            found.append(i);
    }
    return found;
}

QList<ModelId> Diagram::neighbours(ModelId model) const
{
    const int index = box(model);
    QList<ModelId> found = {model};
    for (const Edge &edge : edges) {
        if (edge.fromBox != index && edge.toBox != index && edge.throughBox != index)
            continue;
        for (const int other : {edge.fromBox, edge.toBox, edge.throughBox}) {
            if (other >= 0 && !found.contains(boxes[other].model))
                found.append(boxes[other].model);
        }
    }
    return found;
}

QRectF Diagram::bounds() const
{
    QRectF all;
    for (const Box &box : boxes)
        all |= box.rect;
    for (const Edge &edge : edges)
        all |= edgeBounds(edge);
    for (const Note &note : notes)
        all |= note.rect;
    return all;
}

QPointF halfway(const QPolygonF &path)
{
    qreal length = 0;
    for (int i = 1; i < path.size(); ++i)
        length += QLineF(path[i - 1], path[i]).length();
    qreal left = length / 2;
    for (int i = 1; i < path.size(); ++i) {
        const QLineF part(path[i - 1], path[i]);
        if (left <= part.length())
            return part.length() > 0 ? part.pointAt(left / part.length()) : part.p1();
        left -= part.length();
    }
    return path.isEmpty() ? QPointF() : path.last();
}

QPointF labelPlace(const QPolygonF &path)
{
    QLineF longest;
    for (int i = 1; i < path.size(); ++i) {
        const QLineF part(path[i - 1], path[i]);
        if (part.length() > longest.length())
            longest = part;
    }
    return longest.center();
}

QRectF edgeBounds(const Edge &edge)
{
    if (edge.path.isEmpty())
        return {};
    constexpr qreal marks = 8;
    QRectF rect = edge.path.boundingRect();
    if (!edge.association.isEmpty())
        rect |= edge.association.boundingRect();
    return rect.adjusted(-marks, -marks, marks, marks);
}

} // namespace relata
