// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/checks/checks.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace relata {

class Document;

/// Runs the checks after each change of a document's schema, in a thread of its own, for all who show what was found.
class LiveChecks : public QObject
{
    Q_OBJECT

public:
    /// That of the document: made when it is first asked for, gone with the document.
    static LiveChecks &of(Document &document);
    ~LiveChecks() override;

    /// Of the last state that was checked.
    const QList<Problem> &problems() const { return m_problems; }
    /// Whether that is the present state.
    bool isCurrent() const { return m_checked == m_state; }
    /// Checks the present state at once if it has not been.
    void finish();

Q_SIGNALS:
    /// problems() is new.
    void checked();

private:
    explicit LiveChecks(Document &document);
    void start();
    void take(quint64 state, const QList<Problem> &problems);

    Document &m_document;
    QThreadPool m_pool;
    QTimer m_pause;
    QList<Problem> m_problems;
    quint64 m_state = 1;
    quint64 m_checked = 0;
    bool m_running = false;
};

} // namespace relata
