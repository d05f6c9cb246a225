// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/edges.h"

#include "model/fields/catalogue.h"

#include <QCoreApplication>
#include <QSet>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Diagram", text);
}

Edge::Kind kindOf(FieldType type)
{
    switch (type) {
    case FieldType::OneToOne: return Edge::Kind::OneToOne;
    case FieldType::ManyToMany: return Edge::Kind::ManyToMany;
    case FieldType::GenericRelation:
    case FieldType::GenericForeignKey: return Edge::Kind::Generic;
    default: return Edge::Kind::ForeignKey;
    }
}

/// Collects the edges of a diagram box by box.
class EdgeMaker
{
public:
    EdgeMaker(const Registry &registry, const Diagram &diagram)
        : m_registry(registry)
        , m_schema(registry.schema())
        , m_diagram(diagram)
    {
    }

    QList<Edge> made()
    {
        for (const Model &model : m_schema.models) {
            if (const int box = m_diagram.box(model.id); box >= 0)
                addModel(box, model);
        }
        for (const Edge &open : std::as_const(m_open)) {
            if (!m_reached.contains({open.fromBox, open.fromRow}))
                m_edges.append(open);
        }
        return m_edges;
    }

private:
    void addModel(int box, const Model &model)
    {
        addParents(box, model);
        const int index = m_registry.indexOf(model.id);
        if (index < 0) {
            for (const Field &field : model.fields)
                addField(box, model.id, field, refOf(field), throughOf(field), field.options.flag(u"null"));
            return;
        }
        const ResolvedModel &resolved = m_registry.at(index);
        for (const QList<ResolvedField> *fields : {&resolved.columns, &resolved.manyToMany, &resolved.virtuals}) {
            for (const ResolvedField &field : *fields)
                addResolved(box, resolved, field);
        }
    }

    void addResolved(int box, const ResolvedModel &owner, const ResolvedField &field)
    {
        const bool inherited = field.made == Made::Inherited;
        if (inherited ? m_diagram.box(field.declaredBy) >= 0 : field.made != Made::Declared)
            return;
        if (field.field.options.flag(u"parent_link") && owner.parents.contains(field.target))
            return;
        const ModelId to = field.target < 0 ? ModelId() : m_registry.at(field.target).id;
        const ModelId through = field.through < 0 ? ModelId() : m_registry.at(field.through).id;
        addField(box, inherited ? field.declaredBy : owner.id, field.field, to, through, field.null);
    }

    void addField(int box, ModelId model, const Field &field, ModelId to, ModelId through, bool null)
    {
        Edge edge{.kind = kindOf(field.type), .model = model, .field = field.id, .to = to, .fromBox = box};
        edge.fromRow = m_diagram.boxes[box].rowOf(field.id);
        if (field.type == FieldType::GenericForeignKey) {
            edge.toMark = EndMark::Fan;
            edge.label = translated("any model");
            m_open.append(edge);
            return;
        }
        edge.toBox = m_diagram.box(to);
        if (!field.relation || edge.toBox < 0)
            return;
        switch (edge.kind) {
        case Edge::Kind::ManyToMany: finishManyToMany(edge, through); break;
        case Edge::Kind::Generic: finishGeneric(edge, field); break;
        default: finishForeignKey(edge, field, null);
        }
        m_edges.append(edge);
    }

    void finishForeignKey(Edge &edge, const Field &field, bool null) const
    {
        edge.fromMark = edge.kind == Edge::Kind::OneToOne ? EndMark::One : EndMark::Many;
        edge.toMark = null ? EndMark::OptionalOne : EndMark::One;
        edge.hasRule = true;
        edge.rule = field.relation->onDelete.rule;
        edge.label = onDeleteText(field.relation->onDelete);
    }

    void finishManyToMany(Edge &edge, ModelId through) const
    {
        edge.fromMark = edge.toMark = EndMark::Many;
        edge.throughBox = m_diagram.box(through);
        const ResolvedModel *link = through.isNull() ? nullptr : m_registry.find(through);
        edge.label = link && link->linkOf < 0 ? translated("through %1").arg(link->name) : translated("many to many");
    }

    // Ends at the generic foreign key that uses the same column.
    void finishGeneric(Edge &edge, const Field &field)
    {
        edge.fromMark = EndMark::One;
        edge.toMark = EndMark::Many;
        edge.label = translated("generic");
        const Model *target = m_schema.find(edge.to);
        const QString column = effective(field, u"object_id_field").toText();
        for (const Field &candidate : target ? target->fields : QList<Field>()) {
            if (candidate.type == FieldType::GenericForeignKey && effective(candidate, u"fk_field").toText() == column)
                edge.toRow = m_diagram.boxes[edge.toBox].rowOf(candidate.id);
        }
        m_reached.insert({edge.toBox, edge.toRow});
    }

    void addParents(int box, const Model &model)
    {
        for (const ModelRef &base : model.bases) {
            const Model *parent = base.id.isNull() ? nullptr : m_schema.find(base.id);
            const int to = m_diagram.box(base.id);
            if (!parent || to < 0 || to == box)
                continue;
            Edge edge{.kind = Edge::Kind::Inheritance, .model = model.id, .to = base.id, .fromBox = box, .toBox = to};
            edge.toMark = EndMark::Parent;
            edge.field = parentLink(model, base.id);
            edge.label = parent->isAbstract() ? translated("abstract parent")
                       : model.isProxy()      ? translated("proxy")
                                              : translated("multi-table parent");
            m_edges.append(edge);
        }
    }

    static FieldId parentLink(const Model &model, ModelId parent)
    {
        for (const Field &field : model.fields) {
            if (field.relation && field.relation->to.id == parent && field.options.flag(u"parent_link"))
                return field.id;
        }
        return {};
    }

    static ModelId refOf(const Field &field) { return field.relation ? field.relation->to.id : ModelId(); }
    static ModelId throughOf(const Field &field) { return field.relation ? field.relation->through.id : ModelId(); }

    const Registry &m_registry;
    const Schema &m_schema;
    const Diagram &m_diagram;
    QList<Edge> m_edges;
    QList<Edge> m_open;
    QSet<std::pair<int, int>> m_reached;
};

} // namespace

QList<Edge> edgesOf(const Registry &registry, const Diagram &diagram)
{
    return EdgeMaker(registry, diagram).made();
}

} // namespace relata
