// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/python/migration/modelstate.h"

#include "model/python/migration/fieldobjects.h"
#include "model/python/migration/indexname.h"

#include <algorithm>
#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Kind = PythonObject::Kind;

// DEFAULT_NAMES of django/db/models/options.py, without those that operations of their own set and those that are left
// out.
constexpr std::array<QStringView, 20> metaNames = {u"verbose_name",
                                                   u"verbose_name_plural",
                                                   u"db_table",
                                                   u"db_table_comment",
                                                   u"ordering",
                                                   u"permissions",
                                                   u"get_latest_by",
                                                   u"db_tablespace",
                                                   u"abstract",
                                                   u"managed",
                                                   u"proxy",
                                                   u"swappable",
                                                   u"default_permissions",
                                                   u"select_on_save",
                                                   u"default_related_name",
                                                   u"required_db_features",
                                                   u"required_db_vendor",
                                                   u"base_manager_name",
                                                   u"default_manager_name",
                                                   u"auto_created"};

// Its expressions are a keyword, pairs of what is compared and the operator.
void adjustExclusion(const Constraint &constraint, Evaluator &evaluator, const QString &subject,
                     QMap<QString, PythonObject> &keywords)
{
    PythonObject pairs{.kind = Kind::List};
    for (const QString &source : constraint.expressions)
        pairs.items.append(evaluator.source(source, subject));
    if (!pairs.items.isEmpty())
        keywords.insert(u"expressions"_s, pairs);
    if (keywords.value(u"index_type"_s).text.toLower() == u"gist")
        keywords.remove(u"index_type"_s);
}

PythonObject inTuples(PythonObject list)
{
    for (PythonObject &item : list.items) {
        if (item.is(Kind::List))
            item.kind = Kind::Tuple;
    }
    return list;
}

} // namespace

Evaluator ModelStates::evaluator(ModelId declaredBy) const
{
    const Model *model = m_registry.schema().find(declaredBy);
    return Evaluator(m_modules.names(declaredBy), declaredBy, model ? model->name : QString());
}

Evaluator ModelStates::evaluatorFor(const ResolvedModel &model, QStringView name) const
{
    const Model *declared = m_registry.schema().find(model.id);
    const QList<MetaEntry> entries = declared ? originalMeta(m_registry.schema(), *declared) : QList<MetaEntry>();
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const MetaEntry &entry) { return entry.name == name; });
    return evaluator(found == entries.end() ? model.id : found->declaredBy);
}

void ModelStates::keep(const Evaluator &evaluator)
{
    m_notes += evaluator.notes();
    if (m_refusal.isEmpty())
        m_refusal = evaluator.refusal();
}

QStringList ModelStates::takeNotes()
{
    QStringList notes;
    notes.swap(m_notes);
    notes.removeDuplicates();
    return notes;
}

PythonObject ModelStates::field(const FieldKey &key)
{
    Evaluator evaluator = this->evaluator(m_registry.field(key).declaredBy);
    const PythonObject object = fieldObject(m_registry, key, evaluator);
    keep(evaluator);
    return object;
}

PythonObject ModelStates::metaValue(const MetaEntry &entry, Evaluator &evaluator, const QString &subject) const
{
    PythonObject object = evaluator.value(entry.value, subject);
    // Of an imported class a list is one; else it is what a new models.py says, as Django's documentation writes it.
    if (!entry.value.spelling().isEmpty() || m_modules.isImported(entry.declaredBy))
        return object;
    if (entry.name == u"permissions")
        return inTuples(object);
    if (entry.name == u"default_permissions" && object.is(Kind::List))
        object.kind = Kind::Tuple;
    if (entry.name == u"required_db_features" && object.is(Kind::List) && !object.items.isEmpty())
        object.kind = Kind::Set;
    return object;
}

QList<NamedObject> ModelStates::options(const Operation &created)
{
    const ResolvedModel &model = m_registry.at(created.model);
    const Model *declared = m_registry.schema().find(model.id);
    QList<NamedObject> out;
    const QList<MetaEntry> entries = declared ? originalMeta(m_registry.schema(), *declared) : QList<MetaEntry>();
    for (const QStringView name : metaNames) {
        for (const MetaEntry &entry : entries) {
            if (entry.name != name)
                continue;
            Evaluator evaluator = this->evaluator(entry.declaredBy);
            out.append({entry.name, metaValue(entry, evaluator, model.label() + u".Meta."_s + entry.name)});
            keep(evaluator);
        }
    }
    if (created.ordered)
        out.append({u"order_with_respect_to"_s, textObject(model.meta.text(u"order_with_respect_to"))});
    PythonObject indexes{.kind = Kind::List};
    for (const int item : created.indexes)
        indexes.items.append(index(created.model, item));
    PythonObject constraints{.kind = Kind::List};
    for (const int item : created.constraints)
        constraints.items.append(constraint(created.model, item));
    const bool proxy = model.proxyFor >= 0;
    if (proxy || !indexes.items.isEmpty())
        out.append({u"indexes"_s, indexes});
    if (proxy || !constraints.items.isEmpty())
        out.append({u"constraints"_s, constraints});
    if (created.uniqueTogether)
        out.append({u"unique_together"_s, uniqueTogether(created.model)});
    return out;
}

