// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/describe/describe.h"

#include "model/describe/definition.h"
#include "model/describe/merge.h"
#include "model/describe/modelfacts.h"
#include "model/schema/accessors.h"

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// The keys of the answer and the dialects they stand for.
constexpr std::array<std::pair<QStringView, QStringView>, 3> keys = {
    {{u"sqlite", u"sqlite"}, {u"postgresql", u"postgresql"}, {u"mysql", u"mariadb"}}};

QString kindName(Accessor::Kind kind)
{
    switch (kind) {
    case Accessor::Kind::Forward:
        return u"forward"_s;
    case Accessor::Kind::Reverse:
        return u"reverse"_s;
    case Accessor::Kind::ManyToMany:
        return u"m2m"_s;
    case Accessor::Kind::Generic:
        break;
    }
    return u"generic"_s;
}

QJsonObject accessorFacts(const Registry &registry, const Accessor &accessor)
{
    const ResolvedField &field = registry.field(accessor.field);
    const QString from = registry.at(accessor.field.model).label();
    const bool pointsNowhere = accessor.to < 0 && field.field.relation;
    const bool asksNothing = !accessor.reverse && field.field.type == FieldType::GenericForeignKey;
    return {
        {u"model"_s, registry.at(accessor.model).label()},
        {u"inherited_from"_s,
         accessor.inheritedFrom < 0 ? QJsonValue() : QJsonValue(registry.at(accessor.inheritedFrom).label())},
        {u"name"_s, textOrNull(accessor.name)},
        {u"kind"_s, kindName(accessor.kind)},
        {u"direction"_s, accessor.reverse ? u"reverse"_s : u"forward"_s},
        {u"many"_s, accessor.many},
        {u"field"_s, accessor.reverse ? from + u'.' + field.field.name : field.field.name},
        {u"attname"_s, accessor.reverse || accessor.many ? QJsonValue()
                       : field.attname.isEmpty()         ? QJsonValue(field.field.name)
                                                         : QJsonValue(field.attname)},
        {u"to"_s, accessor.to >= 0 ? QJsonValue(registry.at(accessor.to).label())
                  : pointsNowhere  ? QJsonValue(targetLabel(registry, field))
                                   : QJsonValue()},
        {u"related_query_name"_s, asksNothing ? QJsonValue() : textOrNull(accessor.queryName)},
        {u"reachable"_s, !accessor.name.isEmpty()},
    };
}

} // namespace

QJsonArray describeAccessors(const Registry &registry)
{
    QJsonArray out;
    for (int i = 0; i < registry.models().size(); ++i) {
        const ResolvedModel &model = registry.at(i);
        if (model.linkOf >= 0 || model.swappedOut)
            continue;
        const QList<Accessor> all = accessors(registry, i);
        for (const Accessor &accessor : all) {
            const bool ours = model.origin == Origin::Project;
            const bool byUs = accessor.reverse && registry.at(accessor.field.model).origin == Origin::Project;
            if (ours || byUs)
                out.append(accessorFacts(registry, accessor));
        }
    }
    return out;
}

QJsonObject describe(const Registry &registry, const QList<SourceFile> &sources)
{
    const PlainValues values(registry, sources);
    ByDialect documents;
    for (const auto &[key, name] : keys) {
        const ModelFacts facts(registry, values, *dialectNamed(name));
        QJsonArray models;
        for (int i = 0; i < registry.models().size(); ++i) {
            if (registry.at(i).origin == Origin::Project)
                models.append(facts.model(i));
        }
        documents.emplace_back(key.toString(), models);
    }
    return {{u"models"_s, merged(documents)}, {u"accessors"_s, describeAccessors(registry)}};
}

} // namespace relata
