// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/migrations/steps.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace relata {

namespace {

/// A migration by its app and number.
struct Node
{
    int app = -1;
    int number = 0;

    auto operator<=>(const Node &) const = default;
};

/// What a migration names: a node, or the model that a setting names.
struct Named
{
    Node node = {};
    int swappable = -1;

    bool operator==(const Named &) const = default;
};

struct Draft
{
    Node node = {};
    Range order = {}; ///< in Steps::order
    bool circular = false;
    std::vector<Node> dependencies = {};
    std::vector<Named> named = {};
};

template <typename Item> void addOnce(std::vector<Item> &items, const Item &item)
{
    if (std::find(items.begin(), items.end(), item) == items.end())
        items.push_back(item);
}

/// Cuts the apps' lists into migrations so that none waits for a later one.
class Splitter
{
public:
    explicit Splitter(const Steps &steps)
        : m_steps(steps)
        , m_last(steps.apps.size(), 0)
    {
        for (const AppSteps &app : steps.apps)
            m_taken.push_back(app.order.begin);
    }

    std::vector<Draft> run()
    {
        const int apps = int(m_steps.apps.size());
        bool cutting = false;
        for (bool all = false; !all;) {
            bool progress = false;
            all = true;
            for (int app = 0; app < apps; ++app) {
                if (isDone(app))
                    continue;
                all = false;
                if (take(app, cutting)) {
                    cutting = false;
                    progress = true;
                }
            }
            if (!progress && cutting)
                takeAll(); // a circle that Django refuses
            else if (!progress)
                cutting = true;
        }
        return std::move(m_drafts);
    }

private:
    bool isDone(int app) const { return m_taken[size_t(app)] == m_steps.apps[size_t(app)].order.end; }

    // Whether what an app needs of another stands in a migration; what the migration then depends on goes to `draft`.
    bool check(int app, const Need &need, bool cutting, Draft &draft) const
    {
        const int other = need.model < 0 ? app : m_steps.appOf[size_t(need.model)];
        if (other == app || other < 0)
            return true;
        const int provider = m_steps.provider(need);
        if (provider >= 0 && m_steps.place[size_t(provider)] >= m_taken[size_t(other)])
            return false;
        const int last = m_last[size_t(other)];
        if (need.swappable) {
            if (m_steps.apps[size_t(other)].order.size() > 0)
                addOnce(draft.dependencies, {other, 1});
            addOnce(draft.named, {.swappable = need.model});
            return true;
        }
        if (last > 0)
            addOnce(draft.dependencies, {other, last});
        addOnce(draft.named, {.node = {other, last}});
        return last > 0 || cutting;
    }

    bool take(int app, bool cutting)
    {
        Draft draft;
        const int begin = m_taken[size_t(app)], last = m_steps.apps[size_t(app)].order.end;
        int end = begin;
        for (; end < last; ++end) {
            const Range needs = m_steps.steps[size_t(m_steps.order[size_t(end)])].needs;
            const size_t dependencies = draft.dependencies.size(), named = draft.named.size();
            bool ready = true;
            for (int i = needs.begin; ready && i < needs.end; ++i)
                ready = check(app, m_steps.needs[size_t(i)], cutting, draft);
            if (!ready) {
                draft.dependencies.resize(dependencies);
                draft.named.resize(named);
                break;
            }
        }
        if (end == begin || (end < last && !cutting))
            return false;
        finish(app, draft, end);
        return true;
    }

    void takeAll()
    {
        for (int app = 0; app < int(m_steps.apps.size()); ++app) {
            Draft draft{.circular = true};
            if (!isDone(app))
                finish(app, draft, m_steps.apps[size_t(app)].order.end);
        }
    }

    void finish(int app, Draft &draft, int end)
    {
        draft.order = {m_taken[size_t(app)], end};
        m_taken[size_t(app)] = end;
        int &last = m_last[size_t(app)];
        if (last > 0) {
            addOnce(draft.dependencies, {app, last});
            addOnce(draft.named, {.node = {app, last}});
        }
        draft.node = {app, ++last};
        m_drafts.push_back(std::move(draft));
    }

