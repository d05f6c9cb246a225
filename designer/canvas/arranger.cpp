// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/canvas/arranger.h"

namespace relata {

Arranger::Arranger(Document &document, QObject *parent)
    : QObject(parent)
    , m_document(document)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_document, &Document::changed, this, [this](const Changes &changes) {
        if (changes.everything)
            cancel();
    });
}

Arranger::~Arranger()
{
    cancel();
    m_pool.waitForDone();
}

void Arranger::cancel()
{
    if (m_cancelled)
        *m_cancelled = true;
    m_cancelled.reset();
}

void Arranger::start(const QList<ModelId> &models, const Metrics &metrics, const Graphviz &graphviz)
{
    cancel();
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    ArrangeWhat what;
    if (models.size() > 1)
        what = {ArrangeWhat::Which::These, QSet<ModelId>(models.begin(), models.end())};
    const Registry registry = m_document.registry();
    const Layout before = m_document.project().layout;
    m_pool.start([this, registry, before, metrics, what, graphviz, cancelled = m_cancelled] {
        const auto isCancelled = [&] { return bool(*cancelled); };
        const Arrangement made = arranged(registry, before, metrics, what, isCancelled, graphviz);
        QMetaObject::invokeMethod(this, [this, made, before, cancelled] {
            if (*cancelled)
                return;
            m_cancelled.reset();
            take(made, before);
        }, Qt::QueuedConnection);
    });
}

// What a person moved, placed or removed in the meantime is left as it is now.
void Arranger::take(const Arrangement &made, const Layout &before)
{
    m_document.edit(tr("Arrange"), [&](Project &project) {
        for (auto place = made.layout.places.begin(); place != made.layout.places.end(); ++place) {
            const auto was = before.places.constFind(place.key());
            const auto now = project.layout.places.constFind(place.key());
            const bool wasThere = was != before.places.cend();
            const bool isThere = now != project.layout.places.cend();
            if (wasThere == isThere && (!isThere || *was == *now) && std::as_const(project.schema).find(place.key()))
                project.layout.places.insert(place.key(), *place);
        }
    });
    Q_EMIT finished(made.note);
}

} // namespace relata
