// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/properties/problemnotes.h"

#include <QLabel>

QT_BEGIN_NAMESPACE
class QGridLayout;
QT_END_NAMESPACE

namespace relata {

/// A line of a panel: the label left, the control right, what is wrong with it below.
class FormRow : public QWidget
{
    Q_OBJECT

public:
    /// `wide`: the control takes the whole width, below the label.
    FormRow(const QString &text, QWidget *control, QWidget *parent, bool wide = false);

    QLabel *label() const { return m_label; }
    ProblemNotes *notes() const { return m_notes; }
    /// A small button at the right edge.
    void setTrailing(QWidget *widget);
    /// Why what is typed can't be taken, with a red border; empty: it can.
    void setRefusal(const QString &sentence);
    /// Set to something that is not the default.
    void setMarked(bool marked);

private:
    QGridLayout *m_grid;
    QLabel *m_label;
    QWidget *m_control;
    ProblemNotes *m_notes;
    QWidget *m_trailing; ///< always there, so that all controls end at the same edge
};

} // namespace relata
