// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/fieldobjects.h"

#include "model/fields/catalogue.h"
#include "model/migrations/operations.h"
#include "model/python/migration/deconstruction.h"

#include <QCoreApplication>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PythonObject::Kind;
using OptionObjects = QMap<QString, PythonObject>;

bool isText(const PythonObject &object, QStringView text)
{
    return object.is(Kind::Text) && object.text == text;
}

// What a field leaves out because its __init__ assumes it anyway.
bool isAssumed(const QString &option, const PythonObject &value)
{
    static const QSet<QString> none = {u"verbose_name"_s,    u"max_length"_s,
                                       u"unique_for_date"_s, u"unique_for_month"_s,
                                       u"unique_for_year"_s, u"choices"_s,
                                       u"db_column"_s,       u"db_comment"_s,
                                       u"db_tablespace"_s,   u"error_messages"_s,
                                       u"max_digits"_s,      u"decimal_places"_s,
                                       u"match"_s,           u"encoder"_s,
                                       u"decoder"_s,         u"storage"_s,
                                       u"related_name"_s,    u"related_query_name"_s,
                                       u"to_field"_s,        u"db_table"_s,
                                       u"validators"_s};
    static const QSet<QString> no = {u"primary_key"_s, u"unique"_s,        u"blank"_s,       u"null"_s,
                                     u"db_index"_s,    u"auto_created"_s,  u"auto_now"_s,    u"auto_now_add"_s,
                                     u"recursive"_s,   u"allow_folders"_s, u"unpack_ipv4"_s, u"allow_unicode"_s,
                                     u"parent_link"_s, u"geography"_s};
    static const QSet<QString> yes = {u"editable"_s, u"serialize"_s, u"allow_files"_s, u"db_constraint"_s,
                                      u"spatial_index"_s};
    static const QSet<QString> falsy = {u"validators"_s,   u"limit_choices_to"_s, u"db_collation"_s, u"width_field"_s,
                                        u"height_field"_s, u"help_text"_s,        u"path"_s};
    if (none.contains(option) && value.isNone())
        return true;
    if (no.contains(option))
        return value.isPlain(u"False");
    if (yes.contains(option))
        return value.isPlain(u"True");
    if (falsy.contains(option))
        return value.isFalsy() && !(value.isNone() && (option == u"help_text" || option == u"path"));
    return (option == u"protocol" && isText(value, u"both")) || (option == u"default_bounds" && isText(value, u"[)")) ||
           (option == u"dim" && value.text == u"2");
}

// Lengths that a class assumes and doesn't repeat.
QString assumedLength(FieldType type)
{
    switch (type) {
    case FieldType::Slug:
        return u"50"_s;
    case FieldType::URL:
        return u"200"_s;
    case FieldType::File:
    case FieldType::Image:
    case FieldType::FilePath:
        return u"100"_s;
    default:
        return {};
    }
}

void adjustLength(FieldType type, OptionObjects &options)
{
    const PythonObject length = options.value(u"max_length"_s);
    if (type == FieldType::GenericIPAddress || type == FieldType::IPAddress || type == FieldType::UUID)
        options.remove(u"max_length"_s);
    else if (type == FieldType::Email && !options.contains(u"max_length"_s))
        options.insert(u"max_length"_s, integerObject(u"254"_s));
    else if (!length.isNone() && length.text == assumedLength(type))
        options.remove(u"max_length"_s);
}

// Where a class says something else than Field does.
void adjustFlags(FieldType type, const OptionObjects &given, OptionObjects &options)
{
    const bool indexed = type == FieldType::Slug || type == FieldType::ForeignKey || type == FieldType::OneToOne;
    if (indexed) {
        options.remove(u"db_index"_s);
        if (given.value(u"db_index"_s).isPlain(u"False"))
            options.insert(u"db_index"_s, boolObject(false));
    }
    const bool stamped = !options.value(u"auto_now"_s).isFalsy() || !options.value(u"auto_now_add"_s).isFalsy();
    if (stamped || type == FieldType::Generated) {
        options.remove(u"editable"_s);
        options.remove(u"blank"_s);
    }
    if (type == FieldType::Binary) {
        options.remove(u"editable"_s);
        if (!given.value(u"editable"_s).isFalsy())
            options.insert(u"editable"_s, boolObject(true));
    }
    if (isAutoField(type)) {
        options.remove(u"blank"_s);
        options.insert(u"primary_key"_s, boolObject(true));
    }
    if (type == FieldType::OneToOne)
        options.remove(u"unique"_s);
    if (type == FieldType::NullBoolean) {
        options.remove(u"null"_s);
        options.remove(u"blank"_s);
    }
    if ((type == FieldType::File || type == FieldType::Image) && !options.contains(u"upload_to"_s))
        options.insert(u"upload_to"_s, textObject({}));
    if (type == FieldType::CompositePrimaryKey) {
        options.insert(u"blank"_s, boolObject(true));
        options.insert(u"editable"_s, boolObject(false));
        options.insert(u"primary_key"_s, boolObject(true));
    }
}

