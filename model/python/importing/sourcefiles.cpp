// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/sourcefiles.h"

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

    QList<Definition> definitions()
    {
        std::stable_sort(m_found.begin(), m_found.end(), [](const FoundDefinition &a, const FoundDefinition &b) {
            return a.statement->range.begin < b.statement->range.begin;
        });
        QList<Definition> list;
        for (FoundDefinition &found : m_found) {
            if (!found.scope.classes.isEmpty()) {
                const int owner = m_table.indexOf(found.scope.classes.first());
                found.definition.owner = owner < 0 ? ModelId() : m_table.at(owner).id;
            }
            list.append(found.definition);
        }
        return list;
    }

private:
    const ClassTable &m_table;
    int m_module;
    QList<FoundDefinition> m_found;
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
        }
        file.definitions = definitions.definitions();
        files.append(file);
        modules.append(parsed);
    }
    return files;
}

} // namespace relata
