// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/classtable.h"

#include "model/fields/catalogue.h"
#include "model/python/importing/bindings.h"
#include "model/python/importing/fieldclasses.h"

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array plainModules = {
    u"abc",         u"builtins",
    u"collections", u"contextlib",
    u"dataclasses", u"enum",
    u"functools",   u"json",
    u"logging",     u"threading",
    u"typing",      u"types",
    u"uuid",        u"typing_extensions",
    u"pydantic",    u"rest_framework",
    u"factory",     u"django_filters",
    u"graphene",    u"graphene_django",
};

constexpr std::array builtins = {u"object", u"str",   u"int",           u"float",      u"dict",       u"list",
                                 u"set",    u"tuple", u"Exception",     u"ValueError", u"TypeError",  u"RuntimeError",
                                 u"bytes",  u"type",  u"BaseException", u"KeyError",   u"LookupError"};

// Classes that models.py files hold beside models; none of them can be a base of one.
constexpr std::array endings = {u"Manager",  u"QuerySet",   u"Error",   u"Exception",  u"Field",
                                u"Choices",  u"Enum",       u"Form",    u"Serializer", u"Admin",
                                u"TestCase", u"Config",     u"View",    u"Lookup",     u"Transform",
                                u"Widget",   u"Descriptor", u"Factory", u"Command"};

template <typename List> bool holds(const List &list, const QString &word)
{
    return std::any_of(list.begin(), list.end(), [&](const char16_t *entry) { return word == QStringView(entry); });
}

bool isRootModel(const QString &dotted)
{
    return dotted == u"django.db.models.Model" || dotted == u"django.db.models.base.Model" ||
           dotted == u"django.contrib.gis.db.models.Model";
}

bool cannotBeModel(const Meaning &meaning)
{
    const QString name = lastPart(meaning.dotted);
    if (std::any_of(endings.begin(), endings.end(), [&](QStringView ending) { return name.endsWith(ending); }))
        return true;
    if (meaning.kind == Meaning::Kind::Unknown)
        return holds(builtins, meaning.dotted);
    return holds(plainModules, firstPart(meaning.dotted));
}

// Modules of Django that define what Relata knows anyway.
bool isFrameworkModule(const QString &name)
{
    return name.startsWith("django.db"_L1) || name.startsWith("django.contrib.gis"_L1) ||
           name.startsWith("django.contrib.postgres"_L1) || name == "django.contrib.contenttypes.fields"_L1;
}

} // namespace

const PyStatement *assignmentOf(const QList<PyStatement> &statements, const QString &name)
{
    for (auto statement = statements.crbegin(); statement != statements.crend(); ++statement) {
        if (statement->kind == PyStatement::Kind::Assign && !statement->value.isEmpty() &&
            statement->targets.contains(name))
            return &*statement;
    }
    return nullptr;
}

const PyStatement *metaStatement(const PyStatement &cls)
{
    for (auto statement = cls.statements.crbegin(); statement != cls.statements.crend(); ++statement) {
        if (statement->kind == PyStatement::Kind::Class && statement->name == u"Meta")
            return &*statement;
    }
    return nullptr;
}

Meaning meaningOf(const Names &names, const Scope &scope, const PyExpr &expression)
{
    const PyExpr *name = &expression;
    if (name->is(PyExpr::Kind::Subscript) && !name->items.isEmpty())
        name = &name->items.first();
    return name->is(PyExpr::Kind::Name) ? names.meaning(scope, *name) : Meaning();
}

QString contribLabel(const QString &dotted)
{
    const QStringList parts = dotted.split(u'.');
    if (parts.size() < 5 || parts[0] != u"django" || parts[1] != u"contrib")
        return {};
    const bool models = parts[3] == u"models" || parts[3].startsWith("base_"_L1);
    return models ? parts[2] + u'.' + parts.last() : QString();
}

QString sourceOf(const Names &names, const Scope &scope, const PyExpr &expression)
{
    return names.tree().modules[scope.module].text(expression.range);
}

