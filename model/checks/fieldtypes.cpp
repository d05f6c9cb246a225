// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/checks/findings.h"
#include "model/checks/references.h"
#include "model/fields/catalogue.h"

#include <QRegularExpression>

// What Django checks of single field classes.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

bool isOneOf(FieldType type, std::initializer_list<FieldType> types)
{
    return std::find(types.begin(), types.end(), type) != types.end();
}

bool isText(FieldType type)
{
    return isOneOf(type, {Char, CommaSeparatedInteger, Email, Slug, URL});
}

bool isDate(FieldType type)
{
    return isOneOf(type, {Date, DateTime, Time});
}

void checkLength(const FieldSubject &subject, Findings &findings)
{
    if (!isText(subject.field.type))
        return;
    const Value *own = subject.field.options.find(u"max_length");
    const bool missing = own ? own->isNone() : effective(subject.field, u"max_length").isNone();
    if (missing) {
        // SQLite and PostgreSQL take any length.
        if (findings.dialect() != u"sqlite" && findings.dialect() != u"postgresql"
            && !asksForFeature(subject.model, u"supports_unlimited_charfield"_s))
            findings.add(subject, {.id = u"fields.E120"_s,
                                   .message = Checks::tr("A CharField needs max_length; only SQLite and PostgreSQL can do without."),
                                   .fix = setOption(subject, u"max_length"_s, 255)});
    } else if (own && !own->isCode() && (!own->isInteger() || own->toInteger() <= 0)) {
        findings.add(subject, {.id = u"fields.E121"_s,
                               .message = Checks::tr("max_length has to be a whole number above zero, not %1.").arg(own->python()),
                               .fix = setOption(subject, u"max_length"_s, 255)});
    }
}

void checkIgnoredLength(const FieldSubject &subject, Findings &findings)
{
    const bool number = isOneOf(subject.field.type, {Auto, BigAuto, SmallAuto, Integer, BigInteger, SmallInteger, PositiveInteger,
                                                     PositiveBigInteger, PositiveSmallInteger});
    if (!number)
        return;
    const Value *length = subject.field.options.find(u"max_length");
    if (length && !length->isNone())
        findings.add(subject, {.id = u"fields.W122"_s,
                               .message = Checks::tr("max_length does nothing on a field of type %1.").arg(className(subject.field)),
                               .hint = Checks::tr("Remove max_length."),
                               .fix = removeOption(subject, u"max_length"_s),
                               .level = Level::Warning});
}

void checkAutoKey(const FieldSubject &subject, Findings &findings)
{
    if (!isAutoField(subject.field.type) || subject.field.options.flag(u"primary_key"))
        return;
    const Model *owner = subject.registry.schema().find(subject.resolved.declaredBy);
    const bool other = owner && std::any_of(owner->fields.begin(), owner->fields.end(),
                                            [](const Field &field) { return field.options.flag(u"primary_key"); });
    findings.add(subject, {.id = u"fields.E100"_s,
                           .message = Checks::tr("An automatic number has to be the primary key."),
                           .fix = other ? std::nullopt : std::optional(setOption(subject, u"primary_key"_s, true))});
}

struct Number
{
    enum class State : quint8 { Missing, Bad, Good, Unknown } state = State::Missing;
    qint64 value = 0;
};

// Django runs the value through int(), so that "5" is a number too.
Number number(const Value *value, qint64 least)
{
    using State = Number::State;
    if (!value || value->isNone())
        return {State::Missing, 0};
    if (value->isCode())
        return {State::Unknown, 0};
    bool ok = value->isInteger() || value->isBool();
    qint64 result = value->isBool() ? value->toBool() : value->toInteger();
    if (value->isText())
        result = value->toText().trimmed().toLongLong(&ok);
    return {ok && result >= least ? State::Good : State::Bad, result};
}

// Since Django 6.0 SQLite and PostgreSQL can do without.
bool digitsAreNeeded(const FieldSubject &subject, const Findings &findings)
{
    return djangoVersion(subject.registry.schema().settings.djangoVersion).decimalsNeedDigits
        || (findings.dialect() != u"sqlite" && findings.dialect() != u"postgresql"
            && !asksForFeature(subject.model, u"supports_no_precision_decimalfield"_s));
}

