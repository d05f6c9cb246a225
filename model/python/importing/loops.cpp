// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/lookup.h"

#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyExpr::Kind;

constexpr qsizetype mostRounds = 2000;

} // namespace

// What the variables of a comprehension are in each of its rounds; nothing where it cannot be told.
QList<QHash<QString, Known>> Lookup::rounds(const Scope &scope, const PyExpr &target, const PyExpr &iterable)
{
    QList<QHash<QString, Known>> out;
    const Meaning over = iterable.is(Kind::Name) ? meaning(scope, iterable.text, iterable.range.begin) : Meaning();
    if (over.kind == Meaning::Kind::Class && enumKind(over).enumeration) {
        for (const EnumMember &member : members(over)) {
            const MaybeKnown name = knownText(member.name);
            if (!target.is(Kind::Name) || !member.value || !name)
                return {};
            QHash<QString, Known> round{{target.text + u".value"_s, *member.value}, {target.text + u".name"_s, *name}};
            if (member.label)
                round.insert(target.text + u".label"_s, *member.label);
            out.append(round);
        }
        return out;
    }
    const MaybeKnown list = evaluate(scope, iterable);
    if (!list || !list->value.isList() || list->value.toList().size() > mostRounds)
        return {};
    const qint64 share = list->weight / std::max<qint64>(1, list->value.toList().size()) + 1;
    for (const Value &item : list->value.toList()) {
        if (target.is(Kind::Name)) {
            out.append({{target.text, {item, share}}});
            continue;
        }
        QHash<QString, Known> round;
        const bool fits = target.is(Kind::Tuple) && item.isList() && item.toList().size() == target.items.size();
        for (qsizetype i = 0; fits && i < target.items.size(); ++i)
            round.insert(target.items[i].text, {item.toList()[i], share});
        if (round.size() != target.items.size())
            return {};
        out.append(round);
    }
    return out;
}

// `[(i, str(i)) for i in range(3)]`
MaybeKnown Lookup::repeatedFor(const Scope &scope, const PyExpr &loop)
{
    if (loop.items.size() != 3)
        return std::nullopt;
    QList<Known> items;
    for (const QHash<QString, Known> &round : rounds(scope, loop.items[1], loop.items[2])) {
        QHash<QString, Known> locals = m_locals;
        locals.insert(round);
        std::swap(m_locals, locals);
        const MaybeKnown item = evaluate(scope, loop.items[0]);
        std::swap(m_locals, locals);
        if (!item)
            return std::nullopt;
        items.append(*item);
    }
    // No rounds may mean that they are not known.
    return items.isEmpty() ? std::nullopt : knownList(items);
}

} // namespace relata
