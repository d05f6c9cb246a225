// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/djangonames.h"
#include "model/python/importing/lookup.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = Meaning::Kind;

} // namespace

Meaning Lookup::external(const QString &dotted, int from)
{
    const int module = m_tree.resolve(from, 0, dotted);
    if (module >= 0)
        return {.kind = Kind::Module, .dotted = m_tree.names[module], .scope = {.module = module}};
    return {.kind = Kind::External, .dotted = publicName(dotted)};
}

Meaning Lookup::imported(const Scope &scope, const Binding &binding)
{
    const PyStatement &statement = *binding.statement;
    const PyStatement::Import &entry = statement.imports[binding.import];
    if (statement.kind == PyStatement::Kind::Import)
        return external(entry.alias == firstPart(entry.name) ? entry.alias : entry.name, scope.module);
    const int module = m_tree.resolve(scope.module, statement.level, statement.name);
    if (module >= 0) {
        // `from . import x` in a package asks the package, which may be the one that asks.
        const Meaning found = inModule(module, entry.name, module == scope.module ? statement.range.begin : anywhere);
        if (found.kind != Kind::Unknown)
            return found;
    }
    const int inner = m_tree.resolve(scope.module, statement.level, joinedPath(statement.name, entry.name));
    if (inner >= 0)
        return {.kind = Kind::Module, .dotted = m_tree.names[inner], .scope = {.module = inner}};
    if (statement.level == 0)
        return external(joinedPath(statement.name, entry.name), scope.module);
    QStringList parts = m_tree.names[scope.module].split(u'.');
    const int up = statement.level - (m_tree.isPackage(scope.module) ? 1 : 0);
    parts = parts.mid(0, std::max<qsizetype>(0, parts.size() - up));
    return {.kind = Kind::External,
            .dotted = publicName(joinedPath(joinedPath(parts.join(u'.'), statement.name), entry.name))};
}

Meaning Lookup::ownInModule(int module, const QString &name, int before)
{
    const Bindings &names = moduleBindings(module);
    const auto found = names.names.constFind(name);
    if (found == names.names.cend())
        return {};
    const QList<Binding> bindings = *found;
    const std::optional<Binding> binding = chosen({.module = module}, bindings, before);
    return binding ? resolved({.module = module}, *binding) : Meaning();
}

std::optional<QSet<QString>> Lookup::exported(int module)
{
    const Bindings &names = moduleBindings(module);
    const auto found = names.names.constFind(u"__all__"_s);
    if (found == names.names.cend() || found->first().statement->value.isEmpty())
        return std::nullopt;
    QSet<QString> out;
    for (const Binding &binding : *found) {
        for (const PyExpr &value : binding.statement->value) {
            const bool plain = value.is(PyExpr::Kind::List) || value.is(PyExpr::Kind::Tuple);
            if (!plain)
                return std::nullopt;
            for (const PyExpr &item : value.items) {
                if (!item.is(PyExpr::Kind::Text))
                    return std::nullopt;
                out.insert(item.text);
            }
        }
    }
    return out;
}

// A search of its own and not a recursion: modules that star-import one another are common.
Meaning Lookup::fromStars(int module, const QString &name)
{
    const std::pair key(module, name);
    const auto known = m_stars.constFind(key);
    if (known != m_stars.cend())
        return *known;
    Meaning result;
    QString library;
    QSet<int> visited = {module};
    QList<int> open = {module};
    while (!open.isEmpty() && result.kind == Kind::Unknown) {
        const int next = open.takeLast();
        const QList<const PyStatement *> stars = moduleBindings(next).stars;
        for (const PyStatement *star : stars) { // the last one is taken first
            const int target = m_tree.resolve(next, star->level, star->name);
            if (target < 0) {
                const QString dotted = publicName(joinedPath(star->name, name));
                const bool documented = dotted != joinedPath(star->name, name) || !usualName(dotted).isEmpty();
                const bool django = star->name.startsWith(u"django.");
                if (star->level == 0 && (!django || documented))
                    library = dotted;
                continue;
            }
            const std::optional<QSet<QString>> offered = exported(target);
            if (visited.contains(target) || (offered ? !offered->contains(name) : name.startsWith(u'_')))
                continue;
            visited.insert(target);
            open.append(target);
        }
        if (next != module)
            result = ownInModule(next, name, anywhere);
    }
    if (result.kind == Kind::Unknown && !library.isEmpty() && !isBuiltin(name))
        result = external(library, module);
    if (!m_cut)
        m_stars.insert(key, result);
    return result;
}

const PyStatement *Lookup::starFor(int module, const QString &name)
{
    const QList<const PyStatement *> stars = moduleBindings(module).stars;
    const PyStatement *library = nullptr;
    for (const PyStatement *star : stars) {
        const int target = m_tree.resolve(module, star->level, star->name);
        if (target < 0)
            library = star;
        else if (target != module && inModule(target, name, anywhere).kind != Kind::Unknown)
            return star;
    }
    return library;
}

Meaning Lookup::inModule(int module, const QString &name, int before)
{
    const Meaning own = ownInModule(module, name, before);
    if (own.kind != Kind::Unknown || moduleBindings(module).names.contains(name))
        return own;
    const bool stars = !moduleBindings(module).stars.isEmpty();
    const Meaning starred = stars ? fromStars(module, name) : Meaning();
    if (starred.kind != Kind::Unknown)
        return starred;
    if (!m_tree.isPackage(module))
        return {};
    const int inner = m_tree.resolve(module, 1, name);
    return inner < 0 ? Meaning()
                     : Meaning{.kind = Kind::Module, .dotted = m_tree.names[inner], .scope = {.module = inner}};
}

} // namespace relata
