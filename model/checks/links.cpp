// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"

// What Django checks of many-to-many fields and their link models.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString modelName(const Registry &registry, const ModelRef &ref)
{
    const Model *model = registry.schema().find(ref.id);
    return model ? registry.schema().label(*model) : ref.source;
}

bool isCompositeKeyed(const Registry &registry, int model)
{
    const QList<ResolvedField> &virtuals = registry.at(registry.at(model).concrete).virtuals;
    return std::any_of(virtuals.begin(), virtuals.end(),
                       [](const ResolvedField &field) { return field.field.type == FieldType::CompositePrimaryKey; });
}

// The foreign keys of a link model, own and inherited, that point at a model.
QStringList keysTo(const Registry &registry, int through, int target)
{
    QStringList names;
    QList<int> models{through};
    models += allParents(registry, through);
    for (int model : std::as_const(models)) {
        for (const ResolvedField *field : localFields(registry.at(model))) {
            if (field->field.relation && field->target == target && target >= 0)
                names.append(field->field.name);
        }
    }
    return names;
}

// Keys of the link model that point at the same missing model, in the same words: of "Band" Django knows only here the app.
QStringList keysToMissing(const FieldSubject &subject)
{
    QString label = modelName(subject.registry, subject.field.relation->to);
    if (!label.contains(u'.'))
        label = subject.model.app + u'.' + label;
    QStringList names;
    for (const ResolvedField *field : localFields(subject.registry.at(subject.resolved.through))) {
        if (field->field.relation && field->target < 0 && modelName(subject.registry, field->field.relation->to) == label)
            names.append(field->field.name);
    }
    return names;
}

void checkUnique(const FieldSubject &subject, Findings &findings)
{
    if (subject.field.options.flag(u"unique"))
        findings.add(subject, {.id = u"fields.E330"_s,
                               .message = Checks::tr("A many-to-many field cannot be unique."),
                               .fix = removeOption(subject, u"unique"_s)});
}

void addToLink(const FieldSubject &subject, const QString &id, const QString &message, const QString &hint, Findings &findings)
{
    findings.add(Problem{.id = id,
                         .level = Level::Error,
                         .model = subject.resolved.declaredBy,
                         .field = subject.field.id,
                         .object = subject.registry.at(subject.resolved.through).label(),
                         .message = message,
                         .hint = hint,
                         .fix = std::nullopt});
}

void checkKeysOfLink(const FieldSubject &subject, Findings &findings)
{
    const Registry &registry = subject.registry;
    const ResolvedField &field = subject.resolved;
    const QString link = registry.at(field.through).name;
    const QString to = field.target >= 0 ? registry.at(field.target).name : modelName(registry, subject.field.relation->to);
    const bool told = !subject.field.relation->throughFields.isEmpty();
    const QStringList from = keysTo(registry, field.through, subject.key.model);
    const QString hint = Checks::tr("Set through_fields to the two foreign keys that Django is to use.");
    if (field.target == subject.key.model) {
        if (from.size() > 2 && !told)
            addToLink(subject, u"fields.E333"_s,
                      Checks::tr("%1 links %2 to itself, but has more than two foreign keys to it: which two is not clear.")
                          .arg(link, to), hint, findings);
        return;
    }
    const QStringList toKeys = field.target >= 0 ? keysTo(registry, field.through, field.target) : keysToMissing(subject);
    if (from.size() > 1 && !told)
        findings.add(subject, {.id = u"fields.E334"_s,
                               .message = Checks::tr("The link model %1 has more than one foreign key to %2: which one is not clear.")
                                              .arg(link, subject.model.name),
                               .hint = hint});
    if (toKeys.size() > 1 && !told)
        findings.add(subject, {.id = u"fields.E335"_s,
                               .message = Checks::tr("The link model %1 has more than one foreign key to %2: which one is not clear.").arg(link, to),
                               .hint = hint});
    if (from.isEmpty() || toKeys.isEmpty())
        addToLink(subject, u"fields.E336"_s,
                  Checks::tr("%1 is the link model of %2, but has no foreign key to %3.")
                      .arg(link, subject.label(), from.isEmpty() ? subject.model.name : to),
                  Checks::tr("Add the foreign key to the link model."), findings);
}

void checkLink(const FieldSubject &subject, Findings &findings)
{
    const Relation &relation = *subject.field.relation;
    const Registry &registry = subject.registry;
    if (!relation.through.isNull() && subject.resolved.through < 0) {
        const auto change = [](Field &field) {
            field.relation->through = {};
            field.relation->throughFields.clear();
        };
        findings.add(subject, {.id = u"fields.E331"_s,
                               .message = Checks::tr("The link model \"%1\" is not there.").arg(modelName(registry, relation.through)),
                               .fix = changeField(subject, Checks::tr("Let Django make the link table"), change)});
        return;
    }
    if (subject.resolved.through < 0)
        return;
    if (subject.resolved.target >= 0 && relation.throughFields.isEmpty()) {
        const bool to = isCompositeKeyed(registry, subject.resolved.target);
        if (to || isCompositeKeyed(registry, subject.key.model))
            findings.add(subject, {.id = u"fields.E347"_s,
                                   .message = Checks::tr("%1 has a composite primary key, and Django has no relations to such models.")
                                                  .arg(to ? registry.at(subject.resolved.target).name : subject.model.name)});
    }
    checkKeysOfLink(subject, findings);
}

