// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/migrations/steps.h"

#include "model/migrations/modelorder.h"
#include "model/migrations/namedbases.h"

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = Operation::Kind;

bool isExplicitThrough(const Registry &registry, const ResolvedField &field)
{
    return field.through >= 0 && registry.at(field.through).linkOf < 0;
}

/// Django leaves relations out of CreateModel and adds them afterwards.
bool isRelated(const ResolvedField &field)
{
    return field.target >= 0 && !field.primaryKey && field.made != Made::ParentLink &&
           !field.field.options.flag(u"parent_link");
}

/// Makes the steps of one app after the other.
class Generator
{
public:
    Generator(const Registry &registry, Steps &out)
        : m_registry(registry)
        , m_out(out)
        , m_swappable(size_t(registry.models().size()), Unknown)
    {
    }

    void addApp(int app, std::span<const OrderedModel> models);

private:
    enum Answer : quint8 { Unknown, Yes, No };

    void create(int index);
    void createProxy(int index);
    void addRelated(int index);
    void addOptions(int index);
    void add(Step step, int firstNeed);
    void need(int model, int step = -1) { m_out.needs.push_back({.model = model, .step = step}); }
    int needCount() const { return int(m_out.needs.size()); }
    bool isSwappable(int model);

    const Registry &m_registry;
    Steps &m_out;
    std::vector<Answer> m_swappable; ///< by model
    std::vector<FieldKey> m_related; ///< of the model that is looked at ...
    std::vector<FieldKey> m_kept;
    int m_firstRelated = 0; ///< ... and the step that adds the first of them
};

bool Generator::isSwappable(int model)
{
    Answer &known = m_swappable[size_t(model)];
    if (known == Unknown)
        known = swappableSetting(m_registry, model).isEmpty() ? No : Yes;
    return known == Yes;
}

void Generator::add(Step step, int firstNeed)
{
    step.needs = {firstNeed, needCount()};
    m_out.steps.push_back(step);
}

void Generator::addApp(int app, std::span<const OrderedModel> models)
{
    const int begin = int(m_out.steps.size());
    const auto proxies = std::find_if(models.begin(), models.end(), [](const OrderedModel &m) { return m.proxy; });
    const std::span stored = models.first(size_t(proxies - models.begin()));
    // Each is inserted at the front, so the last comes first.
    m_out.steps.resize(m_out.steps.size() + stored.size());
    int place = int(m_out.steps.size());
    for (const OrderedModel &model : stored)
        m_out.created[size_t(model.model)] = --place;
    for (const OrderedModel &model : stored)
        create(model.model);
    for (const OrderedModel &model : models.last(models.size() - stored.size()))
        createProxy(model.model);
    m_out.apps[size_t(app)].order = {begin, int(m_out.steps.size())};
}

void Generator::create(int index)
{
    const ResolvedModel &model = m_registry.at(index);
    const int needs = needCount();
    m_related.clear();
    m_kept.clear();
    for (const int base : namedBases(m_registry, index))
        need(base);
    const int firstField = int(m_out.fields.size());
    for (int i = 0; i < model.columns.size(); ++i) {
        const ResolvedField &field = model.columns[i];
        const FieldKey key{index, FieldList::Columns, i};
        if (field.made == Made::Order)
            continue;
        if (field.primaryKey && field.target >= 0)
            need(field.target);
        if (isRelated(field))
            m_related.push_back(key);
        else if (field.made == Made::Key || field.made == Made::ParentLink)
            m_out.fields.push_back(key);
        else
            m_kept.push_back(key);
    }
    // A migration makes automatic fields anew, each in front of the one before.
    std::reverse(m_out.fields.begin() + firstField, m_out.fields.end());
    m_out.fields.insert(m_out.fields.end(), m_kept.begin(), m_kept.end());
    m_out.steps[size_t(m_out.created[size_t(index)])] = {.kind = Kind::CreateModel,
                                                         .model = index,
                                                         .fields = {firstField, int(m_out.fields.size())},
                                                         .needs = {needs, needCount()}};
    if (!model.managed)
        return;
    for (int i = 0; i < model.virtuals.size(); ++i) {
        if (model.virtuals[i].field.type == FieldType::ForeignObject)
            m_related.push_back({index, FieldList::Virtual, i});
    }
    for (int i = 0; i < model.manyToMany.size(); ++i)
        m_related.push_back({index, FieldList::ManyToMany, i});
    if (m_related.size() > 1)
        std::sort(m_related.begin(), m_related.end(), [&](const FieldKey &a, const FieldKey &b) {
            return m_registry.field(a).field.name < m_registry.field(b).field.name;
        });
    addRelated(index);
    addOptions(index);
}

