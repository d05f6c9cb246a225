// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/properties/linecontrols.h"

namespace relata {

/// A combo box to type in: what is typed filters the list; taken over with Enter, a click in the list, or on leaving.
class FilterCombo : public ComboBox
{
    Q_OBJECT

public:
    /// `open`: other text than that of the list can be taken, too.
    FilterCombo(bool open, QWidget *parent);

    void setItems(const QStringList &items);
    void display(const QString &text, const QString &placeholder = {});
    QString shown() const { return m_shown; }

Q_SIGNALS:
    void chosen(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void take(const QString &text);

    bool m_open;
    QStringList m_items;
    QString m_shown;
};

} // namespace relata
