// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/importing/djangonames.h"
#include "model/python/importing/lookup.h"

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PyExpr::Kind;

constexpr int deepestInheritance = 40;

struct KindRow
{
    QStringView dotted;
    EnumKind kind;
};

constexpr std::array kindRows = {
    KindRow{u"django.db.models.Choices", {.enumeration = true, .django = true}},
    KindRow{u"django.db.models.TextChoices", {.enumeration = true, .django = true, .text = true}},
    KindRow{u"django.db.models.IntegerChoices", {.enumeration = true, .django = true, .integer = true}},
    KindRow{u"enum.Enum", {.enumeration = true}},
    KindRow{u"enum.IntEnum", {.enumeration = true, .integer = true}},
    KindRow{u"enum.StrEnum", {.enumeration = true, .text = true}},
    KindRow{u"str", {.text = true}},
    KindRow{u"int", {.integer = true}},
    KindRow{u"object", {}},
};

// The same as str.title() of Python for the names that members have: a letter after one that is none becomes upper
// case.
QString titled(const QString &name)
{
    QString out;
    bool inWord = false;
    for (const QChar c : name) {
        const QChar shown = c == u'_' ? QChar(u' ') : c;
        out += !shown.isLetter() ? QString(shown) : inWord ? QString(shown).toLower() : QString(shown.toTitleCase());
        inWord = shown.isLetter();
    }
    return out;
}

bool isMemberName(const QString &name)
{
    const bool sunder = name.size() > 2 && name.startsWith(u'_') && name.endsWith(u'_');
    return !sunder && !name.startsWith(u"__");
}

} // namespace

EnumKind Lookup::enumKind(const Meaning &classMeaning)
{
    if (classMeaning.kind != Meaning::Kind::Class)
        return {};
    return enumKindAt(classMeaning, 0);
}

EnumKind Lookup::enumKindAt(const Meaning &classMeaning, int depth)
{
    if (classMeaning.kind == Meaning::Kind::External) {
        const auto row = std::find_if(kindRows.begin(), kindRows.end(),
                                      [&](const KindRow &entry) { return entry.dotted == classMeaning.dotted; });
        return row == kindRows.end() ? EnumKind{.foreign = true} : row->kind;
    }
    EnumKind out;
    if (classMeaning.kind != Meaning::Kind::Class || depth > deepestInheritance)
        return {.foreign = true};
    if (const auto known = m_kinds.constFind(classMeaning.statement); known != m_kinds.cend())
        return *known;
    m_kinds.insert(classMeaning.statement, {.foreign = true}); // until it is known: it may be a base of itself
    for (const Meaning &base : bases(classMeaning)) {
        const EnumKind kind = enumKindAt(base, depth + 1);
        out.enumeration |= kind.enumeration;
        out.django |= kind.django;
        out.text |= kind.text;
        out.integer |= kind.integer;
        out.foreign |= kind.foreign;
    }
    m_kinds.insert(classMeaning.statement, out);
    return out;
}

