// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/inplace/literaltext.h"

#include <QStringList>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Lists and tuples in turn: [("a", "Alpha"), ("Group", [("b", "Beta")])].
QString listText(const ValueList &list, char quote, bool tuples, bool asTuple, const CodeText &code)
{
    QStringList parts;
    for (const Value &item : list) {
        parts.append(item.isList() ? listText(item.toList(), quote, tuples, tuples && !asTuple, code)
                                   : valueText(item, quote, tuples, code));
    }
    const QString inside = parts.join(u", "_s);
    if (!asTuple)
        return u'[' + inside + u']';
    return u'(' + inside + (parts.size() == 1 ? u",)"_s : u")"_s);
}

} // namespace

QString quotedText(const QString &text, char quote)
{
    const QString doubled = pythonString(text);
    if (quote == '"' || text.contains(u'\'') || text.contains(u'"'))
        return doubled;
    return u'\'' + doubled.sliced(1, doubled.size() - 2) + u'\'';
}

QString valueText(const Value &value, char quote, bool tuples, const CodeText &code)
{
    if (value.isText())
        return quotedText(value.toText(), quote);
    if (value.isList())
        return listText(value.toList(), quote, tuples, false, code);
    return value.isCode() ? code(value.code()) : value.literal();
}

} // namespace relata
