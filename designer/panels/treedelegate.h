// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace relata {

/// What a row says beside its name.
enum RowRole {
    DetailRole = Qt::UserRole, ///< quiet words at the right: a field's type, how many rows a table has
    QuietRole,                 ///< the name is quiet too: it is not the project's
};

/// Draws a row of a tree or list: its name at the left, at the right in quiet text what it is.
class TreeDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relata
