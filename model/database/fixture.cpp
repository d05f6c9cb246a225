// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/database/sampledatabase.h"

#include "model/database/values.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using enum FieldType;

QString durationText(qint64 microseconds)
{
    const qint64 seconds = microseconds / 1'000'000;
    const QString time = u"%1:%2:%3"_s.arg(seconds / 3600 % 24, 2, 10, QChar(u'0'))
                             .arg(seconds / 60 % 60, 2, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 86400 ? u"%1 %2"_s.arg(seconds / 86400).arg(time) : time;
}

QJsonValue jsonText(const QString &text)
{
    const QJsonDocument document = QJsonDocument::fromJson("[" + text.toUtf8() + "]");
    return document.array().isEmpty() ? QJsonValue(text) : document.array().first();
}

// As Django's serializer for JSON writes it.
QJsonValue jsonValue(const QVariant &value, const SampleColumn &column)
{
    if (value.isNull())
        return QJsonValue::Null;
    switch (column.storedType) {
    case Boolean: case NullBoolean: return value.toBool();
    case DateTime: return QString(value.toString()).replace(u' ', u'T') + u'Z';
    case Duration: return durationText(value.toLongLong());
    case UUID: return hyphenated(value.toString());
    case JSON: return jsonText(value.toString());
    case Decimal: return value.toString();
    default: break;
    }
    if (value.typeId() == QMetaType::QByteArray)
        return QString::fromLatin1(value.toByteArray().toBase64());
    return QJsonValue::fromVariant(value);
}

/// Keys of linked rows: (row of the owner's table, field) -> keys.
using Links = QHash<QString, QMap<QString, QJsonArray>>;

QString compact(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

Links linksOf(const Registry &registry, const SampleData &data, int model)
{
    Links links;
    for (const ResolvedField &field : registry.at(model).manyToMany) {
        const int index = field.through < 0 || registry.at(field.through).linkOf != model ? -1 : data.tableOf(field.through);
        if (index < 0)
            continue;
        const SampleTable &table = data.tables[index];
        int source = -1;
        int target = -1;
        for (int column = 0; column < table.columns.size(); ++column) {
            const Made made = registry.at(field.through).columns[column].made;
            source = made == Made::LinkSource ? column : source;
            target = made == Made::LinkTarget ? column : target;
        }
        for (const QList<QVariant> &row : table.rows) {
            if (source >= 0 && target >= 0)
                links[compact(jsonValue(row[source], table.columns[source]))][field.field.name].append(
                    jsonValue(row[target], table.columns[target]));
        }
    }
    return links;
}

// A composite key is written as the text of a list.
QJsonValue compositeKey(const ResolvedModel &model, const SampleTable &table, const QList<QVariant> &row)
{
    QJsonArray parts;
    for (const ResolvedField &field : model.virtuals) {
        if (field.field.type != CompositePrimaryKey)
            continue;
        for (const Value &argument : field.field.arguments) {
            for (int column = 0; column < table.columns.size(); ++column) {
                if (table.columns[column].field == argument.toText() || table.columns[column].attname == argument.toText())
                    parts.append(jsonValue(row[column], table.columns[column]));
            }
        }
    }
    if (parts.isEmpty())
        return QJsonValue::Null;
    return QString::fromUtf8(QJsonDocument(parts).toJson(QJsonDocument::Compact)).replace(u',', u", "_s);
}

} // namespace

QByteArray toFixture(const Registry &registry, const SampleData &data)
{
    QJsonArray objects;
    for (const SampleTable &table : data.tables) {
        const ResolvedModel &model = registry.at(table.model);
        if (model.linkOf >= 0)
            continue;
        const Links links = linksOf(registry, data, table.model);
        for (const QList<QVariant> &row : table.rows) {
            QJsonObject fields;
            QJsonValue key = compositeKey(model, table, row);
            for (int column = 0; column < table.columns.size(); ++column) {
                const SampleColumn &described = table.columns[column];
                if (described.primaryKey)
                    key = jsonValue(row[column], described);
                else if (!described.generated)
                    fields.insert(described.field, jsonValue(row[column], described));
            }
            const QMap<QString, QJsonArray> linked = links.value(compact(key));
            for (const ResolvedField &field : model.manyToMany) {
                if (field.through >= 0 && registry.at(field.through).linkOf == table.model)
                    fields.insert(field.field.name, linked.value(field.field.name));
            }
            objects.append(QJsonObject{{u"model"_s, table.label.toLower()}, {u"pk"_s, key}, {u"fields"_s, fields}});
        }
    }
    QByteArray out = "[\n";
    for (qsizetype i = 0; i < objects.size(); ++i) {
        out += "  " + QJsonDocument(objects[i].toObject()).toJson(QJsonDocument::Compact);
        out += i + 1 < objects.size() ? ",\n" : "\n";
    }
    return out + "]\n";
}

} // namespace relata
