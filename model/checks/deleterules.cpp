// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/fields/catalogue.h"
#include "model/schema/absences.h"

// Delete rules that the database carries out (Django 6.1), and what the project's version of Django does not have.
// https://docs.djangoproject.com/en/6.1/ref/models/fields/#django.db.models.ForeignKey.on_delete

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Rule = OnDelete::Rule;

bool isOfDatabase(Rule rule)
{
    return rule == Rule::DbCascade || rule == Rule::DbSetNull || rule == Rule::DbSetDefault;
}

bool isToOne(FieldType type)
{
    return type == FieldType::ForeignKey || type == FieldType::OneToOne;
}

/// Who carries out the rules of a model's relations, those of its parents among them.
struct Carriers
{
    bool database = false;
    bool python = false;
};

// The relations of a model that have a delete rule, its parents' first.
QList<FieldKey> ruledFields(const Registry &registry, int index)
{
    QList<FieldKey> out;
    const auto look = [&](int model, FieldList list, const QList<ResolvedField> &fields) {
        for (int i = 0; i < fields.size(); ++i) {
            if (fields[i].field.relation && hasOnDelete(fields[i].field.type))
                out.append({model, list, i});
        }
    };
    const int concrete = registry.at(index).concrete;
    for (const int model : registry.at(concrete).parents + QList{concrete}) {
        look(model, FieldList::Columns, registry.at(model).columns);
        look(model, FieldList::Virtual, registry.at(model).virtuals);
    }
    return out;
}

Rule ruleOf(const Registry &registry, const FieldKey &key)
{
    return registry.field(key).field.relation->onDelete.rule;
}

Carriers carriersOf(const Registry &registry, int index)
{
    Carriers out;
    for (const FieldKey &key : ruledFields(registry, index)) {
        const Rule rule = ruleOf(registry, key);
        (isOfDatabase(rule) ? out.database : out.python) |= rule != Rule::DoNothing;
    }
    return out;
}

Fix chooseRule(const FieldSubject &subject, Rule rule)
{
    return changeField(subject, Checks::tr("Set on_delete=%1").arg(onDeleteRow(rule).name),
                       [rule](Field &field) { field.relation->onDelete = {.rule = rule, .argument = {}}; });
}

void checkNeeds(const FieldSubject &subject, Findings &findings)
{
    if (!isToOne(subject.field.type))
        return;
    const Rule rule = subject.field.relation->onDelete.rule;
    if (rule == Rule::DbSetNull && !subject.field.options.flag(u"null"))
        findings.add(subject, {.id = u"fields.E320"_s,
                               .message = Checks::tr("DB_SET_NULL needs a field that can be null."),
                               .hint = Checks::tr("Set null=True, or choose another on_delete."),
                               .fix = setOption(subject, u"null"_s, true)});
    if (rule == Rule::DbSetDefault && !subject.field.options.has(u"db_default"))
        findings.add(subject, {.id = u"fields.E322"_s,
                               .message = Checks::tr("DB_SET_DEFAULT needs a db_default."),
                               .hint = Checks::tr("Set db_default, or choose another on_delete.")});
    const bool refuses = findings.dialect() == u"mariadb" || findings.dialect() == u"mysql";
    if (rule == Rule::DbSetDefault && refuses && !asksForFeature(subject.model, u"supports_on_delete_db_default"_s))
        findings.add(subject, {.id = u"fields.E324"_s,
                               .message = Checks::tr("MariaDB and MySQL do not carry out SET DEFAULT."),
                               .hint = Checks::tr("Set on_delete=SET_DEFAULT, which Django carries out."),
                               .fix = chooseRule(subject, Rule::SetDefault)});
}

