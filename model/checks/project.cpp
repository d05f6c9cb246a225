// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"

#include <QMap>

// What Django checks between models, and references to what is not there.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Users = QMap<QString, QList<int>>;

bool isOwn(const ResolvedModel &model)
{
    return model.origin == Origin::Project;
}

QString labels(const Registry &registry, const QList<int> &models)
{
    QStringList list;
    for (int model : models) {
        if (!list.contains(registry.at(model).label()))
            list.append(registry.at(model).label());
    }
    list.sort();
    return list.join(u", "_s);
}

void report(Findings &findings, const QList<int> &models, const QString &id, const QString &object, const QString &message)
{
    // The later model is the one that was likely added.
    for (auto model = models.crbegin(); model != models.crend(); ++model) {
        const ResolvedModel &found = findings.registry().at(*model);
        if (isOwn(found)) {
            findings.add(Problem{.id = id, .level = Level::Error, .model = found.id, .field = {}, .object = object,
                                 .message = message, .hint = {}, .fix = std::nullopt});
            return;
        }
    }
}

void checkTables(Findings &findings)
{
    const Registry &registry = findings.registry();
    Users tables;
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (model.managed && model.proxyFor < 0 && model.linkOf < 0 && !model.swappedOut)
            tables[model.table].append(i);
    }
    for (auto [table, models] : tables.asKeyValueRange()) {
        if (models.size() > 1)
            report(findings, models, u"models.E028"_s, table,
                   Checks::tr("Several models have the table \"%1\": %2.").arg(table, labels(registry, models)));
    }
}

void checkSharedNames(Findings &findings, const Users &names, bool index)
{
    const Registry &registry = findings.registry();
    for (auto [name, models] : names.asKeyValueRange()) {
        if (models.size() < 2)
            continue;
        const bool same = std::all_of(models.begin(), models.end(), [&](int model) { return model == models.first(); });
        const QString id = index ? (same ? u"models.E029"_s : u"models.E030"_s) : (same ? u"models.E031"_s : u"models.E032"_s);
        const QString message = index ? Checks::tr("Several indexes are called \"%1\": those of %2.")
                                      : Checks::tr("Several constraints are called \"%1\": those of %2.");
        report(findings, models, id, {}, message.arg(name, labels(registry, models)));
    }
}

void checkNames(Findings &findings)
{
    const Registry &registry = findings.registry();
    Users indexes;
    Users constraints;
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (model.linkOf >= 0 || model.swappedOut)
            continue;
        for (const Index &index : model.indexes) {
            if (const QString name = index.options.text(u"name"); !name.isEmpty())
                indexes[name].append(i);
        }
        for (const Constraint &constraint : model.constraints) {
            if (const QString name = constraint.options.text(u"name"); !name.isEmpty())
                constraints[name].append(i);
        }
    }
    checkSharedNames(findings, indexes, true);
    checkSharedNames(findings, constraints, false);
}

void checkSameModels(Findings &findings)
{
    const Schema &schema = findings.registry().schema();
    QHash<QString, ModelId> seen;
    for (const Model &model : schema.models) {
        const App *app = schema.find(model.app);
        const QString label = schema.label(model);
        if (!app && model.origin == Origin::Project)
            findings.add(Problem{.id = u"relata.E004"_s, .level = Level::Error, .model = model.id, .field = {}, .object = model.name,
                                 .message = Checks::tr("The model %1 is in no app.").arg(model.name), .hint = {}, .fix = std::nullopt});
        if (seen.contains(label.toLower()) && model.origin == Origin::Project)
            findings.add(Problem{.id = u"relata.E002"_s, .level = Level::Error, .model = model.id, .field = {}, .object = label,
                                 .message = Checks::tr("There are two models %1: Django knows them apart by name only, in any case.").arg(label),
                                 .hint = Checks::tr("Rename one of them."), .fix = std::nullopt});
        seen.insert(label.toLower(), model.id);
    }
}

/// A model that is named and not found.
struct Missing
{
    QString label = {}; ///< in small letters
    QString why = {};
};

Missing missing(const Registry &registry, const ModelRef &ref, const QString &ownApp)
{
    const Model *model = registry.schema().find(ref.id);
    QString label = model ? registry.schema().label(*model) : ref.source;
    if (!label.contains(u'.'))
        label.prepend(ownApp + u'.');
    const QString app = label.section(u'.', 0, 0);
    const QString name = label.section(u'.', 1).toLower();
    return {.label = app + u'.' + name,
            .why = registry.schema().app(app) ? Checks::tr("The app %1 has no model \"%2\".").arg(app, name)
                                              : Checks::tr("There is no app %1.").arg(app)};
}

void checkReferences(const FieldSubject &subject, Findings &findings)
{
    if (!subject.field.relation)
        return;
    const ModelId owner = subject.resolved.declaredBy;
    const auto problem = [&](const QString &id, const QString &object, const Missing &what) {
        findings.add(Problem{.id = id, .level = Level::Error, .model = owner, .field = subject.field.id, .object = object,
                             .message = Checks::tr("\"%1\" was named, but never came. %2").arg(what.label, what.why), .hint = {}, .fix = std::nullopt});
    };
    const Relation &relation = *subject.field.relation;
    const bool link = subject.field.type == FieldType::ManyToMany;
    if (link && !relation.through.isNull() && subject.resolved.through < 0)
        problem(u"models.E022"_s, u"<function ManyToManyField.contribute_to_class.<locals>.resolve_through_model>"_s,
                missing(subject.registry, relation.through, subject.model.app));
    if (subject.resolved.target >= 0 || relation.to.isNull())
        return;
    const Missing target = missing(subject.registry, relation.to, subject.model.app);
    problem(u"fields.E307"_s, subject.label(), target);
    if (subject.field.type == FieldType::GenericRelation)
        problem(u"models.E022"_s, u"<function GenericRelation.contribute_to_class.<locals>.make_generic_foreign_order_accessors>"_s,
                target);
    // The automatic link model has a foreign key there too, named after what it points at.
    if (link && relation.through.isNull())
        problem(u"fields.E307"_s, u"%1_%2.%3"_s.arg(subject.model.label(), subject.field.name, target.label.section(u'.', 1)), target);
}

void checkDangling(Findings &findings)
{
    const Registry &registry = findings.registry();
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (!isOwn(model) || model.id.isNull() || model.swappedOut)
            continue;
        for (const FieldList list : {FieldList::Columns, FieldList::Virtual, FieldList::ManyToMany}) {
            const QList<ResolvedField> &fields = list == FieldList::Columns ? model.columns
                : list == FieldList::Virtual                               ? model.virtuals
                                                                            : model.manyToMany;
            for (int f = 0; f < fields.size(); ++f)
                checkReferences({registry, {i, list, f}, model, fields[f], fields[f].field}, findings);
        }
    }
}

} // namespace

QList<ProjectCheck> checksOfProject()
{
    return {checkTables, checkNames, checkDangling, checkSameModels};
}

} // namespace relata
