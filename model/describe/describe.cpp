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

// By the name of its class, which for a GenericRelation of the project's own is another.
QString kindName(const Accessor &accessor, const Field &field)
{
    Accessor::Kind kind = accessor.kind;
    if (kind == Accessor::Kind::Generic && !field.customClass.isEmpty())
        kind = accessor.reverse ? Accessor::Kind::Reverse : Accessor::Kind::Forward;
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
        {u"kind"_s, kindName(accessor, field.field)},
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
            const ResolvedModel &by = registry.at(accessor.field.model);
            const bool byUs = accessor.reverse && by.origin == Origin::Project;
            // What Django's own models hide is of apps that need not be installed.
            const bool absent =
                accessor.reverse && accessor.name.isEmpty() && by.origin == Origin::Contrib && by.linkOf < 0;
            const bool ours = model.origin == Origin::Project && !absent;
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
        const ModelFacts facts(registry, values, *dialectNamed(name, registry.schema().settings.djangoVersion));
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
