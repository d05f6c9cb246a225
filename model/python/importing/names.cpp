// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/names.h"

#include "model/python/importing/djangonames.h"
#include "model/python/importing/lookup.h"

#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = Meaning::Kind;

// Names lead to names; no source that a person wrote does so this often.
constexpr int deepest = 120;
constexpr int mostBindings = 20'000;

int branchRank(PyStatement::Branch branch)
{
    switch (branch) {
    case PyStatement::Branch::None:
        return 4;
    case PyStatement::Branch::If:
    case PyStatement::Branch::Try:
    case PyStatement::Branch::With:
    case PyStatement::Branch::Loop:
    case PyStatement::Branch::Finally:
        return 3;
    case PyStatement::Branch::Else:
    case PyStatement::Branch::Except:
        return 2;
    case PyStatement::Branch::TypeChecking:
        return 1;
    }
    return 0;
}

// `X = None` only says that there may be none; of a library that was not read nothing is known.
bool isTelling(const Meaning &meaning)
{
    switch (meaning.kind) {
    case Kind::Class:
    case Kind::Function:
    case Kind::Module:
        return true;
    case Kind::Constant:
        return meaning.value && !meaning.value->is(PyExpr::Kind::None);
    case Kind::External:
        return meaning.dotted.startsWith(u"django.");
    case Kind::Unknown:
        break;
    }
    return false;
}

QString qualified(const SourceTree &tree, const Scope &scope, const QString &name)
{
    QString out = scope.module >= 0 ? tree.names[scope.module] : QString();
    for (const PyStatement *outer : scope.classes)
        out = joinedPath(out, outer->name);
    return joinedPath(out, name);
}

} // namespace

const Bindings &Lookup::moduleBindings(int module)
{
    auto found = m_modules.find(module);
    if (found == m_modules.end())
        found = m_modules.insert(module, bindingsOf(m_tree.modules[module].statements));
    return *found;
}

const Bindings &Lookup::classBindings(const PyStatement *statement)
{
    auto found = m_classes.find(statement);
    if (found == m_classes.end())
        found = m_classes.insert(statement, bindingsOf(statement->statements));
    return *found;
}

// The last one that is always run, or of those that may be the one that tells most.
std::optional<Binding> Lookup::chosen(const Scope &scope, const QList<Binding> &bindings, int before)
{
    QList<Binding> candidates, dropped;
    for (const Binding &binding : bindings) {
        const PyStatement &statement = *binding.statement;
        if (statement.range.end > before)
            continue;
        const std::optional<bool> run = holds(scope, statement.condition);
        if (!run.value_or(true)) {
            dropped.append(binding);
            continue;
        }
        if (statement.branch == PyStatement::Branch::None || (statement.depth == 1 && run && statement.condition >= 0))
            candidates.clear();
        candidates.append(binding);
    }
    if (candidates.isEmpty())
        candidates = dropped;
    if (candidates.isEmpty())
        return bindings.isEmpty() || before == anywhere ? std::nullopt : chosen(scope, bindings, anywhere);
    if (candidates.size() == 1)
        return candidates.first();
    std::optional<Binding> best;
    int bestRank = -1;
    for (const Binding &binding : std::as_const(candidates)) {
        const int telling = isTelling(resolved(scope, binding)) ? 8 : 0;
        const int rank = telling + branchRank(binding.statement->branch);
        if (rank >= bestRank) {
            best = binding;
            bestRank = rank;
        }
    }
    return best;
}

Meaning Lookup::resolved(const Scope &scope, const Binding &binding)
{
    const std::pair key(binding.statement, binding.import < 0 ? -1 - binding.target : binding.import);
    const auto known = m_resolved.constFind(key);
    if (known != m_resolved.cend())
        return *known;
    m_bindings = m_resolving.isEmpty() ? 0 : m_bindings + 1;
    if (m_resolving.contains(key) || m_depth >= deepest || m_bindings > mostBindings) {
        m_cut = true;
        return {};
    }
    m_resolving.insert(key);
    ++m_depth;
    const bool outerCut = std::exchange(m_cut, false);
    const Meaning meaning = binding.import >= 0 ? imported(scope, binding) : bound(scope, binding);
    if (!m_cut || m_resolving.size() == 1)
        m_resolved.insert(key, meaning);
    m_cut = (m_cut || outerCut) && m_resolving.size() > 1;
    --m_depth;
    m_resolving.remove(key);
    return meaning;
}

Meaning Lookup::bound(const Scope &scope, const Binding &binding)
{
    const PyStatement &statement = *binding.statement;
    const bool defined = statement.kind == PyStatement::Kind::Class || statement.kind == PyStatement::Kind::Function;
    const QString name = defined ? statement.name : statement.targets.value(binding.target);
    Meaning out{.dotted = qualified(m_tree, scope, name), .scope = scope, .statement = &statement};
    if (statement.kind == PyStatement::Kind::Class)
        out.kind = Kind::Class;
    else if (statement.kind == PyStatement::Kind::Function)
        out.kind = Kind::Function;
    else
        out.kind = Kind::Constant;
    if (out.kind != Kind::Constant || statement.value.isEmpty())
        return out;
    out.value = &statement.value.first();
    const bool several = statement.kind == PyStatement::Kind::Other;
    const bool listed = out.value->is(PyExpr::Kind::Tuple) || out.value->is(PyExpr::Kind::List);
    if (several && listed && out.value->items.size() == statement.targets.size())
        out.value = &out.value->items[binding.target];
    if (statement.kind != PyStatement::Kind::Assign || !out.value->is(PyExpr::Kind::Name))
        return out;
    // One name for another: `Base = models.Model`.  What a setting says is not known by its name.
    const Meaning other = meaning(scope, out.value->text, statement.range.begin);
    const bool setting = other.kind == Kind::External && other.dotted.startsWith(u"django.conf.settings.");
    return other.kind == Kind::Unknown || setting ? out : other;
}

