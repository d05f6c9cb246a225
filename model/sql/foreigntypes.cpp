// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/foreigntypes.h"

#include "model/fields/catalogue.h"
#include "model/sql/columns.h"
#include "model/sql/compiler.h"

#include <QCoreApplication>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Columns", text);
}

struct ForeignRow
{
    QStringView name = {};
    QStringView type = {};
    FieldType base = FieldType::Opaque; ///< of a range
};
// https://docs.djangoproject.com/en/5.2/ref/contrib/postgres/fields/
constexpr std::array foreignRows = {
    ForeignRow{u"ArrayField", u""},
    ForeignRow{u"HStoreField", u"hstore"},
    ForeignRow{u"IntegerRangeField", u"int4range", FieldType::Integer},
    ForeignRow{u"BigIntegerRangeField", u"int8range", FieldType::BigInteger},
    ForeignRow{u"DecimalRangeField", u"numrange", FieldType::Decimal},
    ForeignRow{u"DateTimeRangeField", u"tstzrange", FieldType::DateTime},
    ForeignRow{u"DateRangeField", u"daterange", FieldType::Date},
    ForeignRow{u"SearchVectorField", u"tsvector"},
    ForeignRow{u"SearchQueryField", u"tsquery"},
};

const ForeignRow *foreignRow(QStringView name)
{
    for (const ForeignRow &row : foreignRows) {
        if (row.name == name)
            return &row;
    }
    return nullptr;
}

const Value *arrayArgument(const Field &field, QStringView name, qsizetype position)
{
    if (const Value *value = field.options.find(name))
        return value;
    return position < field.arguments.size() ? &field.arguments[position] : nullptr;
}

// max_length and the like put into a type's text; what is not set is written as Python would.
QString filledForm(QStringView form, const Field &field)
{
    static constexpr std::array<std::pair<QStringView, QStringView>, 3> places = {
        {{u"%n", u"max_length"}, {u"%d", u"max_digits"}, {u"%p", u"decimal_places"}}};
    QString out = form.toString();
    for (const auto &[place, option] : places) {
        const Value value = effective(field, option);
        out.replace(place.toString(), value.isInteger() ? QString::number(value.toInteger()) : u"None"_s);
    }
    return out;
}

// Text without a length: the type's name alone.
QString sizedForm(QStringView form, const Field &field)
{
    const bool unsized = form.contains(u"%n") && !effective(field, u"max_length").isInteger();
    return unsized ? form.left(form.indexOf(u'(')).toString() : filledForm(form, field);
}

} // namespace

QString foreignClass(const Field &field)
{
    if (field.type != FieldType::Opaque)
        return {};
    const QString name = className(field);
    return name.mid(name.lastIndexOf(u'.') + 1);
}

bool isForeignClass(QStringView name)
{
    return foreignRow(name) != nullptr;
}

std::optional<Field> baseField(const Field &field)
{
    const ForeignRow *row = foreignRow(foreignClass(field));
    if (!row)
        return std::nullopt;
    if (row->base != FieldType::Opaque)
        return Field{.type = row->base};
    const Value *base = arrayArgument(field, u"base_field", 0);
    const Result<Expr> expression = base ? expressionOf(*base) : Result<Expr>(Error{});
    return expression ? fieldFromExpression(*expression) : std::nullopt;
}

Result<QString> foreignType(const Field &field, const Dialect &dialect)
{
    const ForeignRow *row = foreignRow(foreignClass(field));
    if (!row) {
        const bool spatial = className(field).startsWith(u"django.contrib.gis.");
        return Error{(spatial ? tr("%1 needs a database with spatial types, which Django's plain backends are not.")
                              : tr("Relata does not know the database type of %1."))
                         .arg(className(field))};
    }
    if (!row->type.isEmpty())
        return row->type.toString();
    const std::optional<Field> base = baseField(field);
    if (!base)
        return Error{tr("The base_field of an ArrayField is not known.")};
    const bool foreign = base->type == FieldType::Opaque;
    const Result<QString> type =
        foreign ? foreignType(*base, dialect) : Result<QString>(sizedForm(dialect.typeOf(base->type).type, *base));
    const Value *size = arrayArgument(field, u"size", 1);
    if (!type)
        return type;
    if (size && !size->isInteger() && !size->isNone())
        return Error{tr("%1 needs its size as a number.").arg(className(field))};
    const bool sized = size && size->isInteger() && size->toInteger() != 0;
    return *type + u'[' + (sized ? QString::number(size->toInteger()) : QString()) + u']';
}

Result<QString> castName(const Field &field, const Dialect &dialect)
{
    if (field.type == FieldType::Opaque)
        return foreignType(field, dialect);
    const ColumnType &type = dialect.typeOf(field.type);
    const QStringView form = type.cast.isEmpty() ? type.type : type.cast;
    if (form.isEmpty())
        return Error{tr("Relata does not know the database type of %1.").arg(className(field))};
    const QStringView unsized = wording(dialect.functions, u"cast text");
    const bool text = fieldClass(field.type).storedAs == FieldType::Char;
    if (text && !unsized.isEmpty() && !effective(field, u"max_length").isInteger())
        return unsized.toString();
    return sizedForm(form, field);
}

} // namespace relata
