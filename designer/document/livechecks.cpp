// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/document/livechecks.h"

#include "designer/document/document.h"

namespace relata {

namespace {

// Long enough that the letters of a word are checked together, short enough to feel immediate.
constexpr int pauseMs = 40;

} // namespace

LiveChecks &LiveChecks::of(Document &document)
{
    if (auto *known = document.findChild<LiveChecks *>({}, Qt::FindDirectChildrenOnly))
        return *known;
    return *new LiveChecks(document);
}

LiveChecks::LiveChecks(Document &document)
    : QObject(&document)
    , m_document(document)
{
    m_pool.setMaxThreadCount(1);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &LiveChecks::start);
    connect(&m_document, &Document::changed, this, [this](const Changes &changes) {
        if (!changes.schema())
            return;
        ++m_state;
        m_pause.start(changes.everything ? 0 : pauseMs);
    });
    m_pause.start(0);
}

LiveChecks::~LiveChecks()
{
    m_pool.waitForDone();
}

void LiveChecks::start()
{
    if (m_running || isCurrent())
        return; // take() starts anew where the schema went on meanwhile
    m_running = true;
    m_pool.start([this, state = m_state, registry = m_document.registry(), sources = m_document.project().sources] {
        QMetaObject::invokeMethod(
            this,
            [this, state, problems = runChecks(registry, {}, sources)] {
                m_running = false;
                take(state, problems);
            },
            Qt::QueuedConnection);
    });
}

void LiveChecks::finish()
{
    if (isCurrent())
        return;
    m_pause.stop();
    take(m_state, runChecks(m_document.registry(), {}, m_document.project().sources));
}

void LiveChecks::take(quint64 state, const QList<Problem> &problems)
{
    if (state > m_checked) { // an answer to a state that was finished at once meanwhile is late
        m_checked = state;
        m_problems = problems;
        Q_EMIT checked();
    }
    if (!isCurrent() && !m_pause.isActive())
        m_pause.start(0);
}

} // namespace relata
