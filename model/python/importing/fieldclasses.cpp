// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/fieldclasses.h"

#include "model/fields/catalogue.h"
#include "model/python/importing/bindings.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

/// Speaks of field classes in the report of an import.
class FieldText
{
    Q_DECLARE_TR_FUNCTIONS(Import)
};

constexpr QLatin1StringView gis("django.contrib.gis.db.models");
constexpr QLatin1StringView postgres("django.contrib.postgres");

// Classes of django.contrib.postgres of which the column type follows from what a call of them says.
constexpr std::array postgresClasses = {
    u"ArrayField",         u"HStoreField",    u"IntegerRangeField", u"BigIntegerRangeField", u"DecimalRangeField",
    u"DateTimeRangeField", u"DateRangeField", u"SearchVectorField", u"SearchQueryField",
};

FieldClassFound djangoClass(const QString &dotted)
{
    FieldClassFound found;
    const QString name = lastPart(dotted);
    const bool inGis = dotted.startsWith(gis), inPostgres = dotted.startsWith(postgres);
    const bool isGeneric = dotted.startsWith("django.contrib.contenttypes.fields."_L1);
    if (!inGis && !inPostgres && !isGeneric && !dotted.startsWith("django.db.models."_L1))
        return {};
    const std::optional<FieldType> type = fieldTypeNamed(name);
    if (!type && !name.endsWith("Field"_L1))
        return {};
    found.known = true;
    found.type = type.value_or(FieldType::Opaque);
    found.django = type         ? fieldClass(*type).module.toString() + u'.' + name
                   : inGis      ? gis + u'.' + name
                   : inPostgres ? (name == u"SearchVectorField" ? u"django.contrib.postgres.search."_s
                                                                : u"django.contrib.postgres.fields."_s) +
                                      name
                                : u"django.db.models.Field"_s;
    const bool told = std::any_of(postgresClasses.begin(), postgresClasses.end(),
                                  [&](const char16_t *entry) { return name == QStringView(entry); });
    if (!type && !inGis && !(inPostgres && told))
        found.doubt = FieldText::tr("the column type of %1 is not known").arg(name);
    return found;
}

// A library's class: fields end in Field or Key by custom, those of forms and serializers live in modules named so.
bool isNamedLikeField(const QString &dotted)
{
    const QStringList parts = dotted.split(u'.');
    static const std::array others = {u"forms"_s,    u"serializers"_s,    u"filters"_s,
                                      u"widgets"_s,  u"rest_framework"_s, u"wtforms"_s,
                                      u"graphene"_s, u"dataclasses"_s,    u"pydantic"_s};
    for (const QString &other : others) {
        if (parts.contains(other))
            return false;
    }
    const QString &name = parts.last();
    return (name.endsWith("Field"_L1) && name != u"Field") || name.endsWith("ForeignKey"_L1);
}

// TreeForeignKey, AutoOneToOneField, SortedManyToManyField: what they point at is worth drawing.
FieldType guessedType(const QString &name)
{
    for (const FieldType type : {FieldType::ForeignKey, FieldType::OneToOne, FieldType::ManyToMany}) {
        if (name.endsWith(fieldClass(type).name) && !name.startsWith("Generic"_L1))
            return type;
    }
    return FieldType::Opaque;
}

FieldClassFound follow(const Names &names, const Meaning &meaning, int &budget)
{
    if (meaning.dotted.startsWith("django."_L1)) {
        const FieldClassFound found = djangoClass(meaning.dotted);
        if (found.known || meaning.kind != Meaning::Kind::Class)
            return found;
    }
    if (meaning.kind == Meaning::Kind::External || meaning.kind == Meaning::Kind::Unknown) {
        FieldClassFound found;
        found.known = found.guessed = isNamedLikeField(meaning.dotted);
        if (found.known)
            found.type = guessedType(lastPart(meaning.dotted));
        return found;
    }
    if (meaning.kind != Meaning::Kind::Class || --budget < 0)
        return {};
    for (const PyExpr &base : meaning.statement->bases) {
        const PyExpr &name = base.is(PyExpr::Kind::Subscript) && !base.items.isEmpty() ? base.items.first() : base;
        if (!name.is(PyExpr::Kind::Name))
            continue;
        FieldClassFound found = follow(names, names.meaning(meaning.scope, name.text), budget);
        if (found.known) {
            found.own.prepend(meaning);
            return found;
        }
    }
    return {};
}

// What `return "CharField"` says in the source of a method; empty if it says more than that.
QString returnedText(const Names &names, const Meaning &cls, const PyStatement &method)
{
    static const QRegularExpression returns(u"\\breturn\\s+(?:['\"](\\w+)['\"])?"_s);
    const QString source = names.tree().modules[cls.scope.module].text(method.range);
    QRegularExpressionMatchIterator all = returns.globalMatch(source);
    const QString text = all.hasNext() ? all.next().captured(1) : QString();
    return all.hasNext() ? QString() : text;
}

