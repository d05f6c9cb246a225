// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/canvas/arrange.h"
#include "designer/document/document.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>

namespace relata {

/// Lays the diagram of a document out in a thread and makes what comes of it one undo step.  When another project is opened
/// meanwhile, nothing comes of it.
class Arranger : public QObject
{
    Q_OBJECT

public:
    explicit Arranger(Document &document, QObject *parent = nullptr);
    ~Arranger() override;

    /// The models that are named if they are several, else all; a run that is under way is given up.
    void start(const QList<ModelId> &models, const Metrics &metrics, const Graphviz &graphviz = {});
    bool isRunning() const { return m_cancelled != nullptr; }

Q_SIGNALS:
    /// `note` is a sentence for a person, empty if all went well.
    void finished(const QString &note);

private:
    using CancelFlag = std::shared_ptr<std::atomic<bool>>;
    void take(const Arrangement &made, const Layout &before);
    void cancel();

    Document &m_document;
    QThreadPool m_pool;
    CancelFlag m_cancelled;
};

} // namespace relata
