// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/importfollower.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyStatement::Kind;

constexpr int longestName = 300;

QString afterFirst(const QString &dotted)
{
    const qsizetype dot = dotted.indexOf(u'.');
    return dot < 0 ? QString() : dotted.mid(dot + 1);
}

} // namespace

ImportFollower::ImportFollower(const FolderScan &scan, ModulePaths &paths)
    : m_scan(scan)
    , m_paths(paths)
{
}

void ImportFollower::want(const QString &file, const QString &name)
{
    const QString key = file + u':' + name;
    // Packages that import one another under names of their own can make a name grow without end.
    if (file.isEmpty() || name.size() > longestName || m_wanted.contains(key))
        return;
    m_wanted.insert(key);
    if (m_modules.contains(file)) {
        m_open.append({file, name});
        return;
    }
    m_waiting[file].append({file, name});
    if (!m_asked.contains(file)) {
        m_asked.insert(file);
        m_missing.append(file);
    }
}

QStringList ImportFollower::follow()
{
    for (auto waiting = m_waiting.begin(); waiting != m_waiting.end();) {
        if (m_modules.contains(waiting.key())) {
            m_open += *waiting;
            waiting = m_waiting.erase(waiting);
        } else {
            ++waiting;
        }
    }
    while (!m_open.isEmpty())
        meet(m_open.takeLast());
    QStringList missing = std::exchange(m_missing, {});
    missing.sort();
    return missing;
}

const Bindings &ImportFollower::bindings(const QString &file)
{
    auto found = m_bindings.find(file);
    if (found == m_bindings.end())
        found = m_bindings.insert(file, bindingsOf(m_modules[file]->statements));
    return *found;
}

void ImportFollower::meet(const Wish &wish)
{
    const PyModule &module = *m_modules[wish.file];
    if (wish.name == whole) {
        meetWhole(wish.file, module);
    } else if (wish.name == settings) {
        meetSettings(wish.file, module);
    } else if (wish.name == classes) {
        for (const PyStatement &statement : module.statements) {
            if (statement.kind == Kind::Class)
                meetClass(wish.file, statement);
        }
    } else if (wish.name == all) {
        const Bindings names = bindings(wish.file);
        for (auto name = names.names.cbegin(); name != names.names.cend(); ++name) {
            if (!name.key().startsWith(u'_'))
                want(wish.file, name.key());
        }
        for (const PyStatement *star : names.stars)
            meetStar(wish.file, *star, all);
    } else if (wish.name != presence) {
        meetName(wish.file, wish.name);
    }
}

// Of the imports of a models file those that its classes need, and those that it hands on: names that nothing in it
// reads, as in `from .user import User`, bring models along.
void ImportFollower::meetWhole(const QString &file, const PyModule &module)
{
    QSet<QString> read;
    for (const PyStatement &statement : module.statements) {
        for (const QString &name : namesIn(statement, true))
            read.insert(firstPart(name));
    }
    const bool package = fileNameOf(file) == u"__init__.py";
    for (const PyStatement &statement : module.statements) {
        if (statement.kind == Kind::Class) {
            meetClass(file, statement);
        } else if (statement.kind == Kind::From || statement.kind == Kind::Import) {
            for (int i = 0; i < statement.imports.size(); ++i) {
                const PyStatement::Import &entry = statement.imports[i];
                const QString target =
                    m_paths.find(file, statement.level, statement.kind == Kind::From ? statement.name : entry.name);
                if (entry.name == u"*")
                    meetStar(file, statement, all);
                else if (package || !read.contains(entry.alias) || m_scan.modelSet.contains(target))
                    meetImport(file, {&statement, i}, {});
            }
        } else if (statement.kind != Kind::Function) {
            meetNames(file, namesIn(statement, false));
        }
    }
}

void ImportFollower::meetSettings(const QString &file, const PyModule &module)
{
    for (const PyStatement &statement : module.statements) {
        const bool assigns = statement.kind == Kind::Assign || statement.kind == Kind::Augment;
        const bool matters =
            assigns && std::any_of(statement.targets.cbegin(), statement.targets.cend(), [](const QString &name) {
                return name.contains(u"APPS") || name == u"AUTH_USER_MODEL" || name == u"DEFAULT_AUTO_FIELD";
            });
        if (matters)
            meetNames(file, namesIn(statement, false));
        for (const PyStatement::Import &entry : statement.imports) {
            if (entry.name == u"*")
                want(m_paths.find(file, statement.level, statement.name), settings);
        }
    }
}

