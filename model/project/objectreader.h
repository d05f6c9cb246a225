// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/schema/ids.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QVarLengthArray>

namespace relata {

/// The context in which the sentences about project files are translated.
struct ProjectFile
{
    Q_DECLARE_TR_FUNCTIONS(relata::ProjectFile)
};

/// A name from a file as it may stand in a message: on one line, not too long, in quotes.
QString inQuotes(const QString &name);

/// The first thing found wrong; reading goes on with harmless values, so that nobody needs to stop half-way.
struct FileFault
{
    QString first = {};

    bool isEmpty() const { return first.isEmpty(); }
    void report(const QString &place, const QString &sentence)
    {
        if (first.isEmpty())
            first = place.isEmpty() ? sentence : place + QLatin1StringView(": ") + sentence;
    }
};

/// Takes the members of a JSON object one by one, reports those of a wrong type, and knows what is left.
class ObjectReader
{
public:
    enum class Need : quint8 { Optional, Required };

    ObjectReader(const QJsonValue &value, const QString &place, FileFault &fault);

    const QString &place() const { return m_place; }
    void setPlace(const QString &place) { m_place = place; }
    void report(const QString &sentence) { m_fault.report(m_place, sentence); }

    /// Undefined where there is none.
    QJsonValue take(QLatin1StringView key, Need need = Need::Optional);
    QJsonValue peek(QLatin1StringView key) const { return m_object.value(key); }
    QString text(QLatin1StringView key, Need need = Need::Optional, const QString &otherwise = {});
    /// A text that is not empty.
    QString name(QLatin1StringView key);
    bool flag(QLatin1StringView key);
    QJsonArray array(QLatin1StringView key);
    QJsonObject object(QLatin1StringView key);
    QStringList texts(QLatin1StringView key);
    QUuid uuid(QLatin1StringView key);
    template<typename IdType>
    IdType id(QLatin1StringView key) { return IdType{uuid(key)}; }

    /// What nobody has taken: the words of a newer format.
    QJsonObject rest() const;

private:
    QJsonObject m_object;
    QString m_place;
    FileFault &m_fault;
    QVarLengthArray<QLatin1StringView, 16> m_taken;
    qsizetype m_found = 0;
};

/// The UUID of a text, null and a report if it is none.
QUuid uuidFrom(const QJsonValue &value, const QString &place, FileFault &fault);

} // namespace relata