QList<PythonObject> ModelStates::bases(int index)
{
    const Schema &schema = m_registry.schema();
    const Model *model = schema.find(m_registry.at(index).id);
    if (!model)
        return {};
    const QList<BaseClass> flat = flattenedBases(schema, *model);
    QList<PythonObject> out;
    bool onlyModel = true;
    bool fromModel = false;
    for (const BaseClass &base : flat) {
        if (base.model) {
            const App *app = schema.find(base.model->app);
            out.append(textObject((app ? app->label : QString()) + u'.' + base.model->name.toLower()));
        } else if (base.isModelsModel()) {
            out.append(plainObject(u"models.Model"_s, {u"from django.db import models"_s}));
        } else {
            Evaluator evaluator = this->evaluator(base.declaredBy);
            const NameMeaning meaning = evaluator.meaning(base.source);
            out.append(plainObject(meaning.path, {u"import "_s + meaning.module}));
            if (meaning.kind != NameMeaning::Kind::Class ||
                !meaning.path.startsWith(m_modules.names(model->id).module()))
                m_notes.append(tr("%1: the base %2 is taken for a class that is no model.")
                                   .arg(m_registry.at(index).label(), base.source));
        }
        onlyModel = onlyModel && base.isModelsModel();
        fromModel = fromModel || base.model || base.isModelsModel();
    }
    return onlyModel || !fromModel ? QList<PythonObject>() : out;
}

PythonObject ModelStates::manager(const ModelManagers::Entry &entry)
{
    if (!entry.manager.inMigrations)
        return constructObject(u"django.db.models.manager.Manager"_s);
    if (!entry.path.isEmpty())
        return constructObject(entry.path);
    Evaluator evaluator = this->evaluator(entry.declaredBy);
    const Model *model = m_registry.schema().find(entry.declaredBy);
    const QString subject = (model ? m_registry.schema().label(*model) : QString()) + u'.' + entry.manager.name;
    const PythonObject object = evaluator.instance(entry.manager.source, subject);
    keep(evaluator);
    return object;
}

QList<NamedObject> ModelStates::managers(int index)
{
    const Model *model = m_registry.schema().find(m_registry.at(index).id);
    QList<NamedObject> out;
    const QList<ModelManagers::Entry> entries = model ? m_managers.inMigrations(*model) : QList<ModelManagers::Entry>();
    for (const ModelManagers::Entry &entry : entries)
        out.append({entry.manager.name, manager(entry)});
    return out;
}

QMap<QString, PythonObject> ModelStates::itemOptions(const Options &options, Evaluator &evaluator,
                                                     const QString &subject)
{
    QMap<QString, PythonObject> out;
    for (const Options::Entry &entry : options) {
        PythonObject object = evaluator.value(entry.value, subject);
        if (entry.name == u"include" && (object.is(Kind::List) || object.is(Kind::Tuple)))
            object.kind = Kind::Tuple;
        const bool empty = (entry.name == u"include" || entry.name == u"opclasses") && object.isFalsy();
        if (!object.isNone() && !empty)
            out.insert(entry.name == u"check" ? u"condition"_s : entry.name, object);
    }
    return out;
}

QList<PythonObject> ModelStates::itemExpressions(const QStringList &sources, Evaluator &evaluator,
                                                 const QString &subject)
{
    QList<PythonObject> out;
    for (const QString &source : sources) {
        const PythonObject object = evaluator.source(source, subject);
        out.append(object.is(Kind::Text) ? constructObject(u"django.db.models.F"_s, {object}) : object);
    }
    return out;
}

PythonObject ModelStates::index(int modelIndex, int item)
{
    const ResolvedModel &model = m_registry.at(modelIndex);
    const Index &index = model.indexes[item];
    const QString subject = model.label() + u".Meta.indexes"_s;
    Evaluator evaluator = evaluatorFor(model, u"indexes");
    QMap<QString, PythonObject> keywords = itemOptions(index.options, evaluator, subject);
    if (!index.fields.isEmpty())
        keywords.insert(u"fields"_s, textsObject(Kind::List, index.fields));
    if (index.options.text(u"name").isEmpty())
        keywords.insert(u"name"_s, textObject(automaticIndexName(m_registry, modelIndex, index)));
    const QList<PythonObject> expressions = itemExpressions(index.expressions, evaluator, subject);
    const PythonObject out = constructObject(evaluator.meaning(index.className).path, expressions, keywords);
    keep(evaluator);
    return out;
}

PythonObject ModelStates::constraint(int modelIndex, int item)
{
    const ResolvedModel &model = m_registry.at(modelIndex);
    const Constraint &constraint = model.constraints[item];
    const QString subject = model.label() + u".Meta.constraints"_s;
    Evaluator evaluator = evaluatorFor(model, u"constraints");
    QMap<QString, PythonObject> keywords = itemOptions(constraint.options, evaluator, subject);
    if (!constraint.fields.isEmpty())
        keywords.insert(u"fields"_s, textsObject(Kind::Tuple, constraint.fields));
    QList<PythonObject> expressions;
    const QString path = evaluator.meaning(constraint.className).path;
    if (path.endsWith("ExclusionConstraint"_L1)) {
        adjustExclusion(constraint, evaluator, subject, keywords);
    } else {
        expressions = itemExpressions(constraint.expressions, evaluator, subject);
    }
    const PythonObject out = constructObject(path, expressions, keywords);
    keep(evaluator);
    return out;
}

PythonObject ModelStates::uniqueTogether(int model) const
{
    PythonObject sets{.kind = Kind::Set};
    const QList<QStringList> together = relata::uniqueTogether(m_registry.at(model));
    for (const QStringList &names : together)
        sets.items.append(textsObject(Kind::Tuple, names));
    return sets;
}

} // namespace relata
