// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/checks/references.h"

// What django.contrib.auth checks of the project's user model: https://docs.djangoproject.com/en/5.2/ref/checks/#auth

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// What Django's own bases say where a class says nothing.
struct Inherited
{
    QStringView base;
    QStringView attribute;
    QStringView source;
};
constexpr std::array inherited = {
    Inherited{u"AbstractUser", u"USERNAME_FIELD", u"\"username\""},
    Inherited{u"AbstractUser", u"REQUIRED_FIELDS", u"[\"email\"]"},
    Inherited{u"AbstractBaseUser", u"REQUIRED_FIELDS", u"[]"},
};

/// The value of a class attribute of a model, or of the first of its bases that has it; None where it is not known.
Value attribute(const Findings &findings, ModelId id, const QString &name, int depth = 0)
{
    const Schema &schema = findings.registry().schema();
    const Model *model = schema.find(id);
    if (!model || depth > 64)
        return {};
    for (const SourceFile &file : findings.sources()) {
        for (const Definition &definition : file.definitions) {
            if (definition.owner == id && definition.name == name)
                return literalFromSource(definition.source.section(u'=', 1).trimmed());
        }
    }
    if (model->origin == Origin::Contrib) {
        for (const Inherited &row : inherited) {
            if (row.base == model->name && row.attribute == name)
                return literalFromSource(row.source.toString());
        }
    }
    for (const ModelRef &base : model->bases) {
        if (const Value value = attribute(findings, base.id, name, depth + 1); !value.isNone())
            return value;
    }
    return {};
}

bool isUniqueAlone(const ModelSubject &subject, const QString &name)
{
    const ResolvedField *field = subject.registry.fieldNamed(subject.index, name);
    if (!field || field->unique)
        return true; // a field that is not there stops Django earlier
    return std::any_of(subject.model.constraints.begin(), subject.model.constraints.end(), [&](const Constraint &constraint) {
        return constraint.className == u"UniqueConstraint" && constraint.fields == QStringList{name}
            && constraint.options.value(u"condition").isNone();
    });
}

void checkUser(const ModelSubject &subject, Findings &findings)
{
    if (subject.model.id != subject.registry.schema().settings.userModel)
        return;
    const Value required = attribute(findings, subject.model.id, u"REQUIRED_FIELDS"_s);
    const QString name = attribute(findings, subject.model.id, u"USERNAME_FIELD"_s).toText();
    if (!required.isNone() && !required.isList() && !required.isCode())
        findings.add(subject, {.id = u"auth.E001"_s, .message = Checks::tr("REQUIRED_FIELDS has to be a list.")});
    if (name.isEmpty())
        return;
    if (required.isList() ? required.toStrings().contains(name) : required.toText().contains(name))
        findings.add(subject, {.id = u"auth.E002"_s,
                               .message = Checks::tr("REQUIRED_FIELDS must not name \"%1\": it is the USERNAME_FIELD, which is always asked for.").arg(name)});
    if (isUniqueAlone(subject, name))
        return;
    const ResolvedField *field = subject.registry.fieldNamed(subject.index, name);
    findings.add(subject, {.id = u"auth.E003"_s,
                           .message = Checks::tr("\"%1\" is the USERNAME_FIELD and has to be unique.").arg(name),
                           .fix = field->made == Made::Declared || field->made == Made::Inherited
                               ? std::optional(changeField(field->declaredBy, field->field.id, Checks::tr("Set unique=True on %1").arg(name),
                                                           [](Field &changed) { changed.options.set(u"unique"_s, true); }))
                               : std::nullopt});
}

} // namespace

QList<ModelCheck> checksOfUsers()
{
    return {checkUser};
}

} // namespace relata
