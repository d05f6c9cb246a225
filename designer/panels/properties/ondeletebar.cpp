// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/ondeletebar.h"

#include "designer/panels/properties/linecontrols.h"
#include "designer/theme/theme.h"
#include "model/fields/catalogue.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPushButton>

#include <array>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

using Rule = OnDelete::Rule;
constexpr std::array oneClick = {Rule::Cascade, Rule::Protect, Rule::SetNull};

bool isOneClick(Rule rule)
{
    return std::find(oneClick.begin(), oneClick.end(), rule) != oneClick.end();
}

// SET() and a function of one's own need something to begin with.
QString firstArgument(Rule rule)
{
    return rule == Rule::Custom ? u"set_value"_s : u"None"_s;
}

} // namespace

OnDeleteBar::OnDeleteBar(QWidget *parent)
    : QWidget(parent)
    , m_menu(new QMenu(this))
    , m_argument(new LineEdit(this))
    , m_hint(sentence({}, this))
{
    setObjectName(u"onDelete"_s);
    auto *box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->setSpacing(4);
    for (Rule rule : oneClick) {
        const QString name = onDeleteRow(rule).name.toString();
        QPushButton *button = addButton(name, u"onDelete_"_s + name);
        button->setToolTip(QCoreApplication::translate("Options", onDeleteRow(rule).help));
        connect(button, &QPushButton::clicked, this, [this, rule] { choose(rule); });
        line->addWidget(button);
    }
    m_more = addButton(u"…"_s, u"onDelete_more"_s);
    m_more->setToolTip(tr("The other rules"));
    connect(m_more, &QPushButton::clicked, this, [this] {
        fillMenu();
        m_menu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2)));
    });
    line->addWidget(m_more);
    line->addStretch();
    box->addLayout(line);

    m_menu->setObjectName(u"onDelete_menu"_s);
    m_argument->setObjectName(u"onDelete_value"_s);
    m_argument->setAccessibleName(tr("Argument of the delete rule"));
    m_argument->setFont(codeFont(12));
    connect(m_argument, &LineEdit::textEdited, this, [this](const QString &text) {
        m_argument->setInvalid(text.trimmed().isEmpty());
        if (text.trimmed().isEmpty() || !m_shown)
            return;
        m_shown->argument = text.trimmed();
        Q_EMIT chosen(*m_shown, true);
    });
    connect(m_argument, &LineEdit::abandoned, this, &OnDeleteBar::showArgument);
    connect(m_argument, &LineEdit::left, this, [this] {
        if (m_argument->text().trimmed().isEmpty())
            showArgument();
        Q_EMIT editingEnded();
    });
    m_hint->setFont(uiFont(12));
    box->addWidget(m_argument);
    box->addWidget(m_hint);
}

QPushButton *OnDeleteBar::addButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setAccessibleName(tr("on_delete %1").arg(text));
    button->setFont(uiFont(11, QFont::DemiBold));
    button->setProperty("dense", true);
    button->setAutoDefault(false);
    button->installEventFilter(this);
    m_buttons.append(button);
    return button;
}

void OnDeleteBar::fillMenu()
{
    m_menu->clear();
    QStringList later; // names, and the version that brings them
    QString since;
    for (const OnDeleteRow &row : onDeleteRules()) {
        const bool current = m_shown && m_shown->rule == row.rule;
        const bool there = row.versions().covers(m_version);
        if (!there) {
            later.append(row.name.toString());
            since = row.since.toString();
        }
        if (isOneClick(row.rule) || (!there && !current))
            continue;
        const QString text = row.rule == Rule::Custom ? tr("Own function…")
                             : row.takesArgument      ? row.name.toString() + u"(…)"_s
                                                      : row.name.toString();
        QAction *action = m_menu->addAction(text);
        action->setObjectName(u"onDelete_"_s + (row.name.isEmpty() ? u"custom"_s : row.name.toString()));
        action->setToolTip(QCoreApplication::translate("Options", row.help));
        action->setCheckable(true);
        action->setChecked(current);
        connect(action, &QAction::triggered, this, [this, rule = row.rule] { choose(rule); });
    }
    if (!later.isEmpty()) {
        m_menu->addSeparator();
        QAction *note = m_menu->addAction(tr("%1: Django %2, this project is for %3").arg(later.join(u", "_s), since, m_version));
        note->setObjectName(u"onDelete_later"_s);
        note->setToolTip(tr("The version can be chosen where the project's properties are shown: with nothing selected."));
        note->setEnabled(false);
    }
    m_menu->setToolTipsVisible(true);
}

void OnDeleteBar::choose(Rule rule)
{
    if (m_shown && m_shown->rule == rule)
        return;
    const bool takesArgument = onDeleteRow(rule).takesArgument;
    display(OnDelete{.rule = rule, .argument = takesArgument ? firstArgument(rule) : QString()}, m_version);
    Q_EMIT chosen(*m_shown, false);
    if (takesArgument) {
        m_argument->setFocus();
        m_argument->selectAll();
    }
}

void OnDeleteBar::display(const std::optional<OnDelete> &shown, const QString &djangoVersion)
{
    const bool same = m_shown && shown && *m_shown == *shown;
    m_shown = shown;
    m_version = djangoVersion;
    const bool other = shown && !isOneClick(shown->rule);
    for (int i = 0; i < m_buttons.size(); ++i) {
        QPushButton *button = m_buttons[i];
        const bool chosen = shown && (button == m_more ? other : oneClick[size_t(i)] == shown->rule);
        const QString name = shown ? onDeleteRow(shown->rule).name.toString() : QString();
        if (button->property("rule").toString() != name)
            setLook(button, "chosen", false);
        button->setProperty("rule", name);
        setLook(button, "chosen", chosen);
    }
    const QString rule = other ? onDeleteRow(shown->rule).name.toString() : QString();
    m_more->setText(!other ? u"…"_s : rule.isEmpty() ? tr("function") : rule);
    m_more->setAccessibleName(other ? tr("on_delete %1, other rules").arg(m_more->text())
                                    : tr("Other rules for on_delete"));
    const bool there = !shown || onDeleteRow(shown->rule).versions().covers(m_version);
    m_hint->setText(!shown  ? tr("Several rules")
                    : there ? QCoreApplication::translate("Options", onDeleteRow(shown->rule).help)
                            : tr("Django %1 does not have this rule: it came with %2.")
                                  .arg(m_version, onDeleteRow(shown->rule).since));
    if (!same || !m_argument->hasFocus())
        showArgument();
}

void OnDeleteBar::showArgument()
{
    m_argument->setInvalid(false);
    m_argument->setVisible(m_shown && onDeleteRow(m_shown->rule).takesArgument);
    const QString text = m_shown ? m_shown->argument : QString();
    if (m_argument->text() != text)
        m_argument->setText(text);
}

// Left and right go along the rules, as in any row of buttons of which one holds.
bool OnDeleteBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int by = key == Qt::Key_Right ? 1 : key == Qt::Key_Left ? -1 : 0;
        const auto at = m_buttons.indexOf(static_cast<QPushButton *>(watched));
        if (by != 0 && at >= 0) {
            m_buttons[(at + by + m_buttons.size()) % m_buttons.size()]->setFocus(Qt::TabFocusReason);
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Down) && at >= 0) {
            m_buttons[at]->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace relata
