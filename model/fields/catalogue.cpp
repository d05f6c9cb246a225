// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/fields/catalogue.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;
using Kind = FieldKind;

constexpr QStringView contentTypes = u"django.contrib.contenttypes.fields";
constexpr QStringView models = u"django.db.models";

constexpr std::array classes = {
    FieldClass{Auto, u"AutoField", Kind::Column, Auto},
    FieldClass{BigAuto, u"BigAutoField", Kind::Column, BigAuto},
    FieldClass{SmallAuto, u"SmallAutoField", Kind::Column, SmallAuto},
    FieldClass{BigInteger, u"BigIntegerField", Kind::Column, BigInteger},
    FieldClass{Binary, u"BinaryField", Kind::Column, Binary},
    FieldClass{Boolean, u"BooleanField", Kind::Column, Boolean},
    FieldClass{Char, u"CharField", Kind::Column, Char},
    FieldClass{CommaSeparatedInteger, u"CommaSeparatedIntegerField", Kind::Column, Char, models, true},
    FieldClass{Date, u"DateField", Kind::Column, Date},
    FieldClass{DateTime, u"DateTimeField", Kind::Column, DateTime},
    FieldClass{Decimal, u"DecimalField", Kind::Column, Decimal},
    FieldClass{Duration, u"DurationField", Kind::Column, Duration},
    FieldClass{Email, u"EmailField", Kind::Column, Char},
    FieldClass{File, u"FileField", Kind::Column, File},
    FieldClass{FilePath, u"FilePathField", Kind::Column, FilePath},
    FieldClass{Float, u"FloatField", Kind::Column, Float},
    FieldClass{Generated, u"GeneratedField", Kind::Column, Generated, models, false, {.since = u"5.0"}},
    FieldClass{GenericIPAddress, u"GenericIPAddressField", Kind::Column, GenericIPAddress},
    FieldClass{Image, u"ImageField", Kind::Column, File},
    FieldClass{Integer, u"IntegerField", Kind::Column, Integer},
    FieldClass{IPAddress, u"IPAddressField", Kind::Column, IPAddress, models, true},
    FieldClass{JSON, u"JSONField", Kind::Column, JSON},
    FieldClass{NullBoolean, u"NullBooleanField", Kind::Column, Boolean, models, true},
    FieldClass{PositiveBigInteger, u"PositiveBigIntegerField", Kind::Column, PositiveBigInteger},
    FieldClass{PositiveInteger, u"PositiveIntegerField", Kind::Column, PositiveInteger},
    FieldClass{PositiveSmallInteger, u"PositiveSmallIntegerField", Kind::Column, PositiveSmallInteger},
    FieldClass{Slug, u"SlugField", Kind::Column, Slug},
    FieldClass{SmallInteger, u"SmallIntegerField", Kind::Column, SmallInteger},
    FieldClass{Text, u"TextField", Kind::Column, Text},
    FieldClass{Time, u"TimeField", Kind::Column, Time},
    FieldClass{URL, u"URLField", Kind::Column, Char},
    FieldClass{UUID, u"UUIDField", Kind::Column, UUID},
    FieldClass{CompositePrimaryKey, u"CompositePrimaryKey", Kind::Virtual, CompositePrimaryKey, models, false, {.since = u"5.2"}},
    FieldClass{ForeignKey, u"ForeignKey", Kind::Relation, ForeignKey},
    FieldClass{OneToOne, u"OneToOneField", Kind::Relation, OneToOne},
    FieldClass{ManyToMany, u"ManyToManyField", Kind::ManyToMany, ManyToMany},
    FieldClass{ForeignObject, u"ForeignObject", Kind::Virtual, ForeignObject},
    FieldClass{GenericForeignKey, u"GenericForeignKey", Kind::Virtual, GenericForeignKey, contentTypes},
    FieldClass{GenericRelation, u"GenericRelation", Kind::Virtual, GenericRelation, contentTypes},
    FieldClass{Opaque, u"", Kind::Column, Opaque, u""},
};
static_assert(classes.size() == size_t(Opaque) + 1 && classes.size() <= 64);

template<typename... Types>
constexpr quint64 only(Types... types)
{
    return ((quint64(1) << int(types)) | ...);
}