ClassTable::ClassTable(const Names &names)
    : m_names(names)
{
    const Schema contrib = emptySchema();
    for (const Model &model : contrib.models)
        m_contrib.insert(contrib.label(model), model.id);
    for (int module = 0; module < names.tree().modules.size(); ++module) {
        if (!isFrameworkModule(names.tree().names[module]))
            collect(module);
    }
    resolveBases();
    sortBasesFirst();
    m_metaSeen.fill(-1, m_classes.size());
    for (int index : std::as_const(m_basesFirst)) {
        ReadClass &cls = m_classes[index];
        classify(cls);
        const bool keepsMeta = cls.meta && (cls.abstract || !cls.model);
        m_metaSeen[index] = keepsMeta ? index : -1;
        for (const ClassBase &base : std::as_const(cls.bases)) {
            if (m_metaSeen[index] < 0 && base.kind == ClassBase::Kind::Read)
                m_metaSeen[index] = m_metaSeen[base.index];
        }
    }
}

void ClassTable::collect(int module)
{
    struct Open
    {
        const QList<PyStatement> *statements;
        QList<const PyStatement *> around;
    };
    const QString &name = m_names.tree().names[module];
    QList<Open> open{{&m_names.tree().modules[module].statements, {}}};
    while (!open.isEmpty()) {
        const Open body = open.takeLast();
        for (const PyStatement &statement : *body.statements) {
            if (statement.kind != PyStatement::Kind::Class)
                continue;
            ReadClass cls;
            cls.scope = {module, body.around};
            cls.statement = &statement;
            cls.dotted = name;
            for (const PyStatement *outer : body.around)
                cls.dotted += u'.' + outer->name;
            cls.dotted += u'.' + statement.name;
            cls.meta = metaStatement(statement);
            m_byStatement.insert(&statement, int(m_classes.size()));
            m_classes.append(cls);
            open.append({&statement.statements, body.around + QList<const PyStatement *>{&statement}});
        }
    }
}

void ClassTable::resolveBases()
{
    for (ReadClass &cls : m_classes) {
        for (const PyExpr &expression : cls.statement->bases) {
            // with_metaclass(Meta, Base): six and its copies.
            const bool wrapped = expression.is(PyExpr::Kind::Call) && !expression.items.isEmpty() &&
                                 lastPart(expression.items.first().text) == u"with_metaclass";
            if (!wrapped) {
                cls.bases.append(resolveBase(cls.scope, expression));
                continue;
            }
            for (qsizetype i = 2; i < expression.items.size(); ++i)
                cls.bases.append(resolveBase(cls.scope, expression.items[i]));
        }
    }
}

ClassBase ClassTable::resolveBase(const Scope &scope, const PyExpr &expression) const
{
    ClassBase base;
    base.expression = &expression;
    base.source = sourceOf(m_names, scope, expression);
    const Meaning meaning = meaningOf(m_names, scope, expression);
    const QString label = contribLabel(meaning.dotted);
    if (isRootModel(meaning.dotted)) {
        base.kind = ClassBase::Kind::Root;
    } else if (meaning.kind == Meaning::Kind::Class && m_byStatement.contains(meaning.statement)) {
        base.kind = ClassBase::Kind::Read;
        base.index = m_byStatement.value(meaning.statement);
    } else if (m_contrib.contains(label)) {
        base.kind = ClassBase::Kind::Contrib;
        base.id = m_contrib.value(label);
    } else if (meaning.dotted.startsWith("django."_L1) || cannotBeModel(meaning) ||
               fieldClassOf(m_names, meaning).known) {
        base.kind = ClassBase::Kind::Plain;
    } else {
        base.kind = ClassBase::Kind::Foreign;
    }
    return base;
}

void ClassTable::sortBasesFirst()
{
    QList<int> left(m_classes.size(), 0);
    QList<QList<int>> children(m_classes.size());
    for (int i = 0; i < m_classes.size(); ++i) {
        for (const ClassBase &base : std::as_const(m_classes[i].bases)) {
            if (base.kind != ClassBase::Kind::Read)
                continue;
            ++left[i];
            children[base.index].append(i);
        }
    }
    for (int i = 0; i < m_classes.size(); ++i) {
        if (left[i] == 0)
            m_basesFirst.append(i);
    }
    for (qsizetype next = 0; next < m_basesFirst.size(); ++next) {
        for (int child : std::as_const(children[m_basesFirst[next]])) {
            if (--left[child] == 0)
                m_basesFirst.append(child);
        }
    }
    for (int i = 0; i < m_classes.size(); ++i) {
        if (left[i] > 0)
            m_basesFirst.append(i);
    }
}

