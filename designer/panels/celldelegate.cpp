// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/celldelegate.h"

#include <QApplication>
#include <QPainter>

#include <utility>

namespace relata {

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    const QString text = std::exchange(cell.text, {});
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, option.widget);

    const bool selected = cell.state & QStyle::State_Selected;
    const QRect area = cell.rect.adjusted(padding, 0, -padding, 0);
    painter->save();
    painter->setFont(cell.font);
    painter->setPen(cell.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->drawText(area, int(cell.displayAlignment), QFontMetrics(cell.font).elidedText(text, Qt::ElideRight, area.width()));
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(2 * padding, 0);
}

} // namespace relata
