// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/python/importing/import.h"

#include <QAbstractTableModel>

namespace relata {

/// What an import has to tell a person.
struct ImportReport
{
    QList<ModelReport> models = {};
    QList<UnreadFile> unread = {};
    QStringList notes = {};
    bool again = false; ///< the project held models of these files before; then the following say what is different
    QStringList added = {};
    QStringList changed = {};
    QStringList removed = {};
};

/// A line of the report.
struct ImportRow
{
    enum class Kind : quint8 { Unread, Removed, Partly, Changed, Added, Note, Complete }; ///< in the order of the list

    Kind kind = Kind::Complete;
    QString what = {}; ///< a model's label or a file
    QString where = {};
    QString text = {};
    ModelId model = {};

    bool operator==(const ImportRow &) const = default;
};

/// The lines of a report: what needs attention first.
QList<ImportRow> importRows(const ImportReport &report);

/// The lines of a report of the kinds that are wanted, as rows of a table.
class ImportRowsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { WhatColumn, WhereColumn, TextColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<ImportRow> &rows);
    const QList<ImportRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<ImportRow> m_rows;
};

} // namespace relata