void Generator::addRelated(int index)
{
    m_firstRelated = int(m_out.steps.size());
    for (const FieldKey &key : m_related) {
        const ResolvedField &field = m_registry.field(key);
        const int needs = needCount();
        if (field.target >= 0) {
            need(field.target);
            m_out.needs.back().swappable = isSwappable(field.target) && field.field.options.flag(u"swappable", true);
        }
        if (isExplicitThrough(m_registry, field) && field.through != field.target)
            need(field.through);
        if (field.target != index && field.through != index)
            need(index);
        add({.kind = Kind::AddField, .model = index, .item = key.field, .list = key.list}, needs);
    }
}

void Generator::addOptions(int index)
{
    const ResolvedModel &model = m_registry.at(index);
    const QString orderedBy = model.meta.text(u"order_with_respect_to");
    if (!orderedBy.isEmpty()) {
        const int needs = needCount();
        for (int i = 0; i < model.columns.size(); ++i) {
            if (model.columns[i].field.name != orderedBy)
                continue;
            const auto related = std::find(m_related.begin(), m_related.end(), FieldKey{index, FieldList::Columns, i});
            need(index, related == m_related.end() ? -1 : m_firstRelated + int(related - m_related.begin()));
        }
        need(index);
        add({.kind = Kind::OrderWithRespectTo, .model = index}, needs);
    }
    const bool together = model.meta.has(u"unique_together") && !uniqueTogether(model).isEmpty();
    if (model.indexes.isEmpty() && model.constraints.isEmpty() && !together)
        return;
    const int needs = needCount(); // of all that follow
    for (int i = 0; i < int(m_related.size()); ++i)
        need(index, m_firstRelated + i);
    need(index);
    for (int i = 0; i < model.indexes.size(); ++i)
        add({.kind = Kind::AddIndex, .model = index, .item = i}, needs);
    for (int i = 0; i < model.constraints.size(); ++i)
        add({.kind = Kind::AddConstraint, .model = index, .item = i}, needs);
    if (together)
        add({.kind = Kind::UniqueTogether, .model = index}, needs);
}

void Generator::createProxy(int index)
{
    const int needs = needCount();
    for (const int base : namedBases(m_registry, index))
        need(base);
    m_out.created[size_t(index)] = int(m_out.steps.size());
    add({.kind = Kind::CreateModel, .model = index}, needs);
}

/// Sorts the steps of one app after the other: rounds of what waits for nothing more.  Within a round Python's
/// graphlib.TopologicalSorter keeps the order in which it learnt of the steps; until Django 4.2 that of the list holds.
class Sorter
{
public:
    Sorter(Steps &steps, const DjangoVersion &version)
        : m_all(steps)
        , m_inListOrder(version.roundsInListOrder)
        , m_state(steps.steps.size())
    {
        steps.place.assign(steps.steps.size(), -1);
        steps.order.reserve(steps.steps.size());
    }

    void sort(int app);

private:
    struct State
    {
        int waiting = -1;      ///< for so many steps; -1: not registered yet
        Range dependants = {}; ///< in m_dependants
    };

    void registerSteps(int app, Range steps);
    void enlist(int step)
    {
        if (m_state[size_t(step)].waiting < 0) {
            m_state[size_t(step)].waiting = 0;
            m_registered.push_back(step);
        }
    }