// How Django makes value and label of what a class says: django/db/models/enums.py (ChoicesType.__new__).
EnumMember Lookup::member(const Scope &scope, const EnumKind &kind, const QString &name, const PyExpr &value,
                          const QList<EnumMember> &before)
{
    EnumMember out{.name = name, .label = knownText(titled(name))};
    const bool tuple = value.is(Kind::Tuple) || value.is(Kind::List);
    const PyExpr *inner = &value;
    if (kind.django && tuple && value.items.size() > 1) {
        const MaybeKnown label = evaluate(scope, value.items.last());
        if (!label)
            return {.name = name};
        if (label->value.isText()) {
            out.label = label;
            inner = &value.items.first();
            const bool typed = kind.text || kind.integer;
            if (typed && value.items.size() != 2)
                return {.name = name};
            if (!typed) // no class makes one value of what stands before the label
                return {.name = name, .value = list(scope, value, 1), .label = label};
        }
    }
    const PyExpr *callee = inner->is(Kind::Call) ? &inner->items.first() : nullptr;
    const bool automatic = callee && callee->is(Kind::Name) && inner->items.size() == 1 &&
                           meaning(scope, callee->text, callee->range.begin).dotted == u"enum.auto";
    if (automatic && kind.text) {
        out.value = knownText(kind.django ? name : name.toLower());
    } else if (automatic) {
        qint64 highest = 0;
        for (const EnumMember &earlier : before)
            highest = earlier.value ? std::max(highest, earlier.value->value.toInteger()) : highest;
        out.value = known(before.isEmpty() ? qint64(1) : highest + 1);
    } else {
        out.value = evaluate(scope, *inner);
    }
    if (out.value && kind.integer && out.value->value.isText()) {
        bool number = false;
        const qint64 read = out.value->value.toText().toLongLong(&number);
        out.value = number ? known(read) : std::nullopt;
    }
    if (out.value && ((kind.text && !out.value->value.isText()) || (kind.integer && !out.value->value.isInteger())))
        out.value.reset();
    return out;
}

QList<EnumMember> Lookup::classMembers(const Meaning &enumeration, const EnumKind &kind)
{
    QList<EnumMember> out;
    Scope inside = enumeration.scope;
    inside.classes.append(enumeration.statement);
    for (const PyStatement &statement : enumeration.statement->statements) {
        const bool assigned = statement.kind == PyStatement::Kind::Assign && !statement.value.isEmpty();
        if (statement.kind == PyStatement::Kind::Other) { // `A, B = 1, 2`
            for (int i = 0; i < statement.targets.size(); ++i) {
                const Meaning part = bound(inside, {.statement = &statement, .target = i});
                const bool single = part.value && part.value != &statement.value.first();
                const QString &name = statement.targets[i];
                out.append(single ? member(inside, kind, name, *part.value, out) : EnumMember{.name = name});
            }
        }
        if (!assigned)
            continue;
        const PyExpr &value = statement.value.first();
        // Functions, properties and what is marked so are no members.
        const bool lambda = value.is(Kind::Other) && source(inside, value).startsWith(u"lambda");
        const QString callee = value.is(Kind::Call) ? lastPart(value.items.first().text) : QString();
        if (lambda || callee == u"nonmember" || callee == u"property")
            continue;
        for (const QString &name : statement.targets) {
            if (isMemberName(name))
                out.append(member(inside, kind, name, value, out));
        }
    }
    return out;
}

EnumKind Lookup::calledKind(const Meaning &constant)
{
    if (constant.kind != Meaning::Kind::Constant || !constant.value || !constant.value->is(Kind::Call) ||
        !constant.value->items.first().is(Kind::Name))
        return {};
    const PyExpr &callee = constant.value->items.first();
    const Meaning called = meaning(constant.scope, callee.text, callee.range.begin);
    if (called.kind == Meaning::Kind::Class)
        return enumKind(called);
    const EnumKind kind = called.kind == Meaning::Kind::External ? enumKindAt(called, 0) : EnumKind();
    return kind.enumeration ? kind : EnumKind();
}

