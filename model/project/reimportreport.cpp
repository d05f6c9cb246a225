// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/project/reimportreport.h"

#include "model/project/objectreader.h"

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QList<FieldId> idsOf(const QList<Field> &fields, const Model &other)
{
    QList<FieldId> ids;
    for (const Field &field : fields) {
        if (other.find(field.id))
            ids.append(field.id);
    }
    return ids;
}

QStringList fieldChanges(const Model &before, const Model &after)
{
    QStringList words;
    for (const Field &field : after.fields) {
        const Field *was = before.find(field.id);
        if (was && was->name != field.name)
            words.append(ProjectFile::tr("%1 renamed to %2").arg(was->name, field.name));
        else if (was && *was != field)
            words.append(ProjectFile::tr("%1 changed").arg(field.name));
    }
    for (const Field &field : after.fields) {
        if (!before.find(field.id))
            words.append(ProjectFile::tr("%1 added").arg(field.name));
    }
    for (const Field &field : before.fields) {
        if (!after.find(field.id))
            words.append(ProjectFile::tr("%1 removed").arg(field.name));
    }
    if (idsOf(before.fields, after) != idsOf(after.fields, before))
        words.append(ProjectFile::tr("order of fields changed"));
    return words;
}

QString difference(const Schema &old, const Model &before, const Schema &present, const Model &after)
{
    QStringList words;
    if (old.label(before) != present.label(after))
        words.append(ProjectFile::tr("was %1").arg(old.label(before)));
    if (before.bases != after.bases)
        words.append(ProjectFile::tr("bases changed"));
    words += fieldChanges(before, after);
    if (before.dropped != after.dropped)
        words.append(ProjectFile::tr("fields set to None changed"));
    if (before.meta != after.meta || before.metaBases != after.metaBases || before.emptyMeta != after.emptyMeta)
        words.append(ProjectFile::tr("Meta changed"));
    if (before.indexes != after.indexes)
        words.append(ProjectFile::tr("indexes changed"));
    if (before.constraints != after.constraints)
        words.append(ProjectFile::tr("constraints changed"));
    return words.join(u", "_s);
}

bool isOwn(const Model *model)
{
    return model && model->origin == Origin::Project;
}

} // namespace

Reimport reimportReport(const Project &before, const Project &after)
{
    Reimport report{.project = after};
    QHash<ModelId, const Model *> old;
    for (const Model &model : before.schema.models)
        old.insert(model.id, &model);
    for (const Model &model : after.schema.models) {
        const Model *was = old.take(model.id);
        const QString label = after.schema.label(model);
        if (isOwn(&model) && !isOwn(was))
            report.added.append(label);
        else if (isOwn(was) && !isOwn(&model))
            report.removed.append(before.schema.label(*was));
        else if (was && (*was != model || before.schema.label(*was) != label) && isOwn(&model))
            report.changed.append(label + u": "_s + difference(before.schema, *was, after.schema, model));
    }
    for (const Model *model : std::as_const(old))
        report.removed.append(before.schema.label(*model));
    for (QStringList *labels : {&report.added, &report.changed, &report.removed})
        labels->sort();
    return report;
}

} // namespace relata
