// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/projectparts.h"

#include <QDir>
#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Need = ObjectReader::Need;

void writeMember(JsonWriter &out, QStringView key, const QString &text)
{
    out.key(key);
    out.text(text);
}

void writeDefinitions(JsonWriter &out, const QList<Definition> &definitions)
{
    if (definitions.isEmpty())
        return;
    out.key(u"definitions");
    out.beginArray();
    for (const Definition &definition : definitions) {
        out.beginObject();
        writeMember(out, u"name", definition.name);
        if (!definition.owner.isNull())
            writeMember(out, u"owner", definition.owner.text());
        writeMember(out, u"source", definition.source);
        out.endObject();
    }
    out.endArray();
}

void writeSourceFile(JsonWriter &out, const SourceFile &source)
{
    out.beginObject();
    writeMember(out, u"path", source.path);
    if (!source.module.isEmpty())
        writeMember(out, u"module", source.module);
    if (!source.app.isNull())
        writeMember(out, u"app", source.app.text());
    if (!source.digest.isEmpty())
        writeMember(out, u"digest", source.digest);
    writeDefinitions(out, source.definitions);
    if (!source.models.isEmpty()) {
        out.key(u"models");
        out.beginArray();
        for (const ModelId &id : source.models)
            out.text(id.text());
        out.endArray();
    }
    if (!source.ids.isEmpty()) {
        out.key(u"ids");
        out.beginObject();
        for (auto id = source.ids.begin(); id != source.ids.end(); ++id)
            writeMember(out, id.key(), id->toString(QUuid::WithoutBraces));
        out.endObject();
    }
    out.members(source.unknown);
    out.endObject();
}

Definition readDefinition(const QJsonValue &json, const QString &place, FileFault &fault)
{
    ObjectReader in(json, place, fault);
    Definition definition;
    definition.name = in.name("name"_L1);
    if (!in.peek("owner"_L1).isUndefined())
        definition.owner = in.id<ModelId>("owner"_L1);
    definition.source = in.text("source"_L1, Need::Required);
    if (!in.rest().isEmpty())
        in.report(ProjectFile::tr("a definition has a \"name\", an \"owner\" and a \"source\" alone."));
    return definition;
}

SourceFile readSourceFile(const QJsonValue &json, const QString &place, FileFault &fault)
{
    ObjectReader in(json, place, fault);
    SourceFile source;
    source.path = in.name("path"_L1);
    if (!source.path.isEmpty())
        in.setPlace(ProjectFile::tr("source %1").arg(inQuotes(source.path)));
    source.module = in.text("module"_L1);
    if (!in.peek("app"_L1).isUndefined())
        source.app = in.id<AppId>("app"_L1);
    source.digest = in.text("digest"_L1);
    const QJsonArray definitions = in.array("definitions"_L1);
    for (const QJsonValue &definition : definitions)
        source.definitions.append(readDefinition(definition, in.place() + u", \"definitions\""_s, fault));
    const QJsonArray models = in.array("models"_L1);
    for (const QJsonValue &id : models)
        source.models.append(ModelId{uuidFrom(id, in.place() + u", \"models\""_s, fault)});
    const QJsonObject ids = in.object("ids"_L1);
    for (auto id = ids.begin(); id != ids.end(); ++id)
        source.ids.insert(id.key(), uuidFrom(id.value(), in.place() + u", \"ids\""_s, fault));
    source.unknown = in.rest();
    return source;
}

void sortByPath(QList<SourceFile> &sources)
{
    std::stable_sort(sources.begin(), sources.end(),
                     [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
}

} // namespace

void writeSources(JsonWriter &out, QList<SourceFile> sources)
{
    if (sources.isEmpty())
        return;
    sortByPath(sources);
    out.key(u"sources");
    out.beginArray();
    for (const SourceFile &source : std::as_const(sources))
        writeSourceFile(out, source);
    out.endArray();
}

QList<SourceFile> readSources(const QJsonArray &json, FileFault &fault)
{
    QList<SourceFile> sources;
    QSet<QString> paths;
    for (const QJsonValue &item : json) {
        const SourceFile source = readSourceFile(item, ProjectFile::tr("source %1").arg(sources.size() + 1), fault);
        const QString path = QDir::cleanPath(source.path);
        if (paths.contains(path)) {
            fault.report(ProjectFile::tr("source %1").arg(inQuotes(source.path)),
                         ProjectFile::tr("there are two sources of that path; take one of them out."));
        }
        paths.insert(path);
        sources.append(source);
    }
    sortByPath(sources);
    return sources;
}

QList<SourceFile> relativeSources(QList<SourceFile> sources, const QString &folder)
{
    const QDir dir(folder);
    for (SourceFile &source : sources)
        source.path = QDir::cleanPath(dir.relativeFilePath(source.path));
    sortByPath(sources);
    return sources;
}

// One file that is named in two ways is one source.
QList<SourceFile> absoluteSources(QList<SourceFile> sources, const QString &folder)
{
    const QDir dir(folder);
    for (SourceFile &source : sources)
        source.path = QDir::cleanPath(dir.absoluteFilePath(source.path));
    sortByPath(sources);
    const auto isSame = [](const SourceFile &a, const SourceFile &b) { return a.path == b.path; };
    sources.erase(std::unique(sources.begin(), sources.end(), isSame), sources.end());
    return sources;
}

} // namespace relata
