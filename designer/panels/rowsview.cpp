// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/rowsview.h"

#include "designer/theme/theme.h"

#include <QPainter>

namespace relata {

using namespace Qt::StringLiterals;

RowsView::RowsView(QWidget *parent)
    : QTreeView(parent)
{
    // The theme gives each cell a ground of its own; here the row has it.
    setStyleSheet(u"QTreeView::item, QTreeView::item:hover, QTreeView::item:selected { background: transparent; border: none; }"_s);
}

void RowsView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = selectionModel()->isSelected(index);
    const bool hovered = viewport()->underMouse() && option.rect.contains(viewport()->mapFromGlobal(QCursor::pos()));
    if (selected || hovered) {
        const Theme &theme = currentTheme();
        const QRectF bar(0, option.rect.y(), viewport()->width(), option.rect.height());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? palette().color(QPalette::Highlight) : mixed(theme.line, theme.panel, 0.45));
        painter->drawRoundedRect(bar.adjusted(0, 1, 0, -1), 6, 6);
        if (selected && hasFocus() && index.row() == currentIndex().row() && index.parent() == currentIndex().parent()) {
            painter->setPen(QPen(theme.dark ? theme.selection : theme.text, 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(bar.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6);
        }
        painter->restore();
    }
    QTreeView::drawRow(painter, option, index);
}

} // namespace relata
