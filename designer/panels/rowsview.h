// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace relata {

/// A tree or list whose selected row is one bar from edge to edge, whatever its columns and however deep it stands.
class RowsView : public QTreeView
{
    Q_OBJECT

public:
    explicit RowsView(QWidget *parent = nullptr);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relata