// What Django deletes it deletes row by row; the database would not tell it of the rows that it deletes further on.
void checkChain(const FieldSubject &subject, Findings &findings)
{
    if (!isToOne(subject.field.type) || subject.resolved.target < 0)
        return;
    const Rule rule = subject.field.relation->onDelete.rule;
    const Carriers further = carriersOf(subject.registry, subject.resolved.target);
    if (rule == Rule::DoNothing || !(isOfDatabase(rule) ? further.python : further.database))
        return;
    const QString target = subject.registry.at(subject.resolved.target).name;
    findings.add(subject, {.id = u"fields.E323"_s,
                           .message = isOfDatabase(rule)
                               ? Checks::tr("The database carries out its delete rule, but Django those of %1.").arg(target)
                               : Checks::tr("Django carries out its delete rule, but the database those of %1.").arg(target),
                           .hint = Checks::tr("Along a chain of relations use either the DB_ rules or the others.")});
}

// Django carries out the rules of the link tables that it makes.
void checkLinkTable(const FieldSubject &subject, Findings &findings)
{
    const Registry &registry = subject.registry;
    const int link = subject.resolved.through;
    if (subject.field.type != FieldType::ManyToMany || link < 0 || registry.at(link).linkOf < 0)
        return;
    for (const ResolvedField &side : registry.at(link).columns) {
        if (side.target < 0)
            continue;
        for (const FieldKey &key : ruledFields(registry, side.target)) {
            const ResolvedField &field = registry.field(key);
            if (isOfDatabase(ruleOf(registry, key)))
                findings.add(FieldSubject{registry, key, registry.at(key.model), field, field.field},
                             {.id = u"fields.E323"_s,
                              .message = Checks::tr("The database carries out its delete rule, but Django those of the link table of %1.")
                                             .arg(subject.label()),
                              .hint = Checks::tr("Choose a rule without DB_, or make a link model of your own for %1.").arg(subject.label())});
        }
    }
}

void checkMixed(const ModelSubject &subject, Findings &findings)
{
    const Carriers carriers = carriersOf(subject.registry, subject.index);
    if (carriers.database && carriers.python)
        findings.add(subject, {.id = u"models.E050"_s,
                               .message = Checks::tr("Some of its delete rules are carried out by the database and some by Django."),
                               .hint = Checks::tr("Use either the DB_ rules or the others in a model.")});
}

void checkContentTypeRule(const FieldSubject &subject, Findings &findings)
{
    const QString name = effective(subject.field, u"ct_field").toText();
    const ResolvedField *field = subject.registry.fieldNamed(subject.key.model, name);
    const bool proper = field && isToOne(field->field.type) && field->target >= 0 &&
                        subject.registry.at(field->target).id == ModelId::named(u"contenttypes.ContentType"_s);
    if (proper && isOfDatabase(field->field.relation->onDelete.rule))
        findings.add(subject, {.id = u"contenttypes.E006"_s,
                               .message = Checks::tr("The delete rule of %1.%2 cannot be left to the database.").arg(subject.model.name, name),
                               .hint = Checks::tr("Choose the rule of the same name without DB_.")});
}

void checkAbsences(Findings &findings)
{
    const Schema &schema = findings.registry().schema();
    const QString &version = schema.settings.djangoVersion;
    for (const Absence &absence : absences(schema)) {
        const Model &model = *schema.find(absence.model);
        const Field *field = model.find(absence.field);
        findings.add(Problem{.id = u"relata.E005"_s,
                             .level = Level::Error,
                             .model = absence.model,
                             .field = absence.field,
                             .object = schema.label(model) + (field ? u'.' + field->name : QString()),
                             .message = absenceText(absence, version),
                             .hint = Checks::tr("Choose another version of Django for the project, or do without."),
                             .fix = std::nullopt});
    }
}

} // namespace

QList<FieldCheck> checksOfDeleteRules()
{
    return {checkNeeds, checkChain};
}

QList<FieldCheck> checksOfLinkTables()
{
    return {checkLinkTable};
}

QList<ModelCheck> checksOfMixedDeleteRules()
{
    return {checkMixed};
}

QList<FieldCheck> checksOfContentTypeRules()
{
    return {checkContentTypeRule};
}

QList<ProjectCheck> checksOfVersion()
{
    return {checkAbsences};
}

} // namespace relata
