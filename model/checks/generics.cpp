// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/fields/catalogue.h"
#include "model/schema/names.h"

// https://docs.djangoproject.com/en/5.2/ref/checks/#contenttypes

namespace relata {

using namespace Qt::StringLiterals;

namespace {

void checkName(const FieldSubject &subject, Findings &findings)
{
    checksOfAllFields().first()(subject, findings);
}

// The column that is missing beside the key, in the class that declares the key.
std::optional<Fix> addColumn(const FieldSubject &subject, const QString &name, FieldType type)
{
    if (!isIdentifier(name))
        return std::nullopt;
    const auto change = [=](Model &model) {
        Field field{.id = FieldId::create(), .name = name, .type = type};
        if (type == FieldType::ForeignKey)
            field.relation = Relation{.to = {.id = ModelId::named(u"contenttypes.ContentType"_s)}};
        model.fields.append(field);
    };
    return changeModel(subject.resolved.declaredBy, Checks::tr("Add %1").arg(name), change);
}

void checkObjectId(const FieldSubject &subject, Findings &findings)
{
    const QString name = effective(subject.field, u"fk_field").toText();
    if (!subject.registry.fieldNamed(subject.key.model, name))
        findings.add(subject, {.id = u"contenttypes.E001"_s,
                               .message = Checks::tr("It keeps the other object's key in \"%1\", a field that is not there.").arg(name),
                               .hint = Checks::tr("Add the field, or name another one in fk_field."),
                               .fix = addColumn(subject, name, FieldType::PositiveInteger)});
}

void checkContentType(const FieldSubject &subject, Findings &findings)
{
    const QString name = effective(subject.field, u"ct_field").toText();
    const ResolvedField *field = subject.registry.fieldNamed(subject.key.model, name);
    if (!field) {
        findings.add(subject, {.id = u"contenttypes.E002"_s,
                               .message = Checks::tr("It keeps the other object's model in \"%1\", a field that is not there.").arg(name),
                               .hint = Checks::tr("Add a foreign key to ContentType, or name another one in ct_field."),
                               .fix = addColumn(subject, name, FieldType::ForeignKey)});
        return;
    }
    const QString hint = Checks::tr("It has to be a foreign key to contenttypes.ContentType.");
    if (field->field.type != FieldType::ForeignKey && field->field.type != FieldType::OneToOne) {
        findings.add(subject, {.id = u"contenttypes.E003"_s,
                               .message = Checks::tr("%1.%2 is no foreign key.").arg(subject.model.name, name),
                               .hint = hint});
    } else if (field->target < 0 || subject.registry.at(field->target).id != ModelId::named(u"contenttypes.ContentType"_s)) {
        const auto change = [](Field &found) { found.relation->to = {.id = ModelId::named(u"contenttypes.ContentType"_s)}; };
        findings.add(subject, {.id = u"contenttypes.E004"_s,
                               .message = Checks::tr("%1.%2 does not point at ContentType.").arg(subject.model.name, name),
                               .hint = hint,
                               .fix = changeField(field->declaredBy, field->field.id,
                                                  Checks::tr("Point %1 at ContentType").arg(name), change)});
    }
}

} // namespace

QList<FieldCheck> checksOfGenericKeys()
{
    return {checkName, checkObjectId, checkContentType};
}

} // namespace relata
