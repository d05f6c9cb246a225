// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/checks.h"

#include "model/checks/findings.h"
#include "model/fields/catalogue.h"

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// All checks, gathered once for a run.
struct Tables
{
    QList<FieldCheck> allFields = checksOfAllFields() + checksOfFieldTypes() + checksOfColumns();
    QList<FieldCheck> relations = checksOfRelations();
    QList<FieldCheck> manyToMany = checksOfManyToMany();
    QList<FieldCheck> genericKeys = checksOfGenericKeys();
    QList<ModelCheck> models =
        checksOfModels() + checksOfMeta() + checksOfConstraints() + checksOfDatabases() + checksOfPermissions();
};

void run(const QList<FieldCheck> &checks, const FieldSubject &subject, Findings &findings)
{
    for (const FieldCheck check : checks)
        check(subject, findings);
}

void checkField(const Tables &tables, const FieldSubject &subject, Findings &findings)
{
    // Django never asks a GenericRelation.
    if (subject.field.type == FieldType::GenericRelation || subject.resolved.made == Made::Key)
        return;
    if (subject.field.type == FieldType::GenericForeignKey) {
        run(tables.genericKeys, subject, findings);
        return;
    }
    run(tables.allFields, subject, findings);
    if (subject.field.relation)
        run(tables.relations, subject, findings);
    if (subject.field.type == FieldType::ManyToMany)
        run(tables.manyToMany, subject, findings);
}

void checkModel(const Tables &tables, int index, Findings &findings)
{
    const Registry &registry = findings.registry();
    const ResolvedModel &model = registry.at(index);
    if (model.origin != Origin::Project || model.id.isNull() || model.swappedOut)
        return;
    const auto fields = [&](FieldList list, const QList<ResolvedField> &resolved) {
        for (int i = 0; i < resolved.size(); ++i)
            checkField(tables, {registry, {index, list, i}, model, resolved[i], resolved[i].field}, findings);
    };
    fields(FieldList::Columns, model.columns);
    fields(FieldList::Virtual, model.virtuals);
    fields(FieldList::ManyToMany, model.manyToMany);
    for (const ModelCheck check : tables.models)
        check({registry, index, model}, findings);
}

} // namespace

QString levelName(Level level)
{
    return level == Level::Error ? u"ERROR"_s : u"WARNING"_s;
}

QList<Problem> runChecks(const Registry &registry, const QString &dialect)
{
    Findings findings(registry, dialect);
    const Tables tables;
    for (int i = 0; i < registry.models().size(); ++i)
        checkModel(tables, i, findings);
    for (const ProjectCheck check : checksOfProject())
        check(findings);
    return findings.problems();
}

} // namespace relata
