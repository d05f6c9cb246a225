// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/callsource.h"

#include "model/fields/catalogue.h"
#include "model/python/clean/knownnames.h"
#include "model/python/inplace/targetnames.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QList<std::pair<QString, QByteArray>> relationArguments(EditContext &context, const Field &field,
                                                        const FieldPlace &place, const QSet<QString> &local)
{
    QList<std::pair<QString, QByteArray>> arguments;
    if (!field.relation)
        return arguments;
    arguments.append({u"to"_s, targetSource(context, field.relation->to, place)});
    if (hasOnDelete(field.type))
        arguments.append({u"on_delete"_s, onDeleteSource(context, field.relation->onDelete, local)});
    if (!field.relation->through.isNull())
        arguments.append({u"through"_s, targetSource(context, field.relation->through, place)});
    if (!field.relation->throughFields.isEmpty())
        arguments.append({u"through_fields"_s, context.valueSource(Value::strings(field.relation->throughFields))});
    return arguments;
}

template <typename Entry> Field callOfEntry(const Entry &entry)
{
    const clean::KnownName *known = clean::knownName(entry.className);
    Field call;
    call.type = FieldType::Opaque;
    call.customClass = known ? known->module.toString() + u'.' + entry.className : entry.className;
    for (const QString &expression : entry.expressions)
        call.arguments.append(Code{expression});
    call.options = entry.options;
    if (!entry.fields.isEmpty())
        call.options.set(u"fields"_s, Value::strings(entry.fields));
    return call;
}

} // namespace

bool hasTuples(const QString &option)
{
    return option == u"choices" || option == u"permissions";
}

QByteArray classSource(EditContext &context, const Field &field)
{
    if (!field.customClass.isEmpty()) {
        if (field.customClass.startsWith("django."_L1)) {
            const qsizetype dot = field.customClass.lastIndexOf(u'.');
            return context.nameOf(field.customClass.left(dot), field.customClass.mid(dot + 1));
        }
        return context.imports.codeText(field.customClass, {}, nullptr).toUtf8();
    }
    const FieldClass &row = fieldClass(field.type);
    return context.nameOf(row.module.toString(), row.name.toString());
}

QList<Options::Entry> orderedOptions(const Options &options)
{
    const auto place = [](const QString &name) -> qsizetype {
        const OptionRow *row = fieldOption(name);
        return row ? row - fieldOptions().data() : name == u"fields" ? -2 : name == u"name" ? 0 : -1;
    };
    QList<Options::Entry> entries(options.begin(), options.end());
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const Options::Entry &a, const Options::Entry &b) { return place(a.name) < place(b.name); });
    return entries;
}

Field callOf(const Index &index)
{
    return callOfEntry(index);
}

Field callOf(const Constraint &constraint)
{
    return callOfEntry(constraint);
}

QSet<QString> localNames(const PyStatement *owner)
{
    QSet<QString> names;
    if (!owner)
        return names;
    for (const PyStatement &statement : owner->statements) {
        if (!statement.name.isEmpty() && statement.kind != PyStatement::Kind::From)
            names.insert(statement.name);
        for (const QString &target : statement.targets)
            names.insert(target);
    }
    return names;
}

QByteArray onDeleteSource(EditContext &context, const OnDelete &onDelete, const QSet<QString> &local)
{
    const auto code = [&](const QString &source) { return context.imports.codeText(source, local, nullptr).toUtf8(); };
    if (onDelete.rule == OnDelete::Rule::Custom)
        return code(onDelete.argument);
    const OnDeleteRow &row = onDeleteRow(onDelete.rule);
    const QByteArray name = context.nameOf(u"django.db.models"_s, row.name.toString());
    return row.takesArgument ? name + '(' + code(onDelete.argument) + ')' : name;
}

QByteArray fieldCall(EditContext &context, const Field &field, const FieldPlace &place)
{
    const QSet<QString> local = localNames(place.owner);
    QByteArrayList parts;
    for (const auto &[name, value] : relationArguments(context, field, place, local))
        parts.append(name == u"to" ? value : name.toUtf8() + '=' + value);
    for (const Value &value : field.arguments)
        parts.append(context.valueSource(value, false, context.style.quote, local));
    for (const Options::Entry &entry : orderedOptions(field.options)) {
        if (entry.value.isImplied())
            continue;
        const QByteArray value = context.valueSource(entry.value, hasTuples(entry.name), context.style.quote, local);
        parts.append(entry.name.startsWith("**"_L1) ? entry.name.toUtf8() : entry.name.toUtf8() + '=' + value);
    }
    return classSource(context, field) + '(' + parts.join(", ") + ')';
}

} // namespace relata
