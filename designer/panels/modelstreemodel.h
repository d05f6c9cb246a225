// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"
#include "model/project/changes.h"

#include <QAbstractItemModel>

#include <memory>
#include <vector>

namespace relata {

/// Apps, their models and the models' fields, by name; with a filter only what matches and what it stands in.
class ModelsTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit ModelsTreeModel(QObject *parent = nullptr);
    ~ModelsTreeModel() override;

    void reset(const Project &project, const QString &filter);
    /// Rows are inserted, moved, removed and changed one by one, so that a view keeps what is expanded and where it stands.
    void sync(const Project &project, const Changes &changes);

    /// The model or field of a row; all null for an app.
    Selected itemAt(const QModelIndex &index) const;
    AppId appAt(const QModelIndex &index) const;
    QModelIndex indexOfApp(AppId id) const;
    QModelIndex indexOf(ModelId id) const;
    QModelIndex indexOf(ModelId model, FieldId field) const;
    /// The filter found fields of the model.
    bool hasFoundFields(const QModelIndex &model) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    enum class Kind : quint8 { Root, App, Model, Field };

    struct Row
    {
        Kind kind = Kind::Root;
        QUuid id = {};
        QString text = {};
        QString detail = {};
        bool quiet = false;
        bool found = false;

        bool operator==(const Row &) const = default;
    };
    struct Node
    {
        Row row = {};
        Node *parent = nullptr;
        int place = 0;
        std::vector<std::unique_ptr<Node>> children = {};
    };
    using AppModels = std::vector<std::pair<Row, std::vector<const Model *>>>;

    AppModels wantedApps(const Project &project) const;
    Row modelRow(const Model &model) const;
    std::vector<Row> wantedFields(const Schema &schema, const Model &model) const;
    bool matches(const QString &name) const { return m_filter.isEmpty() || name.contains(m_filter, Qt::CaseInsensitive); }
    bool hasMatch(const Schema &schema, const Model &model) const;

    void syncChildren(Node &node, const std::vector<Row> &wanted);
    void removeUnwanted(Node &node, const std::vector<Row> &wanted);
    static void number(Node &node);
    QModelIndex indexOf(const Node &node) const;
    const Node *nodeOf(const QModelIndex &index) const;
    Node *child(const Node &node, const QUuid &id) const;

    std::unique_ptr<Node> m_root;
    QHash<QUuid, Node *> m_models;
    QString m_filter;
};

} // namespace relata
