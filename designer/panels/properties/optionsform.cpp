// SPDX-License-Identifier: GPL-3.0-or-later
#include "designer/panels/properties/optionsform.h"

#include "designer/panels/properties/formrow.h"
#include "designer/panels/properties/linecontrols.h"
#include "designer/theme/theme.h"

#include <QCoreApplication>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace relata {

using namespace Qt::StringLiterals;

namespace {

QString sectionTitle(Section section)
{
    switch (section) {
    case Section::Main:
        return OptionsForm::tr("Options");
    case Section::Relation:
        return OptionsForm::tr("Relationship");
    case Section::Database:
        return OptionsForm::tr("Database");
    case Section::Validation:
        return OptionsForm::tr("Validation");
    case Section::Editing:
        return OptionsForm::tr("Words and forms");
    }
    return {};
}

QString sectionName(Section section)
{
    static const QStringList names{u"main"_s, u"relation"_s, u"database"_s, u"validation"_s, u"editing"_s};
    return names[int(section)];
}

} // namespace

OptionsForm::OptionsForm(const QList<Section> &folded, QWidget *parent)
    : QWidget(parent)
    , m_folded(folded)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
}

void OptionsForm::setRows(const Rows &rows, Section lead)
{
    if (rows == m_rows && lead == m_lead)
        return;
    m_rows = rows;
    m_lead = lead;
    m_lines.clear();
    if (m_inset)
        m_layout->removeWidget(m_inset);
    for (const Group &group : m_groups) {
        if (group.body)
            leaveControls(*group.body);
        // Not deleted at once: a click on a control in there can be what ended the edit that led here.
        for (QWidget *widget : {static_cast<QWidget *>(group.heading), static_cast<QWidget *>(group.body)}) {
            if (!widget)
                continue;
            widget->hide();
            widget->setParent(nullptr);
            widget->deleteLater();
        }
    }
    m_groups.clear();
    Rows leading;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(leading),
                 [&](const OptionRow *row) { return isLeading(*row); });
    addGroup(lead, leading, false);
    if (m_inset)
        m_layout->addWidget(m_inset);
    for (Section section :
         {Section::Main, Section::Relation, Section::Database, Section::Validation, Section::Editing}) {
        Rows rest;
        std::copy_if(rows.begin(), rows.end(), std::back_inserter(rest),
                     [&](const OptionRow *row) { return row->section == section && !isLeading(*row); });
        addGroup(section, rest, true);
    }
}

bool OptionsForm::isLeading(const OptionRow &row) const
{
    return row.section == m_lead && (m_lead == Section::Main || row.type == ValueType::Identifier);
}

void OptionsForm::addGroup(Section section, const Rows &rows, bool heading)
{
    if (rows.empty())
        return;
    Group group{.section = section, .rows = rows};
    if (heading) {
        group.heading = new QToolButton(this);
        group.heading->setObjectName(u"section_"_s + sectionName(section));
        group.heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        group.heading->setIconSize({14, 14});
        group.heading->setFont(uiFont(12, QFont::DemiBold));
        group.heading->setFocusPolicy(Qt::TabFocus);
        group.heading->setProperty("bare", true);
        m_layout->addWidget(group.heading);
    }
    group.body = new QWidget(this);
    auto *box = new QVBoxLayout(group.body);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(8);
    for (const OptionRow *row : rows)
        m_lines.push_back(addLine(*row, group.body));
    m_layout->addWidget(group.body);
    m_groups.push_back(group);
    if (!heading)
        return;
    fold(group, m_folded.contains(section));
    connect(group.heading, &QToolButton::clicked, this, [this, group] {
        const bool folded = m_folded.removeAll(group.section) == 0;
        if (folded)
            m_folded.append(group.section);
        fold(group, folded);
    });
}

void OptionsForm::fold(const Group &group, bool folded)
{
    group.body->setVisible(!folded);
    group.heading->setIcon(icon(folded ? u"chevron-right"_s : u"chevron-down"_s, &Theme::quietText));
}

OptionsForm::Line OptionsForm::addLine(const OptionRow &row, QWidget *body)
{
    const QString name = row.name.toString();
    auto *editor = OptionEditor::make(row, body);
    auto *holder = new FormRow(name, editor, body, editor->isWide());
    auto *reset = new QToolButton(holder);
    holder->label()->setObjectName(u"label_"_s + name);
    holder->label()->setToolTip(QCoreApplication::translate("Options", row.help));
    reset->setObjectName(u"reset_"_s + name);
    reset->setAccessibleName(tr("Reset %1").arg(name));
    reset->setToolTip(tr("Back to Django's default"));
    reset->setIcon(icon(u"reset"_s, &Theme::selection));
    reset->setIconSize({14, 14});
    reset->setFixedSize(20, 20);
    reset->setProperty("bare", true);
    holder->setTrailing(reset);
    body->layout()->addWidget(holder);

    connect(editor, &OptionEditor::edited, this,
            [this, &row](const std::optional<Value> &value) { Q_EMIT edited(row, value); });
    connect(editor, &OptionEditor::editingEnded, this, &OptionsForm::editingEnded);
    connect(editor, &OptionEditor::refused, holder, &FormRow::setRefusal);
    connect(holder->notes(), &ProblemNotes::fixRequested, this, &OptionsForm::fixRequested);
    connect(reset, &QToolButton::clicked, this, [this, &row] {
        Q_EMIT edited(row, std::nullopt);
        Q_EMIT editingEnded();
    });
    return {.row = &row, .holder = holder, .editor = editor, .reset = reset};
}

void OptionsForm::display(const QHash<const OptionRow *, OptionState> &states, const OptionNames &names, bool fresh)
{
    for (const Line &line : m_lines) {
        const OptionState state = states.value(line.row);
        line.editor->display(state, names, fresh);
        const bool set = state.own.has_value() || state.differing;
        line.holder->setMarked(set); // what departs from the default stands out, and can be taken back
        line.reset->setVisible(set);
    }
    titleGroups(states);
}

void OptionsForm::titleGroups(const QHash<const OptionRow *, OptionState> &states)
{
    for (const Group &group : m_groups) {
        if (!group.heading)
            continue;
        const auto count = std::count_if(group.rows.begin(), group.rows.end(), [&](const OptionRow *row) {
            return states.value(row).own || states.value(row).differing;
        });
        const QString title = sectionTitle(group.section);
        group.heading->setText(count > 0 ? tr("%1 · %n set", nullptr, int(count)).arg(title) : title);
        group.heading->setAccessibleName(group.heading->text());
    }
}

void OptionsForm::showProblems(const QHash<QString, QList<Problem>> &byControl)
{
    for (const Line &line : m_lines)
        line.holder->notes()->display(byControl.value(line.row->name.toString()));
}

bool OptionsForm::has(const QString &option) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const OptionRow *row) { return row->name == option; });
}

} // namespace relata
