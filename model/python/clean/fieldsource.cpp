// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/fieldsource.h"

#include "model/fields/catalogue.h"
#include "model/schema/names.h"

#include <algorithm>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

// `shop.Missing` and `Missing` are labels; what else stands there is source.
bool isLabel(const QString &source)
{
    const QStringList parts = source.split(u'.');
    return parts.size() <= 2 && parts.first() != u"settings" && parts.first() != u"self" &&
           std::all_of(parts.begin(), parts.end(), [](const QString &part) { return isIdentifier(part); });
}

std::optional<QString> sourceOfUnknown(const QString &source, const Place &place, FileNames &names)
{
    // So does a constant: `USER_MODEL`, `oauth2_settings.GRANT_MODEL`.
    const QString last = source.section(u'.', -1);
    const bool constant = !last.isEmpty() && last == last.toUpper() && names.isKnown(source, place);
    if ((isLabel(source) && !constant) || source == u"self")
        return textLiteral(source);
    return names.expression(source, place);
}

std::optional<QString> onDeleteSource(const OnDelete &onDelete, const Place &place, FileNames &names)
{
    const OnDeleteRow &row = onDeleteRow(onDelete.rule);
    if (onDelete.rule == OnDelete::Rule::Custom)
        return names.expression(onDelete.argument, place);
    QString rule = names.models(place) + u'.' + row.name.toString();
    if (!row.takesArgument)
        return rule;
    const std::optional<QString> argument = names.expression(onDelete.argument, place);
    return argument ? std::optional(rule + u'(' + *argument + u')') : std::nullopt;
}

// What the class has by itself need not be said.  None as a default is a default.
bool isDefault(const Options::Entry &entry, const Field &field)
{
    const OptionRow *row = fieldOption(entry.name);
    if (!row || field.type == FieldType::Opaque || !field.customClass.isEmpty() || !entry.value.spelling().isEmpty() ||
        entry.name == u"default" || entry.name == u"db_default")
        return false;
    return entry.value == defaultValue(*row, field.type) ||
           (entry.name == u"help_text" && entry.value == Value(QString()));
}

// In the order of the catalogue, then by name; what comes from `**` last.
QList<Options::Entry> inOrder(const Options &options)
{
    QList<Options::Entry> entries(options.begin(), options.end());
    const auto rank = [](const Options::Entry &entry) {
        const OptionRow *row = fieldOption(entry.name);
        const auto rows = fieldOptions();
        return entry.name.startsWith(u"**"_s) ? qsizetype(rows.size()) + 1
               : row                          ? row - rows.data()
                                              : qsizetype(rows.size());
    };
    std::stable_sort(entries.begin(), entries.end(),
                     [&](const Options::Entry &a, const Options::Entry &b) { return rank(a) < rank(b); });
    return entries;
}

/// Collects the arguments of one field.
class FieldWriter
{
    Q_DECLARE_TR_FUNCTIONS(CleanModels)

public:
    FieldWriter(const Field &field, const FieldSurroundings &around, FileNames &names)
        : m_field(field)
        , m_around(around)
        , m_names(names)
        , m_place{.model = &around.model, .subject = around.model.name + u'.' + field.name, .inClassBody = true}
    {
    }

    QString source();

private:
    Place at(const QString &option) const
    {
        Place place = m_place;
        place.option = option;
        return place;
    }
    void keyword(const QString &name, const std::optional<QString> &value)
    {
        if (value)
            m_arguments.append(name + u'=' + *value);
    }
    QString classSource();
    std::optional<QString> model(const ModelRef &ref, const QString &option)
    {
        return modelSource(ref, m_around.model, m_around.written, at(option), m_names, m_around.schema);
    }
    void relation(const Relation &relation);
    void option(const Options::Entry &entry);

    const Field &m_field;
    const FieldSurroundings &m_around;
    FileNames &m_names;
    Place m_place;
    QStringList m_arguments = {};
};

QString FieldWriter::classSource()
{
    if (!m_field.customClass.isEmpty())
        return m_names.expression(m_field.customClass, m_place).value_or(u"models.Field"_s);
    const FieldClass &row = fieldClass(m_field.type);
    if (row.module == u"django.db.models")
        return m_names.models(m_place) + u'.' + row.name.toString();
    return m_names.imported({.module = row.module.toString(), .name = row.name.toString()}, m_place);
}