QList<Meaning> Lookup::bases(const Meaning &classMeaning)
{
    const auto known = m_bases.constFind(classMeaning.statement);
    if (known != m_bases.cend())
        return *known;
    // Until they are known there are none: `class A(A.B)` asks for the bases of A to find B.
    m_bases.insert(classMeaning.statement, {});
    QList<Meaning> out;
    for (const PyExpr &base : classMeaning.statement->bases) {
        const PyExpr &named = base.is(PyExpr::Kind::Subscript) ? base.items.first() : base; // `Manager["Article"]`
        if (named.is(PyExpr::Kind::Name))
            out.append(meaning(classMeaning.scope, named.text, classMeaning.statement->range.begin));
    }
    if (m_cut)
        m_bases.remove(classMeaning.statement);
    else
        m_bases.insert(classMeaning.statement, out);
    return out;
}

bool Lookup::inherits(const Meaning &classMeaning, QStringView dotted)
{
    QSet<const PyStatement *> visited;
    QList<Meaning> open = {classMeaning};
    while (!open.isEmpty()) {
        const Meaning next = open.takeFirst();
        if (next.kind == Kind::External && next.dotted == dotted)
            return true;
        if (next.kind != Kind::Class || visited.contains(next.statement))
            continue;
        visited.insert(next.statement);
        open += bases(next);
    }
    return false;
}

// In the class itself, then in its bases; nearest first, which is close enough to the MRO for constants.
Meaning Lookup::inClass(const Meaning &classMeaning, const QString &name)
{
    QSet<const PyStatement *> visited;
    QList<Meaning> open = {classMeaning};
    while (!open.isEmpty()) {
        const Meaning next = open.takeFirst();
        if (next.kind != Kind::Class || visited.contains(next.statement))
            continue;
        visited.insert(next.statement);
        const QList<Binding> bindings = classBindings(next.statement).names.value(name);
        Scope inside = next.scope;
        inside.classes.append(next.statement);
        if (const std::optional<Binding> binding = chosen(inside, bindings, anywhere))
            return resolved(inside, *binding);
        open = bases(next) + open;
    }
    return {};
}

Meaning Lookup::attribute(const Meaning &of, const QString &name)
{
    Meaning found;
    if (of.kind == Kind::Module) {
        found = inModule(of.scope.module, name, anywhere);
        if (found.kind == Kind::Unknown) // of a package whose folder says nothing of its modules
            found = m_tree.everyName.contains(of.dotted + u'.' + name)
                        ? external(of.dotted + u'.' + name, of.scope.module)
                        : found;
    } else if (of.kind == Kind::Class) {
        found = inClass(of, name);
    } else if (of.kind == Kind::External) {
        found = external(of.dotted + u'.' + name, of.scope.module);
    }
    return found;
}

Meaning Lookup::meaning(const Scope &scope, const QString &dotted, int before)
{
    const Meaning unknown{.dotted = dotted};
    if (scope.module < 0 || scope.module >= m_tree.modules.size() || dotted.isEmpty())
        return unknown;
    const QStringList parts = dotted.split(u'.');
    const auto inBody = [&](qsizetype depth, bool later) -> Meaning {
        const Scope body{.module = scope.module, .classes = scope.classes.mid(0, depth + 1)};
        QList<Binding> bindings = classBindings(scope.classes[depth]).names.value(parts.first());
        if (!later)
            bindings.removeIf([&](const Binding &binding) { return binding.statement->range.end > before; });
        const std::optional<Binding> binding = chosen(body, bindings, before);
        return binding ? resolved(body, *binding) : Meaning();
    };
    // Python looks in the innermost class, for what it bound so far, and in the module; the rest is a last resort.
    const qsizetype innermost = scope.classes.size() - 1;
    Meaning found = innermost < 0 ? Meaning() : inBody(innermost, false);
    if (found.kind == Kind::Unknown) {
        const int place = before == anywhere && innermost >= 0 ? scope.classes.first()->range.end : before;
        found = inModule(scope.module, parts.first(), place);
    }
    for (qsizetype i = innermost - 1; i >= 0 && found.kind == Kind::Unknown; --i)
        found = inBody(i, true);
    if (found.kind == Kind::Unknown && innermost >= 0)
        found = inBody(innermost, true);
    if (found.kind == Kind::Unknown && isBuiltin(parts.first()))
        found = {.kind = Kind::External, .dotted = parts.first()};
    for (qsizetype i = 1; i < parts.size() && found.kind != Kind::Unknown; ++i)
        found = attribute(found, parts[i]);
    return found.kind == Kind::Unknown ? unknown : found;
}

} // namespace relata
