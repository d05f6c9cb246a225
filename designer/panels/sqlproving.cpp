// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/panellabels.h"
#include "designer/panels/sqlpanel.h"
#include "designer/panels/sqlview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLayout>
#include <QMenu>
#include <QPushButton>

#include <utility>

// Proving the SQL: where it is run, and what is said about it.

namespace relata {

using namespace Qt::StringLiterals;

namespace {

// The script is run once a burst of typing is over.
constexpr int provePauseMs = 200;
// Only what takes longer is worth a word.
constexpr int longRunMs = 400;

QString example(const QString &dialect)
{
    const QStringList postgresql = DatabaseUrl{.kind = DatabaseKind::Postgresql}.dialects();
    return postgresql.contains(dialect) ? u"postgresql://user:password@localhost:5432/name"_s
                                        : u"mysql://user:password@localhost:3306/name"_s;
}

} // namespace

void SqlPanel::makeTimers()
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    m_prove.setSingleShot(true);
    m_prove.setInterval(provePauseMs);
    m_longRun.setSingleShot(true);
    m_longRun.setInterval(longRunMs);
    connect(&m_refresh, &QTimer::timeout, this, &SqlPanel::refresh);
    connect(&m_prove, &QTimer::timeout, this, &SqlPanel::startProof);
    connect(&m_longRun, &QTimer::timeout, this, [this] { setStatus(tr("running…"), "quiet"); });
}

bool SqlPanel::runsInMemory() const
{
    return DatabaseUrl().dialects().contains(dialect().name);
}

void SqlPanel::setUnproved()
{
    m_isProved = false;
    m_isProving = false;
    m_revealsFailure = false;
    m_proof.cancel();
    m_prove.stop();
    m_longRun.stop();
    m_failure.clear();
    m_view->setFailed({});
    setDirty();
}

// What ran a moment ago is no proof of what stands here now.
void SqlPanel::awaitProof()
{
    if (m_script.statements.isEmpty()) {
        m_isProved = false;
        m_prove.stop();
        setStatus({}, "quiet");
    } else if (!runsInMemory() && !m_connected.contains(dialect().name)) {
        m_server.clear();
        setStatus(tr("Run in %1…").arg(dialectTitle()), "quiet", tr("Run the SQL in a scratch place of a database; nothing stays behind"));
    } else if (!m_isProved && !m_isProving) {
        const bool ran = m_statusText.startsWith(u'✓') || m_statusText.startsWith(u'✗');
        setStatus(ran ? m_statusText : QString(), "quiet");
        m_prove.start();
    }
}

// The whole schema is run, whatever part of it is shown, as a part may need the rest.
void SqlPanel::startProof()
{
    m_prove.stop();
    m_longRun.start();
    m_isProving = true;
    const QString name = dialect().name;
    const ProofTask task{.where = runsInMemory() ? DatabaseUrl() : m_databases.value(name),
                         .dialect = name,
                         .contrib = m_contrib->isChecked()};
    m_proof.start([registry = m_document.registry(), task](const CancelFlag &cancelled) { return prove(registry, task, &cancelled); },
                  [this](const Proof &proof) { showProof(proof); });
}

void SqlPanel::showProof(const Proof &proof)
{
    const ScriptOutcome &outcome = proof.outcome;
    if (outcome.cancelled)
        return;
    m_longRun.stop();
    m_isProving = false;
    m_isProved = true;
    m_failure = outcome.ok ? QString() : outcome.message;
    m_server = runsInMemory() || !outcome.ok ? QString() : proof.server;
    m_view->setFailed(outcome.failed);
    if (outcome.ok) {
        setStatus(outcome.tables == 1 ? tr("✓ ran: 1 table") : tr("✓ ran: %1 tables").arg(outcome.tables), "success");
    } else if (!proof.reached) {
        // It is not tried again at each edit: that would take seconds.
        m_connected.remove(dialect().name);
        setStatus(tr("✗ not connected"), "error", tr("Try again, or another database"));
    } else {
        setStatus(tr("✗ statement %1 failed").arg(outcome.done + 1), "error", tr("Show the statement"));
        if (std::exchange(m_revealsFailure, false))
            m_view->revealFailed();
    }
    showMessages();
}

