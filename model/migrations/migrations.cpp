// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/migrations/steps.h"

#include <algorithm>
#include <utility>

namespace relata {

namespace {

using Node = std::pair<QString, int>; ///< app and number of a migration

struct Draft
{
    Node node = {};
    QList<Operation> operations = {};
    QList<Node> dependencies = {};
    QList<Dependency> named = {};
    bool circular = false;
};

/// What operations wait for in other apps.
struct Waits
{
    QList<Node> nodes = {};
    QList<Dependency> named = {};
};

/// Cuts the apps' lists into migrations so that none waits for a later one.
class Splitter
{
public:
    Splitter(const Registry &registry, QMap<QString, AppSteps> &apps)
        : m_registry(registry)
        , m_apps(apps)
    {
        for (auto app = apps.cbegin(); app != apps.cend(); ++app)
            m_providers.insert(app.key(), Providers(app->steps));
    }

    QList<Draft> run()
    {
        bool cutting = false;
        while (std::any_of(m_apps.cbegin(), m_apps.cend(), [](const AppSteps &app) { return !app.isDone(); })) {
            bool progress = false;
            for (auto app = m_apps.begin(); app != m_apps.end(); ++app) {
                if (!app->isDone() && take(app.key(), *app, cutting)) {
                    cutting = false;
                    progress = true;
                }
            }
            if (!progress && cutting)
                takeAll(); // a circle that Django refuses
            else if (!progress)
                cutting = true;
        }
        return m_drafts;
    }

private:
    enum class Answer : quint8 { Ready, Blocked };

    Answer check(const QString &label, const Need &need, bool cutting, Waits &waits) const
    {
        if (need.model < 0 || m_registry.at(need.model).app == label)
            return Answer::Ready;
        const QString other = m_registry.at(need.model).app;
        const auto app = m_apps.constFind(other);
        if (app != m_apps.cend()) {
            const qsizetype provider = m_providers.constFind(other)->find(need);
            if (provider >= app->taken)
                return Answer::Blocked;
        }
        const int last = m_last.value(other);
        if (need.swappable) {
            if (app != m_apps.cend())
                waits.nodes.append({other, 1});
            waits.named.append({.setting = swappableSetting(m_registry, need.model)});
            return Answer::Ready;
        }
        if (last > 0)
            waits.nodes.append({other, last});
        waits.named.append({.app = other, .number = last});
        return last > 0 || cutting ? Answer::Ready : Answer::Blocked;
    }

    bool take(const QString &label, AppSteps &app, bool cutting)
    {
        Draft draft;
        qsizetype end = app.taken;
        for (; end < app.steps.size(); ++end) {
            Waits waits;
            bool ready = true;
            for (const Need &need : std::as_const(app.steps[end].needs))
                ready = ready && check(label, need, cutting, waits) == Answer::Ready;
            if (!ready)
                break;
            draft.dependencies += waits.nodes;
            draft.named += waits.named;
            draft.operations.append(app.steps[end].operation);
        }
        if (end == app.taken || (end < app.steps.size() && !cutting))
            return false;
        finish(label, app, draft, end);
        return true;
    }

    void takeAll()
    {
        for (auto app = m_apps.begin(); app != m_apps.end(); ++app) {
            Draft draft;
            draft.circular = true;
            for (qsizetype i = app->taken; i < app->steps.size(); ++i)
                draft.operations.append(app->steps[i].operation);
            if (!app->isDone())
                finish(app.key(), *app, draft, app->steps.size());
        }
    }

    void finish(const QString &label, AppSteps &app, Draft &draft, qsizetype end)
    {
        app.taken = end;
        int &last = m_last[label];
        if (last > 0) {
            draft.dependencies.append({label, last});
            draft.named.append({.app = label, .number = last});
        }
        draft.node = {label, ++last};
        m_drafts.append(draft);
    }

    const Registry &m_registry;
    QMap<QString, AppSteps> &m_apps;
    QMap<QString, Providers> m_providers;
    QMap<QString, int> m_last;
    QList<Draft> m_drafts;
};

/// Django's walk over the graph: what a migration depends on comes first, those with later names before others.
QList<Node> plan(const QHash<Node, Draft> &drafts, const QStringList &apps, const QMap<QString, int> &last)
{
    QList<Node> out;
    QHash<Node, bool> visited;
    for (const QString &app : apps) {
        if (!last.contains(app))
            continue;
        QList<std::pair<Node, bool>> stack{{{app, last.value(app)}, false}};
        while (!stack.isEmpty()) {
            const auto [node, processed] = stack.takeLast();
            if (visited.value(node))
                continue;
            if (processed) {
                visited.insert(node, true);
                out.append(node);
                continue;
            }
            stack.append({node, true});
            QList<Node> parents = drafts.value(node).dependencies;
            std::sort(parents.begin(), parents.end());
            for (const Node &parent : std::as_const(parents))
                stack.append({parent, false});
        }
    }
    return out;
}

} // namespace

QList<Migration> initialMigrations(const Registry &registry, Whose whose)
{
    QMap<QString, AppSteps> apps = sortedSteps(registry, whose);
    QHash<Node, Draft> drafts;
    QMap<QString, int> last;
    const QList<Draft> all = Splitter(registry, apps).run();
    for (const Draft &draft : all) {
        drafts.insert(draft.node, draft);
        last[draft.node.first] = std::max(last.value(draft.node.first), draft.node.second);
    }
    const auto once = [](const QList<Dependency> &listed) {
        QList<Dependency> out;
        for (const Dependency &dependency : listed) {
            if (!out.contains(dependency))
                out.append(dependency);
        }
        return out;
    };
    QStringList labels;
    for (const App &app : registry.schema().apps)
        labels.append(app.label);
    QList<Migration> migrations;
    const QList<Node> order = plan(drafts, labels, last);
    for (const Node &node : order) {
        const Draft draft = drafts.value(node);
        migrations.append({.app = node.first,
                           .number = node.second,
                           .circular = draft.circular,
                           .operations = optimized(registry, draft.operations),
                           .dependencies = once(draft.named)});
    }
    return migrations;
}

} // namespace relata