void FieldWriter::relation(const Relation &relation)
{
    if (const std::optional<QString> to = relation.to.isNull() ? std::nullopt : model(relation.to, u"to"_s))
        m_arguments.append(*to);
    if (hasOnDelete(m_field.type))
        keyword(u"on_delete"_s, onDeleteSource(relation.onDelete, at(u"on_delete"_s), m_names));
    if (!relation.through.isNull())
        keyword(u"through"_s, model(relation.through, u"through"_s));
    if (!relation.throughFields.isEmpty())
        keyword(u"through_fields"_s,
                valueSource(Value::strings(relation.throughFields), at(u"through_fields"_s), m_names, Brackets::Tuple));
}

void FieldWriter::option(const Options::Entry &entry)
{
    const Place place = at(entry.name);
    if (entry.value.isImplied() || isDefault(entry, m_field))
        return;
    if (entry.name.startsWith(u"**"_s)) {
        if (const std::optional<QString> source = valueSource(entry.value, place, m_names))
            m_arguments.append(u"**"_s + (source->startsWith(u"**"_s) ? source->mid(2) : *source));
        return;
    }
    if (!isIdentifier(entry.name)) {
        m_names.note(
            tr("%1 has no %2 in the file: no argument of Python can have that name.").arg(place.subject, entry.name));
        return;
    }
    const ChoicesClass *choices = m_around.choices;
    if (choices && entry.name == u"choices")
        keyword(entry.name, choices->name + u".choices"_s);
    else if (choices && entry.name == u"default" && !choices->member(entry.value).isEmpty())
        keyword(entry.name, choices->member(entry.value));
    else if (entry.name == u"choices")
        keyword(entry.name, valueSource(entry.value, place, m_names, Brackets::ListOfTuples));
    else
        keyword(entry.name, valueSource(entry.value, place, m_names));
}

QString FieldWriter::source()
{
    const QString head = m_field.name + u" = "_s + classSource();
    for (const Value &value : m_field.arguments) {
        if (const std::optional<QString> argument = valueSource(value, m_place, m_names))
            m_arguments.append(*argument);
    }
    if (m_field.relation)
        relation(*m_field.relation);
    const QList<Options::Entry> entries = inOrder(m_field.options);
    for (const Options::Entry &entry : entries)
        option(entry);
    return head + u'(' + joined(m_arguments) + u')';
}

} // namespace

std::optional<QString> modelSource(const ModelRef &ref, const Model &owner, const QSet<ModelId> &written,
                                   const Place &place, FileNames &names, const Schema &schema)
{
    const bool asUser = ref.source.contains(u"AUTH_USER_MODEL"_s) || ref.source.contains(u"get_user_model"_s);
    // A name that the file defines (`OWNER = getattr(settings, "OWNER", "auth.Group")`) looks like a label.
    if (!asUser && !ref.id.isNull() && !ref.source.isEmpty() &&
        (!isLabel(ref.source) || names.defines(ref.source, place)) && names.isKnown(ref.source, place))
        return names.expression(ref.source, place);
    if (asUser || (!ref.id.isNull() && ref.id == schema.settings.userModel && ref.id != owner.id))
        return names.expression(u"settings.AUTH_USER_MODEL"_s, place);
    const Model *target = schema.find(ref.id);
    const App *app = target ? schema.find(target->app) : nullptr;
    if (!target || !app)
        return sourceOfUnknown(ref.source, place, names);
    if (target->id == owner.id)
        return place.option == u"to" ? u"\"self\""_s : textLiteral(owner.name);
    if (target->app == owner.app && written.contains(target->id) && !names.isBoundInClass(target->name))
        return target->name;
    // In an abstract model a bare name would be sought in the app of each model that inherits it.
    return textLiteral(target->app == owner.app && !owner.isAbstract() ? target->name
                                                                       : app->label + u'.' + target->name);
}

QString fieldSource(const Field &field, const FieldSurroundings &around, FileNames &names)
{
    return FieldWriter(field, around, names).source();
}

} // namespace relata::clean
