// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/lineage.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// A file can say anything: bases in a circle, and ladders of bases with more ways up than could ever be walked.  So
// each class is looked at once.
using Seen = QSet<ModelId>;

const Model *modelOf(const Schema &schema, const ModelRef &ref)
{
    return ref.id.isNull() ? schema.model(ref.source) : schema.find(ref.id);
}

const Model *metaSource(const Schema &schema, const Model &model, Seen &seen)
{
    for (const ModelRef &base : model.bases) {
        const Model *found = modelOf(schema, base);
        if (!found || seen.contains(found->id))
            continue;
        seen.insert(found->id);
        if (!found->isAbstract())
            found = metaSource(schema, *found, seen);
        if (found)
            return found;
    }
    return nullptr;
}

QList<MetaEntry> metaOf(const Schema &schema, const Model &model, QHash<ModelId, QList<MetaEntry>> &made)
{
    if (made.contains(model.id))
        return made.value(model.id);
    made.insert(model.id, {});
    QList<const Model *> sources;
    Seen seen;
    if (!model.hasOwnMeta())
        sources.append(metaSource(schema, model, seen));
    for (auto base = model.metaBases.crbegin(); base != model.metaBases.crend(); ++base)
        sources.append(modelOf(schema, *base));
    QList<MetaEntry> entries;
    const auto put = [&](const MetaEntry &entry) {
        entries.removeIf([&](const MetaEntry &known) { return known.name == entry.name; });
        entries.append(entry);
    };
    for (const Model *source : std::as_const(sources)) {
        if (!source || source == &model)
            continue;
        const QList<MetaEntry> inherited = metaOf(schema, *source, made);
        for (MetaEntry entry : inherited) {
            // Once the abstract class is made, Django sets it to False in the Meta that it hands down.
            if (entry.name == u"abstract")
                entry.value = false;
            put(entry);
        }
    }
    for (const auto &entry : model.meta)
        put({entry.name, entry.value, model.id});
    if (!model.indexes.isEmpty())
        put({u"indexes"_s, {}, model.id});
    if (!model.constraints.isEmpty())
        put({u"constraints"_s, {}, model.id});
    made.insert(model.id, entries);
    return entries;
}

/// Python's method resolution order (C3) over the classes of a schema.
class Resolution
{
public:
    explicit Resolution(const Schema &schema)
        : m_schema(schema)
    {
    }

    QList<BaseClass> bases(const Model &model) const
    {
        QList<BaseClass> out;
        bool fromModel = false;
        for (const ModelRef &ref : model.bases) {
            const Model *base = modelOf(m_schema, ref);
            const bool root = !base && (ref.source == u"Model" || ref.source.endsWith("models.Model"_L1));
            out.append({base, base || root ? QString() : ref.source.section(u'[', 0, 0), model.id});
            fromModel = fromModel || base || root;
        }
        if (!fromModel)
            out.append(BaseClass{});
        return out;
    }

    QStringList order(const BaseClass &base)
    {
        if (!base.model)
            return {key(base)};
        if (m_orders.contains(base.model->id))
            return m_orders.value(base.model->id);
        m_orders.insert(base.model->id, {key(base)});
        QList<QStringList> lists;
        QStringList direct;
        const QList<BaseClass> all = bases(*base.model);
        for (const BaseClass &each : all) {
            lists.append(order(each));
            direct.append(key(each));
        }
        lists.append(direct);
        const QStringList whole = QStringList{key(base)} + merged(lists);
        m_orders.insert(base.model->id, whole);
        return whole;
    }

    void flatten(const Model &model, QList<BaseClass> &out, Seen &seen) const
    {
        if (seen.contains(model.id))
            return;
        seen.insert(model.id);
        const QList<BaseClass> all = bases(model);
        for (const BaseClass &base : all) {
            const bool known =
                std::any_of(out.begin(), out.end(), [&](const BaseClass &b) { return key(b) == key(base); });
            if (base.model && base.model->isAbstract())
                flatten(*base.model, out, seen);
            else if (!known)
                out.append(base);
        }
    }

    /// All that it inherits, itself first.
    QList<BaseClass> classes(const Model &model)
    {
        QHash<QString, BaseClass> byKey;
        QList<BaseClass> open{{&model, {}, {}}};
        while (!open.isEmpty()) {
            const BaseClass next = open.takeLast();
            if (byKey.contains(key(next)))
                continue;
            byKey.insert(key(next), next);
            if (next.model)
                open += bases(*next.model);
        }
        QList<BaseClass> out;
        const QStringList keys = order({&model, {}, {}});
        for (const QString &each : keys)
            out.append(byKey.value(each));
        return out;
    }

    static QString key(const BaseClass &base) { return base.model ? base.model->id.text() : u"class "_s + base.source; }

private:
    static QStringList merged(QList<QStringList> lists)
    {
        QStringList out;
        for (;;) {
            lists.removeIf([](const QStringList &list) { return list.isEmpty(); });
            if (lists.isEmpty())
                return out;
            const auto isHead = [&](const QString &name) {
                return std::none_of(lists.begin(), lists.end(),
                                    [&](const QStringList &list) { return list.indexOf(name) > 0; });
            };
            const auto good =
                std::find_if(lists.begin(), lists.end(), [&](const QStringList &l) { return isHead(l.first()); });
            // Python refuses an order that can't be; here the first of the rest goes on.
            const QString next = good == lists.end() ? lists.first().first() : good->first();
            out.append(next);
            for (QStringList &list : lists)
                list.removeAll(next);
        }
    }

    const Schema &m_schema;
    QHash<ModelId, QStringList> m_orders;
};

} // namespace

QList<MetaEntry> originalMeta(const Schema &schema, const Model &model)
{
    QHash<ModelId, QList<MetaEntry>> made;
    return metaOf(schema, model, made);
}

QList<BaseClass> flattenedBases(const Schema &schema, const Model &model)
{
    Resolution resolution(schema);
    QList<BaseClass> flat;
    Seen seen;
    resolution.flatten(model, flat, seen);
    const QStringList order = resolution.order({&model, {}, {}});
    std::stable_sort(flat.begin(), flat.end(), [&](const BaseClass &a, const BaseClass &b) {
        return order.indexOf(Resolution::key(a)) < order.indexOf(Resolution::key(b));
    });
    return flat;
}

QList<const Model *> modelsInOrder(const Schema &schema, const Model &model)
{
    QList<const Model *> out;
    const QList<BaseClass> order = Resolution(schema).classes(model);
    for (const BaseClass &base : order) {
        if (base.model)
            out.append(base.model);
    }
    return out;
}

} // namespace relata