void ImportFollower::meetName(const QString &file, const QString &dotted)
{
    const QString first = firstPart(dotted), rest = afterFirst(dotted);
    const Bindings &names = bindings(file);
    const auto found = names.names.constFind(first);
    if (found != names.names.cend()) {
        const QList<Binding> ways = *found;
        for (const Binding &binding : ways)
            meetBinding(file, binding, rest);
        return;
    }
    const QList<const PyStatement *> stars = names.stars;
    for (const PyStatement *star : stars)
        meetStar(file, *star, dotted);
    if (fileNameOf(file) == u"__init__.py") {
        const QString inner = m_paths.inFolder(parentFolder(file), first);
        want(inner, rest.isEmpty() ? presence : rest);
    }
}

void ImportFollower::meetBinding(const QString &file, const Binding &binding, const QString &rest)
{
    const PyStatement &statement = *binding.statement;
    if (binding.import >= 0)
        meetImport(file, binding, rest);
    else if (statement.kind == Kind::Class)
        meetClass(file, statement);
    else if (statement.kind != Kind::Function)
        meetNames(file, namesIn(statement, false));
}

void ImportFollower::meetImport(const QString &file, const Binding &binding, const QString &rest)
{
    const PyStatement &statement = *binding.statement;
    const PyStatement::Import &entry = statement.imports[binding.import];
    if (statement.kind == Kind::From) {
        const QString target = m_paths.find(file, statement.level, statement.name);
        const QString inner = m_paths.find(file, statement.level, joinedPath(statement.name, entry.name));
        want(target, joinedPath(entry.name, rest));
        want(inner, rest.isEmpty() ? (m_scan.modelSet.contains(inner) ? whole : presence) : rest);
        return;
    }
    // `import a.b` binds `a`, and what is read may be `a.b.c.X`.
    const bool renamed = entry.alias != firstPart(entry.name);
    const QString path = renamed ? joinedPath(entry.name, rest) : joinedPath(entry.alias, rest);
    const QStringList parts = path.split(u'.');
    for (qsizetype count = parts.size(); count > 0; --count) {
        const QString target = m_paths.find(file, 0, parts.mid(0, count).join(u'.'));
        if (target.isEmpty())
            continue;
        const QString inner = parts.mid(count).join(u'.');
        want(target, inner.isEmpty() ? presence : inner);
        break;
    }
    if (rest.isEmpty())
        want(m_paths.find(file, 0, entry.name), presence);
}

void ImportFollower::meetClass(const QString &file, const PyStatement &statement)
{
    meetNames(file, namesIn(statement, false));
    meetBases(file);
    // Imports within the class body, and in the bodies of classes in it.
    QList<const PyStatement *> open = {&statement};
    while (!open.isEmpty()) {
        const PyStatement *next = open.takeLast();
        for (const PyStatement &inner : next->statements) {
            for (int i = 0; i < inner.imports.size(); ++i)
                meetImport(file, {&inner, i}, {});
            if (inner.kind == Kind::Class)
                open.append(&inner);
        }
    }
}

// A class that is needed brings its module, and with it whatever else in it may be a model.
void ImportFollower::meetBases(const QString &file)
{
    if (m_basesMet.contains(file))
        return;
    m_basesMet.insert(file);
    for (const PyStatement &statement : m_modules[file]->statements) {
        if (statement.kind != Kind::Class)
            continue;
        for (const PyExpr &base : statement.bases)
            meetNames(file, namesIn(base));
    }
}

void ImportFollower::meetStar(const QString &file, const PyStatement &statement, const QString &name)
{
    want(m_paths.find(file, statement.level, statement.name), name);
}

void ImportFollower::meetNames(const QString &file, const QStringList &names)
{
    for (const QString &name : names)
        want(file, name);
}

} // namespace relata
