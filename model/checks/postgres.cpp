// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/checks/references.h"
#include "model/fields/catalogue.h"

// What django.contrib.postgres checks of its fields: https://docs.djangoproject.com/en/5.2/ref/checks/#postgres

namespace relata {

using namespace Qt::StringLiterals;

namespace {

void checkBaseField(const FieldSubject &subject, Findings &findings)
{
    if (postgresClass(subject.field) != u"ArrayField")
        return;
    const std::optional<Field> base = fieldFromSource(subject.field.options.value(u"base_field").code());
    if (!base)
        return;
    if (isRelation(base->type)) {
        findings.add(subject, {.id = u"postgres.E002"_s,
                               .message = Checks::tr("An array cannot hold relations."),
                               .hint = Checks::tr("Use a many-to-many field instead.")});
        return;
    }
    const InnerProblems inner = problemsOfInner(subject, *base, subject.field.name, findings);
    if (!inner.errors.isEmpty())
        findings.add(subject, {.id = u"postgres.E001"_s,
                               .message = Checks::tr("Its base_field is wrong: %1").arg(inner.errors.join(u' '))});
    if (!inner.warnings.isEmpty())
        findings.add(subject, {.id = u"postgres.W004"_s,
                               .message = Checks::tr("Its base_field is doubtful: %1").arg(inner.warnings.join(u' ')),
                               .level = Level::Warning});
}

struct Removed
{
    QStringView name;
    QStringView number; ///< of the id: fields.E904, or W904 where the class is only deprecated
    QStringView since;  ///< the first Django without it
    QStringView words;
};

constexpr std::array removedTypes = {
    Removed{u"JSONField", u"904", u"4.0", u"django.db.models.JSONField"},
    Removed{u"CICharField", u"905", u"5.1", u"CharField(db_collation=\"…\") with a case-insensitive collation"},
    Removed{u"CIEmailField", u"906", u"5.1", u"EmailField(db_collation=\"…\") with a case-insensitive collation"},
    Removed{u"CITextField", u"907", u"5.1", u"TextField(db_collation=\"…\") with a case-insensitive collation"},
};

void checkRemoved(const FieldSubject &subject, Findings &findings)
{
    const QString name = postgresClass(subject.field);
    for (const Removed &row : removedTypes) {
        if (row.name != name)
            continue;
        const bool gone = findings.registry().schema().settings.djangoVersion >= row.since;
        findings.add(subject, {.id = (gone ? u"fields.E%1"_s : u"fields.W%1"_s).arg(row.number),
                               .message = gone ? Checks::tr("%1 is gone from Django; only old migrations may still name it.").arg(name)
                                               : Checks::tr("%1 will be gone from Django 5.1.").arg(name),
                               .hint = Checks::tr("Use %1.").arg(row.words),
                               .level = gone ? Level::Error : Level::Warning});
    }
}

} // namespace

QString postgresClass(const Field &field)
{
    return field.customClass.startsWith("django.contrib.postgres.fields"_L1) ? field.customClass.section(u'.', -1) : QString();
}

QList<FieldCheck> checksOfPostgres()
{
    return {checkBaseField, checkRemoved};
}

} // namespace relata