// `TextChoices("Medal", "GOLD SILVER")`, a list of names, of pairs, or a dict.
QList<EnumMember> Lookup::calledMembers(const Meaning &enumeration, const EnumKind &kind)
{
    const PyExpr &call = *enumeration.value;
    const qsizetype given = call.items.size() - 1 - call.keywords.size();
    const PyExpr *names = given > 1 ? &call.items[2] : call.keyword(u"names");
    if (!names)
        return {};
    const Place place = followed(enumeration.scope, *names);
    const PyExpr &list = *place.expression;
    QList<EnumMember> out;
    const auto automatic = [&](const QString &name) {
        const PyExpr *start = call.keyword(u"start");
        const MaybeKnown first = start ? evaluate(enumeration.scope, *start) : known(1);
        const MaybeKnown number = first ? known(first->value.toInteger() + out.size()) : std::nullopt;
        out.append({.name = name, .value = kind.text ? knownText(name) : number, .label = knownText(titled(name))});
    };
    if (list.is(Kind::Text)) {
        for (const QString &name : QString(list.text).replace(u',', u' ').simplified().split(u' '))
            automatic(name);
        return out;
    }
    const bool dict = list.is(Kind::Dict);
    if (!dict && !list.is(Kind::List) && !list.is(Kind::Tuple))
        return {};
    for (qsizetype i = 0; i < list.items.size(); i += dict ? 2 : 1) {
        const PyExpr &item = list.items[i];
        const bool pair = (item.is(Kind::Tuple) || item.is(Kind::List)) && item.items.size() == 2;
        const PyExpr &name = pair ? item.items.first() : item;
        if (!name.is(Kind::Text) || (dict && i + 1 >= list.items.size()))
            return {{}};
        if (dict || pair)
            out.append(member(place.scope, kind, name.text, dict ? list.items[i + 1] : item.items[1], out));
        else
            automatic(name.text);
    }
    return out;
}

QList<EnumMember> Lookup::members(const Meaning &enumeration)
{
    const auto known = m_members.constFind(enumeration.statement);
    if (known != m_members.cend())
        return *known;
    if (m_working.contains(enumeration.statement) && enumeration.kind == Meaning::Kind::Class) {
        m_cut = true;
        return {};
    }
    QList<EnumMember> out;
    if (enumeration.kind == Meaning::Kind::Class) {
        m_working.insert(enumeration.statement);
        out = classMembers(enumeration, enumKind(enumeration));
        m_working.remove(enumeration.statement);
    } else {
        out = calledMembers(enumeration, calledKind(enumeration));
    }
    if (!m_cut)
        m_members.insert(enumeration.statement, out);
    return out;
}

std::optional<EnumMember> Lookup::memberNamed(const Meaning &enumeration, const QString &name)
{
    const EnumKind kind = enumeration.kind == Meaning::Kind::Class ? enumKind(enumeration) : calledKind(enumeration);
    if (!kind.enumeration)
        return std::nullopt;
    // A member may be made of one before it, while the members are worked out.
    if (m_working.contains(enumeration.statement) && enumeration.kind == Meaning::Kind::Class)
        return std::nullopt;
    for (const EnumMember &member : members(enumeration)) {
        if (member.name == name)
            return member;
    }
    return std::nullopt;
}

MaybeKnown Lookup::emptyLabel(const Meaning &enumeration)
{
    if (enumeration.kind != Meaning::Kind::Class)
        return std::nullopt;
    const Meaning label = inClass(enumeration, u"__empty__"_s);
    return label.kind == Meaning::Kind::Constant ? constant(label) : std::nullopt;
}

MaybeKnown Lookup::choicesAttribute(const Meaning &choicesClass, QStringView name)
{
    const bool ofClass = choicesClass.kind == Meaning::Kind::Class;
    const EnumKind kind = ofClass ? enumKind(choicesClass) : calledKind(choicesClass);
    if (!kind.enumeration || !kind.django || kind.foreign)
        return std::nullopt;
    const bool overridden = ofClass && inClass(choicesClass, name.toString()).kind != Meaning::Kind::Unknown;
    if (overridden)
        return std::nullopt;
    QList<EnumMember> all = members(choicesClass);
    if (ofClass && inClass(choicesClass, u"__empty__"_s).kind != Meaning::Kind::Unknown)
        all.prepend({.name = u"__empty__"_s, .value = known({}), .label = emptyLabel(choicesClass)});
    QList<Known> out;
    for (const EnumMember &member : std::as_const(all)) {
        if (!member.value || !member.label)
            return std::nullopt;
        const MaybeKnown pair = knownList({*member.value, *member.label});
        const MaybeKnown item = name == u"values"   ? member.value
                                : name == u"labels" ? member.label
                                : name == u"names"  ? knownText(member.name)
                                                    : pair;
        if (!item)
            return std::nullopt;
        out.append(*item);
    }
    return knownList(out);
}

} // namespace relata
