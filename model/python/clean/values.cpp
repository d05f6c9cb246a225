// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/clean/values.h"

namespace relata::clean {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> listSource(const ValueList &list, const Place &place, FileNames &names, Brackets brackets)
{
    QStringList items;
    const Brackets inner = brackets == Brackets::ListOfTuples ? Brackets::Tuple : Brackets::Lists;
    for (const Value &item : list) {
        // In choices a group is a pair of its name and a list of pairs.
        const bool group = brackets == Brackets::Tuple && item.isList();
        const std::optional<QString> source = valueSource(item, place, names, group ? Brackets::ListOfTuples : inner);
        if (!source)
            return std::nullopt;
        items.append(*source);
    }
    if (brackets == Brackets::Set && !items.isEmpty())
        return u'{' + joined(items) + u'}';
    if (brackets != Brackets::Tuple)
        return u'[' + joined(items) + u']';
    return u'(' + joined(items) + (items.size() == 1 ? u",)"_s : u")"_s);
}

} // namespace

QString textLiteral(const QString &text)
{
    const QString literal = pythonString(text);
    QString out;
    for (qsizetype i = 0; i < literal.size(); ++i) {
        const QChar c = literal[i];
        const bool pair = c.isHighSurrogate() && i + 1 < literal.size() && literal[i + 1].isLowSurrogate();
        if (pair)
            out += literal.mid(i++, 2);
        else if (c.isSurrogate())
            out += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return out;
}

std::optional<QString> valueSource(const Value &value, const Place &place, FileNames &names, Brackets brackets)
{
    if (!value.spelling().isEmpty() && names.isKnown(value.spelling(), place))
        return names.expression(value.spelling(), place);
    if (value.isCode())
        return names.expression(value.code(), place);
    if (value.isText())
        return textLiteral(value.toText());
    if (value.isList())
        return listSource(value.toList(), place, names, brackets);
    return value.literal();
}

QString joined(const QStringList &arguments)
{
    QString out;
    for (const QString &argument : arguments)
        out += (out.isEmpty() ? QString() : u", "_s) + argument;
    return out;
}

} // namespace relata::clean
