// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace relata {

/// Draws a cell of a table of rows with room on both sides, in line with the header's words.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    static constexpr int padding = 8;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace relata
