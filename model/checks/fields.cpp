// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/checks/references.h"
#include "model/fields/catalogue.h"
#include "model/schema/names.h"
#include "model/schema/refactor.h"

// What Django checks of every field: https://docs.djangoproject.com/en/5.2/ref/checks/#fields

namespace relata {

using namespace Qt::StringLiterals;

namespace {

std::optional<Fix> renameTo(const FieldSubject &subject, QString name)
{
    while (name.contains("__"_L1))
        name.replace("__"_L1, "_"_L1);
    while (name.endsWith(u'_'))
        name.chop(1);
    const Model *owner = subject.registry.schema().find(subject.resolved.declaredBy);
    if (name.isEmpty() || name == u"pk" || !owner || owner->field(name) || subject.registry.fieldNamed(subject.key.model, name))
        return std::nullopt;
    const ModelId model = subject.resolved.declaredBy;
    const FieldId field = subject.field.id;
    return Fix{.text = Checks::tr("Rename to %1").arg(name),
               .apply = [=](Schema &schema) { renameField(schema, model, field, name); }};
}

void checkName(const FieldSubject &subject, Findings &findings)
{
    const QString &name = subject.field.name;
    if (subject.field.type == FieldType::CompositePrimaryKey) {
        if (name != u"pk")
            findings.add(subject, {.id = u"fields.E013"_s,
                                   .message = Checks::tr("A composite primary key has to be called \"pk\", not \"%1\".").arg(name),
                                   .fix = Fix{.text = Checks::tr("Rename to %1").arg(u"pk"_s),
                                              .apply = [model = subject.resolved.declaredBy, field = subject.field.id](Schema &schema) {
                                                  renameField(schema, model, field, u"pk"_s);
                                              }}});
        return;
    }
    if (!isIdentifier(name))
        findings.add(subject, {.id = u"relata.E001"_s,
                               .message = Checks::tr("\"%1\" cannot be the name of a field.").arg(name),
                               .hint = Checks::tr("Use letters, digits and underscores, and no word of Python's own.")});
    if (name.endsWith(u'_'))
        findings.add(subject, {.id = u"fields.E001"_s,
                               .message = Checks::tr("The name of a field must not end with an underscore."),
                               .fix = renameTo(subject, name)});
    else if (name.contains("__"_L1))
        findings.add(subject, {.id = u"fields.E002"_s,
                               .message = Checks::tr("The name of a field must not contain \"__\": filters use it to follow relations."),
                               .fix = renameTo(subject, name)});
    else if (name == u"pk")
        findings.add(subject, {.id = u"fields.E003"_s,
                               .message = Checks::tr("No field can be called \"pk\": the word stands for the primary key, whatever its name.")});
}

/// What a list of choices amounts to.
struct ChoiceSurvey
{
    enum class Form : quint8 { Good, NoPairs, Unknown } form = Form::Good;
    qsizetype longest = 0;
};

bool isPair(const Value &value)
{
    return value.isList() && value.toList().size() == 2;
}

void countLength(const Value &value, ChoiceSurvey &survey)
{
    if (value.isText())
        survey.longest = std::max(survey.longest, value.toText().size());
}

ChoiceSurvey survey(const ValueList &choices)
{
    using Form = ChoiceSurvey::Form;
    ChoiceSurvey result;
    for (const Value &entry : choices) {
        if (entry.isCode())
            return {.form = Form::Unknown};
        if (!isPair(entry))
            return {.form = Form::NoPairs};
        const Value &first = entry.toList().first();
        const Value &second = entry.toList().last();
        if (second.isList()) { // a group: [name, pairs]
            for (const Value &pair : second.toList()) {
                if (pair.isCode())
                    return {.form = Form::Unknown};
                if (!isPair(pair) || pair.toList().first().isList() || pair.toList().last().isList())
                    return {.form = Form::NoPairs};
                countLength(pair.toList().first(), result);
            }
        } else if (first.isList()) {
            return {.form = Form::NoPairs};
        } else {
            countLength(first, result);
        }
    }
    return result;
}

void checkPairs(const FieldSubject &subject, const ValueList &choices, Findings &findings)
{
    const ChoiceSurvey found = survey(choices);
    if (found.form == ChoiceSurvey::Form::NoPairs) {
        findings.add(subject, {.id = u"fields.E005"_s,
                               .message = Checks::tr("Each of the choices has to be a (value, label) pair, or a group with a list of such pairs.")});
        return;
    }
    const Value length = effective(subject.field, u"max_length");
    if (found.form == ChoiceSurvey::Form::Good && length.isInteger() && found.longest > length.toInteger() && found.longest > 0)
        findings.add(subject, {.id = u"fields.E009"_s,
                               .message = Checks::tr("max_length=%1 is too small for the longest of the choices, which has %2 characters.")
                                              .arg(length.toInteger()).arg(found.longest),
                               .fix = setOption(subject, u"max_length"_s, Value(qint64(found.longest)))});
}

void checkChoices(const FieldSubject &subject, Findings &findings)
{
    const Value *choices = subject.field.options.find(u"choices");
    if (!choices || choices->isNone())
        return;
    if (choices->isCode()) {
        checkPairs(subject, pairsFromSource(choices->code()), findings);
        return;
    }
    if (choices->isList()) {
        checkPairs(subject, choices->toList(), findings);
        return;
    }
    const bool falsy = *choices == Value(false) || *choices == Value(0) || *choices == Value(QString());
    if (!falsy)
        findings.add(subject, {.id = u"fields.E004"_s,
                               .message = Checks::tr("The choices have to be a list of (value, label) pairs or a mapping, not %1.").arg(choices->python())});
}

void checkIndex(const FieldSubject &subject, Findings &findings)
{
    const Value *index = subject.field.options.find(u"db_index");
    if (!index || index->isNone() || index->isBool() || index->isCode() || *index == Value(0) || *index == Value(1))
        return;
    findings.add(subject, {.id = u"fields.E006"_s,
                           .message = Checks::tr("db_index has to be True, False or None, not %1.").arg(index->python()),
                           .fix = setOption(subject, u"db_index"_s, true)});
}

void checkNullKey(const FieldSubject &subject, Findings &findings)
{
    if (subject.field.options.flag(u"primary_key") && subject.field.options.flag(u"null"))
        findings.add(subject, {.id = u"fields.E007"_s,
                               .message = Checks::tr("A primary key cannot be null."),
                               .hint = Checks::tr("Remove null=True, or make another field the primary key."),
                               .fix = removeOption(subject, u"null"_s)});
}

void checkValidators(const FieldSubject &subject, Findings &findings)
{
    const Value *validators = subject.field.options.find(u"validators");
    if (!validators || subject.field.type == FieldType::GenericForeignKey)
        return;
    const Value read = validators->isCode() ? literalFromSource(validators->code()) : *validators;
    const ValueList &list = read.toList();
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (!list[i].isCode())
            findings.add(subject, {.id = u"fields.E008"_s,
                                   .message = Checks::tr("All validators have to be functions, or objects that can be called."),
                                   .hint = Checks::tr("Number %1 of them is %2.").arg(i + 1).arg(list[i].python())});
    }
}

struct Removed
{
    FieldType type;
    QStringView id;
    FieldType instead;
    QStringView words;
};

constexpr std::array removedTypes = {
    Removed{FieldType::IPAddress, u"fields.E900", FieldType::GenericIPAddress, u"GenericIPAddressField"},
    Removed{FieldType::CommaSeparatedInteger, u"fields.E901", FieldType::Char,
            u"CharField(validators=[validate_comma_separated_integer_list])"},
    Removed{FieldType::NullBoolean, u"fields.E903", FieldType::Boolean, u"BooleanField(null=True, blank=True)"},
};

void checkRemoved(const FieldSubject &subject, Findings &findings)
{
    for (const Removed &row : removedTypes) {
        if (subject.field.type != row.type)
            continue;
        const auto change = [row](Field &field) {
            changeFieldType(field, row.instead);
            if (row.instead == FieldType::Boolean) {
                field.options.set(u"null"_s, true);
                field.options.set(u"blank"_s, true);
            } else if (row.instead == FieldType::Char && !field.options.has(u"validators")) {
                field.options.set(u"validators"_s,
                                  ValueList{Code{u"django.core.validators.validate_comma_separated_integer_list"_s}});
            }
        };
        findings.add(subject, {.id = row.id.toString(),
                               .message = Checks::tr("%1 is gone from Django; only old migrations may still name it.").arg(className(subject.field)),
                               .hint = Checks::tr("Use %1.").arg(row.words),
                               .fix = changeField(subject, Checks::tr("Change to %1").arg(fieldClass(row.instead).name), change)});
    }
}

} // namespace

QList<FieldCheck> checksOfAllFields()
{
    return {checkName, checkChoices, checkIndex, checkNullKey, checkValidators, checkRemoved};
}

} // namespace relata
