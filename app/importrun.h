// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "designer/panels/importrows.h"
#include "model/project/project.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

class QProgressDialog;

namespace relata {

/// An import under way: reads, merges into a project and lays out in a thread, and shows how far it is.
class ImportRun : public QObject
{
    Q_OBJECT

public:
    struct Outcome
    {
        Project project = {};
        ImportReport report = {};
        QString error = {};
        bool cancelled = false;
    };

    explicit ImportRun(QWidget *window);
    ~ImportRun() override;

    /// `base` is the project that the models go into.  `done` is called in the window's thread.
    void start(const QStringList &sources, const Project &base, const std::function<void(const Outcome &)> &done);
    bool isRunning() const { return m_cancelled != nullptr; }

private:
    using CancelFlag = std::shared_ptr<std::atomic<bool>>;

    static Outcome run(const QStringList &sources, const Project &base, const ImportProgress &progress);
    void showProgress(const QString &what, int done, int total);

    QWidget *m_window = nullptr;
    QProgressDialog *m_dialog = nullptr;
    QThreadPool m_pool;
    CancelFlag m_cancelled;
};

} // namespace relata
