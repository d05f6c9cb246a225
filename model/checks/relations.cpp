// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/fields/catalogue.h"
#include "model/fields/djangoversion.h"
#include "model/schema/names.h"
#include "model/schema/refactor.h"

// What Django checks of every relation, and of foreign keys.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString targetName(const FieldSubject &subject)
{
    const ModelRef &to = subject.field.relation->to;
    const Model *model = subject.registry.schema().find(to.id);
    return model ? model->name : to.source;
}

bool isToOne(FieldType type)
{
    return type == FieldType::ForeignKey || type == FieldType::OneToOne;
}

void checkRelatedName(const FieldSubject &subject, Findings &findings)
{
    const QString &name = subject.resolved.relatedName;
    if (name.isEmpty() || name.endsWith(u'+') || isIdentifier(name))
        return;
    const QString better = toIdentifier(name);
    findings.add(subject, {.id = u"fields.E306"_s,
                           .message = Checks::tr("\"%1\" cannot be a related_name: it has to be a Python name, or end with \"+\".").arg(name),
                           .fix = better.isEmpty() || !subject.field.options.has(u"related_name")
                               ? std::nullopt
                               : std::optional(setOption(subject, u"related_name"_s, better))});
}

void checkQueryName(const FieldSubject &subject, Findings &findings)
{
    const QString &name = subject.resolved.relatedQueryName;
    if (subject.resolved.hidden)
        return;
    const bool trailing = name.endsWith(u'_'), doubled = name.contains("__"_L1);
    if (!trailing && !doubled)
        return;
    const QString hint = Checks::tr("Set another related_name or related_query_name.");
    if (trailing)
        findings.add(subject, {.id = u"fields.E308"_s,
                               .message = Checks::tr("Filters from the other side would call it \"%1\", which must not end with an underscore.").arg(name),
                               .hint = hint});
    if (doubled)
        findings.add(subject, {.id = u"fields.E309"_s,
                               .message = Checks::tr("Filters from the other side would call it \"%1\", which must not contain \"__\".").arg(name),
                               .hint = hint});
}

void checkTarget(const FieldSubject &subject, Findings &findings)
{
    if (subject.resolved.target < 0) {
        findings.add(subject, {.id = u"fields.E300"_s,
                               .message = subject.field.relation->to.isNull()
                                   ? Checks::tr("The relation points at no model.")
                                   : Checks::tr("The relation points at \"%1\", which is not there or is abstract.").arg(targetName(subject)),
                               .hint = Checks::tr("Choose a model that has a table.")});
        return;
    }
    const ResolvedModel &target = subject.registry.at(subject.resolved.target);
    if (!target.swappedOut)
        return;
    const auto change = [user = subject.registry.schema().settings.userModel](Field &field) {
        field.relation->to = {.id = user, .source = u"settings.AUTH_USER_MODEL"_s};
    };
    findings.add(subject, {.id = u"fields.E301"_s,
                           .message = Checks::tr("The relation points at %1, and another model stands in its place.").arg(target.label()),
                           .hint = Checks::tr("Let it point at settings.%1.").arg(target.meta.text(u"swappable")),
                           .fix = changeField(subject, Checks::tr("Point at the project's user model"), change)});
}

// A name for the other side that nothing has yet.
std::optional<Fix> ownRelatedName(const FieldSubject &subject, Findings &findings)
{
    QString name;
    if (subject.resolved.made == Made::Inherited) {
        name = u"%(app_label)s_%(class)s_"_s + subject.field.name + u"_set"_s;
    } else if (subject.resolved.made == Made::Declared) {
        const NamesOnModel &taken = findings.namesOn(subject.resolved.target);
        const bool one = subject.field.type == FieldType::OneToOne;
        const QStringList all = taken.fields.values() + taken.accessors.keys();
        name = unusedName(snakeCase(subject.model.name) + u'_' + subject.field.name + (one ? u""_s : u"_set"_s), all);
    }
    if (name.isEmpty() || (subject.field.type == FieldType::ManyToMany && subject.resolved.hidden))
        return std::nullopt;
    const auto change = [name](Field &field) {
        const bool generic = field.type == FieldType::GenericRelation;
        field.options.set(generic ? u"related_query_name"_s : u"related_name"_s, name);
        if (!generic)
            field.options.remove(u"related_query_name");
    };
    return changeField(subject, Checks::tr("Set related_name=\"%1\"").arg(name), change);
}

QString accessorOf(const FieldSubject &subject)
{
    if (!subject.resolved.relatedName.isEmpty())
        return subject.resolved.relatedName;
    return subject.model.name.toLower() + (subject.field.type == FieldType::OneToOne ? QString() : u"_set"_s);
}