constexpr quint64 everything = (quint64(1) << classes.size()) - 1;
constexpr quint64 relations = only(ForeignKey, OneToOne, ManyToMany, ForeignObject, GenericRelation);
constexpr quint64 toOne = only(ForeignKey, OneToOne);
constexpr quint64 virtuals = only(CompositePrimaryKey, ForeignObject, GenericForeignKey, GenericRelation);
constexpr quint64 columns = everything & ~virtuals & ~only(ManyToMany);
constexpr quint64 plain = columns & ~toOne;
constexpr quint64 described = everything & ~only(GenericForeignKey, CompositePrimaryKey);
constexpr quint64 sized = only(Char, CommaSeparatedInteger, Email, File, FilePath, Image, Slug, Text, URL, Binary);
constexpr quint64 files = only(File, Image);
constexpr quint64 dates = only(Date, DateTime, Time);
constexpr quint64 collated = only(Char, CommaSeparatedInteger, Email, Slug, Text, URL);

using V = ValueType;
using S = Section;

const std::array fieldRows = {
    OptionRow{u"max_length", V::Integer, sized, S::Main, {}, QT_TRANSLATE_NOOP("Options", "The most characters a value may have.")},
    OptionRow{u"max_digits", V::Integer, only(Decimal), S::Main, {}, QT_TRANSLATE_NOOP("Options", "Digits in all, before and after the point.")},
    OptionRow{u"decimal_places", V::Integer, only(Decimal), S::Main, {}, QT_TRANSLATE_NOOP("Options", "Digits after the point.")},
    OptionRow{u"expression", V::Code, only(Generated), S::Main, {}, QT_TRANSLATE_NOOP("Options", "What the database computes: F(\"width\") * F(\"height\").")},
    OptionRow{u"output_field", V::Code, only(Generated), S::Main, {}, QT_TRANSLATE_NOOP("Options", "The field class of the computed value: models.IntegerField().")},
    OptionRow{u"db_persist", V::Boolean, only(Generated), S::Main, {}, QT_TRANSLATE_NOOP("Options", "Stored in the table, rather than computed when read.")},
    OptionRow{u"related_name", V::Identifier, relations & ~only(GenericRelation), S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The accessor on the model pointed at; '+' for none.")},
    OptionRow{u"related_query_name", V::Identifier, relations, S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The name in filters from the model pointed at.")},
    OptionRow{u"to_field", V::TargetField, toOne, S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The unique field that is stored; the primary key if empty.")},
    OptionRow{u"from_fields", V::FieldNames, only(ForeignObject), S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The fields of this model that make up the key.")},
    OptionRow{u"to_fields", V::FieldNames, only(ForeignObject), S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The fields of the other model, in the same order.")},
    OptionRow{u"symmetrical", V::Boolean, only(ManyToMany), S::Relation, {}, QT_TRANSLATE_NOOP("Options", "To self: if a is linked to b, b is linked to a.")},
    OptionRow{u"limit_choices_to", V::Code, relations & ~only(GenericRelation, ForeignObject), S::Relation, {}, QT_TRANSLATE_NOOP("Options", "What forms offer: a dict, a Q object or a callable.")},
    OptionRow{u"parent_link", V::Boolean, toOne, S::Relation, false, QT_TRANSLATE_NOOP("Options", "The link to the parent in multi-table inheritance.")},
    OptionRow{u"swappable", V::Boolean, toOne | only(ManyToMany, ForeignObject), S::Relation, true, QT_TRANSLATE_NOOP("Options", "Migrations follow the setting where it points at a swappable model.")},
    OptionRow{u"db_constraint", V::Boolean, toOne | only(ManyToMany), S::Relation, true, QT_TRANSLATE_NOOP("Options", "The database keeps the reference whole.")},
    OptionRow{u"db_table", V::Identifier, only(ManyToMany), S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The name of the link table.")},
    OptionRow{u"ct_field", V::FieldName, only(GenericForeignKey), S::Main, u"content_type"_s, QT_TRANSLATE_NOOP("Options", "The foreign key to ContentType.")},
    OptionRow{u"fk_field", V::FieldName, only(GenericForeignKey), S::Main, u"object_id"_s, QT_TRANSLATE_NOOP("Options", "The field that holds the other object's key.")},
    OptionRow{u"content_type_field", V::TargetField, only(GenericRelation), S::Relation, u"content_type"_s, QT_TRANSLATE_NOOP("Options", "The other model's foreign key to ContentType.")},
    OptionRow{u"object_id_field", V::TargetField, only(GenericRelation), S::Relation, u"object_id"_s, QT_TRANSLATE_NOOP("Options", "The other model's field with the key.")},
    OptionRow{u"for_concrete_model", V::Boolean, only(GenericForeignKey, GenericRelation), S::Main, true, QT_TRANSLATE_NOOP("Options", "A proxy is stored as its concrete model.")},
    OptionRow{u"null", V::Boolean, everything & ~virtuals & ~only(Generated), S::Main, false, QT_TRANSLATE_NOOP("Options", "The column may hold NULL.")},
    OptionRow{u"blank", V::Boolean, described, S::Main, false, QT_TRANSLATE_NOOP("Options", "Forms may leave it empty.")},
    OptionRow{u"default", V::Any, columns & ~only(Generated, Auto, BigAuto, SmallAuto), S::Main, {}, QT_TRANSLATE_NOOP("Options", "The value of a new object: a literal or a callable.")},
    OptionRow{u"auto_now", V::Boolean, dates, S::Main, false, QT_TRANSLATE_NOOP("Options", "Set to now at every save.")},
    OptionRow{u"auto_now_add", V::Boolean, dates, S::Main, false, QT_TRANSLATE_NOOP("Options", "Set to now when the object is made.")},
    OptionRow{u"choices", V::Choices, plain & ~only(Generated), S::Main, {}, QT_TRANSLATE_NOOP("Options", "The values that are allowed, with their labels.")},
    OptionRow{u"upload_to", V::Any, files, S::Main, {}, QT_TRANSLATE_NOOP("Options", "The folder for files: text or a callable.")},
    OptionRow{u"storage", V::Code, files, S::Main, {}, QT_TRANSLATE_NOOP("Options", "The storage object, or a callable that gives it.")},
    OptionRow{u"width_field", V::FieldName, only(Image), S::Main, {}, QT_TRANSLATE_NOOP("Options", "The field that is set to the picture's width.")},
    OptionRow{u"height_field", V::FieldName, only(Image), S::Main, {}, QT_TRANSLATE_NOOP("Options", "The field that is set to the picture's height.")},
    OptionRow{u"path", V::Any, only(FilePath), S::Main, {}, QT_TRANSLATE_NOOP("Options", "The folder whose files are offered.")},
    OptionRow{u"match", V::Any, only(FilePath), S::Main, {}, QT_TRANSLATE_NOOP("Options", "A regular expression for file names.")},
    OptionRow{u"recursive", V::Boolean, only(FilePath), S::Main, false, QT_TRANSLATE_NOOP("Options", "Folders below it too.")},
    OptionRow{u"allow_files", V::Boolean, only(FilePath), S::Main, true, QT_TRANSLATE_NOOP("Options", "Files are offered.")},
    OptionRow{u"allow_folders", V::Boolean, only(FilePath), S::Main, false, QT_TRANSLATE_NOOP("Options", "Folders are offered.")},
    OptionRow{u"protocol", V::Choice, only(GenericIPAddress), S::Main, u"both"_s, QT_TRANSLATE_NOOP("Options", "Which addresses are allowed."), u"both IPv4 IPv6"},
    OptionRow{u"unpack_ipv4", V::Boolean, only(GenericIPAddress), S::Main, false, QT_TRANSLATE_NOOP("Options", "::ffff:192.0.2.1 becomes 192.0.2.1.")},
    OptionRow{u"allow_unicode", V::Boolean, only(Slug), S::Main, false, QT_TRANSLATE_NOOP("Options", "Letters beyond ASCII are allowed.")},
    OptionRow{u"encoder", V::Code, only(JSON), S::Main, {}, QT_TRANSLATE_NOOP("Options", "A JSON encoder class.")},
    OptionRow{u"decoder", V::Code, only(JSON), S::Main, {}, QT_TRANSLATE_NOOP("Options", "A JSON decoder class.")},
    OptionRow{u"primary_key", V::Boolean, columns & ~only(Generated), S::Database, false, QT_TRANSLATE_NOOP("Options", "The key of the table.")},
    OptionRow{u"unique", V::Boolean, columns & ~only(OneToOne), S::Database, false, QT_TRANSLATE_NOOP("Options", "No two rows share a value.")},
    OptionRow{u"db_index", V::Boolean, columns, S::Database, false, QT_TRANSLATE_NOOP("Options", "The database keeps an index.")},
    OptionRow{u"db_default", V::Any, columns & ~only(Generated, Auto, BigAuto, SmallAuto), S::Database, {}, QT_TRANSLATE_NOOP("Options", "DEFAULT in the database: a literal or an expression."), {}, {.since = u"5.0"}},
    OptionRow{u"db_column", V::Identifier, columns, S::Database, {}, QT_TRANSLATE_NOOP("Options", "The column's name.")},
    OptionRow{u"db_comment", V::Text, columns, S::Database, {}, QT_TRANSLATE_NOOP("Options", "The column's comment in the database.")},
    OptionRow{u"db_tablespace", V::Identifier, columns | only(ManyToMany), S::Database, {}, QT_TRANSLATE_NOOP("Options", "The tablespace of its index.")},
    OptionRow{u"db_collation", V::Identifier, collated, S::Database, {}, QT_TRANSLATE_NOOP("Options", "The collation of the column.")},
    OptionRow{u"unique_for_date", V::FieldName, plain, S::Validation, {}, QT_TRANSLATE_NOOP("Options", "Unique for the date in that field.")},
    OptionRow{u"unique_for_month", V::FieldName, plain, S::Validation, {}, QT_TRANSLATE_NOOP("Options", "Unique for the month in that field.")},
    OptionRow{u"unique_for_year", V::FieldName, plain, S::Validation, {}, QT_TRANSLATE_NOOP("Options", "Unique for the year in that field.")},
    OptionRow{u"validators", V::Code, described, S::Validation, {}, QT_TRANSLATE_NOOP("Options", "A list of callables that check a value.")},
    OptionRow{u"error_messages", V::Code, described, S::Validation, {}, QT_TRANSLATE_NOOP("Options", "A dict of messages by error code.")},
    OptionRow{u"verbose_name", V::Text, everything & ~only(GenericForeignKey, CompositePrimaryKey), S::Editing, {}, QT_TRANSLATE_NOOP("Options", "The name that people read.")},
    OptionRow{u"help_text", V::Text, described, S::Editing, {}, QT_TRANSLATE_NOOP("Options", "The hint beside the form control.")},
    OptionRow{u"editable", V::Boolean, described, S::Editing, true, QT_TRANSLATE_NOOP("Options", "Shown in forms and the admin.")},
#ifdef RELATA_EXTRA_FIELD_OPTION // set by a test that proves this one line to be all that an option needs
    OptionRow{u"extra_option", V::Integer, only(Char), S::Main, 7, "An option made for a test."},
#endif
};

// Where a class departs from the option's own default.
struct Departure
{
    FieldType type;
    QStringView option;
    Value value;
};
const std::array departures = {
    Departure{Slug, u"max_length", 50},
    Departure{Email, u"max_length", 254},
    Departure{URL, u"max_length", 200},
    Departure{File, u"max_length", 100},
    Departure{Image, u"max_length", 100},
    Departure{FilePath, u"max_length", 100},
    Departure{Slug, u"db_index", true},
    Departure{ForeignKey, u"db_index", true},
    Departure{OneToOne, u"db_index", true},
    Departure{OneToOne, u"unique", true},
    Departure{Binary, u"editable", false},
    Departure{Generated, u"editable", false},
    Departure{Auto, u"blank", true},
    Departure{BigAuto, u"blank", true},
    Departure{SmallAuto, u"blank", true},
};

const std::array metaRows = {
    OptionRow{u"verbose_name", V::Text, 0, S::Main, {}, QT_TRANSLATE_NOOP("Options", "The name that people read, singular.")},
    OptionRow{u"verbose_name_plural", V::Text, 0, S::Main, {}, QT_TRANSLATE_NOOP("Options", "The name that people read, plural.")},
    OptionRow{u"ordering", V::FieldNames, 0, S::Main, {}, QT_TRANSLATE_NOOP("Options", "The order of query sets; -name for descending.")},
    OptionRow{u"unique_together", V::Any, 0, S::Main, {}, QT_TRANSLATE_NOOP("Options", "Sets of fields that are unique together.")},
    OptionRow{u"index_together", V::Any, 0, S::Main, {}, QT_TRANSLATE_NOOP("Options", "Sets of fields with a common index; until Django 5.0."), {}, {.until = u"5.0"}},
    OptionRow{u"get_latest_by", V::FieldNames, 0, S::Main, {}, QT_TRANSLATE_NOOP("Options", "What latest() and earliest() go by.")},
    OptionRow{u"order_with_respect_to", V::FieldName, 0, S::Main, {}, QT_TRANSLATE_NOOP("Options", "Objects can be ordered within that foreign key.")},
    OptionRow{u"abstract", V::Boolean, 0, S::Main, false, QT_TRANSLATE_NOOP("Options", "No table: only a base for other models.")},
    OptionRow{u"proxy", V::Boolean, 0, S::Main, false, QT_TRANSLATE_NOOP("Options", "No table: another class for the base's rows.")},
    OptionRow{u"managed", V::Boolean, 0, S::Database, true, QT_TRANSLATE_NOOP("Options", "Migrations make and drop the table.")},
    OptionRow{u"db_table", V::Identifier, 0, S::Database, {}, QT_TRANSLATE_NOOP("Options", "The table's name.")},
    OptionRow{u"db_table_comment", V::Text, 0, S::Database, {}, QT_TRANSLATE_NOOP("Options", "The table's comment in the database.")},
    OptionRow{u"db_tablespace", V::Identifier, 0, S::Database, {}, QT_TRANSLATE_NOOP("Options", "The table's tablespace.")},
    OptionRow{u"required_db_vendor", V::Identifier, 0, S::Database, {}, QT_TRANSLATE_NOOP("Options", "The only database that gets the table.")},
    OptionRow{u"required_db_features", V::Any, 0, S::Database, {}, QT_TRANSLATE_NOOP("Options", "Database features without which there is no table.")},
    OptionRow{u"default_related_name", V::Identifier, 0, S::Relation, {}, QT_TRANSLATE_NOOP("Options", "related_name of relations that set none.")},
    OptionRow{u"base_manager_name", V::Identifier, 0, S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The manager that related access goes through.")},
    OptionRow{u"default_manager_name", V::Identifier, 0, S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The manager that is the default.")},
    OptionRow{u"swappable", V::Identifier, 0, S::Relation, {}, QT_TRANSLATE_NOOP("Options", "The setting that names a model in its place.")},
    OptionRow{u"default_permissions", V::Any, 0, S::Editing, {}, QT_TRANSLATE_NOOP("Options", "Permissions that are made for every model.")},
    OptionRow{u"permissions", V::Any, 0, S::Editing, {}, QT_TRANSLATE_NOOP("Options", "Further permissions: (code name, words) pairs.")},
    OptionRow{u"select_on_save", V::Boolean, 0, S::Editing, false, QT_TRANSLATE_NOOP("Options", "save() asks first whether the row is there.")},
    OptionRow{u"app_label", V::Identifier, 0, S::Editing, {}, QT_TRANSLATE_NOOP("Options", "The app, where the file does not tell it.")},
};

using Rule = OnDelete::Rule;
constexpr std::array rules = {
    OnDeleteRow{Rule::Cascade, u"CASCADE", false, u"", QT_TRANSLATE_NOOP("Options", "Deletes these objects too.")},
    OnDeleteRow{Rule::Protect, u"PROTECT", false, u"", QT_TRANSLATE_NOOP("Options", "Refuses the deletion.")},
    OnDeleteRow{Rule::SetNull, u"SET_NULL", false, u"", QT_TRANSLATE_NOOP("Options", "Sets it to NULL; needs null=True.")},
    OnDeleteRow{Rule::Restrict, u"RESTRICT", false, u"", QT_TRANSLATE_NOOP("Options", "Refuses, unless these objects go through another cascade.")},
    OnDeleteRow{Rule::SetDefault, u"SET_DEFAULT", false, u"", QT_TRANSLATE_NOOP("Options", "Sets it to its default; needs a default.")},
    OnDeleteRow{Rule::Set, u"SET", true, u"", QT_TRANSLATE_NOOP("Options", "Sets it to a value or to what a callable returns.")},
    OnDeleteRow{Rule::DoNothing, u"DO_NOTHING", false, u"", QT_TRANSLATE_NOOP("Options", "Leaves it to the database, which may refuse.")},
    OnDeleteRow{Rule::DbCascade, u"DB_CASCADE", false, u"6.1", QT_TRANSLATE_NOOP("Options", "The database deletes these rows too.")},
    OnDeleteRow{Rule::DbSetNull, u"DB_SET_NULL", false, u"6.1", QT_TRANSLATE_NOOP("Options", "The database sets it to NULL.")},
    OnDeleteRow{Rule::DbSetDefault, u"DB_SET_DEFAULT", false, u"6.1", QT_TRANSLATE_NOOP("Options", "The database sets it to db_default.")},
    OnDeleteRow{Rule::Custom, u"", true, u"", QT_TRANSLATE_NOOP("Options", "A function of the project's own.")},
};

const OptionRow *named(std::span<const OptionRow> rows, QStringView name)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const OptionRow &row) { return row.name == name; });
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

std::span<const FieldClass> fieldClasses()
{
    return classes;
}

const FieldClass &fieldClass(FieldType type)
{
    return classes[size_t(type)];
}

std::optional<FieldType> fieldTypeNamed(QStringView name)
{
    for (const FieldClass &row : classes) {
        if (row.type != Opaque && row.name == name)
            return row.type;
    }
    return std::nullopt;
}

QString className(const Field &field)
{
    return field.customClass.isEmpty() ? fieldClass(field.type).name.toString() : field.customClass;
}

QString shortType(const Field &field)
{
    QString name = className(field);
    name = name.mid(name.lastIndexOf(u'.') + 1);
    if (name.endsWith("Field"_L1) && name.size() > 5)
        name.chop(5);
    if (field.type == Decimal) {
        const Value *digits = field.options.find(u"max_digits");
        const Value *places = field.options.find(u"decimal_places");
        return digits && places ? u"%1(%2, %3)"_s.arg(name, digits->literal(), places->literal()) : name;
    }
    if (only(field.type) & sized) {
        const Value length = effective(field, u"max_length");
        return length.isNone() ? name : u"%1(%2)"_s.arg(name, length.literal());
    }
    return name;
}

bool isRelation(FieldType type)
{
    return only(type) & relations;
}

bool hasOnDelete(FieldType type)
{
    return only(type) & only(ForeignKey, OneToOne, ForeignObject);
}

bool isAutoField(FieldType type)
{
    return only(type) & only(Auto, BigAuto, SmallAuto);
}

std::span<const OptionRow> fieldOptions()
{
    return fieldRows;
}

std::span<const OptionRow> metaOptions()
{
    return metaRows;
}

const OptionRow *fieldOption(QStringView name)
{
    return named(fieldRows, name);
}

const OptionRow *metaOption(QStringView name)
{
    return named(metaRows, name);
}

bool appliesTo(const OptionRow &option, FieldType type)
{
    return option.fields & only(type);
}

Value defaultValue(const OptionRow &option, FieldType type)
{
    for (const Departure &departure : departures) {
        if (departure.type == type && departure.option == option.name)
            return departure.value;
    }
    return option.otherwise;
}

Value effective(const Field &field, QStringView option)
{
    if (const Value *own = field.options.find(option))
        return *own;
    const OptionRow *row = fieldOption(option);
    return row ? defaultValue(*row, field.type) : Value();
}

std::span<const OnDeleteRow> onDeleteRules()
{
    return rules;
}

const OnDeleteRow &onDeleteRow(OnDelete::Rule rule)
{
    return *std::find_if(rules.begin(), rules.end(), [&](const OnDeleteRow &row) { return row.rule == rule; });
}

QString onDeleteText(const OnDelete &onDelete)
{
    const OnDeleteRow &row = onDeleteRow(onDelete.rule);
    if (onDelete.rule == Rule::Custom)
        return onDelete.argument;
    return row.takesArgument ? u"%1(%2)"_s.arg(row.name, onDelete.argument) : row.name.toString();
}

} // namespace relata
