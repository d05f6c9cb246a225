// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/importrun.h"

#include "designer/canvas/arrange.h"
#include "model/project/reimport.h"

#include <QProgressDialog>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// What is over before a person can wonder needs no dialog.
constexpr int patienceMs = 300;

bool holdsModels(const Project &project)
{
    return std::any_of(project.schema.models.begin(), project.schema.models.end(),
                       [](const Model &model) { return model.origin == Origin::Project; });
}

} // namespace

ImportRun::ImportRun(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    m_pool.setMaxThreadCount(1);
}

ImportRun::~ImportRun()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_pool.waitForDone();
}

void ImportRun::start(const QStringList &sources, const Project &base, const std::function<void(const Outcome &)> &done)
{
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_dialog = new QProgressDialog(tr("Looking for models…"), tr("Cancel"), 0, 0, m_window);
    m_dialog->setObjectName(u"importProgress"_s);
    m_dialog->setWindowTitle(tr("Import"));
    m_dialog->setWindowModality(Qt::WindowModal);
    m_dialog->setMinimumDuration(patienceMs);
    m_dialog->setAutoClose(false);
    m_dialog->setAutoReset(false);
    m_dialog->setMinimumWidth(400);
    connect(m_dialog, &QProgressDialog::canceled, this, [this] {
        if (m_cancelled)
            *m_cancelled = true;
    });
    const auto progress = [this, cancelled = m_cancelled](const QString &what, int count, int total) {
        QMetaObject::invokeMethod(this, [this, what, count, total] { showProgress(what, count, total); }, Qt::QueuedConnection);
        return !*cancelled;
    };
    m_pool.start([this, sources, base, progress, done, cancelled = m_cancelled] {
        const Outcome found = run(sources, base, progress);
        QMetaObject::invokeMethod(this, [this, found, done, cancelled] {
            Outcome outcome = found;
            outcome.cancelled = *cancelled;
            m_cancelled.reset();
            // A modal progress dialog handles events while it takes a value, these among them.
            QProgressDialog *dialog = std::exchange(m_dialog, nullptr);
            dialog->reset();
            dialog->hide();
            dialog->deleteLater();
            done(outcome);
        }, Qt::QueuedConnection);
    });
}

void ImportRun::showProgress(const QString &what, int done, int total)
{
    if (!m_dialog)
        return;
    m_dialog->setLabelText(what);
    m_dialog->setMaximum(total);
    m_dialog->setValue(done);
}

ImportRun::Outcome ImportRun::run(const QStringList &sources, const Project &base, const ImportProgress &progress)
{
    ImportOptions options;
    if (!base.sources.isEmpty()) {
        const Model *user = base.schema.find(base.schema.settings.userModel);
        options.assumed = {.userModel = user ? base.schema.label(*user) : QString(),
                           .defaultAutoField = base.schema.settings.defaultAutoField,
                           .djangoVersion = base.schema.settings.djangoVersion};
    }
    const Result<Import> import = importSources(sources, options, progress);
    if (!import)
        return {.error = import.error()};
    ImportScope scope{.roots = sources,
                      .userModelSaid = import->userModelSaid,
                      .autoFieldSaid = import->autoFieldSaid};
    for (const UnreadFile &file : import->unread)
        scope.unread.append(file.file);
    const Reimport merge = merged(base, import->schema, import->sources, scope);
    Outcome outcome{.project = merge.project};
    outcome.report = {.models = import->models,
                      .unread = import->unread,
                      .notes = import->notes,
                      .again = holdsModels(base),
                      .added = merge.added,
                      .changed = merge.changed,
                      .removed = merge.removed};
    progress(ImportRun::tr("Arranging the diagram…"), 0, 0);
    const Registry registry(outcome.project.schema);
    const auto isCancelled = [&] { return !progress(ImportRun::tr("Arranging the diagram…"), 0, 0); };
    const ArrangeWhat unplaced{.which = ArrangeWhat::Which::Unplaced};
    const Arrangement made = arranged(registry, outcome.project.layout, Metrics::standard(), unplaced, isCancelled);
    outcome.project.layout = made.layout;
    if (!made.note.isEmpty())
        outcome.report.notes.append(made.note);
    return outcome;
}

} // namespace relata
