// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/optiontext.h"

#include "model/schema/literal.h"
#include "model/schema/names.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("OptionText", text);
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                              QRegularExpression::UseUnicodePropertiesOption)
        .match(text)
        .hasMatch();
}

bool isDottedName(const QString &text)
{
    const QStringList parts = text.split(u'.');
    return std::all_of(parts.begin(), parts.end(), [](const QString &part) { return isIdentifier(part); });
}

// Words that are marked for translation.
bool isTranslation(const QString &text)
{
    return matches(text, u"(_|n?p?gettext(_lazy|_noop)?)\\(.*\\)"_s);
}

bool isText(const Value &value)
{
    return value.isText();
}

Result<std::optional<Value>> integerOf(const QString &text)
{
    bool ok = false;
    const qint64 number = text.trimmed().toLongLong(&ok);
    if (ok)
        return std::optional(Value(number));
    if (text.trimmed() == "None"_L1)
        return std::optional(Value());
    if (isDottedName(text.trimmed()))
        return std::optional(Value(Code{text.trimmed()}));
    return Error{tr("Type a whole number.")};
}

// Other words in the place of translated ones stay translated: `_("Title")` -> `_("Headline")`.
Value wordsLike(const Value &before, const QString &text)
{
    const QString spelling = before.spelling();
    const qsizetype open = spelling.indexOf(u'(');
    const bool wrapped = open > 0 && isDottedName(spelling.left(open)) && spelling.endsWith(u')')
                         && valueFromPython(spelling.mid(open + 1, spelling.size() - open - 2)) == Value(before.toText());
    return wrapped ? Value(text).spelled(spelling.left(open + 1) + pythonString(text) + u')') : Value(text);
}

// What is shown as source (`_("Title")`, text with line breaks) is read as such.
std::optional<Value> wordsOf(const QString &text, const std::optional<Value> &before)
{
    const bool source = before && (!before->isText() || before->toText().contains(u'\n'));
    if (!source)
        return isTranslation(text) ? Value(Code{text}) : before ? wordsLike(*before, text) : Value(text);
    const Value read = valueFromPython(text);
    return read.isCode() && !isTranslation(text) && !isDottedName(text) ? Value(text) : read;
}

Result<std::optional<Value>> namesOf(const QString &text, const std::optional<Value> &before)
{
    const Result<QStringList> names = namesOfText(text);
    if (!names) {
        const bool source =
            text.trimmed().startsWith(u'[') || text.trimmed().startsWith(u'(') || (before && before->isCode());
        return source ? Result(std::optional(valueFromPython(text)))
                      : Result<std::optional<Value>>(Error{names.error()});
    }
    if (before && before->isText() && names->size() == 1)
        return std::optional(Value(names->first()));
    return std::optional(Value::strings(*names));
}

} // namespace

QString textOfOption(ValueType type, const Value &value)
{
    switch (type) {
    case ValueType::Text:
    case ValueType::Identifier:
    case ValueType::Choice:
    case ValueType::FieldName:
    case ValueType::TargetField:
        return value.isText() && !value.toText().contains(u'\n') ? value.toText() : value.python();
    case ValueType::FieldNames: {
        const ValueList &items = value.toList();
        if (value.isText())
            return value.toText();
        if (!items.isEmpty() && std::all_of(items.begin(), items.end(), isText))
            return value.toStrings().join(u", "_s);
        return value.python();
    }
    default:
        return value.python();
    }
}

Result<std::optional<Value>> optionOfText(ValueType type, const QString &text, const std::optional<Value> &before)
{
    if (text.trimmed().isEmpty())
        return std::optional<Value>();
    // What stands there already keeps how models.py spells it.
    if (before && textOfOption(type, *before) == text)
        return before;
    switch (type) {
    case ValueType::Integer:
        return integerOf(text);
    case ValueType::Text:
        return wordsOf(text, before);
    case ValueType::Identifier:
    case ValueType::Choice:
    case ValueType::FieldName:
    case ValueType::TargetField:
        if (before && !before->isText())
            return std::optional(valueFromPython(text));
        return std::optional(Value(text));
    case ValueType::FieldNames:
        return namesOf(text, before);
    case ValueType::Boolean:
    case ValueType::Choices:
    case ValueType::Any:
    case ValueType::Code:
        break;
    }
    return std::optional(valueFromPython(text));
}

bool saysNothing(const OptionRow &row, const Value &value, const Value &otherwise)
{
    const bool simple =
        row.type == ValueType::Boolean || row.type == ValueType::Integer || row.type == ValueType::Choice;
    return simple && !otherwise.isNone() && value == otherwise;
}

bool looksLikeSource(const QString &text)
{
    const QString trimmed = text.trimmed();
    return isDottedName(trimmed) ||
           matches(trimmed, u"[\\[({'\"].*|[-+.\\d].*|lambda\\b.*|[\\w.]+\\s*[(\\[].*[)\\]]"_s) ||
           matches(trimmed, u"[brufBRUF]{1,2}['\"].*"_s);
}

Result<QStringList> namesOfText(const QString &text)
{
    QStringList names;
    for (const QString &part : text.split(u',')) {
        const QString name = part.trimmed();
        if (name.isEmpty())
            continue;
        if (!matches(name, u"\\?|[-+]?\\w+"_s))
            return Error{tr("“%1” is not the name of a field; put commas between names.").arg(name)};
        names.append(name);
    }
    return names;
}

std::optional<QList<std::pair<Value, Value>>> pairsOfChoices(const Value &choices)
{
    if (!choices.isList())
        return std::nullopt;
    QList<std::pair<Value, Value>> pairs;
    for (const Value &item : choices.toList()) {
        if (item.toList().size() != 2 || item.toList().at(0).isList() || item.toList().at(1).isList())
            return std::nullopt;
        pairs.append({item.toList().at(0), item.toList().at(1)});
    }
    return pairs;
}

Value choicesOfPairs(const QList<std::pair<Value, Value>> &pairs)
{
    ValueList items;
    for (const auto &[value, label] : pairs)
        items.append(Value(ValueList{value, label})); // a list would be taken apart
    return items;
}

} // namespace relata