void ClassTable::classify(ReadClass &cls)
{
    for (const ClassBase &base : std::as_const(cls.bases)) {
        const bool read = base.kind == ClassBase::Kind::Read;
        cls.foreign |= base.kind == ClassBase::Kind::Foreign || (read && m_classes[base.index].foreign);
        cls.model |= base.kind == ClassBase::Kind::Root || base.kind == ClassBase::Kind::Contrib ||
                     (read && m_classes[base.index].model);
    }
    cls.model |= cls.foreign && looksLikeModel(cls);
    if (cls.model && cls.meta) {
        QSet<const PyStatement *> visited;
        const std::optional<Value> abstract = optionIn(cls.insideMeta(), *cls.meta, u"abstract"_s, false, visited);
        cls.abstract = abstract && abstract->toBool();
    }
}

bool ClassTable::looksLikeModel(const ReadClass &cls) const
{
    for (const ClassBase &base : cls.bases) {
        const QString path = meaningOf(m_names, cls.scope, *base.expression).dotted;
        if (base.kind == ClassBase::Kind::Foreign && path.split(u'.').contains(u"models"_s))
            return true;
    }
    for (const PyStatement &statement : cls.statement->statements) {
        if (statement.kind != PyStatement::Kind::Assign || statement.value.isEmpty())
            continue;
        const PyExpr &value = statement.value.first();
        if (value.is(PyExpr::Kind::Call) && !value.items.isEmpty()) {
            const FieldClassFound found = fieldClassOf(m_names, meaningOf(m_names, cls.inside(), value.items.first()));
            if (found.known && !found.guessed)
                return true;
        }
    }
    if (!cls.meta || assignmentOf(cls.meta->statements, u"model"_s))
        return false;
    return std::any_of(cls.meta->statements.begin(), cls.meta->statements.end(), [](const PyStatement &statement) {
        return !statement.targets.isEmpty() && relata::metaOption(statement.targets.first());
    });
}

bool ClassTable::isBound(int index) const
{
    const ReadClass &cls = m_classes[index];
    const Meaning meaning = m_names.meaning(cls.scope, cls.statement->name);
    return meaning.kind != Meaning::Kind::Class || meaning.statement == cls.statement ||
           meaning.scope.module != cls.scope.module || meaning.statement->name != cls.statement->name;
}

ClassTable::MetaBase ClassTable::metaBase(const Scope &scope, const PyExpr &expression) const
{
    if (!expression.is(PyExpr::Kind::Name) || lastPart(expression.text) != u"Meta")
        return {};
    const Meaning owner = m_names.meaning(scope, allButLast(expression.text));
    const int index = owner.kind == Meaning::Kind::Class ? indexOf(owner.statement) : -1;
    return {index, index < 0 ? -1 : m_metaSeen[index]};
}

std::optional<Value> ClassTable::optionIn(const Scope &scope, const PyStatement &meta, const QString &option,
                                          bool owners, QSet<const PyStatement *> &visited) const
{
    if (visited.contains(&meta) || visited.size() > 500)
        return std::nullopt;
    visited.insert(&meta);
    if (const PyStatement *own = assignmentOf(meta.statements, option))
        return m_names.value(scope, own->value.first());
    for (const PyExpr &expression : meta.bases) {
        const MetaBase from = metaBase(scope, expression);
        std::optional<Value> found;
        if (from.owner >= 0) {
            if (owners && from.seen >= 0)
                found =
                    optionIn(m_classes[from.seen].insideMeta(), *m_classes[from.seen].meta, option, owners, visited);
        } else if (const Meaning plain = meaningOf(m_names, scope, expression); plain.kind == Meaning::Kind::Class) {
            const Scope inside{plain.scope.module, plain.scope.classes + QList<const PyStatement *>{plain.statement}};
            found = optionIn(inside, *plain.statement, option, owners, visited);
        }
        if (found)
            return found;
    }
    return std::nullopt;
}

std::optional<Value> ClassTable::metaOption(int index, const QString &option) const
{
    const int from = m_classes[index].meta ? index : m_metaSeen[index];
    QSet<const PyStatement *> visited;
    return from < 0 ? std::nullopt
                    : optionIn(m_classes[from].insideMeta(), *m_classes[from].meta, option, true, visited);
}

} // namespace relata
