// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/proofscript.h"

#include "model/fields/catalogue.h"
#include "model/sql/columns.h"
#include "model/sql/tablenames.h"

#include <QHash>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool isConstrained(const ResolvedField &field)
{
    return field.target >= 0 && effective(field.field, u"db_constraint").toBool(true);
}

int ownerOf(const Registry &registry, const ResolvedField &foreignKey)
{
    const int concrete = registry.at(foreignKey.target).concrete;
    return concrete < 0 ? foreignKey.target : concrete;
}

bool isContrib(const Registry &registry, int model)
{
    return registry.at(model).origin == Origin::Contrib;
}

/// Which models' tables refer to which; link tables count as their owner's.
using References = QHash<int, QSet<int>>;

References referencesOf(const Registry &registry)
{
    References references;
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        for (const ResolvedField &field : model.columns) {
            if (isConstrained(field))
                references[model.linkOf >= 0 ? model.linkOf : i].insert(ownerOf(registry, field));
        }
    }
    return references;
}

/// All models that can be reached from these, with them.
QSet<int> reached(const References &references, QList<int> from)
{
    QSet<int> found(from.begin(), from.end());
    while (!from.isEmpty()) {
        for (const int next : references.value(from.takeLast())) {
            if (!found.contains(next)) {
                found.insert(next);
                from.append(next);
            }
        }
    }
    return found;
}

/// Table -> the columns that foreign keys refer to.
using Wanted = QMap<QString, QMap<QString, QString>>;

// Only what is pointed at: the rest of such a table is not Relata's to tell.
QList<Statement> standIns(const Registry &registry, const Dialect &dialect, const QSet<int> &needed, const QList<Statement> &made)
{
    StatementGuard guard(dialect, {.namesElsewhere = true, .danglingKeys = true});
    for (const Statement &statement : made)
        (void)guard.admit(statement);
    Wanted wanted;
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (!needed.contains(model.linkOf >= 0 ? model.linkOf : i))
            continue;
        for (const ResolvedField &field : model.columns) {
            const ResolvedField *target = isConstrained(field) ? registry.targetColumn(field) : nullptr;
            if (!target)
                continue;
            const QString table = dialect.quoted(tableName(registry, ownerOf(registry, field), dialect));
            const Result<QString> type = columnType(registry, field, dialect);
            if (type && !guard.isMade(table))
                wanted[table].insert(dialect.quoted(target->column), *type);
        }
    }
    QList<Statement> statements;
    for (auto table = wanted.cbegin(); table != wanted.cend(); ++table) {
        QStringList columns;
        for (auto column = table->cbegin(); column != table->cend(); ++column)
            columns.append(u"%1 %2 NOT NULL UNIQUE"_s.arg(column.key(), column.value()));
        statements.append({.text = u"CREATE TABLE %1 (%2)"_s.arg(table.key(), columns.join(u", "_s))});
    }
    return statements;
}

} // namespace

ProofScript proofScript(const Registry &registry, const Dialect &dialect, bool contrib)
{
    const References references = referencesOf(registry);
    QList<int> starts;
    for (int i = 0; i < registry.models().size(); ++i) {
        if (contrib || !isContrib(registry, i))
            starts.append(i);
    }
    const QSet<int> needed = reached(references, starts);
    const bool needsContrib = std::any_of(needed.begin(), needed.end(), [&](int model) { return isContrib(registry, model); });

    ProofScript script{.statements = createSchema(registry, dialect).statements};
    QList<Statement> ofContrib;
    if (needsContrib) {
        ofContrib = createSchema(registry, dialect, {.contrib = true}).statements;
        ofContrib.resize(std::max<qsizetype>(0, ofContrib.size() - script.statements.size()));
    }
    QHash<int, bool> isLate;
    for (const Statement &statement : std::as_const(ofContrib)) {
        const int model = registry.indexOf(statement.model);
        if (!needed.contains(model))
            continue;
        if (!isLate.contains(model)) {
            const QSet<int> behind = reached(references, {model});
            isLate[model] = std::any_of(behind.begin(), behind.end(), [&](int other) { return registry.at(other).origin == Origin::Project; });
        }
        (isLate.value(model) ? script.after : script.before).append(statement);
    }
    script.before = standIns(registry, dialect, needed, script.before + script.statements + script.after) + script.before;
    return script;
}

} // namespace relata
