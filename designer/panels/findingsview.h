// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/rowsview.h"

namespace relata {

/// A flat list of things that were found out about models: Space chooses a row, Enter or a double-click brings what it
/// is about into view.
class FindingsView : public RowsView
{
    Q_OBJECT

public:
    explicit FindingsView(QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(int row);
    void revealAsked(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace relata