void checkDecimal(const FieldSubject &subject, Findings &findings)
{
    using State = Number::State;
    if (subject.field.type != Decimal)
        return;
    const Number places = number(subject.field.options.find(u"decimal_places"), 0);
    const Number digits = number(subject.field.options.find(u"max_digits"), 1);
    const bool needed = digitsAreNeeded(subject, findings);
    const bool neither = places.state == State::Missing && digits.state == State::Missing;
    if (!needed && !neither && (places.state == State::Missing || digits.state == State::Missing)) {
        findings.add(subject, {.id = u"fields.E135"_s,
                               .message = Checks::tr("A DecimalField has either both max_digits and decimal_places or neither."),
                               .fix = places.state == State::Missing ? setOption(subject, u"decimal_places"_s, 2)
                                                                     : setOption(subject, u"max_digits"_s, 10)});
    }
    if (!needed && (places.state == State::Missing || digits.state == State::Missing))
        return;
    if (places.state == State::Missing || places.state == State::Bad) {
        const bool missing = places.state == State::Missing;
        findings.add(subject, {.id = missing ? u"fields.E130"_s : u"fields.E131"_s,
                               .message = missing ? Checks::tr("A DecimalField needs decimal_places.")
                                                  : Checks::tr("decimal_places has to be zero or a whole number above."),
                               .fix = setOption(subject, u"decimal_places"_s, 2)});
    }
    if (digits.state == State::Missing || digits.state == State::Bad) {
        const bool missing = digits.state == State::Missing;
        findings.add(subject, {.id = missing ? u"fields.E132"_s : u"fields.E133"_s,
                               .message = missing ? Checks::tr("A DecimalField needs max_digits.")
                                                  : Checks::tr("max_digits has to be a whole number above zero."),
                               .fix = setOption(subject, u"max_digits"_s, Value(std::max<qint64>(10, places.value + 8)))});
    }
    if (places.state == State::Good && digits.state == State::Good && places.value > digits.value)
        findings.add(subject, {.id = u"fields.E134"_s,
                               .message = Checks::tr("max_digits counts all digits and so cannot be less than decimal_places."),
                               .fix = setOption(subject, u"max_digits"_s, Value(places.value))});
}

void checkPaths(const FieldSubject &subject, Findings &findings)
{
    const Options &options = subject.field.options;
    if (subject.field.type == FilePath && !options.flag(u"allow_files", true) && !options.flag(u"allow_folders", false))
        findings.add(subject, {.id = u"fields.E140"_s,
                               .message = Checks::tr("A FilePathField has to allow files or folders or both."),
                               .fix = setOption(subject, u"allow_files"_s, true)});
}

void checkAddress(const FieldSubject &subject, Findings &findings)
{
    const Options &options = subject.field.options;
    if (subject.field.type == GenericIPAddress && !options.flag(u"null") && options.flag(u"blank"))
        findings.add(subject, {.id = u"fields.E150"_s,
                               .message = Checks::tr("An address that may be blank has to be allowed to be null: blank is stored as NULL."),
                               .fix = setOption(subject, u"null"_s, true)});
}

void checkDates(const FieldSubject &subject, Findings &findings)
{
    if (!isDate(subject.field.type))
        return;
    const Options &options = subject.field.options;
    const Value *standard = options.find(u"default");
    int set = standard ? 1 : 0;
    for (const QStringView name : {u"auto_now", u"auto_now_add"}) {
        const Value value = options.value(name);
        set += !value.isNone() && value != Value(false);
    }
    if (set > 1)
        findings.add(subject, {.id = u"fields.E160"_s,
                               .message = Checks::tr("Only one of auto_now, auto_now_add and default can be set."),
                               .fix = standard ? std::optional(removeOption(subject, u"default"_s))
                                               : std::optional(removeOption(subject, u"auto_now"_s))});
    static const QRegularExpression clock(uR"(^([\w.]*\b(?:now|today|utcnow|localdate|localtime))\(([^()]*)\)(\.date\(\)|\.time\(\)|\.timetz\(\))?$)"_s);
    const QString source = standard ? standard->code() : QString();
    const QRegularExpressionMatch call = clock.match(source);
    if (!call.hasMatch() || call.captured(3).startsWith(".time"_L1) != (subject.field.type == Time && !call.captured(3).isEmpty()))
        return;
    const bool plain = call.captured(2).trimmed().isEmpty() && call.captured(3).isEmpty();
    const Value callable = Code{call.captured(1)};
    findings.add(subject, {.id = u"fields.W161"_s,
                           .message = Checks::tr("The default is the moment at which the program starts, the same for all rows."),
                           .hint = Checks::tr("Give the function itself, without calling it: django.utils.timezone.now."),
                           .fix = plain ? std::optional(setOption(subject, u"default"_s, callable)) : std::nullopt,
                           .level = Level::Warning});
}

// What is a value and no function that makes one.
bool isShared(const Value &standard)
{
    if (standard.isNone() || !standard.isCode())
        return !standard.isNone();
    const QString source = standard.code();
    return source.startsWith(u'{') || source.startsWith(u'[') || source == u"dict()" || source == u"list()";
}

