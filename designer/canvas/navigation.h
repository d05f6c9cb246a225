// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/document/selection.h"

#include <QPointF>

class QKeyEvent;

namespace relata {

class CanvasView;

/// The keyboard on the canvas: from model to model, into the rows of one, and nudging what is selected.
class Navigation
{
public:
    explicit Navigation(CanvasView &view)
        : m_view(view)
    {
    }

    /// True if the key meant something.
    bool key(QKeyEvent &event);
    /// To the next or previous model; false past the last one, so that the focus can leave the canvas.
    bool tab(bool forward);

private:
    bool arrow(const QKeyEvent &event);
    bool stepInRows(const Selected &field, int step);
    bool enterRows(ModelId model, bool atEnd);
    bool enter();
    void nudge(const QPointF &by);
    void show(const Selected &item);

    CanvasView &m_view;
};

} // namespace relata
