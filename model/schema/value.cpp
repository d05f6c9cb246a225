// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/value.h"

#include <QStringList>

namespace relata {

using namespace Qt::StringLiterals;

Value Value::strings(const QStringList &list)
{
    ValueList values;
    for (const QString &text : list)
        values.append(text);
    return values;
}

bool Value::toBool(bool otherwise) const
{
    const bool *value = std::get_if<bool>(&m_data);
    return value ? *value : otherwise;
}

qint64 Value::toInteger(qint64 otherwise) const
{
    const qint64 *value = std::get_if<qint64>(&m_data);
    return value ? *value : otherwise;
}

QString Value::toText(const QString &otherwise) const
{
    const QString *value = std::get_if<QString>(&m_data);
    return value ? *value : otherwise;
}

const ValueList &Value::toList() const
{
    static const ValueList none;
    const ValueList *value = std::get_if<ValueList>(&m_data);
    return value ? *value : none;
}

QString Value::code() const
{
    const Code *value = std::get_if<Code>(&m_data);
    return value ? value->source : QString();
}

QStringList Value::toStrings() const
{
    QStringList strings;
    for (const Value &value : toList()) {
        if (value.isText())
            strings.append(value.toText());
    }
    return strings;
}

Value Value::spelled(const QString &source) const
{
    Value value = *this;
    value.m_spelling = source;
    return value;
}

Value Value::implied() const
{
    Value value = *this;
    value.m_implied = true;
    return value;
}

Value Value::plain() const
{
    Value value = *this;
    value.m_spelling.clear();
    value.m_implied = false;
    return value;
}

QString Value::python() const
{
    return m_spelling.isEmpty() ? literal() : m_spelling;
}

QString Value::literal() const
{
    if (isNone())
        return u"None"_s;
    if (isBool())
        return toBool() ? u"True"_s : u"False"_s;
    if (isInteger())
        return QString::number(toInteger());
    if (isText())
        return pythonString(toText());
    if (isCode())
        return code();
    QStringList parts;
    for (const Value &value : toList())
        parts.append(value.literal());
    return u"["_s + parts.join(u", "_s) + u"]"_s;
}

QString pythonString(const QString &text)
{
    const bool single = text.contains(u'"') && !text.contains(u'\'');
    const QChar quote = single ? u'\'' : u'"';
    QString out(quote);
    for (const QChar c : text) {
        if (c == quote || c == u'\\')
            out += u'\\' + QString(c);
        else if (c == u'\n')
            out += u"\\n"_s;
        else if (c == u'\r')
            out += u"\\r"_s;
        else if (c == u'\t')
            out += u"\\t"_s;
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            out += u"\\x%1"_s.arg(int(c.unicode()), 2, 16, QChar(u'0'));
        else
            out += c;
    }
    return out + quote;
}

} // namespace relata
