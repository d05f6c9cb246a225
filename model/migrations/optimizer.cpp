// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/migrations/operations.h"

#include <QHash>

#include <map>
#include <set>
#include <vector>

namespace relata {

namespace {

using Kind = Operation::Kind;
using Places = std::set<int>;

/// Finds the merges that Django's optimizer finds, in its order, without its passes.
///
/// Operations keep their places: a CreateModel that takes in a later operation moves to that one's place (to the right)
/// or stays (to the left), and the other place falls empty.  A merge to the right needs that nothing between mentions
/// the model, a merge to the left that everything between lets the later operation pass.  Sets of places per model
/// answer both, and a CreateModel that is stuck is looked at again only when one of the two operations that stand in
/// its way has moved or gone.
class Optimizer
{
public:
    Optimizer(const Registry &registry, const QList<Operation> &operations);
    QList<Operation> run();

private:
    struct Targets
    {
        int to = -1;
        int through = -1;
    };

    Targets targetsOf(const FieldKey &key) const;
    void enlist(int place, bool here);
    void mention(int model, int place, bool here);
    bool merge(int place);
    int obstacleRight(int model, int place, int other) const;
    int obstacleLeft(int place, int other) const;
    int referredField(const Targets &targets, const ResolvedField &field, int place, int other) const;
    void absorb(Operation &model, const Operation &other) const;
    void wake(int place);