    Steps &m_all;
    const bool m_inListOrder;
    std::vector<State> m_state; ///< by step
    std::vector<int> m_registered;
    std::vector<int> m_providers; ///< of what each step needs, in order
    std::vector<int> m_dependants;
};

void Sorter::registerSteps(int app, Range steps)
{
    m_registered.clear();
    m_providers.clear();
    for (int i = steps.begin; i < steps.end; ++i) {
        enlist(i);
        const Range needs = m_all.steps[size_t(i)].needs;
        for (int n = needs.begin; n < needs.end; ++n) {
            const Need &need = m_all.needs[size_t(n)];
            const int provider = need.model >= 0 && m_all.appOf[size_t(need.model)] == app ? m_all.provider(need) : -1;
            m_providers.push_back(provider);
            if (provider < 0)
                continue;
            enlist(provider);
            ++m_state[size_t(i)].waiting;
            ++m_state[size_t(provider)].dependants.end;
        }
    }
    int filled = 0;
    for (int i = steps.begin; i < steps.end; ++i) {
        const int count = m_state[size_t(i)].dependants.end;
        m_state[size_t(i)].dependants = {filled, filled};
        filled += count;
    }
    m_dependants.resize(size_t(filled));
    auto provider = m_providers.cbegin();
    for (int i = steps.begin; i < steps.end; ++i) {
        for (int n = m_all.steps[size_t(i)].needs.size(); n > 0; --n, ++provider) {
            if (*provider >= 0)
                m_dependants[size_t(m_state[size_t(*provider)].dependants.end++)] = i;
        }
    }
}

void Sorter::sort(int app)
{
    AppSteps &all = m_all.apps[size_t(app)];
    const Range steps = all.order;
    registerSteps(app, steps);
    std::vector<int> &order = m_all.order;
    const int begin = int(order.size());
    for (const int i : m_registered) {
        if (m_state[size_t(i)].waiting == 0)
            order.push_back(i);
    }
    for (size_t round = size_t(begin); round < order.size();) {
        const size_t end = order.size();
        if (m_inListOrder)
            std::sort(order.begin() + qsizetype(round), order.end());
        for (; round < end; ++round) {
            const int done = order[round];
            m_all.place[size_t(done)] = int(round);
            const Range dependants = m_state[size_t(done)].dependants;
            for (int d = dependants.begin; d < dependants.end; ++d) {
                const int dependant = m_dependants[size_t(d)];
                if (--m_state[size_t(dependant)].waiting == 0)
                    order.push_back(dependant);
            }
        }
    }
    all.order = {begin, int(order.size())};
}

} // namespace

Steps sortedSteps(const Registry &registry, Whose whose, const DjangoVersion &version)
{
    Steps out;
    const std::vector<OrderedModel> models = orderedModels(registry, whose, out);
    out.created.assign(size_t(registry.models().size()), -1);
    out.steps.reserve(models.size() * 6);
    out.needs.reserve(models.size() * 10);
    out.fields.reserve(models.size() * 12);
    Generator generator(registry, out);
    for (auto first = models.begin(); first != models.end();) {
        const auto last = std::find_if(first, models.end(), [&](const OrderedModel &m) { return m.app != first->app; });
        generator.addApp(first->app, {first, last});
        first = last;
    }
    Sorter sorter(out, version);
    for (int app = 0; app < int(out.apps.size()); ++app)
        sorter.sort(app);
    return out;
}

QString swappableSetting(const Registry &registry, int model)
{
    const ResolvedModel &target = registry.at(model);
    if (target.swappedOut)
        return {};
    const bool user = !target.id.isNull() && target.id == registry.schema().settings.userModel;
    return target.meta.text(u"swappable", user ? u"AUTH_USER_MODEL"_s : QString());
}

QList<QStringList> uniqueTogether(const ResolvedModel &model)
{
    const Value *value = model.meta.find(u"unique_together");
    if (!value || !value->isList() || value->toList().isEmpty())
        return {};
    if (value->toList().first().isText())
        return {value->toStrings()};
    QList<QStringList> sets;
    for (const Value &set : value->toList())
        sets.append(set.toStrings());
    return sets;
}

} // namespace relata
