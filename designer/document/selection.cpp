// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/selection.h"

namespace relata {

QList<ModelId> Selection::models() const
{
    QList<ModelId> ids;
    for (const Selected &item : m_items) {
        if (!item.model.isNull() && item.field.isNull())
            ids.append(item.model);
    }
    return ids;
}

void Selection::set(const QList<Selected> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    Q_EMIT changed();
}

void Selection::toggle(const Selected &item)
{
    QList<Selected> items = m_items;
    if (!items.removeOne(item))
        items.append(item);
    set(items);
}

void Selection::reveal(const Selected &item)
{
    Q_EMIT revealRequested(item);
}

void Selection::rename(const Selected &item)
{
    Q_EMIT renameRequested(item);
}

} // namespace relata