void SqlPanel::setStatus(const QString &text, const char *role, const QString &tip)
{
    m_statusText = text;
    m_statusTip = tip;
    setRole(m_status, QString::fromLatin1(role));
    m_status->setVisible(!text.isEmpty());
    showStatus();
}

// As much of it as there is room for; what is left out is told by the tool tip.
void SqlPanel::showStatus()
{
    constexpr int padding = 16;
    const QLayout *bar = m_status->parentWidget()->layout();
    int room = width() - bar->contentsMargins().left() - bar->contentsMargins().right() - padding;
    for (const QWidget *other : std::initializer_list<QWidget *>{m_dialect, m_scope, m_contrib, m_copy, m_export})
        room -= other->sizeHint().width() + bar->spacing();
    room -= bar->spacing();
    const QFontMetrics metrics(m_status->font());
    const QString whole = m_server.isEmpty() ? m_statusText : tr("%1 (%2)").arg(m_statusText, m_server);
    const bool fits = metrics.horizontalAdvance(whole) <= room;
    m_status->setText(fits ? whole : metrics.elidedText(m_statusText, Qt::ElideRight, room));
    m_status->setToolTip(fits ? m_statusTip : whole + u'\n' + m_statusTip);
}

void SqlPanel::clickStatus()
{
    if (!runsInMemory()) {
        offerDatabase();
    } else if (!m_view->revealFailed()) {
        m_revealsFailure = true;
        startProof();
    }
}

void SqlPanel::offerDatabase()
{
    const QString name = dialect().name;
    if (!m_connected.contains(name)) {
        if (askDatabase())
            startProof();
        return;
    }
    QMenu menu(this);
    menu.setObjectName(u"sqlDatabaseMenu"_s);
    QAction *show = menu.addAction(tr("Show the Failing Statement"));
    show->setVisible(!m_failure.isEmpty());
    QAction *again = menu.addAction(tr("Run Again"));
    QAction *other = menu.addAction(tr("Another Database…"));
    QAction *leave = menu.addAction(tr("Disconnect"));
    QAction *chosen = menu.exec(m_status->mapToGlobal(QPoint(0, m_status->height() + 2)));
    if (chosen == show) {
        m_view->revealFailed();
    } else if (chosen == again || (chosen == other && askDatabase())) {
        m_revealsFailure = true;
        startProof();
    } else if (chosen == leave) {
        m_connected.remove(name);
        setUnproved();
    }
}

// The password is remembered for as long as the window lives, and shown nowhere.
bool SqlPanel::askDatabase()
{
    const QString name = dialect().name;
    const DatabaseUrl known = m_databases.value(name);
    const bool isKnown = m_databases.contains(name);
    const QString answer = m_questions.text(
        this, {.title = tr("Run the SQL in %1").arg(dialectTitle()),
               .text = tr("The SQL is run in a scratch place that is gone afterwards: nothing that is in the database is read or changed. "
                          "The address, and a password in it, is forgotten when Relata is closed."),
               .start = isKnown ? known.text() : QString(),
               .example = example(name),
               .button = tr("Run"),
               .check = [&](const QString &text) {
                   const Result<DatabaseUrl> url = DatabaseUrl::parse(text);
                   if (!url)
                       return url.error();
                   return url->dialects().contains(name) ? QString() : tr("%1 is no address of a %2 database.").arg(url->text(), dialectTitle());
               }});
    const Result<DatabaseUrl> parsed = DatabaseUrl::parse(answer);
    if (answer.isEmpty() || !parsed)
        return false;
    DatabaseUrl url = *parsed;
    if (isKnown && url.password.isEmpty() && url.text() == known.text())
        url.password = known.password;
    m_databases.insert(name, url);
    m_connected.insert(name);
    m_revealsFailure = true;
    return true;
}

} // namespace relata