void checkSharedDefault(const FieldSubject &subject, Findings &findings)
{
    const Value *standard = subject.field.options.find(u"default");
    const QString postgres = postgresClass(subject.field);
    if ((subject.field.type != JSON && postgres != u"ArrayField" && postgres != u"HStoreField") || !standard || !isShared(*standard))
        return;
    const QString source = QString(standard->code()).remove(u' ');
    const bool dict = source.startsWith(u'{') || source == u"dict()" || postgres == u"HStoreField";
    const bool empty = source == u"{}" || source.endsWith("()"_L1) || (standard->isList() && standard->toList().isEmpty());
    const QString callable = dict ? u"dict"_s : u"list"_s;
    findings.add(subject, {.id = u"fields.E010"_s,
                           .message = Checks::tr("All rows would share this one default; it has to be made anew for each."),
                           .hint = Checks::tr("Use a callable, such as %1.").arg(callable),
                           .fix = empty ? std::optional(setOption(subject, u"default"_s, Code{callable})) : std::nullopt,
                           .level = Level::Warning});
}

void checkBinaryDefault(const FieldSubject &subject, Findings &findings)
{
    const Value *standard = subject.field.options.find(u"default");
    if (subject.field.type == Binary && standard && standard->isText())
        findings.add(subject, {.id = u"fields.E170"_s,
                               .message = Checks::tr("The default of a BinaryField has to be bytes, not text."),
                               .fix = setOption(subject, u"default"_s, Code{u"b"_s + standard->python()})});
}

void checkFiles(const FieldSubject &subject, Findings &findings)
{
    if (!isOneOf(subject.field.type, {File, Image}))
        return;
    if (subject.field.options.has(u"primary_key"))
        findings.add(subject, {.id = u"fields.E201"_s,
                               .message = Checks::tr("A %1 cannot be the primary key.").arg(className(subject.field)),
                               .fix = removeOption(subject, u"primary_key"_s)});
    QString folder = subject.field.options.text(u"upload_to");
    if (!folder.startsWith(u'/'))
        return;
    while (folder.startsWith(u'/'))
        folder.remove(0, 1);
    findings.add(subject, {.id = u"fields.E202"_s,
                           .message = Checks::tr("upload_to has to be a relative path: it begins below the folder for uploads."),
                           .hint = Checks::tr("Remove the slash in front."),
                           .fix = setOption(subject, u"upload_to"_s, folder)});
}

void checkOutputField(const FieldSubject &subject, Findings &findings)
{
    if (subject.field.type != Generated)
        return;
    for (const QStringView name : {u"expression", u"output_field", u"db_persist"}) {
        if (subject.field.options.value(name).isNone())
            findings.add(subject, {.id = u"relata.E003"_s,
                                   .message = Checks::tr("A GeneratedField needs %1; Django does not start without.").arg(name)});
    }
    if (subject.field.options.has(u"null") && djangoVersion(subject.registry.schema().settings.djangoVersion).warnsOfComputedNull)
        findings.add(subject, {.id = u"fields.W225"_s,
                               .message = Checks::tr("null means nothing to a GeneratedField."),
                               .fix = removeOption(subject, u"null"_s),
                               .level = Level::Warning});
    const std::optional<Field> output = fieldFromSource(subject.field.options.value(u"output_field").code());
    if (!output || output->type == Generated)
        return;
    const InnerProblems inner = problemsOfInner(subject, *output, {}, findings);
    if (!inner.errors.isEmpty())
        findings.add(subject, {.id = u"fields.E223"_s,
                               .message = Checks::tr("Its output_field is wrong: %1").arg(inner.errors.join(u' '))});
    if (!inner.warnings.isEmpty())
        findings.add(subject, {.id = u"fields.W224"_s,
                               .message = Checks::tr("Its output_field is doubtful: %1").arg(inner.warnings.join(u' ')),
                               .level = Level::Warning});
}

void checkDatabaseDefault(const FieldSubject &subject, Findings &findings)
{
    const QString source = subject.field.options.value(u"db_default").code();
    if (!source.isEmpty() && (mentionsRows(source) || !namesInExpression(source).isEmpty()))
        findings.add(subject, {.id = u"fields.E012"_s,
                               .message = Checks::tr("%1 cannot be a db_default: it asks for a column or other rows.").arg(source)});
}

} // namespace

InnerProblems problemsOfInner(const FieldSubject &subject, const Field &field, const QString &name, const Findings &findings)
{
    Findings inner(findings.registry(), findings.dialect(), {});
    ResolvedField resolved = subject.resolved;
    resolved.field = field;
    resolved.field.name = name;
    const FieldSubject innerSubject{subject.registry, subject.key, subject.model, resolved, resolved.field};
    for (const FieldCheck check : checksOfAllFields() + checksOfFieldTypes() + checksOfPostgres())
        check(innerSubject, inner);
    InnerProblems out;
    for (const Problem &problem : inner.problems()) {
        if (!problem.id.startsWith("relata"_L1))
            (problem.level == Level::Error ? out.errors : out.warnings).append(u"%1 (%2)"_s.arg(problem.message, problem.id));
    }
    return out;
}

QList<FieldCheck> checksOfFieldTypes()
{
    return {checkDatabaseDefault, checkLength,        checkIgnoredLength, checkAutoKey, checkDecimal,   checkPaths,
            checkAddress,         checkDates, checkSharedDefault, checkBinaryDefault, checkFiles, checkOutputField};
}

} // namespace relata
