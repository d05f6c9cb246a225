// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/listdiff.h"

#include <QHash>

#include <algorithm>

namespace relata {

namespace {

struct Kept
{
    qsizetype before = 0;
    qsizetype after = 0;
};

// The longest way through the pairs, which come in the order of `after`, on which both sides grow.
QList<Kept> longestWay(const QList<Kept> &pairs)
{
    QList<qsizetype> ends; // of the ways of length 1, 2, ... that end earliest
    QList<qsizetype> previous(pairs.size(), -1);
    for (qsizetype i = 0; i < pairs.size(); ++i) {
        const auto shorter = [&](qsizetype end, qsizetype before) { return pairs[end].before < before; };
        const qsizetype length = std::lower_bound(ends.cbegin(), ends.cend(), pairs[i].before, shorter) - ends.cbegin();
        if (length > 0)
            previous[i] = ends[length - 1];
        if (length < ends.size())
            ends[length] = i;
        else
            ends.append(i);
    }
    QList<Kept> way;
    for (qsizetype i = ends.isEmpty() ? -1 : ends.last(); i >= 0; i = previous[i])
        way.append(pairs[i]);
    std::reverse(way.begin(), way.end());
    return way;
}

} // namespace

QList<Replacement> replacements(const QList<QStringView> &before, const QList<QStringView> &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;

    QHash<QStringView, qsizetype> places;
    for (qsizetype i = head; i < before.size() - tail; ++i)
        places.insert(before[i], i);
    QList<Kept> pairs;
    for (qsizetype i = head; i < after.size() - tail; ++i) {
        if (const auto place = places.constFind(after[i]); place != places.constEnd())
            pairs.append({*place, i});
    }
    QList<Replacement> out;
    Kept next{head, head};
    const auto upTo = [&](const Kept &end) {
        if (end.before > next.before || end.after > next.after)
            out.append({next.before, end.before - next.before, next.after, end.after - next.after});
        next = {end.before + 1, end.after + 1};
    };
    for (const Kept &kept : longestWay(pairs))
        upTo(kept);
    upTo({before.size() - tail, after.size() - tail});
    return out;
}

} // namespace relata
