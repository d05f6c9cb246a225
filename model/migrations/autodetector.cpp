// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/migrations/steps.h"

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

Need needOf(const Registry &registry, const ResolvedField &field)
{
    return {.model = field.target,
            .swappable = field.target >= 0 && field.field.options.flag(u"swappable", true) &&
                         !swappableSetting(registry, field.target).isEmpty()};
}

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

/// Makes the operations of the models of an app.
class Generator
{
public:
    Generator(const Registry &registry, AppSteps &app)
        : m_registry(registry)
        , m_app(app)
    {
    }

    void create(int index);
    void createProxy(int index);
    void finish()
    {
        std::reverse(m_first.begin(), m_first.end());
        m_app.steps = m_first + m_rest;
    }

private:
    void addRelated(int index, QList<FieldKey> &related);
    void addOptions(int index, const QList<FieldKey> &related);

    const Registry &m_registry;
    AppSteps &m_app;
    QList<Step> m_first; ///< inserted at the front, so the last comes first
    QList<Step> m_rest;
};

void Generator::create(int index)
{
    const ResolvedModel &model = m_registry.at(index);
    Step step{.operation = {.kind = Operation::Kind::CreateModel, .model = index}};
    QList<FieldKey> related;
    QList<FieldKey> automatic;
    for (const int base : model.bases)
        step.needs.append(Need{.model = base});
    for (int i = 0; i < model.columns.size(); ++i) {
        const ResolvedField &field = model.columns[i];
        const FieldKey key{index, FieldList::Columns, i};
        if (field.made == Made::Order)
            continue;
        if (field.primaryKey && field.target >= 0)
            step.needs.append(Need{.model = field.target});
        if (isRelated(field))
            related.append(key);
        else if (field.made == Made::Key || field.made == Made::ParentLink)
            automatic.prepend(key); // a migration makes them anew, each in front of the one before
        else
            step.operation.fields.append(key);
    }
    step.operation.fields = automatic + step.operation.fields;
    for (int i = 0; i < model.virtuals.size(); ++i) {
        if (model.virtuals[i].field.type == FieldType::ForeignObject)
            related.append({index, FieldList::Virtual, i});
    }
    for (int i = 0; i < model.manyToMany.size(); ++i)
        related.append({index, FieldList::ManyToMany, i});
    m_first.append(step);
    if (!model.managed)
        return;
    std::sort(related.begin(), related.end(), [&](const FieldKey &a, const FieldKey &b) {
        return m_registry.field(a).field.name < m_registry.field(b).field.name;
    });
    addRelated(index, related);
    addOptions(index, related);
}

void Generator::addRelated(int index, QList<FieldKey> &related)
{
    for (const FieldKey &key : std::as_const(related)) {
        const ResolvedField &field = m_registry.field(key);
        Step step{.operation = {.kind = Operation::Kind::AddField, .model = index, .field = key}};
        if (field.target >= 0)
            step.needs.append(needOf(m_registry, field));
        if (isExplicitThrough(m_registry, field) && field.through != field.target)
            step.needs.append(Need{.model = field.through});
        if (field.target != index && field.through != index)
            step.needs.append(Need{.model = index});
        m_rest.append(step);
    }
}

void Generator::addOptions(int index, const QList<FieldKey> &related)
{
    const ResolvedModel &model = m_registry.at(index);
    QList<Need> needs;
    const QString orderedBy = model.meta.text(u"order_with_respect_to");
    if (!orderedBy.isEmpty()) {
        Step step{.operation = {.kind = Operation::Kind::OrderWithRespectTo, .model = index}};
        for (int i = 0; i < model.columns.size(); ++i) {
            if (model.columns[i].field.name == orderedBy)
                step.needs.append(Need{.model = index, .field = {index, FieldList::Columns, i}});
        }
        step.needs.append(Need{.model = index});
        m_rest.append(step);
    }
    for (const FieldKey &key : related)
        needs.append(Need{.model = index, .field = key});
    needs.append(Need{.model = index});
    for (int i = 0; i < model.indexes.size(); ++i)
        m_rest.append(Step{{.kind = Operation::Kind::AddIndex, .model = index, .item = i}, needs});
    for (int i = 0; i < model.constraints.size(); ++i)
        m_rest.append(Step{{.kind = Operation::Kind::AddConstraint, .model = index, .item = i}, needs});
    if (!uniqueTogether(model).isEmpty())
        m_rest.append(Step{{.kind = Operation::Kind::UniqueTogether, .model = index}, needs});
}

