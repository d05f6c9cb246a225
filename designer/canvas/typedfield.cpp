// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/typedfield.h"

#include "model/fields/catalogue.h"
#include "model/schema/names.h"
#include "model/schema/refactor.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("TypedField", text);
}

// What people type for a class, beside its name.
struct Alias
{
    QStringView typed;
    FieldType type;
};
constexpr std::array aliases = {
    Alias{u"fk", FieldType::ForeignKey},
    Alias{u"o2o", FieldType::OneToOne},
    Alias{u"m2m", FieldType::ManyToMany},
    Alias{u"int", FieldType::Integer},
    Alias{u"bool", FieldType::Boolean},
    Alias{u"str", FieldType::Char},
    Alias{u"string", FieldType::Char},
    Alias{u"ip", FieldType::GenericIPAddress},
    Alias{u"generic", FieldType::GenericForeignKey},
};

std::optional<FieldType> typeNamed(const QString &typed)
{
    for (const Alias &alias : aliases) {
        if (typed.compare(alias.typed, Qt::CaseInsensitive) == 0)
            return alias.type;
    }
    for (const FieldClass &row : fieldClasses()) {
        if (row.name.isEmpty() || row.removed)
            continue;
        const QStringView bare = row.name.endsWith(u"Field") ? row.name.chopped(5) : row.name;
        if (typed.compare(row.name, Qt::CaseInsensitive) == 0 || typed.compare(bare, Qt::CaseInsensitive) == 0)
            return row.type;
    }
    return std::nullopt;
}

/// By `app.Model`, by name in the model's own app, else by name in any app.
const Model *targetNamed(const Schema &schema, const Model &from, const QString &typed)
{
    if (typed.compare("self"_L1, Qt::CaseInsensitive) == 0)
        return &from;
    if (typed.contains(u'.'))
        return schema.model(typed);
    if (const Model *near = schema.model(from.app, typed))
        return near;
    for (const Model &model : schema.models) {
        if (model.name.compare(typed, Qt::CaseInsensitive) == 0)
            return &model;
    }
    return nullptr;
}

std::optional<Value> literal(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (isNumber)
        return Value(number);
    if (text == u"True" || text == u"False")
        return Value(text == u"True");
    if (text == u"None")
        return Value();
    static const QRegularExpression quoted(u"^(?:\"([^\"\\\\]*)\"|'([^'\\\\]*)')$"_s);
    const QRegularExpressionMatch match = quoted.match(text);
    if (match.hasMatch())
        return Value(match.captured(1) + match.captured(2));
    return text.isEmpty() ? std::nullopt : std::optional(Value(Code{text}));
}

/// The options that stand for numbers without a name, in order: `Char(200)`, `Decimal(10, 2)`.
QList<QString> positional(FieldType type)
{
    QList<QString> names;
    for (const QString &name : {u"max_length"_s, u"max_digits"_s, u"decimal_places"_s}) {
        const OptionRow *row = fieldOption(name);
        if (row && appliesTo(*row, type))
            names << name;
    }
    return names;
}

/// Splits at commas that are in no parentheses and no quotes.
QStringList splitArguments(const QString &text)
{
    QStringList parts(1);
    int depth = 0;
    QChar quote;
    for (const QChar c : text) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if (c == u'"' || c == u'\'') {
            quote = c;
        } else if (c == u'(' || c == u'[' || c == u'{') {
            ++depth;
        } else if (c == u')' || c == u']' || c == u'}') {
            --depth;
        }
        if (c == u',' && depth == 0 && quote.isNull())
            parts << QString();
        else
            parts.last() += c;
    }
    if (parts.size() == 1 && parts.first().trimmed().isEmpty())
        return {};
    return parts;
}