// Fields outside django.db.models that repeat an option whether it is given or not.
void addRepeated(const QString &path, OptionObjects &options)
{
    if (path == u"django.contrib.postgres.fields.ArrayField" && !options.contains(u"size"_s))
        options.insert(u"size"_s, PythonObject());
    if (path.startsWith("django.contrib.gis.db.models.fields."_L1) && !options.contains(u"srid"_s))
        options.insert(u"srid"_s, integerObject(u"4326"_s));
}

void normalize(OptionObjects &options)
{
    if (options.contains(u"choices"_s))
        options[u"choices"_s] = normalizedChoices(options[u"choices"_s]);
    if (options.value(u"validators"_s).is(Kind::Tuple))
        options[u"validators"_s].kind = Kind::List;
    for (const QString &name : options.keys()) {
        if (isAssumed(name, options.value(name)))
            options.remove(name);
    }
}

PythonObject deconstructed(FieldType type, const QString &path, const QList<PythonObject> &arguments,
                           OptionObjects options)
{
    const OptionObjects given = options;
    adjustLength(type, options);
    normalize(options);
    adjustFlags(type, given, options);
    if (path.startsWith("django.contrib."_L1))
        addRepeated(path, options);
    return constructObject(path, arguments, options);
}

// The names of positional arguments.
QStringList parameters(const QString &path, FieldType type)
{
    if (path.endsWith(".ArrayField"_L1))
        return {u"base_field"_s, u"size"_s};
    if (type == FieldType::ForeignKey || type == FieldType::OneToOne)
        return {u"to"_s, u"on_delete"_s};
    if (type == FieldType::Decimal)
        return {u"verbose_name"_s, u"name"_s, u"max_digits"_s, u"decimal_places"_s};
    return {u"verbose_name"_s, u"name"_s, u"primary_key"_s, u"max_length"_s, u"unique"_s, u"blank"_s, u"null"_s};
}

FieldType typeOfPath(const QString &path)
{
    const std::optional<FieldType> type = fieldTypeNamed(path.mid(path.lastIndexOf(u'.') + 1));
    return type && path.startsWith("django.db.models."_L1) ? *type : FieldType::Opaque;
}

/// Makes the object of one field of the registry.
class FieldMaker
{
    Q_DECLARE_TR_FUNCTIONS(Migration)

public:
    FieldMaker(const Registry &registry, const FieldKey &key, Evaluator &evaluator)
        : m_registry(registry)
        , m_key(key)
        , m_resolved(registry.field(key))
        , m_field(m_resolved.field)
        , m_evaluator(evaluator)
        , m_subject(registry.at(key.model).label() + u'.' + m_resolved.field.name)
    {
    }

    PythonObject make()
    {
        for (const auto &entry : m_field.options)
            m_options.insert(entry.name, m_evaluator.value(entry.value, m_subject));
        for (const QString &name : {u"name"_s, u"swappable"_s, u"symmetrical"_s, u"to_field"_s, u"through_fields"_s})
            m_options.remove(name);
        QList<PythonObject> arguments;
        for (const Value &argument : m_field.arguments)
            arguments.append(m_evaluator.value(argument, m_subject));
        addRelation();
        addMade();
        const QString path = classPath();
        if (m_field.type == FieldType::Opaque) {
            const QStringList names = path.startsWith("django."_L1) ? parameters(path, m_field.type) : QStringList();
            for (qsizetype i = 0; i < names.size() && !arguments.isEmpty(); ++i)
                m_options.insert(names[i], arguments.takeFirst());
        }
        PythonObject object = deconstructed(m_field.type, path, arguments, m_options);
        followDeconstruct(object);
        return object;
    }

private:
    QString classPath()
    {
        if (m_field.customClass.isEmpty()) {
            const FieldClass &row = fieldClass(m_field.type);
            return row.module.toString() + u'.' + row.name.toString();
        }
        const NameMeaning meaning = m_evaluator.meaning(m_field.customClass);
        if (meaning.kind != NameMeaning::Kind::Known && m_field.type == FieldType::Opaque)
            m_evaluator.note(tr("%1: the class %2 is not Django's; its options stand here as they are given.")
                                 .arg(m_subject, m_field.customClass));
        else if (meaning.kind == NameMeaning::Kind::Unknown)
            m_evaluator.note(
                tr("%1: nothing defines %2; it is taken for %3.").arg(m_subject, m_field.customClass, meaning.path));
        return meaning.path;
    }

    // What the class itself does with the options.
    void followDeconstruct(PythonObject &object)
    {
        const QString source =
            m_field.customClass.isEmpty() ? QString() : m_evaluator.deconstruction(m_field.customClass);
        if (source.isEmpty())
            return;
        const Deconstruction own = deconstructionOf(source);
        for (const QString &name : own.left)
            object.keywords.remove(name);
        for (const QString &name : own.sometimes) {
            const Value *value = m_field.options.find(name);
            if (!value || value->isImplied())
                object.keywords.remove(name);
        }
        const bool adds = std::any_of(own.added.begin(), own.added.end(),
                                      [&](const QString &name) { return !object.keywords.contains(name); });
        const bool understood = !own.left.isEmpty() || !own.sometimes.isEmpty() || !own.added.isEmpty();
        if (adds || own.anotherClass || !understood)
            m_evaluator.note(
                tr("%1: what deconstruct() of %2 gives can't be told completely.").arg(m_subject, m_field.customClass));
    }

