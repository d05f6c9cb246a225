// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/fields/djangoversion.h"
#include "model/fields/fieldtype.h"
#include "model/schema/schema.h"

#include <QString>

#include <optional>
#include <span>

namespace relata {

// The one place that knows Django's field classes and options. Panel, project file, checks, SQL and models.py go through its
// tables; code branches on a row's value type or kind, never on its name.
// https://docs.djangoproject.com/en/5.2/ref/models/fields/  and  .../ref/models/options/

/// What a field class amounts to in a model.
enum class FieldKind : quint8 {
    Column,     ///< a column of the table
    Relation,   ///< a column that points at a row of another model
    ManyToMany, ///< a link table
    Virtual,    ///< nothing in the database (GenericForeignKey, GenericRelation, ForeignObject, CompositePrimaryKey)
};

struct FieldClass
{
    FieldType type = FieldType::Char;
    QStringView name = {};                    ///< `CharField`
    FieldKind kind = FieldKind::Column;
    FieldType storedAs = FieldType::Char;     ///< get_internal_type(): the class whose column type it takes
    QStringView module = u"django.db.models"; ///< where it is imported from
    bool removed = false;                     ///< only old migrations may use it
    Lifetime versions = {};                   ///< those of Django that have it
};

std::span<const FieldClass> fieldClasses();
const FieldClass &fieldClass(FieldType type);
/// By class name, `CharField`; none where Django has no such class.
std::optional<FieldType> fieldTypeNamed(QStringView className);
/// The class name; for an opaque field what its source says.
QString className(const Field &field);
/// `Char(200)`, `→ User` is left to who draws: the class without "Field", with what tells its size.
QString shortType(const Field &field);

/// A ForeignKey, OneToOneField, ManyToManyField, ForeignObject or GenericRelation: the field has a Relation.
bool isRelation(FieldType type);
/// It has an on_delete.
bool hasOnDelete(FieldType type);
/// AutoField, BigAutoField or SmallAutoField.
bool isAutoField(FieldType type);

/// What kind of value an option takes; decides its control, how it is read from text and how it is checked.
enum class ValueType : quint8 {
    Boolean,
    Integer,
    Text,       ///< words for a person, or source (gettext)
    Identifier, ///< a name in the database or in Python
    Choice,     ///< one of a few words
    Choices,    ///< [value, label] pairs, or [group, pairs]; or source
    FieldName,  ///< a field of the same model
    TargetField,///< a field of the model pointed at
    FieldNames, ///< several, of the same model
    Any,        ///< a Python literal or expression
    Code,       ///< source only: a callable, a class, a list of validators
};

/// Where in the panel an option stands.
enum class Section : quint8 { Main, Relation, Database, Validation, Editing };

struct OptionRow
{
    QStringView name = {};
    ValueType type = ValueType::Any;
    quint64 fields = 0;        ///< bit set over FieldType; see appliesTo()
    Section section = Section::Main;
    Value otherwise = {};      ///< Django's default
    const char *help = "";     ///< a sentence for a tool tip; translated in the context "Options"
    QStringView words = {};    ///< Choice: the words, separated by blanks
    Lifetime versions = {};    ///< those of Django that have it
};

/// In the order in which they are shown and written.
std::span<const OptionRow> fieldOptions();
std::span<const OptionRow> metaOptions();
const OptionRow *fieldOption(QStringView name);
const OptionRow *metaOption(QStringView name);
bool appliesTo(const OptionRow &option, FieldType type);
/// Django's default for the option on that class: 50 for SlugField.max_length, true for ForeignKey.db_index.
Value defaultValue(const OptionRow &option, FieldType type);
/// What holds: the field's own option, else the class's default.
Value effective(const Field &field, QStringView option);

/// The rules in the order of menus, with what stands in Python: `CASCADE`, `SET`.
struct OnDeleteRow
{
    OnDelete::Rule rule = OnDelete::Rule::Cascade;
    QStringView name = {};
    bool takesArgument = false;
    QStringView since = {};    ///< the first Django version that has it; empty: all
    const char *help = "";
    Lifetime versions() const { return {.since = since}; }
};
std::span<const OnDeleteRow> onDeleteRules();
const OnDeleteRow &onDeleteRow(OnDelete::Rule rule);
/// `CASCADE`, `SET(get_sentinel)`, or the custom function.
QString onDeleteText(const OnDelete &onDelete);

} // namespace relata
