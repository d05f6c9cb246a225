// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/checks.h"

#include "model/checks/findings.h"
#include "model/fields/catalogue.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// All checks, gathered once for a run.
struct Tables
{
    QList<FieldCheck> allFields = checksOfAllFields() + checksOfFieldTypes() + checksOfPostgres() + checksOfColumns();
    QList<FieldCheck> relations = checksOfRelations() + checksOfDeleteRules();
    QList<FieldCheck> manyToMany = checksOfManyToMany() + checksOfLinkTables();
    QList<FieldCheck> genericKeys = checksOfGenericKeys() + checksOfContentTypeRules();
    QList<ModelCheck> models = checksOfModels() + checksOfMixedDeleteRules() + checksOfMeta() + checksOfConstraints() + checksOfDatabases();
    QList<ModelCheck> permissions = checksOfPermissions() + checksOfUsers();
};

void run(const QList<FieldCheck> &checks, const FieldSubject &subject, Findings &findings)
{
    for (const FieldCheck check : checks)
        check(subject, findings);
}

void checkField(const Tables &tables, const FieldSubject &subject, Findings &findings)
{
    // Django never asks a GenericRelation, and a GenericForeignKey by itself.
    if (subject.field.type == FieldType::GenericRelation || subject.field.type == FieldType::GenericForeignKey
        || subject.resolved.made == Made::Key)
        return;
    run(tables.allFields, subject, findings);
    if (subject.field.relation)
        run(tables.relations, subject, findings);
    if (subject.field.type == FieldType::ManyToMany)
        run(tables.manyToMany, subject, findings);
}

// A field or an accessor called so stands in the way of the class method that runs the checks.
bool hidesCheck(const Registry &registry, int index)
{
    const auto hasAccessor = [&](int model) {
        const QList<FieldKey> &reverse = registry.at(registry.at(model).concrete).reverse;
        return std::any_of(reverse.begin(), reverse.end(), [&](const FieldKey &key) {
            const ResolvedField &relation = registry.field(key);
            const bool link = relation.field.type == FieldType::ManyToMany; // only those stay with a proxy
            return relation.relatedName == u"check" && (link ? relation.target : registry.at(relation.target).concrete) == model;
        });
    };
    const QList<int> &parents = registry.at(index).parents;
    return registry.fieldNamed(index, u"check") || hasAccessor(index) || std::any_of(parents.begin(), parents.end(), hasAccessor);
}

// ... of one of Django's own models: an accessor that the project makes there.
void checkForeignHiding(int index, Findings &findings)
{
    const Registry &registry = findings.registry();
    for (const FieldKey &key : registry.at(index).reverse) {
        const ResolvedField &relation = registry.field(key);
        if (relation.relatedName != u"check" || registry.at(key.model).origin != Origin::Project)
            continue;
        findings.add(Problem{.id = u"models.E020"_s,
                             .level = Level::Error,
                             .model = relation.declaredBy,
                             .field = relation.field.id,
                             .object = registry.at(index).label(),
                             .message = Checks::tr("%1.check is Django's own, and related_name=\"check\" hides it.").arg(registry.at(index).name),
                             .hint = {},
                             .fix = changeField(relation.declaredBy, relation.field.id, Checks::tr("Remove %1").arg(u"related_name"_s),
                                                [](Field &field) { field.options.remove(u"related_name"); })});
        return;
    }
}

void checkModel(const Tables &tables, int index, Findings &findings)
{
    const Registry &registry = findings.registry();
    const ResolvedModel &model = registry.at(index);
    if (model.origin == Origin::Contrib)
        checkForeignHiding(index, findings);
    if (model.origin != Origin::Project || model.id.isNull() || model.swappedOut)
        return;
    const auto fields = [&](FieldList list, const QList<ResolvedField> &resolved) {
        for (int i = 0; i < resolved.size(); ++i)
            checkField(tables, {registry, {index, list, i}, model, resolved[i], resolved[i].field}, findings);
    };
    const ModelSubject subject{registry, index, model};
    for (int i = 0; i < model.virtuals.size(); ++i) {
        const ResolvedField &key = model.virtuals[i];
        const ResolvedField *column = model.column(key.field.name); // the automatic key takes the place of one that is called id
        if (key.field.type == FieldType::GenericForeignKey && !(column && column->made == Made::Key))
            run(tables.genericKeys, {registry, {index, FieldList::Virtual, i}, model, key, key.field}, findings);
    }
    if (hidesCheck(registry, index)) {
        findings.add(subject, {.id = u"models.E020"_s,
                               .message = Checks::tr("%1.check is Django's own: nothing else of the model is checked while a field has that name.")
                                              .arg(model.name),
                               .hint = Checks::tr("Rename the field, or the related_name that makes it.")});
    } else {
        fields(FieldList::Columns, model.columns);
        fields(FieldList::Virtual, model.virtuals);
        fields(FieldList::ManyToMany, model.manyToMany);
        for (const ModelCheck check : tables.models)
            check(subject, findings);
    }
    for (const ModelCheck check : tables.permissions)
        check(subject, findings);
}

} // namespace

QString levelName(Level level)
{
    return level == Level::Error ? u"ERROR"_s : u"WARNING"_s;
}

QList<Problem> runChecks(const Registry &registry, const QString &dialect, const QList<SourceFile> &sources)
{
    Findings findings(registry, dialect, sources);
    const Tables tables;
    for (int i = 0; i < registry.models().size(); ++i)
        checkModel(tables, i, findings);
    for (const ProjectCheck check : checksOfProject() + checksOfVersion())
        check(findings);
    return findings.problems();
}

} // namespace relata
