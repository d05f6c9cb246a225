// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/sql/term.h"

#include "model/fields/catalogue.h"

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

struct Parent
{
    FieldType child;
    FieldType parent;
};
constexpr std::array parents = {
    Parent{Auto, Integer},          Parent{BigAuto, BigInteger},           Parent{SmallAuto, SmallInteger},
    Parent{BigInteger, Integer},    Parent{SmallInteger, Integer},         Parent{PositiveBigInteger, BigInteger},
    Parent{PositiveInteger, Integer}, Parent{PositiveSmallInteger, SmallInteger}, Parent{Slug, Char},
    Parent{Email, Char},            Parent{URL, Char},                     Parent{CommaSeparatedInteger, Char},
    Parent{DateTime, Date},         Parent{Image, File},                   Parent{NullBoolean, Boolean},
};

bool derives(FieldType type, FieldType from)
{
    if (from == Auto && (type == BigAuto || type == SmallAuto))
        return true;
    while (type != from) {
        const auto found = std::find_if(parents.begin(), parents.end(), [&](Parent p) { return p.child == type; });
        if (found == parents.end())
            return false;
        type = found->parent;
    }
    return true;
}

QString lastName(const Field &field)
{
    const QString name = className(field);
    return name.mid(name.lastIndexOf(u'.') + 1);
}

// isinstance(one, of.__class__)
bool isOfKind(const Field &one, const Field &of)
{
    if (of.type != Opaque)
        return one.type != Opaque && derives(one.type, of.type);
    const QString name = lastName(of);
    return name == u"Field" || (one.type == Opaque && lastName(one) == name);
}

struct Combination
{
    QStringView signs; ///< one character each
    FieldType left;
    FieldType right;
    FieldType result;
};
// The first row that fits holds. `p` is the power, `l` and `r` shift.
constexpr std::array combinations = {
    Combination{u"+*/%p", PositiveInteger, PositiveInteger, PositiveInteger},
    Combination{u"+-*/%p", Integer, Integer, Integer},
    Combination{u"+-*/%p", Float, Float, Float},
    Combination{u"+-*/%p", Decimal, Decimal, Decimal},
    Combination{u"+-*/%", Integer, Decimal, Decimal},
    Combination{u"+-*/%", Decimal, Integer, Decimal},
    Combination{u"+-*/%", Integer, Float, Float},
    Combination{u"+-*/%", Float, Integer, Float},
    Combination{u"&|#lr", Integer, Integer, Integer},
    Combination{u"+", Date, Duration, DateTime},
    Combination{u"+", Duration, Date, DateTime},
    Combination{u"+-", Duration, Duration, Duration},
    Combination{u"+-", Time, Duration, Time},
    Combination{u"+", Duration, Time, Time},
    Combination{u"-", Date, Duration, DateTime},
    Combination{u"-", Date, Date, Duration},
    Combination{u"-", Time, Time, Duration},
};

QChar shortSign(const QString &sign)
{
    if (sign == u"**")
        return u'p';
    if (sign == u"<<")
        return u'l';
    return sign == u">>" ? QChar(u'r') : sign.isEmpty() ? QChar() : sign[0];
}

} // namespace

bool Output::is(FieldType type) const
{
    return isKnown() && field.type != Opaque && derives(field.type, type);
}

bool Output::is(QStringView name) const
{
    if (!isKnown() || field.type != Opaque)
        return false;
    const QString own = lastName(field);
    return own == name || (name == u"RangeField" && own.endsWith(u"RangeField"));
}

FieldType Output::stored() const
{
    return isKnown() ? fieldClass(field.type).storedAs : Opaque;
}

Output combined(const QString &sign, const Output &left, const Output &right)
{
    if (left.state == Output::State::Mixed || right.state == Output::State::Mixed)
        return {Output::State::Mixed};
    const QChar letter = shortSign(sign);
    if (!left.isKnown() || !right.isKnown()) {
        const Output &known = left.isKnown() ? left : right;
        if (u"+-*/%p"_s.contains(letter)) {
            for (const FieldType type : {Integer, Decimal, Float}) {
                if (known.is(type))
                    return Output::of(type);
            }
        }
        return {Output::State::Mixed};
    }
    if (letter == u'|' && left.is(u"SearchVectorField") && right.is(u"SearchVectorField"))
        return left;
    for (const Combination &row : combinations) {
        if (row.signs.contains(letter) && left.is(row.left) && right.is(row.right))
            return Output::of(row.result);
    }
    return {Output::State::Mixed};
}

Output common(const QList<Output> &outputs)
{
    Output first;
    for (const Output &output : outputs) {
        if (output.state == Output::State::Mixed)
            return output;
        if (!output.isKnown())
            continue;
        if (!first.isKnown())
            first = output;
        else if (!isOfKind(first.field, output.field))
            return {Output::State::Mixed};
    }
    return first;
}

Output numeric(const QList<Output> &outputs)
{
    const auto any = [&](FieldType type) {
        return std::any_of(outputs.begin(), outputs.end(), [&](const Output &output) { return output.is(type); });
    };
    for (const Output &output : outputs) {
        if (output.state == Output::State::Mixed)
            return output;
    }
    if (any(Decimal))
        return Output::of(Decimal);
    return any(Integer) || outputs.isEmpty() ? Output::of(Float) : common(outputs);
}

} // namespace relata
