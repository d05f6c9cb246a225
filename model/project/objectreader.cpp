// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/objectreader.h"

namespace relata {

using namespace Qt::StringLiterals;

QString inQuotes(const QString &name)
{
    QString text = name.simplified();
    if (text.size() > 60)
        text = text.first(57) + u"..."_s;
    return u'"' + text + u'"';
}

QUuid uuidFrom(const QJsonValue &value, const QString &place, FileFault &fault)
{
    const QString text = value.toString();
    const QUuid uuid = text.size() == 36 ? QUuid::fromString(text) : QUuid();
    // Only the canonical spelling: the file must come out as it went in.
    if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != text) {
        fault.report(place, ProjectFile::tr("%1 is no id; an id is a UUID in lower case, such as "
                                              "\"1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed\".")
                                  .arg(inQuotes(text)));
        return {};
    }
    return uuid;
}

ObjectReader::ObjectReader(const QJsonValue &value, const QString &place, FileFault &fault)
    : m_object(value.toObject())
    , m_place(place)
    , m_fault(fault)
{
    if (!value.isObject())
        report(ProjectFile::tr("an object in braces belongs here."));
}

QJsonValue ObjectReader::take(QLatin1StringView key, Need need)
{
    m_taken.append(key);
    const auto found = m_object.constFind(key);
    if (found != m_object.constEnd()) {
        ++m_found;
        return found.value();
    }
    if (need == Need::Required)
        report(ProjectFile::tr("\"%1\" is missing; add it or take the whole entry out.").arg(key));
    return QJsonValue::Undefined;
}

QString ObjectReader::text(QLatin1StringView key, Need need, const QString &otherwise)
{
    const QJsonValue value = take(key, need);
    if (value.isUndefined())
        return otherwise;
    if (!value.isString())
        report(ProjectFile::tr("\"%1\" must be a text in quotes.").arg(key));
    return value.toString(otherwise);
}

QString ObjectReader::name(QLatin1StringView key)
{
    const QJsonValue value = take(key, Need::Required);
    if (!value.isUndefined() && value.toString().isEmpty())
        report(ProjectFile::tr("\"%1\" must be a text in quotes that is not empty.").arg(key));
    return value.toString();
}

bool ObjectReader::flag(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isBool())
        report(ProjectFile::tr("\"%1\" must be true or false.").arg(key));
    return value.toBool();
}

QJsonArray ObjectReader::array(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isArray())
        report(ProjectFile::tr("\"%1\" must be a list in square brackets.").arg(key));
    return value.toArray();
}

QJsonObject ObjectReader::object(QLatin1StringView key)
{
    const QJsonValue value = take(key);
    if (!value.isUndefined() && !value.isObject())
        report(ProjectFile::tr("\"%1\" must be an object in braces.").arg(key));
    return value.toObject();
}

QStringList ObjectReader::texts(QLatin1StringView key)
{
    QStringList texts;
    const QJsonArray list = array(key);
    for (const QJsonValue &item : list) {
        if (!item.isString())
            report(ProjectFile::tr("\"%1\" must be a list of texts in quotes.").arg(key));
        texts.append(item.toString());
    }
    return texts;
}

QUuid ObjectReader::uuid(QLatin1StringView key)
{
    const QJsonValue value = take(key, Need::Required);
    return value.isUndefined() ? QUuid() : uuidFrom(value, m_place, m_fault);
}

QJsonObject ObjectReader::rest() const
{
    if (m_found == m_object.size())
        return {};
    QJsonObject rest = m_object;
    for (const QLatin1StringView key : m_taken)
        rest.remove(key);
    return rest;
}

} // namespace relata
