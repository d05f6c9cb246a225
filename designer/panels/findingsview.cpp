// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/findingsview.h"

#include <QKeyEvent>

namespace relata {

FindingsView::FindingsView(QWidget *parent)
    : RowsView(parent)
{
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setHeaderHidden(true);
    setIconSize({16, 16});
    setTextElideMode(Qt::ElideRight);
    connect(this, &QTreeView::doubleClicked, this, [this](const QModelIndex &index) { Q_EMIT revealAsked(index.row()); });
}

void FindingsView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT revealAsked(currentIndex().row());
        return;
    case Qt::Key_Space:
        Q_EMIT chosen(currentIndex().row());
        return;
    default:
        RowsView::keyPressEvent(event);
    }
}

} // namespace relata