    void addMade()
    {
        if (m_resolved.made == Made::Key || m_resolved.made == Made::ParentLink)
            m_options.insert(u"auto_created"_s, boolObject(true));
        const ResolvedModel &model = m_registry.at(m_key.model);
        const bool key = m_key.list == FieldList::Columns && m_key.field == model.primaryKey;
        if (key || m_field.type == FieldType::CompositePrimaryKey)
            m_options.insert(u"serialize"_s, boolObject(false));
    }

    void addRelation()
    {
        if (!m_field.relation)
            return;
        m_options.insert(u"to"_s, target());
        if (hasOnDelete(m_field.type))
            m_options.insert(u"on_delete"_s, onDelete());
        const QString toField = m_field.options.text(u"to_field");
        const ResolvedField *key = m_registry.primaryKey(m_resolved.target);
        if (!toField.isEmpty() && (!key || key->field.name != toField))
            m_options.insert(u"to_field"_s, textObject(toField));
        if (m_field.type != FieldType::ManyToMany)
            return;
        const Relation &relation = *m_field.relation;
        if (m_resolved.through >= 0 && m_registry.at(m_resolved.through).linkOf < 0)
            m_options.insert(u"through"_s, textObject(m_registry.at(m_resolved.through).label()));
        else if (!relation.through.source.isEmpty())
            m_options.insert(u"through"_s, textObject(relation.through.source));
        if (!relation.throughFields.isEmpty())
            m_options.insert(u"through_fields"_s, textsObject(Kind::Tuple, relation.throughFields));
    }

    PythonObject target()
    {
        if (m_resolved.target < 0) {
            const QString source = m_field.relation->to.source;
            m_evaluator.note(tr("%1: the model it points at, %2, is not part of the project.").arg(m_subject, source));
            if (source.startsWith("settings."_L1))
                return plainObject(source, {u"from django.conf import settings"_s});
            return textObject(source.toLower());
        }
        const QString setting =
            m_field.options.flag(u"swappable", true) ? swappableSetting(m_registry, m_resolved.target) : QString();
        if (!setting.isEmpty())
            return plainObject(u"settings."_s + setting, {u"from django.conf import settings"_s});
        const ResolvedModel &model = m_registry.at(m_resolved.target);
        return textObject(model.app + u'.' + model.name.toLower());
    }

    PythonObject onDelete()
    {
        const OnDelete &rule = m_field.relation->onDelete;
        if (rule.rule == OnDelete::Rule::Custom)
            return m_evaluator.source(rule.argument, m_subject);
        if (rule.rule == OnDelete::Rule::Set)
            return constructObject(u"django.db.models.SET"_s, {m_evaluator.source(rule.argument, m_subject)});
        return plainObject(u"django.db.models.deletion."_s + onDeleteRow(rule.rule).name.toString(),
                           {u"import django.db.models.deletion"_s});
    }

    const Registry &m_registry;
    const FieldKey m_key;
    const ResolvedField &m_resolved;
    const Field &m_field;
    Evaluator &m_evaluator;
    const QString m_subject;
    OptionObjects m_options;
};

// A pair of choices, its second part a group if it holds pairs.
PythonObject normalizedPair(const PythonObject &key, const PythonObject &value)
{
    const bool group = value.is(Kind::List) || value.is(Kind::Tuple) || value.is(Kind::Dict);
    return sequenceObject(Kind::Tuple, {key, group ? normalizedChoices(value) : value});
}

} // namespace

PythonObject normalizedChoices(const PythonObject &choices)
{
    PythonObject out{.kind = Kind::List};
    if (choices.is(Kind::Dict)) {
        for (qsizetype i = 0; i + 1 < choices.items.size(); i += 2)
            out.items.append(normalizedPair(choices.items[i], choices.items[i + 1]));
        return out;
    }
    if (!choices.is(Kind::List) && !choices.is(Kind::Tuple))
        return choices;
    for (const PythonObject &pair : choices.items) {
        const bool whole = (pair.is(Kind::List) || pair.is(Kind::Tuple)) && pair.items.size() == 2;
        out.items.append(whole ? normalizedPair(pair.items[0], pair.items[1]) : pair);
    }
    return out;
}

PythonObject fieldObject(const QString &path, const QList<PythonObject> &arguments, const OptionObjects &options)
{
    const FieldType type = typeOfPath(path);
    OptionObjects all = options;
    QList<PythonObject> rest = arguments;
    if (type != FieldType::CompositePrimaryKey) {
        const QStringList names = parameters(path, type);
        for (qsizetype i = 0; i < names.size() && !rest.isEmpty(); ++i)
            all.insert(names[i], rest.takeFirst());
        all.remove(u"name"_s);
    }
    return deconstructed(type, path, rest, all);
}

PythonObject fieldObject(const Registry &registry, const FieldKey &key, Evaluator &evaluator)
{
    return FieldMaker(registry, key, evaluator).make();
}

} // namespace relata
