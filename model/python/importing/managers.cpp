// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/managers.h"

#include "model/python/importing/bindings.h"

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyExpr::Kind;

// Classes may be named in a circle, and be bases of one another in any number of ways.
constexpr int deepest = 10;

// Of Django 5.2's managers those that say so.
constexpr std::array migrating = {u"UserManager", u"GroupManager",       u"PermissionManager", u"ContentTypeManager",
                                  u"SiteManager", u"CurrentSiteManager", u"SessionManager",    u"LogEntryManager"};

/// What is known of a class: whether it is a manager, and what it or the nearest of its bases says of migrations.
struct ManagerClass
{
    bool manager = false;
    std::optional<bool> inMigrations = {};

    void inherit(const ManagerClass &base)
    {
        manager = manager || base.manager;
        inMigrations = inMigrations ? inMigrations : base.inMigrations;
    }
};

ManagerClass foreignClass(const QString &dotted)
{
    const QString name = lastPart(dotted);
    if (!name.endsWith("Manager"_L1))
        return {};
    const bool known = dotted.startsWith("django."_L1) && std::any_of(migrating.begin(), migrating.end(),
                                                                      [&](const char16_t *row) { return name == row; });
    return {.manager = true, .inMigrations = known ? std::optional(true) : std::nullopt};
}

ManagerClass classOf(const Names &names, const Scope &scope, const PyExpr &expression, int depth);

ManagerClass classOf(const Names &names, const Meaning &meaning, int depth)
{
    if (depth > deepest)
        return {};
    if (meaning.kind == Meaning::Kind::External)
        return foreignClass(meaning.dotted);
    if (meaning.kind == Meaning::Kind::Constant && meaning.value)
        return classOf(names, meaning.scope, *meaning.value, depth + 1);
    if (meaning.kind != Meaning::Kind::Class)
        return {};
    ManagerClass found;
    const PyStatement *told = assignmentOf(meaning.statement->statements, u"use_in_migrations"_s);
    if (told && !told->value.isEmpty() && told->value.first().is(Kind::Bool))
        found.inMigrations = told->value.first().text == u"True";
    for (const PyExpr &base : meaning.statement->bases)
        found.inherit(classOf(names, meaning.scope, base, depth + 1));
    return found;
}

// A class as an expression: its name, or `Base.from_queryset(Rows)`, which makes a child of Base.
ManagerClass classOf(const Names &names, const Scope &scope, const PyExpr &expression, int depth)
{
    if (expression.is(Kind::Subscript))
        return classOf(names, scope, expression.items.first(), depth);
    if (expression.is(Kind::Name))
        return classOf(names, names.meaning(scope, expression), depth);
    if (!expression.is(Kind::Call))
        return {};
    const PyExpr &callee = expression.items.first();
    if (!callee.is(Kind::Name) || lastPart(callee.text) != u"from_queryset")
        return {};
    ManagerClass made = classOf(names, names.meaning(scope, allButLast(callee.text)), depth);
    made.manager = true;
    return made;
}

std::optional<bool> managerMade(const Names &names, const Scope &scope, const PyExpr &expression)
{
    if (!expression.is(Kind::Call))
        return std::nullopt;
    const PyExpr &callee = expression.items.first();
    const bool called = callee.is(Kind::Name) || callee.is(Kind::Attribute);
    if (called && lastPart(callee.text) == u"as_manager")
        return false;
    const ManagerClass made = classOf(names, scope, callee, 0);
    return made.manager ? std::optional(made.inMigrations.value_or(false)) : std::nullopt;
}

} // namespace

const PyStatement *deconstructOf(const Names &names, const Meaning &fieldClass, int &module)
{
    QList<Meaning> open{fieldClass};
    for (int looked = 0; !open.isEmpty() && looked < deepest; ++looked) {
        const Meaning next = open.takeFirst();
        if (next.kind != Meaning::Kind::Class)
            continue;
        for (const PyStatement &statement : next.statement->statements) {
            if (statement.kind == PyStatement::Kind::Function && statement.name == u"deconstruct") {
                module = next.scope.module;
                return &statement;
            }
        }
        for (const PyExpr &base : next.statement->bases)
            open.append(names.meaning(next.scope, base));
    }
    return nullptr;
}

QList<ReadManager> managersOf(const Names &names, const ReadClass &cls)
{
    QList<ReadManager> managers;
    for (const PyStatement &statement : cls.statement->statements) {
        if (statement.kind != PyStatement::Kind::Assign || statement.value.isEmpty() ||
            statement.branch == PyStatement::Branch::TypeChecking)
            continue;
        const std::optional<bool> made = managerMade(names, cls.inside(), statement.value.first());
        for (const QString &name : statement.targets) {
            managers.removeIf([&](const ReadManager &other) { return other.name == name; });
            if (made)
                managers.append({.name = name, .statement = &statement, .inMigrations = *made});
        }
    }
    return managers;
}

} // namespace relata
