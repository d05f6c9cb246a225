// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/schema/registrybuilder.h"

#include "model/fields/catalogue.h"
#include "model/schema/names.h"

#include <algorithm>
#include <limits>

namespace relata {

using namespace Qt::StringLiterals;

FieldType RegistryBuilder::autoFieldType(const QString &ofApp) const
{
    const Settings &settings = m_schema.settings;
    const QString given = ofApp.isEmpty() ? settings.defaultAutoField : ofApp;
    const QString name = given.isEmpty() ? djangoVersion(settings.djangoVersion).defaultAutoField.toString() : given;
    const QString last = name.mid(name.lastIndexOf(u'.') + 1);
    const std::optional<FieldType> type = fieldTypeNamed(last);
    return type && isAutoField(*type) ? *type : FieldType::Auto;
}

Field RegistryBuilder::automaticField(const Model &model, const QString &name, FieldType type)
{
    Field field;
    field.id = FieldId::named(model.id.text() + u'/' + name);
    field.name = name;
    field.type = type;
    return field;
}

RegistryBuilder::RegistryBuilder(Registry &registry)
    : m_registry(registry)
    , m_schema(registry.m_schema)
    , m_schemaIndex(registry.m_places.models)
    , m_labels(registry.m_places.labels)
    , m_apps(registry.m_places.apps)
    , m_ranks(registry.m_places.ranks)
{
    m_drafts.resize(m_schema.models.size());
}

void RegistryBuilder::findPlaces()
{
    for (int i = 0; i < m_schema.apps.size(); ++i)
        m_apps.insert(m_schema.apps[i].id, i);
    for (int i = 0; i < m_schema.models.size(); ++i) {
        const Model &model = m_schema.models[i];
        m_schemaIndex.insert(model.id, i);
        const int app = m_apps.value(model.app, -1);
        const QString label = (app < 0 ? u"?"_s : m_schema.apps[app].label) + u'.' + model.name;
        if (!m_labels.contains(label.toLower()))
            m_labels.insert(label.toLower(), i);
    }
    m_ranks.fill(std::numeric_limits<int>::max(), m_schema.models.size());
}

void RegistryBuilder::build()
{
    findPlaces();
    for (int i = 0; i < m_schema.models.size(); ++i)
        visit(i);
    // apps.get_models() goes through the apps in the order of INSTALLED_APPS.
    std::stable_sort(m_order.begin(), m_order.end(), [&](int a, int b) {
        return m_apps.value(m_schema.models[a].app, -1) < m_apps.value(m_schema.models[b].app, -1);
    });
    for (int schemaIndex : std::as_const(m_order)) {
        if (!m_drafts[schemaIndex].meta.flag(u"abstract"))
            addModel(schemaIndex, m_registry.m_models);
    }
    for (int i = 0; i < m_registry.m_models.size(); ++i) {
        const ResolvedModel &model = m_registry.at(i);
        const QString label = model.label().toLower();
        if (!model.id.isNull())
            m_registry.m_byId.insert(model.id, i);
        if (!m_registry.m_byLabel.contains(label))
            m_registry.m_byLabel.insert(label, i);
    }
    connect();
}

int RegistryBuilder::schemaIndexOf(const ModelRef &ref, int from) const
{
    if (!ref.id.isNull())
        return m_schemaIndex.value(ref.id, -1);
    if (ref.source.isEmpty())
        return -1;
    if (ref.source == u"self")
        return from;
    if (ref.source.contains("AUTH_USER_MODEL"_L1) || ref.source == u"get_user_model()")
        return m_schemaIndex.value(m_schema.settings.userModel, -1);
    if (ref.source.contains(u'.'))
        return m_labels.value(ref.source.toLower(), -1);
    const App *app = m_schema.find(m_schema.models[from].app);
    return app ? m_labels.value((app->label + u'.' + ref.source).toLower(), -1) : -1;
}

QList<int> RegistryBuilder::basesOf(const Model &model) const
{
    QList<int> bases;
    for (const ModelRef &base : model.bases) {
        const int index = base.id.isNull() ? -1 : m_schemaIndex.value(base.id, -1);
        if (index >= 0 && !m_open.contains(index))
            bases.append(index);
        else if (index >= 0)
            m_registry.m_places.circular = true;
    }
    return bases;
}

void RegistryBuilder::visit(int schemaIndex)
{
    if (m_drafts[schemaIndex].visited || m_open.contains(schemaIndex))
        return;
    m_open.insert(schemaIndex);
    m_drafts[schemaIndex].bases = basesOf(m_schema.models[schemaIndex]);
    for (int i = 0; i < m_drafts[schemaIndex].bases.size(); ++i)
        visit(m_drafts[schemaIndex].bases[i]);
    m_open.remove(schemaIndex);

    m_order.append(schemaIndex);
    if (!m_updating)
        m_ranks[schemaIndex] = int(m_order.size());
    m_drafts[schemaIndex].visited = true;
    inheritMeta(schemaIndex);
    inheritFields(schemaIndex);
    if (!m_drafts[schemaIndex].meta.flag(u"abstract")) {
        if (!m_drafts[schemaIndex].meta.flag(u"proxy"))
            addPrimaryKey(schemaIndex);
        addOrder(schemaIndex);
    }
}

// Python finds `Meta` along the bases: abstract classes keep theirs as an attribute, concrete ones give it up.
int RegistryBuilder::metaSource(const QList<int> &bases) const
{
    for (int base : bases) {
        if (m_drafts[base].meta.flag(u"abstract"))
            return base;
        const int further = metaSource(m_drafts[base].bases);
        if (further >= 0)
            return further;
    }
    return -1;
}

void RegistryBuilder::inheritMeta(int schemaIndex)
{
    const QList<int> bases = m_drafts[schemaIndex].bases;
    const Model &model = m_schema.models[schemaIndex];
    QList<int> sources;
    if (!model.hasOwnMeta()) {
        sources.append(metaSource(bases));
    } else {
        for (auto base = model.metaBases.crbegin(); base != model.metaBases.crend(); ++base)
            sources.append(schemaIndexOf(*base, schemaIndex));
    }
    Draft draft;
    draft.visited = true;
    draft.bases = bases;
    for (int source : std::as_const(sources)) {
        if (source < 0 || source == schemaIndex || m_ranks[source] > m_ranks[schemaIndex])
            continue;
        visit(source);
        const Draft &from = m_drafts[source];
        for (const Options::Entry &entry : from.meta)
            draft.meta.set(entry.name, entry.value);
        if (!from.indexes.isEmpty())
            draft.indexes = from.indexes;
        if (!from.constraints.isEmpty())
            draft.constraints = from.constraints;
    }
    draft.meta.remove(u"abstract");
    for (const Options::Entry &entry : model.meta)
        draft.meta.set(entry.name, entry.value);
    if (!model.indexes.isEmpty())
        draft.indexes = model.indexes;
    if (!model.constraints.isEmpty())
        draft.constraints = model.constraints;
    // From a concrete parent only these two come down.
    if (!bases.isEmpty() && !m_drafts[bases.first()].meta.flag(u"abstract") && !draft.meta.flag(u"abstract")) {
        for (const QString &name : {u"ordering"_s, u"get_latest_by"_s}) {
            const Value *inherited = m_drafts[bases.first()].meta.find(name);
            if (inherited && !draft.meta.has(name))
                draft.meta.set(name, *inherited);
        }
    }
    m_drafts[schemaIndex] = draft;
}

void RegistryBuilder::insert(Draft &draft, const Entry &entry) const
{
    const auto place = std::upper_bound(draft.fields.begin(), draft.fields.end(), entry,
                                        [](const Entry &a, const Entry &b) { return a.counter < b.counter; });
    draft.fields.insert(place, entry);
}

void RegistryBuilder::inheritFields(int schemaIndex)
{
    const QList<int> bases = m_drafts[schemaIndex].bases;
    const Model &model = m_schema.models[schemaIndex];
    Draft &draft = m_drafts[schemaIndex];
    draft.fields.reserve(model.fields.size() + 2);
    for (qsizetype i = 0; i < model.fields.size(); ++i) {
        Entry &entry = draft.fields.emplaceBack();
        entry.resolved.field = model.fields[i];
        entry.resolved.declaredBy = model.id;
        entry.counter = {m_ranks[schemaIndex], i};
    }
    if (bases.isEmpty())
        return;
    QSet<QString> taken(model.dropped.cbegin(), model.dropped.cend());
    for (const Field &field : model.fields)
        taken.insert(field.name);
    const bool proxy = draft.meta.flag(u"proxy");
    qint64 handedDown = model.fields.size();
    for (int base : bases) {
        const Draft &from = m_drafts[abstractOrTable(base)];
        const bool abstract = from.meta.flag(u"abstract");
        for (const Entry &inherited : from.fields) {
            const bool isPrivate = fieldClass(inherited.resolved.field.type).kind == FieldKind::Virtual &&
                                   inherited.resolved.field.type != FieldType::ForeignObject &&
                                   inherited.resolved.field.type != FieldType::CompositePrimaryKey;
            const bool copied = isPrivate || (abstract && !proxy);
            if (copied && !taken.contains(inherited.resolved.field.name)) {
                Entry entry = inherited;
                // What comes from a concrete class has no reverse side: the original has it.
                if (!abstract)
                    entry.resolved.field.options.remove(u"related_query_name");
                if (entry.resolved.made == Made::Declared)
                    entry.resolved.made = Made::Inherited;
                // Private fields stand in the order in which the class takes them on: its own first.
                if (isPrivate)
                    entry.counter = {m_ranks[schemaIndex], handedDown++};
                insert(draft, entry);
            }
            taken.insert(inherited.resolved.field.name);
        }
        if (abstract) {
            for (const auto &parent : from.parents)
                draft.parents.append(parent);
        } else if (proxy) {
            draft.parents.append({base, FieldId()});
        } else {
            addParentLink(schemaIndex, base);
        }
    }
}

ModelId RegistryBuilder::targetOf(const Entry &entry, int schemaIndex) const
{
    if (!entry.resolved.field.relation)
        return {};
    const int index = schemaIndexOf(entry.resolved.field.relation->to, schemaIndex);
    return index < 0 ? ModelId() : m_schema.models[index].id;
}

int RegistryBuilder::abstractOrTable(int schemaIndex) const
{
    int at = schemaIndex;
    while (m_drafts[at].meta.flag(u"proxy") && !m_drafts[at].parents.isEmpty())
        at = m_drafts[at].parents.first().first;
    return at;
}

bool RegistryBuilder::inheritsAttribute(int schemaIndex, const QString &name) const
{
    const QList<int> &bases = m_drafts[schemaIndex].bases;
    return std::any_of(bases.begin(), bases.end(), [&](int base) {
        const QList<Entry> &fields = m_drafts[base].fields;
        return std::any_of(fields.begin(), fields.end(),
                           [&](const Entry &entry) { return entry.resolved.field.name == name; }) ||
               inheritsAttribute(base, name);
    });
}

void RegistryBuilder::addParentLink(int schemaIndex, int parent)
{
    Draft &draft = m_drafts[schemaIndex];
    const int concrete = abstractOrTable(parent); // a link goes to the table
    const Model &to = m_schema.models[concrete];
    const auto takeLink = [&](const Draft &from) {
        for (const Entry &entry : from.fields) {
            const Field &field = entry.resolved.field;
            if (field.type != FieldType::OneToOne || !field.options.flag(u"parent_link") ||
                targetOf(entry, schemaIndex) != to.id)
                continue;
            draft.parents.append({concrete, field.id});
            return true;
        }
        return false;
    };
    // An abstract base may bring the link too, whatever the order of the bases.
    const auto fromAbstract = [&](int base) {
        return m_drafts[base].meta.flag(u"abstract") && takeLink(m_drafts[base]);
    };
    if (takeLink(draft) || std::any_of(draft.bases.cbegin(), draft.bases.cend(), fromAbstract))
        return;
    // Python finds a parent's attribute of the name, so that Django adds no field (and then complains of a clash).
    const QString name = to.name.toLower() + u"_ptr"_s;
    if (inheritsAttribute(schemaIndex, name)) {
        draft.parents.append({concrete, FieldId()});
        return;
    }
    Entry link;
    Field &field = link.resolved.field;
    field = automaticField(m_schema.models[schemaIndex], name, FieldType::OneToOne);
    field.options.set(u"parent_link"_s, true);
    field.relation = Relation{};
    field.relation->to.id = to.id;
    link.resolved.made = Made::ParentLink;
    link.resolved.declaredBy = m_schema.models[schemaIndex].id;
    link.counter = {-m_ranks[schemaIndex], --m_automatic};
    draft.parents.append({concrete, field.id});
    insert(draft, link);
}

void RegistryBuilder::addPrimaryKey(int schemaIndex)
{
    Draft &draft = m_drafts[schemaIndex];
    for (const Entry &entry : std::as_const(draft.fields)) {
        if (entry.resolved.field.type == FieldType::CompositePrimaryKey ||
            entry.resolved.field.options.flag(u"primary_key"))
            return;
    }
    if (!draft.parents.isEmpty()) {
        for (Entry &entry : draft.fields) {
            if (entry.resolved.field.id == draft.parents.first().second)
                entry.resolved.field.options.set(u"primary_key"_s, true);
        }
        return;
    }
    const Model &model = m_schema.models[schemaIndex];
    const App *app = m_schema.find(model.app);
    const QString own = app ? app->defaultAutoField : QString();
    Entry key;
    key.resolved.field =
        automaticField(model, u"id"_s, autoFieldType(own));
    key.resolved.field.options.set(u"primary_key"_s, true);
    key.resolved.field.options.set(u"verbose_name"_s, u"ID"_s);
    key.resolved.made = Made::Key;
    key.resolved.declaredBy = model.id;
    key.counter = {-m_ranks[schemaIndex], --m_automatic};
    insert(draft, key);
}

void RegistryBuilder::addOrder(int schemaIndex)
{
    Draft &draft = m_drafts[schemaIndex];
    if (draft.meta.text(u"order_with_respect_to").isEmpty() || draft.meta.flag(u"proxy"))
        return;
    Entry order;
    order.resolved.field = automaticField(m_schema.models[schemaIndex], u"_order"_s, FieldType::Integer);
    order.resolved.field.options.set(u"editable"_s, false);
    order.resolved.made = Made::Order;
    order.resolved.declaredBy = m_schema.models[schemaIndex].id;
    order.counter = {std::numeric_limits<qint64>::max(), 0};
    insert(draft, order);
    draft.meta.set(u"ordering"_s, Value::strings({u"_order"_s}));
}

} // namespace relata
