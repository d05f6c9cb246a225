// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/checks/checks.h"

#include <QAbstractTableModel>

namespace relata {

/// Problems as rows: check id with its level, what it is about, what is wrong, what would mend it.
class ProblemsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { IdColumn, ObjectColumn, MessageColumn, FixColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Errors come first; nothing is reset if the problems read as before.
    void setProblems(QList<Problem> problems);
    const QList<Problem> &problems() const { return m_problems; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<Problem> m_problems;
};

/// The same mistake in the same place.
bool isSameProblem(const Problem &a, const Problem &b);

} // namespace relata