    const Registry &m_registry;
    QList<Operation> m_operations;
    std::vector<bool> m_gone;
    QHash<int, Places> m_own;         ///< by model: operations on it that a CreateModel takes in
    QHash<int, Places> m_mentions;    ///< by model: operations that mention it (without indexes and constraints)
    QHash<int, int> m_created;        ///< by model: the place of its CreateModel
    QHash<int, Places> m_fields;      ///< by model: its AddField operations
    QHash<int, Places> m_options;     ///< by model: unique_together and order_with_respect_to
    Places m_opaque;                  ///< indexes and constraints, which Django takes to mention everything
    Places m_open;                    ///< CreateModel operations to be looked at
    QHash<int, QList<int>> m_waiting; ///< by place: CreateModel operations that are stuck because of it
};

/// The first place after `from` and before `until`; -1 if there is none.
int between(const Places &places, int from, int until)
{
    const auto found = places.upper_bound(from);
    return found != places.end() && *found < until ? *found : -1;
}

int between(const QHash<int, Places> &places, int model, int from, int until)
{
    const auto found = places.constFind(model);
    return found == places.cend() ? -1 : between(*found, from, until);
}

Optimizer::Optimizer(const Registry &registry, const QList<Operation> &operations)
    : m_registry(registry)
    , m_operations(operations)
    , m_gone(size_t(operations.size()), false)
{
    for (int place = 0; place < m_operations.size(); ++place)
        enlist(place, true);
}

Optimizer::Targets Optimizer::targetsOf(const FieldKey &key) const
{
    const ResolvedField &field = m_registry.field(key);
    const bool named = field.through >= 0 && m_registry.at(field.through).linkOf < 0;
    return {.to = field.target, .through = named ? field.through : -1};
}

void Optimizer::mention(int model, int place, bool here)
{
    if (model < 0)
        return;
    if (here)
        m_mentions[model].insert(place);
    else
        m_mentions[model].erase(place);
}

void Optimizer::enlist(int place, bool here)
{
    const Operation &operation = m_operations[place];
    const auto put = [&](Places &places) { here ? void(places.insert(place)) : void(places.erase(place)); };
    if (operation.kind == Kind::CreateModel) {
        const ResolvedModel &model = m_registry.at(operation.model);
        for (const int base : model.bases)
            mention(base, place, here);
        for (const FieldKey &key : operation.fields) {
            const Targets targets = targetsOf(key);
            mention(targets.to, place, here);
            mention(targets.through, place, here);
        }
        mention(operation.model, place, here);
        m_created[operation.model] = here ? place : -1;
        put(m_open);
        return;
    }
    put(m_own[operation.model]);
    if (operation.kind == Kind::AddIndex || operation.kind == Kind::AddConstraint) {
        put(m_opaque);
        return;
    }
    mention(operation.model, place, here);
    if (operation.kind == Kind::AddField) {
        const Targets targets = targetsOf(operation.field);
        mention(targets.to, place, here);
        mention(targets.through, place, here);
        put(m_fields[operation.model]);
    } else {
        put(m_options[operation.model]);
    }
}

int Optimizer::obstacleRight(int model, int place, int other) const
{
    const int mentioned = between(m_mentions, model, place, other);
    return mentioned >= 0 ? mentioned : between(m_opaque, place, other);
}

// An AddField in between of the very field that `field` refers to.
int Optimizer::referredField(const Targets &targets, const ResolvedField &field, int place, int other) const
{
    const QString toField = field.field.options.text(u"to_field");
    const QStringList &throughFields = field.field.relation ? field.field.relation->throughFields : QStringList();
    for (const bool through : {false, true}) {
        const auto places = m_fields.constFind(through ? targets.through : targets.to);
        if (places == m_fields.cend())
            continue;
        for (auto it = places->upper_bound(place); it != places->end() && *it < other; ++it) {
            const QString &name = m_registry.field(m_operations[*it].field).field.name;
            const bool meant = through ? throughFields.isEmpty() || throughFields.contains(name)
                                       : toField.isEmpty() || toField == name;
            if (meant)
                return *it;
        }
    }
    return -1;
}

int Optimizer::obstacleLeft(int place, int other) const
{
    const Operation &later = m_operations[other];
    const int opaque = between(m_opaque, place, other);
    if (opaque >= 0)
        return opaque;
    if (later.kind != Kind::AddField)
        return -1;
    const Targets targets = targetsOf(later.field);
    for (const int model : {targets.to, targets.through}) {
        const int created = model < 0 ? -1 : m_created.value(model, -1);
        if (created > place && created < other)
            return created;
        const int option = model < 0 ? -1 : between(m_options, model, place, other);
        if (option >= 0)
            return option;
    }
    return referredField(targets, m_registry.field(later.field), place, other);
}

void Optimizer::absorb(Operation &model, const Operation &other) const
{
    switch (other.kind) {
    case Kind::CreateModel:
        break;
    case Kind::AddField:
        model.fields.append(other.field);
        break;
    case Kind::AddIndex:
        model.indexes.append(other.item);
        break;
    case Kind::AddConstraint:
        model.constraints.append(other.item);
        break;
    case Kind::UniqueTogether:
        model.uniqueTogether = true;
        break;
    case Kind::OrderWithRespectTo:
        model.ordered = true;
        break;
    }
}

void Optimizer::wake(int place)
{
    const QList<int> stuck = m_waiting.take(place);
    for (const int waiting : stuck) {
        if (!m_gone[size_t(waiting)] && m_operations[waiting].kind == Kind::CreateModel)
            m_open.insert(waiting);
    }
}

bool Optimizer::merge(int place)
{
    const int model = m_operations[place].model;
    const int other = between(m_own, model, place, int(m_operations.size()));
    if (other < 0)
        return false;
    const int right = obstacleRight(model, place, other);
    // Nothing lets an index or constraint pass, so what stands in the way on one side does on the other.
    const Kind kind = m_operations[other].kind;
    const bool opaque = kind == Kind::AddIndex || kind == Kind::AddConstraint;
    const int left = right < 0 || opaque ? right : obstacleLeft(place, other);
    if (right >= 0 && left >= 0) {
        m_waiting[right].append(place);
        if (left != right)
            m_waiting[left].append(place);
        return false;
    }
    Operation merged = m_operations[place];
    absorb(merged, m_operations[other]);
    enlist(place, false);
    enlist(other, false);
    const int stays = right < 0 ? other : place;
    m_gone[size_t(right < 0 ? place : other)] = true;
    m_operations[stays] = merged;
    enlist(stays, true);
    wake(place);
    wake(other);
    return true;
}

QList<Operation> Optimizer::run()
{
    while (!m_open.empty()) {
        const int place = *m_open.begin();
        if (!merge(place))
            m_open.erase(place);
    }
    QList<Operation> out;
    for (int place = 0; place < m_operations.size(); ++place) {
        if (!m_gone[size_t(place)])
            out.append(m_operations[place]);
    }
    return out;
}

} // namespace

QList<Operation> optimized(const Registry &registry, const QList<Operation> &operations)
{
    return Optimizer(registry, operations).run();
}

} // namespace relata
