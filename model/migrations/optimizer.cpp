// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/migrations/steps.h"

#include "model/migrations/namedbases.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

// Finds the merges that Django's optimizer finds, in its order, without its passes.
//
// Steps keep their places: a CreateModel that takes in a later one moves to that one's place (to the right) or stays
// (to the left), and the other place falls empty.  A merge to the right needs that nothing between mentions the model,
// a merge to the left that everything between lets the later one pass.  Lists of places per model answer both, and a
// CreateModel that is stuck is looked at again only when one of the two that stand in its way has moved or gone.

namespace relata {

namespace {

using Kind = Operation::Kind;

void setBit(std::vector<quint64> &bits, int place)
{
    bits[size_t(place) / 64] |= quint64(1) << (place % 64);
}

void clearBit(std::vector<quint64> &bits, int place)
{
    bits[size_t(place) / 64] &= ~(quint64(1) << (place % 64));
}

} // namespace

Optimizer::Optimizer(const Registry &registry, const Steps &steps, const DjangoVersion &version)
    : m_registry(registry)
    , m_steps(steps)
    , m_version(version)
    , m_models(size_t(registry.models().size()))
{
}

Optimizer::Targets Optimizer::targetsOf(const FieldKey &key) const
{
    const ResolvedField &field = m_registry.field(key);
    const bool named = field.through >= 0 && m_registry.at(field.through).linkOf < 0;
    return {.to = field.target, .through = named ? field.through : none};
}

// Django takes it to mention every model and field.
bool Optimizer::isOpaque(Kind kind) const
{
    return kind == Kind::AddIndex || kind == Kind::AddConstraint;
}

// What is known before the first merge

void Optimizer::mention(int place, int index)
{
    if (index < 0)
        return;
    Slot &slot = m_slots[size_t(place)];
    for (int link = slot.mentions; link >= 0; link = m_mentioned[size_t(link)].next) {
        if (m_mentioned[size_t(link)].value == index)
            return;
    }
    const int link = int(m_mentioned.size());
    m_mentioned.push_back({.value = index});
    (slot.lastMention < 0 ? slot.mentions : m_mentioned[size_t(slot.lastMention)].next) = link;
    slot.lastMention = link;
    ++model(index).mentions.end;
    m_touched.push_back(index);
}

void Optimizer::enlist(std::span<const int> order)
{
    for (const int index : m_touched)
        model(index) = {};
    m_touched.clear();
    m_slots.assign(order.size(), {});
    m_mentioned.clear();
    m_taken.clear();
    m_waiting.clear();
    m_open.assign(order.size() / 64 + 1, 0);
    m_opaque.assign(order.size() / 64 + 1, 0);
    m_firstOpen = m_firstOpaque = 0;
    for (int place = 0; place < int(order.size()); ++place) {
        m_slots[size_t(place)].step = order[size_t(place)];
        const Step &at = step(place);
        m_touched.push_back(at.model);
        if (isOpaque(at.kind)) {
            setBit(m_opaque, place);
            continue;
        }
        mention(place, at.model);
        if (at.kind == Kind::AddField) {
            const Targets targets = targetsOf(at.field());
            mention(place, targets.to);
            mention(place, targets.through);
        }
        if (at.kind != Kind::CreateModel)
            continue;
        model(at.model).created = place;
        setBit(m_open, place);
        for (const int base : namedBases(m_registry, at.model))
            mention(place, base);
        for (int i = at.fields.begin; i < at.fields.end; ++i) {
            const Targets targets = targetsOf(m_steps.fields[size_t(i)]);
            mention(place, targets.to);
            mention(place, targets.through);
        }
    }
    listOwn();
    listMentions();
}

// Ranges are given out by model, then filled by place, so that each is in order.
void Optimizer::listOwn()
{
    const auto isOwn = [&](int place) {
        const Kind kind = step(place).kind;
        return kind != Kind::CreateModel && (kind != Kind::AddConstraint || m_version.constraintsJoinTables);
    };
    int places = 0;
    for (int place = 0; place < int(m_slots.size()); ++place)
        model(step(place).model).own.end += isOwn(place);
    for (const int index : m_touched) {
        Range &own = model(index).own;
        if (own.begin > 0 || own.end == 0)
            continue;
        const int count = own.end;
        own = {places + 1, places + 1}; // one more, to tell those that have theirs
        places += count;
    }
    m_own.resize(size_t(places) + 1);
    for (int place = 0; place < int(m_slots.size()); ++place) {
        if (isOwn(place))
            m_own[size_t(model(step(place).model).own.end++)] = place;
    }
}

void Optimizer::listMentions()
{
    int places = 0;
    for (const int index : m_touched) {
        Range &mentions = model(index).mentions;
        if (mentions.begin > 0 || mentions.end == 0)
            continue;
        const int count = mentions.end;
        mentions = {places + 1, places + 1};
        places += count;
    }
    m_places.resize(size_t(places) + 1);
    for (int place = 0; place < int(m_slots.size()); ++place) {
        for (int link = m_slots[size_t(place)].mentions; link >= 0; link = m_mentioned[size_t(link)].next)
            m_places[size_t(model(m_mentioned[size_t(link)].value).mentions.end++)] = place;
    }
}

// What stands between

int Optimizer::mentionBetween(int index, int from, int until)
{
    const Range mentions = model(index).mentions;
    const auto begin = m_places.cbegin() + mentions.begin, end = m_places.cbegin() + mentions.end;
    const auto found = std::upper_bound(begin, end, from);
    return found != end && *found < until ? *found : none;
}

int Optimizer::opaqueBetween(int from, int until)
{
    while (m_firstOpaque < m_opaque.size() && m_opaque[m_firstOpaque] == 0)
        ++m_firstOpaque;
    const size_t first = size_t(from + 1) / 64;
    for (size_t word = std::max(first, m_firstOpaque); word < m_opaque.size() && int(word * 64) < until; ++word) {
        quint64 bits = m_opaque[word];
        if (word == first)
            bits &= ~quint64(0) << ((from + 1) % 64);
        if (bits != 0) {
            const int place = int(word * 64) + std::countr_zero(bits);
            return place < until ? place : none;
        }
    }
    return none;
}

std::span<const int> Optimizer::ownBetween(int index, int from, int until)
{
    const std::span own =
        std::span<const int>(m_own).subspan(size_t(model(index).own.begin), size_t(model(index).own.size()));
    return {std::upper_bound(own.begin(), own.end(), from), std::lower_bound(own.begin(), own.end(), until)};
}

int Optimizer::obstacleRight(int index, int place, int other)
{
    const int mentioned = mentionBetween(index, place, other);
    return mentioned >= 0 ? mentioned : opaqueBetween(place, other);
}

// An AddField in between of the very field that `field` refers to.
int Optimizer::referredField(const Targets &targets, const ResolvedField &field, int place, int other)
{
    for (const bool through : {false, true}) {
        const int index = through ? targets.through : targets.to;
        if (index < 0)
            continue;
        for (const int at : ownBetween(index, place, other)) {
            if (step(at).kind != Kind::AddField)
                continue;
            const QString &name = m_registry.field(step(at).field()).field.name;
            const QString toField = field.field.options.text(u"to_field");
            const QStringList names = field.field.relation ? field.field.relation->throughFields : QStringList();
            if (through ? names.isEmpty() || names.contains(name) : toField.isEmpty() || toField == name)
                return at;
        }
    }
    return none;
}

int Optimizer::obstacleLeft(int place, int other)
{
    const int opaque = opaqueBetween(place, other);
    if (opaque >= 0)
        return opaque;
    const Step &later = step(other);
    if (later.kind != Kind::AddField)
        return none;
    const Targets targets = targetsOf(later.field());
    for (const int index : {targets.to, targets.through}) {
        if (index < 0)
            continue;
        const int created = model(index).created;
        if (created > place && created < other)
            return created;
        for (const int at : ownBetween(index, place, other)) {
            if (step(at).kind == Kind::UniqueTogether || step(at).kind == Kind::OrderWithRespectTo)
                return at;
        }
    }
    return referredField(targets, m_registry.field(later.field()), place, other);
}

// Merges

void Optimizer::moveMentions(int from, int to)
{
    for (int link = m_slots[size_t(from)].mentions; link >= 0; link = m_mentioned[size_t(link)].next) {
        Range &mentions = model(m_mentioned[size_t(link)].value).mentions;
        const auto begin = m_places.begin() + mentions.begin, end = m_places.begin() + mentions.end;
        const auto old = std::lower_bound(begin, end, from);
        if (old == end || *old != from)
            continue; // both mention the model, and this has been seen to
        const auto fresh = std::lower_bound(begin, end, to);
        if (fresh != end && *fresh == to) {
            std::move(old + 1, end, old);
            --mentions.end;
        } else if (old < fresh) {
            std::move(old + 1, fresh, old);
            *(fresh - 1) = to;
        } else {
            std::move_backward(fresh, old, old + 1);
            *fresh = to;
        }
    }
    Slot &gone = m_slots[size_t(from)], &stays = m_slots[size_t(to)];
    if (gone.mentions >= 0) {
        (stays.lastMention < 0 ? stays.mentions : m_mentioned[size_t(stays.lastMention)].next) = gone.mentions;
        stays.lastMention = gone.lastMention;
    }
}

void Optimizer::wait(int place, int obstacle)
{
    int &first = m_slots[size_t(obstacle)].waiting;
    m_waiting.push_back({.value = place, .next = first});
    first = int(m_waiting.size()) - 1;
}

void Optimizer::wake(int place)
{
    for (int link = std::exchange(m_slots[size_t(place)].waiting, none); link >= 0;
         link = m_waiting[size_t(link)].next) {
        const int waiting = m_waiting[size_t(link)].value;
        if (!m_slots[size_t(waiting)].gone && step(waiting).kind == Kind::CreateModel)
            open(waiting);
    }
}

void Optimizer::open(int place)
{
    setBit(m_open, place);
    m_firstOpen = std::min(m_firstOpen, size_t(place) / 64);
}

int Optimizer::firstOpen()
{
    while (m_firstOpen < m_open.size() && m_open[m_firstOpen] == 0)
        ++m_firstOpen;
    return m_firstOpen == m_open.size() ? none : int(m_firstOpen * 64) + std::countr_zero(m_open[m_firstOpen]);
}

bool Optimizer::merge(int place)
{
    const int index = step(place).model;
    Range &own = model(index).own;
    const auto end = m_own.cbegin() + own.end;
    const auto next = std::upper_bound(m_own.cbegin() + own.begin, end, place);
    if (next == end)
        return false;
    const int other = *next;
    const int right = obstacleRight(index, place, other);
    // Nothing lets an index or constraint pass, so what stands in the way on one side does on the other.
    const bool opaque = isOpaque(step(other).kind);
    const int left = right < 0 || opaque ? right : obstacleLeft(place, other);
    if (right >= 0 && left >= 0) {
        wait(place, right);
        if (left != right)
            wait(place, left);
        return false;
    }
    const int stays = right < 0 ? other : place, goes = right < 0 ? place : other;
    std::copy(next + 1, end, m_own.begin() + (next - m_own.cbegin()));
    --own.end;
    if (opaque)
        clearBit(m_opaque, other);
    moveMentions(goes, stays);
    const int absorbed = m_slots[size_t(other)].step;
    Slot &slot = m_slots[size_t(stays)];
    if (stays == other) {
        slot.step = m_slots[size_t(place)].step;
        slot.absorbed = m_slots[size_t(place)].absorbed;
        slot.lastAbsorbed = m_slots[size_t(place)].lastAbsorbed;
        clearBit(m_open, place);
        model(index).created = stays;
    }
    const int link = int(m_taken.size());
    m_taken.push_back({.value = absorbed});
    (slot.lastAbsorbed < 0 ? slot.absorbed : m_taken[size_t(slot.lastAbsorbed)].next) = link;
    slot.lastAbsorbed = link;
    m_slots[size_t(goes)].gone = true;
    open(stays);
    wake(place);
    wake(other);
    return true;
}

Operation Optimizer::operationAt(int place) const
{
    const Slot &slot = m_slots[size_t(place)];
    const Step &at = step(place);
    Operation out{.kind = at.kind, .model = at.model};
    if (at.kind == Kind::AddField)
        out.field = at.field();
    else if (isOpaque(at.kind))
        out.item = at.item;
    std::array<int, 3> counts = {at.fields.size(), 0, 0};
    for (int link = slot.absorbed; link >= 0; link = m_taken[size_t(link)].next) {
        const Kind kind = m_steps.steps[size_t(m_taken[size_t(link)].value)].kind;
        ++counts[kind == Kind::AddIndex ? 1 : kind == Kind::AddConstraint ? 2 : 0];
    }
    out.fields.reserve(counts[0]);
    out.indexes.reserve(counts[1]);
    out.constraints.reserve(counts[2]);
    for (int i = at.fields.begin; i < at.fields.end; ++i)
        out.fields.append(m_steps.fields[size_t(i)]);
    for (int link = slot.absorbed; link >= 0; link = m_taken[size_t(link)].next) {
        const Step &absorbed = m_steps.steps[size_t(m_taken[size_t(link)].value)];
        switch (absorbed.kind) {
        case Kind::CreateModel:
            break;
        case Kind::AddField:
            out.fields.append(absorbed.field());
            break;
        case Kind::AddIndex:
            out.indexes.append(absorbed.item);
            break;
        case Kind::AddConstraint:
            out.constraints.append(absorbed.item);
            break;
        case Kind::UniqueTogether:
            out.uniqueTogether = true;
            break;
        case Kind::OrderWithRespectTo:
            out.ordered = true;
            break;
        }
    }
    return out;
}

QList<Operation> Optimizer::run(std::span<const int> order)
{
    enlist(order);
    for (int place = firstOpen(); place >= 0; place = firstOpen()) {
        if (!merge(place))
            clearBit(m_open, place);
    }
    QList<Operation> out;
    out.reserve(std::count_if(m_slots.begin(), m_slots.end(), [](const Slot &slot) { return !slot.gone; }));
    for (int place = 0; place < int(m_slots.size()); ++place) {
        if (!m_slots[size_t(place)].gone)
            out.append(operationAt(place));
    }
    return out;
}

} // namespace relata
