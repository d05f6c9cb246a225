// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/database/samplerows.h"

#include <QAbstractTableModel>

namespace relata {

/// The rows of one table of the sample data, as a database tool would show them; a foreign key says what it points to.
class SampleModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setData(const SampleData &data, int table);
    int table() const { return m_table; }
    /// The cell that a foreign key's cell points to.
    struct Target
    {
        int table = -1;
        int row = -1;
        int column = -1;
    };
    Target target(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const SampleTable &shown() const { return m_data.tables[m_table]; }
    bool isNumbers(int column) const;
    QString cellText(const QModelIndex &index) const;

    SampleData m_data;
    int m_table = -1;
};

} // namespace relata
