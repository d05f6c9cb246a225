// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/project/project.h"
#include "model/schema/registry.h"

#include <QHash>
#include <QPolygonF>

namespace relata {

/// A line of a box: a field, or an accessor that another model's relation makes.
struct Row
{
    enum class Kind : quint8 { Field, Accessor };

    Kind kind = Kind::Field;
    ModelId model = {};     ///< whose class says it: for an inherited field the parent, for an accessor the model that points here
    FieldId field = {};     ///< null for automatic fields (`id`, a link to the parent)
    QString mark = {};      ///< `PK`, `FK?`, `M2M`, `U`, `?`
    QString name = {};      ///< as it is painted: elided where the box is full
    QString type = {};      ///< `Char(200)`, `→ User`; elided too
    bool relation = false;  ///< its name is set stronger
    bool inherited = false; ///< from an abstract parent, or made by Django: quieter
    qreal top = 0;          ///< below the top of the box
    qreal height = 0;
    qreal typeWidth = 0;    ///< of the type's text

    qreal centre() const { return top + height / 2; }
    bool operator==(const Row &) const = default;
};

/// A model on the canvas.
struct Box
{
    ModelId model = {};
    QRectF rect = {};          ///< scene
    QString title = {};        ///< the model's name, elided
    QString app = {};          ///< the app's label
    QString kind = {};         ///< `abstract`, `proxy`, `unmanaged`; empty for a plain model
    qreal appWidth = 0;        ///< of the text at the right of the header
    int hue = 0;               ///< of the app
    bool external = false;     ///< not the project's own
    bool abstract = false;
    bool proxy = false;
    qreal headerHeight = 0;
    qreal nameLeft = 0;        ///< where the column of names begins, from the left of the box
    qreal accessorsTop = 0;    ///< where the accessors' block begins, from the top of the box; 0 without one
    QList<Row> rows = {};      ///< fields, then accessors

    /// What stands at the right of the header: `blog`, `proxy · blog`.
    QString note() const;
    QRectF header() const { return {rect.left(), rect.top(), rect.width(), headerHeight}; }
    QRectF rowRect(int row) const
    {
        return {rect.left(), rect.top() + rows[row].top, rect.width(), rows[row].height};
    }
    /// The index of the field's row; -1 if it has none.
    int rowOf(FieldId field) const;
    /// The row of the primary key; -1 if it has none.
    int keyRow() const;

    bool operator==(const Box &) const = default;
};

/// What stands at an end of an edge.
enum class EndMark : quint8 {
    None,
    One,         ///< a bar
    OptionalOne, ///< a bar and a ring
    Many,        ///< a crow's foot
    Parent,      ///< a hollow triangle
    Fan,         ///< any model: three dashes that part
};

/// A relation between two boxes, or an inheritance.
struct Edge
{
    enum class Kind : quint8 { ForeignKey, OneToOne, ManyToMany, Generic, Inheritance };

    Kind kind = Kind::ForeignKey;
    ModelId model = {};       ///< with `field`: the relation; for an inheritance the child
    FieldId field = {};       ///< null for an inheritance
    ModelId to = {};          ///< the model it points at, for an inheritance the parent; null for an open generic key
    int fromBox = -1;
    int fromRow = -1;         ///< -1: the edge may leave anywhere (inheritance)
    int toBox = -1;           ///< -1: an open generic key, which ends in the air
    int toRow = -1;           ///< -1: the edge ends at the header, the key or the nearest free side
    bool hasRule = false;     ///< an on_delete stands behind it
    OnDelete::Rule rule = OnDelete::Rule::Cascade;
    EndMark fromMark = EndMark::None;
    EndMark toMark = EndMark::None;
    QString label = {};       ///< `CASCADE`, `through ArticleTag`, `proxy`
    int throughBox = -1;      ///< many-to-many: the box of the explicit through model
    QPolygonF path = {};      ///< scene; from `fromBox` to `toBox`, each part level or upright
    QPolygonF association = {}; ///< from the middle of `path` to the through model's box; empty without one

    bool isSelf() const { return fromBox >= 0 && fromBox == toBox; }
    bool operator==(const Edge &) const = default;
};

/// What the canvas shows, in scene units: a value that is painted and asked, never changed by either.
struct Diagram
{
    QList<Box> boxes = {};       ///< in the order of the schema; later ones are painted above earlier ones
    QList<Edge> edges = {};
    QList<Note> notes = {};
    QHash<ModelId, int> boxOf = {};

    int box(ModelId model) const { return boxOf.value(model, -1); }
    /// The index of the relation's edge; -1 if it has none.
    int edge(ModelId model, FieldId field) const;
    /// The indexes of the edges that begin or end at the box.
    QList<int> edgesOf(int box) const;
    /// The models that an edge joins with this one, itself among them: what stays bright while it is in focus.
    QList<ModelId> neighbours(ModelId model) const;
    /// Around everything; null if the diagram is empty.
    QRectF bounds() const;
    bool isEmpty() const { return boxes.isEmpty() && notes.isEmpty(); }

    bool operator==(const Diagram &) const = default;
};

/// The point halfway along a path, and where a label stands on it: the middle of its longest part.
QPointF halfway(const QPolygonF &path);
QPointF labelPlace(const QPolygonF &path);
/// What an edge takes up with its marks; labels are not counted.
QRectF edgeBounds(const Edge &edge);

} // namespace relata