void checkClashes(const FieldSubject &subject, Findings &findings)
{
    if (subject.resolved.target < 0)
        return;
    const NamesOnModel &names = findings.namesOn(subject.resolved.target);
    const ResolvedModel &target = subject.registry.at(subject.resolved.target);
    const QString accessor = subject.resolved.hidden ? QString() : accessorOf(subject);
    const QString &query = subject.resolved.relatedQueryName;
    const auto report = [&](const QString &id, const QString &message) {
        findings.add(subject, {.id = id,
                               .message = message,
                               .hint = Checks::tr("Set another related_name on one of them."),
                               .fix = ownRelatedName(subject, findings)});
    };
    if (!accessor.isEmpty() && names.fields.contains(accessor))
        report(u"fields.E302"_s, Checks::tr("It would add %1.%2, but %1 has a field of that name.").arg(target.name, accessor));
    if (names.fields.contains(query))
        report(u"fields.E303"_s, Checks::tr("Filters on %1 would call it \"%2\", but %1 has a field of that name.").arg(target.name, query));
    const auto others = [&](const QString &name, const QString &id, const char *message) {
        const auto found = names.accessors.constFind(name);
        if (name.isEmpty() || found == names.accessors.constEnd())
            return;
        for (const FieldKey &key : *found) {
            if (key == subject.key)
                continue;
            const QString other = subject.registry.at(key.model).label() + u'.' + subject.registry.field(key).field.name;
            report(id, Checks::tr(message).arg(target.name, name, other));
        }
    };
    // The manager that Django gives each model; others are not known here.
    if (accessor == u"objects" && Lifetime{.since = u"6.1"}.covers(subject.registry.schema().settings.djangoVersion))
        report(u"fields.E348"_s, Checks::tr("It would add %1.objects in the place of the manager of that name.").arg(target.name));
    others(accessor, u"fields.E304"_s, QT_TRANSLATE_NOOP("Checks", "It would add %1.%2, and so would %3."));
    others(query, u"fields.E305"_s, QT_TRANSLATE_NOOP("Checks", "Filters on %1 would call it \"%2\", which is the name of %3 there."));
}

QStringList targetFields(const FieldSubject &subject)
{
    if (subject.field.type == FieldType::ForeignObject)
        return subject.field.options.value(u"to_fields").toStrings();
    const QString name = subject.field.options.text(u"to_field");
    return name.isEmpty() ? QStringList() : QStringList{name};
}

bool isSubset(const QStringList &part, const QStringList &whole)
{
    return std::all_of(part.begin(), part.end(), [&](const QString &name) { return whole.contains(name); });
}

bool areUniqueTogether(const Registry &registry, int index, const QStringList &fields)
{
    const ResolvedModel &model = registry.at(index);
    const Value together = model.meta.value(u"unique_together");
    const ValueList &sets = together.toList();
    const bool single = !sets.isEmpty() && sets.first().isText();
    if (single && isSubset(together.toStrings(), fields))
        return true;
    for (const Value &set : sets) {
        if (set.isList() && isSubset(set.toStrings(), fields))
            return true;
    }
    for (const ResolvedField &field : model.virtuals) {
        // The key's parts may be named by field or by attribute: foo, foo_id.
        const auto named = [&](const QString &name) {
            const ResolvedField *column = registry.fieldNamed(index, name);
            return column ? column->field.name : name;
        };
        QSet<QString> key, given;
        for (const Value &part : field.field.arguments)
            key.insert(named(part.toText()));
        for (const QString &name : fields)
            given.insert(named(name));
        if (field.field.type == FieldType::CompositePrimaryKey && key == given)
            return true;
    }
    return std::any_of(model.constraints.begin(), model.constraints.end(), [&](const Constraint &constraint) {
        return constraint.className == u"UniqueConstraint" && !constraint.fields.isEmpty() && constraint.expressions.isEmpty()
            && constraint.options.value(u"condition").isNone() && isSubset(constraint.fields, fields);
    });
}

bool hasCompositeKey(const ResolvedModel &model)
{
    return std::any_of(model.virtuals.begin(), model.virtuals.end(),
                       [](const ResolvedField &field) { return field.field.type == FieldType::CompositePrimaryKey; });
}