Result<void> readArgument(TypedField &typed, const QString &argument, QList<QString> &numbers)
{
    const FieldClass &type = fieldClass(*typed.type);
    static const QRegularExpression keyword(u"^(\\w+)\\s*=(?!=)\\s*(.*)$"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = keyword.match(argument);
    if (!match.hasMatch()) {
        bool isNumber = false;
        const qint64 number = argument.toLongLong(&isNumber);
        if (!isNumber || numbers.isEmpty())
            return Error{tr("“%1” is not understood: write option=value.").arg(argument)};
        typed.options.set(numbers.takeFirst(), number);
        return {};
    }
    const QString name = match.captured(1);
    const OptionRow *row = fieldOption(name);
    if (!row || !appliesTo(*row, *typed.type))
        return Error{tr("%1 has no option “%2”.").arg(type.name, name)};
    const std::optional<Value> value = literal(match.captured(2).trimmed());
    if (!value)
        return Error{tr("Give “%1” a value.").arg(name)};
    if (row->type == ValueType::Boolean && !value->isBool() && !value->isNone())
        return Error{tr("“%1” is True or False.").arg(name)};
    if (row->type == ValueType::Integer && !value->isInteger() && !value->isNone())
        return Error{tr("“%1” is a whole number.").arg(name)};
    typed.options.set(name, *value);
    return {};
}

QString nameProblem(const Model &model, FieldId field, const QString &name)
{
    if (name.isEmpty())
        return tr("Give the field a name.");
    if (!isIdentifier(name))
        return tr("“%1” can't be a name: use letters, digits and _, no digit first, no Python keyword.").arg(name);
    if (name.endsWith(u'_'))
        return tr("Django takes no name that ends in _ (fields.E001).");
    if (name.contains("__"_L1))
        return tr("Django takes no name with two _ in a row (fields.E002).");
    if (name == u"pk")
        return tr("“pk” is Django's own word for the primary key (fields.E003).");
    const Field *same = model.field(name);
    if (same && same->id != field)
        return tr("%1 has a field “%2” already.").arg(model.name, name);
    return {};
}

Result<void> readTarget(TypedField &typed, const Schema &schema, const Model &model, const QString &name)
{
    const Model *target = targetNamed(schema, model, name);
    if (!target)
        return Error{name.isEmpty() ? tr("Name the model that it points at.")
                                    : tr("There is no model “%1”.").arg(name)};
    typed.target = target->id;
    return {};
}

Result<void> readType(TypedField &typed, const Schema &schema, const Model &model, QString text)
{
    if (text.endsWith(u'?')) {
        text = text.chopped(1).trimmed();
        typed.options.set(u"null"_s, true);
    }
    static const QRegularExpression shape(u"^(\\w+)(?:\\s*\\((.*)\\)|\\s+([\\w.]+))?$"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = shape.match(text);
    if (!match.hasMatch())
        return Error{tr("Write a type like Char(200), Decimal(8, 2) or FK User.")};
    typed.type = typeNamed(match.captured(1));
    if (!typed.type)
        return Error{tr("There is no field type “%1”.").arg(match.captured(1))};

    QStringList arguments = splitArguments(match.captured(2));
    if (isRelation(*typed.type)) {
        const QString target = !match.captured(3).isEmpty() ? match.captured(3)
                               : arguments.isEmpty()        ? QString()
                                                            : arguments.takeFirst().trimmed();
        const Result<void> read = readTarget(typed, schema, model, target);
        if (!read)
            return read;
    } else if (!match.captured(3).isEmpty()) {
        return Error{tr("Only relations name a model: write %1 alone.").arg(match.captured(1))};
    }
    QList<QString> numbers = positional(*typed.type);
    for (const QString &argument : std::as_const(arguments)) {
        const Result<void> read = readArgument(typed, argument.trimmed(), numbers);
        if (!read)
            return read;
    }
    return {};
}

/// A class without a size that Django asks for (fields.E120, E130, E132) is not left without.
void addNeededOptions(Field &field)
{
    const auto need = [&](const QString &name, qint64 value) {
        const OptionRow *row = fieldOption(name);
        if (row && appliesTo(*row, field.type) && effective(field, name).isNone())
            field.options.set(name, value);
    };
    if (field.type == FieldType::Char)
        need(u"max_length"_s, 200);
    need(u"max_digits"_s, std::max<qint64>(10, field.options.integer(u"decimal_places")));
    need(u"decimal_places"_s, 2);
}

void applyType(Field &field, const TypedField &typed)
{
    for (const Options::Entry &entry : typed.options)
        field.options.set(entry.name, entry.value);
    if (isRelation(field.type)) {
        if (!field.relation)
            field.relation = Relation{};
        field.relation->to = ModelRef{.id = typed.target};
    }
    addNeededOptions(field);
}

} // namespace

Result<TypedField> parseTypedField(const Schema &schema, const Model &model, FieldId field, const QString &text)
{
    TypedField typed;
    const qsizetype colon = text.indexOf(u':');
    const qsizetype arrow = text.indexOf("->"_L1);
    const bool hasArrow = arrow >= 0 && (colon < 0 || arrow < colon);
    const qsizetype end = hasArrow ? arrow : colon;
    typed.name = (end < 0 ? text : text.left(end)).trimmed();
    const QString problem = nameProblem(model, field, typed.name);
    if (!problem.isEmpty())
        return Error{problem};
    Result<void> rest;
    if (hasArrow) {
        QString target = text.mid(arrow + 2).trimmed();
        if (target.endsWith(u'?')) {
            target = target.chopped(1).trimmed();
            typed.options.set(u"null"_s, true);
        }
        typed.type = FieldType::ForeignKey;
        rest = readTarget(typed, schema, model, target);
    } else if (colon >= 0) {
        rest = readType(typed, schema, model, text.mid(colon + 1).trimmed());
    }
    if (!rest)
        return Error{rest.error()};
    return typed;
}

Field newField(const TypedField &typed)
{
    Field field{.id = FieldId::create(), .name = typed.name, .type = typed.type.value_or(FieldType::Char)};
    applyType(field, typed);
    return field;
}

FieldId insertField(Schema &schema, ModelId modelId, FieldId after, const TypedField &typed)
{
    Model *model = schema.find(modelId);
    if (!model)
        return {};
    const Field field = newField(typed);
    const auto place = std::find_if(model->fields.cbegin(), model->fields.cend(),
                                    [&](const Field &candidate) { return candidate.id == after; });
    const qsizetype index = place - model->fields.cbegin();
    model->fields.insert(std::min(index + 1, model->fields.size()), field);
    return field.id;
}

void changeField(Schema &schema, ModelId modelId, FieldId fieldId, const TypedField &typed)
{
    const Model *model = std::as_const(schema).find(modelId);
    const Field *before = model ? model->find(fieldId) : nullptr;
    if (!before)
        return;
    if (before->name != typed.name)
        renameField(schema, modelId, fieldId, typed.name);
    if (!typed.type)
        return;
    Field *field = schema.find(modelId)->find(fieldId);
    changeFieldType(*field, *typed.type);
    applyType(*field, typed);
}

QString modelNameProblem(const Schema &schema, const Model &model, const QString &name)
{
    if (name.isEmpty())
        return tr("Give the model a name.");
    if (!isIdentifier(name))
        return tr("“%1” can't be a name: use letters, digits and _, no digit first, no Python keyword.").arg(name);
    if (name.startsWith(u'_') || name.endsWith(u'_'))
        return tr("Django takes no model name that begins or ends with _ (models.E023).");
    if (name.contains("__"_L1))
        return tr("Django takes no model name with two _ in a row (models.E024).");
    const Model *same = schema.model(model.app, name);
    if (same && same->id != model.id) {
        const App *app = schema.find(model.app);
        return tr("The app %1 has a model “%2” already.").arg(app ? app->label : QString(), same->name);
    }
    return {};
}

} // namespace relata
