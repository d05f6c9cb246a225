// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/modelstreemodel.h"

#include "designer/panels/treedelegate.h"
#include "designer/theme/theme.h"
#include "model/fields/catalogue.h"

#include <QSet>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// Models that are not the project's but that its models point at, go through or inherit from.
QSet<ModelId> pointedAt(const Schema &schema)
{
    QSet<ModelId> ids;
    for (const Model &model : schema.models) {
        if (model.origin == Origin::Contrib)
            continue;
        for (const ModelRef &base : model.bases)
            ids.insert(base.id);
        for (const Field &field : model.fields) {
            if (field.relation) {
                ids.insert(field.relation->to.id);
                ids.insert(field.relation->through.id);
            }
        }
    }
    return ids;
}

QString fieldDetail(const Schema &schema, const Field &field)
{
    if (!field.relation)
        return shortType(field);
    const Model *target = schema.find(field.relation->to.id);
    return u"→ "_s + (target ? target->name : field.relation->to.source);
}

bool byText(const QString &a, const QString &b)
{
    const int order = a.compare(b, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a < b;
}

} // namespace

ModelsTreeModel::ModelsTreeModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

ModelsTreeModel::~ModelsTreeModel() = default;

void ModelsTreeModel::reset(const Project &project, const QString &filter)
{
    beginResetModel();
    m_filter = filter.trimmed();
    m_models.clear();
    m_root = std::make_unique<Node>();
    for (const auto &[app, models] : wantedApps(project)) {
        Node &appNode = *m_root->children.emplace_back(std::make_unique<Node>(Node{.row = app, .parent = m_root.get()}));
        for (const Model *model : models) {
            Node &node = *appNode.children.emplace_back(std::make_unique<Node>(Node{.row = modelRow(*model), .parent = &appNode}));
            m_models.insert(model->id.uuid, &node);
            for (const Row &field : wantedFields(project.schema, *model))
                node.children.push_back(std::make_unique<Node>(Node{.row = field, .parent = &node}));
            node.row.found = !m_filter.isEmpty() && !node.children.empty() && node.children.front()->row.found;
            number(node);
        }
        number(appNode);
    }
    number(*m_root);
    endResetModel();
}

void ModelsTreeModel::sync(const Project &project, const Changes &changes)
{
    const AppModels wanted = wantedApps(project);
    std::vector<Row> apps;
    for (const auto &entry : wanted)
        apps.push_back(entry.first);
    syncChildren(*m_root, apps);

    // A field names the model it points at, so another name shows in any model.
    const auto isRenamed = [&](ModelId id) {
        const Node *shown = m_models.value(id.uuid);
        const Model *model = project.schema.find(id);
        return shown && model && shown->row.text != model->name;
    };
    const bool all = !changes.added.isEmpty() || !changes.removed.isEmpty()
        || std::any_of(changes.changed.begin(), changes.changed.end(), isRenamed);
    const QSet<ModelId> touched(changes.changed.begin(), changes.changed.end());
    for (const auto &[app, models] : wanted) {
        Node &appNode = *child(*m_root, app.id);
        std::vector<Row> rows;
        for (const Model *model : models) {
            rows.push_back(modelRow(*model));
            const Node *shown = m_models.value(model->id.uuid);
            rows.back().found = shown && shown->row.found;
        }
        syncChildren(appNode, rows);
        for (const Model *model : models) {
            Node &node = *m_models.value(model->id.uuid);
            if (all || node.children.empty() || touched.contains(model->id))
                syncChildren(node, wantedFields(project.schema, *model));
        }
    }
}

bool ModelsTreeModel::hasMatch(const Schema &schema, const Model &model) const
{
    if (m_filter.isEmpty() || matches(schema.label(model)))
        return true;
    return std::any_of(model.fields.begin(), model.fields.end(), [&](const Field &field) { return matches(field.name); });
}

ModelsTreeModel::AppModels ModelsTreeModel::wantedApps(const Project &project) const
{
    const Schema &schema = project.schema;
    const QSet<ModelId> used = pointedAt(schema);
    QHash<AppId, std::vector<const Model *>> models;
    for (const Model &model : schema.models) {
        const bool shown = model.origin != Origin::Contrib || used.contains(model.id) || project.layout.places.contains(model.id);
        if (shown && hasMatch(schema, model))
            models[model.app].push_back(&model);
    }
    AppModels wanted;
    for (const App &app : schema.apps) {
        std::vector<const Model *> &own = models[app.id];
        const bool emptyButShown = m_filter.isEmpty() && app.origin == Origin::Project;
        if (own.empty() && !emptyButShown)
            continue;
        std::sort(own.begin(), own.end(), [](const Model *a, const Model *b) { return byText(a->name, b->name); });
        Row row{.kind = Kind::App, .id = app.id.uuid, .text = app.label, .detail = QString::number(own.size()),
                .quiet = app.origin != Origin::Project};
        wanted.emplace_back(std::move(row), own);
    }
    std::sort(wanted.begin(), wanted.end(), [](const auto &a, const auto &b) { return byText(a.first.text, b.first.text); });
    return wanted;
}

ModelsTreeModel::Row ModelsTreeModel::modelRow(const Model &model) const
{
    return {.kind = Kind::Model, .id = model.id.uuid, .text = model.name,
            .detail = model.isAbstract() ? tr("abstract") : model.isProxy() ? tr("proxy") : QString(),
            .quiet = model.origin != Origin::Project};
}

