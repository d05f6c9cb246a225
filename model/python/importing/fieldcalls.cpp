// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/fieldcalls.h"

#include "model/fields/catalogue.h"
#include "model/python/importing/bindings.h"
#include "model/schema/names.h"

namespace relata {

using namespace Qt::StringLiterals;

/// A field while it is made.
struct FieldReader::Work
{
    int owner = -1;
    Scope scope = {};
    int line = 0;
    Made made = {};
    ModelNotes &notes;
};

namespace {

// Options of which a value that is not known leaves the database unknown.
bool decidesDatabase(const QString &name)
{
    const OptionRow *row = fieldOption(name);
    if (!row || row->section == Section::Editing || row->section == Section::Validation)
        return false;
    switch (row->type) {
    case ValueType::Boolean:
        return name != u"blank" && !name.startsWith("auto_now"_L1) && !name.startsWith("allow_"_L1) &&
               name != u"recursive" && name != u"swappable";
    case ValueType::Integer:
    case ValueType::Identifier:
    case ValueType::FieldName:
    case ValueType::TargetField:
    case ValueType::FieldNames:
        return true;
    case ValueType::Text:
    case ValueType::Choice:
    case ValueType::Choices:
    case ValueType::Any:
    case ValueType::Code:
        return false;
    }
    return false;
}

} // namespace

std::optional<FieldClassFound> FieldReader::classOf(const Scope &scope, const PyExpr &value) const
{
    if (!value.is(PyExpr::Kind::Call) || value.items.isEmpty())
        return std::nullopt;
    const FieldClassFound found = fieldClassOf(m_table.names(), meaningOf(m_table.names(), scope, value.items.first()));
    return found.known ? std::optional(found) : std::nullopt;
}

bool FieldReader::isField(const Scope &scope, const PyExpr &value) const
{
    return classOf(scope, value).has_value();
}

bool FieldReader::isDjangos(const Scope &scope, const PyExpr &value) const
{
    const std::optional<FieldClassFound> found = classOf(scope, value);
    return found && !found->guessed && found->doubt.isEmpty();
}

std::optional<FieldReader::Made> FieldReader::read(int owner, const QString &name, const Scope &scope,
                                                   const PyExpr &value, ModelNotes &notes)
{
    const std::optional<FieldClassFound> found = classOf(scope, value);
    if (!found)
        return readOther(name, scope, value, notes);
    Work work{.owner = owner, .scope = scope, .line = m_lines.lineOf(scope.module, value.range.begin), .notes = notes};
    work.made.field.name = name;
    setClass(work, *found, value.items.first());
    FieldArguments arguments = fieldArguments(m_table.names(), scope, value, *found);
    applyOwnClasses(m_table.names(), *found, arguments);
    if (isRelation(work.made.field.type))
        setRelation(work, arguments);
    const auto base = arguments.named.constFind(u"base_field"_s);
    const bool array = found->django.endsWith(".ArrayField"_L1);
    if (array && (base == arguments.named.cend() || !isDjangos(base->scope, *base->expression)))
        notes.partly(name, tr("what it is an array of is not known"), work.line);
    setOptions(work, arguments);
    return work.made;
}

void FieldReader::setClass(Work &work, const FieldClassFound &found, const PyExpr &callee) const
{
    Field &field = work.made.field;
    field.type = found.type;
    if (!found.own.isEmpty() || found.guessed)
        field.customClass = text(work.scope, callee);
    else if (found.type == FieldType::Opaque)
        field.customClass = found.django;
    if (!field.customClass.isEmpty())
        work.made.refers.append(&callee);
    const QString shown = inSentence(lastPart(field.customClass));
    if (found.guessed && found.type != FieldType::Opaque)
        work.notes.partly(field.name,
                          tr("%1 is neither Django's nor among the sources; it is taken for a %2")
                              .arg(shown, fieldClass(found.type).name),
                          work.line);
    else if (found.guessed)
        work.notes.partly(field.name,
                          found.own.isEmpty() ? tr("%1 is neither Django's nor among the sources").arg(shown)
                                              : tr("%1 comes from a class that is not among the sources").arg(shown),
                          work.line);
    else if (!found.doubt.isEmpty())
        work.notes.partly(field.name, found.doubt, work.line);
}

Value FieldReader::valueOf(const Work &work, const QString &option, const FieldArgument &argument) const
{
    const Names &names = m_table.names();
    Value value = option == u"choices" ? names.choicesValue(argument.scope, *argument.expression)
                                       : names.value(argument.scope, *argument.expression);
    if (!argument.spelling.isEmpty())
        value = value.plain().spelled(argument.spelling);
    else if (argument.implied)
        value = value.plain().implied();
    if (decidesDatabase(option) && holdsCode(value))
        work.notes.partly(
            work.made.field.name,
            tr("%1 could not be worked out: %2").arg(option, inSentence(text(argument.scope, *argument.expression))),
            work.line);
    return value;
}

void FieldReader::setOptions(Work &work, const FieldArguments &arguments) const
{
    Field &field = work.made.field;
    for (auto argument = arguments.named.cbegin(); argument != arguments.named.cend(); ++argument) {
        field.options.set(argument.key(), valueOf(work, argument.key(), *argument));
        if (argument->scope.module == work.scope.module && !argument->implied)
            work.made.refers.append(argument->expression);
    }
    for (const FieldArgument &argument : arguments.rest) {
        field.arguments.append(valueOf(work, {}, argument));
        work.made.refers.append(argument.expression);
    }
    for (const PyExpr *sequence : arguments.sequences) {
        const QString source = text(work.scope, *sequence);
        field.arguments.append(Code{u'*' + source});
        work.made.refers.append(sequence);
        work.notes.partly(field.name, tr("the arguments of *%1 are not known").arg(inSentence(source)), work.line);
    }
    for (const QString &option : arguments.uncertain) {
        if (decidesDatabase(option))
            work.notes.partly(field.name, tr("its class sets %1 under a condition").arg(option), work.line);
    }
    for (const PyExpr *mapping : arguments.mappings) {
        const QString source = text(work.scope, *mapping);
        field.options.set(u"**"_s + source, Code{source});
        work.made.refers.append(mapping);
        if (!arguments.mappingsKnown)
            work.notes.partly(field.name, tr("the options of **%1 are not known").arg(inSentence(source)), work.line);
    }
}

void FieldReader::setRelation(Work &work, FieldArguments &arguments)
{
    Field &field = work.made.field;
    field.relation = Relation{};
    const auto take = [&](const QString &name) -> std::optional<FieldArgument> {
        const auto found = arguments.named.constFind(name);
        if (found == arguments.named.cend())
            return std::nullopt;
        const FieldArgument argument = *found;
        arguments.named.erase(found);
        return argument;
    };
    const auto resolve = [&](const FieldArgument &argument) {
        const Targets::Found found = m_targets.find(work.owner, argument.scope, *argument.expression);
        if (!found.doubt.isEmpty())
            work.notes.partly(field.name, found.doubt, work.line);
        if (!found.ref.source.isEmpty() && argument.scope.module == work.scope.module)
            work.made.refers.append(argument.expression);
        return found.ref;
    };
    if (const auto to = take(u"to"_s)) {
        field.relation->to = resolve(*to);
        // Django makes only "self" symmetrical; a model that names itself points at itself like at any other.
        const bool itself =
            field.relation->to.id == m_table.at(work.owner).id && !m_targets.isSelf(to->scope, *to->expression);
        if (field.type == FieldType::ManyToMany && itself && !arguments.named.contains(u"symmetrical"_s))
            field.options.set(u"symmetrical"_s, false);
    } else {
        work.notes.partly(field.name, tr("the model it points at is not given"), work.line);
    }
    if (field.type == FieldType::ManyToMany) {
        const auto through = take(u"through"_s);
        if (through && !m_table.names().value(through->scope, *through->expression).isNone())
            field.relation->through = resolve(*through);
        if (const auto fields = take(u"through_fields"_s))
            field.relation->throughFields = m_table.names().value(fields->scope, *fields->expression).toStrings();
    }
    if (hasOnDelete(field.type)) {
        const auto rule = take(u"on_delete"_s);
        setOnDelete(work, rule ? &*rule : nullptr);
    }
}

void FieldReader::setOnDelete(Work &work, const FieldArgument *argument) const
{
    Field &field = work.made.field;
    if (!argument) {
        if (field.customClass.isEmpty())
            work.notes.partly(field.name, tr("it has no on_delete; CASCADE is assumed"), work.line);
        return;
    }
    const Names &names = m_table.names();
    const auto refer = [&] {
        if (argument->scope.module == work.scope.module)
            work.made.refers.append(argument->expression);
    };
    Scope scope = argument->scope;
    const PyExpr *rule = argument->expression;
    Meaning meaning = meaningOf(names, scope, *rule);
    for (int steps = 0; steps < 20 && meaning.kind == Meaning::Kind::Constant && meaning.value; ++steps) {
        rule = meaning.value;
        scope = meaning.scope;
        meaning = meaningOf(names, scope, *rule);
    }
    const bool called = rule->is(PyExpr::Kind::Call) && !rule->items.isEmpty();
    if (called)
        meaning = meaningOf(names, scope, rule->items.first());
    if (meaning.dotted.startsWith("django.db.models."_L1)) {
        for (const OnDeleteRow &row : onDeleteRules()) {
            if (row.rule == OnDelete::Rule::Custom || row.name != lastPart(meaning.dotted) ||
                row.takesArgument != called)
                continue;
            field.relation->onDelete.rule = row.rule;
            if (called && rule->items.size() > 1) {
                field.relation->onDelete.argument = names.value(scope, rule->items[1]).literal();
                refer();
            }
            return;
        }
    }
    field.relation->onDelete = {OnDelete::Rule::Custom, text(argument->scope, *argument->expression)};
    refer();
}

// What holds a field but is no plain call of its class: `encrypt(models.TextField())`, `A() if X else B()`.
std::optional<FieldReader::Made> FieldReader::readOther(const QString &name, const Scope &scope, const PyExpr &value,
                                                        ModelNotes &notes) const
{
    Made made;
    made.field.name = name;
    made.field.type = FieldType::Opaque;
    made.refers.append(&value);
    const int line = m_lines.lineOf(scope.module, value.range.begin);
    const Names &names = m_table.names();
    if (value.is(PyExpr::Kind::Call) && !value.items.isEmpty()) {
        const PyExpr &callee = value.items.first();
        const bool wraps = std::any_of(value.items.begin() + 1, value.items.end(),
                                       [&](const PyExpr &item) { return isField(scope, item); });
        const Meaning meaning = meaningOf(names, scope, callee);
        // A function, or a lambda that stands in for a field class where that cannot be imported.
        const bool makes = meaning.kind == Meaning::Kind::Function || meaning.kind == Meaning::Kind::Constant;
        const QString called = makes && meaning.statement ? meaning.statement->name : QString();
        const bool named =
            makes && (called.isEmpty() ? lastPart(callee.text) : called).endsWith("field"_L1, Qt::CaseInsensitive);
        if (!wraps && !named)
            return std::nullopt;
        made.field.customClass = text(scope, callee).simplified();
        const qsizetype count = value.items.size() - value.keywords.size();
        for (qsizetype i = 1; i < count; ++i)
            made.field.arguments.append(names.value(scope, value.items[i]));
        for (const PyExpr::Keyword &keyword : value.keywords) {
            const QString source = text(scope, value.items[keyword.value]);
            made.field.options.set(keyword.name.isEmpty() ? u"**"_s + source : keyword.name,
                                   keyword.name.isEmpty() ? Value(Code{source})
                                                          : names.value(scope, value.items[keyword.value]));
        }
        notes.partly(name, tr("it is made by %1(), so its column is not known").arg(inSentence(made.field.customClass)),
                     line);
        return made;
    }
    if (!value.is(PyExpr::Kind::Condition) || !namesField(scope, namesIn(value)))
        return std::nullopt;
    // What is called without arguments gives the field, whoever writes it.
    made.field.customClass = u"(lambda: %1)"_s.arg(text(scope, value).simplified());
    notes.partly(name, tr("which field it is depends on a condition"), line);
    return made;
}

bool FieldReader::namesField(const Scope &scope, const QStringList &read) const
{
    return std::any_of(read.begin(), read.end(), [&](const QString &name) {
        return fieldClassOf(m_table.names(), m_table.names().meaning(scope, name)).known;
    });
}

} // namespace relata
