// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/checks/references.h"

// What Django checks of the fields that Meta.constraints mention.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// `author__name` needs another table, `author__gt` and `author__in` do not: only these lookups know a relation.
bool joins(const ModelSubject &subject, const QStringList &steps)
{
    if (steps.size() < 2)
        return false;
    const ResolvedField *field = steps[0] == u"pk" ? subject.registry.primaryKey(subject.index)
                                                   : subject.registry.fieldNamed(subject.index, steps[0]);
    if (field && field->field.type == FieldType::GenericForeignKey)
        return !commonLookups().contains(steps[1]);
    return field && !relationLookups().contains(steps[1]) && field->field.relation && field->field.type != FieldType::ManyToMany
        && field->field.type != FieldType::GenericRelation;
}

bool hasCompositeKey(const ResolvedModel &model)
{
    return std::any_of(model.virtuals.begin(), model.virtuals.end(),
                       [](const ResolvedField &field) { return field.field.type == FieldType::CompositePrimaryKey; });
}

void checkMentioned(const ModelSubject &subject, const QStringList &paths, Findings &findings)
{
    QStringList fields;
    for (const QString &path : paths) {
        const QStringList steps = path.split(u"__"_s);
        const bool alias = steps.first() == u"pk" && !hasCompositeKey(subject.model);
        if (!alias && !fields.contains(steps.first()))
            fields.append(steps.first());
        if (joins(subject, steps))
            findings.add(subject, {.id = u"models.E041"_s,
                                   .message = Checks::tr("A constraint mentions \"%1\", which is in another table.").arg(path),
                                   .hint = Checks::tr("Constraints can only see the columns of their own table.")});
    }
    checkLocalFields(subject, fields, u"constraints"_s, findings);
}

void checkUnique(const ModelSubject &subject, const Constraint &constraint, Findings &findings)
{
    QStringList names = constraint.fields + constraint.options.value(u"include").toStrings();
    names.removeDuplicates();
    checkLocalFields(subject, names, u"constraints"_s, findings);
    QStringList mentioned;
    const QString condition = constraint.options.value(u"condition").code();
    // What the database will not make is not looked into.
    if (isMade(subject, u"supports_partial_indexes"_s, findings) && isCondition(condition))
        mentioned += namesInExpression(condition);
    if (isMade(subject, u"supports_expression_indexes"_s, findings)) {
        for (const QString &expression : constraint.expressions)
            mentioned += namesInExpression(expression);
    }
    mentioned.removeDuplicates();
    checkMentioned(subject, mentioned, findings);
}

void checkCondition(const ModelSubject &subject, const Constraint &constraint, Findings &findings)
{
    QString condition = constraint.options.value(u"condition").code();
    if (condition.isEmpty())
        condition = constraint.options.value(u"check").code();
    if (mentionsRawSql(condition))
        findings.add(subject, {.id = u"models.W045"_s,
                               .message = Checks::tr("The constraint \"%1\" holds raw SQL, which only the database can check, not full_clean().")
                                              .arg(constraint.options.text(u"name")),
                               .level = Level::Warning});
    checkMentioned(subject, isCondition(condition) ? namesInExpression(condition) : QStringList(), findings);
}

void checkConstraints(const ModelSubject &subject, Findings &findings)
{
    for (const Constraint &constraint : subject.model.constraints) {
        if (constraint.className == u"UniqueConstraint")
            checkUnique(subject, constraint, findings);
        else if (constraint.className == u"CheckConstraint")
            checkCondition(subject, constraint, findings);
        else if (constraint.className == u"ExclusionConstraint")
            checkMentioned(subject, namesInPairs(constraint.options.value(u"expressions")), findings);
    }
}

} // namespace

QList<ModelCheck> checksOfConstraints()
{
    return {checkConstraints};
}

} // namespace relata