void checkUniqueTarget(const FieldSubject &subject, const QStringList &names, Findings &findings)
{
    const ResolvedModel &target = subject.registry.at(subject.resolved.target);
    ResolvedField only;
    for (const QString &name : names) {
        const ResolvedField *field = subject.registry.fieldNamed(subject.resolved.target, name);
        if (!field || field->unique)
            return;
        only = *field;
    }
    if (names.isEmpty() || areUniqueTogether(subject.registry, subject.resolved.target, names))
        return;
    if (names.size() > 1) {
        findings.add(subject, {.id = u"fields.E310"_s,
                               .message = Checks::tr("No part of the fields %1 of %2 is unique, so that they cannot be pointed at.")
                                              .arg(names.join(u", "_s), target.name),
                               .hint = Checks::tr("Make one of them unique, or add a UniqueConstraint without condition.")});
        return;
    }
    const bool own = target.origin == Origin::Project && only.made != Made::Key;
    findings.add(subject, {.id = u"fields.E311"_s,
                           .message = Checks::tr("%1.%2 has to be unique, as a foreign key points at it.").arg(target.name, names.first()),
                           .hint = Checks::tr("Set unique=True on it, or add a UniqueConstraint without condition."),
                           .fix = own ? std::optional(changeField(only.declaredBy, only.field.id,
                                                                  Checks::tr("Set unique=True on %1.%2").arg(target.name, names.first()),
                                                                  [](Field &field) { field.options.set(u"unique"_s, true); }))
                                      : std::nullopt});
}

void checkTargetFields(const FieldSubject &subject, Findings &findings)
{
    if (subject.resolved.target < 0 || (!isToOne(subject.field.type) && subject.field.type != FieldType::ForeignObject))
        return;
    const ResolvedModel &target = subject.registry.at(subject.resolved.target);
    const QStringList names = targetFields(subject);
    for (const QString &name : names) {
        if (!subject.registry.fieldNamed(subject.resolved.target, name))
            findings.add(subject, {.id = u"fields.E312"_s,
                                   .message = Checks::tr("%1 has no field \"%2\" that to_field could name.").arg(target.label(), name),
                                   .fix = subject.field.options.has(u"to_field") ? std::optional(removeOption(subject, u"to_field"_s))
                                                                                 : std::nullopt});
    }
    const auto isComposite = [&](const QString &name) {
        const ResolvedField *field = subject.registry.fieldNamed(subject.resolved.target, name);
        return field && field->field.type == FieldType::CompositePrimaryKey;
    };
    const bool composite = isToOne(subject.field.type) && names.isEmpty() ? hasCompositeKey(subject.registry.at(target.concrete))
                                                                          : std::any_of(names.begin(), names.end(), isComposite);
    if (composite) {
        findings.add(subject, {.id = u"fields.E347"_s,
                               .message = Checks::tr("%1 has a composite primary key, and Django has no relations to such models.").arg(target.name)});
        return;
    }
    // A class of the project's own is made to be free of this rule (requires_unique_target).
    if (!subject.field.customClass.isEmpty() && subject.field.type == FieldType::ForeignObject)
        return;
    checkUniqueTarget(subject, names, findings);
}

void checkOnDelete(const FieldSubject &subject, Findings &findings)
{
    if (!isToOne(subject.field.type))
        return;
    const OnDelete::Rule rule = subject.field.relation->onDelete.rule;
    const bool null = subject.field.options.flag(u"null");
    if (rule == OnDelete::Rule::SetNull && !null)
        findings.add(subject, {.id = u"fields.E320"_s,
                               .message = Checks::tr("SET_NULL needs a field that can be null."),
                               .hint = Checks::tr("Set null=True, or choose another on_delete."),
                               .fix = setOption(subject, u"null"_s, true)});
    if (rule != OnDelete::Rule::SetDefault || subject.field.options.has(u"default"))
        return;
    const auto change = [](Field &field) {
        field.options.set(u"null"_s, true);
        field.options.set(u"default"_s, Value());
    };
    findings.add(subject, {.id = u"fields.E321"_s,
                           .message = Checks::tr("SET_DEFAULT needs a default."),
                           .hint = Checks::tr("Set a default, or choose another on_delete."),
                           .fix = changeField(subject, null ? Checks::tr("Set default=None") : Checks::tr("Set null=True, default=None"), change)});
}

void checkUniqueKey(const FieldSubject &subject, Findings &findings)
{
    const Options &options = subject.field.options;
    if (subject.field.type == FieldType::ForeignKey && (options.flag(u"unique") || options.flag(u"primary_key")))
        findings.add(subject, {.id = u"fields.W342"_s,
                               .message = Checks::tr("A foreign key that is unique is a OneToOneField."),
                               .hint = Checks::tr("A OneToOneField gives one object on the other side instead of a set."),
                               .fix = changeField(subject, Checks::tr("Change to OneToOneField"),
                                                  [](Field &field) {
                                                      changeFieldType(field, FieldType::OneToOne);
                                                      field.options.remove(u"unique");
                                                  }),
                               .level = Level::Warning});
}

} // namespace

QList<FieldCheck> checksOfRelations()
{
    return {checkRelatedName, checkQueryName, checkTarget, checkClashes, checkTargetFields, checkOnDelete, checkUniqueKey};
}

} // namespace relata
