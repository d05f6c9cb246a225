// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/checks/references.h"

// What Django checks of the fields that Meta.constraints mention.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// `author__name` needs another table, `author__gt` and `author__in` do not.
bool joins(const ModelSubject &subject, const QStringList &steps)
{
    static const QStringList lookups{u"exact"_s, u"iexact"_s, u"contains"_s, u"icontains"_s, u"in"_s, u"gt"_s, u"gte"_s, u"lt"_s,
                                     u"lte"_s, u"startswith"_s, u"istartswith"_s, u"endswith"_s, u"iendswith"_s, u"range"_s,
                                     u"isnull"_s, u"regex"_s, u"iregex"_s};
    if (steps.size() < 2 || lookups.contains(steps[1]))
        return false;
    const ResolvedField *field = steps[0] == u"pk" ? subject.registry.primaryKey(subject.index)
                                                   : subject.registry.fieldNamed(subject.index, steps[0]);
    return field && field->field.relation && field->field.type != FieldType::ManyToMany
        && field->field.type != FieldType::GenericRelation;
}

bool hasCompositeKey(const ResolvedModel &model)
{
    return std::any_of(model.virtuals.begin(), model.virtuals.end(),
                       [](const ResolvedField &field) { return field.field.type == FieldType::CompositePrimaryKey; });
}

void checkMentioned(const ModelSubject &subject, const QStringList &sources, Findings &findings)
{
    QStringList paths;
    for (const QString &source : sources)
        paths += namesInExpression(source);
    paths.removeDuplicates();
    QStringList fields;
    for (const QString &path : std::as_const(paths)) {
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

void checkConstraints(const ModelSubject &subject, Findings &findings)
{
    for (const Constraint &constraint : subject.model.constraints) {
        QString condition = constraint.options.value(u"condition").code();
        if (condition.isEmpty())
            condition = constraint.options.value(u"check").code();
        if (constraint.className == u"UniqueConstraint") {
            QStringList names = constraint.fields + constraint.options.value(u"include").toStrings();
            names.removeDuplicates();
            checkLocalFields(subject, names, u"constraints"_s, findings);
            checkMentioned(subject, QStringList{condition} + constraint.expressions, findings);
        } else if (constraint.className == u"CheckConstraint") {
            if (mentionsRawSql(condition))
                findings.add(subject, {.id = u"models.W045"_s,
                                       .message = Checks::tr("The constraint \"%1\" holds raw SQL, which only the database can check, not full_clean().")
                                                      .arg(constraint.options.text(u"name")),
                                       .level = Level::Warning});
            checkMentioned(subject, {condition}, findings);
        }
    }
}

} // namespace

QList<ModelCheck> checksOfConstraints()
{
    return {checkConstraints};
}

} // namespace relata