std::vector<ModelsTreeModel::Row> ModelsTreeModel::wantedFields(const Schema &schema, const Model &model) const
{
    std::vector<Row> found;
    std::vector<Row> all;
    const bool byName = m_filter.isEmpty() || matches(schema.label(model));
    for (const Field &field : model.fields) {
        const bool matched = !m_filter.isEmpty() && matches(field.name);
        if (!matched && !byName)
            continue;
        all.push_back({.kind = Kind::Field, .id = field.id.uuid, .text = field.name, .detail = fieldDetail(schema, field),
                       .quiet = model.origin != Origin::Project, .found = matched});
        if (matched)
            found.push_back(all.back());
    }
    return found.empty() ? all : found;
}

void ModelsTreeModel::removeUnwanted(Node &node, const std::vector<Row> &wanted)
{
    QSet<QUuid> ids;
    for (const Row &row : wanted)
        ids.insert(row.id);
    const auto isWanted = [&](int place) { return ids.contains(node.children[size_t(place)]->row.id); };
    for (int last = int(node.children.size()) - 1; last >= 0; --last) {
        if (isWanted(last))
            continue;
        int first = last;
        while (first > 0 && !isWanted(first - 1))
            --first;
        beginRemoveRows(indexOf(node), first, last);
        for (int place = first; place <= last; ++place) {
            const Node &gone = *node.children[size_t(place)];
            // A model that went to another app may stand there already.
            if (m_models.value(gone.row.id) == &gone)
                m_models.remove(gone.row.id);
            for (const auto &inside : gone.children) {
                if (m_models.value(inside->row.id) == inside.get())
                    m_models.remove(inside->row.id);
            }
        }
        node.children.erase(node.children.begin() + first, node.children.begin() + last + 1);
        number(node);
        endRemoveRows();
        last = first;
    }
}

void ModelsTreeModel::syncChildren(Node &node, const std::vector<Row> &wanted)
{
    removeUnwanted(node, wanted);
    for (int place = 0; place < int(wanted.size()); ++place) {
        const Row &row = wanted[size_t(place)];
        const auto from = std::find_if(node.children.begin() + place, node.children.end(),
                                       [&](const auto &child) { return child->row.id == row.id; });
        if (from == node.children.end()) {
            beginInsertRows(indexOf(node), place, place);
            node.children.insert(node.children.begin() + place, std::make_unique<Node>(Node{.row = row, .parent = &node}));
            if (row.kind == Kind::Model)
                m_models.insert(row.id, node.children[size_t(place)].get());
            number(node);
            endInsertRows();
            continue;
        }
        const int old = int(from - node.children.begin());
        if (old != place) {
            beginMoveRows(indexOf(node), old, old, indexOf(node), place);
            std::rotate(node.children.begin() + place, from, from + 1);
            number(node);
            endMoveRows();
        }
        Node &child = *node.children[size_t(place)];
        if (child.row != row) {
            child.row = row;
            Q_EMIT dataChanged(indexOf(child), indexOf(child));
        }
    }
}

void ModelsTreeModel::number(Node &node)
{
    for (size_t place = 0; place < node.children.size(); ++place)
        node.children[place]->place = int(place);
}

QModelIndex ModelsTreeModel::indexOf(const Node &node) const
{
    return node.parent ? createIndex(node.place, 0, &node) : QModelIndex();
}

const ModelsTreeModel::Node *ModelsTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<const Node *>(index.constInternalPointer()) : m_root.get();
}

ModelsTreeModel::Node *ModelsTreeModel::child(const Node &node, const QUuid &id) const
{
    const auto found = std::find_if(node.children.begin(), node.children.end(), [&](const auto &child) { return child->row.id == id; });
    return found == node.children.end() ? nullptr : found->get();
}

Selected ModelsTreeModel::itemAt(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    if (node->row.kind == Kind::Model)
        return {.model = {node->row.id}};
    if (node->row.kind == Kind::Field)
        return {.model = {node->parent->row.id}, .field = {node->row.id}};
    return {};
}

AppId ModelsTreeModel::appAt(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return {node->row.kind == Kind::App ? node->row.id : QUuid()};
}

QModelIndex ModelsTreeModel::indexOfApp(AppId id) const
{
    const Node *node = child(*m_root, id.uuid);
    return node ? indexOf(*node) : QModelIndex();
}

QModelIndex ModelsTreeModel::indexOf(ModelId id) const
{
    const Node *node = m_models.value(id.uuid);
    return node ? indexOf(*node) : QModelIndex();
}

QModelIndex ModelsTreeModel::indexOf(ModelId model, FieldId field) const
{
    const Node *node = m_models.value(model.uuid);
    const Node *found = node ? child(*node, field.uuid) : nullptr;
    return found ? indexOf(*found) : QModelIndex();
}

bool ModelsTreeModel::hasFoundFields(const QModelIndex &model) const
{
    return nodeOf(model)->row.kind == Kind::Model && nodeOf(model)->row.found;
}

QModelIndex ModelsTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    const Node *node = nodeOf(parent);
    if (column != 0 || row < 0 || row >= int(node->children.size()))
        return {};
    return createIndex(row, 0, node->children[size_t(row)].get());
}

QModelIndex ModelsTreeModel::parent(const QModelIndex &index) const
{
    const Node *node = nodeOf(index);
    return node->parent ? indexOf(*node->parent) : QModelIndex();
}

int ModelsTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int ModelsTreeModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant ModelsTreeModel::data(const QModelIndex &index, int role) const
{
    const Row &row = nodeOf(index)->row;
    switch (role) {
    case Qt::DisplayRole: return row.text;
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: return row.detail.isEmpty() || row.kind == Kind::App ? row.text : row.text + u"  "_s + row.detail;
    case Qt::FontRole: return row.kind == Kind::App ? uiFont(13, QFont::DemiBold) : QVariant();
    case DetailRole: return row.detail;
    case QuietRole: return row.quiet;
    default: return {};
    }
}

} // namespace relata
