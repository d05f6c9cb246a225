// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/choices.h"

#include "model/python/clean/layout.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

template <size_t Count> bool isOneOf(const std::array<FieldType, Count> &types, FieldType type)
{
    return std::find(types.begin(), types.end(), type) != types.end();
}

bool holdsText(FieldType type)
{
    static constexpr std::array types = {Char, Text, Slug, Email, URL};
    return isOneOf(types, type);
}

bool holdsIntegers(FieldType type)
{
    static constexpr std::array types = {Integer,         BigInteger,         SmallInteger,
                                         PositiveInteger, PositiveBigInteger, PositiveSmallInteger};
    return isOneOf(types, type);
}

// str.title() of Python, for ASCII.
QString titled(const QString &text)
{
    QString out;
    bool within = false;
    for (const QChar c : text) {
        out += within ? c.toLower() : c.toUpper();
        within = c.isLetter();
    }
    return out;
}

bool isAscii(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

QString memberName(const QString &words)
{
    QString name;
    for (const QChar c : words) {
        if (c.isLetterOrNumber() && !c.isSurrogate())
            name += c;
        else if (!name.isEmpty() && !name.endsWith(u'_'))
            name += u'_';
    }
    while (name.endsWith(u'_'))
        name.chop(1);
    return name.toUpper().normalized(QString::NormalizationForm_KC);
}

bool isMemberName(const QString &name)
{
    return name.size() > 0 && isPythonName(name) && !name.startsWith(u'_');
}

// A word that is stored names its member; a code letter or a number does not say what it stands for, its label does.
QString nameFor(const Value &value, const QString &label)
{
    const QString own = value.isText() ? value.toText() : QString();
    const QString fromValue = memberName(own);
    const QString fromLabel = memberName(label);
    const bool label40 = fromLabel.size() <= 40 && isMemberName(fromLabel);
    if (own.trimmed().size() > 2 && isMemberName(fromValue))
        return fromValue;
    return label40 ? fromLabel : fromValue;
}

} // namespace

QString ChoicesClass::member(const Value &value) const
{
    for (const Member &candidate : members) {
        if (candidate.value == value.plain())
            return name + u'.' + candidate.name;
    }
    return {};
}

std::optional<ChoicesClass> choicesClass(const Field &field)
{
    const Value *choices = field.options.find(u"choices");
    const bool text = holdsText(field.type);
    if (!choices || !choices->isList() || choices->toList().isEmpty() || (!text && !holdsIntegers(field.type)))
        return std::nullopt;
    ChoicesClass made{.text = text, .choices = *choices};
    QSet<QString> names;
    QList<Value> values;
    for (const Value &entry : choices->toList()) {
        const ValueList &pair = entry.toList();
        if (pair.size() != 2 || !pair[1].isText() || !(text ? pair[0].isText() : pair[0].isInteger()))
            return std::nullopt;
        const QString name = nameFor(pair[0], pair[1].toText());
        if (!isMemberName(name) || names.contains(name) || values.contains(pair[0].plain()))
            return std::nullopt;
        names.insert(name);
        values.append(pair[0].plain());
        const bool automatic = isAscii(name) && pair[1].spelling().isEmpty() &&
                               titled(QString(name).replace(u'_', u' ')) == pair[1].toText();
        made.members.append({.name = name, .value = pair[0].plain(), .label = pair[1], .ownLabel = !automatic});
    }
    return made;
}

QStringList choicesLines(const ChoicesClass &choices, const Place &place, FileNames &names)
{
    const QString base = names.models(place) + (choices.text ? u".TextChoices"_s : u".IntegerChoices"_s);
    QStringList lines = laidOut(u"class %1(%2):"_s.arg(choices.name, base), 1);
    for (const ChoicesClass::Member &member : choices.members) {
        QStringList parts = {valueSource(member.value, place, names).value_or(QString())};
        if (member.ownLabel)
            parts.append(valueSource(member.label, place, names).value_or(textLiteral(member.label.toText())));
        lines += laidOut(member.name + u" = "_s + joined(parts), 2);
    }
    return lines;
}

} // namespace relata::clean
