// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/jsonwriter.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

bool isPlain(const QJsonValue &value)
{
    return !value.isArray() && !value.isObject();
}

JsonWriter::Shape shapeOf(const QJsonArray &array, bool nested)
{
    const bool numbers = std::all_of(array.begin(), array.end(), [](const QJsonValue &v) { return v.isDouble(); });
    const bool plain = nested && std::all_of(array.begin(), array.end(), isPlain);
    return numbers || plain ? JsonWriter::Shape::OneLine : JsonWriter::Shape::Lines;
}

JsonWriter::Shape shapeOf(const QJsonObject &object)
{
    const bool code = object.size() == 1 && object.value("code"_L1).isString();
    return code ? JsonWriter::Shape::OneLine : JsonWriter::Shape::Lines;
}

void appendEscape(QByteArray &out, char16_t unit)
{
    out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

} // namespace

void JsonWriter::newLine()
{
    m_out += '\n';
    m_out.append(2 * m_levels.size(), ' ');
}

void JsonWriter::separate()
{
    if (m_afterKey || m_levels.isEmpty()) {
        m_afterKey = false;
        return;
    }
    Level &level = m_levels.last();
    if (!level.empty)
        m_out += level.shape == Shape::OneLine ? ", " : ",";
    if (level.shape == Shape::Lines)
        newLine();
    level.empty = false;
}

void JsonWriter::begin(char open, char close, Shape shape)
{
    separate();
    const bool within = !m_levels.isEmpty() && m_levels.last().shape == Shape::OneLine;
    m_out += open;
    m_levels.append({close, within ? Shape::OneLine : shape, true});
}

void JsonWriter::end()
{
    const Level level = m_levels.last();
    m_levels.removeLast();
    if (!level.empty && level.shape == Shape::Lines)
        newLine();
    m_out += level.close;
}

void JsonWriter::key(QStringView name)
{
    separate();
    quoted(name);
    m_out += ": ";
    m_afterKey = true;
}

void JsonWriter::text(QStringView value)
{
    separate();
    quoted(value);
}

// A surrogate without its partner has no UTF-8 form, so it is escaped rather than lost.
void JsonWriter::quoted(QStringView value)
{
    m_out += '"';
    qsizetype from = 0;
    const auto flush = [&](qsizetype to) { m_out += value.sliced(from, to - from).toUtf8(); };
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar c = value[i];
        if (c.isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate()) {
            ++i;
            continue;
        }
        if (c != u'"' && c != u'\\' && c.unicode() >= 0x20 && c.unicode() != 0x7f && !c.isSurrogate())
            continue;
        flush(i);
        from = i + 1;
        if (c == u'"' || c == u'\\')
            m_out += '\\' + QByteArray(1, c.toLatin1());
        else if (c == u'\n')
            m_out += "\\n";
        else if (c == u'\t')
            m_out += "\\t";
        else
            appendEscape(m_out, c.unicode());
    }
    flush(value.size());
    m_out += '"';
}

void JsonWriter::integer(qint64 value)
{
    separate();
    m_out += QByteArray::number(value);
}

void JsonWriter::number(double value)
{
    constexpr double exact = 9007199254740992.0; // 2^53: beyond it not every whole number is a double
    if (!std::isfinite(value))
        return integer(0);
    if (std::trunc(value) == value && std::abs(value) <= exact)
        return integer(qint64(value));
    separate();
    m_out += QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

void JsonWriter::boolean(bool value)
{
    separate();
    m_out += value ? "true" : "false";
}

void JsonWriter::null()
{
    separate();
    m_out += "null";
}

void JsonWriter::json(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        beginObject(shapeOf(object));
        members(object);
        endObject();
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        beginArray(shapeOf(array, isInArray()));
        for (const QJsonValue &item : array)
            json(item);
        endArray();
    } else if (value.isString()) {
        text(value.toString());
    } else if (value.isBool()) {
        boolean(value.toBool());
    } else if (value.isDouble()) {
        const bool whole = value.toInteger(0) == value.toInteger(1); // unequal: each is the fallback
        whole ? integer(value.toInteger()) : number(value.toDouble());
    } else {
        null();
    }
}

void JsonWriter::members(const QJsonObject &object)
{
    for (auto member = object.begin(); member != object.end(); ++member) {
        key(member.key());
        json(member.value());
    }
}

QByteArray JsonWriter::finished()
{
    return m_out + '\n';
}

} // namespace relata
