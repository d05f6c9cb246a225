// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/loadorder.h"

#include "model/python/importing/bindings.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// The texts of a list that may be put together of others; what is not known is passed over.
void addTexts(const Names &names, const Scope &scope, const PyExpr &expression, QStringList &out, int depth = 0)
{
    const Value value = names.value(scope, expression);
    if (value.isList()) {
        out += value.toStrings();
        return;
    }
    for (const PyExpr &item : expression.items) {
        if (expression.is(PyExpr::Kind::Binary) && depth < 50)
            addTexts(names, scope, item, out, depth + 1);
        else if (item.is(PyExpr::Kind::Text))
            out.append(item.text);
    }
}

// INSTALLED_APPS of the settings: what files add to those of another file comes behind.
QStringList installedApps(const Names &names)
{
    QStringList apps, added;
    for (int module : projectSettings(names.tree())) {
        bool assigned = false;
        for (const PyStatement &statement : names.tree().modules[module].statements) {
            if (statement.value.isEmpty() || !statement.targets.contains(u"INSTALLED_APPS"_s))
                continue;
            assigned |= statement.kind == PyStatement::Kind::Assign;
            addTexts(names, {module, {}}, statement.value.first(), assigned ? apps : added);
        }
    }
    return apps + added;
}

} // namespace

QList<int> projectSettings(const SourceTree &tree)
{
    QList<int> modules;
    const auto folder = [&](int module) { return tree.modules[module].path.section(u'/', 0, -2); };
    for (int module : tree.settings) {
        if (folder(module) == folder(tree.settings.first()))
            modules.append(module);
    }
    return modules;
}

QList<int> appOrder(const Names &names)
{
    const QList<SourceApp> &apps = names.tree().apps;
    const QStringList installed = installedApps(names);
    QList<qsizetype> places;
    QList<int> order;
    for (int i = 0; i < apps.size(); ++i) {
        const auto entry = std::find_if(installed.begin(), installed.end(), [&](const QString &name) {
            return name == apps[i].package || name == apps[i].config || name.startsWith(apps[i].package + u".apps."_s);
        });
        places.append(entry - installed.begin());
        order.append(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return places[a] < places[b]; });
    return order;
}

LoadOrder::LoadOrder(const SourceTree &tree, const QList<int> &apps)
    : m_tree(tree)
    , m_started(tree.modules.size(), false)
{
    const auto loadNamed = [&](const QString &name) {
        const auto found = tree.byName.constFind(name);
        if (found != tree.byName.cend())
            load(*found);
    };
    for (int app : apps) {
        loadNamed(tree.apps[app].package);
        loadNamed(tree.apps[app].package + u".apps"_s);
    }
    for (int app : apps)
        loadNamed(tree.apps[app].package + u".models"_s);
    for (int module = 0; module < tree.modules.size(); ++module)
        load(module);
}

// Python imports the packages around a module first.
void LoadOrder::addPackages(int module, QList<int> &out) const
{
    const QString &name = m_tree.names[module];
    for (qsizetype dot = name.indexOf(u'.'); dot > 0; dot = name.indexOf(u'.', dot + 1)) {
        const auto package = m_tree.byName.constFind(name.left(dot));
        if (package != m_tree.byName.cend())
            out.append(*package);
    }
    out.append(module);
}

QList<int> LoadOrder::importedBy(int module, const PyStatement &statement) const
{
    QList<int> found;
    const auto add = [&](int level, const QString &name) {
        const int imported = m_tree.resolve(module, level, name);
        if (imported >= 0)
            addPackages(imported, found);
    };
    if (statement.kind == PyStatement::Kind::Import) {
        for (const PyStatement::Import &import : statement.imports)
            add(0, import.name);
    } else {
        add(statement.level, statement.name);
        for (const PyStatement::Import &import : statement.imports) {
            if (import.name != u"*")
                add(statement.level, statement.name.isEmpty() ? import.name : statement.name + u'.' + import.name);
        }
    }
    return found;
}

void LoadOrder::enter(int module)
{
    if (m_started[module])
        return;
    m_started[module] = true;
    m_open.append({module, 0, {}});
}

// With a stack of its own: a project may import along a chain of any length.
void LoadOrder::load(int module)
{
    QList<int> roots;
    addPackages(module, roots);
    for (int root : std::as_const(roots)) {
        enter(root);
        while (!m_open.isEmpty()) {
            Frame &frame = m_open.last();
            if (!frame.wanted.isEmpty()) {
                enter(frame.wanted.takeFirst());
                continue;
            }
            const QList<PyStatement> &statements = m_tree.modules[frame.module].statements;
            if (frame.next >= statements.size()) {
                m_open.removeLast();
                continue;
            }
            const PyStatement &statement = statements[frame.next++];
            if (statement.kind == PyStatement::Kind::Class)
                m_classes.append(&statement);
            const bool imports =
                statement.kind == PyStatement::Kind::Import || statement.kind == PyStatement::Kind::From;
            if (imports && statement.branch != PyStatement::Branch::TypeChecking)
                frame.wanted = importedBy(frame.module, statement);
        }
    }
}

} // namespace relata
