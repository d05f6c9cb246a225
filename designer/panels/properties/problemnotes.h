// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/checks/checks.h"

#include <QWidget>

namespace relata {

/// The control that a problem is shown beside: the name of an option, `on_delete`, `to`, `through`, `name`; empty: none
/// of these.
QString controlOfProblem(const QString &checkId);

/// What Django would refuse, beside the control that it is about, each with its one-click fix.
class ProblemNotes : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemNotes(QWidget *parent = nullptr);

    void display(const QList<Problem> &problems);
    /// Why what is typed can't be taken, above the problems; empty: it can.
    void setRefusal(const QString &sentence);

Q_SIGNALS:
    void fixRequested(const relata::Fix &fix);

private:
    void addNote(const Problem &problem);

    class QLabel *m_refusal;
    QList<Problem> m_shown;
    QList<QWidget *> m_notes;
};

} // namespace relata