void Generator::createProxy(int index)
{
    Step step{.operation = {.kind = Operation::Kind::CreateModel, .model = index}};
    const ResolvedModel &model = m_registry.at(index);
    for (const int base : model.bases)
        step.needs.append(Need{.model = base});
    m_rest.append(step);
}

/// Python's graphlib.TopologicalSorter: rounds of what waits for nothing more, each in the order of registration.
QList<Step> sorted(const Registry &registry, const QList<Step> &steps)
{
    const Providers providers(steps);
    QList<int> waiting(steps.size(), -1); // -1: not registered yet
    QList<QList<qsizetype>> dependants(steps.size());
    QList<qsizetype> registered;
    const auto enlist = [&](qsizetype i) {
        if (waiting[i] < 0) {
            waiting[i] = 0;
            registered.append(i);
        }
    };
    for (qsizetype i = 0; i < steps.size(); ++i) {
        enlist(i);
        for (const Need &need : steps[i].needs) {
            if (need.model < 0 || registry.at(need.model).app != registry.at(steps[i].operation.model).app)
                continue;
            const qsizetype provider = providers.find(need);
            if (provider < 0)
                continue;
            enlist(provider);
            ++waiting[i];
            dependants[provider].append(i);
        }
    }
    QList<Step> out;
    out.reserve(steps.size());
    QList<qsizetype> round;
    for (const qsizetype i : std::as_const(registered)) {
        if (waiting[i] == 0)
            round.append(i);
    }
    while (!round.isEmpty()) {
        QList<qsizetype> next;
        for (const qsizetype i : std::as_const(round))
            out.append(steps[i]);
        for (const qsizetype i : std::as_const(round)) {
            for (const qsizetype dependant : std::as_const(dependants[i])) {
                if (--waiting[dependant] == 0)
                    next.append(dependant);
            }
        }
        round = next;
    }
    return out;
}

bool belongs(const ResolvedModel &model, Whose whose)
{
    return model.linkOf < 0 && model.origin == (whose == Whose::Project ? Origin::Project : Origin::Contrib);
}

/// The models of each app in the order in which their operations are made.
struct ModelOrder
{
    QMap<QString, QList<int>> created = {};
    QMap<QString, QList<int>> proxies = {};
};

ModelOrder modelOrder(const Registry &registry, Whose whose)
{
    using Entry = std::pair<QString, int>;
    QMap<QString, QList<Entry>> stored, loose, proxies;
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (!belongs(model, whose))
            continue;
        // What a setting can swap out comes first, as others point at it.
        const bool first = model.meta.has(u"swappable") || model.id == registry.schema().settings.userModel;
        const QString name = model.name.toLower();
        if (model.proxyFor < 0)
            (model.managed ? stored : loose)[model.app].append({first ? u"___"_s + name : name, i});
        else if (model.managed)
            proxies[model.app].append({name, i});
    }
    const auto indexes = [](QList<Entry> entries, bool descending) {
        std::stable_sort(entries.begin(), entries.end(), [&](const Entry &a, const Entry &b) {
            return descending ? b.first < a.first : a.first < b.first;
        });
        QList<int> out;
        for (const Entry &entry : std::as_const(entries))
            out.append(entry.second);
        return out;
    };
    ModelOrder order;
    for (const QString &app : stored.keys() + loose.keys())
        order.created[app] = indexes(stored.value(app), true) + indexes(loose.value(app), true);
    for (auto app = proxies.cbegin(); app != proxies.cend(); ++app)
        order.proxies[app.key()] = indexes(app.value(), false);
    return order;
}

} // namespace

QMap<QString, AppSteps> sortedSteps(const Registry &registry, Whose whose)
{
    QMap<QString, AppSteps> apps;
    const ModelOrder order = modelOrder(registry, whose);
    for (const QString &label : order.created.keys() + order.proxies.keys()) {
        if (apps.contains(label))
            continue;
        Generator generator(registry, apps[label]);
        for (const int index : order.created.value(label))
            generator.create(index);
        for (const int index : order.proxies.value(label))
            generator.createProxy(index);
        generator.finish();
        apps[label].steps = sorted(registry, apps[label].steps);
    }
    return apps;
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