// The project's own class may store its values as another class does.
void applyOverrides(const Names &names, FieldClassFound &found)
{
    const bool relation = isRelation(found.type);
    for (const Meaning &own : std::as_const(found.own)) {
        for (QStringView method : {u"db_type", u"db_parameters"}) {
            if (!relation && methodOf(*own.statement, method)) {
                found.type = FieldType::Opaque;
                found.doubt = FieldText::tr("%1 decides on its column type itself").arg(own.statement->name);
                return;
            }
        }
    }
    for (const Meaning &own : std::as_const(found.own)) {
        const PyStatement *method = methodOf(*own.statement, u"get_internal_type");
        if (!method || relation)
            continue;
        const std::optional<FieldType> stored = fieldTypeNamed(returnedText(names, own, *method));
        if (!stored || isRelation(*stored))
            found.doubt = FieldText::tr("what %1 is stored as could not be worked out").arg(own.statement->name);
        else if (fieldClass(found.type).storedAs != fieldClass(*stored).storedAs || found.type == FieldType::Opaque)
            found.type = *stored;
        if (stored && found.type != FieldType::Opaque)
            found.doubt.clear();
        return;
    }
}

QStringList djangosPositionalNames(const FieldClassFound &found)
{
    static const QStringList general =
        u"verbose_name name primary_key max_length unique blank null db_index rel default "
        "editable serialize unique_for_date unique_for_month unique_for_year choices "
        "help_text db_column db_tablespace auto_created validators error_messages "
        "db_comment db_default"_s.split(u' ');
    static const QHash<FieldType, QString> special = {
        {FieldType::Date, u"verbose_name name auto_now auto_now_add"_s},
        {FieldType::DateTime, u"verbose_name name auto_now auto_now_add"_s},
        {FieldType::Time, u"verbose_name name auto_now auto_now_add"_s},
        {FieldType::Decimal, u"verbose_name name max_digits decimal_places"_s},
        {FieldType::File, u"verbose_name name upload_to storage"_s},
        {FieldType::FilePath, u"verbose_name name path match recursive allow_files allow_folders"_s},
        {FieldType::GenericIPAddress, u"verbose_name name protocol unpack_ipv4"_s},
        {FieldType::Image, u"verbose_name name width_field height_field"_s},
        {FieldType::JSON, u"verbose_name name encoder decoder"_s},
        {FieldType::URL, u"verbose_name name"_s},
        {FieldType::UUID, u"verbose_name"_s},
        {FieldType::ForeignKey,
         u"to on_delete related_name related_query_name limit_choices_to parent_link to_field db_constraint"_s},
        {FieldType::OneToOne, u"to on_delete to_field"_s},
        {FieldType::ManyToMany, u"to related_name related_query_name limit_choices_to symmetrical through "
                                "through_fields db_constraint db_table swappable"_s},
        {FieldType::ForeignObject, u"to on_delete from_fields to_fields rel related_name related_query_name "
                                   "limit_choices_to parent_link swappable"_s},
        {FieldType::GenericForeignKey, u"ct_field fk_field for_concrete_model"_s},
        {FieldType::GenericRelation, u"to object_id_field content_type_field for_concrete_model related_query_name "
                                     "limit_choices_to"_s},
    };
    static const QStringList geometry = {u"verbose_name"_s, u"dim"_s, u"geography"_s};
    if (found.type == FieldType::CompositePrimaryKey || found.type == FieldType::Generated)
        return {};
    if (found.type != FieldType::Opaque)
        return special.contains(found.type) ? special.value(found.type).split(u' ') : general;
    if (found.django.endsWith(".ArrayField"_L1))
        return {u"base_field"_s, u"size"_s};
    if (found.django.startsWith(gis))
        return found.django.endsWith(".RasterField"_L1) ? QStringList{u"verbose_name"_s, u"srid"_s, u"spatial_index"_s}
                                                        : geometry;
    return found.django.isEmpty() ? QStringList() : general;
}

} // namespace

FieldClassFound fieldClassOf(const Names &names, const Meaning &meaning)
{
    int budget = 100;
    FieldClassFound found = follow(names, meaning, budget);
    if (!found.own.isEmpty())
        applyOverrides(names, found);
    return found;
}

QStringList positionalNames(const FieldClassFound &found, qsizetype behind)
{
    // Its own parameters first; what is left over goes to the next class, as `*args`.
    QStringList names;
    for (qsizetype i = behind; i < found.own.size(); ++i) {
        const PyStatement *init = methodOf(*found.own[i].statement, u"__init__");
        for (const PyStatement::Setting &setting : init ? init->settings : QList<PyStatement::Setting>()) {
            if (setting.how == PyStatement::Setting::How::Parameter)
                names.append(setting.name);
        }
    }
    return names + djangosPositionalNames(found);
}

const PyStatement *methodOf(const PyStatement &cls, QStringView name)
{
    for (const PyStatement &statement : cls.statements) {
        if (statement.kind == PyStatement::Kind::Function && statement.name == name)
            return &statement;
    }
    return nullptr;
}

} // namespace relata