void checkThroughField(const FieldSubject &subject, const QString &name, int model, Findings &findings)
{
    const Registry &registry = subject.registry;
    const ResolvedModel &link = registry.at(subject.resolved.through);
    const QStringList possible = keysTo(registry, subject.resolved.through, model);
    const QString hint = possible.isEmpty()
        ? QString()
        : Checks::tr("Foreign keys to %1 there: %2.").arg(registry.at(model).name, possible.join(u", "_s));
    const ResolvedField *field = registry.fieldNamed(subject.resolved.through, name);
    if (!field)
        findings.add(subject, {.id = u"fields.E338"_s,
                               .message = Checks::tr("through_fields names \"%1\", which %2 does not have.").arg(name, link.label()),
                               .hint = hint});
    else if (!field->field.relation || field->target != model)
        findings.add(subject, {.id = u"fields.E339"_s,
                               .message = Checks::tr("through_fields names %1.%2, which is no foreign key to %3.")
                                              .arg(link.name, name, registry.at(model).name),
                               .hint = hint});
}

void checkThroughFields(const FieldSubject &subject, Findings &findings)
{
    const QStringList &names = subject.field.relation->throughFields;
    if (names.isEmpty() || subject.resolved.through < 0 || subject.resolved.target < 0)
        return;
    if (names.size() < 2 || names[0].isEmpty() || names[1].isEmpty()) {
        findings.add(subject, {.id = u"fields.E337"_s,
                               .message = Checks::tr("through_fields has to name two fields of %1.")
                                              .arg(subject.registry.at(subject.resolved.through).label()),
                               .hint = Checks::tr("First the foreign key to %1, then the other.").arg(subject.model.name)});
        return;
    }
    checkThroughField(subject, names[0], subject.key.model, findings);
    checkThroughField(subject, names[1], subject.resolved.target, findings);
}

void checkIgnored(const FieldSubject &subject, Findings &findings)
{
    const Options &options = subject.field.options;
    const auto warn = [&](const QString &id, const QString &option, const QString &message) {
        findings.add(subject, {.id = id, .message = message, .fix = removeOption(subject, option), .level = Level::Warning});
    };
    if (options.has(u"null"))
        warn(u"fields.W340"_s, u"null"_s, Checks::tr("null does nothing on a many-to-many field."));
    const Value validators = options.value(u"validators");
    if (!validators.isNone() && !(validators.isList() && validators.toList().isEmpty()))
        warn(u"fields.W341"_s, u"validators"_s, Checks::tr("Validators do nothing on a many-to-many field."));
    const ModelRef &to = subject.field.relation->to;
    const bool self = to.id == subject.resolved.declaredBy || to.source == u"self";
    if (options.flag(u"symmetrical", self) && !options.text(u"related_name").isEmpty())
        warn(u"fields.W345"_s, u"related_name"_s, Checks::tr("related_name does nothing where both sides are the same (symmetrical)."));
    if (!options.text(u"db_comment").isEmpty())
        warn(u"fields.W346"_s, u"db_comment"_s, Checks::tr("db_comment does nothing on a many-to-many field."));
}

QString fieldBehind(const Registry &registry, int linkModel)
{
    const ResolvedModel &owner = registry.at(registry.at(linkModel).linkOf);
    for (const ResolvedField &field : owner.manyToMany) {
        if (field.through == linkModel)
            return owner.label() + u'.' + field.field.name;
    }
    return owner.label();
}

void checkTable(const FieldSubject &subject, Findings &findings)
{
    const int through = subject.resolved.through;
    const Registry &registry = subject.registry;
    if (through < 0 || !registry.at(through).managed)
        return;
    const int other = findings.modelWithTable(registry.at(through).table, through);
    if (other < 0 || registry.at(other).concrete == registry.at(through).concrete)
        return;
    const QString clash = registry.at(other).linkOf >= 0 ? fieldBehind(registry, other) : registry.at(other).label();
    findings.add(subject, {.id = u"fields.E340"_s,
                           .message = Checks::tr("Its link table \"%1\" is also the table of %2.").arg(registry.at(through).table, clash),
                           .hint = Checks::tr("Set another db_table."),
                           .fix = subject.field.options.has(u"db_table") ? std::optional(removeOption(subject, u"db_table"_s))
                                                                         : std::nullopt});
}

} // namespace

QList<FieldCheck> checksOfManyToMany()
{
    return {checkUnique, checkLink, checkThroughFields, checkIgnored, checkTable};
}

} // namespace relata