    const Steps &m_steps;
    std::vector<int> m_taken; ///< by app: up to there its steps stand in a migration
    std::vector<int> m_last;  ///< by app: the number of its last migration
    std::vector<Draft> m_drafts;
};

/// Django's walk over the graph: what a migration depends on comes first, those with later names before others.
class Plan
{
public:
    explicit Plan(const std::vector<Draft> &drafts)
        : m_drafts(drafts)
    {
        for (size_t i = 0; i < drafts.size(); ++i) {
            const Node node = drafts[i].node;
            if (size_t(node.app) >= m_byApp.size())
                m_byApp.resize(size_t(node.app) + 1);
            m_byApp[size_t(node.app)].push_back(int(i)); // the first is number 1
        }
        m_visited.assign(drafts.size(), false);
    }

    /// Appends the app's last migration with all that it depends on.
    void add(int app)
    {
        if (size_t(app) >= m_byApp.size() || m_byApp[size_t(app)].empty())
            return;
        std::vector<std::pair<int, bool>> stack{{m_byApp[size_t(app)].back(), false}};
        while (!stack.empty()) {
            const auto [draft, processed] = stack.back();
            stack.pop_back();
            if (m_visited[size_t(draft)])
                continue;
            if (processed) {
                m_visited[size_t(draft)] = true;
                m_order.push_back(draft);
                continue;
            }
            stack.push_back({draft, true});
            std::vector<Node> parents = m_drafts[size_t(draft)].dependencies;
            std::sort(parents.begin(), parents.end());
            for (const Node &parent : parents)
                stack.push_back({m_byApp[size_t(parent.app)][size_t(parent.number) - 1], false});
        }
    }

    const std::vector<int> &order() const { return m_order; }

private:
    const std::vector<Draft> &m_drafts;
    std::vector<std::vector<int>> m_byApp;
    std::vector<bool> m_visited;
    std::vector<int> m_order;
};

QList<Dependency> dependenciesOf(const Registry &registry, const Steps &steps, const Draft &draft)
{
    QList<Dependency> out;
    for (const Named &named : draft.named) {
        if (named.swappable >= 0)
            out.append({.setting = swappableSetting(registry, named.swappable)});
        else
            out.append({.app = steps.apps[size_t(named.node.app)].label, .number = named.node.number});
    }
    return out;
}

} // namespace

QList<Migration> initialMigrations(const Registry &registry, Whose whose)
{
    const DjangoVersion &version = djangoVersion(registry.schema().settings.djangoVersion);
    const Steps steps = sortedSteps(registry, whose, version);
    const std::vector<Draft> drafts = Splitter(steps).run();
    QHash<QString, int> numbers;
    for (int app = 0; app < int(steps.apps.size()); ++app)
        numbers.insert(steps.apps[size_t(app)].label, app);
    Plan plan(drafts);
    for (const App &app : registry.schema().apps)
        plan.add(numbers.value(app.label, int(steps.apps.size())));
    Optimizer optimizer(registry, steps, version);
    QList<Migration> migrations;
    migrations.reserve(qsizetype(drafts.size()));
    for (const int index : plan.order()) {
        const Draft &draft = drafts[size_t(index)];
        const std::span order(steps.order.data() + draft.order.begin, size_t(draft.order.size()));
        migrations.append({.app = steps.apps[size_t(draft.node.app)].label,
                           .number = draft.node.number,
                           .circular = draft.circular,
                           .operations = optimizer.run(order),
                           .dependencies = dependenciesOf(registry, steps, draft)});
    }
    return migrations;
}

QList<Operation> optimized(const Registry &registry, const QList<Operation> &operations)
{
    Steps steps;
    for (const Operation &operation : operations) {
        Step step{.kind = operation.kind, .model = operation.model, .item = operation.item};
        if (operation.kind == Operation::Kind::AddField) {
            step.item = operation.field.field;
            step.list = operation.field.list;
        }
        step.fields.begin = int(steps.fields.size());
        steps.fields.insert(steps.fields.end(), operation.fields.begin(), operation.fields.end());
        step.fields.end = int(steps.fields.size());
        steps.order.push_back(int(steps.steps.size()));
        steps.steps.push_back(step);
    }
    return Optimizer(registry, steps, djangoVersion(registry.schema().settings.djangoVersion)).run(steps.order);
}

} // namespace relata
