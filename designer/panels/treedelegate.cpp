// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/treedelegate.h"

#include "designer/theme/theme.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace relata {

void TreeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QString name = std::exchange(row.text, {});
    QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, option.widget);

    const Theme &theme = currentTheme();
    const bool selected = row.state & QStyle::State_Selected;
    const QColor ink = selected ? row.palette.color(QPalette::HighlightedText) : theme.text;
    const QColor quiet = selected ? ink : theme.quietText;
    const QRect area = row.rect.adjusted(6, 0, -8, 0);
    const QFont detailFont = uiFont(11.5);
    const QString detail = index.data(DetailRole).toString();
    const int nameWidth = QFontMetrics(row.font).horizontalAdvance(name);
    // The name comes first; what is left is for the detail, if it is enough to say something.  A number is always there.
    constexpr int numberWidth = 32;
    constexpr int leastWidth = 48;
    const int room = area.width() - nameWidth - 12;
    const int detailNeeds = QFontMetrics(detailFont).horizontalAdvance(detail);
    const bool roomy = room >= std::min(detailNeeds, leastWidth);
    const QString shown = detailNeeds <= numberWidth ? detail
                          : roomy                    ? QFontMetrics(detailFont).elidedText(detail, Qt::ElideRight, room)
                                                     : QString();
    const int detailWidth = QFontMetrics(detailFont).horizontalAdvance(shown);

    painter->save();
    painter->setFont(row.font);
    painter->setPen(index.data(QuietRole).toBool() ? quiet : ink);
    const int left = area.width() - (shown.isEmpty() ? 0 : detailWidth + 12);
    painter->drawText(QRect(area.topLeft(), QSize(left, area.height())), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(row.font).elidedText(name, Qt::ElideMiddle, left));
    painter->setFont(detailFont);
    painter->setPen(quiet);
    painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, shown);
    painter->restore();
}

} // namespace relata
