// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/sourcefiles.h"

#include "model/python/importing/lookup.h"
#include "model/python/importing/managers.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Gathers the definitions of one module, each once.
class DefinitionList
{
public:
    DefinitionList(const ClassTable &table, int module)
        : m_table(table)
        , m_module(module)
    {
    }

    void add(const Scope &scope, const QList<const PyExpr *> &expressions)
    {
        if (expressions.isEmpty())
            return;
        const QList<FoundDefinition> all = m_table.names().findDefinitions(scope, expressions);
        for (const FoundDefinition &found : all) {
            const std::pair key(found.statement, found.definition.name);
            if (found.scope.module != m_module || m_seen.contains(key))
                continue;
            m_seen.insert(key);
            m_found.append(found);
        }
    }

    // The statement that makes it and what that takes; and whether migrations name it, which its class says, wherever that
    // stands: `objects.use_in_migrations`.
    void addManager(const Scope &scope, const ReadManager &manager)
    {
        const PyExpr name{.kind = PyExpr::Kind::Name, .range = {Lookup::anywhere, Lookup::anywhere}, .text = manager.name};
        add(scope, {&name});
        const QString fact = manager.name + u".use_in_migrations"_s;
        const std::pair key(manager.statement, fact);
        if (m_seen.contains(key))
            return;
        m_seen.insert(key);
        m_found.append({.definition = {.name = fact,
                                       .source = manager.inMigrations ? u"use_in_migrations = True"_s
                                                                      : u"use_in_migrations = False"_s},
                        .scope = scope,
                        .statement = manager.statement});
    }

    // What a field class says of itself in migrations, under the name that the file has for it: `fields.Code.deconstruct`.
    void addDeconstruct(const Scope &scope, const QString &fieldClass)
    {
        const QString name = fieldClass + u".deconstruct"_s;
        if (m_deconstructs.contains(name))
            return;
        m_deconstructs.insert(name);
        int module = -1;
        const Names &names = m_table.names();
        const PyStatement *function = deconstructOf(names, names.meaning(scope, fieldClass), module);
        if (!function)
            return;
        const QString source = names.tree().modules[module].text(function->range);
        m_last.append({.name = name, .source = withoutIndentation(source, 4)});
    }

    QList<Definition> definitions()
    {
        std::stable_sort(m_found.begin(), m_found.end(), [](const FoundDefinition &a, const FoundDefinition &b) {
            return a.statement->range.begin < b.statement->range.begin;
        });
        QList<Definition> list;
        for (FoundDefinition &found : m_found) {
            found.definition.owner = ownerOf(found.scope);
            list.append(found.definition);
        }
        return list + m_last;
    }

private:
    // The innermost model in whose class it stands.
    ModelId ownerOf(const Scope &scope) const
    {
        for (auto cls = scope.classes.crbegin(); cls != scope.classes.crend(); ++cls) {
            const int index = m_table.indexOf(*cls);
            if (index >= 0 && !m_table.at(index).id.isNull())
                return m_table.at(index).id;
        }
        return {};
    }

    const ClassTable &m_table;
    int m_module;
    QList<FoundDefinition> m_found;
    QList<Definition> m_last;
    QSet<QString> m_deconstructs;
    QSet<std::pair<const PyStatement *, QString>> m_seen;
};

} // namespace

QList<SourceFile> sourceFiles(const ClassTable &table, const QList<MadeModel> &models, QList<PyModule> &modules)
{
    const SourceTree &tree = table.names().tree();
    QMap<int, QList<const MadeModel *>> byModule;
    QList<int> order;
    for (const MadeModel &made : models) {
        const int module = table.at(made.index).scope.module;
        if (!byModule.contains(module))
            order.append(module);
        byModule[module].append(&made);
    }
    QList<SourceFile> files;
    for (int module : std::as_const(order)) {
        QList<const MadeModel *> &own = byModule[module];
        std::stable_sort(own.begin(), own.end(), [&](const MadeModel *a, const MadeModel *b) {
            return table.at(a->index).statement->range.begin < table.at(b->index).statement->range.begin;
        });
        const PyModule &parsed = tree.modules[module];
        SourceFile file;
        file.path = parsed.path;
        file.module = tree.names[module];
        file.app = own.first()->model.app;
        file.digest = parsed.digest;
        DefinitionList definitions(table, module);
        for (const MadeModel *made : std::as_const(own)) {
            const ReadClass &cls = table.at(made->index);
            file.models.append(made->model.id);
            definitions.add(cls.inside(), made->refers);
            if (cls.meta)
                definitions.add(cls.insideMeta(), made->metaRefers);
            for (const Field &field : made->model.fields) {
                if (!field.customClass.isEmpty())
                    definitions.addDeconstruct(cls.inside(), field.customClass);
            }
            const QList<ReadManager> managers = managersOf(table.names(), cls);
            for (const ReadManager &manager : managers) {
                if (!made->model.field(manager.name))
                    definitions.addManager(cls.inside(), manager);
            }
        }
        file.definitions = definitions.definitions();
        files.append(file);
        modules.append(parsed);
    }
    return files;
}

} // namespace relata
